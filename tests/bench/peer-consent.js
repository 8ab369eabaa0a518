// SPDX-License-Identifier: EUPL-1.2
// What may be true of an exposure as far as consent goes, in the peer host:
// host/core/consent.c in JavaScript. Sets are bit masks, as there. See peer.js.

export const PHASES = ["unknown", "before", "accepted", "refused"];
export const [BEFORE, ACCEPTED, REFUSED] = [1 << 1, 1 << 2, 1 << 3];
export const [NO, YES] = [1, 2]; // of a statement
const EITHER = NO | YES;

const promotes = (purpose) => purpose === "ads" || purpose === "social";
const replays = (purpose) => purpose === "session-replay";
const tracks = (purpose) =>
  promotes(purpose) || replays(purpose) || purpose === "analytics";

/** Whether anybody watched what happened before and after a choice. */
export const isAssessed = ({ choice, contacts }) =>
  choice === "none" || contacts.some(({ phase }) => phase !== "unknown");

/** Only requests that led to the page, by another site. */
/** A form's target, of a form that was not sent. */
export function isOffered({ outcome, types }) {
  if (outcome !== "cached" || !(types.form > 0)) return false;
  return Object.keys(types).every((t) => t === "form" || !types[t]);
}

function onlyLedHere({ ownSite, types }) {
  if (ownSite || !(types.redirect > 0)) return false;
  return Object.keys(types).every((t) => t === "redirect" || !types[t]);
}

/** When a contact may have happened; 0: nobody watched, or before the page. */
function phasesOf(page, contact) {
  const { choice, choice_guessed: guessed } = page;
  const { phase } = contact;
  if (!page.assessed || onlyLedHere(contact) || isOffered(contact)) return 0;
  if (phase === "refused" && guessed) return REFUSED | ACCEPTED;
  if (phase !== "unknown") return 1 << PHASES.indexOf(phase);
  if (choice === "none") return BEFORE;
  if (choice !== "refused") return BEFORE | ACCEPTED;
  return BEFORE | REFUSED | (guessed ? ACCEPTED : 0);
}

export function consentOfContact(page, contact, capacity, org) {
  const facts = {
    phases: phasesOf(page, contact),
    exempt: NO,
    tracker: NO,
    replay: false,
    measurement: false,
  };
  if (capacity !== "service") return facts;
  const { by, purpose } = contact.service;
  facts.measurement = Boolean(org?.measurement) && purpose === "analytics";
  facts.replay = replays(purpose);
  if (by === "unknown") facts.tracker = EITHER;
  else if (tracks(purpose) && !facts.measurement) facts.tracker = YES;
  return facts;
}

/** A session is exempt for the site that was asked for, whoever's it is. */
function exemptOf(contact, { exempt, org }) {
  if (exempt === "no") return NO;
  return exempt === "yes" && (contact.ownSite || org) ? YES : EITHER;
}

export function consentOfStored(page, contact, stored, org) {
  const purpose = stored.purpose || contact.service?.purpose;
  const measurement =
    Boolean(org?.measurement) &&
    purpose === "analytics" &&
    stored.exempt !== "no";
  return {
    phases: phasesOf(page, contact),
    exempt: measurement ? YES : exemptOf(contact, stored),
    tracker: NO,
    replay: false,
    measurement,
  };
}
