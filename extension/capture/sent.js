// SPDX-License-Identifier: EUPL-1.2
// The names of the cookies that the request of a page sent: what the site had
// stored before it, also where no script can see it (HttpOnly). They stay in
// the extension and tell one thing, whether an earlier choice is possible
// (consent.js). Pure.

import { MAX_COOKIE_NAME } from "./event.js";
import { putPage } from "./state.js";

/**
 * @typedef {import("./state.js").State} State
 *
 * @typedef {object} SentEvent
 * @property {"sent"} kind
 * @property {number} tab
 * @property {string} request  the browser's id of it
 * @property {string[]} names
 */

/** Kept of one page; one is enough for a doubt. */
export const MAX_SENT = 64;

/**
 * @param {{requestId: string, tabId: number,
 *   requestHeaders?: {name: string, value?: string}[]}} details
 *   of webRequest.onSendHeaders, either browser's
 * @returns {SentEvent}
 */
export function readSent({ requestId, tabId, requestHeaders = [] }) {
  const names = requestHeaders
    .filter(({ name }) => name.toLowerCase() === "cookie")
    .flatMap(({ value }) => (value ?? "").split(";"))
    .map((one) => (one.split("=", 1)[0] ?? "").trim())
    .filter((name) => name !== "")
    .map((name) => name.slice(0, MAX_COOKIE_NAME));
  const kept = [...new Set(names)].slice(0, MAX_SENT);
  return { kind: "sent", tab: tabId, request: requestId, names: kept };
}

/**
 * Of the hops of a request the last one counts: it went to the page's own host.
 * @param {State} state
 * @param {SentEvent} event
 * @returns {State}
 */
export function sent(state, { request, names }) {
  const page = Object.values(state.pages).find(
    (one) => one.request === request && request !== "",
  );
  return page ? putPage(state, { ...page, sent: names }) : state;
}
