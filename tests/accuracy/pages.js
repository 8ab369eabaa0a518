// SPDX-License-Identifier: EUPL-1.2
// Request lists of pages that others recorded without addresses, as pages that
// the command line reads (PROTOCOL.md, "A page").

import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";

/**
 * @typedef {{url: string, type: string | null, status: number}} Item
 * @typedef {{req: string, final: string, t: string, items: Item[]}} List
 */

/** Chrome's resource types -> the closed list of the protocol. */
const TYPES = new Map([
  ["Document", "document"],
  ["Fetch", "fetch"],
  ["Font", "font"],
  ["Image", "image"],
  ["Media", "media"],
  ["Ping", "beacon"],
  ["Preflight", "fetch"],
  ["Script", "script"],
  ["Stylesheet", "style"],
  ["XHR", "fetch"],
]);

/** @param {string} text */
function hostOf(text) {
  try {
    const url = new URL(text);
    // A template that was never filled in reached nobody.
    const real = /^[\w.:[\]-]+$/.test(url.hostname);
    return real && /^(?:https?|wss?):$/.test(url.protocol) ? url.hostname : "";
  } catch {
    return "";
  }
}

/**
 * The first document is the page's, later ones are frames; a hop has no type.
 *
 * @param {Item} item
 * @param {boolean} begun the page's own document was seen
 */
function typeOf(item, begun) {
  if (item.type === "Document" && begun) return "frame";
  if (item.type === null && !begun) return "redirect";
  return TYPES.get(item.type ?? "") ?? "other";
}

/**
 * A page as `cocarde.page/1`.
 *
 * @param {List} list
 */
export function pageOf(list) {
  /** @type {Map<string, import("./host.js").Contact>} */
  const contacts = new Map();
  let begun = false;
  for (const item of list.items) {
    const host = hostOf(item.url);
    if (host === "") continue; // data:, blob:
    // Lighthouse's -1: no answer was seen; something may have been sent.
    const outcome = item.status === -1 ? "possible" : "contacted";
    const type = typeOf(item, begun);
    begun ||= type === "document";
    const key = `${host} ${outcome}`;
    const contact = contacts.get(key) ?? { host, ips: [], types: {}, outcome };
    contact.types[type] = (contact.types[type] ?? 0) + 1;
    contacts.set(key, contact);
  }
  return {
    schema: "cocarde.page/1",
    page: { key: "", host: hostOf(list.final), at: list.t },
    contacts: [...contacts.values()],
  };
}

/**
 * Every page of a compressed file of lists, one JSON object a line.
 *
 * @param {string} file
 */
export function pagesOf(file) {
  return gunzipSync(readFileSync(file))
    .toString()
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => pageOf(JSON.parse(line)));
}
