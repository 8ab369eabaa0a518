// SPDX-License-Identifier: EUPL-1.2
/**
 * MMDB files of a few records, written by hand: what vendors' files look like
 * inside, and what no file should. Source: MaxMind DB File Format 2.0.
 */

/** @typedef {string | number | boolean | {[key: string]: Value}} Value */

/** Control byte and size of a value. @param {number} type @param {number} size */
function head(type, size) {
  const extra = type > 7 ? [type - 7] : [];
  const high = type > 7 ? 0 : type << 5;
  if (size < 29) return [high | size, ...extra];
  return [high | 29, ...extra, size - 29];
}

/** @param {number} number @param {number} bytes */
function bigEndian(number, bytes) {
  const out = [];
  for (let i = bytes - 1; i >= 0; i--) {
    out.push(Math.floor(number / 2 ** (8 * i)) % 256);
  }
  return out;
}

/** @param {Value} value @returns {number[]} */
export function encode(value) {
  if (typeof value === "boolean") return head(14, value ? 1 : 0);
  if (typeof value === "number") return [...head(6, 4), ...bigEndian(value, 4)];
  if (typeof value === "string") {
    const bytes = Buffer.from(value);
    return [...head(2, bytes.length), ...bytes];
  }
  const members = Object.entries(value);
  return [
    ...head(7, members.length),
    ...members.flatMap(([key, member]) => [...encode(key), ...encode(member)]),
  ];
}

/** @param {number} number @param {number} type @param {number} bytes */
function whole(number, type, bytes) {
  return [...head(type, bytes), ...bigEndian(number, bytes)];
}

export const marker = [0xab, 0xcd, 0xef, ...Buffer.from("MaxMind.com")];

/**
 * A file with one record for each half of the address space.
 *
 * @param {Value} left the record of 0.0.0.0/1 (and of ::/1)
 * @param {{right?: Value, type?: string, built?: string, version?: 4 | 6,
 *   nodes?: number[][], data?: number[]}} [options] built: a day; nodes: pairs
 *   of record values instead of the one node; data: bytes instead of records
 */
export function mmdb(left, options = {}) {
  const {
    right = left,
    type = "Test",
    built = "2026-10-01",
    version = 6,
  } = options;
  const first = encode(left);
  const data = options.data ?? [...first, ...encode(right)];
  const count = options.nodes?.length ?? 1;
  const nodes = options.nodes ?? [[count + 16, count + 16 + first.length]];
  const metadata = [
    ...head(7, 9),
    ...[...encode("binary_format_major_version"), ...whole(2, 5, 2)],
    ...[...encode("binary_format_minor_version"), ...whole(0, 5, 2)],
    ...[...encode("build_epoch"), ...whole(Date.parse(built) / 1000, 9, 8)],
    ...[...encode("database_type"), ...encode(type)],
    ...[...encode("description"), ...encode({ en: "a test" })],
    ...[...encode("ip_version"), ...whole(version, 5, 2)],
    ...[...encode("languages"), ...head(11, 0)],
    ...[...encode("node_count"), ...whole(count, 6, 4)],
    ...[...encode("record_size"), ...whole(24, 5, 2)],
  ];
  return Buffer.from([
    ...nodes.flatMap((node) => node.flatMap((value) => bigEndian(value, 3))),
    ...new Array(16).fill(0),
    ...data,
    ...marker,
    ...metadata,
  ]);
}
