// SPDX-License-Identifier: EUPL-1.2
// Which laws can compel the companies of a page, by the country from which they
// are controlled. What reaches a cloud does not reach everybody of its country:
// companies stand together only where the same laws hold for them. Pure.

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
  /** @type {Map<string, {country: string, ids: string[], names: Set<string>}>} */
  const groups = new Map();
  for (const {
    controlled_from: country,
    laws: ids,
    name,
    class: kind,
  } of seen) {
    if (!country || ids.length === 0 || kind === "E") continue;
    const key = [country, ...ids].join(" ");
    const group = groups.get(key) ?? { country, ids, names: new Set() };
    group.names.add(short(name));
    groups.set(key, group);
  }
  const rows = [...groups.values()].map((group) => {
    const names = [...group.names];
    /** @type {import("../ui/text.js").Arg[]} */
    const all = names.slice(0, NAMES_MAX);
    const left = names.length - all.length;
    if (left) all.push({ key: "others", count: left });
    return {
      country: group.country,
      laws: group.ids.map((id) => table.find((l) => l.id === id)?.name ?? id),
      names: { key: "laws_reach", args: [{ all }] },
    };
  });
  const european = seen.some((p) => p.class === "E");
  return { rows, yours: european ? { key: "laws_european" } : null };
}
