// SPDX-License-Identifier: EUPL-1.2
// The words of a finding in the peer host: host/facts/sentence*.c in
// JavaScript. See peer.js.

import { isOffered } from "./peer-consent.js";
import { DOUBT, MILDER, orgReaches } from "./peer-dossier.js";

const [FORM, PROXY] = [3, 5];
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

function destinationKey(finding) {
  const { doubts, party } = finding;
  if (doubts & DOUBT.party) {
    return party.capacity === "operator" && machineOf(finding)
      ? "T.unknown-operator"
      : "T.unknown-party";
  }
  if (doubts & DOUBT.place) return "T.place-maybe";
  if (doubts & DOUBT.listing) return "T.listing-maybe";
  if (doubts & DOUBT.entity) return "T.entity-maybe";
  return doubts & DOUBT.role ? "role.maybe" : "T.place-maybe";
}

function consentKey(rule, doubts) {
  const own = !(doubts & DOUBT.phase) && /^C[1238]$/.test(rule);
  return own ? `${rule}.maybe` : "C.phase-maybe";
}

/** Whose code it is, is the service's business: the machine sends it. */
function chargeKey({ rule, party, role }, strict) {
  const operator = party.capacity === "operator";
  if (!party.org && rule[0] === "R") return `${rule}.registered`;
  let key = rule;
  if (operator && (rule === "R4" || rule === "R5")) key = `${rule}.operator`;
  if (rule === "R6" && operator && role === PROXY) key = "R6.proxy";
  if (rule === "R6" && role === FORM) key = "R6.form";
  const charged = /^R[456]$/.test(rule);
  const only = strict && party.org && (orgReaches(party.org) & MILDER) !== 0;
  return charged && only ? `${key}.strict` : key;
}

function keyOf(finding, strict) {
  const { rule, party, doubts, best, worst } = finding;
  const range = doubts !== 0 || best !== worst;
  if (rule === "C4" && range) return "C4.maybe";
  if (!party || /^(U1|R10|C5|C7|M\d)$/.test(rule)) return rule;
  if (rule === "U2") {
    if (party.org) return "class.maybe";
    if (party.capacity === "service") return "U2.service";
    if (registeredOf(finding)) return "U2.registered";
    return machineOf(finding) ? "U2.operator" : "U2.no-address";
  }
  if (range && rule[0] === "C") return consentKey(rule, doubts);
  if (range && rule[0] === "T") return destinationKey(finding);
  if (range && rule[0] === "R") {
    return (doubts & ~DOUBT.role) === 0 ? "role.maybe" : "class.maybe";
  }
  return chargeKey(finding, strict);
}

