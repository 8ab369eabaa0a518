// SPDX-License-Identifier: EUPL-1.2
// What popup and background say to each other (runtime.sendMessage), and the
// shape of the host's rating (DESIGN.md §6), as types. The popup sends one of
// the Requests and gets the reply named beside it.

/**
 * A letter A-E. best and worst are null when there is none to give.
 * @typedef {"A" | "B" | "C" | "D" | "E"} Letter
 * @typedef {{best: Letter | null, worst: Letter | null}} Range
 *
 * @typedef {Range & {
 *   state: "rated" | "range" | "not-rated" | "not-assessed",
 * }} Axis
 *
 * @typedef {Range & {
 *   state: "rated" | "range" | "not-rated",
 *   axes: {reach: Axis, destination: Axis, consent: Axis},
 * }} Grade
 *
 * One step of the lever. grade is "C", "B–D" or null (nothing promised).
 * @typedef {object} LeverStep
 * @property {string[]} without      slugs of parties
 * @property {string[]} names        the same, as shown
 * @property {string | null} grade
 * @property {boolean} change_host
 * @property {boolean} own_storage   what the site itself stores is among them
 * @property {number} [more]         names left out, the reply being too long
 *
 * Counts of contacts, except notes (closed list in PROTOCOL.md).
 * @typedef {object} Completeness
 * @property {number} contacts
 * @property {number} identified
 * @property {number} without_address
 * @property {number} cached
 * @property {number} blocked
 * @property {number} failed
 * @property {number} parties       companies known
 * @property {number} read          … whose source was opened
 * @property {string | null} confidence  the lowest among them
 * @property {string[]} notes
 *
 * @typedef {object} Versions
 * @property {string} cocarde
 * @property {string} method
 * @property {string} method_digest
 * @property {string} data
 * @property {string} digest
 * @property {string | null} second_opinion
 *
 * What every rating has: all that the badge needs.
 * @typedef {object} Rating
 * @property {{host: string, site: string, at: string}} page
 * @property {"standard" | "strict"} reading
 * @property {Grade} grade
 * @property {LeverStep[]} lever
 * @property {Completeness} completeness
 * @property {Versions} versions
 *
 * @typedef {object} Evidence
 * @property {string} host
 * @property {string | null} ip
 * @property {number | null} asn
 * @property {string | null} role
 * @property {string} [stored]      name of a cookie or key; then no role
 *
 * Of the page as a whole: no party, no name, no capacity.
 * @typedef {Range & {
 *   rule: string, axis: string | null, party: string | null,
 *   name: string | null, capacity: "service" | "operator" | null,
 *   text: string, evidence: Evidence[], laws: string[],
 *   source: string | null, as_of: string | null, more?: number,
 * }} Finding
 *
 * @typedef {object} PartyContact
 * @property {string} host
 * @property {string | null} ip
 * @property {number | null} asn
 * @property {string | null} network
 * @property {{country: string | null, state: string} | null} place
 * @property {string} outcome
 * @property {string} phase
 *
 * What a company stores on the device, by name.
 * @typedef {object} PartyStored
 * @property {string} name
 * @property {"header" | "script" | "storage"} by
 * @property {string} host
 * @property {string | null} service
 * @property {string | null} purpose
 * @property {string} phase
 *
 * Of an unknown company (identified_by "unknown"), org is its label and what
 * the registry would say is null.
 * @typedef {object} Party
 * @property {string} org
 * @property {string} name
 * @property {"service" | "operator"} capacity
 * @property {string | null} seat
 * @property {string | null} controlled_from
 * @property {string[]} chain
 * @property {string[]} chain_names
 * @property {string | null} eu_entity
 * @property {string | null} technology_from
 * @property {string[]} purposes
 * @property {string[]} roles
 * @property {string | null} class
 * @property {string | null} dpf
 * @property {string} identified_by
 * @property {string[]} laws
 * @property {string | null} source
 * @property {string | null} as_of
 * @property {string | null} confidence
 * @property {boolean} read
 * @property {Range | null} letter
 * @property {string | null} service
 * @property {PartyContact[]} contacts
 * @property {number} [more]         contacts left out
 * @property {PartyStored[]} stored
 * @property {number} [more_stored]
 *
 * @typedef {object} Law
 * @property {string} id
 * @property {string} name
 * @property {string | null} source
 * @property {string | null} as_of
 *
 * What the popup gets when it asks for the detail.
 * @typedef {Rating & {
 *   findings: Finding[], parties: Party[], laws: Law[],
 *   unknown: {host: string, ip: string | null, asn: number | null}[],
 *   criteria: Record<string, string>,
 *   more?: {findings: number, parties: number, unknown: number},
 * }} DetailedRating
 */

