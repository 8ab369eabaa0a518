// SPDX-License-Identifier: EUPL-1.2
// The order of what came while the background was waking. Pure.
//
// Firefox keeps for each listener what it could not tell it, and then tells one
// listener after the other: all requests, all headers, all commits. The load of
// a document is then told after the requests of its scripts, which would count
// for the page before it.

/** @typedef {import("./capture.js").Event} Event */

/**
 * In order of time. An event without a time of its own stays behind the one
 * that it came after.
 * @param {Event[]} events
 * @returns {Event[]}
 */
export function inOrder(events) {
  let last = 0;
  return events
    .map((event, n) => {
      const { at } = /** @type {{at?: unknown}} */ (event);
      if (typeof at === "number") last = at;
      return { event, at: last, n };
    })
    .sort((a, b) => a.at - b.at || a.n - b.n)
    .map(({ event }) => event);
}
