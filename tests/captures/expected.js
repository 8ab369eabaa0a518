// SPDX-License-Identifier: EUPL-1.2
// What the command line says of captures that others recorded, beside what
// their index expects: a table in Markdown. They stand beside the tree on some
// machines only. Ends with 1 when one is not what experts.js says of it.
//
// usage: node tests/captures/expected.js [DIRECTORY [DATA [PROGRAM]]]
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

import { recordsOf } from "./csv.js";
import { disagreements } from "./experts.js";
import { operatorsOf, placesOf } from "./operators.js";
import { lettersOf } from "./spread.js";

const root = fileURLToPath(new URL("../..", import.meta.url));
const directory = process.argv[2] ?? join(root, "../shared/captures");
const data = process.argv[3] ?? join(root, "build/data");
const program = process.argv[4] ?? join(root, "build/cocarde");
if (!existsSync(join(directory, "index.csv"))) {
  console.error(`no captures of others in ${directory}`);
  process.exit(0);
}

/**
 * @param {string} form
 * @param {string} file
 */
function run(form, file) {
  const done = spawnSync(
    program,
    ["rate", form, "--lang", "en", "--data", data, join(directory, file)],
    { maxBuffer: 1 << 28 },
  );
  const objects = done.stdout
    .toString()
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line));
  const complaint = done.stderr
    .toString()
    .trim()
    .replaceAll(`cocarde: ${join(directory, file)}: `, "");
  return { objects, complaint };
}

/** @param {string} file */
function saidOf(file) {
  const { objects: ratings, complaint } = run("--json", file);
  return { ratings, pages: run("--page", file).objects, complaint };
}

/**
 * What a page stores on the device: "3 cookies (1 by a script), 2 keys".
 *
 * @param {{contacts: {cookies: {by: string}[], storage: string[]}[]}} page
 */
function storedOf({ contacts }) {
  const cookies = contacts.flatMap((contact) => contact.cookies);
  const scripts = cookies.filter((cookie) => cookie.by === "script").length;
  const keys = contacts.flatMap((contact) => contact.storage).length;
  return `${cookies.length} cookies (${scripts} by a script), ${keys} keys`;
}

/** @param {string[]} cells */
const line = (cells) =>
  `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`;

const rows = recordsOf(readFileSync(join(directory, "index.csv"), "utf8"));

const titles = [
  "file",
  "page",
  "expected",
  "operator",
  "place",
  "letter",
  "stored",
  "notes",
];
console.log(line(titles));
console.log(line(titles.map(() => "---")));
for (const row of rows) {
  const { file = "", expected = "" } = row;
  const { ratings, pages, complaint } = saidOf(file);
  for (const wrong of disagreements(file, pages, ratings, complaint)) {
    console.error(`${file}: ${wrong}`);
    process.exitCode = 1;
  }
  for (const [i, rating] of ratings.entries()) {
    console.log(
      line([
        file,
        `${rating.page.host} ${rating.page.at.slice(0, 10)}`,
        expected,
        operatorsOf(rating).join(", ") || "nobody seen",
        placesOf(rating).join(", ") || "no address",
        lettersOf(rating.grade),
        storedOf(pages[i]),
        rating.completeness.notes.join(", "),
      ]),
    );
  }
  if (complaint !== "") {
    console.log(line([file, "", expected, complaint, "", "", "", ""]));
  }
}
