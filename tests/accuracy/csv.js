// SPDX-License-Identifier: EUPL-1.2
// Rows of a CSV file with a header (RFC 4180), as objects.

/**
 * @param {string} text
 * @returns {Record<string, string>[]}
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
  const [header = [], ...rest] = rows;
  return rest.map((fields) =>
    Object.fromEntries(header.map((name, i) => [name, fields[i] ?? ""])),
  );
}
