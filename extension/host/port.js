// SPDX-License-Identifier: EUPL-1.2
// One long-lived connection to the native host. Browser, clock and chance are
// passed in.
//
// hello first; then at most `credits` requests unanswered. The rest waits in
// slots: a newer request for the same slot takes the place of the older, so
// that a slow host never gets a queue. After IDLE_MS without traffic we hang
// up, and the host and the event page may go; the next request connects again.
// Requests survive one loss of the host: they change nothing in it.

import { FRESH, lost, never } from "./backoff.js";
import {
  askRequest,
  CREDITS,
  E_PROTO,
  failure,
  helloRequest,
  isSpoken,
  noticeRequest,
  rateRequest,
  readHello,
  readReply,
  stateOf,
} from "./protocol.js";

/**
 * @typedef {import("../messages.js").HostState} HostState
 * @typedef {import("../messages.js").HostError} HostError
 * @typedef {import("./protocol.js").RateBody} RateBody
 * @typedef {{ok: unknown} | {err: HostError}} Answer
 *
 * What the browser gives: exactly one onMessage and onDisconnect listener.
 * @typedef {object} Port
 * @property {(message: object) => void} postMessage
 * @property {() => void} disconnect
 * @property {(listener: (message: unknown) => void) => void} onMessage
 * @property {(listener: (error: string) => void) => void} onDisconnect
 *
 * @typedef {object} Outside
 * @property {() => Port} connect
 * @property {() => number} now                  ms
 * @property {() => number} random               0 to 1
 * @property {(run: () => void, ms: number) => unknown} setTimer
 * @property {(timer: unknown) => void} clearTimer
 * @property {{extension: string, browser: string}} who
 * @property {() => void} onState                the state changed
 *
 * @typedef {object} Ask
 * @property {(id: number) => object} request
 * @property {number} tries
 * @property {(answer: Answer) => void} resolve
 */

export const HELLO_MS = 3000;
export const REPLY_MS = 10_000;
export const IDLE_MS = 120_000;
/** A request is given to at most so many hosts: one of them may die of it. */
const MAX_TRIES = 2;

