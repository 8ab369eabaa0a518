// SPDX-License-Identifier: EUPL-1.2
// A letter to the site's contact: what one visit showed, what would change it,
// what exists instead. Only what is established and can be checked; what is not
// known is left out, and nothing is demanded. Pure.

import { alternatives as sectionsOf } from "../details/view-alternatives.js";
import { letters } from "../popup/view-grade.js";
import { laws } from "../popup/view-laws.js";
import { shortName, shortNames } from "../popup/view-name.js";

/**
 * @typedef {import("../messages.js").DetailedRating} Rating
 * @typedef {import("../messages.js").Finding} Finding
 * @typedef {import("../messages.js").Party} Party
 * @typedef {import("../messages.js").Alternatives} Alternatives
 * @typedef {import("../ui/text.js").Msg} Msg
 * @typedef {import("../ui/text.js").Arg} Arg
 *
 * @typedef {{text: Arg, list: Arg[]}} Paragraph
 * @typedef {{subject: Msg, paragraphs: Paragraph[]}} Letter
 */

/** Lines of a list in a letter that somebody is to read to its end. */
const LINES_MAX = 8;
/** Alternatives named for one purpose. */
const INSTEAD_MAX = 3;

/** What a company does for the page, the first that holds.
 * @type {[role: string, key: string][]} */
const ROLES = [
  ["document", "letter_role_document"],
  ["proxy", "letter_role_proxy"],
  ["form", "letter_role_form"],
  ["active", "letter_role_active"],
  ["passive", "letter_role_passive"],
];

/** Of these, whoever runs the machine does it. */
const SERVING = new Set(["document", "proxy", "form"]);

/** @param {Arg} text @param {Arg[]} [list] @returns {Paragraph} */
const paragraph = (text, list = []) => ({ text, list });

/** No more lines than one reads; the others are counted.
 * @param {Arg[]} lines @returns {Arg[]} */
function few(lines) {
  if (lines.length <= LINES_MAX) return lines;
  const shown = lines.slice(0, LINES_MAX - 1);
  return [...shown, { key: "letter_more", count: lines.length - shown.length }];
}

/** A company of which the letter speaks: known, controlled from a country whose
 * laws reach it, and contacted by the page itself.
 * @param {Party} party */
const isTold = ({
  identified_by,
  class: kind,
  controlled_from,
  contacts,
  letter,
}) =>
  identified_by !== "unknown" &&
  kind !== null &&
  kind !== "E" &&
  controlled_from !== null &&
  contacts.length > 0 &&
  letter?.best !== null &&
  letter?.best !== undefined &&
  letter.best > "A";

/** @param {Party} party @returns {string} */
function roleOf({ roles, capacity }) {
  const [role = "", key = "letter_role_else"] =
    ROLES.find(([id]) => roles.includes(id)) ?? [];
  const own = capacity === "service" || SERVING.has(role);
  return own ? key : "letter_role_operator";
}

/** @param {Rating} rating @returns {Arg[]} */
function companies({ parties }) {
  const told = parties.filter(isTold);
  const short = shortNames(told);
  return told.map((party) => {
    const hosts = [...new Set(party.contacts.map((c) => c.host))].join(", ");
    const country = { country: party.controlled_from ?? "" };
    const who = party.service || short(party.name);
    const args = [who, country, { key: roleOf(party) }, hosts];
    return { key: "letter_company", args };
  });
}

/** @param {Rating} rating @returns {Arg[]} */
const reach = (rating) =>
  laws({ ...rating, parties: rating.parties.filter(isTold) }).rows.map(
    ({ country, names, laws: all }) => ({
      key: "laws_row",
      args: [{ country }, names, { all }],
    }),
  );

/** Of findings about consent that are certain: one line for each company.
 * @param {Rating} rating @returns {Arg[]} */
