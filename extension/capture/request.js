// SPDX-License-Identifier: EUPL-1.2
// Requests, from their first event to their last: what each makes of its page.
// (state, event) -> state. Pure.
//
// A request keeps its id along redirects; each hop is an exchange with a host
// of its own, a Leg. A leg's outcome is counted once, at the first event that
// tells it; the hops before a document count as `redirect`.

import { isCounted } from "./asked.js";
import { remember, slotAt } from "./consent.js";
import { addAddress, addCookies, count, uncount } from "./contact.js";
import { allLegs, legOf, onlyLegs } from "./legs.js";
import { learn } from "./memory.js";
import { cameFromServer, isAbort, outcomeOf } from "./outcome.js";
import { ownerOf } from "./owner.js";
import { load } from "./page.js";
import { sameSite } from "./site.js";
import {
  dropLeg,
  MAX_LEGS,
  pagesOf,
  putLeg,
  putPage,
  tallyPage,
} from "./state.js";

/**
 * @typedef {import("./state.js").State} State
 * @typedef {import("./state.js").Page} Page
 * @typedef {import("./state.js").Leg} Leg
 * @typedef {import("./event.js").RequestEvent} RequestEvent
 * @typedef {import("./outcome.js").Outcome} Outcome
 * @typedef {import("./resource.js").Resource} Resource
 */

/** A browser follows a redirect at once, or never. Milliseconds. */
const REDIRECT_MS = 5000;

/**
 * @param {State} state
 * @param {RequestEvent} event
 * @returns {State}
 */
export function request(state, event) {
  if (event.kind === "request") return begin(state, event);
  const known = legOf(state.legs, event.id);
  if (!known && event.kind === "error" && isOldNews(state, event)) return state;
  // We may have been woken in the middle of an exchange.
  const next = known ? state : begin(state, event);
  const leg = /** @type {Leg} */ (legOf(next.legs, event.id));
  return note(next, leg, event);
}

/** The end of an answer whose beginning was counted and forgotten, as of a
 * video that the page leaves. @param {State} state @param {RequestEvent} event */
function isOldNews(state, event) {
  if (isLoad(event)) return false;
  const [next, key] = ownerOf(state, event);
  const page = next.pages[key];
  return page !== undefined && isCounted(page.tally, event);
}

/** Does it load a page? A prefetch is asked for by a document, and what the
 * browser fetches for a service worker that answers a page (navigation preload,
 * Firefox) has no tab. @param {RequestEvent} event */
function isLoad(event) {
  return event.main && event.doc === "" && event.tab >= 0;
}

/** @param {State} state @param {RequestEvent} event @returns {State} */
function begin(state, event) {
  const before = legOf(state.legs, event.id);
  let next = before?.undone ? takeBack(state, before) : state;
  let key = before?.page ?? "";
  if (isLoad(event)) [next, key] = load(next, event);
  else if (!before) [next, key] = ownerOf(next, event);
  if (key === "" && !before) next = { ...next, aside: next.aside + 1 };
  // A petition's form may well send its data into a frame of the same page.
  const post = event.post && (isLoad(event) || event.resource === "frame");
  /** @type {Leg} */
  const leg = {
    page: key,
    form: post && isLoad(event) ? before?.form || formOf(next, key, event) : "",
    host: event.host,
    frame: frameOf(next.pages[key], event),
    resource: event.main && event.doc !== "" ? "other" : event.resource,
    post,
    at: event.at,
    headers: false,
    confirmed: false,
    outcome: null,
    over: false,
    undone: false,
  };
  return trim(putLeg(next, event.id, leg), event);
}

/**
 * The page whose form is sent: it made the browser send it.
 * @param {State} state
 * @param {string} key  of the page that the form loads
 * @param {RequestEvent} event
 */
function formOf(state, key, { tab, fromOrigin, at }) {
  const sender = pagesOf(state, tab).find(
    (page) =>
      page.key !== key &&
      page.committed > 0 &&
      page.committed < at &&
      page.origin === fromOrigin,
  );
  return sender?.key ?? "";
}

/**
 * @param {Page | undefined} page
 * @param {RequestEvent} event
 * @returns {import("./site.js").Frame}
 */
function frameOf(page, event) {
  if (!page) return "top";
  const frame = event.resource === "frame";
  // A page's own frame has another number while Chromium puts it on screen or
  // takes it away; it has no parent all the same.
  const asking = frame || event.parent === -1 ? event.parent : event.frame;
  if (asking === page.frame || asking === -1) return "top";
  return sameSite(event.fromHost, page.host) ? "same-site" : "foreign";
}

