// SPDX-License-Identifier: EUPL-1.2
// What the popup says of each company: one row, and behind it its facts and its
// contacts. Pure.

import { facts } from "./view-facts.js";
import { letters, mini } from "./view-grade.js";
import { shortNames } from "./view-name.js";

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
 * @property {Msg} group        heading under which it stands
 * @property {Msg} purpose
 * @property {boolean} plain    the purpose says no more than the heading
 * @property {Arg} name         short; the facts have it in full
 * @property {string | null} country   controlled from; null: not established
 * @property {import("./view-grade.js").Mini} mini
 * @property {Fact[]} facts
 * @property {Msg} contactsHeading
 * @property {ContactRow[]} contacts
 * @property {number} more      contacts left out
 */

/** What companies are contacted for, in the order of the list: of each group its
 * heading and the word for each purpose. Data adds purposes; one without a word
 * of its own is "else".
 * @type {[group: string, words: Record<string, string>][]} */
const GROUPS = [
  ["group_page", { document: "for_page", proxy: "for_proxy" }],
  [
    "group_measure",
    {
      "session-replay": "for_replay",
      analytics: "for_analytics",
      tagmanager: "for_tags",
      "ab-testing": "for_tests",
      monitoring: "for_monitoring",
    },
  ],
  ["group_ads", { ads: "for_ads", marketing: "for_marketing" }],
  ["group_social", { social: "for_social" }],
  [
    "group_video",
    { video: "for_video", audio: "for_audio", media: "for_media" },
  ],
  ["group_maps", { maps: "for_maps" }],
  [
    "group_code",
    {
      fonts: "for_fonts",
      cdn: "for_delivery",
      search: "for_search",
      accessibility: "for_access",
    },
  ],
  [
    "group_forms",
    {
      form: "for_form",
      forms: "for_form",
      payment: "for_payment",
      petition: "for_petition",
      "campaign-crm": "for_campaign",
      mailing: "for_mail",
      messaging: "for_mail",
      chat: "for_chat",
      support: "for_support",
    },
  ],
  [
    "group_banner",
    {
      consent: "for_consent",
      captcha: "for_captcha",
      security: "for_security",
      identity: "for_identity",
    },
  ],
  [
    "group_hosting",
    {
      cloud: "for_hosting",
      hosting: "for_hosting",
      "registrar-hosting": "for_hosting",
      "cms-saas": "for_hosting",
    },
  ],
  [
    "group_else",
    { public: "for_public", office: "for_office", else: "for_else" },
  ],
  ["group_machines", { machines: "for_machines" }],
];
/** Words that say no more than the heading of their group. */
const PLAIN = new Set([
  ...[
    "for_page",
    "for_analytics",
    "for_ads",
    "for_social",
    "for_maps",
    "for_video",
  ],
  ...["for_hosting", "for_else", "for_machines"],
]);
const USES = GROUPS.flatMap(([group, words]) =>
  Object.entries(words).map(([use, key]) => ({ use, key, group })),
);
// What it does for the page itself comes before what it is known for.
const ROLES = ["document", "proxy", "form"];

/** What a company is contacted for, and its rank in the list.
 * @param {Party} party */
function useOf({ roles, purposes, capacity }) {
  /** @param {string} use */
  const at = (use) => USES.findIndex((one) => one.use === use);
  const known = USES.flatMap(({ use }) => (purposes.includes(use) ? use : []));
  const rank = at(
    ROLES.find((role) => roles.includes(role)) ??
      (capacity === "operator" ? "machines" : (known[0] ?? "else")),
  );
  const { key, group } = /** @type {typeof USES[number]} */ (USES[rank]);
  return { key, group, rank };
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
  const short = shortNames(companies);
  const rows = companies.map((party) => {
    const { key, group, rank } = useOf(party);
    const letter = letters(party.letter);
    /** @type {PartyRow} */
    const row = {
      id: `${party.capacity} ${party.org}`,
      group: { key: group },
      purpose: { key },
      plain: PLAIN.has(key),
      name: party.service || short(party.name) || { key: "party_unknown" },
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
