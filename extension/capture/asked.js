// SPDX-License-Identifier: EUPL-1.2
// What a document says that it asked for (content/asked.js), beside what the
// browser reports of requests. What the browser reports is better known and
// wins; what it does not report came from its memory: asked for, not contacted
// this time. Except for a connection that the page asks for ahead: no browser
// reports it, so it may have been made, and counts as `possible`. The target of
// a form of another site is there before anybody types: `form`, not contacted
// (`cached`) until it is sent. Pure.

import { count } from "./contact.js";
import { byDoc } from "./owner.js";
import { sameSite } from "./site.js";
import { putPage, shownPage } from "./state.js";

/**
 * @typedef {import("./state.js").State} State
 * @typedef {import("./state.js").Page} Page
 * @typedef {import("./contact.js").Tally} Tally
 * @typedef {import("./resource.js").Resource} Resource
 * at: ms since the epoch, when it is known; of several, of the first.
 * @typedef {{host: string, resource: Resource, at?: number,
 *   frame: import("./site.js").Frame, ahead: boolean}} Asked
 *
 * @typedef {object} AskedEvent
 * @property {"asked"} kind
 * @property {number} tab
 * @property {number} frame     0: the page itself
 * @property {string} doc       "" when the browser does not tell
 * @property {string} fromHost  of the document
 * @property {Omit<Asked, "frame">[]} asked  ahead: a connection, no request
 */

/** Kept of one page; more is left out, it only fills gaps. */
export const MAX_ASKED = 1000;

/** From PerformanceResourceTiming.initiatorType, and three words of ours; our
 * fourth, `preconnect`, is no kind of request.
 * @type {ReadonlyMap<string, Resource>} */
const RESOURCES = new Map([
  ["script", "script"],
  ["stylesheet", "style"],
  ["font", "font"],
  ["css", "image"],
  ["img", "image"],
  ["image", "image"],
  ["input", "image"],
  ["video", "media"],
  ["audio", "media"],
  ["track", "media"],
  ["iframe", "frame"],
  ["frame", "frame"],
  ["embed", "frame"],
  ["object", "frame"],
  ["fetch", "fetch"],
  ["xmlhttprequest", "fetch"],
  ["beacon", "beacon"],
  ["form", "form"],
]);

/**
 * @param {any} message  from a content script, so from a page's process
 * @param {{tab?: {id?: number}, frameId?: number, documentId?: string,
 *   url?: string}} sender
 * @returns {AskedEvent | null}
 */
export function readAsked(message, sender) {
  const tab = sender.tab?.id;
  if (message?.event !== "asked" || !Array.isArray(message.asked)) return null;
  if (tab === undefined || sender.frameId === undefined) return null;
  const asked = message.asked
    .slice(0, MAX_ASKED)
    .filter(
      (/** @type {any} */ one) =>
        typeof one?.host === "string" && typeof one.by === "string",
    )
    .map((/** @type {{host: string, by: string, at: any}} */ one) => ({
      host: bare(one.host),
      resource: RESOURCES.get(one.by) ?? "other",
      ahead: one.by === "preconnect",
      ...(Number.isFinite(one.at) ? { at: Number(one.at) } : {}),
    }));
  const fromHost = URL.canParse(sender.url ?? "")
    ? bare(new URL(/** @type {string} */ (sender.url)).hostname)
    : "";
  const { frameId: frame, documentId: doc = "" } = sender;
  return { kind: "asked", tab, frame, doc, fromHost, asked };
}

/** An IPv6 address without its brackets, as requests have it. @param {string} host */
function bare(host) {
  return host.replace(/^\[(.*)\]$/, "$1");
}

/** @param {State} state @param {AskedEvent} event @returns {State} */
export function ask(state, event) {
  const page = byDoc(state, event.doc) ?? shownPage(state, event.tab);
  if (!page) return state;
  const top = event.frame === 0;
  if (top && page.host !== event.fromHost) return state;
  const near = sameSite(event.fromHost, page.host) ? "same-site" : "foreign";
  const frame = top ? "top" : near;
  const fresh = event.asked
    .filter((one) => !has(page.asked, one))
    // A form that goes to the page's own site goes nowhere new.
    .filter((one) => !isForm(one) || !sameSite(one.host, page.host))
    .map((one) => ({ ...one, frame: /** @type {Asked["frame"]} */ (frame) }));
  const told = page.told || top;
  if (fresh.length === 0 && told === page.told) return state;
  const asked = [...page.asked, ...fresh].slice(0, MAX_ASKED);
  const gap = fresh.some((one) => one.ahead || !isCounted(page.tally, one));
  const news = page.tally.news + (gap ? 1 : 0);
  const tally = { ...page.tally, news };
  return putPage(state, { ...page, asked, told, tally });
}

/** The target of a form, of which nobody was asked anything yet.
 * @param {{resource: Resource}} one */
export const isForm = ({ resource }) => resource === "form";

/** @param {Asked[]} list @param {Omit<Asked, "frame">} one */
function has(list, { host, resource, ahead }) {
  return list.some(
    (a) => a.host === host && a.resource === resource && a.ahead === ahead,
  );
}

/**
 * Is it among what the browser reported? A kind that is not told apart is, as
 * soon as its host is.
 * @param {Tally} tally
 * @param {{host: string, resource: Resource}} asked
 */
export function isCounted(tally, { host, resource }) {
  if (!Object.hasOwn(tally.hosts, host)) return false;
  if (resource === "other") return true;
  const groups = Object.values(tally.hosts[host]?.groups ?? {});
  return groups.some((types) => Object.hasOwn(types, resource));
}

/**
 * The tally with what only the page told.
 * @param {Tally} tally
 * @param {Asked[]} asked
 * @param {(at: number | undefined) => number} [slotOf]
 * @returns {Tally}
 */
export function fillGaps(tally, asked, slotOf = () => 0) {
  let filled = tally;
  for (const { ahead, at, ...one } of asked) {
    if (ahead || isCounted(filled, one)) continue;
    filled = count(filled, { ...one, outcome: "cached", slot: slotOf(at) });
  }
  for (const { ahead, at, ...one } of asked) {
    if (!ahead || isConnected(tally, one.host)) continue;
    filled = count(filled, { ...one, outcome: "possible", slot: slotOf(at) });
  }
  return filled;
}

/** Does what the browser reported tell whether it connected?
 * @param {Tally} tally @param {string} host */
function isConnected(tally, host) {
  if (!Object.hasOwn(tally.hosts, host)) return false;
  const groups = Object.keys(tally.hosts[host]?.groups ?? {});
  return groups.some((key) => /contacted|possible|failed/.test(key));
}
