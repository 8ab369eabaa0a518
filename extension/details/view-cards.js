// SPDX-License-Identifier: EUPL-1.2
// One card for each company: its five facts, kept apart, each with its source
// and date. Pure.

import { facts } from "../popup/view-facts.js";
import { letters, mini } from "../popup/view-grade.js";
import { shortName } from "./view-names.js";
import { useOf } from "./view-uses.js";

/**
 * @typedef {import("../messages.js").DetailedRating} Rating
 * @typedef {import("../messages.js").Party} Party
 * @typedef {import("../ui/text.js").Msg} Msg
 * @typedef {import("../ui/text.js").Arg} Arg
 * @typedef {import("../popup/view-facts.js").Fact} Fact
 *
 * @typedef {"place" | "network" | "company" | "control" | "laws"} FactId
 *
 * @typedef {object} Card
 * @property {string} org         slug, or the label of an unknown one
 * @property {string} id          unique on the page, for anchors
 * @property {boolean} known
 * @property {Arg} name
 * @property {Msg[]} what         what for, how many contacts
 * @property {string | null} country
 * @property {import("../popup/view-grade.js").Mini} mini
 * @property {Msg | null} warn    "not re-checked", low confidence
 * @property {(Fact & {id: FactId})[]} facts
 * @property {string[]} hosts     some of them
 * @property {number} more
 * @property {Arg[]} stored       what it stored, by name and when
 */

/** In the order of popup/view-facts.js. @type {FactId[]} */
const FACTS = ["place", "network", "company", "control", "laws"];
/** Host names on a card; the table of contacts has all. */
const HOSTS = 4;
/** @type {Record<string, string>} */
const PHASES = {
  before: "phase_before",
  accepted: "phase_accepted",
  refused: "phase_refused",
};

const CAPACITIES = { service: "card_service", operator: "card_operator" };

/** @param {Party} party @param {Rating} rating */
function letterOf({ letter, roles }, { grade }) {
  if (!letters(grade)) return mini(null, "mini_not_rated", "not-rated");
  const passed = roles.length > 0 && roles.every((id) => id === "redirect");
  const without = passed ? "mini_not_counted" : "mini_none";
  return mini(letter, without, "not-measurable");
}

/** @param {Party} party @returns {Msg | null} */
function warning({ identified_by, read, as_of, confidence }) {
  if (identified_by === "unknown") return null;
  if (confidence === "low") return { key: "card_low" };
  if (read) return null;
  return as_of
    ? { key: "card_not_read_since", args: [{ day: as_of }] }
    : { key: "card_not_read" };
}

/** @param {Party} party @returns {Arg[]} */
function storedOf({ stored }) {
  return stored.map(({ name, phase }) => {
    const when = PHASES[phase];
    return when ? { key: "card_stored", args: [name, { key: when }] } : name;
  });
}

/** @param {Party} party @param {Rating} rating @returns {Card} */
function card(party, rating) {
  const hosts = [...new Set(party.contacts.map(({ host }) => host))];
  const count = party.contacts.length + (party.more ?? 0);
  return {
    org: party.org,
    id: `${party.capacity}-${party.org}`.replace(/[^\w-]/g, "_"),
    known: party.identified_by !== "unknown",
    name: shortName(party) || { key: "party_unknown" },
    what: [
      { key: useOf(party).key },
      { key: CAPACITIES[party.capacity] },
      { key: "contacts", count },
    ],
    country: party.controlled_from,
    mini: letterOf(party, rating),
    warn: warning(party),
    facts: facts(party, rating).map((fact, i) => ({
      ...fact,
      id: FACTS[i] ?? "company",
    })),
    hosts: hosts.slice(0, HOSTS),
    more: Math.max(0, hosts.length - HOSTS) + (party.more ?? 0),
    stored: storedOf(party),
  };
}

/** Those whom we know before the others; then those that serve the page, and
 * the worst letter. @param {Rating} rating @returns {Card[]} */
export function cards(rating) {
  return rating.parties
    .filter(({ contacts, stored }) => contacts.length + stored.length > 0)
    .map((party) => ({
      party,
      unknown: Number(party.identified_by === "unknown"),
      rank: useOf(party).rank,
      worst: letters(party.letter)?.worst ?? "",
    }))
    .sort(
      (a, b) =>
        a.unknown - b.unknown ||
        a.rank - b.rank ||
        b.worst.localeCompare(a.worst),
    )
    .map(({ party }) => card(party, rating));
}
