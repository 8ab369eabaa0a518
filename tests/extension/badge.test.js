// SPDX-License-Identifier: EUPL-1.2
import assert from "node:assert/strict";
import fs from "node:fs";
import { test } from "node:test";

import {
  createBadge,
  lookOf,
  WINDOW_MS,
  waitOf,
} from "../../extension/badge.js";
import { fakeClock } from "./clock.js";

const ICONS = new Set(
  "ABCDE"
    .split("")
    .flatMap((best, i, all) => [
      `grade-${best}`.toLowerCase(),
      `provisional-${best}`.toLowerCase(),
      ...all
        .slice(i + 1)
        .map((worst) => `range-${best}-${worst}`.toLowerCase()),
    ]),
);
const messages = JSON.parse(
  fs.readFileSync(
    new URL("../../extension/_locales/fr/messages.json", import.meta.url),
    "utf8",
  ),
);

const view = (state, { best, worst, why = null } = {}) => ({
  state,
  why,
  page: { key: "k", host: "www.a.example" },
  rating: best === undefined ? null : { grade: { best, worst } },
});

/** Keys of a title, with those inside it. */
function keysOf(arg) {
  if (typeof arg !== "object") return [];
  return [arg.key, ...(arg.args ?? []).flatMap(keysOf)];
}

test("a letter: its icon, its text, its colour, its word", () => {
  const colours = new Set();
  for (const letter of "ABCDE") {
    const look = lookOf(view("rated", { best: letter, worst: letter }));
    assert.equal(look.icon, `grade-${letter.toLowerCase()}`);
    assert.equal(look.text, letter);
    assert.deepEqual(look.title.args[0], "www.a.example");
    assert.deepEqual(look.title.args[2].key, `word_${letter.toLowerCase()}`);
    assert.ok(look.final);
    colours.add(look.colour);
  }
  assert.equal(colours.size, 5);
});

test("a range: both letters, and neither one's colour", () => {
  for (const [i, best] of [..."ABCDE"].entries()) {
    for (const worst of "ABCDE".slice(i + 1)) {
      const look = lookOf(view("rated", { best, worst }));
      assert.equal(look.text, `${best}–${worst}`);
      assert.equal(look.icon, `range-${best}-${worst}`.toLowerCase());
      assert.ok(ICONS.has(look.icon));
      assert.ok(look.final);
      const words = best === "A" ? "word_from_a" : `word_${best.toLowerCase()}`;
      assert.equal(look.title.args[3].args[0].key, words);
      assert.equal(look.colour, lookOf(view("provisional")).colour);
    }
  }
});

test("not rated is a question, not a letter", () => {
  const look = lookOf(view("rated", { best: null, worst: null }));
  assert.deepEqual([look.icon, look.text], ["not-rated", "?"]);
  assert.ok(look.final);
});

test("while it loads: the best that is left, and no letter in the text", () => {
  assert.equal(lookOf(view("provisional")).icon, "not-rated");
  const look = lookOf(view("provisional", { best: "B", worst: "E" }));
  assert.deepEqual([look.icon, look.text], ["provisional-b", "…"]);
  assert.equal(look.final, false);
});

test("no letter where there is none to give", () => {
  const table = [
    ["not-measurable", "file", "not-measurable", ""],
    ["not-measurable", "of a later version", "not-measurable", ""],
    ["host-missing", "NOT_INSTALLED", "host-missing", "!"],
    ["permission-missing", null, "host-missing", "!"],
  ];
  for (const [state, why, icon, text] of table) {
    const look = lookOf({ ...view(state, { best: "A", worst: "A" }), why });
    assert.deepEqual([look.icon, look.text], [icon, text], state);
    assert.ok(look.final, state);
  }
});

test("every title is in the catalogue, with as many places as we fill", () => {
  const letters = [..."ABCDE", null];
  const whys = [
    "file",
    "browser",
    "extension",
    "store",
    "source",
    "pdf",
    "data",
    "opened-before",
    "no-answer",
  ];
  const views = [
    ...letters.flatMap((best) =>
      letters
        .filter((worst) => !best === !worst && String(best) <= String(worst))
        .flatMap((worst) => [
          view("rated", { best, worst }),
          view("provisional", { best, worst }),
        ]),
    ),
    ...whys.map((why) => view("not-measurable", { why })),
    view("host-missing"),
    view("permission-missing"),
  ];
  const reasons = new Set();
  for (const one of views) {
    const { title } = lookOf(one);
    for (const key of keysOf(title)) assert.ok(messages[key], key);
    const places = Object.keys(messages[title.key].placeholders ?? {});
    assert.equal(title.args.length, places.length, title.key);
    if (one.why) reasons.add(title.args[0].key);
  }
  assert.equal(reasons.size, whys.length, "each reason has its words");
});

