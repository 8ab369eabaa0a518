// SPDX-License-Identifier: EUPL-1.2
// What the founding texts claim, and what Cocarde says: see README.md.
import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

import { recordsOf } from "../captures/csv.js";
import { claims, cocarde, said, undecided, verdict } from "./cases.js";

const list = fileURLToPath(
  new URL("../../../shared/facts/claims.csv", import.meta.url),
);
const LAST = 23;
const IDS = Array.from(
  { length: LAST },
  (_, i) => `C${String(i + 1).padStart(2, "0")}`,
);

/** Nobody is accused, and nothing is said to have been done. */
const ACCUSING =
  /espion|surveill|illégal|viole|accès (?:complet|total|intégral)|illegal|\bspies|\bspied|violat|full access/i;

/** Of a sentence that names a law of the classes X and Y. */
const LAW = /CLOUD Act|FISA|Stored Communications Act|justice américaine/;

test("every claim is decided, or said not to be", () => {
  const both = [...claims(), ...undecided()].map(({ claim }) => claim).sort();
  assert.deepEqual(both, IDS);
  for (const { why, instead } of undecided()) {
    assert.ok(why.length > 10 && instead.length > 5);
  }
});

test("the list of claims is the one that was read", (t) => {
  if (!existsSync(list)) return t.skip("the list is not here");
  const rows = recordsOf(readFileSync(list, "utf8"));
  const known = new Map(
    [...claims(), ...undecided()].map(({ claim, expected }) => [
      claim,
      expected,
    ]),
  );
  for (const { id = "", expected_grade_class: expected } of rows) {
    assert.equal(known.get(id), expected, id);
  }
});

/** Whether one range lies within another. @param {string} a @param {string} b */
function within(a, b) {
  const [best = "", worst = best] = a.split("–");
  const [least = "", most = least] = b.split("–");
  return a === b || (best >= least && worst <= most);
}

/** @param {import("./cases.js").Rating} rating */
const rules = ({ findings }) =>
  findings.flatMap(({ rule, party }) => [rule, `${rule} ${party}`]);

for (const claim of claims()) {
  test(`${claim.claim}: ${claim.expected}`, () => {
    for (const page of claim.pages) {
      const name = [page.page, ...(page.options ?? [])].join(" ");
      for (const lang of /** @type {const} */ (["fr", "en"])) {
        const { rating, report } = said(claim, page, lang);
        const got = verdict(rating);
        assert.doesNotMatch(report, ACCUSING, name);
        for (const { text } of rating.findings.filter((f) => LAW.test(f.text)))
          assert.match(text, /peut contraindre|can compel/, name);
        for (const words of claim.unsaid ?? [])
          assert.ok(!report.includes(words), `${name} says ${words}`);
        // Where one database of countries is missing no place is sure, and all
        // that can be asked is that the truth is not left out.
        if (rating.completeness.notes.includes("no-second-opinion")) {
          for (const [axis, letters] of Object.entries(page.says))
            assert.ok(within(letters, got[axis] ?? ""), `${name} ${axis}`);
          continue;
        }
        assert.deepEqual(got, page.says, name);
        const fired = rules(rating);
        for (const rule of page.fires)
          assert.ok(fired.includes(rule), `${name}: no ${rule}`);
        for (const rule of page.never)
          assert.ok(!fired.includes(rule), `${name}: ${rule}`);
        for (const words of page[lang] ?? [])
          assert.ok(report.includes(words), `${name} without: ${words}`);
      }
    }
  });
}

test("captures are of their day, addresses of ours", () => {
  const year = 366 * 24 * 3600 * 1000;
  for (const claim of claims()) {
    for (const page of claim.pages) {
      const { rating } = said(claim, page, "fr");
      const apart =
        Date.parse(rating.versions.data) - Date.parse(rating.page.at);
      assert.equal(
        rating.completeness.notes.includes("ip-data-far-from-capture"),
        apart > year,
        `${claim.claim} ${page.page}`,
      );
    }
  }
});

test("where pages are ordered, no later one has a better letter", () => {
  for (const claim of claims()) {
    const letters = new Map(
      claim.pages.map(({ page, says: { grade = "" } }) => [
        page.replace(/\.json$/, ""),
        { best: grade.slice(0, 1), worst: grade.slice(-1) },
      ]),
    );
    const groups = (claim.order ?? []).map((names) =>
      names.map((name) => {
        const found = letters.get(name);
        assert.ok(found, `${claim.claim} has no page ${name}`);
        return found;
      }),
    );
    for (const [i, later] of groups.slice(1).entries()) {
      for (const a of groups[i] ?? []) {
        for (const b of later) {
          const kinder = b.best < a.best || b.worst < a.worst;
          assert.ok(!kinder, `${claim.claim}: group ${i + 2} before ${i + 1}`);
        }
      }
    }
    const [first = [], second = []] = groups;
    for (const a of first)
      for (const b of second) assert.ok(a.worst < b.best, claim.claim);
  }
});

test("a capture says what can be compelled, never what was (C10)", () => {
  assert.match(
    cocarde("rules", "--markdown"),
    /“can compel”: orders are targeted and need legal process/,
  );
  const sentences = readFileSync(
    fileURLToPath(new URL("../../data/sentences.csv", import.meta.url)),
    "utf8",
  );
  assert.doesNotMatch(sentences, ACCUSING);
});
