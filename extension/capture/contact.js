// SPDX-License-Identifier: EUPL-1.2
// The contacts of one page: host names with their addresses, kinds of request,
// outcomes and cookie names; nothing else is kept. Pure.
//
// A slot is a time of the visit: before a choice, after it (consent.js).
// Every function returns new hosts, the same object when nothing is new.
// `Tally.news` counts what could change a rating: a host, an address, a kind
// of request, an outcome, a cookie name; not one more request of the same.

import { recall } from "./memory.js";

/**
 * @typedef {import("./outcome.js").Outcome} Outcome
 * @typedef {import("./resource.js").Resource} Resource
 * @typedef {import("./site.js").Frame} Frame
 * @typedef {import("../messages.js").Contact} Contact
 * @typedef {Record<string, Record<string, number>>} Groups
 *   by "frame outcome", and slot past 0, then by resource: requests
 *
 * @typedef {object} Host
 * @property {string[]} ips       that answered on this page
 * @property {string[]} stored    that came with cached answers (Chromium)
 * @property {Groups} groups
 * @property {{name: string, slot: number}[]} cookies   set by its answers
 *
 * @typedef {object} Tally
 * @property {Record<string, Host>} hosts
 * @property {number} requests
 * @property {number} dropped    requests to hosts past MAX_HOSTS
 * @property {number} news       see above
 *
 * @typedef {{host: string, frame: Frame, outcome: Outcome, resource: Resource,
 *   slot?: number}} Request   slot: 0 when absent
 */

/**
 * Limits of a page: what it may make us send, at most, stays below the 1 MiB
 * that the native host accepts (names of 253 characters, addresses of 39), and
 * a usual page below 64 KiB. What is left out is counted in `dropped`.
 */
export const MAX_HOSTS = 500;
/** Contacts: a host has one for each frame and outcome that it has. */
export const MAX_CONTACTS = 800;
export const MAX_ADDRESSES = 8;
/** Names of cookies, of one host and of the whole page. */
export const MAX_COOKIES = 32;
export const MAX_PAGE_COOKIES = 1000;
/** RFC 1035 §2.3.4; the native host takes no longer name. Characters. */
export const MAX_HOST_LENGTH = 253;

/** @type {Tally} */
export const NO_CONTACTS = { hosts: {}, requests: 0, dropped: 0, news: 0 };

/** @type {Host} */
const NEW_HOST = { ips: [], stored: [], groups: {}, cookies: [] };

/** @param {Tally} tally @param {string} host @returns {Host | undefined} */
function hostIn(tally, host) {
  return Object.hasOwn(tally.hosts, host) ? tally.hosts[host] : undefined;
}

/**
 * @param {Tally} tally
 * @param {string} name
 * @param {(host: Host) => Host} change
 * @returns {Tally} the same when change returns the host it was given
 */
function update(tally, name, change) {
  const host = hostIn(tally, name);
  if (!host && !hasRoom(tally, name)) {
    return { ...tally, dropped: tally.dropped + 1, news: tally.news + 1 };
  }
  const changed = change(host ?? NEW_HOST);
  if (changed === host) return tally;
  const hosts = { ...tally.hosts, [name]: changed };
  return { ...tally, hosts, news: tally.news + 1 };
}

/** @param {Host} host */
const groupsOf = ({ groups }) => Object.keys(groups).length;

/** @param {Tally} tally @param {(host: Host) => number} of */
function total(tally, of) {
  return Object.values(tally.hosts).reduce((sum, host) => sum + of(host), 0);
}

/** @param {Tally} tally @param {string} name */
function hasRoom(tally, name) {
  if (name === "" || name.length > MAX_HOST_LENGTH) return false;
  return Object.keys(tally.hosts).length < MAX_HOSTS;
}

/** @param {Request} request */
function keyOf({ frame, outcome, slot = 0 }) {
  return slot === 0 ? `${frame} ${outcome}` : `${frame} ${outcome} ${slot}`;
}

/**
 * @param {Tally} tally
 * @param {Request} request
 * @returns {Tally}
 */
