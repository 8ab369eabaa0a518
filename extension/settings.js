// SPDX-License-Identifier: EUPL-1.2
// What the person chose, in storage.local. Nothing else is kept there.

/** @typedef {{strict: boolean}} Settings */

export const KEY = "settings";
/** @type {Settings} */
export const DEFAULTS = { strict: false };

/** What is not as it should be counts as not chosen.
 * @param {unknown} stored @returns {Settings} */
export function readSettings(stored) {
  const { strict } = /** @type {Record<string, unknown>} */ (
    typeof stored === "object" && stored !== null ? stored : {}
  );
  return { ...DEFAULTS, strict: strict === true };
}
