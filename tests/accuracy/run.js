// SPDX-License-Identifier: EUPL-1.2
// Measure what the facts are worth; README.md says how.
//
// usage: node tests/accuracy/run.js [--missing[=N]] [--data DIR]
// Exit status 1 when a figure misses its target.

import { existsSync, readdirSync, readFileSync } from "node:fs";
import { webAtLarge } from "./atlarge.js";
import { cover, QUESTIONS } from "./coverage.js";
import { rowsOf } from "./csv.js";
import { misses, remark, share } from "./figure.js";
import { ratedFiles, ratedPages } from "./host.js";
import { largestNetworks } from "./networks.js";
import { pagesOf } from "./pages.js";
import { seats } from "./seats.js";
import { correctness } from "./truth.js";

const CAPTURES = "../shared/captures";
const TRUTH = "../shared/truth";
const LISTS = `${CAPTURES}/gouvfr-pages.jsonl.gz`;
const TOP = 40; // names in each list of --missing
const HOSTS = 4; // hosts shown of each name

/** @param {string[]} args */
function optionsOf(args) {
  const options = { data: "build/data", missing: 0 };
  while (args.length > 0) {
    const [name = "", value] = (args.shift() ?? "").split("=", 2);
    if (name === "--missing") options.missing = Number(value ?? TOP);
    else if (name === "--data") options.data = value ?? args.shift() ?? "";
    else throw new Error(`unknown option ${name}`);
  }
  return options;
}

/**
 * The captures of a folder, the odd ones apart: those that its index calls so
 * test readers, not facts.
 */
function captureFiles() {
  const files = readdirSync(CAPTURES)
    .filter((name) => /\.(?:harp?|json)$/.test(name))
    .sort();
  const index = `${CAPTURES}/index.csv`;
  const odd = new Set(
    existsSync(index)
      ? rowsOf(readFileSync(index, "utf8"))
          .filter(({ split }) => split === "odd")
          .map(({ file }) => file)
      : [],
  );
  /** @param {boolean} wanted */
  const paths = (wanted) =>
    files
      .filter((name) => odd.has(name) === wanted)
      .map((name) => `${CAPTURES}/${name}`);
  return { real: paths(false), odd: paths(true) };
}

/**
 * @param {string} name
 * @param {ReturnType<typeof cover>["sums"]} sums
 * @param {Partial<Record<string, number>>} targets
 */
function report(name, sums, targets) {
  for (const question of /** @type {(keyof typeof QUESTIONS)[]} */ (
    Object.keys(QUESTIONS)
  )) {
    for (const [by, part, whole] of /** @type {const} */ ([
      ["requests", sums.byRequest[question], sums.requests],
      ["pages", sums.byPage[question], sums.pages],
    ])) {
      const key = `${by}-${question}`;
      const least = targets[key];
      share(
        `${name}-${key}`,
        part,
        whole,
        least === undefined ? {} : { least },
      );
    }
  }
  share(`${name}-requests-company-control`, sums.byCompany, sums.requests);
}

/**
 * @param {string} name
 * @param {ReturnType<typeof cover>["missing"]} missing
 * @param {number} most
 */
function list(name, missing, most) {
  const titles = /** @type {const} */ ([
    ["service", "hosts of nobody known"],
    ["network", "networks of nobody known"],
    ["control", "organisations whose control is not known"],
    ["source", "organisations whose source was not read"],
  ]);
  for (const [key, title] of titles) {
    for (const by of /** @type {const} */ (["requests", "pages"])) {
      remark(`${name}: ${title}, by ${by} (requests, pages, who, hosts)`);
      for (const row of missing[key].top(by, most)) {
        const more = row.hosts.length > HOSTS ? " …" : "";
        const hosts = row.hosts.slice(0, HOSTS).join(" ") + more;
        remark(`${row.requests}\t${row.pages}\t${row.name}\t${hosts}`);
      }
    }
  }
}

/** @param {ReturnType<typeof optionsOf>} options */
function coverage(options) {
  const { real, odd } = captureFiles();
  for (const [name, files, targets] of /** @type {const} */ ([
    ["captures", real, { "requests-control": 97 }],
    ["odd-captures", odd, {}],
  ])) {
    if (files.length === 0) continue;
    const { sums, apart, missing } = cover(
      ratedFiles(options.data, files),
      "addresses",
    );
    remark(
      `${name}: ${sums.pages} pages with addresses; apart, without one that ` +
        `tells anything: ${apart.requests} requests`,
    );
    report(name, sums, targets);
    if (options.missing > 0 && name === "captures") {
      list(name, missing, options.missing);
    }
  }
  if (!existsSync(LISTS)) return;
  const pages = ratedPages(options.data, pagesOf(LISTS));
  const { sums, apart, missing } = cover(pages, "third-parties");
  remark(
    `public-pages: ${pages.length} pages, ${sums.pages} with third parties; ` +
      `apart, of the page's own site: ${apart.requests} requests on ` +
      `${apart.pages} pages`,
  );
  report("public-pages", sums, {
    "requests-control": 95,
    "pages-control": 85,
  });
  if (options.missing > 0) list("public-pages", missing, options.missing);
}

const options = optionsOf(process.argv.slice(2));
if (existsSync(CAPTURES)) coverage(options);
else remark(`${CAPTURES} is not here: coverage was not measured`);
if (existsSync(TRUTH)) correctness(options.data, TRUTH, options.missing);
else remark(`${TRUTH} is not here: correctness was not measured`);
if (existsSync(TRUTH)) seats(options.data, options.missing);
if (existsSync("data/networks.csv"))
  largestNetworks(options.data, options.missing);
webAtLarge(options.data, options.missing);
process.exitCode = misses() > 0 ? 1 : 0;