/** @param {Outside} outside */
export function createHost(outside) {
  const { now, setTimer, clearTimer } = outside;
  /** @type {HostState} */
  let state = "idle";
  /** @type {Port | null} */
  let port = null;
  /** @type {import("../messages.js").Hello | null} */
  let hello = null;
  /** @type {HostError | null} */
  let error = null;
  let credits = CREDITS;
  let backoff = FRESH;
  let nextId = 1;
  /** @type {unknown} */
  let timer = null; // of hello, of idleness, or of the next attempt
  /** @type {Map<string, Ask>} */
  const waiting = new Map();
  /** @type {Map<number, {slot: string, ask: Ask, timer: unknown}>} */
  const sent = new Map();
  /** @type {(() => void)[]} */
  const settled = [];

  /** @param {HostState} next */
  function become(next) {
    state = next;
    for (const wake of settled.splice(0)) wake();
    outside.onState();
  }

  /** @param {() => void} run @param {number} ms */
  function restart(run, ms) {
    clearTimer(timer);
    timer = setTimer(run, ms);
  }

  function connect() {
    hangUp();
    error = null;
    state = "connecting";
    restart(() => gone("TIMEOUT"), HELLO_MS);
    try {
      const mine = outside.connect();
      port = mine;
      mine.onMessage((message) => mine === port && receive(message));
      mine.onDisconnect((text) => mine === port && gone(stateOf(text)));
      mine.postMessage(helloRequest(nextId++, outside.who));
    } catch (reason) {
      gone(stateOf(String(reason)));
      return;
    }
    outside.onState();
  }

  function hangUp() {
    clearTimer(timer);
    const old = port;
    port = null;
    old?.disconnect();
  }

  /** @param {HostState} reason  the host is not there, or not usable */
  function gone(reason) {
    const worked = state === "ready" || state === "lost";
    hangUp();
    for (const { slot, ask, timer: due } of sent.values()) {
      clearTimer(due);
      if (ask.tries >= MAX_TRIES) ask.resolve(failure(reason));
      else if (!waiting.has(slot)) waiting.set(slot, ask);
      else ask.resolve(failure("superseded"));
    }
    sent.clear();
    // A loss is a loss also when the host does not come back at once.
    if (worked || backoff.losses.length > 0) {
      const { backoff: next, wait } = lost(backoff, now(), outside.random());
      backoff = next;
      if (wait !== null) {
        restart(connect, wait);
        become("lost");
        return;
      }
    } else {
      backoff = never(backoff, now());
    }
    refuse(reason);
  }

  /** @param {HostState} reason */
  function refuse(reason) {
    const asks = [...waiting.values()];
    waiting.clear();
    const answer = error ? { err: error } : failure(reason);
    for (const ask of asks) ask.resolve(answer);
    become(reason);
  }

  /** @param {unknown} message */
  function receive(message) {
    const reply = readReply(message);
    if (!reply) gone("PROTOCOL");
    else if (state === "connecting") greet(reply);
    else answer(reply);
  }

  /** @param {import("./protocol.js").Reply} reply */
  function greet(reply) {
    const read = "ok" in reply ? readHello(reply.ok) : null;
    if (read && isSpoken(read.hello.protocol)) {
      ({ hello, credits } = read);
      backoff = { ...backoff, attempts: 0 };
      idle();
      become("ready");
      pump();
      return;
    }
    // The port stays open: nothing is gained by starting the same host again.
    if (read) hello = read.hello; // its protocol says which of us is older
    error = "err" in reply ? reply.err : null;
    const differ = error?.code === E_PROTO || read !== null;
    clearTimer(timer);
    backoff = never(backoff, now());
    refuse(differ ? "VERSION" : "PROTOCOL");
  }

  /** @param {import("./protocol.js").Reply} reply */
  function answer(reply) {
    const known = sent.get(reply.id);
    if (!known) return; // it came after its time
    sent.delete(reply.id);
    clearTimer(known.timer);
    idle();
    known.ask.resolve("ok" in reply ? { ok: reply.ok } : { err: reply.err });
    pump();
  }

  function idle() {
    restart(() => {
      if (sent.size > 0) return;
      hangUp();
      become("idle");
    }, IDLE_MS);
  }

  function pump() {
    for (const [slot, ask] of waiting) {
      if (state !== "ready" || sent.size >= credits) return;
      waiting.delete(slot);
      ask.tries += 1;
      const id = nextId++;
      const due = setTimer(() => gone("TIMEOUT"), REPLY_MS);
      sent.set(id, { slot, ask, timer: due });
      try {
        port?.postMessage(ask.request(id));
      } catch {
        gone("PROTOCOL");
      }
    }
  }

  /**
   * @param {string} slot
   * @param {Ask["request"]} request
   * @returns {Promise<Answer>}
   */
  function enter(slot, request) {
    return new Promise((resolve) => {
      // What takes its place may be what the host died of, too.
      const tries = waiting.get(slot)?.tries ?? 0;
      waiting.get(slot)?.resolve(failure("superseded"));
      waiting.delete(slot);
      waiting.set(slot, { request, tries, resolve });
      if (state === "ready") pump();
      else if (state === "idle") connect();
      else if (state !== "connecting" && state !== "lost") {
        if (now() >= backoff.notBefore) connect();
        else refuse(state);
      }
    });
  }

  return {
    /** @returns {import("../messages.js").HostView} */
    view: () => ({ state, hello, error }),

    /**
     * @param {string} slot
     * @param {RateBody} body
     * @returns {Promise<Answer>}
     */
    rate(slot, body) {
      return enter(slot, (id) => rateRequest(id, body));
    },

    /**
     * @param {string} slot
     * @param {string} text
     * @returns {Promise<Answer>}
     */
    notice(slot, text) {
      return enter(slot, (id) => noticeRequest(id, text));
    },

    /**
     * @param {string} slot
     * @param {string} op
     * @param {Record<string, unknown>} body
     * @returns {Promise<Answer>}
     */
    ask(slot, op, body) {
      return enter(slot, (id) => askRequest(id, op, body));
    },

    /** The person asks: now, whatever happened. @returns {Promise<void>} */
    retry() {
      if (state === "ready") return Promise.resolve();
      backoff = FRESH;
      const done = new Promise((resolve) => {
        settled.push(() => resolve(undefined));
      });
      if (state !== "connecting") connect();
      return /** @type {Promise<void>} */ (done);
    },
  };
}
