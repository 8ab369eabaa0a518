// SPDX-License-Identifier: EUPL-1.2
/**
 * Pages with a consent banner that behave like those of the common tools: the
 * marks by which a tool is known are its own, the rest is written here. What
 * is expected of each is worked out by hand from METHOD.md §6.
 */

/**
 * @typedef {object} Steps what a person does
 * @property {(selector: string) => Promise<void>} click with the mouse
 * @property {(expression: string) => Promise<any>} run in the page
 * @property {() => Promise<void>} again opens the page anew
 * @property {(expression: string) => Promise<void>} wait until it is so
 *
 * @typedef {object} Expected
 * @property {string} banner
 * @property {string} choice
 * @property {boolean} [guessed] from a click alone; yes, where one was made
 * @property {string} [tracker] phases of the tracker's contacts, sorted; "":
 *   it was not asked for
 * @property {string} consent letters of the axis; "": not assessed
 * @property {boolean} [storage] storage_seen; true
 * @property {string[]} [cookies] of scripts, "name phase"
 * @property {string[]} [keys] of storage, "name phase"
 * @property {string} [rule] that must be among the findings
 *
 * @typedef {Expected & {
 *   name: string,
 *   why: string,
 *   body: string,
 *   files?: Record<string, string>,
 *   routes?: Record<string, import("../e2e/lib/server.js").Route>,
 *   act?: (steps: Steps) => Promise<void>,
 * }} Fixture
 */

/** A French company's measurement, on machines in Paris: D before a choice. */
export const TRACKER = "cdn.tracker-fr.test";

/** What the pages share: how they load the tracker, and close their banner. */
export const SCRIPT = (/** @type {string} */ tracker) => `
  const track = () => {
    const script = document.createElement("script");
    script.src = "${tracker}";
    document.head.append(script);
  };
  const $ = (selector) => document.querySelector(selector);
  const on = (selector, run) => $(selector).addEventListener("click", run);
  const store = (name) => {
    document.cookie = name + "=secret; path=/; max-age=600";
  };
  const has = (name) => document.cookie.includes(name + "=");
  const record = (name, value) => {
    document.cookie = name + "=" + value + "; path=/; max-age=600";
  };`;

export const BAR =
  "position:fixed;bottom:0;left:0;right:0;padding:20px;background:#eee";
