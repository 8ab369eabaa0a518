// SPDX-License-Identifier: EUPL-1.2
// When the banner of a page showed and what was chosen, as its document told
// it, in milliseconds since the page began; nothing but times, the name of the
// tool and names of what was stored. Pure.

/**
 * @typedef {import("./state.js").Page} Page
 *
 * @typedef {object} Timeline
 * @property {boolean} watched   the document told what it saw
 * @property {{tool: string, ms: number} | null} banner  null: none was seen
 * @property {boolean} looked    long enough to say that there is none
 * @property {{ms: number, means: "accepted" | "refused" | "partly" |
 *   "unknown"}[]} choices       clicks that were a choice, or may have been
 * @property {{name: string, ms: number}[]} names  that scripts stored
 */

/** @type {Timeline} */
const UNWATCHED = {
  watched: false,
  banner: null,
  looked: false,
  choices: [],
  names: [],
};

/** @param {Page} page @returns {Timeline} */
export function timelineOf(page) {
  const told = /** @type {any} */ (page).consent;
  if (!told) return UNWATCHED;
  /** @param {number} at */
  const since = (at) => Math.max(0, Math.round(at - page.at));
  const { banner, looked, marks, names } = told;
  return {
    watched: true,
    banner: banner ? { tool: banner.tool, ms: since(banner.at) } : null,
    looked,
    choices: marks
      .filter((/** @type {any} */ mark) => mark.done !== false)
      .map((/** @type {any} */ { at, means }) => ({ ms: since(at), means })),
    names: names.map((/** @type {any} */ { name, at }) => ({
      name,
      ms: since(at),
    })),
  };
}
