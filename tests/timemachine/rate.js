// SPDX-License-Identifier: EUPL-1.2
/**
 * Small captures of our own, rated by the command line on a data directory.
 * Addresses are those of tests/world, whose tables are the authored ones.
 */
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../..", import.meta.url));
const sanitized = path.join(root, "build/san/cocarde");
const program = existsSync(sanitized)
  ? sanitized
  : path.join(root, "build/cocarde");
export const world = path.join(root, "build/world");
const real = path.join(root, "build/data");
/** The real tables where they were built; else the same, with test rows. */
export const data = existsSync(path.join(real, "MANIFEST")) ? real : world;
export const captures = path.join(root, "tests/captures");
export const shared = path.join(root, "../shared/captures");

/**
 * @typedef {Record<string, any>} Rating
 * @typedef {[host: string, ip: string, type: string]} Contact
 */

/** @param {string[]} args @param {string} input @param {string} from */
export function cocarde(args, input, from = world) {
  const done = spawnSync(program, args, {
    input,
    env: { ...process.env, LC_ALL: "C", COCARDE_DATA: from },
    encoding: "utf8",
    maxBuffer: 1 << 28,
    timeout: 120_000,
  });
  assert.doesNotMatch(done.stderr, /Sanitizer|runtime error|Assertion/);
  assert.equal(done.signal, null);
  return done;
}

/** @param {string} out one JSON object per line @returns {Rating[]} */
export const ratings = (out) =>
  out
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line));

/**
 * The page www.site.test as Cocarde exports it.
 *
 * @param {string} day @param {Contact[]} contacts the first is its document
 */
export function page(day, contacts) {
  const made = contacts.map(([host, ip, type]) => ({
    host,
    ips: [ip],
    types: { [type]: 1 },
    frame: "top",
    outcome: "contacted",
    phase: "unknown",
    cookies: [],
    storage: [],
  }));
  return JSON.stringify({
    schema: "cocarde.page/1",
    page: {
      key: "",
      host: "www.site.test",
      at: `${day}T12:00:00Z`,
      private: false,
      banner: "unknown",
      choice: "unknown",
      opened_before: false,
      declared_host: null,
      dropped: 0,
    },
    contacts: made,
  });
}

/**
 * @param {string} day of the capture
 * @param {Contact[]} contacts
 * @param {string[]} [options]
 */
export function rate(day, contacts, options = []) {
  const args = ["rate", "--json", "--lang", "fr", ...options, "-"];
  const done = cocarde(args, page(day, contacts));
  assert.equal(done.status, 0, done.stderr);
  const [rating] = ratings(done.stdout);
  assert.ok(rating);
  return rating;
}

/** @param {Rating} rating @returns {string} "D", "A–D" */
export function letter({ grade }) {
  return grade.best === grade.worst
    ? String(grade.best)
    : `${grade.best}–${grade.worst}`;
}

/** @param {Rating} rating @param {string} axis */
export const axis = ({ grade }, axis) => letter({ grade: grade.axes[axis] });

/** The party of an organisation. @param {Rating} rating @param {string} org */
export function party({ parties }, org) {
  const found = parties.find((/** @type {Rating} */ p) => p.org === org);
  assert.ok(found, `no party ${org}`);
  return found;
}

/**
 * What is said of an organisation: the sentence of a rule.
 *
 * @param {Rating} rating @param {string} org @param {string} rule
 * @returns {string}
 */
export function said({ findings }, org, rule) {
  const of = findings.filter((/** @type {Rating} */ f) => f.party === org);
  const found = of.find((/** @type {Rating} */ f) => f.rule === rule);
  const rules = of.map((/** @type {Rating} */ f) => f.rule).join(" ");
  assert.ok(found, `${org}: no ${rule} among ${rules}`);
  return found.text;
}
