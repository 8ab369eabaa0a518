// SPDX-License-Identifier: EUPL-1.2
// Who stands behind each contact and where its machines are, in the peer host:
// host/facts/identify.c in JavaScript. See peer.js.

import { existsSync, readFileSync } from "node:fs";
import { isIP } from "node:net";
import maxmind from "maxmind";
import { getDomain } from "tldts";
import { isAssessed } from "./peer-consent.js";
import { called } from "./peer-registry.js";

const SYSTEM_SECOND = "/usr/share/tor";

/** The bytes of an IPv6 address as 32 hexadecimal digits. */
function hexOf6(text) {
  const [head = "", tail] = text.split("::");
  const groups = (part) => (part ? part.split(":") : []);
  const [left, right] = [groups(head), groups(tail)];
  const zeros = tail === undefined ? 0 : 8 - left.length - right.length;
  return [...left, ...Array(zeros).fill("0"), ...right]
    .map((group) => group.padStart(4, "0"))
    .join("");
}

const hexOf = (ip) =>
  ip.includes(":")
    ? hexOf6(ip)
    : ip
        .split(".")
        .map((byte) => Number(byte).toString(16).padStart(2, "0"))
        .join("");

/** The second opinion: sorted ranges of hexadecimal addresses. */
class Second {
  #ranges = { 8: [], 32: [] };
  date = "";

  constructor(dir) {
    for (const [name, digits] of [
      ["geoip", 8],
      ["geoip6", 32],
    ]) {
      if (existsSync(`${dir}/${name}`)) this.#read(`${dir}/${name}`, digits);
    }
  }

  #read(file, digits) {
    const text = readFileSync(file, "utf8");
    const made = /^# Generated: \w+, (\d+ \w+ \d+)/m.exec(text);
    if (made && !this.date) {
      this.date = new Date(`${made[1]} UTC`).toISOString().slice(0, 10);
    }
    const hex = (word) =>
      digits === 8 ? Number(word).toString(16).padStart(8, "0") : hexOf6(word);
    for (const line of text.split("\n")) {
      const [low, high, code] = line.split(",");
      if (!code || line.startsWith("#")) continue;
      const country = /^(EU|AP|ZZ|XX|\?\?|T1)$/.test(code) ? "" : code;
      this.#ranges[digits].push([hex(low), hex(high), country]);
    }
  }

  country(hex) {
    const ranges = this.#ranges[hex.length];
    let low = 0;
    let high = ranges.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (ranges[middle][0] <= hex) low = middle + 1;
      else high = middle;
    }
    const [, last = "", country = ""] = ranges[low - 1] ?? [];
    return hex <= last ? country : "";
  }
}

export class Identifier {
  #hosts = new Map();
  #addresses = new Map();

  static async open(dir, registry) {
    const identifier = new Identifier();
    const own = `${dir}/second-opinion`;
    identifier.registry = registry;
    identifier.countries = await maxmind.open(`${dir}/country.mmdb`);
    identifier.networks = await maxmind.open(`${dir}/asn.mmdb`);
    identifier.ranges = new Second(existsSync(own) ? own : SYSTEM_SECOND);
    identifier.second = identifier.ranges.date;
    return identifier;
  }

