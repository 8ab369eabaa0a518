// SPDX-License-Identifier: EUPL-1.2
/**
 * The same capture on two days: what changed in the law or in the ownership
 * between them changes what is said, and nothing else does.
 */
import assert from "node:assert/strict";
import { test } from "node:test";

import { axis, letter, party, rate, said } from "./rate.js";

/** @typedef {import("./rate.js").Contact} Contact */

const TODAY = "2026-11-21";
/** @type {Contact} */
const FRENCH = ["www.site.test", "127.10.0.1", "document"];
/** A script of an American company, listed when there is a list.
 * @type {Contact[]} */
const AMERICAN = [FRENCH, ["widget.listed.test", "127.12.0.2", "script"]];
/** @type {Contact[]} */
const ON_AWS = [["www.site.test", "127.20.0.1", "document"]];

/** @param {string} org @param {string} name @param {string} ip */
const script = (org, name, ip = "127.12.0.2") => ({
  org,
  /** @type {Contact[]} */
  contacts: [FRENCH, [name, ip, "script"]],
});

test("January 2022 had no decision for the United States; today has", () => {
  const then = rate("2022-01-10", AMERICAN);
  const now = rate(TODAY, AMERICAN);
  assert.equal(axis(then, "destination"), "E");
  assert.equal(axis(now, "destination"), "C");
  assert.match(said(then, "world-us-listed", "T5"), /sans décision/);
  assert.match(said(now, "world-us-listed", "T3"), /\(UE\) 2023\/1795/);
  assert.equal(party(then, "world-us-listed").dpf, "na");
  assert.equal(party(now, "world-us-listed").dpf, "yes");
  // Who can be compelled is the same question on both days.
  assert.equal(axis(then, "reach"), axis(now, "reach"));
});

test("Privacy Shield until 16 July 2020", () => {
  const last = rate("2020-07-16", AMERICAN);
  const next = rate("2020-07-17", AMERICAN);
  const words = said(last, "world-us-listed", "T3");
  assert.match(words, /2016\/1250/);
  assert.match(words, /annulé/);
  assert.equal(axis(last, "destination"), "C");
  assert.match(said(next, "world-us-listed", "T5"), /sans décision/);
  assert.equal(axis(next, "destination"), "E");
});

test("Safe Harbour until 6 October 2015, by its own list", () => {
  // NationBuilder has no establishment in the Union, and was on the list.
  /** @type {Contact[]} */
  const contacts = [FRENCH, ["x.crm.test", "127.30.0.1", "script"]];
  const last = rate("2015-10-06", contacts);
  const next = rate("2015-10-07", contacts);
  assert.match(said(last, "nationbuilder", "T3"), /annulé.*2000\/520\/CE/);
  assert.match(said(next, "nationbuilder", "T5"), /sans décision/);
  // On the list of one framework says nothing of the next one.
  const shield = rate("2018-01-10", contacts);
  assert.equal(party(shield, "nationbuilder").dpf, "unknown");
  assert.equal(party(last, "nationbuilder").dpf, "yes");
});

test("AT Internet before, during and after Piano", () => {
  const { org, contacts } = script("at-internet", "logs.xiti.com");
  const before = rate("2021-03-01", contacts);
  assert.equal(letter(before), "A");
  assert.deepEqual(party(before, org).chain, ["at-internet"]);
  // The merger was announced on 2 March; when it took effect is not known.
  const between = rate("2021-06-15", contacts);
  assert.equal(letter(between), "A–D");
  assert.equal(party(between, org).controlled_from, null);
  assert.ok(said(between, org, "U2"));
  const after = rate("2022-01-01", contacts);
  assert.equal(letter(after), "D");
  assert.deepEqual(party(after, org).chain, ["at-internet", "piano"]);
  assert.match(said(after, org, "R5"), /justice américaine/);
});

test("Linode before and after Akamai", () => {
  /** @type {Contact[]} */
  const contacts = [["www.site.test", "127.25.0.1", "document"]];
  const before = rate("2022-03-20", contacts);
  const after = rate("2022-03-21", contacts);
  assert.deepEqual(party(before, "linode").chain, ["linode"]);
  assert.deepEqual(party(after, "linode").chain, ["linode", "akamai"]);
  // American before and after.
  assert.equal(letter(before), "D");
  assert.equal(letter(after), "D");
});

test("iZettle before and after PayPal", () => {
  const { org, contacts } = script("izettle", "cdn.izettle.com");
  const before = rate("2018-09-19", contacts);
  const after = rate("2018-09-20", contacts);
  assert.equal(letter(before), "A");
  assert.equal(party(before, org).controlled_from, "SE");
  assert.equal(letter(after), "D");
  assert.equal(party(after, org).controlled_from, "US");
  assert.deepEqual(party(after, org).chain, ["izettle", "paypal"]);
});

