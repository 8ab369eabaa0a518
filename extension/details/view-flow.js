// SPDX-License-Identifier: EUPL-1.2
// The picture that sets where the machines are (a hint) against who can give
// orders: each host name of the page is counted once on both sides, and the
// flow between is as wide as there are of them. Layout by d3-sankey. Pure.

import sankey from "../vendor/d3-sankey/sankey.js";
import { shortName } from "./view-names.js";

/**
 * @typedef {import("../messages.js").DetailedRating} Rating
 * @typedef {import("../messages.js").Party} Party
 * @typedef {import("../ui/text.js").Msg} Msg
 * @typedef {import("../ui/text.js").Arg} Arg
 *
 * What is drawn differently, so that it is told apart without colour.
 * @typedef {"european" | "adequate" | "foreign" | "unknown"} Kind
 * @typedef {"established" | "hint" | "unknown"} State
 *
 * @typedef {{x: number, y: number, height: number, side: "left" | "right",
 *   state: State, label: Arg, count: number, sub: Arg | null}} Box
 * @typedef {{d: string, kind: Kind, count: number, x: number, y: number,
 *   room: boolean}} Ribbon   room: for a number on it
 * @typedef {{from: Arg, state: Msg, to: Arg, count: number}} Row
 *
 * @typedef {object} Flow
 * @property {number} total
 * @property {number} height
 * @property {Box[]} boxes
 * @property {Ribbon[]} ribbons
 * @property {Kind[]} kinds      that are drawn, for the legend
 * @property {Row[]} rows        the same as a table
 */

/** Units of the picture. */
export const WIDTH = 950;
export const LEFT = 210;
export const RIGHT = 610;
export const BOX = 14;
const TOP = 64;
const BOTTOM = 24;
/** Two lines of text stand beside each box. */
const GAP = 36;
const PER_BOX = 66;
const LOWEST = 110;
const HIGHEST = 760;
/** Boxes of a side; those with the fewest contacts become one. */
export const MAX_BOXES = 9;
/** Room for names of companies under a box, in letters. */
const NAMES_ROOM = 40;
const NUMBER_ROOM = 17;

/** @type {Kind[]} the gravest last */
const KINDS = ["european", "adequate", "unknown", "foreign"];

/** @param {Party} party @returns {Kind} */
function kindOf({ class: reach }) {
  if (reach === "E") return "european";
  if (reach === "Q") return "adequate";
  return reach === null ? "unknown" : "foreign";
}

/** Countries that can give orders to a company: of its seat, and of whoever
 * controls it; "?" where that is not known. @param {Party} party */
function orders({ seat, controlled_from }) {
  return [...new Set([controlled_from ?? "?", seat ?? "?"])];
}

/**
 * One host name and everything that is known behind it.
 * @typedef {{places: Set<string>, established: boolean,
 *   countries: Set<string>, names: Set<string>, kind: Kind}} Host
 *
 * @param {Rating} rating @returns {Host[]}
 */
function hostsOf({ parties }) {
  /** @type {Map<string, Host>} */
  const hosts = new Map();
  for (const party of parties) {
    for (const { host: name, place } of party.contacts) {
      /** @type {Host} */
      const host = hosts.get(name) ?? {
        places: new Set(),
        established: true,
        countries: new Set(),
        names: new Set(),
        kind: "european",
      };
      hosts.set(name, host);
      host.places.add(place?.country ?? "?");
      host.established &&= place?.state === "established";
      for (const country of orders(party)) host.countries.add(country);
      if (party.identified_by !== "unknown") {
        host.names.add(shortName(party));
      }
      const kind = kindOf(party);
      if (KINDS.indexOf(kind) > KINDS.indexOf(host.kind)) host.kind = kind;
    }
  }
  return [...hosts.values()];
}

/** Known countries by code, the unknown last. @param {Set<string>} codes */
const keyOf = (codes) =>
  [...codes]
    .sort((a, b) => Number(a === "?") - Number(b === "?") || (a < b ? -1 : 1))
    .join(" ");

/** @typedef {{key: string, count: number, established: number,
 *   names: Map<string, number>}} Side */

/** @param {Host[]} hosts @param {(host: Host) => string} key
 * @returns {Map<string, Side>} */
function sideOf(hosts, key) {
  /** @type {Map<string, Side>} */
  const side = new Map();
  for (const host of hosts) {
    const id = key(host);
    const one = side.get(id) ?? {
      key: id,
      count: 0,
      established: 0,
      names: new Map(),
    };
    one.count += 1;
    one.established += Number(host.established);
    for (const name of host.names) {
      one.names.set(name, (one.names.get(name) ?? 0) + 1);
    }
    side.set(id, one);
  }
  return side;
}

const REST = "rest";

/** The keys that keep a box of their own. @param {Map<string, Side>} side */
function kept(side) {
  const all = [...side.values()].sort(
    (a, b) => b.count - a.count || (a.key < b.key ? -1 : 1),
  );
  if (all.length <= MAX_BOXES) return new Set(side.keys());
  return new Set(all.slice(0, MAX_BOXES - 1).map(({ key }) => key));
}

/** @param {string} key @param {string} unknown  key of the word for "?"
 * @returns {Arg} */
