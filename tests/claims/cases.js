// SPDX-License-Identifier: EUPL-1.2
// The claims on disk, and what the command line says of their pages.

import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

import { gradeOf, lettersOf } from "../captures/spread.js";

const here = fileURLToPath(new URL(".", import.meta.url));
const root = join(here, "../..");

/**
 * @typedef {import("../captures/spread.js").Rating & {
 *   page: {at: string}, completeness: {notes: string[]},
 *   findings: {rule: string, party: string | null, text: string}[],
 *   versions: {data: string}}} Rating
 *
 * @typedef {object} Page
 * @property {string} page        its file, in the folder of the claim
 * @property {string[]} [options] of `cocarde rate`
 * @property {Record<string, string>} says  letters of the grade and its axes
 * @property {string[]} fires     rules, or "rule party", that must be found
 * @property {string[]} never     rules that must not
 * @property {string[]} [fr]      words that the report must have
 * @property {string[]} [en]
 *
 * @typedef {object} Claim
 * @property {string} claim
 * @property {string} expected    as in the list of claims
 * @property {string | null} differs  why the verdict is another
 * @property {Page[]} pages
 * @property {string[][]} [order] names of pages, the better ones first
 * @property {string[]} [unsaid]  words that no report of it may have
 *
 * @typedef {{claim: string, expected: string, why: string, instead: string}}
 *   Undecided
 */

/** @param {string[]} path @returns {any} */
const json = (...path) => JSON.parse(readFileSync(join(here, ...path), "utf8"));

/** @returns {Claim[]} those that a page can decide, by id */
export const claims = () =>
  readdirSync(here, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort()
    .map((id) => ({ ...json(id, "claim.json"), claim: id }));

/** @returns {Undecided[]} those that it cannot */
export const undecided = () => json("undecided.json");

/** @param {string[]} args @returns {string} */
export function cocarde(...args) {
  const done = spawnSync(join(root, "build/cocarde"), args, { cwd: root });
  const err = done.stderr?.toString();
  if (done.status !== 0) throw new Error(`${args.join(" ")}: ${err}`);
  return done.stdout.toString();
}

/**
 * @param {Claim} claim
 * @param {Page} page
 * @param {"fr" | "en"} lang
 * @returns {{rating: Rating, report: string}} the report on one line
 */
export function said({ claim }, { page, options = [] }, lang) {
  const rest = [
    ...["--lang", lang, "--data", "build/data"],
    ...options,
    join(here, claim, page),
  ];
  return {
    rating: JSON.parse(cocarde("rate", "--json", ...rest)),
    report: cocarde("rate", "--text", ...rest).replace(/\s+/g, " "),
  };
}

/** @param {Rating} rating @returns {Record<string, string>} */
export const verdict = (rating) =>
  Object.fromEntries(
    ["grade", "reach", "destination", "consent"].map((axis) => [
      axis,
      lettersOf(gradeOf(rating, axis)),
    ]),
  );
