// SPDX-License-Identifier: EUPL-1.2
// The user's own files of addresses: every vendor's is taken, what is damaged
// is not, and at every instant there is the old one or the new one.
import assert from "node:assert/strict";
import { spawn, spawnSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import test, { after, beforeEach } from "node:test";
import { Host, hello, killAll, root, world } from "./host.js";
import { encode, marker, mmdb } from "./mmdb.js";

const program = path.join(root, "build/cocarde");
const there = fs.mkdtempSync(path.join(os.tmpdir(), "cocarde-own-"));
const own = path.join(there, "own");
const file = path.join(there, "file.mmdb");
const address = "127.10.0.1";

after(() => {
  killAll();
  fs.rmSync(there, { recursive: true });
});
beforeEach(() => fs.rmSync(own, { recursive: true, force: true }));

/** @param {string[]} args @param {Record<string, string>} [env] */
function cocarde(args, env = { COCARDE_OWN: own }) {
  const { COCARDE_OWN, XDG_DATA_HOME, ...rest } = process.env;
  const run = spawnSync(program, args, {
    encoding: "utf8",
    env: { ...rest, ...env },
  });
  return { status: run.status, out: run.stdout, err: run.stderr };
}

/** @param {Buffer} bytes @param {string[]} more */
function take(bytes, ...more) {
  fs.writeFileSync(file, bytes);
  return cocarde(["data", "--data", world, "import", file, ...more]);
}

/** @param {string} [query] */
function lookup(query = address) {
  const run = cocarde(["lookup", "--json", "--data", world, query]);
  assert.equal(run.status, 0, run.err);
  return JSON.parse(run.out);
}

function status() {
  return JSON.parse(cocarde(["data", "--data", world, "status", "--json"]).out);
}

/** What is in the directory, and each file's bytes. */
function contents() {
  if (!fs.existsSync(own)) return {};
  return Object.fromEntries(
    fs
      .readdirSync(own)
      .filter((name) => name !== "lock")
      .map((name) => [name, fs.readFileSync(path.join(own, name), "latin1")]),
  );
}

const country = mmdb({ country_code: "SE" }, { type: "DBIP-Country-Lite" });

test("every vendor's countries are read", () => {
  /** @type {[string, import("./mmdb.js").Value][]} */
  const schemas = [
    ["GeoLite2-Country", { country: { iso_code: "SE" } }],
    [
      "GeoIP2-City",
      {
        city: { names: { en: "Paris" } },
        country: { iso_code: "SE", is_in_european_union: true },
        registered_country: { iso_code: "US" },
        traits: { is_anycast: false },
      },
    ],
    ["DBIP-City-Lite", { country: { iso_code: "SE", names: { fr: "S" } } }],
    ["DBIP-ISP", { country: { iso_code: "SE" }, traits: { isp: "X" } }],
    ["ipinfo lite", { country: "Sweden", country_code: "SE" }],
    ["ipinfo country_asn", { country: "SE", country_name: "Sweden" }],
    ["ipinfo core", { geo: { country_code: "SE" } }],
    ["country ipvAll", { country_code: "SE" }],
    ["city ipv4", { city: "X", country_code: "se" }],
    ["sing-geoip", "se"],
  ];
  for (const [type, record] of schemas) {
    const run = take(mmdb(record, { type }));
    assert.equal(run.status, 0, `${type}: ${run.err}`);
    const { place, versions } = lookup();
    assert.deepEqual(place.sources[0], { name: type, country: "SE" });
    assert.ok(versions.own.includes("country.mmdb"), type);
  }
});

test("every vendor's networks are read", () => {
  /** @type {[string, import("./mmdb.js").Value][]} */
  const schemas = [
    [
      "GeoLite2-ASN",
      {
        autonomous_system_number: 16276,
        autonomous_system_organization: "Example",
      },
    ],
    [
      "DBIP-ISP",
      {
        traits: {
          autonomous_system_number: 16276,
          autonomous_system_organization: "Example",
        },
      },
    ],
    ["ipinfo lite", { asn: "AS16276", as_name: "Example" }],
    ["ipinfo generic_asn_free.mmdb", { asn: "AS16276", name: "Example" }],
  ];
  for (const [type, record] of schemas) {
    const run = take(mmdb(record, { type }));
    assert.equal(run.status, 0, `${type}: ${run.err}`);
    const { asn, as_name, operator, versions } = lookup("127.99.0.1");
    assert.deepEqual([asn, as_name], [16276, "Example"], type);
    assert.equal(operator.org, "ovhcloud");
    assert.deepEqual(versions.own, ["asn.mmdb"]);
  }
});

test("a file that has both replaces both", () => {
  const both = mmdb(
    { country_code: "SE", asn: "AS15169", as_name: "Google" },
    { type: "ipinfo lite" },
  );
  const { replaces } = JSON.parse(take(both, "--json").out);
  assert.deepEqual(
    replaces.map((/** @type {{id: string}} */ { id }) => id),
    ["countries", "networks"],
  );
  const { asn, place, versions } = lookup();
  assert.equal(asn, 15169);
  assert.equal(place.sources[0].country, "SE");
  assert.deepEqual(versions.own, ["country.mmdb", "asn.mmdb"]);
  assert.equal(Object.keys(contents()).length, 2, "one file, one MANIFEST");
});

test("the day and what changed are told", () => {
  assert.equal(take(country).status, 0);
  const half = mmdb(
    { country_code: "SE" },
    { right: { country_code: "FI" }, version: 4 },
  );
  const told = JSON.parse(take(half, "--json").out);
  assert.equal(told.built, "2026-10-01");
  const [change] = told.replaces;
  assert.ok(change.answered > 0.7 * change.asked, "IPv4 alone");
  assert.ok(change.another > 0.3 * change.asked, "about half have moved");
  assert.ok(change.another < 0.6 * change.asked, "about half have moved");
  const again = JSON.parse(take(half, "--json").out);
  assert.equal(again.replaces[0].another, 0);
  const text = take(country).out;
  assert.match(text, /DBIP-Country-Lite, of 2026-10-01: 1 nodes and [12] rec/);
  assert.match(text, /from 2026-10-01 to 2026-10-01: of \d+ addresses \d/);
});

test("versions and digest say so, and go back", () => {
  const { versions: before } = lookup();
  assert.equal(before.own, undefined);
  take(country);
  const { versions: with_it } = lookup();
  assert.notEqual(with_it.digest, before.digest);
  take(mmdb({ country_code: "FI" }));
  assert.notEqual(lookup().versions.digest, with_it.digest);
  const [countries] = status().sources;
  assert.ok(countries.yours);
  assert.match(countries.imported, /^20\d\d-\d\d-\d\d$/);
  assert.equal(countries.built, "2026-10-01");
  const run = cocarde(["data", "remove", "countries"]);
  assert.equal(run.status, 0, run.err);
  assert.deepEqual(lookup().versions, before);
  assert.equal(Object.keys(contents()).length, 1, "no file is left over");
  assert.equal(cocarde(["data", "remove"]).status, 1, "nothing is there");
});

test("notices of vendors, and age", () => {
  take(mmdb({ country_code: "SE" }, { type: "GeoLite2-Country" }));
  assert.match(status().sources[0].notice, /GeoLite2 data created by MaxMind/);
  take(mmdb({ country_code: "SE" }, { type: "My own", built: "2020-02-29" }));
  const [countries] = status().sources;
  assert.equal(countries.notice, null);
  assert.ok(countries.old);
  assert.ok(countries.days > 2000);
  const text = cocarde(["data", "--data", world]).out;
  assert.match(text, /My own of 2020-02-29, \d+ day\(s\) old, yours since/);
  assert.match(text, /more than six months old/);
});

test("what is cut short is refused, and the old one stays", () => {
  take(country);
  const before = contents();
  const { digest } = lookup().versions;
  for (let len = 0; len < country.length; len += 7) {
    const run = take(country.subarray(0, len));
    assert.equal(run.status, 1, `${len} bytes`);
    assert.match(run.err, /file\.mmdb is damaged or no MMDB file: \d+ bytes/);
    assert.deepEqual(contents(), before);
  }
  assert.equal(lookup().versions.digest, digest);
});

test("what is damaged is refused, with what and where", () => {
  const deep = [[1, 1 + 16]];
  for (let i = 1; i < 200; i++) deep.push([i + 1 < 200 ? i + 1 : 0, 216]);
  /** @type {[string, Buffer, RegExp][]} */
  const cases = [
    [
      "a circle",
      mmdb("x", {
        nodes: [
          [1, 18],
          [1, 18],
        ],
      }),
      /in a circle at node 1;/,
    ],
    ["too deep", mmdb("x", { nodes: deep }), /deeper than an address at node/],
    ["behind its data", mmdb("x", { nodes: [[9000, 17]] }), /damaged: /],
    [
      "a text that does not end",
      mmdb("x", { data: [0x5c, 0x41] }),
      /no record can be read at byte of its data 0;/,
    ],
    [
      "a pointer to itself",
      mmdb("x", { data: [0x20, 0x00, 0, 0] }),
      /byte of its data 0;/,
    ],
    [
      "a key that is no text",
      mmdb("x", { data: [0xe1, ...encode(true), ...encode("x")] }),
      /byte of its data 1;/,
    ],
    [
      "a future",
      mmdb("x", { built: "2999-01-01" }),
      /built on the day .* 2999/,
    ],
    ["no day", mmdb("x", { built: "1970-01-01" }), /no MMDB file/],
    [
      "a page",
      Buffer.from("<!DOCTYPE html><title>404</title>"),
      /no MMDB file/,
    ],
    ["metadata alone", Buffer.from([...marker, 0xe0]), /no MMDB file/],
    ["nothing", Buffer.alloc(0), /: 0 bytes/],
    ["other data", mmdb({ score: 7 }), /neither countries nor networks/],
    ["no country", mmdb({ country_code: "ZZ" }), /neither countries nor/],
  ];
  take(country);
  const before = contents();
  for (const [name, bytes, why] of cases) {
    const run = take(bytes);
    assert.equal(run.status, 1, name);
    assert.match(run.err, why, name);
    assert.ok(run.err.includes(file), `${name} names the file: ${run.err}`);
    assert.match(run.err, /; [A-Z]/, `${name} says what to do`);
    assert.deepEqual(contents(), before, name);
  }
});

test("a nest of pointers keeps nobody busy", () => {
  // Thirty maps, each of which leads twice to the next: 2^30 values.
  const data = [];
  for (let i = 0; i < 30; i++) {
    const at = data.length;
    const next = at + 1 + 2 * (2 + 2);
    for (const byte of [0xe2, 0x41, 0x61, 0x20 | (next >> 8), next & 255]) {
      data.push(byte);
    }
    for (const byte of [0x41, 0x62, 0x20 | (next >> 8), next & 255]) {
      data.push(byte);
    }
  }
  data.push(...encode("x"));
  const run = take(mmdb("x", { nodes: [[17, 17]], data }));
  assert.equal(run.status, 1);
  assert.match(run.err, /neither countries nor networks/);
});

test("what is no file is said", () => {
  for (const name of [path.join(there, "nothing.mmdb"), there]) {
    const run = cocarde(["data", "--data", world, "import", name]);
    assert.equal(run.status, 1);
    assert.ok(run.err.includes(name), run.err);
    assert.deepEqual(contents(), {});
  }
  for (const args of [["import"], ["import", "a", "b"], ["remove", "all"]]) {
    assert.equal(cocarde(["data", ...args]).status, 2, args.join(" "));
  }
});

test("a file of IPv4 alone answers for IPv4 alone", () => {
  const four = mmdb({ country_code: "SE" }, { version: 4 });
  assert.match(take(four).out, /no IPv6 address/);
  assert.equal(lookup().place.sources[0].country, "SE");
  assert.equal(lookup("2a00:1450::1").place.sources[0].country, null);
});

test("a running host keeps what it has; the next one has the new", async () => {
  const env = { COCARDE_OWN: own };
  const ask = {
    ...{ v: 1, id: 2, op: "lookup", lang: "en", at: "2026-11-21" },
    query: address,
  };
  take(country);
  const old = new Host({ env });
  const { ok } = await old.ask(hello);
  assert.deepEqual(ok.warnings, []);
  assert.ok(ok.sandbox.seccomp);
  const first = await old.ask(ask);
  assert.equal(first.ok.place.sources[0].country, "SE");
  take(mmdb({ country_code: "FI" }));
  assert.deepEqual(await old.ask(ask), first);
  assert.equal(
    (await old.ask({ ...ask, query: "127.3.2.1" })).ok.place.sources[0].country,
    "SE",
  );
  const next = new Host({ env });
  await next.ask(hello);
  const second = await next.ask(ask);
  assert.equal(second.ok.place.sources[0].country, "FI");
  assert.notEqual(second.ok.versions.digest, first.ok.versions.digest);
  await Promise.all([old.end(), next.end()]);
});

test("what broke later is left out, and everybody is told", async () => {
  take(country);
  const name = Object.keys(contents()).find((n) => n.endsWith(".mmdb")) ?? "";
  fs.truncateSync(path.join(own, name), 20);
  const run = cocarde(["lookup", "--json", "--data", world, address]);
  assert.equal(JSON.parse(run.out).place.sources[0].name, "dbip");
  assert.equal(JSON.parse(run.out).versions.own, undefined);
  assert.match(run.err, /is not the file that was imported; Import it again/);
  const [countries] = status().sources;
  assert.equal(countries.yours, false);
  assert.match(countries.msg, /not the file that was imported/);
  const host = new Host({ env: { COCARDE_OWN: own } });
  const { ok } = await host.ask(hello);
  assert.match(ok.warnings[0], /not the file that was imported\. Import it/);
  await host.end();
  fs.writeFileSync(path.join(own, "MANIFEST"), "sha256:x\n");
  assert.match(status().sources[0].msg, /MANIFEST is damaged/);
  assert.equal(take(country).status, 0, "importing again mends it");
  assert.ok(status().sources[0].yours);
});

test("verify computes every digest", () => {
  take(country);
  assert.equal(cocarde(["data", "--data", world, "verify"]).status, 0);
  const name = Object.keys(contents()).find((n) => n.endsWith(".mmdb")) ?? "";
  const bytes = fs.readFileSync(path.join(own, name));
  bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) ^ 1;
  fs.writeFileSync(path.join(own, name), bytes);
  const run = cocarde(["data", "--data", world, "verify", "--json"]);
  assert.equal(run.status, 1);
  assert.ok(run.err.includes(name), run.err);
  const files = run.out
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));
  assert.deepEqual(
    files.filter(({ sound }) => !sound).map((one) => path.basename(one.file)),
    [name],
  );
  assert.equal(files.length, 6, "four files of ours, MANIFEST, and theirs");
});

