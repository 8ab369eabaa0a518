// SPDX-License-Identifier: EUPL-1.2
// What several parts of the history page put into words the same way: a grade,
// a kind of site, a country, a cause. Pure.

import { axes, mini } from "../popup/view-grade.js";

/**
 * @typedef {import("../ui/text.js").Arg} Arg
 * @typedef {import("../ui/text.js").Msg} Msg
 * @typedef {import("../popup/view-grade.js").Mini} Mini
 * @typedef {import("../messages.js").Grade} Grade
 *
 * The shapes of PROTOCOL.md, "The history".
 * @typedef {object} Site
 * @property {string} site
 * @property {string | null} name
 * @property {string | null} kind
 * @property {string | null} person
 * @property {string | null} country
 * @property {boolean} listed
 * @property {boolean} followed
 *
 * @typedef {object} Visit
 * @property {number} visit
 * @property {string} at
 * @property {string} host
 * @property {Grade} grade
 * @property {"standard" | "strict"} reading
 * @property {string} choice
 * @property {(string | null)[]} control
 * @property {{contacts: number, identified: number}} completeness
 * @property {boolean} imported
 * @property {boolean} contacts_kept
 * @property {Grade | null} [today]
 * @property {Change | null} [change]
 *
 * @typedef {object} Change
 * @property {"none" | "site" | "data" | "unseen"} main
 * @property {number} from
 * @property {number} to
 * @property {number} site
 * @property {number} data
 * @property {number} unseen
 * @property {import("./view-diff.js").Entry | null} [first]  what weighs most
 */

/** @type {Record<string, string>} */
const KINDS = {
  candidate: "kind_candidate",
  party: "kind_party",
  campaign: "kind_campaign",
  movement: "kind_movement",
  "party-foundation": "kind_party_foundation",
  government: "kind_government",
  parliament: "kind_parliament",
  institution: "kind_institution",
};

/** @param {string | null} kind  null: the site is only followed @returns {Msg} */
export const kindText = (kind) => ({
  key: kind === null ? "kind_followed" : (KINDS[kind] ?? "kind_else"),
});

/** @param {string} code @returns {Arg} */
export const countryText = (code) =>
  code === "INT" ? { key: "history_country_int" } : { country: code };

/** The countries that the letter comes from. @param {(string | null)[]} control
 * @returns {{code: string | null, text: Arg}[]} */
export function controlTexts(control) {
  if (control.length === 0) {
    return [{ code: "EU", text: { key: "history_control_none" } }];
  }
  return control.map((code) => ({
    code,
    text: code ? countryText(code) : { key: "history_control_unknown" },
  }));
}

/** @param {Grade | null | undefined} grade @returns {Mini} */
export const gradeMini = (grade) =>
  mini(
    grade ?? null,
    grade ? "mini_not_rated" : "mini_none",
    grade ? "not-rated" : "not-measurable",
  );

/** A letter in running words. @param {Grade | null | undefined} grade
 * @returns {Msg} */
export const gradeText = (grade) => gradeMini(grade).name;

/** @param {Grade} grade */
export const axesOf = (grade) => axes(/** @type {any} */ ({ grade })).rows;

/** @typedef {"site" | "data" | "unseen"} Cause */
/** @type {readonly Cause[]} */
export const CAUSES = ["site", "data", "unseen"];
/** @type {Record<Cause, Msg>} */
export const CAUSE_TEXT = {
  site: { key: "cause_site" },
  data: { key: "cause_data" },
  unseen: { key: "cause_unseen" },
};

/** @type {Record<string, string>} */
const CHOICES = {
  none: "choice_none",
  accepted: "choice_accepted",
  refused: "choice_refused",
  partly: "choice_partly",
};

/** @param {string} choice @returns {Msg} */
export const choiceText = (choice) => ({
  key: CHOICES[choice] ?? "choice_unknown",
});
