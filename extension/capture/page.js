// SPDX-License-Identifier: EUPL-1.2
// Pages of the browser, from its events: (state, event) -> state. Pure.
//
// Life of a page
//   pending    born with the main_frame request of a tab (a POST form, a link,
//              a typed address); each redirect moves it to the next host. A
//              newer one takes its place: downloads and stopped loads end so.
//   prerender  the same, in a frame of its own, not on screen; its commit
//              gives it a document id, by which it is known when it is shown.
//   shown      at webNavigation.onCommitted: of the pending page of that site,
//              of the known page with that document id (activation of a
//              prerender, return from the back/forward cache), or of a new
//              page when no request was seen (a service worker or a prefetch
//              served it; Firefox may also report the request afterwards: it
//              is then joined by the browser's clock).
//   hidden     when the next page of the tab is shown. It stays the owner of
//              what it still sends, and may come back. MAX_HIDDEN per tab.
//   gone       with its tab, or past MAX_HIDDEN.
// The background may die at any event. What a tab shows is written at once, the
// rest soon after (session.js); woken again it has what was written, an exchange
// whose beginning it missed begins with its next event (request.js), and the
// documents say again what they asked for and what was chosen in them
// (content/*.js, "again"). A load of which nothing was written and no event came
// is a page opened before us: it says so.
//
// Life of the host, as pages see it (host/port.js)
//   idle -> connecting -> ready       on first need; 2 min without traffic: idle
//   connecting -> a reason in capitals   missing, forbidden, broken, silent, of
//              another version: said; tried again when a page needs it, ever
//              later, and at once when the person asks
//   ready -> lost -> connecting       it went or hung: started again, what was
//              asked is asked once more; no page has to be loaded anew
//   lost -> a reason                  it keeps going: given up, said
//
// A prefetch has type main_frame but a document that asks for it: it is a
// request of that document. Same-document navigation changes nothing. An error
// page stands for the site that did not answer; it is not measurable.

import { merge } from "./contact.js";
import { byDoc } from "./owner.js";
import {
  addPage,
  bindDoc,
  dropPage,
  MAX_HIDDEN,
  pagesOf,
  putPage,
  shownPage,
} from "./state.js";

/**
 * @typedef {import("./state.js").State} State
 * @typedef {import("./state.js").Page} Page
 * @typedef {import("./event.js").RequestEvent} RequestEvent
 * @typedef {import("./event.js").NavigationEvent} NavigationEvent
 */

/**
 * A request that loads a page begins, or goes on after a redirect.
 * @param {State} state
 * @param {RequestEvent} event
 * @returns {[State, string]} key of the page
 */
export function load(state, event) {
  const { origin, host } = event;
  const pages = pagesOf(state, event.tab);
  const known = pages.find((page) => page.request === event.id);
  if (known?.committed) {
    const moved = { ...known, answered: false };
    return [putPage(state, moved), known.key];
  }
  const stage = event.prerender ? "prerender" : "pending";
  /** @type {State} */
  let next = state;
  let newer = false;
  let page = known && { ...known, origin, host, answered: false };
  if (page) {
    next = putPage(state, page);
  } else {
    const frame = event.prerender ? event.frame : 0;
    for (const old of pages) {
      if (old.stage !== stage || old.frame !== frame) continue;
      // Told late, it may be of the page on screen; the newer load goes on.
      if (old.at > event.at) newer = true;
      else next = dropPage(next, old.key);
    }
    const { id: request, tab, at } = event;
    const born = { tab, stage, frame, request, origin, host, at };
    [next, page] = addPage(
      next,
      /** @type {typeof born & {stage: Page["stage"]}} */ (born),
    );
  }
  const [joined, key] = join(next, page, event.at);
  if (!newer || key !== page.key) return [joined, key];
  return [dropPage(joined, key), ""];
}

/**
 * Firefox may report the request that loaded a page after showing it.
 * @param {State} state
 * @param {Page} page
 * @param {number} at  of the request
 * @returns {[State, string]}
 */
