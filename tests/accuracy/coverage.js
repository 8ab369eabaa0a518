// SPDX-License-Identifier: EUPL-1.2
// How many of the machines that pages contact belong to somebody known.

import { BlockList } from "node:net";

/**
 * @typedef {import("./host.js").Page} Page
 * @typedef {import("./host.js").Party} Party
 * @typedef {import("./host.js").Rating} Rating
 */

// Addresses behind which no table can know anybody.
const nowhere = new BlockList();
for (const [net, bits] of /** @type {[string, number][]} */ ([
  ["0.0.0.0", 8],
  ["10.0.0.0", 8],
  ["100.64.0.0", 10],
  ["127.0.0.0", 8],
  ["169.254.0.0", 16],
  ["172.16.0.0", 12],
  ["192.168.0.0", 16],
])) {
  nowhere.addSubnet(net, bits, "ipv4");
}
nowhere.addAddress("::1", "ipv6");
nowhere.addSubnet("fc00::", 7, "ipv6");
nowhere.addSubnet("fe80::", 10, "ipv6");

/** @param {string} ip */
const isPublic = (ip) => !nowhere.check(ip, ip.includes(":") ? "ipv6" : "ipv4");

/** @param {Party} party */
const named = (party) => party.identified_by !== "unknown";

/** Low confidence counts as unknown (METHOD.md §10). @param {Party} party */
const controlled = (party) =>
  named(party) && party.controlled_from !== null && party.confidence !== "low";

/** @param {Party} party */
const opened = (party) => named(party) && party.read;

/** The three questions, easiest first: of every party behind a contact. */
export const QUESTIONS = /** @type {const} */ ({
  organisation: named,
  control: controlled,
  source: opened,
});

/**
 * Who the contact is with: the company whose name the host bears, or that
 * serves the page's own name. Both are judged; this is the one people mean.
 *
 * @param {Party[]} behind
 */
const company = (behind) =>
  behind.find(({ capacity }) => capacity === "service") ?? behind[0];

/** @typedef {keyof typeof QUESTIONS} Question */

/**
 * Sums of one kind of contacts: how many requests and pages there are, and of
 * how many every party is known in each sense.
 */
function tally() {
  const zero = () => ({ organisation: 0, control: 0, source: 0 });
  return {
    requests: 0,
    pages: 0,
    byCompany: 0,
    byRequest: zero(),
    byPage: zero(),
  };
}

/** What is missing: requests, pages and hosts of each name. */
class Missing {
  /** @type {Map<string, {requests: number, pages: Set<number>,
   *   hosts: Set<string>}>} */
  #entries = new Map();

  /**
   * @param {string} name
   * @param {string} host
   * @param {number} requests
   * @param {number} page
   */
  add(name, host, requests, page) {
    const entry = this.#entries.get(name) ?? {
      requests: 0,
      pages: new Set(),
      hosts: new Set(),
    };
    entry.requests += requests;
    entry.pages.add(page);
    entry.hosts.add(host);
    this.#entries.set(name, entry);
  }

  /** @param {"requests" | "pages"} by @param {number} most */
  top(by, most) {
    return [...this.#entries]
      .map(([name, { requests, pages, hosts }]) => ({
        name,
        requests,
        pages: pages.size,
        hosts: [...hosts].sort(),
      }))
      .sort((a, b) => b[by] - a[by] || (a.name < b.name ? -1 : 1))
      .slice(0, most);
  }
}

/** @param {Record<string, number>} types */
function requestsOf(types) {
  const sum = Object.values(types).reduce((a, b) => a + b, 0);
  return sum === 0 ? 1 : sum; // a list of hosts counts none
}

/**
 * The parties behind each host of a rating, by "host outcome".
 *
 * @param {Rating} rating
 */
function partiesByContact(rating) {
  /** @type {Map<string, Set<Party>>} */
  const parties = new Map();
  for (const party of rating.parties) {
    for (const { host, outcome } of party.contacts) {
      const key = `${host} ${outcome}`;
      const known = parties.get(key) ?? new Set();
      parties.set(key, known.add(party));
    }
  }
  return parties;
}

/** How a party shows in the lists. */
function nameOf(/** @type {Party} */ party) {
  if (named(party)) return `${party.org} (${party.name})`;
  const network = party.contacts[0]?.network;
  return party.capacity === "operator" && network
    ? `${party.org} ${network}`
    : party.org;
}

/**
 * Measures pages.
 *
 * @param {{page: Page, rating: Rating}[]} pages
 * @param {"addresses" | "third-parties"} what contacts with a public address,
 *   or those of other sites than the page's
 */
export function cover(pages, what) {
  const sums = tally();
  const apart = { requests: 0, pages: 0 };
  const missing = {
    service: new Missing(),
    network: new Missing(),
    control: new Missing(),
    source: new Missing(),
  };
  for (const [number, { page, rating }] of pages.entries()) {
    const parties = partiesByContact(rating);
    const blind = rating.completeness.notes.includes("addresses-all-identical");
    /** @type {Set<Question>} */
    const lacking = new Set();
    let counted = false;
    let left = false;
    for (const contact of page.contacts) {
      if (contact.outcome === "failed") continue;
      const behind = [
        ...(parties.get(`${contact.host} ${contact.outcome}`) ?? []),
      ];
      const requests = requestsOf(contact.types);
      const counts =
        what === "addresses"
          ? !blind && contact.ips.some(isPublic)
          : behind.some(({ capacity }) => capacity === "service");
      if (!counts) {
        apart.requests += requests;
        left = true;
        continue;
      }
      counted = true;
      sums.requests += requests;
      const whose = company(behind);
      if (whose && controlled(whose)) sums.byCompany += requests;
      for (const [question, knows] of Object.entries(QUESTIONS)) {
        const key = /** @type {Question} */ (question);
        if (behind.length > 0 && behind.every(knows)) {
          sums.byRequest[key] += requests;
        } else {
          lacking.add(key);
        }
      }
      for (const party of behind) {
        const name = nameOf(party);
        const list = !named(party)
          ? party.capacity === "service" || party.contacts[0]?.asn == null
            ? missing.service
            : missing.network
          : !controlled(party)
            ? missing.control
            : undefined;
        list?.add(name, contact.host, requests, number);
        if (named(party) && !opened(party)) {
          missing.source.add(name, contact.host, requests, number);
        }
      }
    }
    apart.pages += left ? 1 : 0;
    if (!counted) continue;
    sums.pages++;
    for (const question of Object.keys(QUESTIONS)) {
      const key = /** @type {Question} */ (question);
      sums.byPage[key] += lacking.has(key) ? 0 : 1;
    }
  }
  return { sums, apart, missing };
}
