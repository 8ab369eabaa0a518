// SPDX-License-Identifier: EUPL-1.2
// Sites side by side: one row for each thing that can be held against each
// other. The order of the columns is the host's, which is alphabetical. Pure.

import { axesOf, countryText, gradeMini } from "./words.js";

/**
 * @typedef {import("../ui/text.js").Arg} Arg
 * @typedef {import("../ui/text.js").Msg} Msg
 * @typedef {import("./words.js").Site} Site
 * @typedef {import("./words.js").Visit} Visit
 * @typedef {import("../messages.js").Grade} Grade
 * @typedef {import("../popup/view-grade.js").Mini} Mini
 *
 * @typedef {object} Company
 * @property {string} org
 * @property {string} name
 * @property {"service" | "operator"} capacity
 * @property {string[]} purposes
 * @property {string[]} roles
 * @property {string | null} controlled_from
 * @property {boolean} serves
 *
 * @typedef {object} Column  PROTOCOL.md, history.compare
 * @property {Site} site
 * @property {Visit} visit
 * @property {Grade | null} today
 * @property {Company[]} parties
 *
 * @typedef {{name: Arg, country: string | null, where: Arg}} Named
 * @typedef {object} Comparison
 * @property {{site: string, at: string}[]} heads
 * @property {{grade: Mini, large: boolean}[]} letters
 * @property {{text: Msg, cells: Mini[]}[]} axes
 * @property {{text: Msg, cells: Named[][]}[]} rows
 * @property {Msg[]} completeness
 */

/** What is compared, in this order: a label, and what a company is there for.
 * @type {[string, (company: Company) => boolean][]} */
const ROWS = [
  ["for_page", ({ serves }) => serves],
  ["for_form", ({ roles }) => roles.includes("form")],
  ["for_payment", forPurpose("payment")],
  ["for_analytics", forPurpose("analytics", "session-replay")],
  ["for_tags", forPurpose("tagmanager")],
  ["for_ads", forPurpose("ads", "marketing")],
  ["for_social", forPurpose("social")],
  ["for_video", forPurpose("video", "audio", "media")],
  ["for_fonts", forPurpose("fonts")],
  ["for_consent", forPurpose("consent")],
  ["for_campaign", forPurpose("campaign-crm", "petition", "mailing")],
];

/** @param {...string} purposes */
function forPurpose(...purposes) {
  return (/** @type {Company} */ company) =>
    !company.serves && company.purposes.some((one) => purposes.includes(one));
}

/** @param {Company[]} companies @returns {Named[]} each once */
function named(companies) {
  const byName = new Map(companies.map((company) => [company.name, company]));
  return [...byName.values()].map(({ name, controlled_from: from }) => ({
    name,
    country: from,
    where: from ? countryText(from) : { key: "control_unknown" },
  }));
}

/** @param {Column[]} columns @returns {Comparison} */
export function comparisonOf(columns) {
  /** @param {Column} column */
  const gradeOf = ({ today, visit }) => today ?? visit.grade;
  const axes = columns.map((column) => axesOf(gradeOf(column)));
  return {
    heads: columns.map(({ site, visit }) => ({
      site: site.site,
      at: visit.at,
    })),
    letters: columns.map((column) => ({
      grade: gradeMini(gradeOf(column)),
      large: true,
    })),
    axes: (axes[0] ?? []).map(({ text }, i) => ({
      text,
      cells: axes.flatMap((rows) => (rows[i] ? [rows[i].mini] : [])),
    })),
    rows: ROWS.map(([key, is]) => ({
      text: { key },
      cells: columns.map(({ parties }) => named(parties.filter(is))),
    })).filter(({ cells }) => cells.some(({ length }) => length > 0)),
    completeness: columns.map(({ visit }) => ({
      key: "compare_complete_of",
      args: [visit.completeness.identified, visit.completeness.contacts],
    })),
  };
}
