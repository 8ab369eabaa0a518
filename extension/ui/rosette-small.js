// SPDX-License-Identifier: EUPL-1.2
// The small master, 16 x 16: a ring around a hub; a range is a pill. Pure.

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

// The dashed frame of a provisional E leaves less room.
const SMALL_PROVISIONAL_E = "M10 4.75H6.25V11.25H10M6.25 8H9.5";

// Ring of the small master: the part kept, clockwise from noon.
const SMALL_ARCS = {
  B: "M8 0.85A7.15 7.15 0 1 1 0.85 8",
  C: "M8 0.85A7.15 7.15 0 0 1 8 15.15",
  D: "M8 0.85A7.15 7.15 0 0 1 15.15 8",
};

/** @param {Letter} letter @param {Palette} p @returns {Shape[]} */
function smallLetter(letter, p) {
  const colour = p.grade[letter];
  if (letter === "E") {
    return [
      square(1, 14, 1, { fill: colour }),
      stroked(STROKES.E.small, WHITE, 1.6),
    ];
  }
  const ring = { fill: "none", stroke: colour };
  const kept =
    letter === "A"
      ? [circle(7.15, { ...ring, "stroke-width": 1.5 }, 8)]
      : [
          circle(7.15, { ...ring, "stroke-width": 0.9, opacity: 0.38 }, 8),
          stroked(SMALL_ARCS[letter], colour, 1.5),
        ];
  return [
    circle(5.6, { fill: colour }, 8),
    ...kept,
    stroked(STROKES[letter].small, WHITE, 1.4),
  ];
}

/** @param {Letter} letter @param {Palette} p @returns {Shape[]} */
function smallProvisional(letter, p) {
  const stroke = p.grade[letter];
  const paint = { fill: p.paper, stroke };
  if (letter === "E") {
    const dashes = { "stroke-width": 1.5, "stroke-dasharray": "2 1.5" };
    return [
      square(1, 14, 1, { ...paint, ...dashes }),
      stroked(SMALL_PROVISIONAL_E, stroke, 1.5),
    ];
  }
  const dashes = { "stroke-width": 1.6, "stroke-dasharray": "2.2 1.47" };
  return [
    circle(7, { ...paint, ...dashes }, 8),
    stroked(STROKES[letter].small, stroke, 1.5),
  ];
}

/** @param {GradeSpec} spec @param {Palette} p @returns {Shape[]} */
export function smallGrade({ best, worst, provisional }, p) {
  if (best === worst) {
    return provisional ? smallProvisional(worst, p) : smallLetter(worst, p);
  }
  const right =
    worst === "E"
      ? "M8 1.8H15.8V14.2H8Z"
      : "M8 1.8H12.7A3 3 0 0 1 15.8 4.9V11.1A3 3 0 0 1 12.7 14.2H8Z";
  return [
    filled(
      "M8 1.8H3.3A3 3 0 0 0 .2 4.9V11.1A3 3 0 0 0 3.3 14.2H8Z",
      p.grade[best],
    ),
    filled(right, p.grade[worst]),
    stroked(STROKES[best].half, WHITE, 1.25, { transform: "translate(1.6 0)" }),
    stroked(STROKES[worst].half, WHITE, 1.25, {
      transform: "translate(10.5 0)",
    }),
    stroked("M6.7 8H9.3", WHITE, 1.2),
  ];
}

/** @param {Spec["kind"]} kind @param {Palette} p @returns {Shape[]} */
export function smallState(kind, p) {
  const c = p.neutral;
  const ring = { fill: p.paper, stroke: c, "stroke-width": 1.6 };
  switch (kind) {
    case "mark":
      return [
        circle(7.15, { fill: "none", stroke: p.ink, "stroke-width": 1.5 }, 8),
        circle(5.6, { fill: p.ink }, 8),
        circle(3.4, { fill: "none", stroke: p.paper, "stroke-width": 1.1 }, 8),
      ];
    case "host-missing":
      return [
        circle(
          6.5,
          {
            ...ring,
            "stroke-dasharray": "31 9.8",
            transform: "rotate(-25 8 8)",
          },
          8,
        ),
        stroked("M8 4.2V9", c, 1.8),
        shape("rect", { x: 7.1, y: 10.2, width: 1.8, height: 1.8, fill: c }),
      ];
    case "not-measurable":
      return [circle(6.5, ring, 8), stroked("M4.8 8H11.2", c, 1.8)];
    default:
      return [
        circle(6.5, ring, 8),
        stroked(
          "M6 6.6C6 5.3 6.8 4.6 8 4.6s2 .7 2 1.8C10 8 8 7.9 8 9.5",
          c,
          1.6,
        ),
        shape("rect", { x: 7.2, y: 10.4, width: 1.6, height: 1.6, fill: c }),
      ];
  }
}
