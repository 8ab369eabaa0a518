// SPDX-License-Identifier: EUPL-1.2
// What exists in Europe for each purpose that somebody from elsewhere serves on
// this page. No letter: only a page that was visited has one. Pure.

import { sourceLine } from "../popup/view-facts.js";
import { shortName } from "./view-names.js";
import { insteadOf } from "./view-uses.js";

/**
 * @typedef {import("../messages.js").DetailedRating} Rating
 * @typedef {import("../messages.js").Alternatives} Alternatives
 * @typedef {import("../messages.js").Alternative} Alternative
 * @typedef {import("../ui/text.js").Msg} Msg
 * @typedef {import("../ui/text.js").Arg} Arg
 *
 * @typedef {object} Choice
 * @property {string} name
 * @property {string | null} country  of control; null: nobody's, not known
 * @property {Arg[]} lines        its facts: who controls it, which laws
 * @property {string | null} note English
 * @property {string | null} interest
 * @property {boolean} read
 * @property {Arg[]} source
 *
 * @typedef {{purpose: Msg, instead: Arg, choices: Choice[],
 *   more: number}} Section
 */

/** Words for the purposes of data/alternatives.csv.
 * @type {Record<string, string>} */
const PURPOSES = {
  "ab-testing": "instead_ab_testing",
  ads: "instead_ads",
  analytics: "instead_analytics",
  audio: "instead_audio",
  "campaign-crm": "instead_campaign_crm",
  captcha: "instead_captcha",
  cdn: "instead_cdn",
  chat: "instead_chat",
  cms: "instead_cms",
  consent: "instead_consent",
  fonts: "instead_fonts",
  forms: "instead_forms",
  "hosting-cloud": "instead_hosting_cloud",
  "hosting-web": "instead_hosting_web",
  "js-libraries": "instead_js_libraries",
  mailing: "instead_mailing",
  maps: "instead_maps",
  messaging: "instead_messaging",
  monitoring: "instead_monitoring",
  office: "instead_office",
  payment: "instead_payment",
  petition: "instead_petition",
  search: "instead_search",
  "social-embed": "instead_social_embed",
  tagmanager: "instead_tagmanager",
  video: "instead_video",
};

/** The licence in the words of the screen; null: there is nothing to license.
 * @param {string | null} licence @returns {Arg | null} */
function licenceOf(licence) {
  if (!licence || licence === "n/a") return null;
  const own = /^proprietary( service)?$/.test(licence);
  return own ? { key: "licence_proprietary" } : licence;
}

/** Remarks for those who keep the table are not for readers: what they say of
 * the texts that Cocarde grew from is told as a tie. @param {string | null} note */
const noteOf = (note) => (note && !/\bseeds?\b/i.test(note) ? note : null);

/** Everybody but those of whom it is known that only the law of the Union
 * applies. @param {Rating["parties"][number]} party */
const isOther = (party) =>
  party.class !== "E" &&
  party.identified_by !== "unknown" &&
  party.contacts.length > 0;

/** Whom one may want to replace, for each purpose.
 * @param {Rating} rating @returns {Map<string, string[]>} */
function present(rating) {
  /** @type {Map<string, string[]>} */
  const found = new Map();
  for (const party of rating.parties) {
    if (!isOther(party)) continue;
    for (const purpose of insteadOf(party)) {
      const name = party.service || party.name;
      const names = found.get(purpose) ?? [];
      if (!names.includes(name)) found.set(purpose, [...names, name]);
    }
  }
  return found;
}

/** What to ask the host for. @param {Rating} rating @returns {string[]} */
export const purposes = (rating) => [...present(rating).keys()].slice(0, 64);

/** Where it comes from, when that was opened; else only of which day it is.
 * @param {Alternative} alternative @returns {Arg[]} */
function sourceOf({ read, source, as_of }) {
  if (read) return sourceLine(source, as_of);
  return as_of ? [{ key: "alternative_sheet", args: [{ day: as_of }] }] : [];
}

/** Some rows are named by what is offered ("Shared web hosting"): then who
 * offers it comes first. @param {Alternative} alternative */
function nameOf({ service, company }) {
  if (!company) return service;
  const maker = shortName({ service: null, name: company.name });
  const [word = ""] = maker.split(/[\s.,]/);
  const named = service.toLowerCase().includes(word.toLowerCase());
  return named ? service : `${maker}, ${service}`;
}

/** @param {Alternative} alternative @param {Alternatives["laws"]} laws
 * @returns {Choice} */
function choice(alternative, laws) {
  const { company, country, licence, note, interest } = alternative;
  /** @type {Arg[]} */
  const lines = [];
  if (alternative.self_hosted) {
    lines.push({ key: "alternative_own" });
    const maker = company?.controlled_from ?? country;
    if (maker) {
      lines.push({ key: "alternative_maker", args: [{ country: maker }] });
    }
  } else if (company) {
    const from = company.controlled_from;
    const names = company.chain_names;
    lines.push(
      from
        ? { key: "control_from", args: [{ country: from }] }
        : { key: "control_none" },
    );
    if (company.seat && company.seat !== from) {
      lines.push({ key: "seat_in", args: [{ country: company.seat }] });
    }
    if (names.length > 1) {
      lines.push({ key: "alternative_chain", args: [names.join(" → ")] });
    }
    const named = company.laws.map(
      (id) => laws.find((law) => law.id === id)?.name ?? id,
    );
    if (named.length) {
      lines.push({ key: "alternative_laws", args: [{ all: named }] });
    } else if (company.class === "E") {
      lines.push({ key: "alternative_european" });
    } else if (company.class === "Q") {
      lines.push({ key: "alternative_adequate" });
    }
  } else if (country) {
    lines.push({ key: "alternative_country", args: [{ country }] });
  }
  const said = licenceOf(licence);
  if (said) lines.push({ key: "alternative_licence", args: [said] });
  return {
    name: nameOf(alternative),
    country: alternative.self_hosted
      ? null
      : company
        ? company.controlled_from
        : country,
    lines,
    note: noteOf(note),
    interest,
    read: alternative.read,
    source: sourceOf(alternative),
  };
}

/** What one runs oneself, then the others, by the names that are shown.
 * @param {Alternative[]} list */
const inOrder = (list) =>
  [...list].sort(
    (a, b) =>
      Number(b.self_hosted) - Number(a.self_hosted) ||
      nameOf(a).localeCompare(nameOf(b), "fr"),
  );

/** @param {Rating} rating @param {Alternatives | null} reply
 * @returns {Section[]} */
export function alternatives(rating, reply) {
  if (!reply) return [];
  const names = present(rating);
  const here = new Set(rating.parties.filter(isOther).map(({ org }) => org));
  return reply.purposes.flatMap(({ purpose, alternatives: list, more = 0 }) => {
    const instead = names.get(purpose);
    // Whoever is to be replaced is no alternative, were it listed as one.
    const others = list.filter(
      ({ company }) => !company || !here.has(company.org),
    );
    if (!instead || others.length === 0) return [];
    return [
      {
        purpose: { key: PURPOSES[purpose] ?? "instead_else" },
        instead: { key: "instead_of", args: [{ all: instead.slice(0, 6) }] },
        choices: inOrder(others).map((one) => choice(one, reply.laws)),
        more,
      },
    ];
  });
}
