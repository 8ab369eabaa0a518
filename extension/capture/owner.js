// SPDX-License-Identifier: EUPL-1.2
// Which page a request belongs to: the one that sent it, not the one on screen
// when it is reported. Pure.
//
// By document id first (Chromium; Firefox, except for keepalive and workers),
// then by the address of the asking document (Firefox), then by its origin.
// A page's last beacons come after the next page is on screen.

import { bindDoc, pagesOf, shownPage } from "./state.js";

/**
 * @typedef {import("./state.js").State} State
 * @typedef {import("./state.js").Page} Page
 * @typedef {import("./event.js").RequestEvent} RequestEvent
 */

/**
 * @param {State} state
 * @param {RequestEvent} event  not one that loads a page
 * @returns {[State, string]} key of the page; "" when there is none
 */
export function ownerOf(state, event) {
  const known = byDoc(state, event.doc) ?? byDoc(state, event.parentDoc);
  if (known) return [bindDoc(state, known.key, event.doc), known.key];
  const page = event.tab < 0 ? ofWorker(state, event) : inTab(state, event);
  if (!page) return [state, ""];
  return [bindDoc(state, page.key, event.doc), page.key];
}

/** @param {State} state @param {string} doc @returns {Page | undefined} */
export function byDoc(state, doc) {
  if (doc === "") return undefined;
  return Object.values(state.pages).find((page) => page.docs.includes(doc));
}

/**
 * A service worker works for every page of its origin. When exactly one is
 * open, it is that one's doing; otherwise nobody can tell. What is fetched
 * beside it for a page that it answers is that of the page being loaded.
 * @param {State} state
 * @param {RequestEvent} event
 */
function ofWorker(state, event) {
  const stage = event.main ? "pending" : "shown";
  const origin = event.main ? event.origin : event.fromOrigin;
  const open = Object.values(state.pages).filter(
    (page) => page.stage === stage && page.origin === origin,
  );
  return origin !== "" && open.length === 1 ? open[0] : undefined;
}

/** @param {State} state @param {RequestEvent} event @returns {Page | undefined} */
function inTab(state, event) {
  const pages = pagesOf(state, event.tab);
  const prerendered = pages.find(
    (page) => page.stage === "prerender" && page.frame === event.frame,
  );
  if (event.prerender && prerendered) return prerendered;
  const shown = shownPage(state, event.tab);
  // A document that we have not met yet, of the page being loaded: its commit
  // is reported after its first requests.
  const pending = pages.find((page) => page.stage === "pending");
  if (pending?.answered && event.doc !== "" && isFrom(pending, event)) {
    return pending;
  }
  const seen = pages.filter((page) => page.committed > 0);
  const ordered = shown ? [shown, ...seen.filter((p) => p !== shown)] : seen;
  return (
    ordered.find((page) => event.fromUrls.includes(page.url)) ??
    ordered.find((page) => isFrom(page, event)) ??
    shown
  );
}

/** @param {Page} page @param {RequestEvent} event */
function isFrom(page, event) {
  return page.origin !== "" && page.origin === event.fromOrigin;
}
