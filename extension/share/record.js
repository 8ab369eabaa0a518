// SPDX-License-Identifier: EUPL-1.2
// The record itself as a file: a capture that `cocarde rate` reads, with what was
// said of it beside it, and the command that says it again. Pure.

/**
 * @typedef {import("../messages.js").DetailedRating} Rating
 * @typedef {import("../messages.js").ExportedPage} ExportedPage
 *
 * @typedef {object} RecordFile
 * @property {string} name
 * @property {string} json     one line; the members of PROTOCOL.md, "A page",
 *   and besides `kept` (what was said) and `replay`, which its reader ignores
 * @property {string} command  rates it to the same bytes, given the same data
 *   and method
 */

/** What a file name may hold on every system. @param {string} host */
const plain = (host) => host.replace(/[^a-zA-Z0-9.-]/g, "_") || "page";

/** @param {ExportedPage} exported @param {Rating} rating
 * @param {"fr" | "en"} lang  of its sentences @returns {RecordFile} */
export function recordFile({ schema, page, contacts }, rating, lang) {
  const { reading, grade, versions } = rating;
  const stem = `cocarde-${plain(page.host)}-${page.at.slice(0, 10)}`;
  const name = `${stem}.json`;
  const strict = reading === "strict" ? " --strict" : "";
  const command = `cocarde rate --json --lang ${lang}${strict} ${name}`;
  const { state, best, worst } = grade;
  const kept = { reading, grade: { state, best, worst }, versions };
  const file = { schema, page, contacts, kept, replay: command };
  return { name, json: `${JSON.stringify(file)}\n`, command };
}

/** @param {string} hex @returns {string} the beginning and the end of a digest */
export const shortDigest = (hex) =>
  hex.length > 20 ? `${hex.slice(0, 12)}…${hex.slice(-4)}` : hex;
