// SPDX-License-Identifier: EUPL-1.2
// What was chosen, and when, as the page's own document tells it
// (content/consent.js): of each request and each cookie, whether it came before
// a choice or after it. Pure.
//
// A visit is cut into slots by its marks, the clicks that may have been a
// choice: slot 0 until the first, then two for each: from the press of the
// button, of which nothing is known, and from the click on. What a slot means
// may be learnt later than what fell into it; and a click may be told later
// than the requests that followed it, so while a banner shows the last of them
// are remembered, and sorted again (`recent`).
//
// What cannot be known is `unknown`. An earlier choice is known where a tool's
// own record tells it. Otherwise, where the site had stored anything before this
// page (what its scripts can read, and the cookies that its request sent), or
// may have a record with a consent service, and nobody knows that nothing was
// chosen yet, the time before a choice is `unknown` too.
//
// A choice is `established` when the tool's record says it, a guess when only
// the click does.

import { count, moveCookie, uncount } from "./contact.js";
import { byDoc } from "./owner.js";
import { sameSite } from "./site.js";
import { putPage, shownPage } from "./state.js";

/**
 * @typedef {import("./state.js").State} State
 * @typedef {import("./state.js").Page} Page
 * @typedef {import("../messages.js").Contact["phase"]} Phase
 *
 * A click that may have been a choice. done: the banner went with it; null:
 * not known yet.
 * @typedef {object} Mark
 * @property {number} from    the button went down, ms since the epoch
 * @property {number} at      the click
 * @property {"accepted" | "refused" | "partly" | "unknown"} means
 * @property {boolean | null} done
 * @property {string} stored  the tool whose record says so; "": a guess
 *
 * @typedef {{tool: string, means: "accepted" | "refused" | "partly"}} Kept
 *
 * @typedef {{name: string, by: "script" | "storage", at: number}} Name
 *
 * @typedef {object} Consent
 * @property {number} seq        of the report
 * @property {boolean} storage   cookies and keys could be looked at
 * @property {string[]} earlier  names that were there before the page's scripts
 * @property {Kept | null} kept   choice that a tool had recorded by then
 * @property {boolean | null} first  true: the site was met without any, this
 *   session, and nothing was chosen since; false: something was; null: neither
 *   is known
 * @property {{tool: string, at: number} | null} banner
 * @property {boolean} looked    long enough to say that there is no banner
 * @property {Mark[]} marks
 * @property {Name[]} names      that appeared since, in that order
 *
 * @typedef {Omit<Consent, "first"> & {kind: "consent", tab: number,
 *   doc: string, fromHost: string, began: number}} ConsentEvent
 *
 * Something counted not long ago.
 * @typedef {object} Recent
 * @property {number} at
 * @property {number} slot
 * @property {import("./contact.js").Request | null} request
 * @property {{host: string, name: string} | null} cookie
 */

export const MAX_MARKS = 6;
export const MAX_NAMES = 64;
const MAX_NAME = 64;
export const MAX_RECENT = 200;
export const RECENT_MS = 5000;
/** Hosts of this session that were met so; the oldest goes. */
export const MAX_FIRSTS = 500;
/**
 * What was asked for just before a refusal may be reported just after it:
 * nobody is accused of that. Milliseconds.
 */
export const GRACE_MS = 300;
/** A page's document cannot be older than the page. Milliseconds of slack. */
const CLOCK_MS = 50;

/** Names that may hold a choice, as far as a name can tell. */
const CHOICE =
  /consent|cookie|gdpr|rgpd|cmp|optanon|didomi|axeptio|tarteaucitron|privacy|cnil|tcf|iab|usp|traceur|opt_?-?(in|out)|accept|_sp_|_iub|^uc_|borlabs|klaro|choice|choix|notice|banner|CONSENTMGR/i;

/** Consent services that may keep a choice where the page's own document has
 * none to show: under their own name. */
const SERVICES =
  /(^|\.)(cookiebot\.(com|eu)|trustarc\.com|truste\.com|consensu\.org|privacy-mgmt\.com|sp-prod\.net|privacy-center\.org|usercentrics\.(eu|com)|cookielaw\.org|onetrust\.com|axept\.io|consentmanager\.net|iubenda\.com|didomi\.io|fundingchoicesmessages\.google\.com|trustcommander\.net|consentframework\.com|appconsent\.io)$/;

/** A tool's name. */
const SLUG = /^[a-z0-9-]{1,32}$/;

/** @param {unknown} tool @returns {tool is string} */
const isTool = (tool) => typeof tool === "string" && SLUG.test(tool);

/** @param {any} value */
const time = (value) => (Number.isFinite(value) ? Number(value) : 0);

/** @param {unknown} list @param {number} most @returns {any[]} */
const listOf = (list, most) => (Array.isArray(list) ? list : []).slice(0, most);

