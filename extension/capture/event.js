// SPDX-License-Identifier: EUPL-1.2
// From what a browser reports to the few facts that the capture keeps. Pure.
// Paths, queries, header values and cookie values end here: of an address only
// its host, its origin and a number that tells whether two are the same go on.

import { whyNotMeasurable } from "./measurable.js";
import { resourceOf } from "./resource.js";

/** @typedef {import("./outcome.js").Sign} Sign */

/**
 * @typedef {object} RequestFields
 * @property {string} id           the browser's, the same along redirects
 * @property {number} tab          -1: none, as for a service worker
 * @property {number} frame        past 2^32 in Firefox
 * @property {number} parent       -1: a page, not a frame in one
 * @property {string} host
 * @property {string} origin
 * @property {import("./resource.js").Resource} resource
 * @property {boolean} main        loads a page, not something in one
 * @property {boolean} prerender
 * @property {boolean} post
 * @property {string} doc          who asks; "" when the browser does not tell
 * @property {string} parentDoc
 * @property {string} fromOrigin   of the document that asks; "": the person
 * @property {string} fromHost
 * @property {number[]} fromUrls   identities of the asking document, then of
 *   those around it; empty in Chromium
 * @property {boolean} proxied     the address is that of a proxy (Firefox
 *   tells; Chromium does not)
 * @property {string[]} cookies    names that the answer sets
 * @property {boolean} pdf
 * @property {number} at           ms since the epoch, the browser's clock
 * @typedef {Sign & RequestFields} RequestEvent
 *
 * @typedef {object} NavigationEvent
 * @property {"commit" | "loaded" | "unreached"} kind
 * @property {number} tab
 * @property {number} frame
 * @property {number} parent
 * @property {string} doc
 * @property {string} parentDoc
 * @property {boolean} prerender
 * @property {string} host      "" when it is no site
 * @property {string} origin
 * @property {number} url       identity of the address
 * @property {import("./measurable.js").Unmeasurable | null} why
 * @property {boolean} history  back or forward
 * @property {number} at
 *
 * What we use of the details of a webRequest event, either browser's.
 * @typedef {object} RequestDetails
 * @property {string} requestId
 * @property {string} url
 * @property {string} type
 * @property {string} method
 * @property {number} tabId
 * @property {number} frameId
 * @property {number} parentFrameId
 * @property {number} timeStamp
 * @property {string} [documentId]
 * @property {string} [parentDocumentId]
 * @property {string} [documentLifecycle]
 * @property {string} [initiator]
 * @property {string} [documentUrl]
 * @property {string} [originUrl]
 * @property {{url: string, frameId: number}[]} [frameAncestors]
 * @property {string | null} [ip]
 * @property {boolean} [fromCache]
 * @property {number} [statusCode]
 * @property {{type: string} | null} [proxyInfo]
 * @property {string} [redirectUrl]
 * @property {string} [error]
 * @property {{name: string, value?: string}[]} [responseHeaders]
 *
 * @typedef {object} NavigationDetails
 * @property {string} url
 * @property {number} tabId
 * @property {number} frameId
 * @property {number} [parentFrameId]
 * @property {number} timeStamp
 * @property {string} [documentId]
 * @property {string} [parentDocumentId]
 * @property {string} [documentLifecycle]
 * @property {string[]} [transitionQualifiers]
 * @property {string} [error]
 */

/** A cookie's name past this is cut: it is shown, never compared. Characters */
export const MAX_COOKIE_NAME = 64;

/**
 * @param {Sign["kind"]} kind
 * @param {RequestDetails} details
 * @param {boolean} gecko  Firefox reports it
 * @returns {RequestEvent | null} null: not a request to a site, or not one
 *   that a page makes (another extension's)
 */
export function readRequest(kind, details, gecko) {
  const url = parse(details.url);
  if (!url || !/^(https?|wss?):$/.test(url.protocol)) return null;
  const main = details.type === "main_frame";
  const asking = details.documentUrl ?? details.initiator ?? details.originUrl;
  const from = parse(main ? (details.originUrl ?? details.initiator) : asking);
  if (from?.protocol.endsWith("-extension:") && !main) return null;
  return {
    kind,
    gecko,
    id: details.requestId,
    tab: details.tabId,
    frame: details.frameId,
    parent: details.parentFrameId,
    host: hostOf(url),
    origin: originOf(url),
    resource: resourceOf(details.type),
    main,
    prerender: details.documentLifecycle === "prerender",
    post: details.method === "POST",
    doc: details.documentId ?? "",
    parentDoc: details.parentDocumentId ?? "",
    fromOrigin: from ? originOf(from) : "",
    fromHost: from ? hostOf(from) : "",
    fromUrls: [
      ...(details.documentUrl ? [identityOf(details.documentUrl)] : []),
      ...(details.frameAncestors ?? []).map(({ url }) => identityOf(url)),
    ],
    ip: details.ip || null,
    proxied: (details.proxyInfo?.type ?? "direct") !== "direct",
    fromCache: details.fromCache ?? null,
    status: details.statusCode ?? 0,
    to: target(url, details.redirectUrl),
    error: details.error ?? "",
    confirmed: isConfirmed(details.responseHeaders ?? []),
    cookies: cookieNames(details.responseHeaders ?? []),
    pdf: main && isPdf(details.responseHeaders ?? []),
    at: details.timeStamp,
  };
}

