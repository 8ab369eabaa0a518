// SPDX-License-Identifier: EUPL-1.2
// What can be said of a tab now: the view that badge and popup show. Pure.

import { aboutPage, countsOf, pageIn } from "./capture/capture.js";
import { timelineOf } from "./capture/timeline.js";

/**
 * @typedef {import("./messages.js").View} View
 * @typedef {import("./messages.js").HostState} HostState
 *
 * What the host said of a page.
 * @typedef {object} Verdict
 * @property {import("./messages.js").Rating | null} rating  the last one
 * @property {number} news      of the page (capture/contact.js) it was made of
 * @property {boolean} final    made after the page had loaded
 * @property {import("./messages.js").HostError | null} error  in its place
 *
 * @typedef {object} Known
 * @property {import("./capture/state.js").State} capture
 * @property {Record<string, Verdict>} verdicts  by key of the page
 * @property {import("./messages.js").HostView} host
 * @property {boolean} allowed  to see all sites
 */

/** @type {ReadonlySet<HostState>} */
const WORKING = new Set(["idle", "connecting", "ready", "lost"]);

/**
 * @param {Known} known
 * @param {number} tab
 * @param {number} now  ms since the epoch
 * @returns {View}
 */
export function viewOf({ capture, verdicts, host, allowed }, tab, now) {
  const page = pageIn(capture, tab);
  const verdict = page && verdicts[page.key];
  const [state, why] = stateOf(page, verdict, host, allowed);
  return {
    state,
    why,
    page: page ? aboutPage(capture, page) : null,
    rating:
      state === "rated" || state === "provisional"
        ? (verdict?.rating ?? null)
        : null,
    provisional: state === "provisional",
    host: { ...host, error: verdict?.error ?? host.error },
    counts: countsOf(capture, page, now),
    consent: page ? timelineOf(page) : null,
  };
}

/**
 * @param {import("./capture/state.js").Page | undefined} page
 * @param {Verdict | undefined} verdict
 * @param {import("./messages.js").HostView} host
 * @param {boolean} allowed
 * @returns {[View["state"], string | null]}
 */
function stateOf(page, verdict, host, allowed) {
  if (page?.why && page.why !== "opened-before") {
    return ["not-measurable", page.why];
  }
  if (!allowed) return ["permission-missing", null];
  // A tab of which we heard nothing shows a page of the browser.
  if (!page) return ["not-measurable", "browser"];
  if (page.why) return ["not-measurable", page.why];
  if (verdict?.rating && !verdict.error) {
    return [verdict.final ? "rated" : "provisional", null];
  }
  const error = verdict?.error ?? host.error;
  if (error) return ["host-missing", error.code];
  if (!WORKING.has(host.state)) return ["host-missing", host.state];
  return ["provisional", null];
}
