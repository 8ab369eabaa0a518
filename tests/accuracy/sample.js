// SPDX-License-Identifier: EUPL-1.2
// Addresses drawn from ranges that providers publish: the same ones each time.

import { readdirSync, readFileSync } from "node:fs";
import { isIPv4 } from "node:net";

/**
 * @typedef {object} Range
 * @property {string} prefix
 * @property {string} provider
 * @property {string} region "" when the provider names none
 * @property {string} country of the region; "" when there is none to tell
 *
 * @typedef {Range & {ip: string, family: 4 | 6}} Sample
 */

/**
 * Numbers from 0 to 2^32 - 1 by a seed: Marsaglia's xorshift, seeded from a
 * text by FNV-1a, so that each set has a sequence of its own whatever is drawn
 * before it.
 *
 * @param {string} seed
 */
export function randomFrom(seed) {
  let state = 0x811c9dc5;
  for (const byte of Buffer.from(seed)) {
    state = Math.imul(state ^ byte, 0x01000193) >>> 0;
  }
  state ||= 1;
  return () => {
    state ^= state << 13;
    state >>>= 0;
    state ^= state >>> 17;
    state ^= state << 5;
    state >>>= 0;
    return state;
  };
}

/** @param {string} ip @returns {{value: bigint, bits: 32 | 128}} */
export function numberOf(ip) {
  if (isIPv4(ip)) {
    const value = ip
      .split(".")
      .reduce((n, part) => n * 256n + BigInt(part), 0n);
    return { value, bits: 32 };
  }
  const [head = "", tail] = ip.split("::");
  const groups = (/** @type {string} */ text) =>
    text === "" ? [] : text.split(":");
  const left = groups(head);
  const right = tail === undefined ? [] : groups(tail);
  const zeros = Array(8 - left.length - right.length).fill("0");
  const value = [...left, ...zeros, ...right].reduce(
    (n, group) => (n << 16n) + BigInt(`0x${group}`),
    0n,
  );
  return { value, bits: 128 };
}

/** @param {bigint} value @param {32 | 128} bits */
export function textOf(value, bits) {
  if (bits === 32) {
    return [24n, 16n, 8n, 0n].map((at) => (value >> at) & 255n).join(".");
  }
  return Array.from({ length: 8 }, (_, i) =>
    ((value >> BigInt(112 - 16 * i)) & 0xffffn).toString(16),
  ).join(":");
}

/**
 * An address of a range, each as likely as the other.
 *
 * @param {string} prefix
 * @param {() => number} random
 */
export function addressIn(prefix, random) {
  const [ip = "", length = ""] = prefix.split("/");
  const { value, bits } = numberOf(ip);
  const free = BigInt(bits - Number(length));
  let drawn = 0n;
  for (let i = 0; i < bits / 32; i++) drawn = (drawn << 32n) + BigInt(random());
  return textOf(value + (drawn & ((1n << free) - 1n)), bits);
}

/**
 * The ranges of every file of a folder: prefix,provider,region,country,source.
 * Only the last field may be quoted.
 *
 * @param {string} directory
 * @returns {Range[]}
 */
export function rangesOf(directory) {
  return readdirSync(directory)
    .filter((name) => name.endsWith(".csv"))
    .sort()
    .flatMap((name) => readFileSync(`${directory}/${name}`, "utf8").split("\n"))
    .map((line) => line.split(","))
    .filter(([prefix = ""]) => prefix.includes("/"))
    .map(([prefix = "", provider = "", region = "", country = ""]) => ({
      prefix,
      provider,
      region,
      country,
    }));
}

/**
 * Chooses ranges of one family: of IPv4 a range twice as large twice as often,
 * so that each address is as likely as the other; of IPv6, where sizes say
 * nothing about use, each range as often.
 *
 * @param {Range[]} ranges
 * @param {() => number} random
 */
function chooser(ranges, random) {
  let sum = 0;
  const ends = ranges.map(({ prefix }) => {
    const length = Number(prefix.split("/")[1]);
    sum += prefix.includes(":") ? 1 : 2 ** (32 - length);
    return sum;
  });
  return () => {
    const at = Math.floor((random() / 2 ** 32) * sum);
    let low = 0;
    let high = ends.length - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (/** @type {number} */ (ends[middle]) > at) high = middle;
      else low = middle + 1;
    }
    return /** @type {Range} */ (ranges[low]);
  };
}

/**
 * Up to a number of different addresses of each group of ranges.
 *
 * @param {Range[]} ranges
 * @param {(range: Range) => string} groupOf
 * @param {number} most of each group and family
 * @returns {Sample[]}
 */
export function draw(ranges, groupOf, most) {
  /** @type {Map<string, Range[]>} */
  const groups = new Map();
  for (const range of ranges) {
    const family = range.prefix.includes(":") ? 6 : 4;
    const key = `${groupOf(range)} ${family}`;
    const group = groups.get(key) ?? [];
    group.push(range);
    groups.set(key, group);
  }
  /** @type {Sample[]} */
  const samples = [];
  for (const [key, group] of [...groups].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const random = randomFrom(key);
    const choose = chooser(group, random);
    const seen = new Set();
    // A group may hold fewer addresses than are wanted.
    for (let i = 0; i < 4 * most && seen.size < most; i++) {
      const range = choose();
      const ip = addressIn(range.prefix, random);
      if (seen.has(ip)) continue;
      seen.add(ip);
      samples.push({ ...range, ip, family: ip.includes(":") ? 6 : 4 });
    }
  }
  return samples;
}
