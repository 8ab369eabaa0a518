// SPDX-License-Identifier: EUPL-1.2
// Kinds of request: from webRequest.ResourceType of either browser to the
// closed list of the protocol (PROTOCOL.md, `types`). The only place. Pure.

/**
 * @typedef {"document" | "redirect" | "form" | "frame" | "script" | "fetch" |
 *   "socket" | "beacon" | "style" | "font" | "image" | "media" | "other"
 * } Resource
 */

/** @type {ReadonlyMap<string, Resource>} */
const RESOURCES = new Map([
  ["main_frame", "document"],
  ["sub_frame", "frame"],
  ["object", "frame"],
  ["script", "script"],
  ["xmlhttprequest", "fetch"],
  ["websocket", "socket"],
  ["ping", "beacon"],
  ["beacon", "beacon"],
  ["csp_report", "beacon"],
  ["stylesheet", "style"],
  ["font", "font"],
  ["image", "image"],
  ["imageset", "image"],
  ["media", "media"],
]);

/**
 * `redirect` and `form` depend on what becomes of a main_frame request, not on
 * its type alone: capture/page.js gives them.
 * @param {string} type  a webRequest.ResourceType; a new one counts as other
 * @returns {Resource}
 */
export function resourceOf(type) {
  return RESOURCES.get(type) ?? "other";
}
