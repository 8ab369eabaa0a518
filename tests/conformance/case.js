// SPDX-License-Identifier: EUPL-1.2
/**
 * What a case is. A contact is a line, "HOST OUTCOME KIND", as PROTOCOL.md
 * names outcomes and kinds; "(same-site)" or "(foreign)" follows when a frame
 * asked for it. A tab that has no page to speak of says "not measurable: WHY".
 *
 * @typedef {string[]} Lines sorted or not
 *
 * @typedef {object} Limit what one browser can show of a case
 * @property {Lines | Record<string, Lines>} [expect] instead of the case's
 * @property {Record<string, string[]>} [addresses] instead of the case's
 * @property {Lines} [may] besides the case's
 * @property {string[]} [unseen] hosts that are contacted and not shown
 * @property {string} because
 *
 * @typedef {object} Case
 * @property {string} name
 * @property {string} title what happens
 * @property {string} why the truth of it, where the title does not say it
 * @property {string} [host] the page's; "site.test", which many cases share
 * @property {boolean} [plain] its host answers without encryption
 * @property {(url: UrlOf) => string} [body] of the page
 * @property {Record<string, (url: UrlOf) => string>} [files] by path
 * @property {Record<string, import("../e2e/lib/server.js").Route>} [routes]
 * @property {(scene: import("./scene.js").Scene) => Promise<void>} [visit]
 *   without: the page is opened
 * @property {Lines | Record<string, Lines>} expect of the page, or of each tab
 * @property {Lines} [may] lines that may be there as well
 * @property {string[]} [aside] hosts that are contacted by no page shown at
 *   the end
 * @property {Record<string, string[]>} [addresses] where they are not the ones
 *   that the host's name leads to
 * @property {string} [grade] state of the rating
 * @property {string} [says] in the table, instead of contacts that are too many
 * @property {(scene: import("./scene.js").Scene) => Promise<void>} [check]
 *   instead of comparing contacts
 * @property {(stage: Stage) =>
 *   Promise<Partial<import("../e2e/lib/browser.js").Wanted>>} [start] it needs a browser of its own, started so
 * @property {{chromium?: Limit, firefox?: Limit}} [but]
 *
 * @typedef {import("../e2e/lib/server.js").UrlOf} UrlOf
 * @typedef {import("../e2e/lib/stage.js").Stage} Stage
 */

/** An empty icon, so that no browser asks the host for one. */
export const HEAD =
  '<!doctype html><meta charset="utf-8"><link rel="icon" href="data:,">';

/** The host whose page is visited, unless a case has one of its own. */
export const SITE = "site.test";

/** Path of a case's page on its host. @param {Case} one */
export const baseOf = ({ name, host }) => (host ? "/" : `/${name}/`);

/** @param {Case} one */
export const hostOf = ({ host = SITE }) => host;

/** @param {Lines | Record<string, Lines>} expect @returns {Record<string, Lines>} */
export const byTab = (expect) =>
  Array.isArray(expect) ? { page: expect } : expect;
