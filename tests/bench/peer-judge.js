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

/** What a rule says of an exposure; a note when it has no letters. */
const findingOf = (rule, exposure, best = 0, worst = 0, doubts = 0) => ({
  rule,
  party: exposure.party,
  best,
  worst,
  resource: rule === "R4" || rule === "R5" ? exposure.resource : "other",
  role: heaviest(exposure.roles),
  doubts,
  evidence: [exposure],
});

/** Findings that say the same are one; the words of R6 depend on the role. */
function addFinding(found, finding) {
  const { rule, party, best, worst, resource, role, doubts } = finding;
  const said = rule === "R6" ? role : "";
  const key = `${rule} ${party.rank} ${best} ${worst} ${resource} ${said} ${doubts}`;
  const into = found.get(key);
  if (into) {
    into.evidence.push(finding.evidence[0]);
    into.role = Math.max(into.role, role);
  } else {
    found.set(key, finding);
  }
}

const DOUBTS_OF_AXIS = [
  DOUBT.party | DOUBT.low | DOUBT.control | DOUBT.role,
  DOUBT.party | DOUBT.place | DOUBT.listing | DOUBT.entity | DOUBT.role,
];
const WHERE = DOUBT.party | DOUBT.place | DOUBT.listing | DOUBT.entity;

function addAxis(found, exposure, axis) {
  const { doubts, weights } = exposure;
  const { best, worst, rule, certain } = weights.axes[axis];
  let id = rule?.id;
  if (best === 0) return;
  if (!certain && axis === REACH) {
    if (doubts & (DOUBT.party | DOUBT.control)) id = "U2";
    else if (doubts & DOUBT.low) id = "U3";
  }
  if (!id) return;
  const why = certain ? 0 : doubts & DOUBTS_OF_AXIS[axis];
  addFinding(found, findingOf(id, exposure, best, worst, why));
}

function addConsent(found, exposure) {
  for (const { id, cap, sure } of exposure.weights.caps) {
    const asked = id === "C3" ? WHERE : DOUBT.purpose;
    const why = exposure.doubts & (DOUBT.phase | DOUBT.refusal | asked);
    const best = sure ? cap : A;
    addFinding(found, findingOf(id, exposure, best, cap, sure ? 0 : why));
  }
}

function findingsOf(dossier) {
  const found = new Map();
  for (const exposure of dossier.exposures) {
    addAxis(found, exposure, REACH);
    addAxis(found, exposure, DESTINATION);
    addConsent(found, exposure);
    for (const rule of exposure.weights.notes) {
      addFinding(found, findingOf(rule, exposure));
    }
  }
  const ofPage = pageFindings(dossier).map(
    ({ rule, party = null, best, worst, sure = true }) => ({
      rule,
      party,
      best,
      worst,
      resource: "other",
      role: 0,
      doubts: sure ? 0 : DOUBT.purpose,
      evidence: [],
    }),
  );
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
