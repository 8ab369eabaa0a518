// SPDX-License-Identifier: EUPL-1.2
// Whether the largest hosting and CDN networks of the EEA, Switzerland and the
// United Kingdom have rows of their own: the 300 largest by the addresses that
// they announce, and nobody larger whom the author has not read.

import { readFileSync } from "node:fs";
import { rowsOf } from "./csv.js";
import { count, remark, share } from "./figure.js";
import { lookups } from "./host.js";

const PACKAGES = "node_modules/@ip-location-db";
const ANNOUNCED = `${PACKAGES}/asn/asn-ipv4.csv`;
const REGISTERED = `${PACKAGES}/asn-country/asn-country-ipv4.csv`;
const LARGEST = 300; // of issue 4
const NEAR = ["CH", "GB"];

/** An IPv4 address as a number. @param {string} text */
const number = (text) =>
  text.split(".").reduce((sum, part) => sum * 256 + Number(part), 0);

/** Lines of first,last,… in order. @param {string} file */
function* ranges(file) {
  for (const line of readFileSync(file, "utf8").split("\n")) {
    const [first, last, third = "", ...rest] = line.split(",");
    if (first === undefined || last === undefined) continue;
    const name = rest.join(",").replace(/^"(.*)"$/, "$1");
    yield {
      first: number(first),
      last: number(last),
      third,
      name,
      address: first,
    };
  }
}

/**
 * Networks with what they announce and the country in which most of it is
 * registered, the largest first.
 */
function networks() {
  const countries = [...ranges(REGISTERED)];
  /** @type {Map<string, {name: string, address: string, size: number,
   *   held: Map<string, number>}>} */
  const all = new Map();
  let at = 0;
  for (const { first, last, third, name, address } of ranges(ANNOUNCED)) {
    const network = all.get(third) ?? {
      name,
      address,
      size: 0,
      held: new Map(),
    };
    all.set(third, network);
    network.size += last - first + 1;
    while ((countries[at]?.last ?? Number.POSITIVE_INFINITY) < first) at++;
    for (let i = at; (countries[i]?.first ?? last + 1) <= last; i++) {
      const {
        first: from,
        last: to,
        third: code,
      } = countries[i] ?? {
        first,
        last,
        third: "",
      };
      const common = Math.min(to, last) - Math.max(from, first) + 1;
      network.held.set(code, (network.held.get(code) ?? 0) + common);
    }
  }
  return [...all]
    .map(([asn, { name, address, size, held }]) => {
      const [most] = [...held].sort((a, b) => b[1] - a[1]);
      return { asn, name, first: address, size, country: most?.[0] ?? "" };
    })
    .sort((a, b) => b.size - a.size || Number(a.asn) - Number(b.asn));
}

/** @param {string} file */
const rows = (file) => rowsOf(readFileSync(file, "utf8"));

/**
 * @param {string} data
 * @param {number} most how many of each list to print; 0: no list
 */
export function largestNetworks(data, most) {
  const europe = new Set([
    ...NEAR,
    ...rows("data/eea.csv")
      .filter(({ valid_to }) => valid_to === "")
      .map(({ country }) => country),
  ]);
  const authored = new Map(
    rows("data/networks.csv").map((row) => [row.asn, row]),
  );
  const others = new Set(
    rows("tests/accuracy/not-hosts.csv").map(({ asn }) => asn),
  );
  const hosts = [];
  const unread = [];
  for (const network of networks()) {
    if (hosts.length === LARGEST) break;
    if (!europe.has(network.country)) continue;
    const row = authored.get(network.asn);
    if (row === undefined) {
      if (!others.has(network.asn)) unread.push(network);
    } else if (row.role !== "access-or-transit") {
      hosts.push(network);
    }
  }
  const known = lookups(
    data,
    hosts.map(({ first }) => first),
  ).map(
    ({ operator }) =>
      operator?.controlled_from != null && operator.confidence !== "low",
  );
  const last = hosts.at(-1);
  remark(`networks: the smallest of them is AS${last?.asn} (${last?.size})`);
  count("networks-largest-hosts", hosts.length, "networks", LARGEST);
  share("networks-largest-read", hosts.length, hosts.length + unread.length, {
    least: 100,
  });
  share(
    "networks-largest-control",
    known.filter(Boolean).length,
    hosts.length,
    {},
  );
  for (const { asn, name, size, country } of unread.slice(0, most || 10)) {
    remark(`not read: AS${asn} ${name}\t${country}\t${size}`);
  }
  if (most === 0) return;
  for (const [i, { asn, name, size, country }] of hosts.entries()) {
    const what = known[i] ? "control known" : "control left unknown";
    remark(`host: AS${asn} ${name}\t${country}\t${size}\t${what}`);
  }
}
