// SPDX-License-Identifier: EUPL-1.2
// The rules of the method in the language of the screen. A rule of a newer host,
// which has no words here, is told in the host's own. Pure.

/**
 * @typedef {import("../messages.js").Rule} Rule
 * @typedef {import("../ui/text.js").Arg} Arg
 *
 * own: in the host's own words, which are English
 * @typedef {{title: Arg, basis: Arg | null, own: boolean}} Words
 */

/** @type {Record<string, {title: string, basis?: string}>} */
export const RULES = {
  R0: { title: "rule_r0" },
  R1: { title: "rule_r1", basis: "basis_r1" },
  R2: { title: "rule_r2", basis: "basis_r2" },
  R3: { title: "rule_r3", basis: "basis_r3" },
  R4: { title: "rule_r4", basis: "basis_r4" },
  R5: { title: "rule_r5", basis: "basis_r5" },
  R6: { title: "rule_r6", basis: "basis_r6" },
  R8: { title: "rule_r8", basis: "basis_r8" },
  R9: { title: "rule_r9", basis: "basis_r9" },
  R10: { title: "rule_r10", basis: "basis_r10" },
  R11: { title: "rule_r11", basis: "basis_r11" },
  T1: { title: "rule_t1", basis: "basis_t1" },
  T2: { title: "rule_t2", basis: "basis_t2" },
  T3: { title: "rule_t3", basis: "basis_t3" },
  T4: { title: "rule_t4", basis: "basis_t4" },
  T5: { title: "rule_t5", basis: "basis_t5" },
  C1: { title: "rule_c1", basis: "basis_c1" },
  C2: { title: "rule_c2", basis: "basis_c2" },
  C3: { title: "rule_c3", basis: "basis_c3" },
  C4: { title: "rule_c4", basis: "basis_c4" },
  C5: { title: "rule_c5", basis: "basis_c5" },
  C6: { title: "rule_c6", basis: "basis_c6" },
  C7: { title: "rule_c7", basis: "basis_c7" },
  C8: { title: "rule_c8", basis: "basis_c8" },
  M1: { title: "rule_m1", basis: "basis_m1" },
  M2: { title: "rule_m2", basis: "basis_m2" },
  M3: { title: "rule_m3", basis: "basis_m3" },
  U1: { title: "rule_u1" },
  U2: { title: "rule_u2" },
  U3: { title: "rule_u3" },
  U4: { title: "rule_u4" },
};

/** @param {string} id @param {Rule[]} rules  what the host says of them
 * @returns {Words} */
export function wordsOf(id, rules) {
  const known = RULES[id];
  if (known) {
    const { title, basis } = known;
    return {
      title: { key: title },
      basis: basis ? { key: basis } : null,
      own: false,
    };
  }
  const rule = rules.find((one) => one.id === id);
  const basis = rule && rule.basis !== "-" ? rule.basis : null;
  return { title: rule?.title ?? id, basis, own: true };
}
