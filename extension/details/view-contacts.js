// SPDX-License-Identifier: EUPL-1.2
// The table of all contacts: one row for each host name, from what the page
// asked for and what the host found behind it. Pure.

import { shortName } from "./view-names.js";

/**
 * @typedef {import("../messages.js").DetailedRating} Rating
 * @typedef {import("../messages.js").ExportedPage} Capture
 * @typedef {import("../ui/text.js").Msg} Msg
 * @typedef {import("../ui/text.js").Arg} Arg
 *
 * @typedef {object} Row
 * @property {string} host
 * @property {Arg[]} kinds       what was asked for; [] not told
 * @property {Arg[]} services
 * @property {string[]} operators
 * @property {{country: string | null, state: "established" | "hint" |
 *   "unknown"}[]} places
 * @property {string[]} ips
 * @property {Msg[]} phases
 * @property {Msg[]} outcomes
 */

/** Addresses shown of one name. */
const IPS = 3;
/** @type {Record<string, string>} */
const KINDS = {
  document: "type_document",
  redirect: "type_redirect",
  form: "type_form",
  frame: "type_frame",
  script: "type_script",
  fetch: "type_fetch",
  socket: "type_socket",
  beacon: "type_beacon",
  style: "type_style",
  font: "type_font",
  image: "type_image",
  media: "type_media",
};
/** In the order in which they are told. @type {Record<string, string>} */
const PHASES = {
  before: "phase_before",
  accepted: "phase_accepted",
  refused: "phase_refused",
};
/** @type {Record<string, string>} */
const OUTCOMES = {
  contacted: "outcome_contacted",
  cached: "outcome_cached",
  blocked: "outcome_blocked",
  possible: "outcome_possible",
  failed: "outcome_failed",
};
const STATES = /** @type {const} */ (["established", "hint", "unknown"]);

/** @typedef {{kinds: Set<string>, services: Set<string>,
 *   operators: Set<string>, places: Map<string, Row["places"][number]>,
 *   ips: Set<string>, phases: Set<string>, outcomes: Set<string>}} Seen */

/** @returns {Seen} */
const nothing = () => ({
  kinds: new Set(),
  services: new Set(),
  operators: new Set(),
  places: new Map(),
  ips: new Set(),
  phases: new Set(),
  outcomes: new Set(),
});

/** In the order of the words, without what has none.
 * @param {Record<string, string>} words @param {Set<string>} seen
 * @returns {Msg[]} */
const ordered = (words, seen) =>
  Object.entries(words).flatMap(([word, key]) =>
    seen.has(word) ? [{ key }] : [],
  );

/** @param {string} host @param {Seen} seen @param {boolean} own  of the site
 * visited @returns {Row} */
function row(host, seen, own) {
  const kinds = [...seen.kinds].map((kind) => KINDS[kind] ?? "type_else");
  const phases = ordered(PHASES, seen.phases);
  return {
    host,
    kinds: [...new Set(kinds)].map((key) => ({ key })),
    services:
      seen.services.size === 0 && own
        ? [{ key: "own_site" }]
        : [...seen.services],
    operators: [...seen.operators],
    places: [...seen.places.values()],
    ips: [...seen.ips].slice(0, IPS),
    phases: phases.length ? phases : [{ key: "phase_unknown" }],
    outcomes: ordered(OUTCOMES, seen.outcomes),
  };
}

/** @param {Rating} rating @param {Capture | null} capture
 * @returns {Row[]} by name */
export function contacts(rating, capture) {
  const { site } = rating.page;
  /** @type {Map<string, Seen>} */
  const hosts = new Map();
  /** @param {string} name @returns {Seen} */
  const at = (name) => {
    const known = hosts.get(name);
    if (known) return known;
    const fresh = nothing();
    hosts.set(name, fresh);
    return fresh;
  };
  for (const contact of capture?.contacts ?? []) {
    const seen = at(contact.host);
    for (const kind of Object.keys(contact.types ?? {})) seen.kinds.add(kind);
    for (const ip of contact.ips ?? []) seen.ips.add(ip);
    seen.phases.add(contact.phase ?? "unknown");
    seen.outcomes.add(contact.outcome ?? "contacted");
  }
  for (const party of rating.parties) {
    const known = party.identified_by !== "unknown";
    for (const { host, ip, place, outcome, phase } of party.contacts) {
      const seen = at(host);
      const { services, operators } = seen;
      const side = party.capacity === "service" ? services : operators;
      if (known) side.add(shortName(party));
      if (ip) seen.ips.add(ip);
      const country = place?.country ?? null;
      const state = STATES.find((one) => one === place?.state) ?? "unknown";
      seen.places.set(`${country} ${state}`, { country, state });
      seen.outcomes.add(outcome);
      seen.phases.add(phase);
    }
  }
  return [...hosts]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([host, seen]) =>
      row(host, seen, host === site || host.endsWith(`.${site}`)),
    );
}
