// SPDX-License-Identifier: EUPL-1.2
// The popup's view model: from the background's replies to what is on screen,
// as message keys and data. Pure: no DOM, no browser, no clock.

import { troubleOfError } from "../ui/trouble.js";
import { axes, criteria, letters, verdict } from "./view-grade.js";
import {
  hostMissing,
  loading,
  noBackground,
  notMeasurable,
  notRatedAdvice,
  permissionMissing,
} from "./view-help.js";
import { laws } from "./view-laws.js";
import { lever } from "./view-lever.js";
import { parties } from "./view-party.js";
import {
  age,
  completeness,
  limits,
  reasons,
  sources,
  unknown,
} from "./view-reasons.js";

/**
 * @typedef {import("../messages.js").View} View
 * @typedef {import("../messages.js").DetailedRating} Rating
 * @typedef {import("../messages.js").Failure} Failure
 * @typedef {import("../ui/text.js").Msg} Msg
 * @typedef {import("../ui/text.js").Arg} Arg
 *
 * @typedef {{title: Msg, site: Arg, when: Arg}} Head
 *
 * Where the person may go on from here, as addresses within the extension.
 * @typedef {{details: string | null, history: string, share: string | null}}
 *   Ways  null: there is nothing to show there
 *
 * @typedef {object} Rated
 * @property {"rated"} kind
 * @property {Head} head
 * @property {import("./view-grade.js").Verdict} verdict
 * @property {import("./view-help.js").Block[]} help   only when not rated
 * @property {import("./view-lever.js").Lever | null} lever
 * @property {ReturnType<typeof axes>} axes
 * @property {import("./view-grade.js").Light[]} criteria
 * @property {import("./view-party.js").PartyRow[]} parties
 * @property {number} moreParties   left out, the reply being too long
 * @property {import("./view-laws.js").Laws} laws
 * @property {import("./view-reasons.js").Reasons} reasons
 * @property {import("./view-reasons.js").Unknown | null} unknown
 * @property {import("./view-reasons.js").Completeness} completeness
 * @property {Msg | null} age       of the data, when it is old
 * @property {Msg | null} unkept    visits to be kept could not be
 * @property {Msg | null} reading   only when it is not the usual one
 * @property {Arg[]} limits
 * @property {Msg[]} sources
 *
 * @typedef {{kind: "no-letter", head: Head,
 *            help: import("./view-help.js").NoLetter}} Unrated
 * @typedef {Rated | Unrated} Screen
 */

/** @param {View} view @param {Msg} title @returns {Head} */
function head({ page }, title) {
  return {
    title,
    site: page?.host || { key: "site_none" },
    when: page?.host ? { moment: page.at } : { key: "when_none" },
  };
}

/** Pages of Cocarde about this page. It is named by its key, too: another one
 * may have taken its place in the tab by then.
 * @param {View | null} view @param {Screen} screen @param {number} tab
 * @returns {Ways} */
export function waysOf(view, { kind }, tab) {
  const page = view?.page;
  const rating = kind === "rated" ? view?.rating : null;
  const site = rating ? `?site=${encodeURIComponent(rating.page.site)}` : "";
  const of = `?tab=${tab}&page=${encodeURIComponent(page?.key ?? "")}`;
  return {
    details: rating ? `details/details.html${of}` : null,
    history: `history/history.html${site}`,
    share: rating ? `share/share.html${of}` : null,
  };
}

/** @param {View} view @param {import("./view-help.js").NoLetter} help
 * @returns {Unrated} */
function noLetter(view, help) {
  const title = { key: "title_state", args: [help.word] };
  return { kind: "no-letter", head: head(view, title), help };
}

/** @param {Rating} rating @returns {Msg} */
function titleOf({ page, grade }) {
  const both = letters(grade);
  if (!both) return { key: "title_state", args: [{ key: "word_not_rated" }] };
  const { best, worst } = both;
  return best === worst
    ? { key: "title_grade", args: [page.host, worst] }
    : { key: "title_range", args: [page.host, best, worst] };
}

/** @param {View} view @returns {Msg | null} */
const unkept = ({ unkept: err }) =>
  err ? { key: "visit_unkept", args: [troubleOfError(err)] } : null;

/** @param {View} view @param {Rating} rating @returns {Rated} */
function rated(view, rating) {
  const hasLetter = letters(rating.grade) !== null;
  return {
    kind: "rated",
    head: head(view, titleOf(rating)),
    verdict: verdict(rating, view.provisional),
    help: hasLetter ? [] : notRatedAdvice(),
    lever: lever(rating),
    axes: axes(rating),
    criteria: criteria(rating),
    parties: parties(rating),
    moreParties: rating.more?.parties ?? 0,
    laws: laws(rating),
    reasons: reasons(rating),
    unknown: unknown(rating),
    completeness: completeness(rating),
    age: age(rating),
    unkept: unkept(view),
    reading: rating.reading === "strict" ? { key: "reading_strict" } : null,
    limits: limits(rating, view.counts.aside),
    sources: sources(rating.versions),
  };
}

/** Whether the screen of this view needs the full rating.
 * @param {View | null} view */
export function wantsDetail(view) {
  return (
    view !== null &&
    view.rating !== null &&
    (view.state === "rated" || view.state === "provisional")
  );
}

/** @type {View} */
const NOTHING = {
  state: "host-missing",
  why: null,
  page: null,
  rating: null,
  provisional: false,
  host: { state: "idle", hello: null, error: null },
  counts: {
    requests: 0,
    hosts: 0,
    contacted: 0,
    possible: 0,
    cached: 0,
    blocked: 0,
    failed: 0,
    dropped: 0,
    aside: 0,
  },
  consent: null,
};

/**
 * @param {View | null} view  null: the background did not answer
 * @param {{ok: Rating} | Failure | null} detail  null: not asked, no answer
 * @returns {Screen}
 */
export function screenOf(view, detail) {
  if (!view) return noLetter(NOTHING, noBackground());
  switch (view.state) {
    case "not-measurable":
      return noLetter(view, notMeasurable(view));
    case "permission-missing":
      return noLetter(view, permissionMissing());
    case "host-missing":
      return noLetter(view, hostMissing(view, null));
    default:
      if (detail && "ok" in detail) return rated(view, detail.ok);
      if (detail) return noLetter(view, hostMissing(view, detail.err));
      return noLetter(view, view.rating ? noBackground() : loading(view));
  }
}
