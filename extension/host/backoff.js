// SPDX-License-Identifier: EUPL-1.2
// When to try the host again. Pure; times are milliseconds.
//
// A host that never answered is not tried in a loop: it is missing, and only
// the person can change that. We try again when a page needs it, at most after
// NEVER_MS, and at once when the person asks. A host that worked and went is
// started again, ever later; one that keeps going is given up.

/** After the first, second, then each further vain attempt: 1, 5, 30 min. */
const NEVER_MS = [60_000, 300_000, 1_800_000];
/** First delay after a loss; it doubles. */
const LOST_MS = 500;
const LOST_MAX_MS = 60_000;
/** So many losses in so much time: given up. */
const LOSSES = 5;
const LOSSES_WITHIN_MS = 600_000;

/**
 * @typedef {object} Backoff
 * @property {number} attempts   vain ones in a row
 * @property {number} notBefore  no attempt of our own before this time
 * @property {number[]} losses   times
 */

/** @type {Backoff} */
export const FRESH = { attempts: 0, notBefore: 0, losses: [] };

/**
 * The host never answered.
 * @param {Backoff} backoff
 * @param {number} now
 * @returns {Backoff}
 */
export function never(backoff, now) {
  const last = NEVER_MS.length - 1;
  const wait = NEVER_MS[Math.min(backoff.attempts, last)] ?? 0;
  const attempts = backoff.attempts + 1;
  return { ...backoff, attempts, notBefore: now + wait };
}

/**
 * The host had answered, and went.
 * @param {Backoff} backoff
 * @param {number} now
 * @param {number} random  0 to 1: browsers shall not all come at once
 * @returns {{backoff: Backoff, wait: number | null}} null: given up
 */
export function lost(backoff, now, random) {
  const recent = backoff.losses.filter((at) => now - at < LOSSES_WITHIN_MS);
  const losses = [...recent, now];
  if (losses.length >= LOSSES) {
    return { backoff: never({ ...backoff, losses: [] }, now), wait: null };
  }
  const wait = Math.min(LOST_MS * 2 ** (losses.length - 1), LOST_MAX_MS);
  const jittered = Math.round(wait * (0.75 + random / 2));
  const next = { attempts: 0, notBefore: now + jittered, losses };
  return { backoff: next, wait: jittered };
}