function join(state, page, at) {
  if (page.stage !== "pending") return [state, page.key];
  const [shown] = pagesOf(state, page.tab)
    .filter(
      ({ request, openedBefore, origin, committed }) =>
        request === "" &&
        !openedBefore &&
        origin === page.origin &&
        at <= committed,
    )
    .sort((a, b) => a.committed - b.committed);
  if (!shown) return [state, page.key];
  const { request, answered } = page;
  const tally = merge(page.tally, shown.tally);
  const joined = { ...shown, request, answered, at: page.at, tally };
  return [putPage(dropPage(state, page.key), joined), shown.key];
}

/**
 * @param {State} state
 * @param {NavigationEvent} event  kind commit
 * @returns {State}
 */
export function commit(state, event) {
  if (event.parent !== -1) {
    const owner = byDoc(state, event.parentDoc) ?? shownPage(state, event.tab);
    return owner ? bindDoc(state, owner.key, event.doc) : state;
  }
  if (event.prerender) {
    const page = pagesOf(state, event.tab).find(
      ({ stage, frame }) => stage === "prerender" && frame === event.frame,
    );
    return page ? bindDoc(state, page.key, event.doc) : state;
  }
  const [next, page] = committed(state, event);
  return bindDoc(show(next, page, event), page.key, event.doc);
}

/**
 * @param {State} state
 * @param {NavigationEvent} event
 * @returns {[State, Page]} the page that this commit puts on screen
 */
function committed(state, event) {
  const { tab, origin, host, at } = event;
  const pages = pagesOf(state, tab);
  const known = byDoc(state, event.doc);
  const here = origin === "" ? [] : pages.filter((p) => p.origin === origin);
  const page =
    (known?.tab === tab ? known : undefined) ??
    here.find(({ stage }) => stage === "pending") ??
    here.find((p) => event.history && p.stage === "hidden" && isOld(p, event));
  if (page) return [state, page];
  return addPage(state, { tab, stage: "pending", origin, host, at });
}

/** @param {Page} page @param {NavigationEvent} event */
function isOld(page, event) {
  return event.doc === "" && page.url === event.url;
}

/** @param {State} state @param {Page} page @param {NavigationEvent} event */
function show(state, page, event) {
  let next = state;
  const before = shownPage(state, event.tab);
  if (before && before.key !== page.key) {
    next = putPage(next, { ...before, stage: "hidden" });
  }
  next = putPage(next, {
    ...page,
    stage: "shown",
    frame: 0,
    url: event.url,
    committed: event.at,
    why: page.why ?? event.why,
  });
  const hidden = pagesOf(next, event.tab)
    .filter(({ stage }) => stage === "hidden")
    .sort((a, b) => b.committed - a.committed);
  for (const old of hidden.slice(MAX_HIDDEN)) next = dropPage(next, old.key);
  return next;
}

/**
 * @param {State} state
 * @param {NavigationEvent} event  kind loaded
 * @returns {State}
 */
export function loaded(state, event) {
  if (event.parent !== -1 || event.prerender) return state;
  // Firefox reports no commit of its own pages (about:support).
  const known = byDoc(state, event.doc)?.tab === event.tab;
  const next = known || event.doc === "" ? state : commit(state, event);
  const page = byDoc(next, event.doc) ?? shownPage(next, event.tab);
  if (!page || page.loaded) return next;
  return putPage(next, { ...page, loaded: true });
}

/**
 * Chromium shows an error page and reports no commit.
 * @param {State} state
 * @param {NavigationEvent} event  kind unreached
 * @returns {State}
 */
export function unreached(state, event) {
  if (event.parent !== -1 || event.prerender) return state;
  const [next, page] = committed(state, { ...event, doc: "" });
  return loaded(show(next, page, { ...event, why: event.why ?? "no-answer" }), {
    ...event,
    doc: "",
  });
}