  #host(host) {
    let facts = this.#hosts.get(host);
    if (!facts) {
      const site = isIP(host)
        ? null
        : getDomain(host, { allowPrivateDomains: true });
      facts = {
        site: site ?? host,
        domain: this.registry.domain(host),
        disguised: this.registry.disguised.get(host) ?? null,
      };
      this.#hosts.set(host, facts);
    }
    return facts;
  }

  #address(ip) {
    let facts = this.#addresses.get(ip);
    if (!facts) {
      const hex = hexOf(ip);
      const network = this.networks.get(ip);
      const asn = network?.autonomous_system_number ?? 0;
      const prefix = this.registry.prefix(hex);
      facts = {
        asn,
        network: network?.autonomous_system_organization ?? "",
        registered: network?.registered_country ?? "",
        dbip: this.countries.get(ip)?.country_code ?? "",
        ipfire: this.ranges.country(hex),
        byPrefix: Boolean(prefix),
        rule: prefix ?? this.registry.networks.get(asn) ?? null,
      };
      this.#addresses.set(ip, facts);
    }
    return facts;
  }

  #service(contact, host, day) {
    const by = (how, rule) => {
      const org = this.registry.org(rule.org, day);
      const { service: name, purpose } = rule;
      return { by: how, org, label: org.slug, name, purpose };
    };
    if (host.disguised) return by("disguised-name", host.disguised);
    if (contact.ownSite && host.domain?.scope !== "platform") return null;
    if (host.domain) return by("domain", host.domain);
    const { site } = contact;
    return { by: "unknown", org: null, label: site, name: site, purpose: "" };
  }

  #operator(contact, { rule, byPrefix, asn, network, registered }, day) {
    if (rule?.role === "access-or-transit") return null;
    if (rule) {
      const org = this.registry.org(rule.org, day);
      const by = byPrefix ? "prefix" : "asn";
      return { by, org, label: org.slug, name: org.name, purpose: "" };
    }
    const label = asn ? `AS${asn}` : contact.site;
    const name = asn ? network || label : label;
    const seat = registered && this.registry.reach(registered, day);
    return { by: "unknown", org: null, label, name, purpose: "", seat };
  }

  /** Whether who runs a machine is of the group that the host belongs to. */
  #sameGroup(host, operator, day) {
    if (!host.domain || !operator?.org) return false;
    const top = ({ chain }) => chain[chain.length - 1];
    const company = this.registry.org(host.domain.org, day);
    return top(company) === top(operator.org);
  }

  #place(contact, host, machine, facts, day) {
    const same = this.#sameGroup(host, machine.operator, day);
    const { scope, purpose } = host.domain ?? {};
    const front = same && scope === "platform" && purpose === "cdn";
    const place = {
      country: "",
      certainty: "unknown",
      worldwide: front || Boolean(facts.rule?.worldwide),
    };
    if (place.worldwide) return place;
    const v6 = machine.ip.includes(":");
    const first = v6 ? facts.ipfire : facts.dbip;
    const other = v6 ? facts.dbip : facts.ipfire;
    place.country = first || other;
    if (place.country) {
      const trusted = facts.rule?.trusted_places ?? "";
      const listed = trusted.replace(/^-/, "").split(";");
      const sold =
        trusted !== "" &&
        listed.includes(place.country) === trusted.startsWith("-");
      place.certainty = first === other && !sold ? "established" : "hint";
    }
    if (place.certainty !== "established" && same) {
      const region = this.registry.region(host.domain.org, contact.host);
      if (region) {
        place.country = region;
        place.certainty = "established";
      }
    }
    if (place.certainty === "established") {
      const set = this.registry.destinations(place.country, day);
      place.destination = 31 - Math.clz32(set);
    }
    return place;
  }

  #machine(contact, host, ip, day) {
    const facts = this.#address(ip);
    const machine = {
      ip,
      asn: facts.asn,
      network: facts.network,
      registered: facts.registered,
      front: facts.rule?.role === "cdn-proxy",
      operator: this.#operator(contact, facts, day),
    };
    machine.place = this.#place(contact, host, machine, facts, day);
    return machine;
  }

  /** What a contact stored, in its total order, and whose tools do so. */
  #stored({ host, cookies, storage }, day) {
    const from = ({ name, by }, asKey) => {
      const rule = this.registry.storedRule(host, name, asKey);
      return {
        name,
        by,
        org: rule?.org ? this.registry.org(rule.org, day) : null,
        service: rule?.service ?? "",
        purpose: rule?.purpose ?? "",
        exempt: rule?.exempt ?? "unknown",
      };
    };
    const keys = storage.map((name) => ({ name, by: "storage" }));
    const all = [
      ...cookies.map((cookie) => from(cookie, false)),
      ...keys.map((key) => from(key, true)),
    ];
    const rank = ({ by }) => ["header", "script", "storage"].indexOf(by);
    return all.sort((a, b) =>
      a.name === b.name ? rank(a) - rank(b) : a.name < b.name ? -1 : 1,
    );
  }

  /** Names of the hosts that the legal notice declares, of those we know. */
  #declared(slugs, day) {
    const rows = slugs.map((slug) => this.registry.slugs.get(slug));
    const known = rows.filter((row) => row !== undefined);
    return known.map(({ id, slug }) => ({
      slug,
      name: called(this.registry.org(id, day).name),
    }));
  }

  /** Fills the page, and gives the notes on its completeness. */
  identify(page) {
    const { day } = page;
    page.site = this.#host(page.host).site;
    for (const contact of page.contacts) {
      const host = this.#host(contact.host);
      contact.site = host.site;
      contact.ownSite = contact.site === page.site;
      contact.addresses = contact.ips;
      contact.service = this.#service(contact, host, day);
      contact.stored = this.#stored(contact, day);
      contact.machines = contact.ips.map((ip) =>
        this.#machine(contact, host, ip, day),
      );
    }
    page.assessed = isAssessed(page);
    page.declared = this.#declared(page.declared_host ?? [], day);
    const any = page.contacts.some(({ ips }) => ips.length > 0);
    const ofPage = page.contacts.some(
      ({ host, ips }) => host === page.host && ips.length > 0,
    );
    const notes = [];
    if (!any) notes.push("no-addresses");
    if (!this.second) notes.push("no-second-opinion");
    if (any && !ofPage) notes.push("no-address-of-page");
    return notes;
  }
}