test("verify finds a byte of ours", () => {
  const copy = path.join(there, "copy");
  fs.cpSync(world, copy, { recursive: true });
  for (const name of ["sites.sqlite", "registry.sqlite", "MANIFEST"]) {
    const bytes = fs.readFileSync(path.join(copy, name));
    const at = name === "MANIFEST" ? bytes.indexOf("version 20") + 9 : 90;
    const other = Buffer.from(bytes);
    other[at] = (other[at] ?? 0) ^ 1;
    fs.writeFileSync(path.join(copy, name), other);
    const run = cocarde(["data", "--data", copy, "verify"], {});
    assert.equal(run.status, 1, name);
    assert.ok(run.err.includes(name), run.err);
    fs.writeFileSync(path.join(copy, name), bytes);
  }
  assert.equal(cocarde(["data", "--data", copy, "verify"], {}).status, 0);
});

test("named data is all there is; a user's place is found", () => {
  const home = path.join(there, "home");
  const theirs = path.join(home, ".local/share/cocarde/own");
  fs.writeFileSync(file, country);
  const env = { HOME: home };
  const data = ["data", "--data", world];
  assert.equal(cocarde([...data, "import", file], env).status, 0);
  assert.ok(fs.existsSync(path.join(theirs, "MANIFEST")));
  assert.equal(fs.statSync(path.join(theirs, "MANIFEST")).mode & 0o77, 0);
  const told = JSON.parse(cocarde([...data, "status", "--json"], env).out);
  assert.equal(told.sources[0].yours, false);
  const run = cocarde(["data", "import", file], { HOME: "" });
  assert.equal(run.status, 1);
  assert.match(run.err, /neither \$HOME nor/);
  fs.rmSync(home, { recursive: true });
});

test("a kill at any instant leaves the old one or the new one", async () => {
  const big = fs.readFileSync(path.join(world, "country.mmdb"));
  const large = Buffer.concat([big, Buffer.alloc(0)]);
  fs.writeFileSync(file, large);
  take(country);
  const { digest: before } = lookup().versions;
  fs.writeFileSync(file, large);
  let olds = 0;
  for (let i = 0; i < 30; i++) {
    const child = spawn(program, ["data", "--data", world, "import", file], {
      env: { ...process.env, COCARDE_OWN: own },
      stdio: "ignore",
    });
    const closed = new Promise((resolve) => child.on("close", resolve));
    await new Promise((resolve) => setTimeout(resolve, i / 3));
    child.kill("SIGKILL");
    await closed;
    const run = cocarde(["lookup", "--json", "--data", world, address]);
    assert.equal(run.err, "");
    const { versions } = JSON.parse(run.out);
    assert.deepEqual(versions.own, ["country.mmdb"]);
    olds += versions.digest === before ? 1 : 0;
  }
  assert.ok(olds <= 30);
  assert.equal(cocarde(["data", "--data", world, "import", file]).status, 0);
  assert.equal(Object.keys(contents()).length, 2, "leftovers are swept");
});
