// SPDX-License-Identifier: EUPL-1.2
// The rosette as data: 24 pleats around a hub; each letter below A loses a
// quarter of them, E has none and its hub is a square. Two masters: "large"
// (96 x 96, drawn from 40 px up) and "small" (16 x 16, toolbar and lists).
// Pure: callers turn the shapes into SVG nodes (ui/dom.js) or text (icons).

import { largeGrade, largeState } from "./rosette-large.js";
import { smallGrade, smallState } from "./rosette-small.js";
import { circle, filled, square } from "./rosette-strokes.js";

/**
 * @typedef {"A"|"B"|"C"|"D"|"E"} Letter
 *
 * @typedef {{kind: "grade", best: Letter, worst: Letter,
 *            provisional?: boolean}} GradeSpec  best != worst: a range
 * @typedef {GradeSpec | {kind: "not-rated"|"not-measurable"|"host-missing"|
 *            "mark"}} Spec
 *
 * @typedef {object} Palette   any CSS colour
 * @property {Record<Letter, string>} grade
 * @property {string} paper    ground of hollow shapes
 * @property {string} ghost    lost pleats
 * @property {string} neutral  states without a letter
 * @property {string} ink      the product's mark
 * @property {string|null} plate  drawn under everything; null: none
 *
 * @typedef {{tag: "path"|"circle"|"rect",
 *            attrs: Record<string, string|number>}} Shape
 * @typedef {{size: 16|96, shapes: Shape[]}} Figure
 */

/** Inside a page: the colours of ui/cocarde.css, which know light and dark.
 * @type {Palette} */
export const PAGE_PALETTE = {
  grade: {
    A: "var(--g-a)",
    B: "var(--g-b)",
    C: "var(--g-c)",
    D: "var(--g-d)",
    E: "var(--g-e)",
  },
  paper: "var(--paper)",
  ghost: "var(--ghost)",
  neutral: "var(--g-n)",
  ink: "var(--ink)",
  plate: null,
};

/** In a toolbar of unknown colour: on a white plate of its own.
 * @type {Palette} */
export const TOOLBAR_PALETTE = {
  grade: {
    A: "#12806f",
    B: "#3d74b8",
    C: "#927000",
    D: "#c2511d",
    E: "#bb4482",
  },
  paper: "#fff",
  ghost: "#b9b6ac",
  neutral: "#6f717c",
  ink: "#2b2d3a",
  plate: "#fff",
};

/** @type {Letter[]} */
export const LETTERS = ["A", "B", "C", "D", "E"];

/** @param {Spec} spec @param {"large"|"small"} master @param {string} fill
 * @returns {Shape} */
function plate(spec, master, fill) {
  if (master === "large") return circle(48, { fill });
  if (spec.kind === "grade" && spec.best !== spec.worst) {
    return filled(
      "M3.3 .8H12.7A4.1 4.1 0 0 1 16 4.9V11.1A4.1 4.1 0 0 1 12.7 15.2H3.3" +
        "A4.1 4.1 0 0 1 0 11.1V4.9A4.1 4.1 0 0 1 3.3 .8Z",
      fill,
    );
  }
  return spec.kind === "grade" && spec.worst === "E"
    ? square(0, 16, 2, { fill })
    : circle(8, { fill }, 8);
}

/**
 * @param {Spec} spec  a range is drawn as a range even while provisional
 * @param {"large"|"small"} master
 * @param {Palette} palette
 * @returns {Figure}
 */
export function figure(spec, master, palette) {
  const large = master === "large";
  const grade = large ? largeGrade : smallGrade;
  const state = large ? largeState : smallState;
  const shapes =
    spec.kind === "grade" ? grade(spec, palette) : state(spec.kind, palette);
  if (palette.plate) shapes.unshift(plate(spec, master, palette.plate));
  return { size: large ? 96 : 16, shapes };
}

/** File name of an icon without size and suffix: "grade-a", "range-b-d".
 * @param {Spec} spec */
export function iconName(spec) {
  if (spec.kind === "mark") return "cocarde";
  if (spec.kind !== "grade") return spec.kind;
  const [best, worst] = [spec.best.toLowerCase(), spec.worst.toLowerCase()];
  if (best !== worst) return `range-${best}-${worst}`;
  return `${spec.provisional ? "provisional" : "grade"}-${worst}`;
}

/** Every drawing that the toolbar may show. @returns {Spec[]} */
export function allSpecs() {
  /** @type {Spec[]} */
  const specs = [{ kind: "mark" }];
  for (const best of LETTERS) {
    specs.push({ kind: "grade", best, worst: best });
    specs.push({ kind: "grade", best, worst: best, provisional: true });
    for (const worst of LETTERS.slice(LETTERS.indexOf(best) + 1)) {
      specs.push({ kind: "grade", best, worst });
    }
  }
  for (const kind of /** @type {const} */ ([
    "not-rated",
    "not-measurable",
    "host-missing",
  ])) {
    specs.push({ kind });
  }
  return specs;
}
