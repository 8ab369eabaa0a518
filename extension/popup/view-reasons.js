// SPDX-License-Identifier: EUPL-1.2
// Why the letter is what it is: findings, what makes a range, what is unknown,
// how complete the record is, which data and method. Pure.

import { letters, mini } from "./view-grade.js";

/**
 * @typedef {import("../messages.js").DetailedRating} Rating
 * @typedef {import("../messages.js").Finding} Finding
 * @typedef {import("../ui/text.js").Msg} Msg
 * @typedef {import("../ui/text.js").Arg} Arg
 *
 * @typedef {object} Reason
 * @property {import("./view-grade.js").Mini | null} mini  null: a note, or
 *   there is no letter
 * @property {string} text
 * @property {Msg | null} likewise  the others of whom the same is said
 * @property {Arg[]} proof   rule and laws
 * @property {string[]} hosts   of all of them
 *
 * @typedef {object} Reasons
 * @property {Msg[]} doubt        why two letters; empty when there is one
 * @property {Msg} heading        of those that weigh
 * @property {Reason[]} weigh     findings below A, worst first
 * @property {Msg} notesHeading
 * @property {Reason[]} notes     said, never counted
 * @property {Msg} favourableHeading
 * @property {Reason[]} favourable  findings at A
 * @property {number} more          findings left out, the reply being too long
 *
 * @typedef {{heading: Msg, rows: {host: string, where: Arg[]}[],
 *            more: number}} Unknown
 * @typedef {{strong: Msg, rest: Msg[], blocked: Msg | null,
 *   notSafe: Msg | null}} Completeness   notSafe: beside a good letter
 */

/** What is left of a sentence without the name of whom it speaks: where this
 * is the same, the sentence holds for both.
 * @param {Finding} finding */
function sameness({ rule, best, worst, name, text }) {
  // The stop of "Amazon.com, Inc." is also that of a sentence it ends.
  const words = (name ? text.split(name) : [text]).map((part, i, all) =>
    i === all.length - 1 ? part.replace(/\.$/, "") : part,
  );
  return JSON.stringify([rule, best, worst, words]);
}

/** One row for findings of which one sentence holds.
 * @param {Finding} first @param {Finding[]} others @param {Rating} rating
 * @returns {Reason} */
function reason(first, others, { grade, laws }) {
  const all = [first, ...others];
  const both = letters(grade) && letters(first);
  const ids = new Set(all.flatMap((finding) => finding.laws));
  const names = [...ids].map(
    (id) => laws.find((law) => law.id === id)?.name ?? id,
  );
  const named = new Set(others.map((finding) => finding.name ?? ""));
  // A sentence that names nobody already speaks of all of them.
  const silent = !first.name || !first.text.includes(first.name);
  named.delete(first.name ?? "");
  return {
    mini: both ? mini(both, "mini_none", "not-rated") : null,
    text: first.text,
    likewise:
      silent || !named.size
        ? null
        : { key: "likewise", args: [{ all: [...named] }] },
    proof: [{ key: "rule", args: [first.rule] }, ...names],
    hosts: [
      ...new Set(all.flatMap(({ evidence }) => evidence.map((e) => e.host))),
    ],
  };
}

/** @param {Finding[]} findings @param {Rating} rating @returns {Reason[]} */
function grouped(findings, rating) {
  /** @type {Map<string, Finding[]>} */
  const groups = new Map();
  for (const finding of findings) {
    const key = sameness(finding);
    const group = groups.get(key);
    if (group) group.push(finding);
    else groups.set(key, [finding]);
  }
  return [...groups.values()].flatMap(([first, ...others]) =>
    first ? [reason(first, others, rating)] : [],
  );
}

/** @param {Rating} rating @returns {Msg[]} */
function doubt({ grade, findings }) {
  const both = letters(grade);
  if (!both || both.best === both.worst) return [];
  // Worse than the best letter, should it turn out badly: settled, each of
  // these narrows the range.
  const open = findings.filter(
    (f) => f.worst && f.worst > both.best && f.best !== f.worst && f.name,
  );
  const names = [...new Set(open.map((f) => f.name ?? ""))];
  const text = { key: "doubt_text", args: [both.best, both.worst] };
  if (!names.length) return [text];
  return [text, { key: "doubt_names", args: [{ all: names }] }];
}

/** U4, "not rated", is the verdict itself and not a note.
 * @param {Rating} rating @returns {Reasons} */
