// SPDX-License-Identifier: EUPL-1.2
// Which laws can compel the companies of a page, by the country from which they
// are controlled. Pure.

import { shortNames } from "./view-name.js";

/**
 * @typedef {import("../messages.js").DetailedRating} Rating
 * @typedef {import("../ui/text.js").Msg} Msg
 *
 * @typedef {{country: string, laws: string[], names: Msg}} LawRow
 * @typedef {{rows: LawRow[], yours: Msg | null}} Laws
 *   yours: companies under the law of the Union are among them
 */

/** Companies named in a row; the list above has them all. */
const NAMES_MAX = 4;

/** @param {Rating} rating @returns {Laws} */
export function laws({ parties, laws: table }) {
  const seen = parties.filter((p) => p.contacts.length > 0);
  const short = shortNames(seen);
  /** @type {Map<string, {laws: Set<string>, names: Set<string>}>} */
  const countries = new Map();
  for (const {
    controlled_from: country,
    laws: ids,
    name,
    class: kind,
  } of seen) {
    if (!country || ids.length === 0 || kind === "E") continue;
    const row = countries.get(country) ?? { laws: new Set(), names: new Set() };
    for (const id of ids) {
      row.laws.add(table.find((law) => law.id === id)?.name ?? id);
    }
    row.names.add(short(name));
    countries.set(country, row);
  }
  const rows = [...countries].map(([country, row]) => {
    const names = [...row.names];
    /** @type {import("../ui/text.js").Arg[]} */
    const all = names.slice(0, NAMES_MAX);
    const left = names.length - all.length;
    if (left) all.push({ key: "others", count: left });
    return {
      country,
      laws: [...row.laws],
      names: { key: "laws_reach", args: [{ all }] },
    };
  });
  const european = seen.some((p) => p.class === "E");
  return { rows, yours: european ? { key: "laws_european" } : null };
}
