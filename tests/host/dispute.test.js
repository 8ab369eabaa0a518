// SPDX-License-Identifier: EUPL-1.2
// A fact disputed: the text names its rows, their source and their version,
// and says what rests on them.
import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import path from "node:path";
import test, { after } from "node:test";
import { Host, hello, killAll, root, world } from "./host.js";

const program = path.join(root, "build/cocarde");
const day = "2026-11-21";
after(killAll);

/** @param {string[]} args */
function cocarde(...args) {
  return execFileSync(program, ["dispute", "--data", world, ...args], {
    encoding: "utf8",
  });
}

/** @param {string[]} args */
function object(...args) {
  return JSON.parse(cocarde("--json", "--at", day, ...args));
}

/** @param {{rows: {table: string, key: string}[]}} dispute */
function rowsOf(dispute) {
  return dispute.rows.map(({ table, key }) => `${table} ${key}`);
}

test("a host leads to its rule, its company and who owns that", () => {
  const dispute = object("fonts.gstatic.com");
  assert.deepEqual(rowsOf(dispute), [
    "domains fonts.gstatic.com",
    "organisations google-fonts",
    "owners google-fonts,google",
    "organisations google",
    "owners google,alphabet",
    "organisations alphabet",
  ]);
  assert.equal(dispute.effect, null);
});

test("an address adds its network and both files", () => {
  const dispute = object("www.candidat.test=127.10.0.1");
  assert.deepEqual(rowsOf(dispute), [
    "networks 16276",
    "organisations ovhcloud",
    "asn.mmdb 127.10.0.1",
    "country.mmdb 127.10.0.1",
  ]);
  assert.deepEqual(rowsOf(object("127.10.0.1")), rowsOf(dispute));
});

test("owners are those of the day", () => {
  const before = JSON.parse(
    cocarde("--json", "--at", "2016-01-01", "linkedin"),
  );
  assert.ok(!rowsOf(before).includes("owners linkedin,microsoft"));
  assert.ok(rowsOf(object("linkedin")).includes("owners linkedin,microsoft"));
});

test("a name that hides another, a published range", () => {
  const hidden = object("metrics.candidate.test");
  assert.equal(hidden.rows[0].table, "disguised");
  assert.match(hidden.rows[0].says, /a name that hides/);
  assert.equal(object("127.20.200.1").rows[0].table, "prefixes");
});

test("the text can stand alone, in both languages", () => {
  const { text, subject, rows, versions } = object("fonts.gstatic.com");
  assert.equal(text.split("\n")[0], subject);
  for (const fact of [
    versions.digest,
    versions.method,
    rows[0].source,
    'data/domains.csv, row "fonts.gstatic.com"',
    "a company of class X caps reach at D",
    "C by an image or a font",
    day,
  ]) {
    assert.ok(text.includes(fact), fact);
  }
  assert.ok(!text.includes("{") && !text.includes("?"), text);
  const french = cocarde("--lang", "fr", "fonts.gstatic.com");
  assert.match(
    french,
    /^Fait contesté\s: Google Fonts \(fonts\.gstatic\.com\)/,
  );
  assert.match(french, /Sous contrôle de l’Espace économique européen/);
  assert.ok(!french.includes("dispute."), french);
});

test("what is read and what is not re-checked is said", () => {
  const { text, rows } = object("fonts.gstatic.com");
  assert.deepEqual(
    rows.map((/** @type {{read: boolean}} */ { read }) => read).slice(0, 2),
    [false, true],
  );
  assert.match(text, /Source not re-checked, evidence of .*own compilation/);
  assert.match(text, /Source that was read, evidence of 2026-08-05: Thomas/);
});

test("who is European caps nothing, who is unknown both ways", () => {
  assert.match(object("ovhcloud").text, /class E does not cap reach/);
  const nobody = object("nobody.example");
  assert.deepEqual(nobody.rows, []);
  assert.match(nobody.text, /No row: .*\n\n.*the best and the worst/);
  assert.deepEqual(object("AS64500").rows, []);
});

test("what it is asked must be somebody", () => {
  for (const args of [["a b"], ["a.example=b"], [], ["a", "b"]]) {
    const run = spawnSync(program, ["dispute", "--data", world, ...args]);
    assert.equal(run.status, args.length === 1 ? 1 : 2, args.join(" "));
    assert.equal(run.stdout.length, 0);
  }
});

const contacts = [
  { host: "www.candidat.test", ips: ["127.10.0.1"], types: { document: 1 } },
  { host: "fonts.gstatic.com", ips: ["127.50.0.1"], types: { font: 2 } },
  { host: "unknown.test", ips: ["127.80.0.1"], types: { script: 1 } },
];

/** @param {object} more */
function request(more) {
  return {
    v: 1,
    id: 2,
    op: "dispute",
    lang: "en",
    at: day,
    page: { host: "www.candidat.test", at: `${day}T10:00:00Z` },
    contacts,
    ...more,
  };
}

test("on a page: what rests on it, and the letter without", async () => {
  const host = new Host();
  await host.ask(hello);
  /** @type {[string, string, RegExp, string][]} */
  const cases = [
    ["alphabet", "C–E", /^R4 \(C\), T4/, "A–E"],
    ["fonts.gstatic.com", "C–E", /^R4 \(C\), T4/, "A–E"],
    ["unknown.test", "C–E", /U2 \(A–E\)/, "C–D"],
    ["AS64500", "C–E", /^U2 \(A–E\)$/, "C–E"],
    ["ovhcloud", "C–E", /^$/, "C–E"],
  ];
  for (const [query, grade, rules, without] of cases) {
    const { effect } = (await host.ask(request({ query }))).ok;
    assert.equal(effect.grade, grade, query);
    assert.match(effect.rules ?? "", rules, query);
    assert.equal(effect.without, without, query);
  }
  for (const wrong of [
    { query: 1 },
    { query: "ovhcloud", at: null },
    { query: "ovhcloud", ip: 7 },
    { query: "ovhcloud", ip: "x" },
    { query: "ovhcloud", lang: "de" },
    { query: "ovhcloud", page: { host: 1 } },
  ]) {
    const { err } = await host.ask(request(wrong));
    assert.equal(err.code, "E_BAD_REQUEST", JSON.stringify(wrong));
  }
  await host.end();
});
