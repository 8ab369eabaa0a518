// SPDX-License-Identifier: EUPL-1.2
// When a page is rated, and what became of it. Host, clock and timers are
// passed in.
//
// While a page loads: PROVISIONAL_MS after something new. When it has loaded:
// at once, and after that LATE_MS after something new. Firefox may report
// requests after the page that makes them, so a page waits, SERVED_MS at most,
// until its document has a known server, has said what it asked for, and all of
// that was reported; when it only has not said so, STREAM_MS after the last
// event. Requests that nobody answered are looked at once more when they count
// as sent.

import {
  exportPage,
  isReported,
  isServed,
  openLegs,
  UNANSWERED_MS,
} from "./capture/capture.js";
import { failure, faultOf } from "./host/protocol.js";

/**
 * @typedef {import("./capture/state.js").State} State
 * @typedef {import("./capture/state.js").Page} Page
 * @typedef {import("./status.js").Verdict} Verdict
 * @typedef {import("./messages.js").DetailedRating} DetailedRating
 * @typedef {import("./messages.js").Failure} Failure
 *
 * @typedef {object} Outside
 * @property {(slot: string, body: import("./host/protocol.js").RateBody) =>
 *   Promise<import("./host/port.js").Answer>} rate
 * @property {() => State} capture     as it is now
 * @property {() => number} now
 * @property {(run: () => void, ms: number) => unknown} setTimer
 * @property {(timer: unknown) => void} clearTimer
 * @property {() => "fr" | "en"} lang  of the sentences
 * @property {() => boolean} strict    the reading that the person chose
 * @property {(page: Page, body: import("./host/protocol.js").RateBody | null) =>
 *   void} onVerdict   body: what was rated; null: it could not be
 */

export const PROVISIONAL_MS = 200;
export const LATE_MS = 50;
export const SERVED_MS = 150;
export const STREAM_MS = 15;

/** @type {Verdict} */
const NONE = { rating: null, news: -1, final: false, error: null };

