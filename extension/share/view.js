// SPDX-License-Identifier: EUPL-1.2
// What is shared of a record: the same statements as text, as a card and as a
// page, all from here. Never a person, never a rank. Pure.

import {
  axes,
  criteria,
  letters,
  verdict,
  wordsOf,
} from "../popup/view-grade.js";
import { laws } from "../popup/view-laws.js";
import { lever } from "../popup/view-lever.js";
import { parties } from "../popup/view-party.js";
import { limits, reasons } from "../popup/view-reasons.js";
import { shortDigest } from "./record.js";

/**
 * @typedef {import("../messages.js").DetailedRating} Rating
 * @typedef {import("../ui/text.js").Msg} Msg
 * @typedef {import("../ui/text.js").Arg} Arg
 * @typedef {import("./record.js").RecordFile} RecordFile
 *
 * @typedef {{group: Msg, names: {name: Arg, country: Arg}[]}} Group
 *
 * @typedef {object} Card
 * @property {string} site
 * @property {Msg} title        site and letter, in words
 * @property {import("../popup/view-grade.js").Verdict} verdict
 * @property {import("../popup/view-lever.js").Lever | null} lever
 * @property {ReturnType<typeof axes>} axes
 * @property {import("../popup/view-grade.js").Light[]} criteria
 * @property {Group[]} groups
 * @property {number} moreParties
 * @property {import("../popup/view-laws.js").LawRow[]} laws
 * @property {import("../popup/view-reasons.js").Reasons} reasons
 * @property {Msg} when         "record of one visit" and its time
 * @property {Arg[]} seen       what was counted, cached, blocked: one sentence
 *   each
 * @property {Msg | null} notSafe
 * @property {Msg | null} reading
 * @property {Arg[]} limits
 * @property {Msg} versions
 * @property {Msg} dataDigest
 * @property {string} command
 * @property {Msg} digest       of the file that the command reads
 * @property {Msg} shortDigest  beginning and end of it
 */

/** @param {Rating} rating @returns {Msg} */
function titleOf({ page: { host }, grade }) {
  const both = letters(grade);
  if (!both) return { key: "share_title_none", args: [host] };
  const [first, second] = wordsOf(both).map((word) => word.text);
  const { best, worst } = both;
  if (first && second) {
    const words = { key: "word_range", args: [first, second] };
    return { key: "share_title_range", args: [host, best, worst, words] };
  }
  return { key: "share_title_grade", args: [host, worst, first ?? ""] };
}

/** @param {Rating} rating @returns {Group[]} */
function groupsOf(rating) {
  /** @type {Map<string, Group>} */
  const groups = new Map();
  for (const { group, name, country } of parties(rating)) {
    const known = groups.get(group.key) ?? { group, names: [] };
    const from = country ? { country } : { key: "control_unknown" };
    known.names.push({ name, country: from });
    groups.set(group.key, known);
  }
  return [...groups.values()];
}

/** @param {Rating["completeness"]} counts @returns {Msg[]} */
function seenOf({ contacts, identified, cached, blocked, failed, ...rest }) {
  /** @type {Msg[]} */
  const said = [
    { key: "complete_identified", count: identified, args: [contacts] },
  ];
  if (cached) said.push({ key: "complete_cached", args: [cached] });
  if (rest.without_address) {
    const args = [rest.without_address];
    said.push({ key: "complete_without_address", args });
  }
  if (failed) said.push({ key: "complete_failed", count: failed });
  said.push(
    blocked
      ? { key: "share_blocked", count: blocked }
      : { key: "complete_none_blocked" },
  );
  return said;
}

/** @param {Rating} rating @param {RecordFile} file
 * @param {string} sha256  of the file, hexadecimal @returns {Card} */
export function cardOf(rating, file, sha256) {
  const { page, grade, versions, completeness } = rating;
  const { best } = grade;
  return {
    site: page.host,
    title: titleOf(rating),
    verdict: verdict(rating, false),
    lever: lever(rating),
    axes: axes(rating),
    criteria: criteria(rating),
    groups: groupsOf(rating),
    moreParties: rating.more?.parties ?? 0,
    laws: laws(rating).rows,
    reasons: reasons(rating),
    when: { key: "share_when", args: [{ instant: page.at }] },
    seen: seenOf(completeness),
    notSafe: best && best < "C" ? { key: "not_safe" } : null,
    reading: rating.reading === "strict" ? { key: "reading_strict" } : null,
    limits: limits(rating, 0),
    versions: {
      key: "share_versions",
      args: [versions.cocarde, versions.method, versions.data],
    },
    dataDigest: { key: "digest", args: [versions.digest] },
    command: file.command,
    digest: { key: "share_digest", args: [file.name, sha256] },
    shortDigest: { key: "share_digest_short", args: [shortDigest(sha256)] },
  };
}