/** @param {State} state @param {Leg} leg @param {RequestEvent} event */
function note(state, leg, event) {
  const fresh = cameFromServer(event);
  const { cookies } = event;
  // A proxy's address says nothing of who receives the request behind it.
  const ip = event.proxied ? null : event.ip;
  const load = isLoad(event);
  // A redirect that loads a page is told apart from the page by what follows.
  const hop = load && event.kind === "headers" && isRedirect(event.status);
  const confirmed = leg.confirmed || event.confirmed;
  const sign = { ...event, confirmed };
  const outcome = leg.outcome || hop ? null : outcomeOf(sign, leg.headers);
  let next = state;
  for (const key of new Set([leg.page, leg.form])) {
    const { at, host } = leg;
    const slot = slotAt(next.pages[key], at);
    /** @type {import("./consent.js").Recent[]} */
    const counted = cookies.map((name) => {
      return { at, slot, request: null, cookie: { host, name } };
    });
    next = tallyPage(next, key, (tally) => {
      let t = tally;
      if (ip) t = addAddress(t, host, ip, fresh);
      t = addCookies(t, host, cookies, slot);
      const form = key !== leg.page;
      for (const resource of outcome ? resources(leg, event, form) : []) {
        const frame = form ? "top" : leg.frame;
        const request = {
          host,
          frame,
          outcome: /** @type {Outcome} */ (outcome),
          resource,
        };
        t = count(t, { ...request, slot });
        counted.push({ at, slot, request, cookie: null });
      }
      return t;
    });
    next = remember(next, key, counted);
  }
  if (ip && fresh) next = { ...next, memory: learn(next.memory, leg.host, ip) };
  if (load) next = notePage(next, leg.page, event, outcome);
  if (event.kind === "done" || event.kind === "error") {
    return dropLeg(next, event.id);
  }
  return putLeg(next, event.id, {
    ...leg,
    headers: leg.headers || event.kind === "headers",
    confirmed,
    outcome: leg.outcome ?? outcome,
    over: leg.over || event.kind === "redirect",
    undone: event.kind === "redirect" && event.to === "itself" && !event.ip,
  });
}

/**
 * What an exchange counts as, in its page or in the page whose form it sends.
 * @param {Leg} leg
 * @param {RequestEvent} event
 * @param {boolean} form
 * @returns {Resource[]}
 */
function resources(leg, event, form) {
  if (form) return ["form"];
  if (event.kind === "redirect" && isLoad(event) && event.to !== "itself") {
    return [leg.post ? "form" : "redirect"];
  }
  return leg.post ? [leg.resource, "form"] : [leg.resource];
}

/** @param {number} status */
function isRedirect(status) {
  return status >= 300 && status < 400 && status !== 304;
}

/**
 * @param {State} state
 * @param {string} key
 * @param {RequestEvent} event  of the request that loads it
 * @param {Outcome | null} outcome
 */
function notePage(state, key, event, outcome) {
  const page = state.pages[key];
  if (!page) return state;
  const lost =
    event.kind === "error" &&
    !isAbort(event.error) &&
    outcome !== null &&
    outcome !== "contacted" &&
    outcome !== "cached";
  const why = page.why ?? (event.pdf ? "pdf" : lost ? "no-answer" : null);
  const going = event.kind === "redirect" && event.to !== "itself";
  const hop = event.kind === "headers" && isRedirect(event.status);
  const answered = page.answered || !(going || hop);
  if (why === page.why && answered === page.answered) return state;
  return putPage(state, { ...page, why, answered });
}

/**
 * The redirect to itself led to an exchange after all: the service worker did
 * not answer.
 * @param {State} state
 * @param {Leg} leg
 */
function takeBack(state, { page, host, frame, resource, outcome, at }) {
  if (outcome === null) return state;
  const slot = slotAt(state.pages[page], at);
  const counted = { host, frame, outcome, resource, slot };
  return tallyPage(state, page, (tally) => uncount(tally, counted));
}

/**
 * Answers that began and redirects that nothing followed are forgotten with the
 * next page, or when there are too many; past MAX_LEGS all the same, the oldest
 * are given up as sent.
 * @param {State} state
 * @param {RequestEvent} event
 */
function trim(state, event) {
  const full = state.legs.count > MAX_LEGS;
  if (!full && !isLoad(event)) return state;
  const isOpen = (/** @type {Leg} */ leg) => leg.outcome === null && !leg.over;
  const legs = onlyLegs(
    state.legs,
    (leg) => isOpen(leg) || event.at - leg.at < REDIRECT_MS,
  );
  if (legs.count <= MAX_LEGS) return { ...state, legs };
  const oldest = allLegs(legs)
    .sort(([, a], [, b]) => a.at - b.at)
    .slice(0, MAX_LEGS / 4);
  return oldest.reduce(giveUp, { ...state, legs });
}

/** @param {State} state @param {[string, Leg]} given @returns {State} */
function giveUp(state, [id, leg]) {
  const next = dropLeg(state, id);
  if (leg.outcome || leg.over) return next;
  const { page, host, frame, resource, at } = leg;
  const outcome = /** @type {const} */ ("possible");
  const slot = slotAt(next.pages[page], at);
  const sent = { host, frame, outcome, resource, slot };
  return tallyPage(next, page, (tally) => count(tally, sent));
}
