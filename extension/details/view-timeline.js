// SPDX-License-Identifier: EUPL-1.2
// The visit as a picture: what was asked for before a choice and after it, one
// lane for each company. Columns are what is known of the choice; the capture
// keeps no time of single requests, so that nothing is placed within them. Pure.

import { letters } from "../popup/view-grade.js";
import { shortName } from "./view-names.js";
import { useOf } from "./view-uses.js";

/**
 * @typedef {import("../messages.js").DetailedRating} Rating
 * @typedef {import("../messages.js").RatePage} RatePage
 * @typedef {import("../capture/timeline.js").Timeline} Times
 * @typedef {import("../ui/text.js").Msg} Msg
 * @typedef {import("../ui/text.js").Arg} Arg
 *
 * @typedef {"before" | "accepted" | "refused" | "unknown"} Phase
 * @typedef {"contact" | "cached" | "blocked" | "stored"} Sign
 * @typedef {{sign: Sign, count: number}} Mark
 * @typedef {{purpose: Msg, name: Arg, cells: Mark[][]}} Lane
 *
 * @typedef {object} Visit
 * @property {{phase: Phase, title: Msg, at: Msg | null}[]} columns
 * @property {Lane[]} lanes
 * @property {number} more        companies that only the table has
 * @property {Lane[]} all         for the table
 * @property {Sign[]} signs       for the legend
 * @property {Msg[]} notes        banner, choice, how it is known
 * @property {boolean} sorted     something is known of before and after
 * @property {string[]} sentences what the findings say of a refusal
 */

/** Lanes drawn; the table has all. */
export const MAX_LANES = 16;
/** @type {Phase[]} */
const PHASES = ["before", "accepted", "refused", "unknown"];
/** @type {Sign[]} */
const SIGNS = ["contact", "cached", "blocked", "stored"];
/** @type {Record<string, Sign>} */
const SIGN = { cached: "cached", blocked: "blocked" };

/** @type {Record<Phase, string>} */
const TITLES = {
  before: "visit_before",
  accepted: "visit_accepted",
  refused: "visit_refused",
  unknown: "visit_unknown",
};
const CHOICES = {
  accepted: "visit_choice_accepted",
  refused: "visit_choice_refused",
  partly: "visit_choice_partly",
  unknown: "visit_choice_unknown",
};
/** @type {Record<string, string>} */
const EARLIER = {
  accepted: "visit_earlier_accepted",
  refused: "visit_earlier_refused",
  partly: "visit_earlier_partly",
};
/** Tools of which the name is not known. @type {Record<string, string>} */
const NAMELESS = { tcf: "banner_tcf", unnamed: "banner_unnamed" };

/** "didomi" -> "Didomi" @param {string} tool @returns {Arg} */
const toolName = (tool) =>
  NAMELESS[tool]
    ? { key: NAMELESS[tool] }
    : `${tool.charAt(0).toUpperCase()}${tool.slice(1)}`;

/** Seconds to a tenth. @param {number} ms */
const seconds = (ms) => Math.round(ms / 100) / 10;

/** @param {string | undefined} phase @returns {Phase} */
const phaseOf = (phase) => PHASES.find((known) => known === phase) ?? "unknown";

/** @param {Rating["parties"][number]} party */
function countsOf(party) {
  /** @type {Record<string, Record<string, Set<string>>>} */
  const seen = {};
  /** @param {string} phase @param {Sign} sign @param {string} what */
  const add = (phase, sign, what) => {
    const known = phaseOf(phase);
    seen[known] ??= {};
    const cell = seen[known];
    cell[sign] ??= new Set();
    cell[sign].add(what);
  };
  for (const { host, phase, outcome } of party.contacts) {
    add(phase, SIGN[outcome] ?? "contact", host);
  }
  for (const { name, phase } of party.stored) add(phase, "stored", name);
  return seen;
}

/** @param {Times | null} times @param {RatePage | null} page @returns {Msg[]} */
function notesOf(times, page) {
  /** @type {Msg[]} */
  const notes = [];
  const earlier = EARLIER[times?.earlier?.means ?? ""];
  if (times?.earlier && earlier) {
    notes.push({ key: earlier, args: [toolName(times.earlier.tool)] });
  }
  const tool = times?.banner?.tool ?? page?.banner ?? "unknown";
  const name = toolName(tool);
  if (times?.banner) {
    const { at } = times.banner;
    notes.push({ key: "visit_banner", args: [name, seconds(at)] });
  } else if (times?.none || tool === "none") {
    notes.push({ key: "visit_no_banner" });
  } else if (tool !== "unknown") {
    notes.push({ key: "visit_banner_seen", args: [name] });
  }
  for (const { at, means } of times?.choices ?? []) {
    const key = CHOICES[means] ?? CHOICES.unknown;
    notes.push({ key, args: [seconds(at)] });
  }
  if (page?.choice === "none") notes.push({ key: "visit_no_choice" });
  if (page?.choice_guessed) notes.push({ key: "visit_guessed" });
  return notes;
}

/** When the phase began. @param {Phase} phase @param {Times | null} times
 * @returns {Msg | null} */
function startOf(phase, times) {
  const choice = times?.choices.find(({ means }) => means === phase);
  return choice ? { key: "visit_at", args: [seconds(choice.at)] } : null;
}

/** @param {Rating} rating @param {RatePage | null} page
 * @param {Times | null} times @returns {Visit | null}  null: nobody was there */
export function visit(rating, page, times) {
  const parties = rating.parties
    .filter((p) => p.capacity === "service" || useOf(p).rank < 2)
    .filter((p) => p.contacts.length + p.stored.length > 0)
    .map((party) => ({
      party,
      rank: useOf(party).rank,
      worst: letters(party.letter)?.worst ?? "",
      seen: countsOf(party),
    }))
    .sort((a, b) => a.rank - b.rank || b.worst.localeCompare(a.worst));
  if (parties.length === 0) return null;
  const phases = PHASES.filter((phase) =>
    parties.some(({ seen }) => phase in seen),
  );
  // An empty column says as much as a full one: nothing more, after a refusal.
  for (const { means } of times?.choices ?? []) {
    const phase = PHASES.find((known) => known === means);
    if (phase && phase !== "unknown" && !phases.includes(phase)) {
      phases.push(phase);
    }
  }
  phases.sort((a, b) => PHASES.indexOf(a) - PHASES.indexOf(b));
  const all = parties.map(({ party, seen }) => ({
    purpose: { key: useOf(party).key },
    name: shortName(party) || { key: "party_unknown" },
    cells: phases.map((phase) =>
      SIGNS.flatMap((sign) => {
        const count = seen[phase]?.[sign]?.size ?? 0;
        return count > 0 ? [{ sign, count }] : [];
      }),
    ),
  }));
  return {
    columns: phases.map((phase) => ({
      phase,
      title: { key: TITLES[phase] },
      at: startOf(phase, times),
    })),
    lanes: all.slice(0, MAX_LANES),
    more: Math.max(0, all.length - MAX_LANES),
    all,
    signs: SIGNS.filter((sign) =>
      all.some(({ cells }) => cells.flat().some((mark) => mark.sign === sign)),
    ),
    notes: notesOf(times, page),
    sorted: phases.some((phase) => phase !== "unknown"),
    sentences: rating.findings
      .filter(({ rule }) => rule === "C8")
      .map(({ text }) => text),
  };
}
