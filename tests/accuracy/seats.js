// SPDX-License-Identifier: EUPL-1.2
// What the registered seat of a network is worth, on networks whose company is
// known from elsewhere.

import { readFileSync } from "node:fs";
import { rowsOf } from "./csv.js";
import { remark, share } from "./figure.js";
import { lookups } from "./host.js";

const LISTS = [4, 6].map(
  (family) => `node_modules/@ip-location-db/asn/asn-ipv${family}.csv`,
);

/** @param {string} name of a table */
const table = (name) => rowsOf(readFileSync(`data/${name}.csv`, "utf8"));

/** One address of each network that has a row. */
function addresses() {
  const numbers = new Set(table("networks").map(({ asn }) => asn));
  /** @type {Map<string, string>} */
  const found = new Map();
  for (const file of LISTS) {
    for (const line of readFileSync(file, "utf8").split("\n")) {
      const [first = "", , asn = ""] = line.split(",", 3);
      if (numbers.has(asn) && !found.has(asn)) found.set(asn, first);
    }
  }
  return [...found.values()];
}

/** Countries where the law of the Union applies today. */
function european() {
  return new Set(
    table("eea")
      .filter((row) => row.valid_to === "")
      .filter((row) => row.status !== "national-territory")
      .map((row) => row.country),
  );
}

/**
 * The seat is the best that an unknown company of the network can be. Where a
 * company is known, that best should not be worse than what it is.
 *
 * @param {string} data
 * @param {number} most wrong ones to list
 */
export function seats(data, most) {
  const inside = european();
  const judged = lookups(data, addresses()).filter(
    ({ registered, operator }) =>
      registered !== null && operator !== null && operator.class !== null,
  );
  const harsher = judged.filter(
    ({ registered, operator }) =>
      operator?.class === "E" && !inside.has(registered ?? ""),
  );
  const kinder = judged.filter(
    ({ registered, operator }) =>
      operator?.class !== "E" && inside.has(registered ?? ""),
  );
  share("registered-seat-harsher", harsher.length, judged.length);
  share("registered-seat-kinder", kinder.length, judged.length);
  for (const { asn, as_name, registered, operator } of harsher.slice(0, most)) {
    remark(
      `registered seat harsher: AS${asn} ${as_name}: ${registered}, ` +
        `company ${operator?.org} controlled from ${operator?.controlled_from}`,
    );
  }
}
