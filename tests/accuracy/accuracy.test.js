// SPDX-License-Identifier: EUPL-1.2
// What `make accuracy` counts, on cases small enough to count by hand.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { isIP } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

import { cover } from "./coverage.js";
import { pageOf } from "./pages.js";
import { addressIn, draw, numberOf, randomFrom, textOf } from "./sample.js";

test("a list of requests becomes a page", () => {
  const item = (url, type, status = 200) => ({ url, type, status });
  const page = pageOf({
    req: "http://a.fr/",
    final: "https://www.a.fr/x",
    t: "2026-01-17T02:35:12.510Z",
    items: [
      item("http://a.fr/", null, 301),
      item("https://www.a.fr/x", "Document"),
      item("https://www.a.fr/s.js", "Script"),
      item("https://www.a.fr/t.js", "Script"),
      item("https://f.example/", "Document"),
      item("https://f.example/new", "SomethingNew"),
      item("https://f.example/late", null),
      item("https://f.example/dead", "XHR", -1),
      item("https://{env.tracker}/t.js", "Script"),
      item("data:text/css,", "Stylesheet"),
    ],
  });
  assert.equal(page.page.host, "www.a.fr");
  assert.equal(page.page.at, "2026-01-17T02:35:12.510Z");
  assert.deepEqual(page.contacts, [
    { host: "a.fr", ips: [], types: { redirect: 1 }, outcome: "contacted" },
    {
      host: "www.a.fr",
      ips: [],
      types: { document: 1, script: 2 },
      outcome: "contacted",
    },
    {
      host: "f.example",
      ips: [],
      types: { frame: 1, other: 2 },
      outcome: "contacted",
    },
    { host: "f.example", ips: [], types: { fetch: 1 }, outcome: "possible" },
  ]);
});

/** A party as the host writes it, behind hosts and their addresses. */
const party = (org, capacity, hosts, more = {}) => ({
  org,
  name: org,
  capacity,
  identified_by: "asn",
  controlled_from: "FR",
  confidence: "high",
  read: true,
  contacts: hosts.map((host) => ({
    host,
    ip: "192.0.2.1",
    asn: 64500,
    network: "EXAMPLE",
    outcome: "contacted",
  })),
  ...more,
});
const unknown = { identified_by: "unknown", controlled_from: null };

const contact = (host, requests, ip, outcome = "contacted") => ({
  host,
  ips: ip === undefined ? [] : [ip],
  types: { image: requests },
  outcome,
});

const rated = (contacts, parties, notes = []) => ({
  page: { page: { host: "a.fr", at: "" }, contacts },
  rating: { page: { host: "a.fr" }, parties, completeness: { notes } },
});

test("a contact counts when every party behind it is known", () => {
  const pages = [
    rated(
      [
        contact("a.fr", 1, "192.0.2.1"),
        contact("b.example", 10, "192.0.2.2"),
        contact("c.example", 100, "192.0.2.3"),
        contact("d.example", 1000, "192.0.2.4"),
        contact("e.example", 10_000, "192.0.2.5"),
        contact("f.example", 100_000, "192.0.2.6", "failed"),
        contact("localhost", 1_000_000, "127.0.0.1"),
        contact("g.example", 10_000_000),
      ],
      [
        party("host", "operator", ["a.fr", "b.example", "e.example"]),
        party("b", "service", ["b.example"], { controlled_from: null }),
        party("c", "service", ["c.example"], { confidence: "low" }),
        party("c-host", "operator", ["c.example"], { read: false }),
        party("d", "service", ["d.example"], { read: false }),
        party("AS64500", "operator", ["d.example"], unknown),
        party("e", "service", ["e.example"]),
        party("g", "service", ["g.example"]),
      ],
    ),
    rated(
      [contact("a.fr", 5, "192.0.2.9")],
      [party("h", "operator", ["a.fr"])],
    ),
    // A replay server's address tells nothing.
    rated(
      [contact("a.fr", 7, "192.0.2.9")],
      [party("h", "operator", ["a.fr"])],
      ["addresses-all-identical"],
    ),
  ];
  const { sums, apart, missing } = cover(pages, "addresses");
  assert.equal(sums.requests, 11_111 + 5);
  assert.equal(sums.pages, 2);
  assert.deepEqual(sums.byRequest, {
    organisation: 10_111 + 5,
    control: 10_001 + 5,
    source: 10_011 + 5,
  });
  assert.deepEqual(sums.byPage, { organisation: 1, control: 1, source: 1 });
  assert.equal(sums.byCompany, 11_001 + 5, "d.example's host is unknown");
  assert.equal(apart.requests, 11_000_000 + 7);
  const names = (list) => list.top("requests", 9).map(({ name }) => name);
  assert.deepEqual(names(missing.service), []);
  assert.deepEqual(names(missing.network), ["AS64500 EXAMPLE"]);
  assert.deepEqual(names(missing.control), ["c (c)", "b (b)"]);
  assert.deepEqual(names(missing.source), ["d (d)", "c-host (c-host)"]);
});

