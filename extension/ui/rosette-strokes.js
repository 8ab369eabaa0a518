// SPDX-License-Identifier: EUPL-1.2
// What both masters of the rosette are drawn with: letters and shapes.

/**
 * @typedef {import("./rosette.js").Shape} Shape
 */

export const WHITE = "#fff"; // on a grade's fill, in light and dark alike

// Strokes of the letters, in a box of 10 x 12 (large), on the small master
// itself (small), in a box of 4 x 16 (half: one half of a small range).
export const STROKES = {
  A: {
    large: "M.9 12 4.2 0H5.8L9.1 12M2.5 8.3H7.5",
    small: "M5.6 11.3 7.6 4.7H8.4L10.4 11.3M6.4 9.2H9.6",
    half: "M.2 11.3 1.8 4.7H2.3L3.9 11.3M.9 9.3H3.2",
  },
  B: {
    large:
      "M1.6 0V12M1.6 0H5.2C8.6 0 8.6 5.8 5.2 5.8H1.6" +
      "M5.4 5.8C9.4 5.8 9.4 12 5.4 12H1.6",
    small:
      "M6.1 4V12M6.1 4.75H8.2C10.2 4.75 10.2 7.9 8.2 7.9H6.1" +
      "M8.2 7.9C10.6 7.9 10.6 11.25 8.2 11.25H6.1",
    half:
      "M.7 4V12M.7 4.7H2.1C3.6 4.7 3.6 7.9 2.1 7.9H.7" +
      "M2.2 7.9C3.9 7.9 3.9 11.3 2.2 11.3H.7",
  },
  C: {
    large:
      "M9.2 3.1C8.5 1.1 7.1 0 5.3 0 2.7 0 1.2 2.3 1.2 6" +
      "S2.7 12 5.3 12C7.1 12 8.5 10.9 9.2 8.9",
    small:
      "M10.3 6.3C9.9 5.2 9.2 4.7 8.2 4.7 6.7 4.7 5.9 6 5.9 8" +
      "S6.7 11.3 8.2 11.3C9.2 11.3 9.9 10.8 10.3 9.7",
    half:
      "M3.9 6.2C3.6 5.2 3.1 4.7 2.4 4.7 1.2 4.7.6 6 .6 8" +
      "S1.2 11.3 2.4 11.3C3.1 11.3 3.6 10.8 3.9 9.8",
  },
  D: {
    large: "M1.6 0V12H4.2C7.6 12 9.2 9.6 9.2 6S7.6 0 4.2 0Z",
    small: "M6.1 4.75V11.25H7.6C9.4 11.25 10.2 10 10.2 8S9.4 4.75 7.6 4.75Z",
    half: "M.7 4.7V11.3H1.6C3 11.3 3.5 10 3.5 8S3 4.7 1.6 4.7Z",
  },
  E: {
    large: "M8.6 0H1.9V12H8.6M1.9 5.9H7.6",
    small: "M10.6 4.35H5.75V11.65H10.6M5.75 8H10",
    half: "M3.6 4.7H.7V11.3H3.6M.7 8H3.2",
  },
};

/** @param {Shape["tag"]} tag @param {Shape["attrs"]} attrs @returns {Shape} */
export const shape = (tag, attrs) => ({ tag, attrs });

/** @param {string} d @param {string} fill */
export const filled = (d, fill) => shape("path", { d, fill });

/** @param {string} d @param {string} stroke @param {number} width
 * @param {Shape["attrs"]} [more] */
export const stroked = (d, stroke, width, more = {}) =>
  shape("path", { ...more, d, fill: "none", stroke, "stroke-width": width });

/** @param {number} r @param {Shape["attrs"]} paint @param {number} [c] */
export const circle = (r, paint, c = 48) =>
  shape("circle", { cx: c, cy: c, r, ...paint });

/** @param {number} at @param {number} side @param {number} rx
 * @param {Shape["attrs"]} paint */
export const square = (at, side, rx, paint) =>
  shape("rect", { x: at, y: at, width: side, height: side, rx, ...paint });
