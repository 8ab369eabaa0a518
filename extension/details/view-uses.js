// SPDX-License-Identifier: EUPL-1.2
// What companies are contacted for: the word for it, and under which purposes
// of data/alternatives.csv one finds what does the same. Pure.

/** @typedef {import("../messages.js").Party} Party */

/** The word for each purpose of the data, in the order of the page; a purpose
 * without one is "else". @type {Record<string, string>} */
const WORDS = {
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
};
const USES = Object.keys(WORDS);
/** What it does for the page itself comes before what it is known for.
 * @type {Record<string, string>} */
const ROLES = { document: "for_page", proxy: "for_proxy", form: "for_form" };
const ROLE_NAMES = Object.keys(ROLES);

/** The word for what a company is contacted for, and its rank on the page.
 * @param {Party} party @returns {{key: string, rank: number}} */
export function useOf({ roles, purposes, capacity }) {
  const role = ROLE_NAMES.findIndex((name) => roles.includes(name));
  if (role >= 0) {
    return { key: ROLES[ROLE_NAMES[role] ?? ""] ?? "for_else", rank: role };
  }
  const end = ROLE_NAMES.length + USES.length;
  if (capacity === "operator") return { key: "for_machines", rank: end + 1 };
  const at = USES.findIndex((use) => purposes.includes(use));
  if (at < 0) return { key: "for_else", rank: end };
  return {
    key: WORDS[USES[at] ?? ""] ?? "for_else",
    rank: ROLE_NAMES.length + at,
  };
}

/** Where the table of alternatives says otherwise than the data on companies.
 * @type {Record<string, string[]>} */
const INSTEAD = {
  "session-replay": ["analytics"],
  social: ["social-embed"],
  cdn: ["js-libraries", "cdn"],
  cloud: ["hosting-cloud"],
  hosting: ["hosting-web"],
  "registrar-hosting": ["hosting-web"],
  "cms-saas": ["cms"],
};
/** @type {Record<string, string[]>} */
const INSTEAD_OF_ROLE = {
  document: ["hosting-web", "hosting-cloud"],
  proxy: ["cdn"],
};

/** Purposes of the table of alternatives that a company stands for: what it
 * offers as a service, and, of a machine, what it does for the page.
 * @param {Party} party @returns {string[]} */
export function insteadOf({ capacity, purposes, roles }) {
  const all =
    capacity === "service"
      ? purposes.flatMap((purpose) => INSTEAD[purpose] ?? [purpose])
      : roles.flatMap((role) => INSTEAD_OF_ROLE[role] ?? []);
  return [...new Set(all)];
}
