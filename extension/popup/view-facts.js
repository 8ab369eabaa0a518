// SPDX-License-Identifier: EUPL-1.2
// The five facts about a company, never merged: place of the machine, network
// operator, company, who controls it, which laws reach it. Pure.

/**
 * @typedef {import("../messages.js").DetailedRating} Rating
 * @typedef {import("../messages.js").Party} Party
 * @typedef {import("../messages.js").PartyContact} PartyContact
 * @typedef {import("../ui/text.js").Msg} Msg
 * @typedef {import("../ui/text.js").Arg} Arg
 *
 * One line of a fact; `tag` says how sure it is and is drawn as such.
 * @typedef {object} Line
 * @property {Arg} text
 * @property {string | null} country  code for the flag's frame
 * @property {Tag | null} tag
 * @typedef {{kind: "established" | "hint" | "unknown",
 *            text: Msg}} Tag
 *
 * @typedef {{heading: Msg, lines: Line[], chain: string[], sources: Arg[]}}
 *   Fact
 */

/** @param {Arg} text @param {string | null} [country] @param {Tag | null} [tag]
 * @returns {Line} */
const line = (text, country = null, tag = null) => ({ text, country, tag });

/** @template T @param {T[]} items @param {(item: T) => string} id
 * @returns {T[]} */
function distinct(items, id) {
  const seen = new Map(items.map((item) => [id(item), item]));
  return [...seen.values()];
}

/** @type {Record<string, {kind: Tag["kind"], key: string, source: string}>} */
const PLACE = {
  established: {
    kind: "established",
    key: "place_established",
    source: "place_source_established",
  },
  hint: { kind: "hint", key: "place_hint", source: "place_source_hint" },
  unknown: {
    kind: "unknown",
    key: "place_unknown",
    source: "place_source_unknown",
  },
};
const PLACE_UNKNOWN = /** @type {typeof PLACE[string]} */ (PLACE.unknown);

/** @param {PartyContact[]} contacts @param {Arg} tables @returns {Fact} */
function placeFact(contacts, tables) {
  const places = distinct(
    contacts.map((c) => ({
      country: c.place?.country ?? null,
      state: PLACE[c.place?.state ?? ""] ?? PLACE_UNKNOWN,
    })),
    (p) => `${p.state.key} ${p.country}`,
  );
  const states = distinct(
    places.map((p) => p.state),
    (s) => s.key,
  );
  return {
    heading: { key: "fact_place" },
    lines: places.map(({ country, state }) =>
      line(country ? { country } : { key: "place_none" }, country, {
        kind: state.kind,
        text: { key: state.key },
      }),
    ),
    chain: [],
    sources: [...states.map((s) => ({ key: s.source })), tables],
  };
}

/** @param {PartyContact[]} contacts @param {Arg} tables @returns {Fact} */
function networkFact(contacts, tables) {
  const known = contacts.filter((c) => c.asn !== null || c.network);
  const networks = distinct(known, (c) => `${c.asn} ${c.network}`);
  const lines = networks.map(({ asn, network }) => {
    if (asn === null) return line(network ?? "");
    return network
      ? line({ key: "network_line", args: [network, String(asn)] })
      : line({ key: "network_number", args: [String(asn)] });
  });
  return {
    heading: { key: "fact_network" },
    lines: lines.length ? lines : [line({ key: "network_none" })],
    chain: [],
    sources: lines.length ? [tables] : [],
  };
}

/** A source that was opened begins with "(read)", which readers see as the
 * absence of "not re-checked". @param {string | null} source
 * @param {string | null} asOf @returns {Arg[]} */
export function sourceLine(source, asOf) {
  const shown = source?.replace(/^\(read\)\s*/, "");
  if (!shown) return [];
  if (!asOf) return [shown];
  return [{ key: "source_line", args: [shown, { day: asOf }] }];
}

/** @type {Record<string, string>} */
const IDENTIFIED = {
  domain: "identified_domain",
  "disguised-name": "identified_disguised",
  prefix: "identified_prefix",
  asn: "identified_asn",
};
/** @type {Record<string, string>} */
const LISTED = { yes: "dpf_yes", no: "dpf_no", unknown: "dpf_unknown" };

/** @param {Party} party @returns {Line[]} */
function doubts(party) {
  const lines = [];
  /** @param {string} key @returns {Tag} */
  const tag = (key) => ({ kind: "hint", text: { key } });
  if (!party.read) lines.push(line("", null, tag("not_rechecked")));
  if (party.confidence === "low") {
    lines.push(line("", null, tag("confidence_low")));
  }
  return lines;
}

/** @param {Party} party @returns {Fact} */
function companyFact(party) {
  const { name, service, seat, eu_entity: entity, dpf } = party;
  const known = party.identified_by !== "unknown";
  const lines = [
    line(
      service && service !== name
        ? { key: "company_service", args: [name, service] }
        : name || { key: "party_unknown" },
    ),
  ];
  if (known) {
    lines.push(
      seat
        ? line({ key: "seat_in", args: [{ country: seat }] })
        : line({ key: "seat_unknown" }),
    );
    if (entity === "none") lines.push(line({ key: "eu_entity_none" }));
    else if (entity) lines.push(line({ key: "eu_entity", args: [entity] }));
    else if (party.class !== "E")
      lines.push(line({ key: "eu_entity_unknown" }));
    const listed = LISTED[dpf ?? ""];
    if (listed) lines.push(line({ key: listed }));
    if (party.technology_from) {
      const country = { country: party.technology_from };
      lines.push(line({ key: "technology_from", args: [country] }));
    }
    lines.push(...doubts(party));
  }
  return {
    heading: { key: "fact_company" },
    lines,
    chain: [],
    sources: [
      { key: IDENTIFIED[party.identified_by] ?? "identified_unknown" },
      ...sourceLine(party.source, party.as_of),
    ],
  };
}

/** @param {Party} party @returns {Fact} */
function controlFact(party) {
  const from = party.controlled_from;
  return {
    heading: { key: "fact_control" },
    lines: [
      from
        ? line({ key: "control_from", args: [{ country: from }] })
        : line({ key: "control_none" }),
    ],
    chain: party.chain_names,
    sources: sourceLine(party.source, party.as_of),
  };
}

/** @param {Party} party @param {Rating["laws"]} table @returns {Fact} */
function lawsFact(party, table) {
  const laws = party.laws.map(
    (id) =>
      table.find((law) => law.id === id) ?? {
        id,
        name: id,
        source: null,
        as_of: null,
      },
  );
  const none = party.class === "E" ? "laws_european" : "laws_none";
  return {
    heading: { key: "fact_laws" },
    lines: laws.length
      ? laws.map((law) => line(law.name))
      : [line({ key: none })],
    chain: [],
    // Of several laws, each source says which one it is of.
    sources: laws.flatMap((law) =>
      sourceLine(law.source, law.as_of).map((source) =>
        laws.length > 1
          ? { key: "law_line", args: [law.name, source] }
          : source,
      ),
    ),
  };
}

/** @param {Party} party @param {Rating} rating @returns {Fact[]} */
export function facts(party, rating) {
  const tables = { key: "data_of", args: [{ day: rating.versions.data }] };
  return [
    placeFact(party.contacts, tables),
    networkFact(party.contacts, tables),
    companyFact(party),
    controlFact(party),
    lawsFact(party, rating.laws),
  ];
}