export function count(tally, request) {
  const { host, resource } = request;
  const key = keyOf(request);
  const group = hostIn(tally, host)?.groups[key];
  if (!group && total(tally, groupsOf) >= MAX_CONTACTS) {
    return { ...tally, dropped: tally.dropped + 1, news: tally.news + 1 };
  }
  const before = group?.[resource] ?? 0;
  const counted = update(tally, host, (known) => {
    const types = { ...known.groups[key], [resource]: before + 1 };
    return { ...known, groups: { ...known.groups, [key]: types } };
  });
  const news = before > 0 ? tally.news : counted.news;
  return { ...counted, requests: tally.requests + 1, news };
}

/**
 * Take back what count() did: the request went on and ended otherwise.
 * @param {Tally} tally
 * @param {Request} request
 * @returns {Tally}
 */
export function uncount(tally, request) {
  const { host, resource } = request;
  const key = keyOf(request);
  const known = hostIn(tally, host)?.groups[key]?.[resource] ?? 0;
  if (known === 0) return tally;
  const uncounted = update(tally, host, (entry) => {
    const { [resource]: n = 0, ...others } = entry.groups[key] ?? {};
    const types = n > 1 ? { ...others, [resource]: n - 1 } : others;
    const { [key]: _, ...groups } = entry.groups;
    const left = Object.keys(types).length > 0;
    return { ...entry, groups: left ? { ...groups, [key]: types } : groups };
  });
  return { ...uncounted, requests: tally.requests - 1 };
}

/**
 * @param {Tally} tally
 * @param {string} host
 * @param {string} ip
 * @param {boolean} fresh  it answered now; else it was stored with the answer
 * @returns {Tally}
 */
export function addAddress(tally, host, ip, fresh) {
  const list = fresh ? "ips" : "stored";
  const known = hostIn(tally, host);
  if (known && (known[list].includes(ip) || isFull(known[list]))) return tally;
  return update(tally, host, (entry) => ({
    ...entry,
    [list]: [...entry[list], ip],
  }));
}

/** @param {string[]} list */
function isFull(list) {
  return list.length >= MAX_ADDRESSES;
}

/**
 * @param {Tally} tally
 * @param {string} host
 * @param {string[]} names
 * @param {number} [slot]
 * @returns {Tally}
 */
export function addCookies(tally, host, names, slot = 0) {
  const known = hostIn(tally, host)?.cookies ?? [];
  const fresh = [...new Set(names)].filter((name) => !has(known, name, slot));
  if (fresh.length === 0 || known.length >= MAX_COOKIES) return tally;
  if (total(tally, (entry) => entry.cookies.length) >= MAX_PAGE_COOKIES) {
    return tally;
  }
  const all = [...known, ...fresh.map((name) => ({ name, slot }))];
  const cookies = all.slice(0, MAX_COOKIES);
  return update(tally, host, (entry) => ({ ...entry, cookies }));
}

/** @param {Host["cookies"]} cookies @param {string} name @param {number} slot */
function has(cookies, name, slot) {
  return cookies.some((one) => one.name === name && one.slot === slot);
}

/**
 * It was set at another time than it seemed.
 * @param {Tally} tally
 * @param {string} host
 * @param {string} name
 * @param {number} from
 * @param {number} to
 * @returns {Tally}
 */
export function moveCookie(tally, host, name, from, to) {
  if (!has(hostIn(tally, host)?.cookies ?? [], name, from)) return tally;
  const left = update(tally, host, (entry) => ({
    ...entry,
    cookies: entry.cookies.filter((c) => c.name !== name || c.slot !== from),
  }));
  return addCookies(left, host, [name], to);
}

/**
 * @param {Tally} into
 * @param {Tally} from
 * @returns {Tally} both together
 */
export function merge(into, from) {
  let merged = into;
  for (const [host, seen] of Object.entries(from.hosts)) {
    const { ips, stored, groups, cookies } = seen;
    for (const ip of ips) merged = addAddress(merged, host, ip, true);
    for (const ip of stored) merged = addAddress(merged, host, ip, false);
    for (const { name, slot } of cookies) {
      merged = addCookies(merged, host, [name], slot);
    }
    for (const [key, types] of Object.entries(groups)) {
      for (const [resource, n] of Object.entries(types)) {
        const request = /** @type {Request} */ ({
          host,
          resource,
          ...split(key),
        });
        for (let i = 0; i < n; i++) merged = count(merged, request);
      }
    }
  }
  return { ...merged, dropped: merged.dropped + from.dropped };
}

