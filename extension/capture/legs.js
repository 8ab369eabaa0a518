// SPDX-License-Identifier: EUPL-1.2
// Requests under way, by the browser's id, as a trie over the end of the id: a
// page of 300 requests at once changes it a thousand times, and each change
// copies some thirty entries instead of all of them. Pure; the tables that it is
// given stay as they are.

/**
 * @typedef {import("./state.js").Leg} Leg
 * @typedef {Record<string, Leg>} Leaf
 * @typedef {{count: number, twigs: Record<string, Record<string, Leaf>>}} Legs
 */

/** @type {Legs} */
export const NO_LEGS = { count: 0, twigs: {} };

/** @param {string} id @returns {[string, string]} its last two characters */
const wayTo = (id) => [id.at(-1) ?? "", id.at(-2) ?? ""];

/** @param {Legs} legs @param {string} id @returns {Leg | undefined} */
export function legOf(legs, id) {
  const [last, before] = wayTo(id);
  const leaf = legs.twigs[last]?.[before];
  return leaf && Object.hasOwn(leaf, id) ? leaf[id] : undefined;
}

/** @param {Legs} legs @param {string} id @param {Leg} leg @returns {Legs} */
export function withLeg(legs, id, leg) {
  const [last, before] = wayTo(id);
  const twig = legs.twigs[last];
  const leaf = { ...twig?.[before], [id]: leg };
  const twigs = { ...legs.twigs, [last]: { ...twig, [before]: leaf } };
  return { count: legs.count + (legOf(legs, id) ? 0 : 1), twigs };
}

/** @param {Legs} legs @param {string} id @returns {Legs} */
export function withoutLeg(legs, id) {
  if (!legOf(legs, id)) return legs;
  const [last, before] = wayTo(id);
  const twig = legs.twigs[last];
  const { [id]: _, ...leaf } = twig?.[before] ?? {};
  const twigs = { ...legs.twigs, [last]: { ...twig, [before]: leaf } };
  return { count: legs.count - 1, twigs };
}

/** @param {Legs} legs @returns {[string, Leg][]} in no order */
export function allLegs(legs) {
  return Object.values(legs.twigs).flatMap((twig) =>
    Object.values(twig).flatMap((leaf) => Object.entries(leaf)),
  );
}

/** @param {Legs} legs @param {(leg: Leg) => boolean} keep @returns {Legs} */
export function onlyLegs(legs, keep) {
  let kept = NO_LEGS;
  for (const [id, leg] of allLegs(legs)) {
    if (keep(leg)) kept = withLeg(kept, id, leg);
  }
  return kept;
}
