// SPDX-License-Identifier: EUPL-1.2
// How the letters spread (METHOD.md, "How the letters spread"): over captures
// that others recorded, and over request lists of French public pages, as
// tables in Markdown. They stand beside the tree on some machines only.
//
// usage: node tests/captures/distribution.js [DIRECTORY [DATA]]
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

import { cocarde } from "../accuracy/host.js";
import { pagesOf } from "../accuracy/pages.js";
import { recordsOf } from "./csv.js";
import {
  AXES,
  fired,
  holders,
  LETTERS,
  lettersOf,
  ranked,
  servicesOnly,
  spread,
} from "./spread.js";

const MUCH = 0.6; // of the pages on one letter: a reader is told by which rule
const HOLDERS_SHOWN = 3;

/** @typedef {import("./spread.js").Rating} Rating */
/** @typedef {Rating & {file: string, page: {host: string, at: string}}} Page */

process.chdir(fileURLToPath(new URL("../..", import.meta.url)));
const directory = process.argv[2] ?? "../shared/captures";
const data = process.argv[3] ?? "build/data";
if (!existsSync(join(directory, "index.csv"))) {
  console.error(`no captures of others in ${directory}`);
  process.exit(0);
}

/** The day of the data: no capture is later. */
const [{ data: today }] = cocarde(["data", "status", "--json", "--data", data]);

/** What each way of reading can change, so that no row says a thing twice. */
const READINGS = [
  { name: "as recorded", options: [], axes: AXES.slice(0, 3) },
  {
    name: "before choice",
    options: ["--before-choice"],
    axes: ["grade", "consent"],
  },
  { name: "strict", options: ["--strict"], axes: ["grade", "reach"] },
];
const TODAY = {
  name: "laws of today",
  options: ["--at", today],
  axes: AXES.slice(0, 3),
};

/** @param {string[]} options @param {string[]} rest @param {string} [input] */
const rate = (options, rest, input) =>
  cocarde(["rate", "--json", "--data", data, ...options, ...rest], input);

/** @param {string} split "real" or "odd" @returns {string[]} */
const files = (split) =>
  recordsOf(readFileSync(join(directory, "index.csv"), "utf8"))
    .filter((row) => row.split === split)
    .map((row) => join(directory, row.file ?? ""))
    .filter((file) => existsSync(file));

/** @param {string[]} names @returns {(options: string[]) => Page[]} */
const ofFiles = (names) => (options) => rate(options, names);

/** @returns {(options: string[]) => Page[]} */
function ofLists() {
  const lists = pagesOf(join(directory, "gouvfr-pages.jsonl.gz"))
    .map((page) => JSON.stringify(page))
    .join("\n");
  return (options) =>
    rate(options, ["--jsonl", "-"], lists)
      .filter((rating) => rating.grade)
      .map((rating) => ({ ...rating, ...servicesOnly(rating) }));
}

/** @param {(string | number)[]} cells */
const line = (cells) => console.log(`| ${cells.join(" | ")} |`);

/** @param {string[]} titles */
function head(titles) {
  console.log();
  line(titles);
  line(titles.map(() => "---"));
}

/** "33: D–E 27, A–E 6" @param {Map<string, number>} counts */
function ranges(counts) {
  const some = ranked(counts).filter(([letters]) => letters.includes("–"));
  const sum = some.reduce((all, [, count]) => all + count, 0);
  const each = some.map(([letters, count]) => `${letters} ${count}`);
  return sum === 0 ? "0" : `${sum}: ${each.join(", ")}`;
}

/** @param {Page[]} pages @param {string} reading @param {string[]} axes */
function rows(pages, reading, axes) {
  for (const axis of axes) {
    const counts = spread(pages, axis);
    line([
      reading,
      axis,
      ...LETTERS.map((letter) => counts.get(letter) ?? 0),
      ranges(counts),
      (counts.get("not rated") ?? 0) + (counts.get("not assessed") ?? 0),
    ]);
  }
}

/** @param {number} part @param {number} all */
const share = (part, all) => `${Math.round((100 * part) / all)} %`;