/** Where something goes: the country, and whether it is the recipient's. */
function destinationOf(registry, { rule, party, evidence }, day) {
  const concerned = (country) => {
    const there = country ? registry.destinations(country, day) : 0;
    if (rule === "T2") return there === ADEQUATE;
    if (rule === "T3") return there === LISTED;
    return there === THIRD || there === LISTED;
  };
  const { org, capacity } = party;
  if (capacity === "service" && org && org.entity !== "yes") {
    if (concerned(org.seat)) return { country: org.seat, recipient: true };
  }
  for (const { machine } of evidence) {
    const place = machine?.place;
    if (place?.certainty === "established" && concerned(place.country)) {
      return { country: place.country, recipient: false };
    }
  }
  return { country: "", recipient: false };
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
const HOLE = /\{(\w+)\}(\.?)/g;
const NAMED = 4; // cookies and keys in a sentence
const COLUMNS = {
  fr: { country: "name_fr", of_country: "of_fr", in_country: "in_fr" },
  en: { country: "name_en", of_country: "of_en", in_country: "in_en" },
};

/** "AS64500 Example"; the address where no network announces it. */
function networkName(finding) {
  const machine = machineOf(finding);
  if (!machine) return "?";
  const { asn, network, ip } = machine;
  return asn ? `AS${asn} ${network}`.trim() : ip;
}

const MONTHS = {
  fr: "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
  en: "January February March April May June July August September October November December",
};

/** "30 June 2025" of "2025-06-30" */
function dayIn(lang, day) {
  const [year, month = 0, date] = day.split("-").map(Number);
  const first = date === 1 && lang === "fr" ? "er" : "";
  return `${date}${first} ${MONTHS[lang].split(" ")[month - 1]} ${year}`;
}

/** "decision (EU) 2021/1772" */
function decisionIn(lang, number) {
  const none = number === "" || number.startsWith("OJ ");
  const french = { OJ: "JO", EU: "UE", EC: "CE" };
  const said = number.replace(/OJ|EU|EC/, (name) =>
    lang === "fr" ? french[name] : name,
  );
  if (none) return said;
  return lang === "fr" ? `décision ${said}` : `decision ${said}`;
}

const TIES = {
  fr: ["a son siège ", "a son contrôle ", " et son contrôle "],
  en: ["has its seat ", "has its control ", " and its control "],
};
const ARRIVES = {
  fr: ["arrive sur une machine ", "a son destinataire "],
  en: ["arrives at a machine ", "has its recipient "],
};

/** Names of what is stored, each once; "" when nothing is. */
function storedNames({ evidence }, lang) {
  const names = evidence.flatMap(({ stored }) => stored?.name ?? []);
  const once = names.filter((name, i) => name !== names[i - 1]);
  const more = { fr: " et d’autres", en: " and more" };
  return (
    once.slice(0, NAMED).join(", ") + (once.length > NAMED ? more[lang] : "")
  );
}

const ofCap = (rule) => /^(R[1-9]|R11|T[2-5]|C[123468])$/.test(rule);

/** @param {object} page whose date counts, and whose legal notice */
export function sentenceOf(registry, finding, lang, page) {
  const { party, rule, evidence } = finding;
  const { day } = page;
  const org = party?.org;
  const sentence = (key) => registry.sentences.get(key)?.[lang];
  const named = (country, form) => {
    const row = registry.countries.get(country);
    if (lang === "en" && form !== "country" && row) {
      return `${form === "of_country" ? "of" : "in"} ${row.the_en}`;
    }
    return row?.[COLUMNS[lang][form]] ?? (country || "?");
  };
  const country = () =>
    rule[0] === "T" || rule === "C3"
      ? destinationOf(registry, finding, day).country
      : (org?.answersTo ?? registeredOf(finding));
  const countries = (form) => {
    if (rule !== "R10") return named(country(), form);
    const names = org.branches.split(";").map((code) => named(code, form));
    const last = names.pop();
    const and = lang === "fr" ? " et " : " and ";
    return names.length > 0 ? names.join(", ") + and + last : last;
  };
  const compels = () => {
    const can = sentence("compels");
    const deed = (id) => sentence(`compels.${id}`) ?? sentence("compels.other");
    const acts = (org?.laws ?? []).map((id, i) => {
      const law = registry.laws.get(id)[`the_${lang}`];
      return [law, ...(i === 0 ? [can] : []), deed(id)].join(" ");
    });
    if (acts.length === 0) {
      const law = lang === "fr" ? "le droit" : "the law";
      return `${law} ${countries("of_country")} ${can} ${deed("other")}`;
    }
    const last = acts.pop();
    const and = lang === "fr" ? ", et " : ", and ";
    return acts.length > 0 ? acts.join(", ") + and + last : last;
  };
  const resource = (table) =>
    sentence(`${table}.${finding.resource}`) ?? sentence(`${table}.other`);
  const values = {
    org: () =>
      !org && party.capacity === "operator" && machineOf(finding)
        ? networkName(finding)
        : party.called,
    of_country: () => countries("of_country"),
    in_country: () => countries("in_country"),
    ties: () => {
      const { seat, control } = org;
      const [seated, controlled, and] = TIES[lang];
      const first = named(seat || control, "in_country");
      const two = seat && control && seat !== control;
      return (
        (seat ? seated : controlled) +
        first +
        (two ? and + named(control, "in_country") : "")
      );
    },
    compels,
    arrives: () => {
      const { country, recipient } = destinationOf(registry, finding, day);
      return ARRIVES[lang][Number(recipient)] + named(country, "in_country");
    },
    what: () => resource("what"),
    does: () => resource("does"),
    serves: () => resource("serves"),
    place: () => {
      const place = placeOf(finding);
      const state = place.worldwide ? "worldwide" : place.certainty;
      const name = named(place.country, "in_country");
      return sentence(`place.${state}`).replace("{in_country}", name);
    },
    decision: () => decisionIn(lang, registry.decision(country(), day)),
    transfer_law: () => registry.transferLaw(day)[`the_${lang}`],
    consent_law: () => {
      const { id } = registry.transferLaw(day);
      const old = id === "eu-directive-95-46";
      return sentence(old ? "law.consent.1995" : "law.consent");
    },
    offer: () => org?.offer || "?",
    tech: () => named(org?.tech, "country"),
    domain: () => party.label,
    network: () => {
      const at = machineOf(finding)?.asn
        ? { fr: "dans le réseau", en: "in network" }
        : { fr: "à l’adresse", en: "at address" };
      return `${at[lang]} ${networkName(finding)}`;
    },
    as_of: () => dayIn(lang, org?.as_of || registry.meta.get("version").value),
    stored: () => storedNames(finding, lang) || "?",
    goes_on: () => {
      const names = storedNames(finding, lang);
      return names
        ? `${sentence("goes_on.stored")} ${names}`
        : sentence("goes_on.request");
    },
    purpose: () => {
      const purposes = evidence.map(({ contact }) => contact.service?.purpose);
      const known = purposes.find((purpose) => sentence(`purpose.${purpose}`));
      return known ? sentence(`purpose.${known}`) : "?";
    },
    declared: () => {
      const names = page.declared.map(({ name }) => name);
      const last = names.pop() ?? "?";
      const and = lang === "fr" ? " et " : " and ";
      return names.length > 0 ? names.join(", ") + and + last : last;
    },
  };
  const key = keyOf(finding, page.strict);
  const ended = key === "T3" && registry.decisionEnded("US", day);
  const said = sentence(ended ? "T3.ended" : key).replace(
    HOLE,
    (_, name, point) => {
      const value = values[name]();
      // "Cloudflare, Inc." ends a sentence with the point that it has.
      return value.endsWith(".") ? value : value + point;
    },
  );
  if (!ofCap(rule)) return said;
  const became = OUTCOMES.find((outcome) =>
    evidence.some(({ contact }) => contact.outcome === outcome),
  );
  const offered =
    evidence.length > 0 && evidence.every(({ contact }) => isOffered(contact));
  const more = sentence(`outcome.${offered ? "offered" : became}`);
  return more ? `${said} ${more}` : said;
}
