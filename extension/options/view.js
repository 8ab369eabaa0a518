// SPDX-License-Identifier: EUPL-1.2
// What the settings say of the history and of the data. Pure: the day is passed
// in.

/**
 * @typedef {import("../ui/text.js").Arg} Arg
 * @typedef {import("../ui/text.js").Msg} Msg
 *
 * What the host says of the history (PROTOCOL.md, history.settings).
 * @typedef {object} HistorySettings
 * @property {boolean | null} recording
 * @property {boolean} paused
 * @property {number | null} retention  months; null: no limit
 * @property {string} state
 * @property {string} file
 * @property {number} bytes
 * @property {number} visits
 * @property {number} sites
 * @property {string[]} followed
 * @property {string | null} first      when the oldest visit was
 * @property {string | null} last
 * @property {string | null} aside
 * @property {number} lost
 */

/** Months that visits are kept; null: no limit. */
export const RETENTIONS = [3, 12, 24, null];

/** Value of a choice. @param {number | null} months */
export const retentionValue = (months) => String(months ?? "none");

/** @param {number | null} months @returns {Msg} */
export const retentionText = (months) =>
  months === null
    ? { key: "options_months_none" }
    : { key: "options_months", args: [months] };

/** Whether fewer months are kept than before: then visits go at once.
 * @param {number | null} before @param {number | null} after */
export const isShorter = (before, after) =>
  after !== null && (before === null || after < before);

const KB = 1024;
const MB = 1024 * KB;

/** @param {number} bytes @returns {Msg} */
export function sizeText(bytes) {
  if (bytes < MB) return { key: "size_kb", args: [Math.ceil(bytes / KB)] };
  return { key: "size_mb", args: [Math.round((bytes / MB) * 10) / 10] };
}

/** How much is kept. @param {HistorySettings} settings @returns {Msg} */
export function keptText({ visits, sites, first, bytes }) {
  if (visits === 0 || first === null) return { key: "options_kept_none" };
  return {
    key: "options_kept",
    count: visits,
    args: [{ key: "sites", count: sites }, { day: first }, sizeText(bytes)],
  };
}

/**
 * @typedef {{name: Msg, day: Arg, age: Msg | null, old: boolean, credit: Msg}}
 *   DataRow
 *
 * @typedef {object} DataStatus  PROTOCOL.md, data.status
 * @property {string} state
 * @property {{data: string, second_opinion: string | null} | null} versions
 * @property {string} country_built
 * @property {string} network_built
 * @property {string | null} msg
 * @property {string | null} hint
 */

const DAY_MS = 86_400_000;
/** Tables older than this are said to be old. Months of 30 days. */
export const OLD_MONTHS = 6;
const MONTH_DAYS = 30;

/** @param {string} day YYYY-MM-DD @param {number} now ms
 * @param {(iso: string) => number} parseDate */
function ageOf(day, now, parseDate) {
  const days = Math.floor((now - parseDate(day)) / DAY_MS);
  if (!Number.isFinite(days) || days < 0) return { age: null, old: false };
  const months = Math.floor(days / MONTH_DAYS);
  /** @type {Msg} */
  let age = { key: "data_months", count: months };
  if (days === 0) age = { key: "data_today" };
  else if (months === 0) age = { key: "data_days", count: days };
  return { age, old: months >= OLD_MONTHS };
}

/**
 * @param {DataStatus} status
 * @param {number} now  ms since the epoch
 * @param {(iso: string) => number} parseDate
 * @returns {DataRow[]}
 */
export function dataRows(status, now, parseDate) {
  const second = status.versions?.second_opinion ?? "";
  /** @type {[string, string, string][]} */
  const tables = [
    ["data_country", status.country_built, "data_credit_country"],
    ["data_network", status.network_built, "data_credit_network"],
    [
      "data_registry",
      dayIn(status.versions?.data ?? ""),
      "data_credit_registry",
    ],
    ["data_second", dayIn(second), "data_credit_second"],
  ];
  return tables.map(([name, day, credit]) => ({
    name: { key: name },
    day: day
      ? { day }
      : {
          key:
            name === "data_second" ? "data_second_absent" : "data_day_unknown",
        },
    ...ageOf(day, now, parseDate),
    credit: { key: credit },
  }));
}

/** The day in the name of a version. @param {string} version */
const dayIn = (version) => /\d{4}-\d\d-\d\d/.exec(version)?.[0] ?? "";
