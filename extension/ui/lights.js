// SPDX-License-Identifier: EUPL-1.2
// The lights of the three criteria as data: shape says the state before
// colour does. Pure, like ui/rosette.js.

import { circle, square, stroked } from "./rosette-strokes.js";

/** @param {"met" | "not-met" | "not-assessed"} state
 * @returns {import("./rosette.js").Figure} */
export function lightFigure(state) {
  const size = 16;
  switch (state) {
    case "met":
      return {
        size,
        shapes: [
          circle(7, { fill: "var(--t-a)" }, 8),
          stroked("M4.6 8.2 7 10.6 11.6 5.8", "var(--paper)", 2),
        ],
      };
    case "not-met":
      return {
        size,
        shapes: [
          square(1, 14, 1.5, { fill: "var(--t-d)" }),
          stroked("M4.8 4.8 11.2 11.2M11.2 4.8 4.8 11.2", "var(--paper)", 2),
        ],
      };
    default: {
      const dashes = { "stroke-width": 1.4, "stroke-dasharray": "2.6 2" };
      const ring = { fill: "none", stroke: "var(--ink-3)", ...dashes };
      return {
        size,
        shapes: [
          circle(6.3, ring, 8),
          stroked("M5.4 8H10.6", "var(--ink-3)", 1.6),
        ],
      };
    }
  }
}
