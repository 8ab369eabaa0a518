// SPDX-License-Identifier: EUPL-1.2
// A host as one would write it in Node, with the packages that one would take:
// maxmind, tldts and Maps. It gives the same reply as ours to the page of the
// bench, so that the two can be compared; it is no part of Cocarde. The bench
// compares the replies and stops when they differ, so a change of the judgement
// is made here too.

import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { PHASES } from "./peer-consent.js";
import { ROLES } from "./peer-dossier.js";
import { Identifier } from "./peer-identify.js";
import { judge } from "./peer-judge.js";
import { Registry } from "./peer-registry.js";
import { sentenceOf } from "./peer-sentence.js";

const LETTERS = [null, "A", "B", "C", "D", "E"];
const VERSION = readFileSync("VERSION", "utf8").trim();
const COCARDE = "build/cocarde"; // tells the rules that it is made of
const FRAMES = ["top", "same-site", "foreign"];
const OUTCOMES = ["contacted", "possible", "cached", "blocked", "failed"];

const orNull = (text) => text || null;
const order = (a, b) => (a < b ? -1 : a > b ? 1 : 0);

const EFFECTS = ["cap", "note", "range", "not-rated"];
const AXES = ["reach", "destination", "consent", null, "notice"];
const WORDINGS = { R4: 1, R5: 1, R6: 2 }; // by resource, by resource, by role

/** FNV-1a of the method: rules_digest() of host/core in JavaScript. */
function methodDigest(rules) {
  const hash = (digest, byte) =>
    BigInt.asUintN(64, (digest ^ BigInt(byte)) * 1099511628211n);
  let digest = 14695981039346656037n;
  for (const rule of rules) {
    const { id, axis, effect, cap, basis, since, title } = rule;
    const numbers = [
      AXES.indexOf(axis),
      EFFECTS.indexOf(effect),
      Math.max(0, LETTERS.indexOf(cap)),
      WORDINGS[id] ?? 0,
    ];
    const texts = Buffer.from(
      [id, basis, since, title].map((text) => `${text}\0`).join(""),
    );
    digest = [...numbers, ...texts].reduce(hash, digest);
  }
  return digest.toString(16).padStart(16, "0");
}

/** The page of a request, its contacts in their total order. */
function readPage({ page, contacts, strict = false }) {
  const rank = ({ frame, outcome, phase }) =>
    FRAMES.indexOf(frame) * 100 +
    OUTCOMES.indexOf(outcome) * 10 +
    PHASES.indexOf(phase);
  const sorted = contacts.map((contact) => ({
    ...contact,
    rank: rank(contact),
  }));
  sorted.sort((a, b) => order(a.host, b.host) || a.rank - b.rank);
  const day = page.at.slice(0, 10);
  return { ...page, strict, day, contacts: sorted };
}

// ---- the reply, member by member in the order of host/wire/rating*.c ----

const grade = ({ state, best, worst }) => ({
  state,
  best: LETTERS[best],
  worst: LETTERS[worst],
});

function gradeText({ state, best, worst }) {
  if (state === "not-rated") return null;
  return best === worst ? LETTERS[worst] : `${LETTERS[best]}–${LETTERS[worst]}`;
}

const heaviest = (roles) => ROLES[31 - Math.clz32(roles)];

const AXIS = { R: "reach", T: "destination", C: "consent", M: "notice" };
const axisOf = (id) => AXIS[id[0]] ?? (/^U[23]$/.test(id) ? "reach" : null);
const charged = (id) => /^R(?!10$)/.test(id);

function evidenceObject({ contact, machine, roles, stored }) {
  const object = {
    host: contact.host,
    ip: machine?.ip ?? null,
    asn: machine?.asn || null,
    role: stored ? null : heaviest(roles),
  };
  return stored ? { ...object, stored: stored.name } : object;
}

function findingObject(registry, finding, lang, page) {
  const { rule, party, best, worst, evidence } = finding;
  const org = party?.org;
  return {
    rule,
    axis: axisOf(rule),
    best: LETTERS[best],
    worst: LETTERS[worst],
    party: party?.label ?? null,
    name: party?.called ?? null,
    capacity: party?.capacity ?? null,
    text: sentenceOf(registry, finding, lang, page),
    evidence: evidence.map(evidenceObject),
    laws: org && charged(rule) ? org.laws : [],
    source: orNull(org?.source),
    as_of: orNull(org?.as_of),
  };
}

function orgMembers({ org, reaches }) {
  const single = (reaches & (reaches - 1)) === 0;
  const noEntity = org?.entity === "no" ? "none" : null;
  return {
    seat: orNull(org?.seat),
    controlled_from: orNull(org?.control),
    chain: org?.chain ?? [],
    chain_names: org?.chainNames ?? [],
    eu_entity: org?.entity === "yes" ? org.entityName : noEntity,
    technology_from: orNull(org?.tech),
    class: single ? "EQZXY"[31 - Math.clz32(reaches)] : null,
    laws: org?.laws ?? [],
    dpf: org?.dpf ?? null,
    source: orNull(org?.source),
    as_of: orNull(org?.as_of),
    confidence: orNull(org?.confidence),
    read: org?.read ?? false,
  };
}

