// SPDX-License-Identifier: EUPL-1.2
// Every finding with its laws and articles, its evidence, and the text of its
// rule. Pure.

import { letters, mini } from "../popup/view-grade.js";
import { wordsOf } from "./view-rules.js";

/**
 * @typedef {import("../messages.js").DetailedRating} Rating
 * @typedef {import("../messages.js").Finding} Finding
 * @typedef {import("../messages.js").Rule} Rule
 * @typedef {import("../ui/text.js").Msg} Msg
 * @typedef {import("../ui/text.js").Arg} Arg
 * @typedef {import("../popup/view-grade.js").Mini} Mini
 *
 * @typedef {{host: string, what: Arg}} Evidence
 * @typedef {object} Row
 * @property {Mini | null} mini      null: a note, or the page has no letter
 * @property {string} text
 * @property {Msg | null} likewise  others of whom the same sentence holds
 * @property {string[]} laws
 * @property {Arg | null} basis   articles that the rule rests on; the laws say
 *   it better where there are any
 * @property {string} rule
 * @property {Evidence[]} evidence
 * @property {number} more           evidence not shown
 *
 * @typedef {{id: string, cap: Msg} & import("./view-rules.js").Words} RuleRow
 *
 * @typedef {object} Findings
 * @property {Row[]} weigh       below A, as the host orders them: worst first
 * @property {Row[]} notes       said, never counted
 * @property {Row[]} favourable  at A
 * @property {number} more       left out, the reply being too long
 * @property {RuleRow[]} rules   those that said something here
 */

/** Evidence shown of one finding; the table of contacts has all of it. */
const EVIDENCE = 4;

/** @type {Record<string, string>} */
const ROLES = {
  document: "role_document",
  proxy: "role_proxy",
  form: "role_form",
  active: "role_active",
  passive: "role_passive",
  redirect: "role_redirect",
};

/** @param {Finding["evidence"][number]} evidence @returns {Evidence} */
function evidenceOf({ host, role, stored }) {
  if (stored) return { host, what: { key: "evidence_stored", args: [stored] } };
  return { host, what: { key: ROLES[role ?? ""] ?? "role_unknown" } };
}

/** What is left of a sentence without the name of whom it speaks: where this
 * is the same, the sentence holds for both. The stop of "Amazon.com, Inc." is
 * also that of a sentence it ends. @param {Finding} finding */
function sameness({ rule, best, worst, name, text, laws }) {
  const words = name ? text.replace(/\.$/, "").split(name) : [text];
  return JSON.stringify([rule, best, worst, laws, words.join(" ").trim()]);
}

/** @param {Finding[]} findings @returns {[Finding, ...Finding[]][]} */
function grouped(findings) {
  /** @type {Map<string, [Finding, ...Finding[]]>} */
  const groups = new Map();
  for (const finding of findings) {
    const key = sameness(finding);
    const group = groups.get(key);
    if (group) group.push(finding);
    else groups.set(key, [finding]);
  }
  return [...groups.values()];
}

/** One row for findings of which one sentence holds.
 * @param {[Finding, ...Finding[]]} group @param {Rating} rating
 * @param {Rule[]} rules @returns {Row} */
function row(group, { grade, laws }, rules) {
  const [first] = group;
  const both = letters(grade) && letters(first);
  /** @type {Map<string, Evidence>} one machine of a host is enough */
  const hosts = new Map();
  for (const one of group.flatMap(({ evidence }) => evidence)) {
    hosts.set(`${one.host} ${one.role} ${one.stored ?? ""}`, evidenceOf(one));
  }
  const all = [...hosts.values()];
  const left = group.reduce((sum, { more = 0 }) => sum + more, 0);
  const others = new Set(group.map(({ name }) => name ?? ""));
  others.delete(first.name ?? "");
  // A sentence that names nobody already speaks of all of them.
  const silent = !first.name || !first.text.includes(first.name);
  const { basis } = wordsOf(first.rule, rules);
  return {
    mini: both ? mini(both, "mini_none", "not-rated") : null,
    text: first.text,
    likewise:
      silent || others.size === 0
        ? null
        : { key: "likewise", args: [{ all: [...others] }] },
    laws: first.laws.map((id) => laws.find((law) => law.id === id)?.name ?? id),
    basis: first.laws.length ? null : basis,
    rule: first.rule,
    evidence: all.slice(0, EVIDENCE),
    more: Math.max(0, all.length - EVIDENCE) + left,
  };
}

/** @param {Rule} rule @param {Rule[]} rules @returns {RuleRow} */
function ruleRow({ id, effect, cap }, rules) {
  return {
    id,
    cap:
      effect === "cap" && cap
        ? { key: "rule_cap", args: [cap] }
        : { key: effect === "range" ? "rule_range" : "rule_note" },
    ...wordsOf(id, rules),
  };
}

/** @param {Rating} rating @param {Rule[]} rules  [] until the host told them
 * @returns {Findings} */
export function findings(rating, rules) {
  /** @param {(finding: Finding) => boolean} keep */
  const those = (keep) =>
    grouped(rating.findings.filter(keep)).map((group) =>
      row(group, rating, rules),
    );
  const said = new Set(rating.findings.map(({ rule }) => rule));
  return {
    weigh: those((f) => f.worst !== null && f.worst !== "A"),
    notes: those((f) => f.worst === null),
    favourable: those((f) => f.worst === "A"),
    more: rating.more?.findings ?? 0,
    rules: rules
      .filter(({ id }) => said.has(id))
      .map((rule) => ruleRow(rule, rules)),
  };
}
