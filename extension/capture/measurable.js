// SPDX-License-Identifier: EUPL-1.2
// Which pages have no letter, and why. Pure.
//
// Not measurable is neither good nor bad: the browser shows us nothing there,
// or nothing but a part.

/** @typedef {import("../messages.js").Unmeasurable} Unmeasurable */

/**
 * Sites where browsers let no extension look. Hosts, exact.
 * Firefox: pref extensions.webextensions.restrictedDomains; Chromium: the web
 * store is closed to content scripts and, in part, to webRequest.
 */
const CLOSED_HOSTS = new Set([
  "accounts-static.cdn.mozilla.net",
  "accounts.firefox.com",
  "addons.cdn.mozilla.net",
  "addons.mozilla.org",
  "api.accounts.firefox.com",
  "chromewebstore.google.com",
  "content.cdn.mozilla.net",
  "discovery.addons.mozilla.org",
  "oauth.accounts.firefox.com",
  "profile.accounts.firefox.com",
  "support.mozilla.org",
  "sync.services.mozilla.com",
]);

/** @type {ReadonlyMap<string, Unmeasurable>} */
const SCHEMES = new Map([
  ["file:", "file"],
  ["view-source:", "source"],
  ["moz-extension:", "extension"],
  ["chrome-extension:", "extension"],
  ["safari-web-extension:", "extension"],
  ["data:", "data"],
  ["blob:", "data"],
  ["javascript:", "data"],
]);

/**
 * @param {string} url  of a document; "" when the browser hides it
 * @returns {Unmeasurable | null} null: it can be measured
 */
export function whyNotMeasurable(url) {
  const parsed = parse(url);
  if (!parsed) return "browser";
  if (parsed.protocol !== "http:" && parsed.protocol !== "https:") {
    return SCHEMES.get(parsed.protocol) ?? "browser";
  }
  if (CLOSED_HOSTS.has(parsed.hostname)) return "store";
  const webStore =
    parsed.hostname === "chrome.google.com" &&
    parsed.pathname.startsWith("/webstore");
  return webStore ? "store" : null;
}

/** @param {string} url @returns {URL | null} */
function parse(url) {
  try {
    return new URL(url);
  } catch {
    return null;
  }
}
