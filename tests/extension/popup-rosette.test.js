// SPDX-License-Identifier: EUPL-1.2
import assert from "node:assert/strict";
import { test } from "node:test";

import {
  allSpecs,
  figure,
  iconName,
  LETTERS,
  PAGE_PALETTE,
  TOOLBAR_PALETTE,
} from "../../extension/ui/rosette.js";

/** Pleats in the drawing whose paint matches.
 * @param {import("../../extension/ui/rosette.js").Figure} drawing
 * @param {(attrs: Record<string, string | number>) => boolean} match */
function pleats({ shapes }, match) {
  return shapes
    .filter(({ attrs }) => String(attrs.d).includes("A35 35") && match(attrs))
    .reduce((n, { attrs }) => n + String(attrs.d).split("Z").length - 1, 0);
}

/** @param {string} colour */
const filledWith = (colour) => (/** @type {any} */ a) => a.fill === colour;
/** @param {string} colour */
const outlinedIn = (colour) => (/** @type {any} */ a) => a.stroke === colour;

test("each letter below A loses a quarter of the 24 pleats", () => {
  const expected = { A: 24, B: 18, C: 12, D: 6, E: 0 };
  for (const letter of LETTERS) {
    const spec = /** @type {const} */ ({ kind: "grade" });
    const drawing = figure(
      { ...spec, best: letter, worst: letter },
      "large",
      PAGE_PALETTE,
    );
    const kept = pleats(drawing, filledWith(PAGE_PALETTE.grade[letter]));
    assert.equal(kept, expected[letter], letter);
    assert.equal(
      pleats(drawing, outlinedIn(PAGE_PALETTE.ghost)),
      24 - expected[letter],
    );
  }
});

test("a range fills what the worst reading keeps and outlines the rest", () => {
  const drawing = figure(
    { kind: "grade", best: "B", worst: "D" },
    "large",
    PAGE_PALETTE,
  );
  assert.equal(pleats(drawing, filledWith(PAGE_PALETTE.grade.D)), 6);
  assert.equal(pleats(drawing, outlinedIn(PAGE_PALETTE.grade.B)), 12);
  assert.equal(pleats(drawing, outlinedIn(PAGE_PALETTE.ghost)), 6);
});

test("E is square in both masters, sure or provisional", () => {
  for (const provisional of [false, true]) {
    for (const master of /** @type {const} */ (["small", "large"])) {
      const spec = { kind: "grade", best: "E", worst: "E", provisional };
      const { shapes } = figure(
        /** @type {any} */ (spec),
        master,
        PAGE_PALETTE,
      );
      const tags = shapes.map((s) => s.tag);
      assert.ok(tags.includes("rect") && !tags.includes("circle"), master);
    }
  }
});

test("a provisional letter is an empty, dashed hub", () => {
  const spec = /** @type {const} */ ({
    kind: "grade",
    best: "B",
    worst: "B",
    provisional: true,
  });
  for (const master of /** @type {const} */ (["small", "large"])) {
    const { shapes } = figure(spec, master, PAGE_PALETTE);
    const hub = shapes.find((s) => s.tag === "circle");
    assert.equal(hub?.attrs.fill, PAGE_PALETTE.paper);
    assert.ok(hub?.attrs["stroke-dasharray"]);
  }
});

test("no two drawings are alike without colour, in either master", () => {
  for (const master of /** @type {const} */ (["small", "large"])) {
    const seen = new Map();
    for (const spec of allSpecs()) {
      const { shapes } = figure(spec, master, PAGE_PALETTE);
      const shape = JSON.stringify(
        shapes.map(({ tag, attrs: { fill, stroke, ...form } }) => [tag, form]),
      );
      assert.equal(seen.get(shape), undefined, iconName(spec));
      seen.set(shape, iconName(spec));
    }
  }
});

test("the toolbar has a name for each drawing, and a plate under each", () => {
  const names = allSpecs().map(iconName);
  assert.equal(new Set(names).size, 24);
  for (const name of ["cocarde", "grade-a", "provisional-e", "range-b-d"]) {
    assert.ok(names.includes(name), name);
  }
  for (const spec of allSpecs()) {
    const [plate] = figure(spec, "small", TOOLBAR_PALETTE).shapes;
    assert.equal(plate?.attrs.fill, TOOLBAR_PALETTE.plate);
  }
});
