// SPDX-License-Identifier: EUPL-1.2
// The judgement of the peer host: rules, grade and lever of host/core in
// JavaScript, for what a page of contacts can trigger. See peer.js.

import { buildDossier, DOUBT, has } from "./peer-dossier.js";

const [E, Q, Z, X, Y] = [0, 1, 2, 3, 4];
const [EEA, ADEQUATE, LISTED, THIRD] = [0, 1, 2, 3];
const [REDIRECT, PASSIVE, ACTIVE, FORM, DOCUMENT, PROXY] = [0, 1, 2, 3, 4, 5];
const [A, B, C, D, WORST] = [1, 2, 3, 4, 5];

// ---- rules: in the order of the method; cells of METHOD.md §3 and §4 ----

const REACH = 0;
const DESTINATION = 1;
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
const METHOD_ORDER =
  "R0 R1 R2 R3 R4 R5 R6 R8 R9 R10 R11 T1 T2 T3 T4 T5 U1 U2 U3 U4".split(" ");

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

const heaviest = (roles) => (roles ? 31 - Math.clz32(roles) : 0);

/** Findings that say the same are one; the words of R6 depend on the role. */
function addFinding(found, finding, evidence) {
  const { rule, party, best, worst, resource, role, doubts } = finding;
  const said = rule === "R6" ? role : "";
  const key = `${rule} ${party.rank} ${best} ${worst} ${resource} ${said} ${doubts}`;
  const into = found.get(key);
  if (into) {
    into.evidence.push(evidence);
    into.role = Math.max(into.role, role);
  } else {
    found.set(key, { ...finding, evidence: [evidence] });
  }
}

const DOUBTS_OF_AXIS = [
  DOUBT.party | DOUBT.low | DOUBT.control | DOUBT.role,
  DOUBT.party | DOUBT.place | DOUBT.listing | DOUBT.entity | DOUBT.role,
];

function findingsOf(dossier) {
  const found = new Map();
  for (const exposure of dossier.exposures) {
    const { party, doubts, resource } = exposure;
    const role = heaviest(exposure.roles);
    for (const axis of [REACH, DESTINATION]) {
      const { best, worst, rule, certain } = exposure.weights[axis];
      let id = rule?.id;
      if (best === 0) continue;
      if (!certain && axis === REACH) {
        if (doubts & (DOUBT.party | DOUBT.control)) id = "U2";
        else if (doubts & DOUBT.low) id = "U3";
      }
      if (!id) continue;
      const finding = {
        rule: id,
        party,
        best,
        worst,
        resource: id === "R4" || id === "R5" ? resource : "other",
        role,
        doubts: certain ? 0 : doubts & DOUBTS_OF_AXIS[axis],
      };
      addFinding(found, finding, exposure);
    }
    const note = { party, best: 0, worst: 0, resource: "other", role };
    const branches = party.org?.branches && exposure.reaches === 1 << E;
    if (branches && role !== REDIRECT) {
      addFinding(found, { ...note, rule: "R10", doubts: 0 }, exposure);
    }
    if (exposure.roles === 1 << PROXY) {
      addFinding(found, { ...note, rule: "U1", doubts: 0 }, exposure);
    }
  }
  return [...found.values()].sort(
    (a, b) =>
      b.best - a.best ||
      b.worst - a.worst ||
      METHOD_ORDER.indexOf(a.rule) - METHOD_ORDER.indexOf(b.rule) ||
      b.role - a.role ||
      a.party.rank - b.party.rank ||
      RESOURCES.indexOf(a.resource) - RESOURCES.indexOf(b.resource) ||
      a.doubts - b.doubts,
  );
}
const RESOURCES =
  "other document redirect form frame script fetch socket beacon style font image media".split(
    " ",
  );

// ---- grade, lever, completeness ----

const gradeOf = (best, worst) => ({
  state: worst === 0 ? "not-rated" : best === worst ? "rated" : "range",
  best,
  worst,
});