const contactObject = ({ contact, machine }) => ({
  host: contact.host,
  ip: machine?.ip ?? null,
  asn: machine?.asn || null,
  network: orNull(machine?.network),
  registered: orNull(machine?.registered),
  place: {
    country: orNull(machine?.place.country),
    state: machine?.place.certainty ?? "unknown",
    worldwide: machine?.place.worldwide ?? false,
  },
  outcome: contact.outcome,
  phase: contact.phase,
});

const storedObject = ({ contact, stored }) => ({
  name: stored.name,
  by: stored.by,
  host: contact.host,
  service: orNull(stored.service),
  purpose: orNull(stored.purpose),
  phase: contact.phase,
});

function partyObject(party, exposures, findings) {
  const letter = { best: 0, worst: 0 };
  for (const finding of findings) {
    if (finding.party !== party) continue;
    letter.best = Math.max(letter.best, finding.best);
    letter.worst = Math.max(letter.worst, finding.worst);
  }
  const roles = ROLES.filter((_, role) => (party.roles >> role) & 1);
  return {
    org: party.label,
    name: party.name,
    capacity: party.capacity,
    service: orNull(party.service),
    ...orgMembers(party),
    purposes: party.purposes,
    roles: roles.reverse(),
    identified_by: party.by,
    letter: letter.worst
      ? { best: LETTERS[letter.best], worst: LETTERS[letter.worst] }
      : null,
    contacts: exposures.filter(({ stored }) => !stored).map(contactObject),
    stored: exposures.filter(({ stored }) => stored).map(storedObject),
  };
}

function unknownList(exposures) {
  const machines = new Map();
  for (const { party, contact, machine, stored } of exposures) {
    const ip = machine?.ip ?? "";
    if (party.org || stored) continue;
    machines.set(`${contact.host}\0${ip}`, {
      host: contact.host,
      ip: orNull(ip),
      asn: machine?.asn || null,
    });
  }
  const keys = [...machines.keys()].sort();
  return keys.map((key) => machines.get(key));
}

function lawList(registry, parties, lang) {
  // Not of those to whom nothing was sent, whose tool alone was seen.
  const sent = parties.filter(({ roles }) => roles !== 0);
  const ids = new Set(sent.flatMap(({ org }) => org?.laws ?? []));
  return [...ids].sort().map((id) => {
    const law = registry.laws.get(id);
    return {
      id,
      name: law[`name_${lang}`],
      source: law.source,
      as_of: law.as_of,
    };
  });
}

/** @param {string} dir the data directory */
export async function open(dir) {
  const registry = new Registry(`${dir}/registry.sqlite`);
  const identifier = await Identifier.open(dir, registry);
  const manifest = readFileSync(`${dir}/MANIFEST`, "utf8");
  const method = JSON.parse(
    execFileSync(COCARDE, ["rules", "--json"], { encoding: "utf8" }),
  );
  const versions = {
    cocarde: VERSION,
    method: method.method,
    method_digest: methodDigest(method.rules),
    data: /^version (.*)$/m.exec(manifest)?.[1],
    digest: /^digest (.*)$/m.exec(manifest)?.[1],
    second_opinion: orNull(identifier.second && `ipfire ${identifier.second}`),
  };

  /** @param {string} message a rate request @returns {string} the rating */
  function rate(message) {
    const request = JSON.parse(message);
    const page = readPage(request);
    const notes = identifier.identify(page);
    const { parties, exposures, findings, lever, completeness, ...judged } =
      judge(page);
    const { lang } = request;
    const byParty = new Map(parties.map((party) => [party, []]));
    for (const exposure of exposures)
      byParty.get(exposure.party).push(exposure);
    return JSON.stringify({
      schema: "cocarde.rating/1",
      page: { host: page.host, site: page.site, at: page.at },
      reading: page.strict ? "strict" : "standard",
      grade: {
        ...grade(judged.grade),
        axes: {
          reach: grade(judged.axes[0]),
          destination: grade(judged.axes[1]),
          consent: grade(judged.axes[2]),
        },
      },
      findings: findings.map((f) => findingObject(registry, f, lang, page)),
      parties: parties.map((p) => partyObject(p, byParty.get(p), findings)),
      unknown: unknownList(exposures),
      laws: lawList(registry, parties, lang),
      lever: lever.map((step) => ({
        without: step.without,
        names: step.names,
        grade: gradeText(step.grade),
        change_host: step.changeHost,
        own_storage: step.ownStorage,
      })),
      criteria: judged.criteria,
      completeness: { ...completeness, notes },
      versions,
    });
  }
  return { rate };
}
