// SPDX-License-Identifier: EUPL-1.2
// The parties and exposures of the peer host: host/core/party.c in JavaScript.
// Sets are bit masks, as there. See peer.js.

import { consentOfContact, consentOfStored, YES } from "./peer-consent.js";
import { called } from "./peer-registry.js";

const [EEA, LISTED, THIRD] = [0, 2, 3];
const [REDIRECT, PASSIVE, ACTIVE, FORM, DOCUMENT, PROXY] = [0, 1, 2, 3, 4, 5];
const ANY_REACH = 31;
const ANY_DESTINATION = 15;
export const MILDER = (1 << 1) | (1 << 2); // classes Q and Z
export const DOUBT = {
  party: 1,
  low: 2,
  control: 4,
  role: 8,
  place: 16,
  listing: 32,
  entity: 64,
  phase: 128,
  purpose: 256,
  refusal: 512,
};
export const ROLES = [
  "redirect",
  "passive",
  "active",
  "form",
  "document",
  "proxy",
];

export const has = (set, value) => (set >> value) & 1;
const single = (set) => set !== 0 && (set & (set - 1)) === 0;

function worseOf(as, bs, count) {
  let result = 0;
  for (let a = 0; a < count; a++) {
    for (let b = 0; b < count; b++) {
      if (has(as, a) && has(bs, b)) result |= 1 << Math.max(a, b);
    }
  }
  return result;
}

export function orgReaches(org) {
  const set = worseOf(org.seatReach, org.controlReach, 5);
  if (org.confidence !== "low") return set;
  return ANY_REACH & ~((set & -set) - 1);
}

function atMachine(machine, org) {
  const place = machine?.place;
  if (place?.certainty !== "established") return ANY_DESTINATION;
  if (place.destination !== LISTED) return 1 << place.destination;
  return org ? org.usRecipient : (1 << LISTED) | (1 << THIRD);
}

function recipients(org) {
  if (!org) return ANY_DESTINATION;
  if (org.entity === "yes") return 1 << EEA;
  return org.entity === "no" ? org.seatRecipient : org.seatRecipient | 1;
}

const BY_WEIGHT = [
  ["document", 1 << DOCUMENT],
  ["form", 1 << FORM],
  ["script", 1 << ACTIVE],
  ["frame", 1 << ACTIVE],
  ["socket", 1 << ACTIVE],
  ["fetch", 1 << ACTIVE],
  ["beacon", 1 << ACTIVE],
  ["other", (1 << ACTIVE) | (1 << PASSIVE)],
  ["font", 1 << PASSIVE],
  ["style", 1 << PASSIVE],
  ["media", 1 << PASSIVE],
  ["image", 1 << PASSIVE],
  ["redirect", 1 << REDIRECT],
];
const ROLE_SET = new Map(BY_WEIGHT);
const NAMES = BY_WEIGHT.map(([name]) => name);

/** Also gives the kind of resource that decides. */
function rolesOf(contact, front) {
  let resource = NAMES.find((name) => contact.types[name] > 0) ?? "other";
  if (contact.ownSite && contact.types.redirect > 0 && resource !== "form") {
    resource = "document";
  }
  let roles = ROLE_SET.get(resource);
  if (front && contact.ownSite && roles === 1 << DOCUMENT) roles = 1 << PROXY;
  return { resource, roles };
}

/** The strict reading: control from outside the EEA counts as X. */
function strictly({ strict }, set) {
  if (!strict || !(set & MILDER)) return set;
  return (set & ~MILDER) | (1 << 3);
}

function partyOf(dossier, capacity, identity) {
  const key = `${capacity} ${identity.org ? 1 : 0} ${identity.label}`;
  let party = dossier.index.get(key);
  if (!party) {
    party = {
      capacity,
      by: identity.by,
      org: identity.org,
      label: identity.label,
      name: identity.org ? identity.org.name : identity.label,
      called: called(identity.org ? identity.org.name : identity.label),
      service: capacity === "service" ? identity.name : "",
      purposes: [],
      reaches: strictly(
        dossier.page,
        identity.org
          ? orgReaches(identity.org)
          : worseOf(identity.seat || ANY_REACH, ANY_REACH, 5),
      ),
      roles: 0,
    };
    dossier.index.set(key, party);
    dossier.parties.push(party);
  }
  if (BY_ORDER.indexOf(identity.by) < BY_ORDER.indexOf(party.by)) {
    party.by = identity.by;
  }
  if (capacity === "service" && identity.name < party.service) {
    party.service = identity.name;
  }
  const { purpose } = identity;
  if (purpose && !party.purposes.includes(purpose)) {
    if (party.purposes.length < 8) party.purposes.push(purpose);
  }
  return party;
}
const BY_ORDER = [
  "unknown",
  "domain",
  "disguised-name",
  "prefix",
  "asn",
  "cookie",
  "site",
];

