// SPDX-License-Identifier: EUPL-1.2
// What became of a request: who, if anybody, received it. Pure.
//
// The two browsers tell it differently (measured: Chromium 156, Firefox 153):
// - from the cache, Chromium gives the address stored with the entry, Firefox
//   gives none; after a 304, Firefox says fromCache with an address;
// - Chromium says fromCache only from onResponseStarted on, and also of an
//   answer that it asked the server to confirm (304);
// - a request refused after the answer (ORB, CORP, CORS) ends in an error, in
//   Chromium without any address, yet the server has received it;
// - Firefox reports a request that a service worker answers as a redirect to
//   itself, status 0, with nothing after it.

/**
 * @typedef {"contacted" | "possible" | "cached" | "blocked" | "failed"} Outcome
 *
 * @typedef {object} Sign
 * @property {"request" | "headers" | "redirect" | "answer" | "done" | "error"
 * } kind
 * @property {boolean} gecko       Firefox told it
 * @property {string | null} ip    as the browser wrote it
 * @property {boolean | null} fromCache   null: not told
 * @property {number} status       HTTP status; 0: none
 * @property {boolean} confirmed   the answer says that it is not to be used
 *   again before the server was asked
 * @property {"" | "itself" | "site" | "outside"} to   redirect: where to;
 *   itself: same address · outside: not to a web address
 * @property {string} error        onErrorOccurred's name; ""
 */

/** The person's own tools: extensions, tracking protection, Safe Browsing. */
const BLOCKED = new Set([
  "net::ERR_BLOCKED_BY_CLIENT",
  "net::ERR_BLOCKED_BY_ADMINISTRATOR",
  "NS_ERROR_ABORT", // an extension's {cancel: true}
  "NS_ERROR_TRACKING_URI",
  "NS_ERROR_FINGERPRINTING_URI",
  "NS_ERROR_CRYPTOMINING_URI",
  "NS_ERROR_SOCIALTRACKING_URI",
  "NS_ERROR_EMAILTRACKING_URI",
  "NS_ERROR_MALWARE_URI",
  "NS_ERROR_PHISHING_URI",
  "NS_ERROR_UNWANTED_URI",
  "NS_ERROR_HARMFUL_URI",
  "NS_ERROR_HARMFULADDON_URI",
  "NS_ERROR_BLOCKED_URI",
]);

/**
 * No byte of the request can have reached a server. Any error that is not
 * known to be one of these counts as `possible`: not knowing is no alibi.
 */
const FAILED = new Set([
  "net::ERR_NAME_NOT_RESOLVED",
  "net::ERR_NAME_RESOLUTION_FAILED",
  "net::ERR_ICANN_NAME_COLLISION",
  "net::ERR_INTERNET_DISCONNECTED",
  "net::ERR_ADDRESS_INVALID",
  "net::ERR_ADDRESS_UNREACHABLE",
  "net::ERR_CONNECTION_REFUSED",
  "net::ERR_CONNECTION_FAILED",
  "net::ERR_CONNECTION_TIMED_OUT",
  "net::ERR_NETWORK_ACCESS_DENIED",
  "net::ERR_PROXY_CONNECTION_FAILED",
  "net::ERR_UNSAFE_PORT",
  "net::ERR_INVALID_URL",
  "net::ERR_UNKNOWN_URL_SCHEME",
  "net::ERR_DISALLOWED_URL_SCHEME",
  "net::ERR_BLOCKED_BY_CSP",
  "net::ERR_BLOCKED_BY_LOCAL_NETWORK_ACCESS_CHECKS",
  "net::ERR_BLOCKED_BY_PRIVATE_NETWORK_ACCESS_CHECKS",
  "NS_ERROR_UNKNOWN_HOST",
  "NS_ERROR_UNKNOWN_PROXY_HOST",
  "NS_ERROR_OFFLINE",
  "NS_ERROR_CONNECTION_REFUSED",
  "NS_ERROR_NET_TIMEOUT",
  "NS_ERROR_PROXY_CONNECTION_REFUSED",
  "NS_ERROR_PORT_ACCESS_NOT_ALLOWED",
  "NS_ERROR_MALFORMED_URI",
  "NS_ERROR_UNKNOWN_PROTOCOL",
  "NS_ERROR_DOM_BAD_URI", // the request proper, when its preflight is refused
  "NS_ERROR_CONTENT_BLOCKED",
  "NS_ERROR_BLOCKED_BY_POLICY",
]);

/** Chromium looks for fonts in its cache first: asked of nobody yet. */
const NOT_STORED = "net::ERR_CACHE_MISS";

const ABORTED = new Set(["net::ERR_ABORTED", "NS_BINDING_ABORTED"]);

/**
 * The browser dropped the request: a download, a stop, another navigation.
 * @param {string} error
 */
export function isAbort(error) {
  return ABORTED.has(error);
}

/**
 * @param {Sign} sign
 * @returns {boolean} a server answered, in this very exchange
 */
export function cameFromServer({ gecko, ip, fromCache }) {
  return gecko ? ip !== null || fromCache === false : fromCache === false;
}

/**
 * @param {Sign} sign
 * @param {boolean} headersSeen  an earlier onHeadersReceived of this request
 * @returns {Outcome | null} null: this event does not tell
 */
export function outcomeOf(sign, headersSeen) {
  switch (sign.kind) {
    case "request":
      return null;
    case "headers":
      // Chromium does not say yet whether it is the cache that answers.
      return sign.gecko ? answered(sign) : null;
    case "answer":
    case "done":
      return answered(sign);
    case "redirect":
      return redirected(sign);
    case "error":
      return failed(sign, headersSeen);
  }
}

/** @param {Sign} sign @returns {Outcome} */
function answered(sign) {
  if (cameFromServer(sign)) return "contacted";
  // Chromium: from the cache after a 304, or, going back, without asking.
  return sign.confirmed && !sign.gecko ? "possible" : "cached";
}

/** @param {Sign} sign @returns {Outcome | null} */
function redirected(sign) {
  if (sign.ip !== null) return answered(sign);
  if (sign.fromCache) return "cached";
  // The browser redirects on its own, and nobody heard of it: to a safer
  // scheme (HSTS), to the same address (a service worker answers), or to
  // somewhere that is no site (another extension's stand-in).
  if (sign.to === "outside") return "blocked";
  if (sign.to === "itself") return "cached";
  return sign.status === 0 || sign.status === 307 ? null : answered(sign);
}

/**
 * @param {Sign} sign
 * @param {boolean} headersSeen
 * @returns {Outcome | null}
 */
function failed(sign, headersSeen) {
  if (sign.error === NOT_STORED) return null;
  if (sign.ip !== null || headersSeen) {
    return sign.fromCache && !sign.gecko ? "cached" : "contacted";
  }
  if (BLOCKED.has(sign.error)) return "blocked";
  if (FAILED.has(sign.error)) return "failed";
  return sign.fromCache ? "cached" : "possible";
}