function labelOf(key, unknown) {
  if (key === REST) return { key: "flow_rest" };
  const all = key
    .split(" ")
    .map((code) => (code === "?" ? { key: unknown } : { country: code }));
  const [only] = all;
  return all.length === 1 && only ? only : { all };
}

/** @param {Side} side @returns {State} */
function stateOf({ key, count, established }) {
  if (key === "?" || key === REST) return "unknown";
  return established === count ? "established" : "hint";
}

const PLACES = {
  established: "place_established",
  hint: "place_hint",
  unknown: "place_unknown",
};

/** @param {Side} side @returns {Msg} */
function certainty(side) {
  const state = stateOf(side);
  if (state !== "hint" || side.established === 0) {
    return { key: PLACES[state] };
  }
  return { key: "flow_established", args: [side.established] };
}

/** @param {Map<string, number>} names @returns {Arg | null} */
function namesOf(names) {
  const sorted = [...names].sort((a, b) => b[1] - a[1]).map(([name]) => name);
  const [first, ...others] = sorted;
  if (first === undefined) return null;
  let shown = first.slice(0, NAMES_ROOM);
  for (const name of others) {
    if (shown.length + name.length + 2 > NAMES_ROOM) return `${shown}…`;
    shown += `, ${name}`;
  }
  return shown.length < first.length ? `${shown}…` : shown;
}

/** A ribbon between two boxes: as high at both ends. @param {any} link */
function ribbon({ source, target, y0, y1, width, kind, value }) {
  const half = width / 2;
  const [x0, x1] = [source.x1 + 3, target.x0 - 3];
  const mid = (x0 + x1) / 2;
  const r = (/** @type {number} */ n) => Math.round(n * 10) / 10;
  const d =
    `M${r(x0)} ${r(y0 - half)}C${r(mid)} ${r(y0 - half)} ${r(mid)} ` +
    `${r(y1 - half)} ${r(x1)} ${r(y1 - half)}V${r(y1 + half)}` +
    `C${r(mid)} ${r(y1 + half)} ${r(mid)} ${r(y0 + half)} ${r(x0)} ` +
    `${r(y0 + half)}Z`;
  return {
    d,
    kind,
    count: value,
    x: r(x0 + 34),
    y: r(y0),
    room: width >= NUMBER_ROOM,
  };
}

/** @param {Rating} rating @returns {Flow | null}  null: nobody is behind it */
export function flow(rating) {
  const hosts = hostsOf(rating);
  if (hosts.length === 0) return null;
  const place = (/** @type {Host} */ host) => keyOf(host.places);
  const order = (/** @type {Host} */ host) => keyOf(host.countries);
  const leftKept = kept(sideOf(hosts, place));
  const rightKept = kept(sideOf(hosts, order));
  const from = (/** @type {Host} */ host) =>
    leftKept.has(place(host)) ? place(host) : REST;
  const to = (/** @type {Host} */ host) =>
    rightKept.has(order(host)) ? order(host) : REST;
  const left = sideOf(hosts, from);
  const right = sideOf(hosts, to);

  /** @type {Map<string, {source: string, target: string, kind: Kind,
   *   value: number}>} */
  const links = new Map();
  for (const host of hosts) {
    const [source, target] = [`from ${from(host)}`, `to ${to(host)}`];
    const id = `${source}|${target}|${host.kind}`;
    const link = links.get(id) ?? { source, target, kind: host.kind, value: 0 };
    link.value += 1;
    links.set(id, link);
  }
  const most = Math.max(left.size, right.size);
  const inner = Math.min(HIGHEST, Math.max(LOWEST, most * PER_BOX));
  const graph = /** @type {any} */ (sankey)()
    .nodeId((/** @type {any} */ node) => node.id)
    .nodeWidth(BOX)
    .nodePadding(GAP)
    .iterations(24)
    .extent([
      [LEFT, TOP],
      [RIGHT + BOX, TOP + inner],
    ])({
    nodes: [
      ...[...left.values()].map((side) => ({ id: `from ${side.key}`, side })),
      ...[...right.values()].map((side) => ({ id: `to ${side.key}`, side })),
    ],
    links: [...links.values()],
  });

  const boxes = graph.nodes.map((/** @type {any} */ node) => {
    const isLeft = node.id.startsWith("from ");
    const { side } = node;
    return {
      x: node.x0,
      y: node.y0,
      height: Math.max(2, node.y1 - node.y0),
      side: isLeft ? "left" : "right",
      state: isLeft
        ? stateOf(side)
        : side.key.includes("?") || side.key === REST
          ? "unknown"
          : "established",
      label: labelOf(side.key, isLeft ? "place_none" : "flow_someone"),
      count: side.count,
      sub: isLeft ? certainty(side) : namesOf(side.names),
    };
  });
  const rows = [...links.values()]
    .sort((a, b) => b.value - a.value)
    .map((link) => {
      const { source, target } = /** @type {any} */ (link);
      return {
        from: labelOf(source.side.key, "place_none"),
        state: certainty(source.side),
        to: labelOf(target.side.key, "flow_someone"),
        count: link.value,
      };
    });
  return {
    total: hosts.length,
    height: TOP + inner + BOTTOM,
    boxes,
    ribbons: graph.links.map(ribbon),
    kinds: KINDS.filter((kind) => hosts.some((host) => host.kind === kind)),
    rows,
  };
}
