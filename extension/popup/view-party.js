// SPDX-License-Identifier: EUPL-1.2
// What the popup says of each company: one row, and behind it its facts and its
// contacts. Pure.

import { facts } from "./view-facts.js";
import { letters, mini } from "./view-grade.js";

/**
 * @typedef {import("../messages.js").DetailedRating} Rating
 * @typedef {import("../messages.js").Party} Party
 * @typedef {import("../messages.js").PartyContact} PartyContact
 * @typedef {import("../ui/text.js").Msg} Msg
 * @typedef {import("../ui/text.js").Arg} Arg
 *
 * @typedef {import("./view-facts.js").Fact} Fact
 *
 * @typedef {object} ContactRow
 * @property {string} host
 * @property {Arg} ip
 * @property {Msg} outcome
 *
 * @typedef {object} PartyRow
 * @property {string} id        unique within the page, for the open state
 * @property {Msg} purpose
 * @property {Arg} name
 * @property {string | null} country   controlled from; null: not established
 * @property {import("./view-grade.js").Mini} mini
 * @property {Fact[]} facts
 * @property {Msg} contactsHeading
 * @property {ContactRow[]} contacts
 * @property {number} more      contacts left out
 */

// In the order of the list. Data adds purposes; one without a word of its own
// is "other".
const PURPOSES = Object.entries({
  "session-replay": "for_replay",
  analytics: "for_analytics",
  tagmanager: "for_tags",
  ads: "for_ads",
  "ab-testing": "for_tests",
  marketing: "for_marketing",
  social: "for_social",
  video: "for_video",
  audio: "for_audio",
  fonts: "for_fonts",
  maps: "for_maps",
  captcha: "for_captcha",
  consent: "for_consent",
  payment: "for_payment",
  forms: "for_form",
  petition: "for_petition",
  "campaign-crm": "for_campaign",
  mailing: "for_mail",
  messaging: "for_mail",
  chat: "for_chat",
  support: "for_support",
  accessibility: "for_access",
  media: "for_media",
  search: "for_search",
  office: "for_office",
  identity: "for_identity",
  monitoring: "for_monitoring",
  security: "for_security",
  public: "for_public",
  cdn: "for_delivery",
  cloud: "for_hosting",
  hosting: "for_hosting",
  "registrar-hosting": "for_hosting",
  "cms-saas": "for_hosting",
});
// What it does for the page itself comes before what it is known for.
const ROLES = Object.entries({
  document: "for_page",
  proxy: "for_proxy",
  form: "for_form",
});

/** Label and rank of what a company is contacted for.
 * @param {Party} party @returns {{key: string, rank: number}} */
function purposeOf({ roles, purposes, capacity }) {
  const role = ROLES.findIndex(([id]) => roles.includes(id));
  if (role >= 0) return { key: ROLES[role]?.[1] ?? "for_else", rank: role };
  const start = ROLES.length;
  const end = start + PURPOSES.length;
  if (capacity === "operator") return { key: "for_machines", rank: end + 1 };
  const at = PURPOSES.findIndex(([id]) => purposes.includes(id));
  if (at < 0) return { key: "for_else", rank: end };
  return { key: PURPOSES[at]?.[1] ?? "for_else", rank: start + at };
}

/** @type {Record<string, string>} */
const OUTCOME = {
  contacted: "outcome_contacted",
  cached: "outcome_cached",
  blocked: "outcome_blocked",
  possible: "outcome_possible",
  failed: "outcome_failed",
};

/** @param {PartyContact} contact @returns {ContactRow} */
function contactRow({ host, ip, outcome }) {
  return {
    host,
    ip: ip ?? { key: "no_address" },
    outcome: { key: OUTCOME[outcome] ?? "outcome_possible" },
  };
}

/** The letter of a company, or why it has none: a page without a letter gives
 * none to anybody, and a mere redirect before the page is not counted.
 * @param {Party} party @param {Rating} rating */
function partyMini({ letter, roles }, { grade }) {
  if (!letters(grade)) return mini(null, "mini_not_rated", "not-rated");
  const passed = roles.length > 0 && roles.every((id) => id === "redirect");
  const without = passed ? "mini_not_counted" : "mini_none";
  return mini(letter, without, "not-measurable");
}

/** The companies of a page, those that serve it first.
 * @param {Rating} rating @returns {PartyRow[]} */
export function parties(rating) {
  // Whoever is only known by the name of a cookie was not contacted, as far as
  // was seen (a tool that a site runs itself bears its maker's name, too); like
  // what the site itself stores it stands among the reasons.
  const companies = rating.parties.filter((p) => p.contacts.length > 0);
  const rows = companies.map((party) => {
    const { key, rank } = purposeOf(party);
    const letter = letters(party.letter);
    /** @type {PartyRow} */
    const row = {
      id: `${party.capacity} ${party.org}`,
      purpose: { key },
      name: party.service || party.name || { key: "party_unknown" },
      country: party.controlled_from,
      mini: partyMini(party, rating),
      facts: facts(party, rating),
      contactsHeading: {
        key: "contacts",
        count: party.contacts.length + (party.more ?? 0),
      },
      contacts: party.contacts.map(contactRow),
      more: party.more ?? 0,
    };
    return { row, rank, worst: letter?.worst ?? "" };
  });
  // "" < "A": a company without a letter comes after those that have one.
  rows.sort((a, b) => a.rank - b.rank || b.worst.localeCompare(a.worst));
  return rows.map(({ row }) => row);
}