test("without addresses the page's own site is counted apart", () => {
  const noAddress = (row) => ({
    ...row,
    contacts: row.contacts.map((c) => ({ ...c, ip: null, asn: null })),
  });
  const { sums, apart, missing } = cover(
    [
      rated(
        [contact("a.fr", 1), contact("b.example", 10), contact("c.io", 100)],
        [
          noAddress(party("a.fr", "operator", ["a.fr"], unknown)),
          noAddress(party("b", "service", ["b.example"])),
          noAddress(party("c.io", "service", ["c.io"], unknown)),
        ],
      ),
      rated(
        [contact("a.fr", 1)],
        [noAddress(party("a.fr", "operator", ["a.fr"], unknown))],
      ),
    ],
    "third-parties",
  );
  assert.equal(sums.requests, 110);
  assert.equal(sums.pages, 1);
  assert.equal(sums.byRequest.organisation, 10);
  assert.equal(sums.byPage.organisation, 0);
  assert.deepEqual(apart, { requests: 2, pages: 2 });
  assert.deepEqual(missing.service.top("pages", 9), [
    { name: "c.io", requests: 100, pages: 1, hosts: ["c.io"] },
  ]);
});

test("addresses are read and written", () => {
  assert.deepEqual(numberOf("1.2.3.4"), { value: 0x01020304n, bits: 32 });
  assert.deepEqual(numberOf("::"), { value: 0n, bits: 128 });
  assert.deepEqual(numberOf("2001:db8::1"), {
    value: 0x20010db8000000000000000000000001n,
    bits: 128,
  });
  for (const ip of ["255.0.1.2", "2001:db8:0:0:0:0:0:1"]) {
    const { value, bits } = numberOf(ip);
    assert.equal(textOf(value, bits), ip);
  }
});

test("drawn addresses lie in their range", () => {
  const random = randomFrom("x");
  for (const prefix of ["192.0.2.128/25", "10.0.0.0/8", "2001:db8:8000::/33"]) {
    const [base = "", length] = prefix.split("/");
    const { value, bits } = numberOf(base);
    const free = BigInt(bits - Number(length));
    const seen = new Set();
    for (let i = 0; i < 200; i++) {
      const ip = addressIn(prefix, random);
      assert.equal(isIP(ip), bits === 32 ? 4 : 6, ip);
      assert.equal(numberOf(ip).value >> free, value >> free, ip);
      seen.add(ip);
    }
    assert.ok(seen.size > 60, `${prefix}: ${seen.size}`);
  }
  assert.equal(addressIn("192.0.2.7/32", random), "192.0.2.7");
});

test("the same addresses each time, up to a number of each group", () => {
  const range = (prefix, provider) => ({
    prefix,
    provider,
    region: "",
    country: "",
  });
  const ranges = [
    range("10.0.0.0/9", "big"),
    range("10.128.0.0/24", "big"),
    range("192.0.2.0/31", "small"),
    range("2001:db8::/32", "big"),
    range("2001:db9::/64", "big"),
  ];
  const all = draw(ranges, ({ provider }) => provider, 200);
  assert.deepEqual(
    draw(ranges, ({ provider }) => provider, 200),
    all,
  );
  // Whatever else is drawn.
  assert.deepEqual(
    draw([ranges[2]], ({ provider }) => provider, 200),
    all.filter(({ provider }) => provider === "small"),
  );
  const of = (prefix) => all.filter((s) => s.prefix === prefix).length;
  assert.equal(of("192.0.2.0/31"), 2);
  assert.equal(of("10.0.0.0/9") + of("10.128.0.0/24"), 200);
  assert.ok(of("10.128.0.0/24") < 5, "IPv4: by address");
  assert.ok(of("2001:db9::/64") > 60, "IPv6: by range");
  assert.equal(new Set(all.map(({ ip }) => ip)).size, all.length);
});

test("where nothing can be compared with, it says so", () => {
  const folder = mkdtempSync(join(tmpdir(), "cocarde-accuracy-"));
  try {
    const cwd = join(folder, "tree");
    mkdirSync(cwd);
    const script = fileURLToPath(new URL("run.js", import.meta.url));
    const done = spawnSync(process.execPath, [script], { cwd });
    const said = done.stdout.toString();
    assert.equal(done.status, 0, done.stderr.toString());
    assert.match(said, /coverage was not measured/);
    assert.match(said, /correctness was not measured/);
    assert.doesNotMatch(said, /^accuracy/m);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