/** @param {string} key
 * @returns {{frame: Frame, outcome: Outcome, slot: number}} */
function split(key) {
  const [frame, outcome, slot = 0] = key.split(" ");
  return {
    frame: /** @type {Frame} */ (frame),
    outcome: /** @type {Outcome} */ (outcome),
    slot: Number(slot),
  };
}

/**
 * What scripts of the page's own document stored, by name.
 * @typedef {{name: string, by: "script" | "storage", slot: number}} Stored
 *
 * The contacts as they cross to the host: one for each host, frame, outcome
 * and phase. Addresses: those that answered; failing that, those stored with a
 * cached answer or remembered; none where nobody can have received anything.
 * @param {Tally} tally
 * @param {import("./memory.js").Memory} memory
 * @param {(slot: number) => Contact["phase"]} [phaseOf]
 * @param {{host: string, stored: Stored[]}} [own]  of the page itself
 * @returns {Contact[]} sorted by host
 */
export function contactsOf(tally, memory, phaseOf = () => "unknown", own) {
  const names = new Set(Object.keys(tally.hosts));
  if (own && own.stored.length > 0) names.add(own.host);
  return [...names].sort().flatMap((name) => {
    const host = hostIn(tally, name) ?? NEW_HOST;
    const known = [host.ips, host.stored, recall(memory, name)];
    const ips = known.find((list) => list.length > 0) ?? [];
    /** @type {Map<string, Contact>} */
    const contacts = new Map();
    for (const key of Object.keys(host.groups).sort(nearestFirst)) {
      const { frame, outcome, slot } = split(key);
      const contact = contactAt(contacts, { frame, outcome }, phaseOf(slot));
      for (const [type, n] of Object.entries(host.groups[key] ?? {})) {
        contact.types[type] = (contact.types[type] ?? 0) + n;
      }
    }
    for (const { name: cookie, slot } of host.cookies) {
      const { cookies } = setting(contacts, phaseOf(slot));
      put(cookies, { name: cookie, by: "header" });
    }
    for (const { name: word, by, slot } of name === own?.host
      ? own.stored
      : []) {
      const { cookies, storage } = setting(contacts, phaseOf(slot));
      if (by === "script") put(cookies, { name: word, by });
      else if (!storage.includes(word)) storage.push(word);
    }
    return [...contacts.values()].map((contact) => ({
      ...contact,
      host: name,
      ips: contact.outcome === "failed" ? [] : ips,
    }));
  });
}

/**
 * @param {Map<string, Contact>} contacts  of one host
 * @param {{frame: Frame, outcome: Outcome}} where
 * @param {Contact["phase"]} phase
 * @returns {Contact}
 */
function contactAt(contacts, { frame, outcome }, phase) {
  const key = `${frame} ${outcome} ${phase}`;
  const known = contacts.get(key);
  if (known) return known;
  /** @type {Contact} */
  const contact = {
    host: "",
    ips: [],
    types: {},
    frame,
    outcome,
    phase,
    cookies: [],
    storage: [],
  };
  contacts.set(key, contact);
  return contact;
}

/**
 * Its answers set them; which one did is not kept.
 * @param {Map<string, Contact>} contacts
 * @param {Contact["phase"]} phase
 */
function setting(contacts, phase) {
  const answered = [...contacts.values()].find(
    (contact) =>
      contact.phase === phase && /contacted|cached/.test(contact.outcome),
  );
  const where = { frame: /** @type {const} */ ("top") };
  return (
    answered ?? contactAt(contacts, { ...where, outcome: "contacted" }, phase)
  );
}

/** @param {Contact["cookies"]} cookies @param {Contact["cookies"][0]} one */
function put(cookies, { name, by }) {
  if (!cookies.some((c) => c.name === name && c.by === by)) {
    cookies.push({ name, by });
  }
}

/** Top, same-site, foreign. @param {string} a @param {string} b */
const nearestFirst = (a, b) => (a < b ? 1 : -1);
