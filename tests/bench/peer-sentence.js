// SPDX-License-Identifier: EUPL-1.2
// The words of a finding in the peer host: host/facts/sentence*.c in
// JavaScript. See peer.js.

import { DOUBT } from "./peer-dossier.js";

const PROXY = 5;
const [ADEQUATE, LISTED, THIRD] = [1 << 1, 1 << 2, 1 << 3];

const machineOf = ({ evidence }) => evidence.find((e) => e.machine)?.machine;

/** Registered seat of the network of an operator that is not known. */
function registeredOf(finding) {
  const { org, capacity } = finding.party;
  const machine = machineOf(finding);
  return !org && capacity === "operator" && machine?.operator?.by === "unknown"
    ? machine.registered
    : "";
}

function destinationKey(doubts) {
  if (doubts & DOUBT.party) return "T.unknown-party";
  if (doubts & DOUBT.place) return "T.place-maybe";
  if (doubts & DOUBT.listing) return "T.listing-maybe";
  if (doubts & DOUBT.entity) return "T.entity-maybe";
  return doubts & DOUBT.role ? "role.maybe" : "T.place-maybe";
}

function keyOf(finding) {
  const { rule, party, doubts, best, worst } = finding;
  const range = doubts !== 0 || best !== worst;
  if (rule === "U1" || rule === "R10") return rule;
  if (rule === "U2") {
    if (party.org) return "class.maybe";
    if (party.capacity === "service") return "U2.service";
    if (registeredOf(finding)) return "U2.registered";
    return machineOf(finding) ? "U2.operator" : "U2.no-address";
  }
  if (range && rule[0] === "T") return destinationKey(doubts);
  if (range && rule[0] === "R") {
    return (doubts & ~DOUBT.role) === 0 ? "role.maybe" : "class.maybe";
  }
  if (!party.org && rule[0] === "R") return `${rule}.registered`;
  if (party.capacity === "operator" && (rule === "R4" || rule === "R5")) {
    return `${rule}.operator`;
  }
  return rule === "R6" && finding.role === PROXY ? "R6.proxy" : rule;
}

/** The country that a finding of destination is about. */
function destinationCountry(registry, { rule, party, evidence }, day) {
  const concerned = (country) => {
    const there = country ? registry.destinations(country, day) : 0;
    if (rule === "T2") return there === ADEQUATE;
    if (rule === "T3") return there === LISTED;
    return there === THIRD || there === LISTED;
  };
  const { org, capacity } = party;
  if (capacity === "service" && org && org.entity !== "yes") {
    if (concerned(org.seat)) return org.seat;
  }
  for (const { machine } of evidence) {
    const place = machine?.place;
    if (place?.certainty === "established" && concerned(place.country)) {
      return place.country;
    }
  }
  return "";
}

function placeOf({ evidence }) {
  const [first] = evidence;
  const same = evidence.every(
    ({ machine }) =>
      machine &&
      machine.place.certainty === first.machine?.place.certainty &&
      machine.place.worldwide === first.machine.place.worldwide &&
      machine.place.country === first.machine.place.country,
  );
  return same ? first.machine.place : { certainty: "unknown", country: "" };
}

const OUTCOMES = ["contacted", "possible", "cached", "blocked"];
const HOLE = /\{(\w+)\}/g;
const COLUMNS = {
  fr: { country: "name_fr", of_country: "of_fr", in_country: "in_fr" },
  en: { country: "name_en", of_country: "of_en", in_country: "in_en" },
};

/** @param {string} day the page's */
export function sentenceOf(registry, finding, lang, day) {
  const { party, rule } = finding;
  const { org } = party;
  const sentence = (key) => registry.sentences.get(key)?.[lang];
  const named = (country, form) => {
    const row = registry.countries.get(country);
    if (lang === "en" && form !== "country" && row) {
      return `${form === "of_country" ? "of" : "in"} ${row.the_en}`;
    }
    return row?.[COLUMNS[lang][form]] ?? (country || "?");
  };
  const country = () =>
    rule[0] === "T"
      ? destinationCountry(registry, finding, day)
      : (org?.answersTo ?? registeredOf(finding));
  const countries = (form) => {
    if (rule !== "R10") return named(country(), form);
    const names = org.branches.split(";").map((code) => named(code, form));
    const last = names.pop();
    const and = lang === "fr" ? " et " : " and ";
    return names.length > 0 ? names.join(", ") + and + last : last;
  };
  const law = (column, generic) => {
    const found = registry.laws.get(org?.laws[0]);
    return found ? found[column] : `${generic} ${countries("of_country")}`;
  };
  const toLaws = () => {
    const column = lang === "fr" ? "to_fr" : "the_en";
    const laws = (org?.laws ?? []).map((id) => registry.laws.get(id)[column]);
    const last = laws.pop();
    if (last === undefined)
      return law(column, lang === "fr" ? "au droit" : "the law");
    const and = lang === "fr" ? " et " : " and ";
    return laws.length > 0 ? laws.join(", ") + and + last : last;
  };
  const resource = (table) =>
    sentence(`${table}.${finding.resource}`) ?? sentence(`${table}.other`);
  const values = {
    org: () => party.name,
    country: () => countries("country"),
    of_country: () => countries("of_country"),
    in_country: () => countries("in_country"),
    law: () => law(`the_${lang}`, lang === "fr" ? "le droit" : "the law"),
    to_law: toLaws,
    what: () => resource("what"),
    does: () => resource("does"),
    serves: () => resource("serves"),
    place: () => {
      const place = placeOf(finding);
      const state = place.worldwide ? "worldwide" : place.certainty;
      const name = named(place.country, "in_country");
      return sentence(`place.${state}`).replace("{in_country}", name);
    },
    decision: () => registry.decision(country(), day),
    transfer_law: () => registry.transferLaw(day)[`name_${lang}`],
    offer: () => org?.offer || "?",
    tech: () => named(org?.tech, "country"),
    domain: () => party.label,
    network: () => {
      const machine = machineOf(finding);
      if (!machine) return "?";
      if (!machine.asn) return machine.ip;
      const { asn, network } = machine;
      return network ? `AS${asn} (${network})` : `AS${asn}`;
    },
    as_of: () => org?.as_of || registry.meta.get("version").value,
  };
  const ended = keyOf(finding) === "T3" && registry.decisionEnded("US", day);
  const said = sentence(ended ? "T3.ended" : keyOf(finding)).replace(
    HOLE,
    (_, name) => values[name](),
  );
  if (!/^(R[1-9]|T[2-5])/.test(rule) || rule === "R10") return said;
  const became = OUTCOMES.find((outcome) =>
    finding.evidence.some(({ contact }) => contact.outcome === outcome),
  );
  const more = sentence(`outcome.${became}`);
  return more ? `${said} ${more}` : said;
}
