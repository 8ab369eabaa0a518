// SPDX-License-Identifier: EUPL-1.2
// Messages to and from the native host: PROTOCOL.md. Pure.

import { REPLIES } from "./replies.js";

/**
 * @typedef {import("../messages.js").HostError} HostError
 * @typedef {{id: number, ok: unknown} | {id: number, err: HostError}} Reply
 */

/** Version of the envelope. */
export const V = 1;
/** Protocols that we speak, the oldest and the newest. */
export const PROTOCOL = /** @type {const} */ ([1, 1]);
/** Requests that may be unanswered, unless the host allows fewer. */
export const CREDITS = 4;
/** Code of the host's error reply when it speaks none of our protocols. */
export const E_PROTO = "E_PROTO";

/**
 * @param {number} id
 * @param {{extension: string, browser: string}} who
 */
export function helloRequest(id, { extension, browser }) {
  return { v: V, id, op: "hello", extension, protocol: PROTOCOL, browser };
}

/**
 * @typedef {object} RateBody
 * @property {import("../messages.js").RatePage} page
 * @property {import("../messages.js").Contact[]} contacts
 * @property {"fr" | "en"} lang
 * @property {boolean} detail
 * @property {boolean} strict   every control from outside the EEA counts
 *
 * @param {number} id
 * @param {RateBody} body
 */
export function rateRequest(id, { page, lang, detail, strict, contacts }) {
  return { v: V, id, op: "rate", page, lang, detail, strict, contacts };
}

/**
 * Any operation without a shape of its own here: the history, the sites, the
 * state of the data.
 * @param {number} id
 * @param {string} op
 * @param {Record<string, unknown>} body
 */
export function askRequest(id, op, body) {
  return { ...body, v: V, id, op };
}

/**
 * @param {number} id
 * @param {string} text  the passage on hosting of a legal notice
 */
export function noticeRequest(id, text) {
  return { v: V, id, op: "notice", text };
}

/**
 * @param {unknown} ok
 * @returns {string[] | null} slugs; null: no reply to `notice`
 */
export function readDeclared(ok) {
  if (REPLIES.notice(ok, "") !== null) return null;
  const { declared } = /** @type {{declared: {org: string}[]}} */ (ok);
  return declared.map(({ org }) => org);
}

/**
 * @param {unknown} message
 * @returns {Reply | null} null: not a reply of this protocol
 */
export function readReply(message) {
  if (typeof message !== "object" || message === null) return null;
  const { v, id, ok, err } = /** @type {Record<string, unknown>} */ (message);
  if (v !== V || !Number.isInteger(id)) return null;
  if (err !== undefined) {
    const error = readError(err);
    return error && { id: Number(id), err: error };
  }
  return typeof ok === "object" && ok !== null ? { id: Number(id), ok } : null;
}

/** @param {unknown} err @returns {HostError | null} */
function readError(err) {
  if (typeof err !== "object" || err === null) return null;
  const { code, num, msg, hint } = /** @type {Record<string, unknown>} */ (err);
  if (typeof code !== "string") return null;
  return {
    code,
    num: typeof num === "number" ? num : 0,
    msg: typeof msg === "string" ? msg : "",
    hint: typeof hint === "string" ? hint : "",
  };
}

/**
 * @param {unknown} ok
 * @returns {{hello: import("../messages.js").Hello, credits: number} | null}
 */
export function readHello(ok) {
  if (REPLIES.hello(ok, "") !== null) return null;
  const hello = /** @type {any} */ (ok);
  const credits = hello.limits?.unanswered;
  const { version, digest } = hello.data ?? {};
  return {
    hello: {
      cocarde: hello.cocarde,
      protocol: hello.protocol,
      method: String(hello.method ?? ""),
      data: { version: String(version ?? ""), digest: String(digest ?? "") },
      warnings: hello.warnings ?? [],
    },
    credits: credits >= 1 ? Math.min(credits, CREDITS) : CREDITS,
  };
}

/** @param {number} protocol  that the host chose */
export function isSpoken(protocol) {
  return protocol >= PROTOCOL[0] && protocol <= PROTOCOL[1];
}

/**
 * @param {unknown} ok
 * @param {boolean} detail
 * @returns {string | null} the first field that is not as it should be
 */
export function faultOf(ok, detail) {
  return (detail ? REPLIES.detailed : REPLIES.summary)(ok, "");
}

/**
 * An answer of our own, in the place of the host's.
 * @param {string} code
 * @returns {{err: HostError}}
 */
export function failure(code) {
  return { err: { code, num: 0, msg: "", hint: "" } };
}

/**
 * What the browser says of a host that went, as a state.
 * @param {string} message  port.error or runtime.lastError; "" when none
 * @returns {"NOT_INSTALLED" | "ID_NOT_ALLOWED" | "BROKEN_PATH" |
 *   "CRASH_AT_START" | "PROTOCOL"}
 */
export function stateOf(message) {
  // Firefox says the same when it is there but does not allow our id.
  if (/host not found|No such native application/i.test(message)) {
    return "NOT_INSTALLED";
  }
  if (/is forbidden/i.test(message)) return "ID_NOT_ALLOWED";
  if (/Failed to start|does not exist|not executable/i.test(message)) {
    return "BROKEN_PATH";
  }
  if (/Error when communicating|exceeds the limit/i.test(message)) {
    return "PROTOCOL";
  }
  return "CRASH_AT_START";
}
