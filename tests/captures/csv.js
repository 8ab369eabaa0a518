// SPDX-License-Identifier: EUPL-1.2
// Tables that others wrote: CSV files (RFC 4180) with a header.

/**
 * @param {string} text
 * @returns {string[][]}
 */
export function rowsOf(text) {
  /** @type {string[][]} */
  const rows = [];
  let row = [""];
  for (const [, quoted, plain, end] of text.matchAll(
    /"((?:[^"]|"")*)"|([^",\n]+)|(,|\n)/g,
  )) {
    if (end === ",") row.push("");
    else if (end === "\n") {
      rows.push(row);
      row = [""];
    } else row[row.length - 1] += plain ?? quoted?.replaceAll('""', '"') ?? "";
  }
  return rows;
}

/**
 * The rows by the names of their columns.
 *
 * @param {string} text
 * @returns {Record<string, string>[]}
 */
export function recordsOf(text) {
  const [header = [], ...rows] = rowsOf(text);
  return rows.map((row) =>
    Object.fromEntries(header.map((name, i) => [name, row[i] ?? ""])),
  );
}
