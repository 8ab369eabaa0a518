// SPDX-License-Identifier: EUPL-1.2
// The tables of the peer host, in Maps: host/facts/registry*.c in JavaScript,
// for pages whose date is known. See peer.js.

import { execFileSync } from "node:child_process";

const ANY_REACH = 31;
const ANY_DESTINATION = 15;
const [LISTED, THIRD] = [1 << 2, 1 << 3];
const CLASSES = "EQZXY";

/** Rows of a table in the order in which they were written. */
function rowsOf(file, table) {
  const query = `SELECT * FROM ${table}`;
  const text = execFileSync("sqlite3", ["-readonly", "-json", file, query], {
    encoding: "utf8",
    maxBuffer: 1 << 28,
  });
  return text ? JSON.parse(text) : [];
}

/** Lists of rows by one of their columns. */
function grouped(rows, column) {
  const groups = new Map();
  for (const row of rows) {
    const group = groups.get(row[column]);
    if (group) group.push(row);
    else groups.set(row[column], [row]);
  }
  return groups;
}

const keyed = (rows, column) => new Map(rows.map((row) => [row[column], row]));

const holds = ({ valid_from: from, valid_to: to }, day) =>
  (from === "" || from <= day) && (to === "" || day <= to);

const worst = (set) => 31 - Math.clz32(set);

/** A company as a sentence calls it: without "(…)". */
export function called(name) {
  const more = name.indexOf(" (");
  return more > 0 ? name.slice(0, more) : name;
}

/** The parts of a pattern between its '*', and how much of a name it fixes. */
function wildcard(row) {
  const parts = row.pattern.split("*");
  const own = row.pattern.length - parts.length + 1;
  return { ...row, first: row.pattern[0], parts, own };
}

/** Whether a name fits a pattern with one '*' or two. */
function fits({ parts, own }, name) {
  const [first, last] = [parts[0], parts[parts.length - 1]];
  if (name.length < own || !name.startsWith(first) || !name.endsWith(last)) {
    return false;
  }
  const between = name.slice(first.length, name.length - last.length);
  return parts.length === 2 || between.includes(parts[1]);
}

/** Whether a rule of `cookies` is about what such a host stores. */
const speaksOf = ({ kind, hosts }, host, asKey) =>
  (kind === "both" || (kind === "storage") === asKey) &&
  (hosts === "" ||
    hosts
      .split(";")
      .some((suffix) => host === suffix || host.endsWith(`.${suffix}`)));

function worseOf(as, bs) {
  let set = 0;
  for (let a = 0; a < 5; a++) {
    for (let b = 0; b < 5; b++) {
      if ((as >> a) & (bs >> b) & 1) set |= 1 << Math.max(a, b);
    }
  }
  return set;
}

export class Registry {
  #orgs = new Map();

  /** @param {string} file registry.sqlite */
  constructor(file) {
    const table = (name) => rowsOf(file, name);
    this.meta = keyed(table("meta"), "key");
    this.countries = keyed(table("countries"), "code");
    this.eea = grouped(table("eea"), "country");
    this.adequacy = grouped(table("adequacy"), "country");
    this.classes = grouped(table("classes"), "country");
    this.laws = keyed(table("laws"), "id");
    this.lawMap = grouped(table("law_map"), "country");
    this.organisations = keyed(table("organisations"), "id");
    const owners = table("owners").filter((row) => row.controls);
    const slug = (row) => this.organisations.get(row.owner).slug;
    owners.sort((a, b) => (slug(a) < slug(b) ? -1 : 1));
    this.owners = grouped(owners, "org");
    this.listings = grouped(table("listings"), "org");
    const hybrids = table("qualifications").filter(
      (row) => row.state === "hybrid-qualified" && row.confidence !== "low",
    );
    this.qualifications = grouped(hybrids, "org");
    this.domains = keyed(table("domains"), "suffix");
    this.disguised = keyed(table("disguised"), "host");
    this.networks = keyed(table("networks"), "asn");
    this.regions = grouped(table("regions"), "org");
    this.sentences = keyed(table("sentences"), "key");
    this.slugs = keyed([...this.organisations.values()], "slug");
    this.measurement = keyed(table("measurement"), "org");
    const stored = table("cookies");
    const isPattern = ({ pattern }) => pattern.includes("*");
    const names = stored.filter((row) => !isPattern(row));
    this.names = grouped(names, "pattern");
    this.patterns = grouped(stored.filter(isPattern).map(wildcard), "first");
    this.prefixes = { 8: [], 32: [] }; // by hexadecimal digits
    const bytes =
      "(SELECT *, hex(first) AS low, hex(last) AS high FROM prefixes)";
    for (const row of rowsOf(file, bytes)) {
      const range = { ...row, low: row.low.toLowerCase() };
      range.high = row.high.toLowerCase();
      this.prefixes[range.low.length].push(range);
    }
    for (const list of Object.values(this.prefixes)) {
      list.sort((a, b) => (a.low < b.low ? -1 : 1));
    }
  }

