// SPDX-License-Identifier: EUPL-1.2
// The history as a file: put together from the pieces that the host sends, cut
// into pieces that it takes.

import { troubleOfError } from "../ui/trouble.js";

/**
 * @typedef {import("./tools.js").Tools} Tools
 * @typedef {"json" | "csv"} Format
 */

/** The host takes at most so many bytes of lines at a time. */
export const LINES_BYTES = 200_000;

/** @type {Record<Format, string>} */
const TYPES = { json: "application/x-ndjson", csv: "text/csv" };

/** @param {{format: Format, site?: string}} what @param {Tools} tools */
export async function exportFile(what, { ask, save, say }) {
  /** @type {string[]} */
  const parts = [];
  let after = null;
  let name = "";
  do {
    const reply = await ask("history.export", {
      ...what,
      ...(after === null ? {} : { after }),
    });
    if ("err" in reply) return say(troubleOfError(reply.err));
    parts.push(reply.ok.text);
    name = reply.ok.name;
    after = reply.ok.next ?? null;
  } while (after !== null);
  save(name, parts, TYPES[what.format]);
  say({ key: "keep_exported", args: [name] });
}

/** Bytes of a text as UTF-8: at most three for each unit.
 * @param {string} text */
const bytesOf = (text) => text.length * 3;

/**
 * A file as the host takes it: whole lines, and above each piece of a CSV file
 * its first line.
 * @param {string} text
 * @returns {{format: Format, pieces: string[]}}
 */
export function piecesOf(text) {
  const lines = text.split(/\r?\n/).filter((line) => line !== "");
  const format = lines[0]?.startsWith("{") ? "json" : "csv";
  const head = format === "csv" ? `${lines.shift() ?? ""}\n` : "";
  /** @type {string[]} */
  const pieces = [];
  let piece = "";
  for (const line of lines) {
    if (piece && bytesOf(head + piece + line) > LINES_BYTES) {
      pieces.push(head + piece);
      piece = "";
    }
    piece += `${line}\n`;
  }
  if (piece) pieces.push(head + piece);
  return { format, pieces };
}

/** @param {string} text @param {Tools} tools */
export async function importFile(text, { ask, say, changed }) {
  const { format, pieces } = piecesOf(text);
  let added = 0;
  let known = 0;
  let refused = 0;
  for (const lines of pieces) {
    const reply = await ask("history.import", { format, lines });
    if ("err" in reply) {
      say(troubleOfError(reply.err));
      break;
    }
    added += reply.ok.added;
    known += reply.ok.known;
    refused += reply.ok.refused.length;
    say({ key: "keep_imported", args: [added, known, refused] });
  }
  await changed();
}