/**
 * @param {NavigationEvent["kind"]} kind
 * @param {NavigationDetails} details
 * @returns {NavigationEvent}
 */
export function readNavigation(kind, details) {
  const url = parse(details.url);
  const why = whyNotMeasurable(details.url);
  const site = url && /^https?:$/.test(url.protocol) ? url : null;
  return {
    kind,
    tab: details.tabId,
    frame: details.frameId,
    parent: details.parentFrameId ?? -1,
    doc: details.documentId ?? "",
    parentDoc: details.parentDocumentId ?? "",
    prerender: details.documentLifecycle === "prerender",
    host: site ? hostOf(site) : "",
    origin: site ? originOf(site) : "",
    url: identityOf(details.url),
    why,
    history: details.transitionQualifiers?.includes("forward_back") ?? false,
    at: details.timeStamp,
  };
}

/**
 * Names of the cookies that an answer sets. Firefox joins several Set-Cookie
 * headers with line feeds; HTTP/1 servers write the header's name as they like.
 * @param {{name: string, value?: string}[]} headers
 * @returns {string[]}
 */
export function cookieNames(headers) {
  return headers
    .filter(({ name }) => name.toLowerCase() === "set-cookie")
    .flatMap(({ value }) => (value ?? "").split("\n"))
    .map((line) => (line.split(/[=;]/, 1)[0] ?? "").trim())
    .filter((name) => name !== "")
    .map((name) => name.slice(0, MAX_COOKIE_NAME));
}

/**
 * A number that stands for an address without its fragment, so that two can be
 * compared and none is kept. 53 bits; a collision would at worst give one late
 * request to another page of the same tab. (cyrb53, public domain.)
 * @param {string} url
 */
export function identityOf(url) {
  const text = url.split("#", 1)[0] ?? "";
  let a = 0xdeadbeef;
  let b = 0x41c6ce57;
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i);
    a = Math.imul(a ^ c, 2654435761);
    b = Math.imul(b ^ c, 1597334677);
  }
  a =
    Math.imul(a ^ (a >>> 16), 2246822507) ^
    Math.imul(b ^ (b >>> 13), 3266489909);
  b =
    Math.imul(b ^ (b >>> 16), 2246822507) ^
    Math.imul(a ^ (a >>> 13), 3266489909);
  return 4294967296 * (2097151 & b) + (a >>> 0);
}

/** @param {string | undefined} url @returns {URL | null} */
function parse(url) {
  try {
    return url ? new URL(url) : null;
  } catch {
    return null;
  }
}

/** Lower case, punycode, no brackets, no final dot. @param {URL} url */
function hostOf(url) {
  return url.hostname.replace(/^\[(.*)\]$/, "$1").replace(/\.$/, "");
}

/** A socket has the origin of the site it speaks for. @param {URL} url */
function originOf(url) {
  return `${url.protocol.replace(/^ws/, "http")}//${url.host}`;
}

/** @param {URL} from @param {string | undefined} to @returns {Sign["to"]} */
function target(from, to) {
  if (!to) return "";
  const url = parse(to);
  if (!url || !/^(https?|wss?):$/.test(url.protocol)) return "outside";
  return url.href === from.href ? "itself" : "site";
}

/**
 * RFC 9111 §5.2.2.4; an age of nothing comes to the same.
 * @param {{name: string, value?: string}[]} headers
 */
function isConfirmed(headers) {
  return headers.some(
    ({ name, value }) =>
      name.toLowerCase() === "cache-control" &&
      /\bno-cache\b(?!=)|\bmax-age=0\b/i.test(value ?? "") &&
      !/\b(immutable|stale-while-revalidate)\b/i.test(value ?? ""),
  );
}

/** @param {{name: string, value?: string}[]} headers */
function isPdf(headers) {
  const type = headers.find((h) => h.name.toLowerCase() === "content-type");
  return /^application\/(x-)?pdf\b/i.test(type?.value ?? "");
}