/** @param {any} mark @returns {Mark} */
function readMark(mark) {
  const { from, at, means, done, stored } = mark ?? {};
  const known = ["accepted", "refused", "partly"].includes(means);
  return {
    from: Math.min(time(from), time(at)),
    at: time(at),
    means: known ? means : "unknown",
    done: typeof done === "boolean" ? done : null,
    stored: known && isTool(stored) ? stored : "",
  };
}

/** @param {any} kept @returns {Kept | null} */
function readKept(kept) {
  const known = ["accepted", "refused", "partly"].includes(kept?.means);
  if (!known || !isTool(kept.tool)) return null;
  return { tool: kept.tool, means: kept.means };
}

/**
 * @param {any} message  from a content script, so from a page's process
 * @param {{tab?: {id?: number}, frameId?: number, documentId?: string,
 *   url?: string}} sender
 * @returns {ConsentEvent | null}
 */
export function readConsent(message, sender) {
  const tab = sender.tab?.id;
  if (message?.event !== "consent" || tab === undefined) return null;
  if (sender.frameId !== 0 || !URL.canParse(sender.url ?? "")) return null;
  const { hostname } = new URL(/** @type {string} */ (sender.url));
  const tool = message.banner?.tool;
  return {
    kind: "consent",
    tab,
    doc: sender.documentId ?? "",
    fromHost: hostname.replace(/^\[(.*)\]$/, "$1").replace(/\.$/, ""),
    began: time(message.began),
    seq: time(message.seq),
    storage: message.storage === true,
    earlier: listOf(message.earlier, MAX_NAMES)
      .filter((name) => typeof name === "string")
      .map((name) => name.slice(0, MAX_NAME)),
    kept: readKept(message.kept),
    banner: isTool(tool) ? { tool, at: time(message.banner.at) } : null,
    looked: message.looked === true,
    marks: listOf(message.marks, MAX_MARKS).map(readMark),
    names: listOf(message.names, MAX_NAMES)
      .filter((one) => typeof one?.name === "string" && one.name !== "")
      .map(({ name, by, at }) => ({
        name: name.slice(0, MAX_NAME),
        by: by === "storage" ? "storage" : "script",
        at: time(at),
      })),
  };
}

/** @param {State} state @param {ConsentEvent} event @returns {State} */
export function consent(state, event) {
  const { kind, tab, doc, fromHost, began, ...told } = event;
  const page = doc === "" ? shownPage(state, tab) : byDoc(state, doc);
  if (!page || page.host !== fromHost || page.tab !== tab) return state;
  // Without an id of its document it may be the last word of the page before.
  if (doc === "" && began < page.at - CLOCK_MS) return state;
  const before = page.consent;
  if (before && before.seq >= told.seq) return state;
  const site = siteOf(state, page);
  const first = before ? before.first : (state.firsts[site] ?? null);
  const next = sort({ ...page, consent: { ...told, first } });
  const same = before && facts(before) === facts(told);
  const news = next.tally.news + (same ? 0 : 1);
  const tally = { ...next.tally, news };
  const firsts = firstsWith(state, next, site);
  // The load event itself may have come while the background was dead.
  const loaded = page.loaded || told.looked;
  return putPage({ ...state, firsts }, { ...next, tally, loaded });
}

/** What could change a letter. @param {Omit<Consent, "first">} consent */
function facts({ storage, earlier, kept, banner, marks, names }) {
  const shown = banner !== null;
  return JSON.stringify([storage, earlier, kept, shown, marks, names]);
}

/** Private windows have a memory of their own. @param {State} state
 * @param {Page} page */
function siteOf(state, page) {
  return `${(state.tabs[page.tab] ?? true) ? "private " : ""}${page.host}`;
}

/** @param {State} state @param {Page} page @param {string} site */
function firstsWith(state, page, site) {
  const told = /** @type {Consent} */ (page.consent);
  const { [site]: known, ...others } = state.firsts;
  const chosen = told.marks.some(({ done }) => done !== false);
  if (!chosen) {
    const met = page.sent !== null && earlierOf(page, told).length === 0;
    if (known !== undefined || !met) return state.firsts;
  }
  if (chosen && known === false) return state.firsts;
  const kept = Object.entries(others).slice(1 - MAX_FIRSTS);
  return { ...Object.fromEntries(kept), [site]: !chosen };
}

// ---- slots ----

/** @param {Mark[]} marks @returns {number[]} where slots 1, 2, … begin */
function bounds(marks) {
  return marks.flatMap(({ from, at, means }) => [
    from,
    means === "refused" ? at + GRACE_MS : at,
  ]);
}

/** Of what happened nobody knows when. */
const SOME_TIME = -1;

/** @param {Page | undefined} page
 * @param {number | undefined} at  undefined: not known @returns {number} */
export function slotAt(page, at) {
  const marks = page?.consent?.marks ?? [];
  if (at === undefined) return marks.length > 0 ? SOME_TIME : 0;
  return bounds(marks).filter((bound) => bound <= at).length;
}