/** Doubts about what matters to consent. */
function consentDoubts(page, { phase }, { phases, exempt, tracker }) {
  let doubts = 0;
  if (phases !== 0 && !single(phases)) {
    const guess = page.choice_guessed && phase === "refused";
    doubts |= guess ? DOUBT.refusal : DOUBT.phase;
  }
  if (phases !== 0 && (!single(exempt) || !single(tracker))) {
    doubts |= DOUBT.purpose;
  }
  return doubts;
}

function doubtsOf(party, exposure, machine) {
  const { org } = party;
  let doubts = single(exposure.roles) ? 0 : DOUBT.role;
  if (machine?.place.certainty !== "established") doubts |= DOUBT.place;
  if (!org) return doubts | DOUBT.party;
  if (org.confidence === "low") doubts |= DOUBT.low;
  if (!single(worseOf(org.seatReach, org.controlReach, 5))) {
    doubts |= DOUBT.control;
  }
  const either = (1 << LISTED) | (1 << THIRD);
  if ((exposure.destinations & either) === either && !single(org.usRecipient)) {
    doubts |= DOUBT.listing;
  }
  if (
    party.capacity === "service" &&
    org.entity === "unknown" &&
    !single(recipients(org))
  ) {
    doubts |= DOUBT.entity;
  }
  return doubts;
}

function expose(dossier, party, service, contact, machine) {
  const operator = party.capacity === "operator";
  const exposure = {
    party,
    service,
    contact,
    machine,
    stored: null,
    ...rolesOf(contact, operator && machine?.front),
    reaches: party.reaches,
    destinations: atMachine(machine, party.org),
    consent: consentOfContact(dossier.page, contact, party.capacity, party.org),
    doubts: 0,
    weights: null,
  };
  if (!operator) {
    exposure.destinations = worseOf(
      exposure.destinations,
      recipients(party.org),
      4,
    );
  }
  exposure.doubts =
    doubtsOf(party, exposure, machine) |
    consentDoubts(dossier.page, contact, exposure.consent);
  party.roles |= exposure.roles;
  dossier.exposures.push(exposure);
}

/** Whose tool stores a name. */
function setterOf(page, contact, { org, service, purpose }) {
  if (org) {
    return { by: "cookie", org, label: org.slug, name: service, purpose };
  }
  if (contact.service) return contact.service;
  const { site } = page;
  return { by: "site", org: null, label: site, name: site, purpose: "" };
}

function addStored(dossier, contact) {
  const { page } = dossier;
  for (const stored of contact.stored) {
    const setter = setterOf(page, contact, stored);
    const consent = consentOfStored(page, contact, stored, setter.org);
    const silent = consent.exempt === YES && !consent.measurement;
    if (consent.phases === 0 || silent) continue;
    const party = partyOf(dossier, "service", setter);
    dossier.exposures.push({
      party,
      service: party,
      contact,
      machine: null,
      stored,
      resource: "other",
      roles: 0,
      reaches: 0,
      destinations: 0,
      consent,
      doubts: consentDoubts(page, contact, consent),
      weights: null,
    });
  }
}

function addContact(dossier, contact) {
  let anybody = contact.service !== null;
  let service = null;
  // Before what was answered by a machine, as in the total order.
  if (contact.machines.length > 0) addStored(dossier, contact);
  if (contact.service) {
    service = partyOf(dossier, "service", contact.service);
    for (const machine of contact.machines) {
      expose(dossier, service, service, contact, machine);
    }
    if (contact.machines.length === 0) {
      expose(dossier, service, service, contact, null);
    }
  }
  for (const machine of contact.machines) {
    if (!machine.operator) continue;
    anybody = true;
    const party = partyOf(dossier, "operator", machine.operator);
    expose(dossier, party, service, contact, machine);
  }
  if (contact.machines.length === 0) addStored(dossier, contact);
  if (anybody) return;
  const nobody = { by: "unknown", org: null, label: contact.site, purpose: "" };
  const party = partyOf(dossier, "operator", nobody);
  expose(dossier, party, null, contact, contact.machines[0] ?? null);
}

const order = (a, b) => (a < b ? -1 : a > b ? 1 : 0);

export function buildDossier(page) {
  const dossier = { page, parties: [], exposures: [], index: new Map() };
  for (const contact of page.contacts) {
    if (contact.outcome !== "failed") addContact(dossier, contact);
  }
  dossier.parties.sort(
    (a, b) =>
      order(b.capacity, a.capacity) || // service before operator
      order(a.label, b.label) ||
      order(!a.org, !b.org),
  );
  for (const [rank, party] of dossier.parties.entries()) {
    party.rank = rank;
    party.purposes.sort();
  }
  // The sort is stable, and the exposures stand in the order of the page.
  dossier.exposures.sort((a, b) => a.party.rank - b.party.rank);
  return dossier;
}
