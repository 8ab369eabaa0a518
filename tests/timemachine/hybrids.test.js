// SPDX-License-Identifier: EUPL-1.2
/**
 * Companies whose label says one thing and whose control another, one case
 * each. What stands in front of a page, and a tracker under the site's own
 * name, are golden pages: cloudflare-front, cdn-inside-host and
 * disguised-tracker in tests/pages; Bleu and S3NS are hybrid-unqualified and
 * hybrid there, and at their dates in dates.test.js.
 */
import assert from "node:assert/strict";
import { test } from "node:test";

import { axis, letter, party, rate, said } from "./rate.js";

/** @typedef {import("./rate.js").Contact} Contact */

const TODAY = "2026-11-21";
/** @type {Contact} */
const FRENCH = ["www.site.test", "127.10.0.1", "document"];

/** @param {string} ip @returns {Contact[]} */
const served = (ip) => [["www.site.test", ip, "document"]];

test("a sovereign subsidiary of a foreign group", () => {
  /** @type {Contact[]} */
  const contacts = [FRENCH, ["x.sovereign.test", "127.12.0.2", "script"]];
  const rating = rate(TODAY, contacts);
  const found = party(rating, "aws-esc");
  assert.equal(found.seat, "DE");
  assert.equal(found.controlled_from, "US");
  assert.equal(found.class, "X");
  assert.match(said(rating, "aws-esc", "R5"), /CLOUD Act/);
  // Its own machines in Germany: nothing leaves.
  assert.equal(axis(rating, "destination"), "A");
});

test("a company of foreign law bought by Europeans", () => {
  /** @type {Contact[]} */
  const contacts = [FRENCH, ["player.vimeo.com", "127.12.0.2", "frame"]];
  const before = party(rate("2025-11-23", contacts), "vimeo");
  const after = party(rate("2025-11-24", contacts), "vimeo");
  assert.deepEqual(before.chain, ["vimeo"]);
  assert.deepEqual(after.chain, ["vimeo", "bending-spoons"]);
  assert.equal(after.controlled_from, "IT");
  // A law that follows the seat does not ask who holds the shares.
  assert.equal(after.class, "X");
  assert.match(said(rate(TODAY, contacts), "vimeo", "R5"), /CLOUD Act/);
  const imperva = rate(TODAY, served("127.26.0.1"));
  assert.equal(party(imperva, "imperva").class, "X");
  assert.equal(letter({ grade: imperva.grade.axes.reach }), "D");
});

test("a European brand controlled from elsewhere", () => {
  const days = [
    ["2016-06-01", "B", "CH"],
    ["2017-06-01", "B–C", null], // the year of the sale, its day not known
    [TODAY, "C", "MX"],
  ];
  for (const [day, reach, from] of days) {
    const rating = rate(String(day), served("127.63.0.1"));
    assert.equal(axis(rating, "reach"), reach, String(day));
    assert.equal(party(rating, "exoscale").controlled_from, from, String(day));
  }
  const now = rate(TODAY, served("127.63.0.1"));
  assert.deepEqual(party(now, "exoscale").chain, [
    "exoscale",
    "a1-telekom",
    "america-movil",
  ]);
  assert.match(said(now, "exoscale", "R11"), /droit du Mexique/);
});

test("a European brand sold within Europe", () => {
  const chains = [
    ["2018-06-01", ["gandi"]],
    ["2020-06-01", ["gandi", "montefiore"]],
    [TODAY, ["gandi", "your-online"]],
  ];
  for (const [day, chain] of chains) {
    const rating = rate(String(day), served("127.13.0.1"));
    assert.deepEqual(party(rating, "gandi").chain, chain);
    assert.equal(letter(rating), "A");
  }
});

test("a CDN's cache inside an internet provider names no operator", () => {
  /** @type {Contact[]} */
  const contacts = [
    FRENCH,
    ["img.akamaized.net", "127.71.0.1", "image"],
    ["cdn.nowhere.test", "127.71.0.2", "image"],
  ];
  const rating = rate(TODAY, contacts);
  const orgs = rating.parties.map((/** @type {{org: string}} */ p) => p.org);
  assert.ok(!orgs.includes("telenor"), orgs.join(" "));
  // Whose name it bears is told; the other one is unknown, and counted so.
  assert.equal(party(rating, "akamai").capacity, "service");
  assert.match(JSON.stringify(rating.unknown), /cdn\.nowhere\.test/);
});

test("what stands in front hides the host, and nobody guesses it", () => {
  const rating = rate(TODAY, served("127.26.0.1"));
  assert.ok(said(rating, "imperva", "U1"));
  const operators = rating.parties.filter(
    (/** @type {{capacity: string}} */ p) => p.capacity === "operator",
  );
  assert.equal(operators.length, 1);
});