/**
 * Remember what was just counted, while a click may be under way.
 * @param {State} state
 * @param {string} key
 * @param {Recent[]} fresh
 * @returns {State}
 */
export function remember(state, key, fresh) {
  const page = state.pages[key];
  const [one] = fresh;
  if (!page?.consent?.banner || !one) return state;
  const recent = [...page.recent, ...fresh]
    .filter(({ at }) => at > one.at - RECENT_MS)
    .slice(-MAX_RECENT);
  return putPage(state, { ...page, recent });
}

/** What is remembered, into the slots that are known now. @param {Page} page */
function sort(page) {
  let { tally } = page;
  const recent = page.recent.map((one) => {
    const slot = slotAt(page, one.at);
    if (slot === one.slot) return one;
    const { request, cookie } = one;
    if (request) {
      tally = uncount(tally, { ...request, slot: one.slot });
      tally = count(tally, { ...request, slot });
    }
    if (cookie) {
      tally = moveCookie(tally, cookie.host, cookie.name, one.slot, slot);
    }
    return { ...one, slot };
  });
  return { ...page, tally, recent };
}

// ---- meaning ----

/** Names of cookies that answers to this page set, on its own site.
 * @param {Page} page */
function ownHeaders(page) {
  return new Set(
    Object.entries(page.tally.hosts)
      .filter(([host]) => sameSite(host, page.host))
      .flatMap(([, { cookies }]) => cookies.map(({ name }) => name)),
  );
}

/** What the site had stored before this page. @param {Page} page
 * @param {Consent} told */
function earlierOf(page, told) {
  const now = ownHeaders(page);
  const all = new Set([...told.earlier, ...(page.sent ?? [])]);
  return [...all].filter((name) => !now.has(name));
}

/** May a service know of a choice that the page does not? @param {Page} page */
function hasService(page) {
  return Object.keys(page.tally.hosts).some((host) => SERVICES.test(host));
}

/** Is it known that nothing had been chosen when the page began?
 * @param {Page} page */
function isFresh(page) {
  const told = page.consent;
  if (!told?.storage || told.kept) return false;
  const earlier = earlierOf(page, told);
  const choice = earlier.some((name) => CHOICE.test(name));
  if (told.first) return told.banner !== null || !choice;
  if (page.sent === null) return false;
  // It asks, and nothing that is there may be an answer.
  if (told.banner) return !choice;
  return told.first === null && earlier.length === 0 && !hasService(page);
}

/** What holds until something is chosen on this page. @param {Page} page
 * @returns {Phase} */
export function startOf(page) {
  const told = page.consent;
  const kept = told?.kept;
  // A tool that asks although it has an answer does not go by that.
  if (kept && kept.means !== "partly" && !told.banner) return kept.means;
  return isFresh(page) ? "before" : "unknown";
}

/** The marks that were a choice, or may have been. @param {Page} page */
function choices(page) {
  return (page.consent?.marks ?? []).filter(({ done }) => done !== false);
}

/**
 * @param {Page} page
 * @returns {(slot: number) => Phase}
 */
export function phasesOf(page) {
  const marks = page.consent?.marks ?? [];
  let now = startOf(page);
  /** @type {Phase[]} */
  const phases = [now];
  for (const { means, done } of marks) {
    if (done === false) {
      phases.push(now, now);
    } else {
      const sure = done && (means === "accepted" || means === "refused");
      now = sure ? means : "unknown";
      phases.push("unknown", now);
    }
  }
  return (slot) => phases[slot] ?? "unknown";
}

/** Before any choice on this page. @param {Page} page */
function choiceAtStart(page) {
  const told = page.consent;
  if (told?.kept && !told.banner) return told.kept.means;
  return isFresh(page) ? "none" : "unknown";
}

/**
 * What the host is told of the page.
 * @param {Page} page
 */
export function aboutConsent(page) {
  const told = page.consent;
  const made = choices(page);
  const last = made.at(-1);
  const choice = last?.done
    ? last.means
    : last
      ? "unknown"
      : choiceAtStart(page);
  const framed = Object.values(page.tally.hosts).some(({ groups }) =>
    Object.values(groups).some((types) => "frame" in types),
  );
  return {
    banner: told?.banner?.tool ?? (told?.looked ? "none" : "unknown"),
    choice,
    choice_guessed: made.some(
      ({ means, done, stored }) => done && means !== "unknown" && stored === "",
    ),
    // Nobody looks into what frames store.
    storage_seen: Boolean(told?.storage) && !framed,
  };
}

/**
 * Names that appeared in the page's own storage, without those that answers
 * set.
 * @param {Page} page
 * @returns {(Name & {slot: number})[]}
 */
export function storedBy(page) {
  const headers = ownHeaders(page);
  return (page.consent?.names ?? [])
    .filter(({ name, by }) => by === "storage" || !headers.has(name))
    .map((one) => ({ ...one, slot: slotAt(page, one.at) }));
}
