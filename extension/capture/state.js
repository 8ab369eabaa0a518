// SPDX-License-Identifier: EUPL-1.2
// What the capture knows: pages and requests under way. Pure; plain JSON, so
// that it survives in storage.session.

import { NO_CONTACTS } from "./contact.js";
import { NO_LEGS, withLeg, withoutLeg } from "./legs.js";

/**
 * @typedef {import("./contact.js").Tally} Tally
 * @typedef {import("./outcome.js").Outcome} Outcome
 * @typedef {import("./resource.js").Resource} Resource
 *
 * One document load in one tab. For its life, see page.js.
 * @typedef {object} Page
 * @property {string} key        unique in this session of the browser
 * @property {number} tab
 * @property {"pending" | "prerender" | "shown" | "hidden"} stage
 * @property {number} frame      0, or the frame it is prerendered in
 * @property {string} request    that loads it; "" when we saw none
 * @property {boolean} answered  that request's end is known
 * @property {string} origin
 * @property {string} host
 * @property {number} url        identity, capture/event.js
 * @property {string[]} docs     ids of its document and of those framed in it
 * @property {number} at         when it began, ms since the epoch
 * @property {number} committed  when it came on screen, ms; 0: not yet
 * @property {import("./measurable.js").Unmeasurable | null} why  no letter
 * @property {boolean} openedBefore  we came after it
 * @property {boolean} loaded
 * @property {boolean} told      its document said what it asked for
 * @property {import("./asked.js").Asked[]} asked  what it said
 * @property {string[] | null} declared  hosts that its site's legal notice
 *   names; null: no notice was read
 * @property {string[] | null} sent  names of the cookies that its request
 *   sent; null: the browser did not tell (nobody was asked)
 * @property {import("./consent.js").Consent | null} consent  as it was told;
 *   for screens: timeline.js
 * @property {import("./consent.js").Recent[]} recent
 * @property {Tally} tally
 *
 * A request under way.
 * @typedef {object} Leg
 * @property {string} page       key
 * @property {string} form       key of the page whose form it sends; ""
 * @property {string} host
 * @property {import("./site.js").Frame} frame
 * @property {Resource} resource
 * @property {boolean} post
 * @property {number} at         ms
 * @property {boolean} headers   the answer has begun
 * @property {boolean} confirmed  its headers have it asked for each time
 * @property {Outcome | null} outcome   as counted in the page; null: not yet
 * @property {boolean} over      redirected: what follows is another exchange
 * @property {boolean} undone    that redirect was no exchange: see page.js
 *
 * @typedef {object} State
 * @property {string} seed       prefix of keys
 * @property {number} next       for the next key
 * @property {Record<string, Page>} pages
 * @property {import("./legs.js").Legs} legs  by the browser's request id
 * @property {Record<number, boolean>} tabs   known tabs: is it private?
 * @property {import("./memory.js").Memory} memory
 * @property {Record<string, boolean>} firsts  see consent.js
 * @property {number} aside      requests that no single page can be blamed for
 */

/** Pages kept in a tab behind the one on screen, for back and forward. */
export const MAX_HIDDEN = 5;
/** Documents known of one page: its own and the frames'. */
export const MAX_DOCS = 64;
/** Requests under way in the whole browser; the oldest are given up. */
export const MAX_LEGS = 2000;

/**
 * @param {string} seed  random, new for each start of the background
 * @returns {State}
 */
export function newState(seed) {
  return {
    seed,
    next: 1,
    pages: {},
    legs: NO_LEGS,
    tabs: {},
    memory: {},
    firsts: {},
    aside: 0,
  };
}

/**
 * @param {State} state
 * @param {Partial<Page> & {tab: number, stage: Page["stage"]}} fields
 * @returns {[State, Page]}
 */
export function addPage(state, fields) {
  /** @type {Page} */
  const page = {
    key: `${state.seed}-${state.next}`,
    frame: 0,
    request: "",
    answered: false,
    origin: "",
    host: "",
    url: 0,
    docs: [],
    at: 0,
    committed: 0,
    why: null,
    openedBefore: false,
    loaded: false,
    told: false,
    asked: [],
    declared: null,
    sent: null,
    consent: null,
    recent: [],
    tally: NO_CONTACTS,
    ...fields,
  };
  return [putPage({ ...state, next: state.next + 1 }, page), page];
}

/** @param {State} state @param {Page} page @returns {State} */
export function putPage(state, page) {
  return { ...state, pages: { ...state.pages, [page.key]: page } };
}

/** @param {State} state @param {string} key @returns {State} */
export function dropPage(state, key) {
  const { [key]: _, ...pages } = state.pages;
  return { ...state, pages };
}

/**
 * @param {State} state
 * @param {string} key
 * @param {(tally: Tally) => Tally} change
 * @returns {State}
 */
export function tallyPage(state, key, change) {
  const page = state.pages[key];
  if (!page) return state;
  const tally = change(page.tally);
  return tally === page.tally ? state : putPage(state, { ...page, tally });
}

/**
 * @param {State} state
 * @param {string} key
 * @param {string} doc
 * @returns {State}
 */
export function bindDoc(state, key, doc) {
  const page = state.pages[key];
  if (!page || doc === "" || page.docs.includes(doc)) return state;
  const [own, ...frames] = [...page.docs, doc];
  // The page's own document stays first; the oldest frames go.
  const docs = [/** @type {string} */ (own), ...frames.slice(1 - MAX_DOCS)];
  return putPage(state, { ...page, docs });
}

/** @param {State} state @param {string} id @param {Leg} leg @returns {State} */
export function putLeg(state, id, leg) {
  return { ...state, legs: withLeg(state.legs, id, leg) };
}

/** @param {State} state @param {string} id @returns {State} */
export function dropLeg(state, id) {
  return { ...state, legs: withoutLeg(state.legs, id) };
}

/**
 * @param {State} state
 * @param {number} tab
 * @returns {Page[]} of that tab, the newest first
 */
export function pagesOf(state, tab) {
  return Object.values(state.pages)
    .filter((page) => page.tab === tab)
    .reverse();
}

/** @param {State} state @param {number} tab @returns {Page | undefined} */
export function shownPage(state, tab) {
  return pagesOf(state, tab).find((page) => page.stage === "shown");
}
