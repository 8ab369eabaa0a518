// SPDX-License-Identifier: EUPL-1.2
// The large master, 96 x 96: pleats around a hub. Pure.

import {
  circle,
  filled,
  STROKES,
  shape,
  square,
  stroked,
  WHITE,
} from "./rosette-strokes.js";

/**
 * @typedef {import("./rosette.js").Letter} Letter
 * @typedef {import("./rosette.js").Spec} Spec
 * @typedef {import("./rosette.js").GradeSpec} GradeSpec
 * @typedef {import("./rosette.js").Palette} Palette
 * @typedef {import("./rosette.js").Shape} Shape
 */

const PLEATS = 24;
const PLEATS_LOST_PER_LETTER = 6;

/** @param {Letter} letter */
const pleatsKept = (letter) =>
  PLEATS - PLEATS_LOST_PER_LETTER * "ABCDE".indexOf(letter);

/** A point of the large master: radius, degrees clockwise from noon.
 * @param {number} r @param {number} degrees */
function point(r, degrees) {
  const a = (degrees * Math.PI) / 180;
  const round = (/** @type {number} */ n) => Math.round(n * 100) / 100;
  return `${round(48 + r * Math.sin(a))} ${round(48 - r * Math.cos(a))}`;
}

/** Pleats first..last-1, from radius 35 to 45.5 with a bulge of 2.6.
 * @param {number} first @param {number} last */
function pleats(first, last) {
  let d = "";
  for (let i = first; i < last; i++) {
    const at = (i * 360) / PLEATS;
    d +=
      `M${point(35, at + 2)}L${point(45.5, at + 1.6)}` +
      `Q${point(48.1, at + 7.5)} ${point(45.5, at + 13.4)}` +
      `L${point(35, at + 13)}A35 35 0 0 0 ${point(35, at + 2)}Z`;
  }
  return d;
}

/** Lost pleats, from the given one on. @param {number} from
 * @param {Palette} p @returns {Shape[]} */
const ghosts = (from, p) =>
  from < PLEATS ? [stroked(pleats(from, PLEATS), p.ghost, 1)] : [];

/** @param {Letter} letter @param {string} colour
 * @param {{x: number, y: number, scale: number, width: number}} box */
const largeLetter = (letter, colour, { x, y, scale, width }) =>
  stroked(STROKES[letter].large, colour, width, {
    transform: `translate(${x} ${y}) scale(${scale})`,
    "stroke-linejoin": "round",
  });

/** @param {GradeSpec} spec @param {Palette} p @returns {Shape[]} */
export function largeGrade({ best, worst, provisional }, p) {
  if (best !== worst) return largeRange(best, worst, p);
  const colour = p.grade[worst];
  const kept = pleats(0, pleatsKept(worst));
  const shapes = ghosts(pleatsKept(worst), p);
  if (provisional) {
    if (kept) shapes.push(stroked(kept, colour, 1.5));
    const paint = {
      fill: p.paper,
      stroke: colour,
      "stroke-width": 2.5,
      "stroke-dasharray": "5 4",
    };
    const box = { x: 36.52, y: 34.5, scale: 2.25, width: 2.3 };
    return [
      ...shapes,
      worst === "E" ? square(22, 52, 3, paint) : circle(29, paint),
      largeLetter(worst, colour, box),
    ];
  }
  if (kept) shapes.push(filled(kept, colour));
  const hairline = {
    fill: "none",
    stroke: WHITE,
    "stroke-opacity": 0.45,
    "stroke-width": 1,
  };
  const hub =
    worst === "E"
      ? [square(20.5, 55, 2.5, { fill: colour }), square(24, 48, 0, hairline)]
      : [circle(31, { fill: colour }), circle(27.6, hairline)];
  const box = { x: 36.1, y: 34, scale: 2.33, width: 2.35 };
  return [...shapes, ...hub, largeLetter(worst, WHITE, box)];
}

/** Filled pleats are kept even in the worst reading, outlined ones only in
 * the best. @param {Letter} best @param {Letter} worst @param {Palette} p
 * @returns {Shape[]} */
function largeRange(best, worst, p) {
  const sure = pleatsKept(worst);
  const shapes = ghosts(pleatsKept(best), p);
  shapes.push(stroked(pleats(sure, pleatsKept(best)), p.grade[best], 1.5));
  if (sure > 0) shapes.push(filled(pleats(0, sure), p.grade[worst]));
  const right =
    worst === "E"
      ? "M48.8 20.5H75.5V75.5H48.8Z"
      : "M48.8 17A31 31 0 0 1 48.8 79Z";
  const box = { y: 38, scale: 1.67, width: 2.6 };
  return [
    ...shapes,
    filled("M47.2 17V79A31 31 0 0 1 47.2 17Z", p.grade[best]),
    filled(right, p.grade[worst]),
    largeLetter(best, WHITE, { ...box, x: 25.5 }),
    largeLetter(worst, WHITE, { ...box, x: 53 }),
  ];
}

/** @param {Spec["kind"]} kind @param {Palette} p @returns {Shape[]} */
export function largeState(kind, p) {
  const c = p.neutral;
  const ring = { fill: p.paper, stroke: c, "stroke-width": 2.5 };
  switch (kind) {
    case "mark":
      return [
        filled(pleats(0, PLEATS), p.ink),
        circle(31, { fill: p.ink }),
        circle(22, { fill: "none", stroke: p.paper, "stroke-width": 4 }),
        circle(9, { fill: p.paper }),
      ];
    case "host-missing":
      return [
        ...ghosts(0, p),
        circle(30, {
          ...ring,
          "stroke-dasharray": "150 38.5",
          "stroke-dashoffset": -10,
          transform: "rotate(-45 48 48)",
        }),
        stroked("M48 34V52", c, 5),
        shape("rect", { x: 45.5, y: 57, width: 5, height: 5, fill: c }),
      ];
    case "not-measurable":
      return [...ghosts(0, p), circle(30, ring), stroked("M36 48H60", c, 5)];
    default:
      return [
        ...ghosts(0, p),
        circle(30, ring),
        stroked("M41 43c0-4 3-6.6 7-6.6s7 2.5 7 6.2c0 5.4-7 5-7 10.4", c, 4.4),
        shape("rect", { x: 45.7, y: 57, width: 4.6, height: 4.6, fill: c }),
      ];
  }
}
