// SPDX-License-Identifier: EUPL-1.2
/**
 * What holds for every capture on a day, whatever is in it: those of
 * tests/captures, and those that others recorded, which stand beside the tree
 * on some machines only. On the real tables where they were built.
 */
import assert from "node:assert/strict";
import { existsSync, readdirSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";

import { captures, cocarde, data, page, ratings, shared } from "./rate.js";

/** @typedef {import("./rate.js").Rating} Rating */

const directories = [captures, shared].filter((name) => existsSync(name));
const files = directories.flatMap((directory) =>
  readdirSync(directory)
    .filter((name) => /\.(har|harp)$/.test(name))
    .sort()
    .map((name) => path.join(directory, name)),
);

/** So that there is something American everywhere. */
const american = page("2026-11-21", [
  ["www.site.test", "192.0.2.1", "document"],
  ["x.s3.eu-west-3.amazonaws.com", "192.0.2.2", "script"],
]);

/** Some captures are broken on purpose: the others are rated all the same.
 *
 * @param {string[]} options
 */
function rated(options) {
  const args = ["rate", "--json", "--lang", "fr", ...options, ...files, "-"];
  const all = ratings(cocarde(args, american, data).stdout);
  const pages = all.filter((rating) => rating.grade);
  assert.ok(pages.length > 0);
  return pages;
}

/** @param {Rating[]} pages */
const texts = (pages) =>
  pages.flatMap(({ findings }) =>
    findings.map((/** @type {{text: string}} */ { text }) => text),
  );

/** @param {Rating[]} pages @returns {string[]} */
const rules = (pages) =>
  pages.flatMap(({ findings }) =>
    findings.map((/** @type {{rule: string}} */ { rule }) => rule),
  );

/** What must not change with a sentence. @param {Rating[]} pages */
const letters = (pages) => pages.map(({ grade, lever }) => ({ grade, lever }));

test("on the day before the CLOUD Act nobody is told of it", () => {
  const all = texts(rated(["--at", "2018-03-22"]));
  assert.deepEqual(
    all.filter((text) => /CLOUD Act|RGPD|PREMI3NS|SecNumCloud à/.test(text)),
    [],
  );
  assert.ok(all.some((text) => /Stored Communications Act/.test(text)));
  const next = texts(rated(["--at", "2018-03-23"]));
  assert.ok(next.some((text) => /CLOUD Act/.test(text)));
});

test("without a framework nothing rests on one", () => {
  for (const day of ["2015-12-01", "2020-07-17", "2022-01-10", "2023-07-09"]) {
    const pages = rated(["--at", day]);
    assert.ok(!rules(pages).includes("T3"), day);
    const listed = pages.flatMap(({ parties }) =>
      parties.map((/** @type {{dpf: string | null}} */ { dpf }) => dpf),
    );
    assert.ok(!listed.includes("yes") && !listed.includes("no"), day);
  }
});

test("the lapse of section 702 changes no letter of any capture", () => {
  const last = rated(["--at", "2026-06-12"]);
  const next = rated(["--at", "2026-06-13"]);
  assert.deepEqual(letters(next), letters(last));
  const lapsed = (/** @type {Rating[]} */ pages) =>
    texts(pages).some((text) => /échue le 12 juin 2026/.test(text));
  assert.ok(lapsed(next));
  assert.ok(!lapsed(last));
});

test("a capture is rated at its own day unless told otherwise", () => {
  const own = rated([]);
  const days = new Map();
  for (const { page } of own) {
    if (page.at) days.set(page.at.slice(0, 10), true);
  }
  assert.ok(days.size > 0);
  for (const day of days.keys()) {
    const told = rated(["--at", day]);
    for (const [i, rating] of own.entries()) {
      if (rating.page.at?.slice(0, 10) === day) {
        for (const part of ["grade", "findings", "parties", "laws", "lever"]) {
          const where = `${rating.file} ${day} ${part}`;
          assert.deepEqual(told[i]?.[part], rating[part], where);
        }
      }
    }
  }
});
