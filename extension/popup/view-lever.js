// SPDX-License-Identifier: EUPL-1.2
// What would lift the letter, step by step. Pure.

import { letters, mini } from "./view-grade.js";
import { shortName } from "./view-name.js";

/**
 * @typedef {import("../messages.js").DetailedRating} Rating
 * @typedef {import("../ui/rosette.js").Letter} Letter
 * @typedef {import("../ui/text.js").Msg} Msg
 *
 * @typedef {{strong: Msg | null, rest: Msg}} Step
 * @typedef {object} Lever
 * @property {{from: import("./view-grade.js").Mini,
 *             to: import("./view-grade.js").Mini} | null} chips
 * @property {Step[]} steps
 * @property {Msg | null} more   steps left out
 */

/** Names in a step, and steps: more than that nobody reads here; the page of
 * details has them all. */
const NAMES_MAX = 3;
const STEPS_MAX = 2;
/** Where there is room for everything. */
export const WHOLE = { names: Number.MAX_SAFE_INTEGER, steps: 100 };

/** "C" or "B–D" (EN DASH), as the host writes it.
 * @param {string | null} text
 * @returns {{best: Letter, worst: Letter} | null} */
function parseGrade(text) {
  const match = /^([A-E])(?:–([A-E]))?$/.exec(text ?? "");
  if (!match) return null;
  const best = /** @type {Letter} */ (match[1]);
  return { best, worst: /** @type {Letter} */ (match[2] ?? match[1]) };
}

/** The site itself stands among those to leave out by what it stores; its name
 * is a host name, which no company of our data bears.
 * @param {Rating["lever"][number]} step @param {string} name
 * @returns {import("../ui/text.js").Arg} */
function whatToLeave({ own_storage, without }, name) {
  const own = own_storage && name.includes(".") && without.includes(name);
  return own ? { key: "own_storage", args: [name] } : shortName(name);
}

/** @param {Rating["lever"][number]} step @param {boolean} first
 * @param {boolean} proxy  the one that serves the page only stands in front
 * @param {number} most  names
 * @returns {Step} */
function leverStep(step, first, proxy, most) {
  const shown = step.names.length > most ? most - 1 : most;
  /** @type {import("../ui/text.js").Arg[]} */
  const all = step.names.slice(0, shown).map((n) => whatToLeave(step, n));
  const left = step.names.length - all.length + (step.more ?? 0);
  if (left) all.push({ key: "others", count: left });
  const names = { without: all };
  const to = parseGrade(step.grade);
  if (!to) {
    const strong = !step.change_host
      ? "lever_no_promise"
      : proxy
        ? "lever_leave_proxy"
        : "lever_leave_host";
    const rest = !step.change_host
      ? "lever_no_promise_rest"
      : proxy
        ? "lever_leave_proxy_rest"
        : "lever_leave_host_rest";
    return { strong: { key: strong }, rest: { key: rest, args: [names] } };
  }
  const strong =
    to.best === to.worst
      ? { key: first ? "lever_to" : "lever_then", args: [to.worst] }
      : {
          key: first ? "lever_to_range" : "lever_then_range",
          args: [to.best, to.worst],
        };
  const rest = step.change_host
    ? "lever_new_host"
    : first
      ? "lever_without"
      : "lever_also";
  return { strong, rest: { key: rest, args: [names] } };
}

/** @param {Rating} rating
 * @param {{names: number, steps: number}} [room]  the popup's when left out
 * @returns {Lever | null}  null: no letter to lift */
export function lever(rating, room) {
  const { names, steps } = room ?? { names: NAMES_MAX, steps: STEPS_MAX };
  const from = letters(rating.grade);
  if (!from) return null;
  const [first] = rating.lever;
  if (!first) {
    const key = from.worst === "A" ? "lever_nothing" : "lever_not_known";
    return {
      chips: null,
      steps: [{ strong: null, rest: { key } }],
      more: null,
    };
  }
  // Slugs of those that only relay the page: behind them stands its host.
  const proxies = new Set(
    rating.parties.filter((p) => p.roles.includes("proxy")).map((p) => p.org),
  );
  const more = rating.lever.length - steps;
  return {
    more: more > 0 ? { key: "lever_more", count: more } : null,
    chips: {
      from: mini(from, "mini_not_rated", "not-rated"),
      to: mini(parseGrade(first.grade), "mini_not_rated", "not-rated"),
    },
    steps: rating.lever.slice(0, steps).map((step, i) =>
      leverStep(
        step,
        i === 0,
        step.without.some((slug) => proxies.has(slug)),
        names,
      ),
    ),
  };
}
