// SPDX-License-Identifier: EUPL-1.2
// The one sentence under the letter. The host's sentences say all that can be
// said; here stands their first clause, the rest one click away. Pure.

/**
 * @typedef {import("../messages.js").DetailedRating} Rating
 * @typedef {import("../messages.js").Finding} Finding
 * @typedef {import("../ui/text.js").Msg} Msg
 *
 * @typedef {object} Why
 * @property {string} text
 * @property {Msg | null} law      that can compel this company
 * @property {Msg | null} outcome  the call did not arrive this time
 *
 * @typedef {{sure: boolean, text: Msg}} Refusal
 */

/** Rules whose sentence has a first clause that stands by itself, because what
 * follows explains it. The others would lose what speaks for the site. */
const CUT = new Set([
  ...["R4", "R5", "R6", "R8", "R9", "C1", "C2", "C3", "C8", "T4", "T5"],
]);
/** Rules whose laws are those that can compel the company. */
const COMPELS = new Set(["R4", "R5", "R6", "R8", "R9"]);

/** The end of a clause: a semicolon, or a stop before a capital.
 * @type {RegExp} */
const END = /[\s\u202f]?;|\.(?=\s\p{Lu})/u;

/** @param {Pick<Finding, "rule" | "name" | "text">} finding */
export function firstClause({ rule, name, text }) {
  if (!CUT.has(rule)) return text;
  // A name may hold stops of its own, or end with the one of its sentence.
  const at = name ? text.indexOf(name) : -1;
  const from = at < 0 || !name ? 0 : at + name.length;
  const rest = text.slice(from);
  if (from && text[from - 1] === "." && /^\s\p{Lu}/u.test(rest)) {
    return text.slice(0, from);
  }
  const end = END.exec(rest);
  if (!end) return text;
  // Where the machine stands is said in brackets, and does not set the letter.
  const clause = text.slice(0, from + end.index).replace(/ \([^()]+\)$/, "");
  return clause.endsWith(".") ? clause : `${clause}.`;
}

/** @param {Finding} finding @param {Rating} rating @returns {Msg | null} */
function lawOf({ rule, laws: ids }, { laws }) {
  const [first, ...others] = COMPELS.has(rule) ? ids : [];
  if (!first) return null;
  const name = laws.find((law) => law.id === first)?.name ?? first;
  return { key: others.length ? "why_law_first" : "why_law", args: [name] };
}

/** @type {Record<string, string>} */
const OUTCOMES = {
  blocked: "why_blocked",
  cached: "why_cached",
  possible: "why_possible",
};

/** What became of the calls that a finding rests on, where none arrived.
 * @param {Finding} finding @param {Rating} rating @returns {Msg | null} */
function outcomeOf({ party, evidence }, { parties }) {
  const hosts = new Set(evidence.map((e) => e.host));
  const outcomes = new Set(
    parties
      .filter((p) => p.org === party)
      .flatMap((p) => p.contacts.filter((c) => hosts.has(c.host)))
      .map((c) => c.outcome),
  );
  const [only] = outcomes.size === 1 ? outcomes : [];
  const key = OUTCOMES[only ?? ""];
  return key ? { key } : null;
}

/** The finding that says why: the host puts first what is certain and worst;
 * notes and what is favourable come after. What went on after a refusal is as
 * bad as can be, and says most.
 * @param {Rating} rating */
function leadingFinding({ findings, grade }) {
  return (
    findings.find((f) => f.rule === "C8" && f.best === grade.worst) ??
    findings.find((f) => f.worst !== null) ??
    null
  );
}

/** @param {Rating} rating @returns {Why | null} */
export function why(rating) {
  const finding = leadingFinding(rating);
  if (!finding) return null;
  return {
    text: firstClause(finding),
    law: lawOf(finding, rating),
    outcome: outcomeOf(finding, rating),
  };
}

/** A refusal after which something went on.
 * @param {Rating} rating @returns {Refusal | null} */
export function refusal({ findings }) {
  const after = findings.filter((f) => f.rule === "C8");
  if (!after.length) return null;
  const sure = after.some((f) => f.best === f.worst);
  return {
    sure,
    text: { key: sure ? "refusal_ignored" : "refusal_perhaps" },
  };
}