  /** The longest rule whose suffix ends the host at a dot. */
  domain(host) {
    let suffix = host;
    for (;;) {
      const rule = this.domains.get(suffix);
      if (rule) return rule;
      const dot = suffix.indexOf(".");
      if (dot < 0) return null;
      suffix = suffix.slice(dot + 1);
    }
  }

  /** @param {string} hex the bytes of an address */
  prefix(hex) {
    const list = this.prefixes[hex.length];
    let low = 0;
    let high = list.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (list[middle].low <= hex) low = middle + 1;
      else high = middle;
    }
    const row = list[low - 1];
    return row && hex <= row.high ? row : null;
  }

  /** The country of a documented region in a host name; "" when none. */
  region(org, host) {
    let country = "";
    for (const { token, country: found } of this.regions.get(org) ?? []) {
      const [first, ...labels] = host.split(".");
      const bears =
        first === token ||
        labels.some((label) => `-${label}-`.includes(`-${token}-`));
      if (!bears) continue;
      if (country && country !== found) return "";
      country = found;
    }
    return country;
  }

  /** The rule about what a host stores under a name; null when none. */
  storedRule(host, name, asKey) {
    const exact = this.names.get(name) ?? [];
    const rule = exact.findLast((row) => speaksOf(row, host, asKey));
    if (rule) return rule;
    let best = null;
    const lists = [this.patterns.get("*"), this.patterns.get(name[0])];
    for (const row of lists.flatMap((list) => list ?? [])) {
      const less =
        best &&
        (row.own < best.own ||
          (row.own === best.own && (best.hosts !== "" || row.hosts === "")));
      if (!less && fits(row, name) && speaksOf(row, host, asKey)) best = row;
    }
    return best;
  }

  #adequate(country, listedOnly, day) {
    const rows = this.adequacy.get(country) ?? [];
    return rows.find(
      (r) => Boolean(r.listed_only) === listedOnly && holds(r, day),
    );
  }

  #inEea(country, day) {
    return (this.eea.get(country) ?? []).some((row) => holds(row, day));
  }

  reach(country, day) {
    if (!country) return ANY_REACH;
    if (this.#inEea(country, day)) return 1;
    const row = (this.classes.get(country) ?? []).find((r) => holds(r, day));
    if (row) return 1 << CLASSES.indexOf(row.class);
    if (this.#adequate(country, false, day)) return 1 << 1;
    return 1 << CLASSES.indexOf(this.classes.get("*")[0].class);
  }

  /** As a set; LISTED: when the company is on the list. */
  destinations(country, day) {
    if (!country) return ANY_DESTINATION;
    if (this.#inEea(country, day)) return 1;
    if (this.#adequate(country, false, day)) return 1 << 1;
    return this.#adequate(country, true, day) ? LISTED : THIRD;
  }

  /** The adequacy decision for a country; "" when none is in force. */
  decision(country, day) {
    const row =
      this.#adequate(country, false, day) ?? this.#adequate(country, true, day);
    return row?.decision ?? "";
  }

  /** Whether that decision had ended by the day of the data. */
  decisionEnded(country, day) {
    const row =
      this.#adequate(country, false, day) ?? this.#adequate(country, true, day);
    const now = this.meta.get("version").value;
    return row !== undefined && row.valid_to !== "" && row.valid_to < now;
  }

  /** The law of the Union on transfers. */
  transferLaw(day) {
    const directive = this.laws.get("eu-directive-95-46");
    return holds(directive, day)
      ? directive
      : this.laws.get("eu-gdpr-chapter-v");
  }

  /** The word for the reply; a company of which it says "na" is on no list. */
  #listing(row, day) {
    const framework = this.#adequate("US", true, day)?.framework;
    if (!framework) return "na";
    const lists = this.listings.get(row.id) ?? [];
    const says = lists.find(
      (list) => list.framework === framework && holds(list, day),
    );
    if (says && says.confidence !== "low") return says.listed;
    const eligible = row.seat === "" || row.seat === "US";
    return eligible || lists.length > 0 ? "unknown" : "na";
  }

  #recipient(row, country, day) {
    let set = this.destinations(country, day);
    if (country && set & LISTED) {
      const listed = this.#listing(row, day);
      if (listed === "no" || listed === "na") set &= ~LISTED;
      if (listed !== "yes") set |= THIRD;
    }
    return set;
  }

  #controllers(id, day, doubtful = false) {
    const rows = (this.owners.get(id) ?? []).filter((row) => holds(row, day));
    const certain = ({ confidence }) => confidence !== "low" || doubtful;
    return rows.filter(certain).map((row) => row.owner);
  }

  /** Those whom nobody controls, above an organisation. */
  #free(id, day, doubtful) {
    const ascent = [id];
    const free = [];
    for (const org of ascent) {
      const owners = this.#controllers(org, day, doubtful);
      if (owners.length === 0) free.push(org);
      for (const owner of owners) {
        if (!ascent.includes(owner)) ascent.push(owner);
      }
    }
    return free;
  }

  #control(id, day) {
    const from = (org) => this.organisations.get(org).controlled_from;
    const reachOf = (org) => this.reach(from(org), day);
    const all = (orgs) => orgs.map(reachOf).reduce(worseOf, 1);
    const certain = this.#free(id, day, false);
    const free = this.#free(id, day, true);
    const settled = all(free.filter((org) => certain.includes(org)));
    const perhaps = free.filter((org) => !certain.includes(org));
    let country = "";
    for (const org of certain) {
      const heavier = () =>
        worst(reachOf(org)) > worst(this.reach(country, day));
      if (from(org) && (!country || heavier())) country = from(org);
    }
    const same = (org) =>
      from(org) === country || worst(reachOf(org)) < worst(settled);
    if (!perhaps.every(same)) country = "";
    if (certain.length === 0 || free.length === 0) {
      return { country: "", reach: ANY_REACH };
    }
    const possible = perhaps.map(reachOf).reduce((a, b) => a | b, 0);
    const reach = possible ? worseOf(settled, possible) : settled;
    return { country, reach: reach | all(certain) };
  }

  #chain(id, day) {
    const chain = [id];
    for (;;) {
      const owners = this.#controllers(chain[chain.length - 1], day);
      const next = owners.find((owner) => !chain.includes(owner));
      if (next === undefined) return chain;
      chain.push(next);
    }
  }

  /** The kind whose law stands first in law_map decides. */
  #lawsOf(country, kinds, day) {
    const rows = this.lawMap.get(country) ?? [];
    const cites = (row, kind) =>
      row.kinds.split(";").includes(kind) &&
      holds(row, day) &&
      holds(this.laws.get(row.law), day);
    const deciding =
      rows
        .map((row) => kinds.find((kind) => cites(row, kind)))
        .find((kind) => kind !== undefined) ?? "*";
    return rows.filter((row) => cites(row, deciding)).map((row) => row.law);
  }

  /** An organisation on a day; remembered. */
  org(id, day) {
    const key = `${id} ${day}`;
    let org = this.#orgs.get(key);
    if (!org) {
      org = this.#make(this.organisations.get(id), day);
      this.#orgs.set(key, org);
    }
    return org;
  }

  #make(row, day) {
    const control = this.#control(row.id, day);
    const chain = this.#chain(row.id, day);
    const rowOf = (id) => this.organisations.get(id);
    const seatReach = this.reach(row.seat, day);
    let answersTo = control.country || row.seat;
    if (
      control.country &&
      row.seat &&
      worst(seatReach) > worst(this.reach(control.country, day))
    ) {
      answersTo = row.seat;
    }
    const qualified = (this.qualifications.get(row.id) ?? []).find((offer) =>
      holds(offer, day),
    );
    let entity = row.eu_entity === "" ? "unknown" : "yes";
    let entityName = row.eu_entity;
    if (row.eu_entity === "none") entity = "no";
    if (row.eu_entity === "" && seatReach === 1) {
      entity = "yes";
      entityName = row.name;
    }
    return {
      ...row,
      control: control.country,
      tech: row.technology_from,
      measurement: this.measurement.has(row.id),
      dpf: this.#listing(row, day),
      qualified: qualified !== undefined,
      offer: qualified?.offer ?? "",
      chain: chain.map((org) => rowOf(org).slug),
      chainNames: chain.map((org) => rowOf(org).name),
      entity,
      entityName,
      answersTo,
      laws: this.#lawsOf(
        answersTo,
        chain.map((org) => rowOf(org).kind),
        day,
      ),
      read: row.source.startsWith("(read)"),
      seatReach,
      controlReach: control.reach,
      seatRecipient: this.#recipient(row, row.seat, day),
      usRecipient: this.#recipient(row, "US", day),
    };
  }
}
