// SPDX-License-Identifier: EUPL-1.2
// The details page's view model: all that is known of one visit, from the
// background's or the history's replies, as message keys and data. What the
// popup says is said here by the same functions, then proved. Pure.

import { screenOf, waysOf } from "../popup/view.js";
import { lever, WHOLE } from "../popup/view-lever.js";
import { alternatives } from "./view-alternatives.js";
import { cards } from "./view-cards.js";
import { contacts } from "./view-contacts.js";
import { declared } from "./view-declared.js";
import { findings } from "./view-findings.js";
import { flow } from "./view-flow.js";
import { visit } from "./view-timeline.js";

/**
 * @typedef {import("../messages.js").View} View
 * @typedef {import("../messages.js").DetailedRating} Rating
 * @typedef {import("../messages.js").ExportedPage} Capture
 * @typedef {import("../messages.js").Alternatives} Alternatives
 * @typedef {import("../messages.js").Rule} Rule
 * @typedef {import("../messages.js").Failure} Failure
 * @typedef {import("../ui/text.js").Msg} Msg
 * @typedef {import("../ui/text.js").Arg} Arg
 * @typedef {import("../popup/view.js").Rated} Base
 * @typedef {import("../popup/view.js").Unrated} Unrated
 *
 * Everything that is known of the visit; null: not known, or not yet.
 * @typedef {object} Visit
 * @property {View | null} view
 * @property {{ok: Rating} | Failure | null} detail
 * @property {Capture | null} capture
 * @property {Alternatives | null} alternatives
 * @property {Rule[]} rules
 * @property {number} tab        −1: none, it is of the history
 * @property {"live" | "stored"} from
 * @property {"gone" | "unanswered" | null} stale  what is shown is older
 *
 * @typedef {object} Details
 * @property {"rated"} kind
 * @property {Base} base
 * @property {import("../popup/view.js").Ways} ways  share: only of a tab
 * @property {Msg} record        "record of a visit", live or kept
 * @property {Msg | null} notice what is shown is no longer what the tab shows
 * @property {{mini: Base["axes"]["rows"][number]["mini"], title: Msg,
 *   question: Msg}[]} axes
 * @property {import("./view-findings.js").Findings} findings
 * @property {import("./view-flow.js").Flow | null} flow
 * @property {import("./view-timeline.js").Visit | null} visit
 * @property {import("./view-cards.js").Card[]} cards
 * @property {number} moreCards
 * @property {import("./view-declared.js").Declared | null} declared
 * @property {import("./view-alternatives.js").Section[]} alternatives
 * @property {import("./view-contacts.js").Row[]} contacts
 * @property {number} dropped    contacts that were too many to keep
 * @property {{file: string, digest: string}} replay
 * @property {boolean} hasCapture
 *
 * @typedef {Details | Unrated} Screen
 */

/** In the order of the popup's rows. */
const AXES = [
  { title: "axis_reach_title", question: "axis_reach_question" },
  { title: "axis_destination_title", question: "axis_destination_question" },
  { title: "axis_consent_title", question: "axis_consent_question" },
];
const RECORDS = { live: "record_live", stored: "record_stored" };

/** Name of the file that a capture is saved as. @param {Rating["page"]} page */
export const fileName = ({ host, at }) =>
  `cocarde-${host}-${at.slice(0, 10)}.json`;

/** @type {Record<string, string>} */
const NOTICES = { gone: "stale_gone", unanswered: "stale_unanswered" };

/** @param {Visit} known @returns {Screen} */
export function detailsOf(known) {
  const { view, detail, capture } = known;
  const base = screenOf(view, detail);
  if (base.kind !== "rated" || !detail || !("ok" in detail)) {
    return /** @type {Unrated} */ (base);
  }
  const rating = detail.ok;
  const page = capture?.page ?? null;
  return {
    kind: "rated",
    base: { ...base, lever: lever(rating, WHOLE) },
    ways: {
      ...waysOf(view, base, known.tab),
      ...(known.from === "stored" ? { share: null } : {}),
    },
    record: { key: RECORDS[known.from], args: [base.head.when] },
    notice: known.stale ? { key: NOTICES[known.stale] ?? "" } : null,
    axes: base.axes.rows.flatMap(({ mini }, i) => {
      const words = AXES[i];
      if (!words) return [];
      const { title, question } = words;
      return [{ mini, title: { key: title }, question: { key: question } }];
    }),
    findings: findings(rating, known.rules),
    flow: flow(rating),
    visit: visit(rating, page, view?.consent ?? null),
    cards: cards(rating),
    moreCards: rating.more?.parties ?? 0,
    declared: declared(rating, page),
    alternatives: alternatives(rating, known.alternatives),
    contacts: contacts(rating, capture),
    dropped: page?.dropped ?? 0,
    replay: { file: fileName(rating.page), digest: rating.versions.digest },
    hasCapture: capture !== null,
  };
}
