// SPDX-License-Identifier: EUPL-1.2
// What changed between two visits, as sentences in three columns: the site, our
// data, what was not seen. One difference stands in one of them. Pure.

import { CAUSE_TEXT, CAUSES, countryText, gradeText } from "./words.js";

/**
 * @typedef {import("../ui/text.js").Arg} Arg
 * @typedef {import("../ui/text.js").Msg} Msg
 * @typedef {import("./words.js").Cause} Cause
 * @typedef {import("../messages.js").Grade} Grade
 *
 * @typedef {object} Entry   PROTOCOL.md, history.diff
 * @property {string} what
 * @property {string | null} name
 * @property {string | null} country
 * @property {string[]} hosts
 * @property {string | null} axis
 * @property {any} before
 * @property {any} after
 * @property {string | null} reason
 *
 * @typedef {object} Diff
 * @property {import("./words.js").Visit} a
 * @property {import("./words.js").Visit} b
 * @property {Record<"a" | "b" | "a_today" | "b_today", Grade | null>} letters
 * @property {Record<Cause, boolean>} moved
 * @property {Entry[]} site
 * @property {Entry[]} data
 * @property {Entry[]} unseen
 *
 * @typedef {{text: Msg, reason: Msg | null}} Sentence
 * @typedef {{cause: Cause, moved: boolean, sentences: Sentence[]}} Column
 */

/** @type {Record<string, string>} */
const NAMED = {
  "party-added": "diff_party_added",
  "party-removed": "diff_party_removed",
  "refusal-respected": "diff_refusal_respected",
  "refusal-ignored": "diff_refusal_ignored",
  "waits-for-choice": "diff_waits_for_choice",
  "before-choice": "diff_before_choice",
  "contact-unseen": "diff_contact_unseen",
  "storage-added": "diff_storage_added",
  "storage-removed": "diff_storage_removed",
  "party-read-otherwise": "diff_read_otherwise",
  "party-recognised": "diff_recognised",
  reading: "diff_reading",
};

/** @type {Record<string, string>} */
const BOTH = { method: "diff_method", data: "diff_data" };

/** @type {Record<string, string>} */
const AXES = {
  reach: "axis_reach",
  destination: "axis_destination",
  consent: "axis_consent",
};

/** @type {Record<string, string>} */
const REASONS = {
  cached: "reason_cached",
  blocked: "reason_blocked",
  failed: "reason_failed",
  blocker: "reason_blocker",
  choice: "reason_choice",
  "opened-before": "reason_opened_before",
  incomplete: "reason_incomplete",
  "too-many": "reason_too_many",
  "no-address": "reason_no_address",
  storage: "reason_storage",
  "other-host": "reason_other_host",
  "other-site": "reason_other_site",
  data: "reason_data",
  day: "reason_day",
  reading: "reason_reading",
};

/** A letter as the host writes it: a range object, "B–D", or nothing.
 * @param {any} said @returns {Arg} */
function letterArg(said) {
  if (said && typeof said === "object") return gradeText(said);
  const both = /^([A-E])(?:–([A-E]))?$/.exec(String(said ?? ""));
  if (!both) return { key: "mini_none" };
  return both[2]
    ? { key: "mini_range", args: [both[1] ?? "", both[2]] }
    : { key: "mini_letter", args: [both[1] ?? ""] };
}

/** One difference, as a sentence. @param {Entry} entry @returns {Msg} */
export function entryText(entry) {
  const { what, name, hosts, axis, before, after, country } = entry;
  /** @type {Arg} */
  const who =
    what === "contact-unseen" || !name
      ? hosts.length > 0
        ? { all: hosts }
        : (name ?? { key: "party_unknown" })
      : name;
  if (what === "letter") {
    const letters = [letterArg(before), letterArg(after)];
    const key = axis && AXES[axis];
    if (key) return { key: "diff_data_axis", args: [{ key }, ...letters] };
    return { key: "diff_data_letter", args: letters };
  }
  if (what === "day") {
    return { key: "diff_day", args: [letterArg(before), letterArg(after)] };
  }
  if (what === "party-read-otherwise" && before && after) {
    const letters = [letterArg(before), letterArg(after)];
    return { key: "diff_letter_of", args: [who, ...letters] };
  }
  if (what === "host-moved") {
    const unknown = { key: "party_unknown" };
    return {
      key: "diff_host_moved",
      args: [after ?? unknown, before ?? unknown],
    };
  }
  const versions = BOTH[what];
  if (versions) return { key: versions, args: [before ?? "?", after ?? "?"] };
  const where = country ? countryText(country) : { key: "control_unknown" };
  const key = NAMED[what] ?? "diff_unknown";
  const withCountry = what === "party-added" || what === "party-removed";
  return { key, args: withCountry ? [who, where] : [who] };
}

/**
 * What changed since the visit before: the cause to name, and what of it weighs
 * most.
 * @param {import("./words.js").Change | null | undefined} change
 * @param {boolean} first  there is no visit before
 * @returns {{cause: Cause | null, text: Msg, most: Msg | null}}
 */
export function changeText(change, first) {
  if (!change) {
    const key = first ? "cause_first" : "cause_no_contacts";
    return { cause: null, text: { key }, most: null };
  }
  const { main } = change;
  if (main === "none") {
    return { cause: null, text: { key: "cause_none" }, most: null };
  }
  const most = change.first ? entryText(change.first) : null;
  return { cause: main, text: CAUSE_TEXT[main], most };
}

/** @param {Entry} entry @param {Cause} cause @returns {Sentence} */
function sentenceOf(entry, cause) {
  const key = entry.reason === null ? undefined : REASONS[entry.reason];
  return {
    text: entryText(entry),
    reason: key && cause !== "site" ? { key } : null,
  };
}

/** @param {Diff} diff @returns {Column[]} always three, in the same order */
export function diffColumns(diff) {
  return CAUSES.map((cause) => ({
    cause,
    moved: diff.moved[cause] === true,
    sentences: diff[cause].map((entry) => sentenceOf(entry, cause)),
  }));
}

/** @param {Diff} diff @returns {Msg} */
export function lettersText({ letters }) {
  const { a, b, a_today, b_today } = letters;
  return { key: "diff_letters", args: [a, b, a_today, b_today].map(gradeText) };
}
