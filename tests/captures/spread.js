// SPDX-License-Identifier: EUPL-1.2
// How letters spread over many ratings, and which rules hold them. Pure.

/**
 * @typedef {{state: string, best: string | null, worst: string | null}} Grade
 * @typedef {{rule: string, axis: string, best: string | null,
 *   worst: string | null, capacity: string | null}} Finding
 * @typedef {{grade: Grade & {axes: Record<string, Grade>},
 *   findings: Finding[]}} Rating
 */

/** The axes that bear letters, after the grade itself. */
export const AXES = ["grade", "reach", "destination", "consent"];
export const LETTERS = ["A", "B", "C", "D", "E"];

/** @param {Grade} grade @returns {string} "D", "B–D", "not rated" … */
export function lettersOf({ state, best, worst }) {
  if (best === null || worst === null) return state.replace("-", " ");
  return best === worst ? best : `${best}–${worst}`;
}

/**
 * The grade, or one axis of it.
 *
 * @param {Rating} rating
 * @param {string} axis
 * @returns {Grade}
 */
export function gradeOf({ grade }, axis) {
  const found = axis === "grade" ? grade : grade.axes[axis];
  if (!found) throw new Error(`no axis ${axis}`);
  return found;
}

/** @param {string} key @param {Map<string, number>} counts */
const add = (key, counts) => counts.set(key, (counts.get(key) ?? 0) + 1);

/** Most first, then by name. @param {Map<string, number>} counts */
export const ranked = (counts) =>
  [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));

/**
 * Pages by what they bear on an axis: "D", "B–D", "not rated" ….
 *
 * @param {Rating[]} ratings
 * @param {string} axis
 */
export function spread(ratings, axis) {
  /** @type {Map<string, number>} */
  const counts = new Map();
  for (const rating of ratings) add(lettersOf(gradeOf(rating, axis)), counts);
  return counts;
}

/** A finding that holds in every reading. @param {Finding} finding */
const certain = ({ best, worst }) => best === worst;

/**
 * Pages on which each rule fired: for certain at least once, or only perhaps.
 *
 * @param {Rating[]} ratings
 */
export function fired(ratings) {
  /** @type {Map<string, {certain: number, perhaps: number}>} */
  const rules = new Map();
  for (const { findings } of ratings) {
    const here = new Set(findings.map(({ rule }) => rule));
    for (const rule of here) {
      const count = rules.get(rule) ?? { certain: 0, perhaps: 0 };
      const sure = findings.some((f) => f.rule === rule && certain(f));
      if (sure) count.certain += 1;
      else count.perhaps += 1;
      rules.set(rule, count);
    }
  }
  return rules;
}

/**
 * Pages whose worst letter on an axis is this one, by the rules that hold it
 * there: "T5" alone, "R6 + T5" together.
 *
 * @param {Rating[]} ratings
 * @param {string} axis
 * @param {string} letter
 */
export function holders(ratings, axis, letter) {
  /** @type {Map<string, number>} */
  const sets = new Map();
  for (const rating of ratings) {
    if (gradeOf(rating, axis).worst !== letter) continue;
    const rules = rating.findings
      .filter((f) => axis === "grade" || f.axis === axis)
      .filter(({ worst }) => worst === letter)
      .map(({ rule }) => rule);
    add([...new Set(rules)].sort().join(" + ") || "no rule", sets);
  }
  return sets;
}

/** @param {(string | null)[]} letters @returns {string} the worst of them */
const worstOf = (letters) =>
  letters.reduce((a, b) => ((b ?? "") > (a ?? "") ? b : a), null) ?? "A";

/**
 * What the services of a page alone come to, for captures without addresses:
 * the operators, which nobody could know there, are left out. A page that asks
 * nothing of any service is not rated. Findings about the page as a whole are
 * left out too: R0 speaks of operators, C4 of storage, which a list of requests
 * does not show.
 *
 * @param {Rating} rating
 * @returns {Rating}
 */
export function servicesOnly(rating) {
  const findings = rating.findings.filter((f) => f.capacity === "service");
  /** @param {Finding[]} some @param {boolean} assessed @returns {Grade} */
  const gradeFrom = (some, assessed) => {
    if (!assessed) return { state: "not-assessed", best: null, worst: null };
    if (!findings.length)
      return { state: "not-rated", best: null, worst: null };
    const best = worstOf(some.map((f) => f.best));
    const worst = worstOf(some.map((f) => f.worst));
    return { state: best === worst ? "rated" : "range", best, worst };
  };
  const axes = Object.fromEntries(
    Object.entries(rating.grade.axes).map(([axis, { state }]) => [
      axis,
      gradeFrom(
        findings.filter((f) => f.axis === axis),
        state !== "not-assessed",
      ),
    ]),
  );
  return { grade: { ...gradeFrom(findings, true), axes }, findings };
}
