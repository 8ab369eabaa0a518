// SPDX-License-Identifier: EUPL-1.2
// Rows of the user's own: checked as ours, marked as theirs wherever they
// count, never over other data than they were made for, and gone in one word.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import test, { after, before } from "node:test";
import { Host, hello, killAll, root, world } from "./host.js";

const there = fs.mkdtempSync(path.join(os.tmpdir(), "cocarde-corrections-"));
const own = path.join(there, "own");
const rows = path.join(own, "corrections");
const made = path.join(rows, "made");

const organisations =
  "slug,name,kind,seat,controlled_from,eu_entity,technology_from,branches," +
  "note,source,as_of,confidence,homepage\n";
const domains = "suffix,org,service,purpose,scope,tpw,source,as_of\n";
const networks =
  "asn,org,role,registered_name,worldwide,trusted_places,note,source,as_of\n";
const owners =
  "org,owner,share,controls,valid_from,valid_to,source,as_of,confidence\n";
const sites =
  "domain,name,kind,person,party,election,country,level,status,source,as_of," +
  "confidence\n";

/** @param {string} program @param {string[]} args */
function run(program, ...args) {
  const result = spawnSync(path.join(root, program), args, {
    encoding: "utf8",
    env: { ...process.env, COCARDE_OWN: own },
  });
  return { status: result.status, out: result.stdout, err: result.stderr };
}

/** @param {Record<string, string>} tables */
function write(tables) {
  fs.rmSync(own, { recursive: true, force: true });
  fs.mkdirSync(rows, { recursive: true });
  for (const [name, text] of Object.entries(tables)) {
    fs.writeFileSync(path.join(rows, `${name}.csv`), text);
  }
}

function build() {
  const over = ["--over", world];
  return run("data/build", "--corrections", rows, "--world", ...over);
}

/** @param {string[]} args */
function cocarde(...args) {
  return run("build/cocarde", ...args, "--data", world);
}

/** @param {string} query */
function lookup(query) {
  return JSON.parse(cocarde("lookup", "--json", query).out);
}

const good = {
  organisations:
    organisations +
    "my-tracker,My Tracker SAS,analytics,FR,US,,,,,my own reading,2026-12-24,high,\n",
  domains:
    domains +
    "hotjar.com,my-tracker,Was Hotjar,analytics,own,,my own reading,2026-12-24\n" +
    "my.test,my-tracker,My Tracker,analytics,own,,my own reading,2026-12-24\n",
  networks:
    networks +
    "64500,my-tracker,host,Example unknown,0,,,my own reading,2026-12-24\n",
  owners:
    owners +
    "matomo,my-tracker,,1,2020-01-01,,my own reading,2026-12-24,high\n",
  political_sites:
    sites +
    "mine.test,Mon site,candidate,Moi Même,,legislatives-2027,FR,national,active,my own reading,2026-12-24,high\n",
};

before(() => {
  write(good);
  const result = build();
  assert.equal(result.status, 0, result.err);
});
after(() => {
  killAll();
  fs.rmSync(there, { recursive: true });
});

test("a host, a network and an owner of their own", () => {
  const found = lookup("a.my.test");
  assert.equal(found.service.org, "my-tracker");
  assert.equal(found.service.yours, true);
  assert.equal(found.service.source, "my own reading");
  assert.equal(lookup("script.hotjar.com").service.service, "Was Hotjar");
  const machine = lookup("127.80.0.1");
  assert.equal(machine.operator.org, "my-tracker");
  assert.equal(machine.operator.yours, true);
  const owned = lookup("matomo.test").service;
  assert.deepEqual(owned.chain, ["matomo", "my-tracker"]);
  assert.equal(owned.yours, true, "who owns it is theirs");
  assert.equal("yours" in lookup("fonts.gstatic.com").service, false);
});

test("it is said in the text, in disputes, in versions and in the status", () => {
  const text = cocarde("lookup", "a.my.test", "--lang", "fr").out;
  assert.match(text, /non revérifié, avec une\s+correction à vous/);
  const dispute = cocarde("dispute", "a.my.test").out;
  assert.match(dispute, /corrections\/domains\.csv, row "my\.test"/);
  assert.match(dispute, /This row is a correction of the user’s own/);
  assert.deepEqual(lookup("a.my.test").versions.own, ["corrections"]);
  const { sources } = JSON.parse(cocarde("data", "--json").out);
  assert.equal(sources[3].id, "facts");
  assert.equal(sources[3].yours, true);
});

test("a page says it of the party and of the finding", async () => {
  const host = new Host({ env: { COCARDE_OWN: own } });
  await host.ask(hello);
  const { ok } = await host.ask({
    ...{ v: 1, id: 2, op: "rate", detail: true },
    page: { host: "www.candidat.test", at: "2026-11-21T10:00:00Z" },
    contacts: [
      {
        host: "www.candidat.test",
        ips: ["127.10.0.1"],
        types: { document: 1 },
      },
      { host: "a.my.test", ips: ["127.10.0.2"], types: { script: 1 } },
    ],
  });
  /** @type {{org: string, yours?: boolean}[]} */
  const parties = ok.parties;
  /** @type {{party: string, yours?: boolean}[]} */
  const findings = ok.findings;
  for (const party of parties) {
    assert.equal(party.yours, party.org === "my-tracker" ? true : undefined);
  }
  for (const finding of findings) {
    assert.equal(
      finding.yours,
      finding.party === "my-tracker" ? true : undefined,
    );
  }
  assert.ok(findings.some(({ party }) => party === "my-tracker"));
  await host.end();
});