export function reasons(rating) {
  /** @param {(finding: Finding) => boolean} keep */
  const those = (keep) => rating.findings.filter(keep);
  const weigh = those((f) => f.worst !== null && f.worst !== "A");
  const notes = those((f) => f.worst === null && f.rule !== "U4");
  const favourable = those((f) => f.worst === "A");
  const weighed = grouped(weigh, rating);
  return {
    doubt: doubt(rating),
    heading: {
      key: letters(rating.grade) ? "findings" : "findings_missing",
      args: [weighed.length + (rating.more?.findings ?? 0)],
    },
    weigh: weighed,
    notesHeading: { key: "notes", args: [notes.length] },
    notes: grouped(notes, rating),
    favourableHeading: { key: "findings_favourable", count: favourable.length },
    favourable: grouped(favourable, rating),
    more: rating.more?.findings ?? 0,
  };
}

/** @param {Rating} rating @returns {Unknown | null} */
export function unknown(rating) {
  const more = rating.more?.unknown ?? 0;
  const count = rating.unknown.length + more;
  if (!count) return null;
  const rows = rating.unknown.map(({ host, ip, asn }) => {
    /** @type {Arg[]} */
    const where = [ip ?? { key: "no_address" }];
    if (asn !== null) {
      where.push({ key: "network_number", args: [String(asn)] });
    }
    return { host, where };
  });
  return { heading: { key: "unknown", count }, rows, more };
}

/** @param {Rating} rating @returns {Completeness} */
export function completeness({ completeness: counts, more, grade }) {
  const { contacts, identified, cached, blocked, failed } = counts;
  const rest = [];
  if (cached) rest.push({ key: "complete_cached", args: [cached] });
  if (counts.without_address) {
    const args = [counts.without_address];
    rest.push({ key: "complete_without_address", args });
  }
  if (failed) rest.push({ key: "complete_failed", count: failed });
  if (!blocked) rest.push({ key: "complete_none_blocked" });
  // The reply could not hold them all: those that weigh least are left out.
  if (more?.parties) rest.push({ key: "complete_others", count: more.parties });
  return {
    strong: { key: "complete_identified", count: identified, args: [contacts] },
    rest,
    blocked: blocked ? { key: "complete_blocked", count: blocked } : null,
    notSafe: grade.best && grade.best < "C" ? { key: "not_safe" } : null,
  };
}

/** @type {Record<string, string>} */
const NOTES = {
  "addresses-all-identical": "note_addresses_all_identical",
  "no-addresses": "note_no_addresses",
  "no-second-opinion": "note_no_second_opinion",
  "opened-before": "note_opened_before",
  "ip-data-far-from-capture": "note_ip_data_far_from_capture",
  "too-many-contacts": "note_too_many_contacts",
  "no-address-of-page": "note_no_address_of_page",
  "incomplete-capture": "note_incomplete_capture",
};

/** What the record could not see. A note without words of its own is shown as
 * the host wrote it. @param {Rating} rating
 * @param {number} aside  requests of no page @returns {Arg[]} */
export function limits({ completeness: { cached, blocked, notes } }, aside) {
  /** @type {Arg[]} */
  const lines = notes.map((note) => {
    const key = NOTES[note];
    return key ? { key } : note;
  });
  if (cached || blocked) lines.push({ key: "letter_counts" });
  if (aside) lines.push({ key: "aside", count: aside });
  return lines;
}

/** Data of that age may no longer be true of owners, lists and decisions.
 * Months. */
const OLD_MONTHS = 6;

/** Months between two days, whole ones only; 0 when one is no date.
 * @param {string} from @param {string} to  ISO 8601 */
function monthsBetween(from, to) {
  const read = /^(\d{4})-(\d\d)-(\d\d)/;
  const [, y1, m1, d1] = (read.exec(from) ?? []).map(Number);
  const [, y2, m2, d2] = (read.exec(to) ?? []).map(Number);
  if (!y1 || !m1 || !d1 || !y2 || !m2 || !d2) return 0;
  return (y2 - y1) * 12 + m2 - m1 - (d2 < d1 ? 1 : 0);
}

/** Of data that is old when the page is seen. @param {Rating} rating
 * @returns {Msg | null} */
export function age({ versions: { data }, page }) {
  const months = monthsBetween(data, page.at);
  if (months < OLD_MONTHS) return null;
  return { key: "data_months", args: [{ day: data.slice(0, 10) }, months] };
}

/** @param {Rating["versions"]} versions @returns {Msg[]} */
export function sources(versions) {
  const { data, method, cocarde, second_opinion: second } = versions;
  return [
    {
      key: "versions",
      args: [{ day: data }, { day: method.slice(0, 10) }, cocarde],
    },
    second
      ? { key: "second_opinion", args: [second] }
      : { key: "second_opinion_none" },
    { key: "digest", args: [versions.digest] },
    { key: "method_digest", args: [method, versions.method_digest] },
  ];
}
