// SPDX-License-Identifier: EUPL-1.2
// The contacts of one page: host names with their addresses, kinds of request,
// outcomes and cookie names; nothing else is kept. Pure.
//
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
 *   by "frame outcome", then by resource: requests
 *
 * @typedef {object} Host
 * @property {string[]} ips       that answered on this page
 * @property {string[]} stored    that came with cached answers (Chromium)
 * @property {Groups} groups
 * @property {string[]} cookies   names set by its answers
 *
 * @typedef {object} Tally
 * @property {Record<string, Host>} hosts
 * @property {number} requests
 * @property {number} dropped    requests to hosts past MAX_HOSTS
 * @property {number} news       see above
 *
 * @typedef {{host: string, frame: Frame, outcome: Outcome, resource: Resource}
 * } Request
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

/**
 * @param {Tally} tally
 * @param {Request} request
 * @returns {Tally}
 */
export function count(tally, request) {
  const { host, resource } = request;
  const key = `${request.frame} ${request.outcome}`;
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
  const key = `${request.frame} ${request.outcome}`;
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
 * @returns {Tally}
 */
export function addCookies(tally, host, names) {
  const known = hostIn(tally, host)?.cookies ?? [];
  const fresh = names.filter((name) => !known.includes(name));
  if (fresh.length === 0 || known.length >= MAX_COOKIES) return tally;
  if (total(tally, (entry) => entry.cookies.length) >= MAX_PAGE_COOKIES) {
    return tally;
  }
  const cookies = [...new Set([...known, ...fresh])].slice(0, MAX_COOKIES);
  return update(tally, host, (entry) => ({ ...entry, cookies }));
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
    merged = addCookies(merged, host, cookies);
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

/** @param {string} key @returns {{frame: Frame, outcome: Outcome}} */
function split(key) {
  const [frame, outcome] = key.split(" ");
  return {
    frame: /** @type {Frame} */ (frame),
    outcome: /** @type {Outcome} */ (outcome),
  };
}

/**
 * The contacts as they cross to the host: one for each host, frame and
 * outcome. Addresses: those that answered; failing that, those stored with a
 * cached answer or remembered; none where nobody can have received anything.
 * @param {Tally} tally
 * @param {import("./memory.js").Memory} memory
 * @returns {Contact[]} sorted by host
 */
export function contactsOf(tally, memory) {
  return Object.keys(tally.hosts)
    .sort()
    .flatMap((name) => {
      const host = /** @type {Host} */ (tally.hosts[name]);
      const known = [host.ips, host.stored, recall(memory, name)];
      const ips = known.find((list) => list.length > 0) ?? [];
      const keys = Object.keys(host.groups).sort(nearestFirst);
      // Its answers set them; which one did is not kept.
      const setting = keys.find((key) => /contacted|cached/.test(key));
      return keys.map((key) => {
        const { frame, outcome } = split(key);
        const cookies = key === setting ? host.cookies : [];
        return {
          host: name,
          ips: outcome === "failed" ? [] : ips,
          types: { ...host.groups[key] },
          frame,
          outcome,
          phase: /** @type {const} */ ("unknown"),
          cookies: cookies.map(byHeader),
          storage: [],
        };
      });
    });
}

/** @param {string} name */
const byHeader = (name) => ({ name, by: /** @type {const} */ ("header") });

/** Top, same-site, foreign. @param {string} a @param {string} b */
const nearestFirst = (a, b) => (a < b ? 1 : -1);
