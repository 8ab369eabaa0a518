// SPDX-License-Identifier: EUPL-1.2
// The rating never reads whose site it rates: taking the page's row out of the
// list of political sites, or the whole list away, changes no byte.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import {
  cpSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { test } from "node:test";

const WORLD = "build/world";
const LISTED = "candidate.test"; // a row of tests/world/csv/political_sites.csv

/** @param {string} data @param {string} host */
function rating(data, host) {
  const page = {
    schema: "cocarde.page/1",
    page: { host, at: "2026-11-21T22:00:00Z", choice: "none" },
    contacts: [
      { host, ips: ["127.20.0.1"], types: { document: 1 } },
      { host: "social.test", ips: ["127.50.0.1"], types: { script: 1 } },
    ],
  };
  return execFileSync(
    "build/cocarde",
    ["--data", data, "rate", "--json", "--lang", "fr", "-"],
    { input: JSON.stringify(page), encoding: "utf8" },
  );
}

/** The test world with another list of political sites.
 * @param {(list: Buffer) => Buffer | string} change */
function without(change) {
  const dir = mkdtempSync(path.join(tmpdir(), "cocarde-blind-"));
  cpSync(WORLD, dir, { recursive: true });
  const list = path.join(dir, "sites.sqlite");
  writeFileSync(list, change(readFileSync(list)));
  return dir;
}

test("a page has the same rating whether its site is listed or not", () => {
  const listed = readFileSync(`${WORLD}/sites.sqlite`);
  assert.ok(listed.includes(LISTED), "the test needs a listed site");
  const want = rating(WORLD, `www.${LISTED}`);
  const changes = [
    // another name of the same length in the place of the site's own
    (/** @type {Buffer} */ list) =>
      Buffer.from(
        list
          .toString("latin1")
          .replaceAll(LISTED, "candidaat.test".slice(0, LISTED.length)),
        "latin1",
      ),
    // no list at all, in as many bytes
    (/** @type {Buffer} */ list) => Buffer.alloc(list.length, 0x78),
  ];
  for (const change of changes) {
    const dir = without(change);
    assert.equal(rating(dir, `www.${LISTED}`), want);
    rmSync(dir, { recursive: true });
  }
});

test("a listed site is rated as any other of the same contacts", () => {
  const other = "candidafe.test";
  const strip = (/** @type {string} */ text) => text.replaceAll(other, LISTED);
  assert.equal(
    strip(rating(WORLD, `www.${other}`)),
    rating(WORLD, `www.${LISTED}`),
  );
});
