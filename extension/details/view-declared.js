// SPDX-License-Identifier: EUPL-1.2
// The host that the legal notice names against the one that was seen. Never
// part of the letter (METHOD.md §9). Pure.

/**
 * @typedef {import("../messages.js").DetailedRating} Rating
 * @typedef {import("../ui/text.js").Msg} Msg
 * @typedef {import("../ui/text.js").Arg} Arg
 *
 * @typedef {object} Declared
 * @property {"same" | "other" | "nobody"} state
 * @property {Msg} said
 * @property {Arg} declared
 * @property {Arg} observed
 * @property {string} text      what the finding says
 */

const SAID = {
  same: "declared_same",
  other: "declared_differ",
  nobody: "declared_nobody",
};
/** @type {Record<string, Declared["state"]>} */
const STATES = { M1: "other", M2: "nobody", M3: "same" };

/** @param {Rating} rating
 * @param {{declared_host?: string[] | null} | null} page
 * @returns {Declared | null}  null: no notice was read */
export function declared(rating, page) {
  const finding = rating.findings.find(({ rule }) => rule in STATES);
  if (!finding) return null;
  const state = STATES[finding.rule] ?? "nobody";
  const slugs = page?.declared_host ?? [];
  // Of a company that is not on the page only the finding has the name.
  const names = slugs.flatMap(
    (slug) => rating.parties.find(({ org }) => org === slug)?.name ?? [],
  );
  const none = state === "nobody" ? "declared_none" : "declared_below";
  const serving = rating.parties.filter(
    ({ capacity, roles }) =>
      capacity === "operator" &&
      (roles.includes("document") || roles.includes("proxy")),
  );
  const seen = serving.map(({ name }) => name);
  return {
    state,
    said: { key: SAID[state] },
    declared:
      names.length && names.length === slugs.length
        ? { all: names }
        : { key: none },
    observed: seen.length ? { all: seen } : { key: "party_unknown" },
    text: finding.text,
  };
}