test("Imperva before and after Thales: its seat stays American", () => {
  /** @type {Contact[]} */
  const contacts = [["www.site.test", "127.26.0.1", "document"]];
  const before = rate("2023-12-03", contacts);
  const after = rate("2023-12-04", contacts);
  assert.equal(party(before, "imperva").controlled_from, "US");
  assert.equal(party(after, "imperva").controlled_from, "FR");
  assert.deepEqual(party(after, "imperva").chain, ["imperva", "thales"]);
  for (const rating of [before, after]) {
    assert.equal(party(rating, "imperva").class, "X");
    assert.match(said(rating, "imperva", "R6"), /se tient devant cette page/);
  }
});

test("the United Kingdom: member, bridge, decision, the end of it", () => {
  /** @type {Contact[]} */
  const london = [["www.site.test", "127.22.0.1", "document"]];
  const days = [
    ["2020-12-31", "T1", /rien n’établit/i],
    ["2021-01-01", "T2", /JO L 444/],
    ["2021-06-27", "T2", /JO L 444/],
    ["2021-06-28", "T2", /2021\/1772/],
    [TODAY, "T2", /2021\/1772/],
    ["2032-01-01", "T5", /sans décision/],
  ];
  for (const [day, rule, words] of days) {
    const rating = rate(String(day), london);
    assert.match(
      said(rating, "aws", String(rule)),
      /** @type {RegExp} */ (words),
    );
  }
  // A British company: of the Union's law, then of one that it recognises.
  const { org, contacts } = script("trustpilot", "widget.trustpilot.com");
  assert.equal(party(rate("2020-12-31", contacts), org).class, "E");
  assert.equal(party(rate("2021-01-01", contacts), org).class, "Q");
});

test("section 702 of FISA lapses: a sentence changes, no letter", () => {
  const last = rate("2026-06-12", ON_AWS);
  const next = rate("2026-06-13", ON_AWS);
  assert.deepEqual(next.grade, last.grade);
  assert.deepEqual(next.lever, last.lever);
  const before = said(last, "aws", "R6");
  const after = said(next, "aws", "R6");
  assert.match(before, /CLOUD Act.*702 du FISA/);
  assert.doesNotMatch(before, /échue/);
  assert.match(after, /échue le 12 juin 2026.*jusque vers mars 2027/);
  const named = (/** @type {Record<string, any>} */ rating) =>
    rating.laws.map((/** @type {{name: string}} */ law) => law.name).join("; ");
  assert.match(named(next), /FISA, section 702 \(échue/);
  assert.doesNotMatch(named(last), /échue/);
});

test("S3NS before and after its qualification; Bleu never", () => {
  /** @type {Contact[]} */
  const contacts = [["www.site.test", "127.90.0.1", "document"]];
  const before = rate("2025-12-16", contacts);
  const after = rate("2025-12-17", contacts);
  assert.match(said(before, "s3ns", "R2"), /aucune offre qualifiée/);
  // Of an offer, which is named; never of the company or of the page.
  assert.match(said(after, "s3ns", "R1"), /offre PREMI3NS .*qualifiée/);
  assert.match(said(after, "s3ns", "R1"), /rien ne dit .*page/i);
  assert.deepEqual(after.grade, before.grade);
  const bleu = rate(TODAY, [["www.site.test", "127.91.0.1", "document"]]);
  assert.match(said(bleu, "bleu", "R2"), /aucune offre qualifiée/);
});

test("no CLOUD Act before 23 March 2018", () => {
  const last = said(rate("2018-03-22", ON_AWS), "aws", "R6");
  assert.match(last, /Stored Communications Act/);
  assert.doesNotMatch(last, /CLOUD/);
  assert.match(said(rate("2018-03-23", ON_AWS), "aws", "R6"), /CLOUD Act/);
});

test("the directive before 25 May 2018, the regulation from then on", () => {
  /** @type {Contact[]} */
  const contacts = [FRENCH, ["x.unlisted.test", "127.62.0.1", "script"]];
  const last = said(rate("2018-05-24", contacts), "world-z-host", "T5");
  const next = said(rate("2018-05-25", contacts), "world-z-host", "T5");
  assert.match(last, /articles 25 et 26 de la directive 95\/46\/CE/);
  assert.match(next, /chapitre V du RGPD/);
});

test("--at overrides the day of the capture, for everything", () => {
  const then = rate("2022-01-10", AMERICAN);
  const told = rate(TODAY, AMERICAN, ["--at", "2022-01-10"]);
  for (const part of ["grade", "findings", "parties", "laws", "lever"]) {
    assert.deepEqual(told[part], then[part], part);
  }
  const now = rate("2022-01-10", AMERICAN, ["--at", TODAY]);
  assert.deepEqual(now.grade, rate(TODAY, AMERICAN).grade);
  assert.notDeepEqual(now.grade, then.grade);
});

test("addresses looked up in tables of another year: a note", () => {
  const note = "ip-data-far-from-capture";
  const notes = (/** @type {string} */ day) =>
    JSON.stringify(rate(day, ON_AWS).completeness);
  assert.ok(notes("2025-11-19").includes(note));
  assert.ok(!notes("2025-11-23").includes(note));
  assert.ok(!notes(TODAY).includes(note));
});
