// SPDX-License-Identifier: EUPL-1.2
// The rules of the peer host, and what one exposure does to each axis:
// host/core/rules.c and weigh.c in JavaScript. See peer.js.

import { BEFORE, NO, REFUSED, YES } from "./peer-consent.js";
import { has } from "./peer-dossier.js";

const [E, Q, Z, X, Y] = [0, 1, 2, 3, 4];
const [EEA, ADEQUATE, LISTED, THIRD] = [0, 1, 2, 3];
const [REDIRECT, PASSIVE, ACTIVE, FORM, , PROXY] = [0, 1, 2, 3, 4, 5];
export const [A, B, C, D, WORST] = [1, 2, 3, 4, 5];
export const [REACH, DESTINATION, CONSENT] = [0, 1, 2];

// ---- rules: in the order of the method; cells of METHOD.md §3 and §4 ----

const core = (r) => r.role >= FORM;
const RULES = [
  ["R1", REACH, B, (r) => r.value === E && r.foreign && r.qualified],
  ["R2", REACH, B, (r) => r.value === E && r.foreign && !r.qualified],
  ["R3", REACH, B, (r) => r.value === Q],
  ["R4", REACH, C, (r) => r.value === X && r.role === PASSIVE],
  ["R5", REACH, D, (r) => r.value === X && r.role === ACTIVE],
  ["R6", REACH, D, (r) => r.value === X && core(r)],
  ["R8", REACH, WORST, (r) => r.value === Y && (core(r) || r.role === ACTIVE)],
  ["R9", REACH, D, (r) => r.value === Y && r.role === PASSIVE],
  ["R11", REACH, C, (r) => r.value === Z],
  ["T1", DESTINATION, A, (r) => r.value === EEA],
  ["T2", DESTINATION, B, (r) => r.value === ADEQUATE],
  ["T3", DESTINATION, C, (r) => r.value === LISTED],
  ["T4", DESTINATION, D, (r) => r.value === THIRD && r.role === PASSIVE],
  ["T5", DESTINATION, WORST, (r) => r.value === THIRD && r.role !== PASSIVE],
].map(([id, axis, cap, applies]) => ({ id, axis, cap, applies }));

// What has to hold for a rule of consent (METHOD.md §6), as pairs of what may
// be so and what must: each of them is settled on its own.
const truth = (fact) => (fact ? YES : NO);
const CONSENT_RULES = [
  ["C1", D, (e) => e.stored && [BEFORE, [e.consent.exempt, NO]]],
  ["C2", D, (e) => !e.stored && [BEFORE, [e.consent.tracker, YES]]],
  ["C3", D, (e) => !e.stored && [BEFORE, [e.destinations, 1 << THIRD]]],
  ["C6", D, (e) => !e.stored && [BEFORE, [truth(e.consent.replay), YES]]],
  ["C7", 0, (e) => [BEFORE, [truth(e.consent.measurement), YES]]],
  [
    "C8",
    WORST,
    (e) => [
      REFUSED,
      e.stored ? [e.consent.exempt, NO] : [e.consent.tracker, YES],
    ],
  ],
].map(([id, cap, asks]) => ({ id, cap, asks }));

/** Whether a rule of consent applies: "yes", "no", or "maybe". */
function consentAnswer(exposure, { asks }) {
  const asked = asks(exposure);
  if (!asked) return "no";
  const [phase, [may, must]] = asked;
  const { phases } = exposure.consent;
  if (!(phases & phase) || !(may & must)) return "no";
  return phases === phase && may === must ? "yes" : "maybe";
}

function weigh(exposure, axis) {
  const { org } = exposure.party;
  const values = axis === REACH ? exposure.reaches : exposure.destinations;
  const count = axis === REACH ? 5 : 4;
  const reading = {
    role: 0,
    value: 0,
    foreign: Boolean(org?.tech),
    qualified: Boolean(org?.qualified),
  };
  const weight = { best: 0, worst: 0, rule: null, certain: false };
  for (let role = PASSIVE; role <= PROXY; role++) {
    if (!has(exposure.roles, role)) continue;
    reading.role = role;
    for (let value = 0; value < count; value++) {
      if (!has(values, value)) continue;
      reading.value = value;
      const rule = RULES.find((r) => r.axis === axis && r.applies(reading));
      const letter = rule?.cap ?? A;
      if (weight.best === 0) {
        Object.assign(weight, { best: letter, worst: letter, certain: true });
        weight.rule = rule ?? null;
        continue;
      }
      if ((rule ?? null) !== weight.rule) weight.certain = false;
      weight.best = Math.min(weight.best, letter);
      if (letter > weight.worst) {
        weight.worst = letter;
        weight.rule = rule ?? null;
      }
    }
  }
  return weight;
}

/** The axes of an exposure, the rules of consent on it, and its notes. */
export function weightsOf(exposure) {
  const { org } = exposure.party;
  const consent = { best: 0, worst: 0 };
  const weights = {
    axes: [weigh(exposure, REACH), weigh(exposure, DESTINATION), consent],
    caps: [],
    notes: [],
  };
  const counted = (exposure.roles & ~(1 << REDIRECT)) !== 0;
  if (org?.branches && exposure.reaches === 1 << E && counted) {
    weights.notes.push("R10");
  }
  if (exposure.consent.phases !== 0) {
    Object.assign(consent, { best: A, worst: A });
    for (const rule of CONSENT_RULES) {
      const answer = consentAnswer(exposure, rule);
      const { id, cap } = rule;
      if (answer === "no") continue;
      if (cap === 0) {
        if (answer === "yes") weights.notes.push(id);
        continue;
      }
      weights.caps.push({ id, cap, sure: answer === "yes" });
      if (answer === "yes") consent.best = Math.max(consent.best, cap);
      consent.worst = Math.max(consent.worst, cap);
    }
  }
  if (exposure.roles === 1 << PROXY) weights.notes.push("U1");
  return weights;
}
