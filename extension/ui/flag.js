// SPDX-License-Identifier: EUPL-1.2
// A country's flag, from the package flag-icons as packaging/vendor.mjs copies
// it. It decorates the name of the country, which always stands beside it in
// words: readers that speak skip it. A country without a flag gets its code in
// a frame, an unknown one a question mark.

/** Codes of data/countries.csv that the package draws no flag for: the
 * European Patent Organisation. The build holds this list against the files. */
export const WITHOUT_FLAG = ["XE"];

const FLAGS = new URL("../vendor/flags/", import.meta.url);

/** Address of a country's flag; null: there is none.
 * @param {string | null} code  ISO 3166-1 alpha-2, or EU, XK */
export function flagAddress(code) {
  if (!code || !/^[A-Z]{2}$/.test(code)) return null;
  if (WITHOUT_FLAG.includes(code)) return null;
  return new URL(`${code.toLowerCase()}.svg`, FLAGS).pathname;
}

/** @param {string | null} code  null: the country is not known
 * @param {import("./dom.js").Builder} tools */
export function flagNode(code, { h }) {
  const src = flagAddress(code);
  if (!src) {
    const unknown = code ? "" : " unknown";
    const attrs = { class: `flag${unknown}`, "aria-hidden": "true" };
    return h("span", attrs, code ?? "?");
  }
  const size = { width: 20, height: 15 }; // 4 to 3
  return h("img", { class: "flag", src, alt: "", ...size });
}