/** @param {Outside} outside */
export function createRater(outside) {
  const { capture, now, setTimer, clearTimer } = outside;
  /** @type {Record<string, Verdict>} */
  let known = {};
  /** @type {Map<string, unknown>} */
  const timers = new Map();
  /** Until when loaded pages wait for their requests.
   * @type {Map<string, number>} */
  const streams = new Map();
  /** News of what was last sent, by page. @type {Map<string, string>} */
  const asked = new Map();

  /** @param {string} key @param {Partial<Verdict>} change */
  function put(key, change) {
    known = { ...known, [key]: { ...(known[key] ?? NONE), ...change } };
  }

  /** An earlier turn that is waited for stays.
   * @param {string} key @param {number} ms */
  function later(key, ms) {
    if (timers.has(key)) return;
    const run = () => {
      timers.delete(key);
      rate(key);
    };
    timers.set(key, setTimer(run, ms));
  }

  /** The page has loaded before its requests are told: they come in a stream,
   * whose end is waited for. @param {Page} page */
  function inTime(page) {
    const deadline = streams.get(page.key) ?? now() + SERVED_MS;
    streams.set(page.key, deadline);
    const left = deadline - now();
    stop(page.key);
    const silent = isServed(page) && !page.told;
    later(page.key, silent ? Math.min(STREAM_MS, left) : left);
  }

  /** @param {string} key */
  function stop(key) {
    clearTimer(timers.get(key));
    timers.delete(key);
  }

  /** @param {string} key */
  function atOnce(key) {
    stop(key);
    rate(key);
  }

  /** @param {Page} page */
  const stamp = (page) => `${page.tally.news} ${page.told} ${page.loaded}`;

  /** @param {string} key */
  async function rate(key) {
    const page = capture().pages[key];
    if (!page || page.why !== null || page.stage !== "shown") return;
    asked.set(key, stamp(page));
    const exported = exportPage(capture(), page, now());
    const strict = outside.strict();
    const lang = outside.lang();
    const body = { ...exported, lang, detail: false, strict };
    const answer = await outside.rate(`page ${key}`, body);
    const current = capture().pages[key];
    if (!current) return;
    if ("err" in answer) {
      if (answer.err.code === "superseded") return;
      put(key, { error: answer.err });
    } else {
      const fault = faultOf(answer.ok, false);
      const rating = /** @type {import("./messages.js").Rating} */ (answer.ok);
      const { news } = page.tally;
      const final = page.loaded;
      if (fault === null) put(key, { rating, news, final, error: null });
      else put(key, { error: { ...failure("PROTOCOL").err, msg: fault } });
    }
    outside.onVerdict(current, known[key]?.error ? null : body);
    if (page.loaded && openLegs(capture(), current).length > 0) {
      later(key, UNANSWERED_MS);
    }
  }

  /** @param {Page | undefined} page @param {"fr" | "en"} lang
   * @param {string} slot
   * @returns {Promise<{ok: import("./messages.js").Shared} | Failure>} */
  async function whole(page, lang, slot) {
    if (!page || page.why !== null) return failure("no-page");
    const exported = exportPage(capture(), page, now());
    const strict = outside.strict();
    const body = { ...exported, lang, detail: true, strict };
    const answer = await outside.rate(`${slot} ${page.key}`, body);
    if ("err" in answer) return answer;
    const fault = faultOf(answer.ok, true);
    if (fault !== null) {
      return { err: { ...failure("PROTOCOL").err, msg: fault } };
    }
    const rating = /** @type {DetailedRating} */ (answer.ok);
    return { ok: { page: { schema: "cocarde.page/1", ...exported }, rating } };
  }

  return {
    /** @returns {Record<string, Verdict>} */
    verdicts: () => known,

    /** Of an earlier life. @param {Record<string, Verdict>} verdicts */
    recall(verdicts) {
      known = { ...known, ...verdicts };
    },

    /** A page on screen is not as it was. @param {Page} page */
    changed(page) {
      if (page.why !== null || page.stage !== "shown") return;
      if (asked.get(page.key) === stamp(page)) return;
      const verdict = known[page.key];
      if (!asked.has(page.key) && verdict?.final) {
        // It came back, or we did: what was said of it stands.
        if (verdict.news === page.tally.news) return;
      }
      const first = !asked.get(page.key)?.endsWith("true") && !verdict?.final;
      if (!page.loaded) later(page.key, PROVISIONAL_MS);
      else if (!first) later(page.key, LATE_MS);
      else if (isServed(page) && isReported(page)) atOnce(page.key);
      else inTime(page);
    },

    /** The host is back: say what could not be said. */
    again() {
      for (const page of Object.values(capture().pages)) {
        const verdict = known[page.key];
        if (!verdict?.rating || verdict.error) atOnce(page.key);
      }
    },

    /** The person chose another reading: say all of it anew. */
    anew() {
      for (const key of Object.keys(capture().pages)) atOnce(key);
    },

    /**
     * @param {Page | undefined} page
     * @param {"fr" | "en"} language
     * @returns {Promise<{ok: DetailedRating} | Failure>}
     */
    async detail(page, language) {
      const answer = await whole(page, language, "detail");
      return "err" in answer ? answer : { ok: answer.ok.rating };
    },

    /** Of one moment: the page, and what the host says of just that.
     * @param {Page | undefined} page
     * @param {"fr" | "en"} language
     * @returns {Promise<{ok: import("./messages.js").Shared} | Failure>}
     */
    share: (page, language) => whole(page, language, "share"),

    /** Keep no verdict of a page that is gone. */
    prune() {
      const { pages } = capture();
      for (const key of Object.keys(known)) if (!pages[key]) forget(key);
    },
  };

  /** @param {string} key */
  function forget(key) {
    const { [key]: _, ...rest } = known;
    known = rest;
    stop(key);
    asked.delete(key);
    streams.delete(key);
  }
}
