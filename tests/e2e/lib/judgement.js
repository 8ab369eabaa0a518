// SPDX-License-Identifier: EUPL-1.2
/** What a rating says, in the short form that expectations are written in. */

/** @param {{best: string | null, worst: string | null} | null} range */
export function letterOf(range) {
  if (!range?.best) return "";
  return range.best === range.worst
    ? range.best
    : `${range.best}–${range.worst}`;
}

/** @typedef {{rule: string, party: string, capacity: string | null,
 *   best: string | null, worst: string | null}} Finding */

/** @param {any} rating @returns {string[]} "R5 aws/operator D", sorted */
export const findingsOf = ({ findings }) =>
  findings
    .map((/** @type {Finding} */ { rule, party, capacity, ...range }) =>
      [rule, capacity ? `${party}/${capacity}` : party, letterOf(range)]
        .filter(Boolean)
        .join(" "),
    )
    .sort();

/**
 * @param {string} wanted "R0", "R6 aws" or "R5 aws/operator"
 * @param {string[]} findings of findingsOf
 */
export const has = (wanted, findings) =>
  findings.some((finding) =>
    [" ", "/"].some((after) => `${finding} `.startsWith(wanted + after)),
  );

/**
 * The part of a rating that depends on the page alone, not on the browser that
 * saw it nor on when.
 *
 * @param {any} rating
 */
export const judgementOf = (rating) => ({
  letter: letterOf(rating.grade),
  reach: letterOf(rating.grade.axes.reach),
  destination: letterOf(rating.grade.axes.destination),
  findings: findingsOf(rating),
  lever: rating.lever,
});
