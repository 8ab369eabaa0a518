// SPDX-License-Identifier: EUPL-1.2
// What the popup says of the letter itself: word, axes, criteria. Pure.

import { refusal, why } from "./view-why.js";

/**
 * @typedef {import("../messages.js").DetailedRating} Rating
 * @typedef {import("../messages.js").Range} Range
 * @typedef {import("../ui/rosette.js").Letter} Letter
 * @typedef {import("../ui/rosette.js").Spec} Spec
 * @typedef {import("../ui/text.js").Msg} Msg
 * @typedef {import("../ui/text.js").Arg} Arg
 *
 * @typedef {{spec: Spec, name: Msg}} Mini   a small drawing and its name
 * @typedef {{letter: Letter, text: Msg}} Word
 *
 * @typedef {object} Verdict
 * @property {Spec} spec
 * @property {Msg} name       of the drawing
 * @property {Word[]} words   two for a range
 * @property {import("./view-why.js").Why | null} why one sentence
 * @property {import("./view-why.js").Refusal | null} refusal
 * @property {Msg | null} provisional
 *
 * @typedef {{mini: Mini, text: Msg, assessed: boolean}} AxisRow
 * @typedef {{state: "met" | "not-met" | "not-assessed", text: Msg}} Light
 */

/** @type {Record<Letter, string>} */
const WORD = {
  A: "word_a",
  B: "word_b",
  C: "word_c",
  D: "word_d",
  E: "word_e",
};
/** @type {Record<Letter, string>} */
const RANGE_FROM = { ...WORD, A: "word_from_a" };
/** @type {Record<Letter, string>} */
const RANGE_TO = {
  A: "word_a", // a range never ends at A
  B: "word_to_b",
  C: "word_to_c",
  D: "word_to_d",
  E: "word_to_e",
};

/** Both letters, or null when there are none.
 * @param {Range | null} range
 * @returns {{best: Letter, worst: Letter} | null} */
export function letters(range) {
  return range?.best && range.worst
    ? { best: range.best, worst: range.worst }
    : null;
}

/** @param {Range | null} range @param {string} without  key when no letter
 * @param {"not-rated" | "not-measurable"} kind  drawing when no letter
 * @returns {Mini} */
export function mini(range, without, kind) {
  const both = letters(range);
  if (!both) return { spec: { kind }, name: { key: without } };
  const name =
    both.best === both.worst
      ? { key: "mini_letter", args: [both.worst] }
      : { key: "mini_range", args: [both.best, both.worst] };
  return { spec: { kind: "grade", ...both }, name };
}

/** @param {{best: Letter, worst: Letter}} grade @returns {Word[]} */
export function wordsOf({ best, worst }) {
  if (best === worst) return [{ letter: worst, text: { key: WORD[worst] } }];
  return [
    { letter: best, text: { key: RANGE_FROM[best] } },
    { letter: worst, text: { key: RANGE_TO[worst] } },
  ];
}

/** @param {Rating} rating @param {boolean} provisional @returns {Verdict} */
export function verdict(rating, provisional) {
  const both = letters(rating.grade);
  const note = provisional ? { key: "word_provisional" } : null;
  if (!both) {
    const u4 = rating.findings.find((f) => f.rule === "U4");
    return {
      spec: { kind: "not-rated" },
      name: { key: "figure_none" },
      words: [],
      why: u4 ? { text: u4.text, law: null, outcome: null } : null,
      refusal: null,
      provisional: note,
    };
  }
  const words = wordsOf(both);
  const [first, second] = words.map((w) => w.text);
  const name =
    second && first
      ? {
          key: "figure_range",
          args: [
            both.best,
            both.worst,
            { key: "word_range", args: [first, second] },
          ],
        }
      : { key: "figure_grade", args: [both.worst, { key: WORD[both.worst] }] };
  return {
    spec: { kind: "grade", ...both, provisional },
    name,
    words,
    why: why(rating),
    refusal: refusal(rating),
    provisional: note,
  };
}

const AXES = /** @type {const} */ ([
  ["reach", "axis_reach"],
  ["destination", "axis_destination"],
  ["consent", "axis_consent"],
]);
const AXES_RATED = ["axes_0", "axes_1", "axes_2", "axes_3"];

/** @param {Rating} rating @returns {{heading: Msg, rows: AxisRow[]}} */
export function axes({ grade }) {
  const rows = AXES.map(([axis, key]) => {
    const { state, ...range } = grade.axes[axis];
    const assessed = state !== "not-assessed";
    return {
      mini: assessed
        ? mini(range, "mini_not_rated", "not-rated")
        : mini(null, "mini_not_assessed", "not-measurable"),
      text: { key },
      assessed,
    };
  });
  const rated = AXES.filter(([axis]) => letters(grade.axes[axis])).length;
  return { heading: { key: AXES_RATED[rated] ?? "axes_3" }, rows };
}

const CRITERIA = [
  {
    id: "prior_consent",
    met: "criterion_prior_consent_met",
    "not-met": "criterion_prior_consent_not_met",
    "not-assessed": "criterion_prior_consent_not_assessed",
  },
  {
    id: "personal_data",
    met: "criterion_personal_data_met",
    "not-met": "criterion_personal_data_not_met",
    "not-assessed": "criterion_personal_data_not_assessed",
  },
  {
    id: "adequate_countries",
    met: "criterion_adequate_countries_met",
    "not-met": "criterion_adequate_countries_not_met",
    "not-assessed": "criterion_adequate_countries_not_assessed",
  },
];

/** A state that we do not know is "not assessed", never a verdict.
 * @param {Rating} rating @returns {Light[]} */
export function criteria(rating) {
  return CRITERIA.map((criterion) => {
    const said = rating.criteria[criterion.id];
    const state = said === "met" || said === "not-met" ? said : "not-assessed";
    return { state, text: { key: criterion[state] } };
  });
}