function gradeWithout(dossier, gone) {
  const axes = [REACH, DESTINATION].map((axis) => {
    let best = 0;
    let worst = 0;
    for (const exposure of dossier.exposures) {
      if (gone.has(exposure)) continue;
      best = Math.max(best, exposure.weights[axis].best);
      worst = Math.max(worst, exposure.weights[axis].worst);
    }
    return gradeOf(best, worst);
  });
  const known = dossier.exposures.some(
    (e) => !gone.has(e) && e.party.org && e.weights.some((w) => w.best > 0),
  );
  if (!known)
    return { grade: gradeOf(0, 0), axes: [gradeOf(0, 0), gradeOf(0, 0)] };
  const [reach, destination] = axes;
  return {
    grade: gradeOf(
      Math.max(reach.best, destination.best),
      Math.max(reach.worst, destination.worst),
    ),
    axes,
  };
}

const serves = ({ contact, service, roles }) =>
  contact.ownSite &&
  (!service || (roles & ((1 << DOCUMENT) | (1 << PROXY))) !== 0);

function leverOf(dossier, grade) {
  const steps = [];
  const gone = new Set();
  let { worst } = grade;
  while (steps.length < 4 && worst > A) {
    const services = new Set();
    const hosts = new Set();
    let proxy = false;
    const behind = (exposure) => exposure.service ?? exposure.party;
    for (const exposure of dossier.exposures) {
      const holds = exposure.weights.some((weight) => weight.worst === worst);
      if (gone.has(exposure) || !holds) continue;
      if (serves(exposure)) {
        hosts.add(exposure.party);
        if (has(exposure.roles, PROXY)) proxy = true;
      } else {
        services.add(behind(exposure));
      }
    }
    for (const exposure of dossier.exposures) {
      const out = serves(exposure)
        ? hosts.has(exposure.party)
        : services.has(behind(exposure));
      if (out) gone.add(exposure);
    }
    const out = [...new Set([...services, ...hosts])];
    const next = proxy ? gradeOf(0, 0) : gradeWithout(dossier, gone).grade;
    steps.push({
      without: [...new Set(out.map((party) => party.label))].sort(),
      names: [...new Set(out.map((party) => party.name))].sort(),
      changeHost: hosts.size > 0,
      grade: next,
    });
    worst = next.worst;
  }
  return steps;
}

function completenessOf(dossier) {
  const unknown = new Set();
  for (const { party, contact } of dossier.exposures) {
    if (!party.org) unknown.add(contact.host);
  }
  const hosts = grouped(dossier.page.contacts);
  const counts = { contacts: 0, identified: 0, without: 0 };
  Object.assign(counts, { cached: 0, blocked: 0, failed: 0 });
  for (const [host, contacts] of hosts) {
    const seen = new Set(contacts.map((contact) => contact.outcome));
    if (seen.size === 1 && seen.has("failed")) {
      counts.failed++;
      continue;
    }
    counts.contacts++;
    if (!unknown.has(host)) counts.identified++;
    if (contacts.every((c) => c.addresses.length === 0)) counts.without++;
    if (seen.has("contacted") || seen.has("possible")) continue;
    if (seen.has("cached")) counts.cached++;
    else counts.blocked++;
  }
  return counts;
}

function grouped(contacts) {
  const hosts = new Map();
  for (const contact of contacts) {
    const list = hosts.get(contact.host);
    if (list) list.push(contact);
    else hosts.set(contact.host, [contact]);
  }
  return hosts;
}

export function judge(page) {
  const dossier = buildDossier(page);
  for (const exposure of dossier.exposures) {
    exposure.weights = [weigh(exposure, REACH), weigh(exposure, DESTINATION)];
  }
  const { grade, axes } = gradeWithout(dossier, new Set());
  return {
    parties: dossier.parties,
    exposures: dossier.exposures,
    findings: findingsOf(dossier),
    grade,
    axes,
    lever: leverOf(dossier, grade),
    completeness: completenessOf(dossier),
  };
}