test("the list of sites has theirs, and the registry knows none of it", () => {
  /** @param {string} name @param {string} sql */
  const ask = (name, sql) =>
    spawnSync("sqlite3", ["-readonly", path.join(made, name), sql], {
      encoding: "utf8",
    }).stdout.trim();
  assert.equal(
    ask(
      "sites.sqlite",
      "SELECT domain FROM political_sites JOIN corrections ON key = domain",
    ),
    "mine.test",
  );
  assert.equal(
    ask(
      "registry.sqlite",
      "SELECT group_concat(DISTINCT name) FROM corrections",
    ),
    "domains,networks,organisations,owners",
  );
  assert.ok(
    !fs.readFileSync(path.join(made, "registry.sqlite")).includes("mine.test"),
  );
});

test("the same rows make the same bytes, and verify holds them", () => {
  const first = fs.readFileSync(path.join(made, "MANIFEST"), "utf8");
  assert.equal(build().status, 0);
  assert.equal(fs.readFileSync(path.join(made, "MANIFEST"), "utf8"), first);
  assert.deepEqual(fs.readdirSync(rows).sort(), [
    "domains.csv",
    "made",
    "networks.csv",
    "organisations.csv",
    "owners.csv",
    "political_sites.csv",
  ]);
  assert.equal(cocarde("data", "verify").status, 0);
  const list = path.join(made, "sites.sqlite");
  const bytes = fs.readFileSync(list);
  fs.appendFileSync(list, "x");
  const broken = cocarde("data", "verify");
  assert.equal(broken.status, 1);
  assert.match(broken.err, /sites\.sqlite: is not the file/);
  fs.writeFileSync(list, bytes);
});

/**
 * Build with these tables in place of theirs, which come back.
 * @param {Record<string, string>} tables
 */
function faultsOf(tables) {
  const kept = path.join(there, "kept");
  fs.renameSync(rows, kept);
  fs.mkdirSync(rows);
  for (const [name, text] of Object.entries(tables)) {
    fs.writeFileSync(path.join(rows, `${name}.csv`), text);
  }
  const result = build();
  assert.equal(result.status, 1);
  assert.ok(!fs.existsSync(made), "nothing is put into use");
  fs.rmSync(rows, { recursive: true });
  fs.renameSync(kept, rows);
  return result.err;
}

test("faults are said as ours are, with file and line", () => {
  const one = faultsOf({
    domains:
      `${domains}.a.test,matomo,A,ads,own,,x,\n` +
      "a.test,nobody,A,ads,own,,x,\nb.test,matomo,A,ads,own,,,\n",
    laws: "id\n",
    networks: "asn,org\n",
    organisations: `${organisations}a,A,ads,QQ,FR,,,,,x,,high,\n`,
    owners: `${owners}alphabet,google,,1,,,x,,high\n`,
  });
  for (const why of [
    /domains\.csv:2: not a domain.*; lower case/,
    /domains\.csv:3: unknown org 'nobody'; add it/,
    /domains\.csv:4: no source .*; say where/,
    /laws\.csv:1: not a table that can be corrected; name it domains\.csv/,
    /networks\.csv:1: wrong header; write: asn,org,role/,
    /organisations\.csv:2: unknown seat 'QQ'; use a code/,
    /owners in a circle: .*; remove the row/,
  ]) {
    assert.match(one, why);
  }
  assert.ok(one.includes(path.join(rows, "domains.csv")), one);
  assert.match(
    faultsOf({ domains: `${domains}co.uk,matomo,A,ads,own,,x,\n` }),
    /domains\.csv:2: 'co\.uk' is a public suffix/,
  );
  assert.match(
    faultsOf({ networks: `${networks}16276,ovhcloud,host,Nope,0,,,x,\n` }),
    /networks\.csv:2: AS16276 is registered as '.*', not 'Nope'; read again/,
  );
});

test("over other data they are left out, and everybody is told", async () => {
  const other = path.join(there, "other");
  fs.cpSync(world, other, { recursive: true });
  const manifest = path.join(other, "MANIFEST");
  const text = fs.readFileSync(manifest, "utf8");
  fs.writeFileSync(
    manifest,
    text.replace(/^digest .*$/m, `digest sha256:${"0".repeat(64)}`),
  );
  const result = run(
    "build/cocarde",
    ...["lookup", "--json", "--data", other],
    "a.my.test",
  );
  assert.equal(JSON.parse(result.out).service.org, "my.test");
  assert.match(result.err, /made for other data.*data\/build --corrections/);
  const host = new Host({ data: other, env: { COCARDE_OWN: own } });
  const { ok } = await host.ask(hello);
  assert.match(ok.warnings[0], /Your corrections were made for other data/);
  await host.end();
  const stale = run("data/build", ...["--corrections", rows, "--over", other]);
  assert.equal(stale.status, 1);
  assert.match(stale.err, /not made from the tables as they are now/);
});

test("a registry that cannot be read is left out", () => {
  const registry = path.join(made, "registry.sqlite");
  const bytes = fs.readFileSync(registry);
  fs.writeFileSync(registry, Buffer.alloc(bytes.length, 1));
  const result = cocarde("lookup", "--json", "a.my.test");
  assert.equal(JSON.parse(result.out).service.org, "my.test");
  assert.match(result.err, /registry\.sqlite.*cocarde data remove/);
  fs.writeFileSync(registry, bytes);
});

test("one word takes them away, and leaves what they wrote", () => {
  assert.equal(lookup("a.my.test").service.org, "my-tracker");
  assert.match(cocarde("data", "corrections").out, new RegExp(rows));
  assert.equal(cocarde("data", "remove", "corrections").status, 0);
  const found = lookup("a.my.test");
  assert.equal(found.service.org, "my.test");
  assert.equal("own" in found.versions, false);
  assert.ok(fs.existsSync(path.join(rows, "domains.csv")));
  assert.ok(!fs.existsSync(made));
});