/** Where most pages bear one letter: which rules hold it.
 * @param {Page[]} pages @param {string} reading @param {string[]} axes */
function crowd(pages, reading, axes) {
  // The grade is told once: what a way of reading changes is told of its axis.
  const own = axes.length > 2 ? axes : axes.slice(1);
  for (const axis of own) {
    for (const letter of LETTERS) {
      const sets = ranked(holders(pages, axis, letter));
      const sum = sets.reduce((all, [, count]) => all + count, 0);
      if (sum <= MUCH * pages.length) continue;
      const sure = spread(pages, axis).get(letter) ?? 0;
      const alone = sets.find(([rules]) => !rules.includes("+"));
      console.log(
        `- ${reading}, ${axis}: ${sum} of ${pages.length} pages ` +
          `(${share(sum, pages.length)}) bear ${letter} or a range that ends ` +
          `there, ${sure} of them plainly ${letter}. ` +
          (alone
            ? `The rule that most often holds it alone: ${alone[0]}, on ` +
              `${alone[1]}. `
            : "No rule holds it alone. ") +
          `Holders: ${sets
            .slice(0, HOLDERS_SHOWN)
            .map(([rules, count]) => `${rules} (${count})`)
            .join(", ")}.`,
      );
    }
  }
}

const real = files("real").filter((file) => !file.endsWith(".jsonl.gz"));
const odd = files("odd");
const sets = [
  {
    name: "Real captures",
    short: "captures",
    rated: ofFiles(real),
    ways: [...READINGS, TODAY],
  },
  {
    name: "French public pages, third parties only",
    short: "public pages",
    rated: ofLists(),
    ways: READINGS, // of January 2026: the laws are those of today
  },
];
const all = sets.map((set) => ({
  ...set,
  readings: set.ways.map((reading) => ({
    ...reading,
    pages: set.rated(reading.options),
  })),
}));

console.log("#### Each page of the real captures\n");
console.log("As recorded, and before a choice: nobody touched these pages.");
head(["page", "day", "reach", "destination", "consent", "grade"]);
const [asRecorded, before] = all[0]?.readings ?? [];
for (const [i, page] of (asRecorded?.pages ?? []).entries()) {
  const { axes } = page.grade;
  line([
    page.page.host,
    page.page.at.slice(0, 10),
    ...["reach", "destination"].map((axis) => lettersOf(axes[axis] ?? {})),
    lettersOf(before?.pages[i]?.grade.axes.consent ?? {}),
    lettersOf(page.grade),
  ]);
}

for (const { name, readings } of all) {
  const pages = readings[0]?.pages ?? [];
  const hosts = new Set(pages.map(({ page }) => page.host)).size;
  console.log(`\n#### ${name}: ${pages.length} pages of ${hosts} host names`);
  head(["reading", "axis", ...LETTERS, "range", "no letter"]);
  for (const r of readings) rows(r.pages, r.name, r.axes);
  console.log();
  for (const r of readings) crowd(r.pages, r.name, r.axes);
}

console.log(
  "\nThe lists of public pages have no addresses: operators are left out, and " +
    "every place is unknown, so that no destination has one letter. “No " +
    "letter” are pages that ask nothing of a third party.",
);

console.log("\n#### Pages on which each rule fired");
console.log("\nFor certain, + only in one of the readings that are possible.");
const columns = all.flatMap(({ short, readings }) =>
  readings.map((r) => ({ name: `${short}, ${r.name}`, rules: fired(r.pages) })),
);
head(["rule", ...columns.map(({ name }) => name)]);
const [{ rules }] = cocarde(["rules", "--json"]);
for (const { id } of rules) {
  line([
    id,
    ...columns.map(({ rules }) => {
      const count = rules.get(id) ?? { certain: 0, perhaps: 0 };
      return count.perhaps === 0
        ? count.certain
        : `${count.certain} + ${count.perhaps}`;
    }),
  ]);
}

const readable = ofFiles(odd)([]);
const read = new Set(readable.map(({ file }) => file)).size;
console.log(
  `\nOf ${odd.length} odd files, made to try readers, ${read} hold ` +
    `${readable.length} pages that are rated; they are in no table.`,
);