function consent({ findings }) {
  const sure = findings.filter(({ best, worst, name }) =>
    Boolean(name && best && best === worst && best > "A"),
  );
  /** @param {string} rule */
  const of = (rule) => sure.filter((finding) => finding.rule === rule);
  /** @param {Finding} finding */
  const stored = ({ evidence }) => [
    ...new Set(evidence.flatMap((e) => e.stored ?? [])),
  ];
  /** @type {Arg[]} */
  const lines = of("C8").map(({ name }) => ({
    key: "letter_refused",
    args: [shortName(name ?? "")],
  }));
  for (const finding of of("C1")) {
    const names = stored(finding);
    if (!names.length) continue;
    const args = [shortName(finding.name ?? ""), names.join(", ")];
    lines.push({ key: "letter_stored", args });
  }
  const called = [
    ...new Set(of("C2").map(({ name }) => shortName(name ?? ""))),
  ];
  if (called.length) {
    lines.push({ key: "letter_called", args: [{ all: called }] });
  }
  return lines;
}

/** The first step, where it is about companies of this letter only.
 * @param {Rating} rating @returns {Msg | null} */
function lift({ lever, grade, parties }) {
  const both = letters(grade);
  const [step] = lever;
  const to = step?.grade;
  if (!both || !step || !to || step.change_host || step.more) return null;
  const told = new Set(parties.filter(isTold).map((party) => party.org));
  if (!step.without.every((org) => told.has(org))) return null;
  const names = step.names.map(shortName);
  const from =
    both.best === both.worst ? both.worst : `${both.best}–${both.worst}`;
  return { key: "letter_lever", args: [from, to, { without: names }] };
}

/** European, established as such, and read; whoever has an interest in one is
 * said to. @param {Rating} rating @param {Alternatives | null} instead
 * @returns {Arg[]} */
function alternatives(rating, instead) {
  if (!instead) return [];
  const purposes = instead.purposes.map(({ purpose, alternatives: list }) => ({
    purpose,
    alternatives: list
      .filter((one) => one.read && one.company?.read)
      .filter((one) => one.company?.class === "E")
      .slice(0, INSTEAD_MAX),
  }));
  const sections = sectionsOf(rating, { ...instead, purposes });
  return sections.map(({ purpose, choices }) => {
    const all = choices.map(({ name, country, interest }) => {
      const args = [name, country ? { country } : ""];
      if (!interest) return { key: "letter_service", args };
      return { key: "letter_service_interest", args: [...args, interest] };
    });
    return { key: "share_pair", args: [purpose, { all }] };
  });
}

/**
 * @param {Rating} rating
 * @param {Alternatives | null} instead  null: not known
 * @param {string} command  that replays the record
 * @returns {Letter}
 */
export function letterOf(rating, instead, command) {
  const { page, completeness, versions } = rating;
  const told = companies(rating);
  const under = reach(rating);
  const before = consent(rating);
  const lifted = lift(rating);
  const others = alternatives(rating, instead);
  const { identified, contacts } = completeness;
  /** @type {(Paragraph | null)[]} */
  const paragraphs = [
    paragraph({ key: "letter_hello" }),
    paragraph({
      key: "letter_visit",
      args: [page.host, { instant: page.at }],
    }),
    told.length
      ? paragraph({ key: "letter_companies" }, few(told))
      : paragraph({ key: "letter_companies_none" }),
    under.length ? paragraph({ key: "letter_laws" }, under) : null,
    before.length ? paragraph({ key: "letter_consent" }, few(before)) : null,
    lifted && paragraph(lifted),
    others.length
      ? paragraph({ key: "letter_alternatives" }, few(others))
      : null,
    paragraph({
      key: "letter_check",
      count: identified,
      args: [contacts, versions.cocarde, { day: versions.data }, command],
    }),
    paragraph({ key: "letter_wrong" }),
    paragraph({ key: "letter_bye" }),
  ];
  return {
    subject: { key: "letter_subject", args: [page.host] },
    paragraphs: paragraphs.flatMap((one) => one ?? []),
  };
}

/** @param {Letter} letter @param {(arg: Arg) => string} text */
export function letterText({ subject, paragraphs }, text) {
  const blocks = paragraphs.map((one) =>
    [text(one.text), ...one.list.map((line) => `– ${text(line)}`)].join("\n"),
  );
  return `${[text(subject), ...blocks].join("\n\n")}\n`;
}
