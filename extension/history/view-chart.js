// SPDX-License-Identifier: EUPL-1.2
// The picture of a site's letter over time, as geometry: a lane for each
// letter, a point or, for a range, a bar for each visit, and below them a lane
// for each cause of change. Nothing is drawn between two visits but a thin
// line where the letter stayed, and a dashed one where it did not: nobody was
// there to see. Pure.

import { CAUSES } from "./words.js";

/**
 * @typedef {import("./words.js").Visit} Visit
 * @typedef {import("./words.js").Cause} Cause
 * @typedef {import("../messages.js").Letter} Letter
 *
 * @typedef {{x: number, best: Letter, worst: Letter, top: number,
 *   bottom: number, at: string}} Point      top = bottom: one letter
 * @typedef {{x1: number, y1: number, x2: number, y2: number, same: boolean}}
 *   Line
 * @typedef {{x: number, y: number, cause: Cause, count: number, at: string}}
 *   Mark
 * @typedef {{x: number, at: string}} Tick
 *
 * The browser's: ms since the epoch and ISO 8601.
 * @typedef {{parseDate: (iso: string) => number,
 *   toIso: (ms: number) => string}} Calendar
 *
 * @typedef {object} Chart
 * @property {number} width
 * @property {number} height
 * @property {{letter: Letter, y: number}[]} letters
 * @property {{cause: Cause, y: number}[]} lanes
 * @property {Point[]} points
 * @property {Line[]} lines
 * @property {{x: number, y: number, at: string}[]} unrated  visits without a
 *   letter
 * @property {Mark[]} marks
 * @property {Tick[]} ticks
 * @property {number} left   where the lanes begin
 * @property {number} right  where they end
 */

const WIDTH = 950;
const LEFT = 130;
const RIGHT = 920;
const TOP = 30;
/** Between the lanes of two letters. */
const STEP = 34;
/** Between two lanes of causes. */
const LANE = 28;
/** Dates below the letters, as many as have room. */
const TICKS = 6;
/** @type {Letter[]} */
const LETTERS = ["A", "B", "C", "D", "E"];

/** @param {Letter} letter */
const yOf = (letter) => TOP + LETTERS.indexOf(letter) * STEP;

/**
 * @param {Visit[]} visits   the latest first, as the host lists them
 * @param {boolean} today    the letters with today's data
 * @param {Calendar} calendar
 * @returns {Chart}
 */
export function chartOf(visits, today, calendar) {
  const ordered = [...visits].reverse();
  const times = ordered.map(({ at }) => calendar.parseDate(at));
  const first = times[0] ?? 0;
  const span = (times.at(-1) ?? 0) - first;
  /** @param {number} time */
  const xOf = (time) =>
    span > 0
      ? Math.round(LEFT + 20 + ((time - first) / span) * (RIGHT - LEFT - 40))
      : (LEFT + RIGHT) / 2;
  const bottom = yOf("E");
  /** @type {Chart} */
  const chart = {
    width: WIDTH,
    height: bottom + 60 + LANE * CAUSES.length,
    letters: LETTERS.map((letter) => ({ letter, y: yOf(letter) })),
    lanes: CAUSES.map((cause, i) => ({ cause, y: bottom + 64 + i * LANE })),
    points: [],
    lines: [],
    unrated: [],
    marks: [],
    ticks: ticksOf(first, span, xOf, calendar),
    left: LEFT,
    right: RIGHT,
  };
  for (const [i, visit] of ordered.entries()) {
    const x = xOf(times[i] ?? first);
    const { best, worst } = (today ? visit.today : visit.grade) ?? {};
    if (best && worst) addPoint(chart, x, best, worst, visit.at);
    else chart.unrated.push({ x, y: bottom + 20, at: visit.at });
    for (const { cause, y } of chart.lanes) {
      const count = visit.change?.[cause] ?? 0;
      if (count > 0) chart.marks.push({ x, y, cause, count, at: visit.at });
    }
  }
  return chart;
}

/** @param {Chart} chart @param {number} x @param {Letter} best
 * @param {Letter} worst @param {string} at */
function addPoint(chart, x, best, worst, at) {
  const point = { x, best, worst, top: yOf(best), bottom: yOf(worst), at };
  const before = chart.points.at(-1);
  if (before) {
    const same = before.best === best && before.worst === worst;
    chart.lines.push({
      x1: before.x,
      y1: (before.top + before.bottom) / 2,
      x2: x,
      y2: (point.top + point.bottom) / 2,
      same,
    });
  }
  chart.points.push(point);
}

/** @param {number} first @param {number} span ms
 * @param {(time: number) => number} xOf @param {Calendar} calendar
 * @returns {Tick[]} */
function ticksOf(first, span, xOf, { toIso }) {
  const count = span > 0 ? TICKS : 1;
  return Array.from({ length: count }, (_, i) => {
    const time = first + (count > 1 ? (span * i) / (count - 1) : 0);
    return { x: xOf(time), at: toIso(time) };
  });
}
