// SPDX-License-Identifier: EUPL-1.2
// The consent timeline of a page, for people to read: what state.js keeps of it,
// in order, without what only the sorting needs. Which contact and which cookie
// came before a choice or after it is in the contacts themselves (`phase`). Pure.

import { startOf } from "./consent.js";

/**
 * @typedef {import("./state.js").Page} Page
 *
 * @typedef {object} Choice
 * @property {number} at          ms after the page began
 * @property {"accepted" | "refused" | "partly" | "unknown"} means  partly: some
 *   of it · unknown: the banner went, and nobody knows why
 * @property {boolean} established  the tool's own record says it; else it is
 *   guessed from the click
 * @property {string | null} tool   whose record
 *
 * @typedef {object} Timeline
 * @property {boolean} watched    somebody looked; else all the rest is unknown
 * @property {boolean} storage    names of cookies and keys could be looked at
 * @property {"before" | "accepted" | "refused" | "unknown"} start  what held
 *   until the first choice on this page
 * @property {{tool: string, means: "accepted" | "refused" | "partly"} | null
 *   } earlier  the choice of an earlier visit that a tool has kept
 * @property {{tool: string, at: number} | null} banner  became visible; tool:
 *   its name, "tcf" (of the TCF, whose we do not know) or "unnamed"; at: ms
 *   after the page began
 * @property {boolean} none       looked long enough to say: there is no banner
 * @property {Choice[]} choices   in the order in which they were made
 */

/** @param {Page} page @returns {Timeline} */
export function timelineOf(page) {
  const told = page.consent;
  const since = (/** @type {number} */ at) =>
    Math.max(0, Math.round(at - page.at));
  return {
    watched: told !== null,
    storage: told?.storage ?? false,
    start: startOf(page),
    earlier: told?.kept ?? null,
    banner: told?.banner
      ? { tool: told.banner.tool, at: since(told.banner.at) }
      : null,
    none: Boolean(told?.looked) && !told?.banner,
    choices: (told?.marks ?? [])
      .filter(({ done }) => done)
      .map(({ at, means, stored }) => ({
        at: since(at),
        means,
        established: stored !== "",
        tool: stored || null,
      })),
  };
}
