// SPDX-License-Identifier: EUPL-1.2
// What the distribution counts, on ratings small enough to count by hand.
import assert from "node:assert/strict";
import { test } from "node:test";

import { recordsOf } from "./csv.js";
import {
  fired,
  holders,
  lettersOf,
  ranked,
  servicesOnly,
  spread,
} from "./spread.js";

const grade = (best, worst) => ({
  state: best === worst ? "rated" : "range",
  best,
  worst,
});
const none = (state) => ({ state, best: null, worst: null });

const finding = (rule, axis, best, worst, capacity = "service") => ({
  rule,
  axis,
  best,
  worst,
  capacity,
});

const rating = (reach, destination, findings) => ({
  grade: {
    ...reach,
    axes: { reach, destination, consent: none("not-assessed") },
  },
  findings,
});

const dark = rating(grade("D", "D"), grade("A", "E"), [
  finding("R6", "reach", "D", "D", "operator"),
  finding("R5", "reach", "D", "D"),
  finding("T5", "destination", "A", "E"),
  finding("R10", "reach", null, null),
]);
const unsure = rating(grade("A", "D"), grade("A", "A"), [
  finding("R5", "reach", "C", "D"),
  finding("R5", "reach", "A", "D"),
  finding("T1", "destination", "A", "A"),
]);
const empty = rating(none("not-rated"), none("not-rated"), [
  finding("U4", "none", null, null, null),
  finding("U2", "reach", "A", "E", "operator"),
]);

test("letters are spread, ranges and what bears none too", () => {
  assert.deepEqual(ranked(spread([dark, unsure, empty, unsure], "reach")), [
    ["A–D", 2],
    ["D", 1],
    ["not rated", 1],
  ]);
  assert.deepEqual(ranked(spread([dark], "consent")), [["not assessed", 1]]);
  assert.equal(lettersOf(grade("B", "D")), "B–D");
  assert.throws(() => spread([dark], "notice"), /no axis notice/);
});

test("a rule fires on a page for certain, or only perhaps", () => {
  const rules = fired([dark, unsure, empty]);
  assert.deepEqual(rules.get("R5"), { certain: 1, perhaps: 1 });
  assert.deepEqual(rules.get("R10"), { certain: 1, perhaps: 0 });
  assert.deepEqual(rules.get("T5"), { certain: 0, perhaps: 1 });
  assert.equal(rules.get("R8"), undefined);
});

test("rules that hold a letter, alone or together", () => {
  assert.deepEqual(ranked(holders([dark, unsure, empty], "reach", "D")), [
    ["R5", 1],
    ["R5 + R6", 1],
  ]);
  // Of the grade, every axis counts.
  assert.deepEqual(ranked(holders([dark], "grade", "D")), [["R5 + R6", 1]]);
  assert.deepEqual(ranked(holders([dark], "destination", "E")), [["T5", 1]]);
  assert.deepEqual(ranked(holders([dark], "destination", "A")), []);
});

test("services alone, where no operator can be known", () => {
  const some = servicesOnly(dark);
  assert.deepEqual(some.grade, {
    ...grade("D", "E"),
    axes: {
      reach: grade("D", "D"),
      destination: grade("A", "E"),
      consent: none("not-assessed"),
    },
  });
  assert.deepEqual(
    some.findings.map(({ rule }) => rule),
    ["R5", "T5", "R10"],
  );
  assert.deepEqual(servicesOnly(unsure).grade.axes.reach, grade("C", "D"));
  assert.equal(servicesOnly(empty).grade.state, "not-rated");
  assert.equal(servicesOnly(empty).grade.axes.reach?.state, "not-rated");
  // A service of which nothing is said on an axis costs nothing there.
  const noted = rating(grade("D", "D"), grade("D", "D"), [
    finding("R5", "reach", "D", "D"),
    finding("T5", "destination", "E", "E", "operator"),
  ]);
  assert.deepEqual(servicesOnly(noted).grade.axes.destination, grade("A", "A"));
});

test("tables with quotes, commas and lines inside", () => {
  assert.deepEqual(recordsOf('a,b\n1,"x, ""y""\nz"\n2,\n'), [
    { a: "1", b: 'x, "y"\nz' },
    { a: "2", b: "" },
  ]);
});