/**
 * A rule of the method, as the host tells it (PROTOCOL.md, `rules`).
 * @typedef {object} Rule
 * @property {string} id
 * @property {string | null} axis
 * @property {string} effect
 * @property {string | null} cap
 * @property {string} title
 * @property {string} basis
 * @property {string} since
 *
 * What one can use instead (PROTOCOL.md, `alternatives`).
 * @typedef {object} Alternative
 * @property {string} service
 * @property {string | null} domain
 * @property {string | null} country
 * @property {string | null} licence
 * @property {string | null} note
 * @property {string} source
 * @property {string | null} as_of
 * @property {boolean} self_hosted
 * @property {boolean} read
 * @property {string | null} interest
 * @property {Pick<Party, "org" | "name" | "seat" | "controlled_from" |
 *   "chain_names" | "class" | "laws" | "read">| null} company
 *
 * @typedef {object} Alternatives
 * @property {{purpose: string, alternatives: Alternative[], more?: number}[]}
 *   purposes
 * @property {Law[]} laws
 */

/**
 * What the native host said in its hello.
 * @typedef {object} Hello
 * @property {string} cocarde
 * @property {number} protocol
 * @property {string} method
 * @property {{version: string, digest: string}} data
 * @property {string[]} warnings
 *
 * idle: not connected, nothing wrong. lost: it worked, it went, we retry.
 * The capitals are reasons why there is no host; VERSION: extension and host
 * do not understand one another, one of them must be updated.
 * @typedef {"idle" | "connecting" | "ready" | "lost" | "NOT_INSTALLED" |
 *   "ID_NOT_ALLOWED" | "BROKEN_PATH" | "CRASH_AT_START" | "PROTOCOL" |
 *   "TIMEOUT" | "VERSION"} HostState
 *
 * An error reply of the host (PROTOCOL.md), e.g. E_DATA_MISSING.
 * @typedef {{code: string, num: number, msg: string, hint: string}} HostError
 *
 * @typedef {object} HostView
 * @property {HostState} state
 * @property {Hello | null} hello
 * @property {HostError | null} error    about the page in question
 *
 * Why a page has no letter (capture/measurable.js):
 * file: on the person's disk · browser: a page of the browser · extension: a
 * page of an extension · store: an add-on store, closed to extensions ·
 * source: view-source · pdf · data: made by a script, no site · opened-before:
 * reload · no-answer: no site answered. (In a private window where Cocarde is
 * not allowed it has no button at all.)
 * @typedef {"file" | "browser" | "extension" | "store" | "source" | "pdf" |
 *   "data" | "opened-before" | "no-answer"} Unmeasurable
 */

/**
 * rated: `rating` is final (it may be a letter, a range or "not-rated") ·
 * provisional: still loading or being rated; `rating` is what is known so far,
 * null when nothing is · not-measurable: `why` is an Unmeasurable ·
 * host-missing: `why` is a HostState in capitals, or the code of a HostError ·
 * permission-missing: the person took the right to see sites away.
 * @typedef {"rated" | "provisional" | "not-measurable" | "host-missing" |
 *   "permission-missing"} ViewState
 *
 * Requests and host names of the page. aside: requests of service workers in
 * this session that no single page can be blamed for.
 * @typedef {object} Counts
 * @property {number} requests
 * @property {number} hosts
 * @property {number} contacted
 * @property {number} possible
 * @property {number} cached
 * @property {number} blocked
 * @property {number} failed
 * @property {number} dropped    contacts past the limit of a page
 * @property {number} aside
 *
 * @typedef {object} PageView
 * @property {string} key
 * @property {string} host           "" when it has none
 * @property {string} at             ISO 8601, UTC
 * @property {boolean} private
 * @property {boolean} opened_before
 *
 * @typedef {object} View
 * @property {ViewState} state
 * @property {string | null} why
 * @property {PageView | null} page
 * @property {Rating | null} rating
 * @property {boolean} provisional   same as state === "provisional"
 * @property {HostView} host
 * @property {Counts} counts
 * @property {import("./capture/timeline.js").Timeline | null} consent  null:
 *   no page; which contacts came when is in their `phase`
 * @property {{code: string, msg: string} | null} [unkept]  why visits that
 *   were to be kept could not be: the host's error; null: nothing is wrong
 */

