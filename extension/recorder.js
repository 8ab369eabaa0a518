// SPDX-License-Identifier: EUPL-1.2
// What was rated goes to the history: to the host, which alone decides whether
// that site is kept, and keeps the person's answer. Host and timers are passed
// in.
//
// Pages of private windows never, nothing before the host has said that the
// person wants it, and no page that still loads. The first letter of a page is
// sent at once, so that closing the browser loses nothing; what comes after it,
// RECORD_MS later at the earliest. Sending a page again changes it, and makes
// no second one. What a host that went did not answer is sent to the next.

/**
 * @typedef {import("./host/protocol.js").RateBody} RateBody
 *
 * @typedef {object} Outside
 * @property {(slot: string, op: string, body: Record<string, unknown>) =>
 *   Promise<import("./host/port.js").Answer>} ask
 * @property {(run: () => void, ms: number) => unknown} setTimer
 * @property {() => void} [onTrouble]  trouble() says something else now
 *
 * @typedef {{code: string, msg: string}} Trouble  the host's error
 */

export const RECORD_MS = 500;
/** Pages that wait for a host: enough for a morning without one. */
export const WAITING_MAX = 50;

/** Whether a reply to `history.settings` says that visits are kept now.
 * @param {unknown} ok @returns {boolean | null} null: it says nothing of it */
export function readRecording(ok) {
  const said = /** @type {Record<string, unknown>} */ (ok ?? {});
  if (said.recording === undefined) return null;
  return said.recording === true && said.paused !== true;
}

/** The file or its folder, not the request; that nothing is kept is no trouble.
 * @param {Trouble} err */
const isTrouble = ({ code }) =>
  code.startsWith("E_HISTORY_") && code !== "E_HISTORY_OFF";

/** @param {Outside} outside */
export function createRecorder({ ask, setTimer, onTrouble }) {
  /** null: not known yet. @type {boolean | null} */
  let wanted = null;
  /** The newest of each page, not sent. @type {Map<string, RateBody>} */
  const waiting = new Map();
  /** Pages that were sent a moment ago. @type {Set<string>} */
  const resting = new Set();
  /** Why the last visit could not be kept. @type {Trouble | null} */
  let trouble = null;

  /** @param {string} key */
  async function send(key) {
    const body = waiting.get(key);
    if (!body || wanted !== true || resting.has(key)) return;
    waiting.delete(key);
    resting.add(key);
    setTimer(() => {
      resting.delete(key);
      send(key);
    }, RECORD_MS);
    const answer = await ask(`record ${key}`, "record", { ...body });
    if ("ok" in answer) return tell(null);
    if (answer.err.code === "superseded") return;
    // An error of the host's own is its answer; without a number nobody spoke.
    if (answer.err.num > 0) {
      return tell(isTrouble(answer.err) ? answer.err : null);
    }
    if (!waiting.has(key)) keep(key, body);
    wanted = null; // until a host says so again
  }

  /** @param {Trouble | null} now */
  function tell(now) {
    const before = trouble?.code;
    trouble = now && { code: now.code, msg: now.msg };
    if (trouble?.code !== before) onTrouble?.();
  }

  /** @param {string} key @param {RateBody} body */
  function keep(key, body) {
    waiting.set(key, body);
    const [oldest] = waiting.keys();
    if (waiting.size > WAITING_MAX && oldest) waiting.delete(oldest);
  }

  return {
    /** Null: what was sent last was kept, or nothing was. */
    trouble: () => trouble,

    /** A page that has loaded got its letter. @param {RateBody} body */
    rated(body) {
      const { key, private: secret } = body.page;
      if (secret || wanted === false) return;
      waiting.delete(key); // the newest is the last to be let go
      keep(key, body);
      send(key);
    },

    /** The host said whether visits are kept. @param {boolean | null} yes */
    settle(yes) {
      wanted = yes;
      if (yes === false) {
        waiting.clear();
        tell(null);
      }
      for (const key of [...waiting.keys()]) send(key);
    },
  };
}
