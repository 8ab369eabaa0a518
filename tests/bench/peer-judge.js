// SPDX-License-Identifier: EUPL-1.2
// The judgement of the peer host: findings and completeness, grade.c and
// completeness.c of host/core in JavaScript. See peer.js.

import { buildDossier, DOUBT } from "./peer-dossier.js";
import { gradeWithout, leverOf } from "./peer-lever.js";
import { A, DESTINATION, REACH, weightsOf } from "./peer-weigh.js";
import { criteriaOf, pageFindings } from "./peer-whole.js";

const METHOD_ORDER = (
  "R0 R1 R2 R3 R4 R5 R6 R8 R9 R10 R11 T1 T2 T3 T4 T5 " +
  "C1 C2 C3 C4 C5 C6 C7 C8 M1 M2 M3 U1 U2 U3 U4"
).split(" ");
const RESOURCES =
  "other document redirect form frame script fetch socket beacon style font image media".split(
    " ",
  );
const NO_PARTY = Number.MAX_SAFE_INTEGER;

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
const WHERE = DOUBT.party | DOUBT.place | DOUBT.listing | DOUBT.entity;

function addAxis(found, exposure, axis, note) {
  const { doubts, resource, weights } = exposure;
  const { best, worst, rule, certain } = weights.axes[axis];
  let id = rule?.id;
  if (best === 0) return;
  if (!certain && axis === REACH) {
    if (doubts & (DOUBT.party | DOUBT.control)) id = "U2";
    else if (doubts & DOUBT.low) id = "U3";
  }
  if (!id) return;
  const finding = {
    ...note,
    rule: id,
    best,
    worst,
    resource: id === "R4" || id === "R5" ? resource : "other",
    doubts: certain ? 0 : doubts & DOUBTS_OF_AXIS[axis],
  };
  addFinding(found, finding, exposure);
}

function addConsent(found, exposure, note) {
  for (const { id, cap, sure } of exposure.weights.caps) {
    const why = id === "C3" ? WHERE : DOUBT.purpose;
    const asked = DOUBT.phase | DOUBT.refusal | why;
    const finding = {
      ...note,
      rule: id,
      best: sure ? cap : A,
      worst: cap,
      doubts: sure ? 0 : exposure.doubts & asked,
    };
    addFinding(found, finding, exposure);
  }
}

function findingsOf(dossier) {
  const found = new Map();
  for (const exposure of dossier.exposures) {
    const note = {
      party: exposure.party,
      best: 0,
      worst: 0,
      resource: "other",
      role: heaviest(exposure.roles),
      doubts: 0,
    };
    addAxis(found, exposure, REACH, note);
    addAxis(found, exposure, DESTINATION, note);
    addConsent(found, exposure, note);
    for (const rule of exposure.weights.notes) {
      addFinding(found, { ...note, rule }, exposure);
    }
  }
  const ofPage = pageFindings(dossier).map(({ sure = true, ...finding }) => ({
    party: null,
    resource: "other",
    role: 0,
    doubts: sure ? 0 : DOUBT.purpose,
    evidence: [],
    ...finding,
  }));
  const rank = ({ party }) => party?.rank ?? NO_PARTY;
  return [...found.values(), ...ofPage].sort(
    (a, b) =>
      b.best - a.best ||
      b.worst - a.worst ||
      METHOD_ORDER.indexOf(a.rule) - METHOD_ORDER.indexOf(b.rule) ||
      b.role - a.role ||
      rank(a) - rank(b) ||
      RESOURCES.indexOf(a.resource) - RESOURCES.indexOf(b.resource) ||
      a.doubts - b.doubts,
  );
}

// ---- completeness ----

function grouped(contacts) {
  const hosts = new Map();
  for (const contact of contacts) {
    const list = hosts.get(contact.host);
    if (list) list.push(contact);
    else hosts.set(contact.host, [contact]);
  }
  return hosts;
}

function completenessOf(dossier) {
  const unknown = new Set();
  for (const { party, contact, stored } of dossier.exposures) {
    if (!party.org && !stored) unknown.add(contact.host);
  }
  const hosts = grouped(dossier.page.contacts);
  const counts = { contacts: 0, identified: 0, without_address: 0 };
  Object.assign(counts, { cached: 0, blocked: 0, failed: 0 });
  for (const [host, contacts] of hosts) {
    const seen = new Set(contacts.map((contact) => contact.outcome));
    if (seen.size === 1 && seen.has("failed")) {
      counts.failed++;
      continue;
    }
    counts.contacts++;
    if (!unknown.has(host)) counts.identified++;
    if (contacts.every((c) => c.addresses.length === 0)) {
      counts.without_address++;
    }
    if (seen.has("contacted") || seen.has("possible")) continue;
    if (seen.has("cached")) counts.cached++;
    else counts.blocked++;
  }
  const orgs = dossier.parties.flatMap(({ org }) => org ?? []);
  const confident = ["low", "medium", "high"];
  return {
    ...counts,
    parties: orgs.length,
    read: orgs.filter(({ read }) => read).length,
    confidence:
      confident.find((word) => orgs.some((o) => o.confidence === word)) ?? null,
  };
}

export function judge(page) {
  const dossier = buildDossier(page);
  for (const exposure of dossier.exposures) {
    exposure.weights = weightsOf(exposure);
  }
  const { grade, axes } = gradeWithout(dossier, new Set());
  return {
    parties: dossier.parties,
    exposures: dossier.exposures,
    findings: findingsOf(dossier),
    grade,
    axes,
    lever: leverOf(dossier, grade),
    criteria: criteriaOf(dossier, axes),
    completeness: completenessOf(dossier),
  };
}