test("at most two changes a second, and a letter does not wait for less", () => {
  assert.equal(waitOf([], 5000, false), 0);
  assert.equal(waitOf([4500], 5000, false), 500);
  assert.equal(waitOf([4500], 5000, true), 0);
  assert.equal(waitOf([4200, 4500], 5000, true), 200);
  assert.equal(waitOf([4200, 4500], 5000, false), 500);
  assert.equal(waitOf([3000, 4000], 5000, true), 0);
});

/** A badge whose browser is a list. */
function bench() {
  const clock = fakeClock();
  const drawn = [];
  const badge = createBadge({
    ...clock,
    draw: (tab, look, before) =>
      drawn.push({
        tab,
        text: look.text,
        before: before?.text,
        at: clock.now(),
      }),
  });
  const look = (text, final = true) => ({
    icon: text,
    text,
    colour: "#000",
    title: { key: text },
    final,
  });
  return { clock, badge, drawn, look };
}

test("the same look is drawn once, until the browser clears it", async () => {
  const { badge, drawn, look, clock } = bench();
  badge.show(1, look("A"));
  badge.show(1, look("A"));
  assert.equal(drawn.length, 1);
  await clock.go(WINDOW_MS);
  badge.cleared(1);
  badge.show(1, look("A"));
  assert.deepEqual(
    drawn.map(({ before }) => before),
    [undefined, undefined],
  );
});

test("a letter comes at once after its provisional look", async () => {
  const { badge, drawn, look, clock } = bench();
  badge.show(1, look("…", false));
  await clock.go(10);
  badge.show(1, look("D"));
  assert.deepEqual(
    drawn.map(({ text }) => text),
    ["…", "D"],
  );
  assert.equal(drawn[1].before, "…");
});

test("a page that loads itself again and again makes nothing flicker", async () => {
  const { badge, drawn, look, clock } = bench();
  for (let i = 0; i < 40; i++) {
    badge.cleared(1);
    badge.show(1, look("…", false));
    await clock.go(60);
    badge.show(1, look("D"));
    await clock.go(60);
  }
  for (const { at } of drawn) {
    const within = drawn.filter((d) => d.at >= at && d.at < at + WINDOW_MS);
    assert.ok(within.length <= 2, `${within.length}`);
  }
  await clock.go(2 * WINDOW_MS);
  assert.equal(drawn.at(-1)?.text, "D");
});

test("a new page in its own time is drawn at once", async () => {
  const { badge, drawn, look, clock } = bench();
  for (const text of ["A", "B"]) badge.show(1, look(text));
  await clock.go(WINDOW_MS);
  badge.cleared(1);
  for (const text of ["…", "C", "D"]) badge.show(1, look(text, text !== "…"));
  assert.deepEqual(
    drawn.map(({ text }) => text),
    ["A", "B", "…", "C"],
  );
});

test("of changes that wait, the last is drawn, in its second", async () => {
  const { badge, drawn, look, clock } = bench();
  for (const text of ["A", "B", "C", "D", "E"]) badge.show(1, look(text));
  badge.show(2, look("A"));
  assert.deepEqual(
    drawn.map(({ text }) => text),
    ["A", "B", "A"],
  );
  const start = clock.now();
  await clock.go(5 * WINDOW_MS);
  assert.deepEqual(
    drawn.slice(3).map(({ tab, text }) => [tab, text]),
    [[1, "E"]],
  );
  assert.equal(drawn[3].at - start, WINDOW_MS);
});

test("no second has more than two changes", async () => {
  const { badge, drawn, look, clock } = bench();
  for (let i = 0; i < 100; i++) {
    badge.show(1, look(`${i}`, i % 3 === 0));
    await clock.go(37);
  }
  for (const { at } of drawn) {
    const within = drawn.filter((d) => d.at >= at && d.at < at + WINDOW_MS);
    assert.ok(within.length <= 2, `${within.length}`);
  }
  assert.ok(drawn.length >= 6);
});

test("a look that went back to what is shown is not drawn later", async () => {
  const { badge, drawn, look, clock } = bench();
  for (const text of ["A", "B", "C", "B"]) badge.show(1, look(text));
  await clock.go(5 * WINDOW_MS);
  assert.deepEqual(
    drawn.map(({ text }) => text),
    ["A", "B"],
  );
});

test("a closed tab is not drawn", async () => {
  const { badge, drawn, look, clock } = bench();
  for (const text of ["A", "B", "C"]) badge.show(1, look(text));
  badge.forget(1);
  await clock.go(5 * WINDOW_MS);
  assert.equal(drawn.length, 2);
  assert.equal(clock.pending(), 0);
});
