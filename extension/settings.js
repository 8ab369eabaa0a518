// SPDX-License-Identifier: EUPL-1.2
// What the person chose about the screens and the reading, in storage.local.
// Nothing else is kept there; what concerns the history is the host's to keep.

/**
 * @typedef {import("./ui/language.js").Choice} Choice
 * @typedef {{strict: boolean, language: Choice}} Settings
 */

export const KEY = "settings";
/** @type {Settings} */
export const DEFAULTS = { strict: false, language: "auto" };
/** @type {readonly Choice[]} */
export const LANGUAGES = ["auto", "fr", "en"];

/** What is not as it should be counts as not chosen.
 * @param {unknown} stored @returns {Settings} */
export function readSettings(stored) {
  const { strict, language } = /** @type {Record<string, unknown>} */ (
    typeof stored === "object" && stored !== null ? stored : {}
  );
  return {
    strict: strict === true,
    language: LANGUAGES.find((known) => known === language) ?? "auto",
  };
}