/**
 * One contact as it crosses to the host (PROTOCOL.md, `rate`).
 * @typedef {object} Contact
 * @property {string} host
 * @property {string[]} ips
 * @property {Record<string, number>} types
 * @property {"top" | "same-site" | "foreign"} frame
 * @property {"contacted" | "possible" | "cached" | "blocked" | "failed"} outcome
 * @property {"before" | "accepted" | "refused" | "unknown"} phase
 * @property {{name: string, by: "header" | "script"}[]} cookies
 * @property {string[]} storage
 *
 * @typedef {PageView & {
 *   banner: string, choice: string, choice_guessed: boolean,
 *   storage_seen: boolean, declared_host: string[] | null,
 *   dropped: number,
 * }} RatePage
 *
 * @typedef {object} ExportedPage
 * @property {"cocarde.page/1"} schema
 * @property {RatePage} page
 * @property {Contact[]} contacts
 *
 * A page and what the host says of just that, to be shared.
 * @typedef {{page: ExportedPage, rating: DetailedRating}} Shared
 */

/**
 * @typedef {{cmd: "view", tabId: number}} ViewRequest            -> View
 * @typedef {{cmd: "rate-detail", tabId: number, lang: "fr" | "en"}}
 *   DetailRequest                          -> {ok: DetailedRating} | Failure
 * @typedef {{cmd: "share", tabId: number, lang: "fr" | "en"}} ShareRequest
 *                                        -> {ok: Shared} | Failure
 * @typedef {{cmd: "retry-host"}} RetryRequest                    -> HostView
 * @typedef {{cmd: "export", tabId: number}} ExportRequest
 *                                        -> {ok: ExportedPage} | Failure
 * @typedef {{cmd: "host", op: string, slot: string,
 *   body: Record<string, unknown>}} HostRequest  one of PAGE_OPS, for a page;
 *   slot: a newer request of the page in the same slot takes its place
 *                                        -> {ok: the host's reply} | Failure
 * @typedef {ViewRequest | DetailRequest | ShareRequest | RetryRequest | ExportRequest |
 *   HostRequest} Request
 *
 * no-page: nothing to rate in that tab · superseded: a newer request of the
 * same kind took its place · any HostState in capitals · a HostError's code.
 * @typedef {{err: {code: string, msg: string, hint: string}}} Failure
 */

/** The background tells an open popup that the view of this tab changed. */
export const VIEW_CHANGED = "view-changed";
/** @typedef {{event: typeof VIEW_CHANGED, tabId: number}} ViewChanged */

/** What the extension's pages may ask of the host through the background. */
export const PAGE_OPS = [
  "history.settings",
  "history.list",
  "history.site",
  "history.visit",
  "history.diff",
  "history.compare",
  "history.totals",
  "history.export",
  "history.import",
  "history.delete",
  "sites.find",
  "sites.follow",
  "data.status",
  "alternatives",
  "rules",
  "dispute",
];

/**
 * @param {unknown} message
 * @returns {message is Request}
 */
export function isRequest(message) {
  if (typeof message !== "object" || message === null) return false;
  const m = /** @type {Record<string, unknown>} */ (message);
  if (m.cmd === "retry-host") return true;
  if (m.cmd === "host") {
    const { op, slot, body } = m;
    const known = typeof op === "string" && PAGE_OPS.includes(op);
    return known && typeof slot === "string" && typeof body === "object";
  }
  if (!Number.isInteger(m.tabId)) return false;
  if (m.cmd === "share") return m.lang === "fr" || m.lang === "en";
  if (m.cmd === "rate-detail") return m.lang === "fr" || m.lang === "en";
  return m.cmd === "view" || m.cmd === "export";
}
