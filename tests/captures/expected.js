// SPDX-License-Identifier: EUPL-1.2
// What the command line says of captures that others recorded, beside what
// their index expects: a table in Markdown.
//
// usage: node tests/captures/expected.js [DIRECTORY [DATA]]
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

import { operatorsOf, placesOf } from "./operators.js";

const root = fileURLToPath(new URL("../..", import.meta.url));
const directory = process.argv[2] ?? join(root, "../shared/captures");
const data = process.argv[3] ?? join(root, "build/data");

/**
 * Rows of a CSV file (RFC 4180).
 *
 * @param {string} text
 */
function rowsOf(text) {
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

/** @param {string} file */
function saidOf(file) {
  const done = spawnSync(
    join(root, "build/cocarde"),
    ["rate", "--json", "--lang", "en", "--data", data, join(directory, file)],
    { maxBuffer: 1 << 28 },
  );
  const ratings = done.stdout
    .toString()
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line));
  const complaint = done.stderr
    .toString()
    .trim()
    .replaceAll(`cocarde: ${join(directory, file)}: `, "");
  return { ratings, complaint };
}

/** @param {{state: string, best: string | null, worst: string | null}} grade */
function lettersOf({ best, worst }) {
  if (best === null) return "not rated";
  return best === worst ? best : `${best}–${worst}`;
}

/** @param {string[]} cells */
const line = (cells) =>
  `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`;

const [header = [], ...rows] = rowsOf(
  readFileSync(join(directory, "index.csv"), "utf8"),
);
const expectedAt = header.indexOf("expected");

console.log(line(["file", "page", "expected", "operator", "place", "letter"]));
console.log(line(["---", "---", "---", "---", "---", "---"]));
for (const row of rows) {
  const [file = ""] = row;
  const expected = row[expectedAt] ?? "";
  const { ratings, complaint } = saidOf(file);
  for (const rating of ratings) {
    console.log(
      line([
        file,
        `${rating.page.host} ${rating.page.at.slice(0, 10)}`,
        expected,
        operatorsOf(rating).join(", ") || "nobody seen",
        placesOf(rating).join(", ") || "no address",
        lettersOf(rating.grade),
      ]),
    );
  }
  if (complaint !== "") {
    console.log(line([file, "", expected, complaint, "", ""]));
  }
}
