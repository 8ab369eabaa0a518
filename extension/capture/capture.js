// SPDX-License-Identifier: EUPL-1.2
// The capture as others see it: feed it events, ask it for pages. Pure.

import { ask, fillGaps, isCounted, isForm } from "./asked.js";
import {
  aboutConsent,
  consent,
  phasesOf,
  slotAt,
  storedBy,
} from "./consent.js";
import { contactsOf, count } from "./contact.js";
import { declare, inherit } from "./declared.js";
import { allLegs } from "./legs.js";
import { commit, loaded, unreached } from "./page.js";
import { isProxied } from "./proxy.js";
import { request } from "./request.js";
import { sent } from "./sent.js";
import { shownPage } from "./state.js";
import { closeTab, meetTab, replaceTab } from "./tab.js";

/**
 * @typedef {import("./state.js").State} State
 * @typedef {import("./state.js").Page} Page
 * @typedef {import("./event.js").RequestEvent
 *   | import("./event.js").NavigationEvent
 *   | import("./tab.js").TabEvent
 *   | import("./asked.js").AskedEvent
 *   | import("./declared.js").DeclaredEvent
 *   | import("./consent.js").ConsentEvent
 *   | import("./sent.js").SentEvent
 *   | {kind: "closed", tab: number}
 *   | {kind: "replaced", tab: number, by: number}} Event
 * @typedef {import("../messages.js").RatePage} RatePage
 * @typedef {import("../messages.js").Contact} Contact
 */

/**
 * A request without an answer counts as sent after this. Milliseconds; most
 * servers answer sooner, and an unfinished page shall not flicker.
 */
export const UNANSWERED_MS = 2000;

/** A host counts once, by the best that is known of it. */
const BEST_FIRST = /** @type {const} */ ([
  "contacted",
  "possible",
  "cached",
  "blocked",
  "failed",
]);

/** @param {State} state @param {Event} event @returns {State} */
export function apply(state, event) {
  switch (event.kind) {
    case "commit":
      return inherit(commit(state, event), event.tab);
    case "loaded":
      return loaded(state, event);
    case "unreached":
      return unreached(state, event);
    case "asked":
      return ask(state, event);
    case "declared":
      return declare(state, event);
    case "consent":
      return consent(state, event);
    case "sent":
      return sent(state, event);
    case "tab":
      return meetTab(state, event);
    case "closed":
      return closeTab(state, event.tab);
    case "replaced":
      return replaceTab(state, event.tab, event.by);
    default:
      return request(state, event);
  }
}

/** @param {State} state @param {number} tab @returns {Page | undefined} */
export function pageIn(state, tab) {
  return shownPage(state, tab);
}

/**
 * Is it known who served the page? Until then a rating would be premature.
 * @param {Page} page
 */
export function isServed(page) {
  return page.answered || page.openedBefore || page.host === "";
}

/**
 * Has the browser reported all that the page says it asked for? What came from
 * its memory, and connections made ahead, it never will.
 * @param {Page} page
 */
export function isReported(page) {
  const asked = page.asked.filter((one) => !one.ahead && !isForm(one));
  return page.told && asked.every((one) => isCounted(page.tally, one));
}

/**
 * Requests of the page that nobody has answered yet.
 * @param {State} state
 * @param {Page} page
 */
export function openLegs(state, page) {
  return allLegs(state.legs)
    .map(([, leg]) => leg)
    .filter(
      (leg) => leg.page === page.key && leg.outcome === null && !leg.over,
    );
}

/**
 * @param {State} state
 * @param {Page} page
 * @returns {import("../messages.js").PageView}
 */
export function aboutPage(state, page) {
  return {
    key: page.key,
    host: page.host,
    at: utc(page.at),
    // Unknown counts as private: nothing of it may be kept.
    private: state.tabs[page.tab] ?? true,
    opened_before: page.openedBefore,
  };
}

/**
 * A page as the host gets it, and as it is exported.
 * @param {State} state
 * @param {Page} page
 * @param {number} now  ms since the epoch
 * @returns {{page: RatePage, contacts: Contact[]}}
 */
export function exportPage(state, page, now) {
  let tally = page.tally;
  for (const leg of openLegs(state, page)) {
    const { host, frame, resource, at, headers } = leg;
    if (!headers && now - at < UNANSWERED_MS) continue;
    const outcome = headers ? "contacted" : "possible";
    const slot = slotAt(page, at);
    tally = count(tally, { host, frame, resource, outcome, slot });
  }
  if (page.request === "" && page.host !== "" && !page.openedBefore) {
    // No request loaded it: a service worker or a prefetch served it.
    const { host } = page;
    const resource = /** @type {const} */ ("document");
    tally = count(tally, { host, frame: "top", resource, outcome: "cached" });
  }
  tally = fillGaps(tally, page.asked, (at) => slotAt(page, at));
  const own = { host: page.host, stored: storedBy(page) };
  const contacts = contactsOf(tally, state.memory, phasesOf(page), own);
  return {
    page: {
      ...aboutPage(state, page),
      ...aboutConsent(page),
      declared_host: page.declared ?? null,
      dropped: tally.dropped,
    },
    contacts: isProxied(state.memory)
      ? contacts.map((contact) => ({ ...contact, ips: [] }))
      : contacts,
  };
}

/**
 * @param {State} state
 * @param {Page | undefined} page
 * @param {number} now
 * @returns {import("../messages.js").Counts}
 */
export function countsOf(state, page, now) {
  const counts = {
    requests: page?.tally.requests ?? 0,
    hosts: 0,
    contacted: 0,
    possible: 0,
    cached: 0,
    blocked: 0,
    failed: 0,
    dropped: page?.tally.dropped ?? 0,
    aside: state.aside,
  };
  if (!page) return counts;
  /** @type {Map<string, string[]>} */
  const seen = new Map();
  for (const { host, outcome } of exportPage(state, page, now).contacts) {
    seen.set(host, [...(seen.get(host) ?? []), outcome]);
  }
  counts.hosts = seen.size;
  for (const outcomes of seen.values()) {
    const best = BEST_FIRST.find((outcome) => outcomes.includes(outcome));
    if (best) counts[best] += 1;
  }
  return counts;
}

/** Whole seconds, "2026-11-21T22:00:00Z". @param {number} ms */
function utc(ms) {
  // biome-ignore lint/style/noRestrictedGlobals: converts, reads no clock
  return `${new Date(ms).toISOString().slice(0, 19)}Z`;
}
