// SPDX-License-Identifier: EUPL-1.2
/**
 * The extension as it is handed out: small, the same bytes each time, all it
 * names inside, and nothing that Mozilla's linter of add-ons refuses.
 *
 * usage: node tests/packed.js
 */
import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";

const TREE = fileURLToPath(new URL("../", import.meta.url));

/** Of the packed extension: what one is asked to fetch. Bytes. */
const SIZE_MAX = 1_500_000;

/**
 * What the linter may say: one manifest serves both browsers, and each reads
 * its own of the two forms of a background. Chromium takes the service worker
 * and warns of the scripts; Firefox, for which this linter speaks, takes the
 * scripts and says that it has no service workers there.
 */
const KNOWN_WARNINGS = [
  "MANIFEST_FIELD_UNSUPPORTED manifest.json " +
    '"/background/service_worker" is not supported.',
  // Chromium's way into shadow trees; asked for with ?. where it is missing.
  "UNSUPPORTED_API consent/detect.js dom.openOrClosedShadowRoot is not supported",
];

const dir = fs.mkdtempSync(path.join(os.tmpdir(), "cocarde-packed-"));
/** @param {string} where @returns {string} the packed extension */
const pack = (where) =>
  execFileSync(path.join(TREE, "packaging/dist.sh"), [path.join(dir, where)], {
    encoding: "utf8",
  }).trim();

/** @type {string} */
let packed;
before(() => {
  packed = pack("one");
});
after(() => fs.rmSync(dir, { recursive: true, force: true }));

/** @returns {string[]} names of the files inside */
const names = () =>
  execFileSync("zipinfo", ["-1", packed], { encoding: "utf8" })
    .trim()
    .split("\n");

test("packed twice, the same bytes, for both browsers", () => {
  const first = fs.readFileSync(packed);
  assert.deepEqual(fs.readFileSync(pack("two")), first);
  const zip = fs.readFileSync(packed.replace(/xpi$/, "zip"));
  assert.deepEqual(zip, first);
});

test(`no more than ${SIZE_MAX} bytes`, (t) => {
  const { size } = fs.statSync(packed);
  t.diagnostic(`${size} bytes`);
  assert.ok(size <= SIZE_MAX, `${size} bytes`);
});

test("only files of the extension, in order, none hidden", () => {
  const inside = names();
  assert.deepEqual(inside, [...inside].sort());
  for (const name of inside) {
    assert.doesNotMatch(name, /(^|\/)\.|\/$|~$/, name);
    assert.ok(fs.existsSync(path.join(TREE, "extension", name)), name);
  }
});

test("each file that a page, a style or a module names is inside", () => {
  const inside = new Set(names());
  let seen = 0;
  for (const name of inside) {
    if (!/\.(html|css|js)$/.test(name)) continue;
    const text = fs.readFileSync(path.join(TREE, "extension", name), "utf8");
    const code = text.replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, "");
    const found = [
      ...code.matchAll(/\b(?:src|href)="([^"#?:]+)["#?]/g),
      ...code.matchAll(/\burl\("?([^")#:]+)"?\)/g),
      ...code.matchAll(/\b(?:from |import\()"(\.[^"]+)"/g),
    ];
    for (const [, named = ""] of found) {
      const from = path.posix.dirname(name);
      const file = named.startsWith("/")
        ? named.slice(1)
        : path.posix.join(from, named);
      assert.ok(inside.has(file), `${name} names ${named}`);
      seen++;
    }
  }
  assert.ok(seen > 50, `the search finds names: ${seen}`);
});

test("the linter of add-ons has nothing to say but what is explained", () => {
  const linter = path.join(TREE, "node_modules/.bin/addons-linter");
  // It ends with 1 when it has found an error, and says it all the same.
  const { stdout } = spawnSync(linter, ["--output", "json", packed], {
    encoding: "utf8",
  });
  const said = JSON.parse(stdout);
  /** @param {{code: string, file: string, message: string}} one */
  const line = ({ code, file, message }) => `${code} ${file} ${message}`;
  assert.deepEqual(said.errors.map(line), []);
  assert.deepEqual(said.notices.map(line), []);
  assert.deepEqual(said.warnings.map(line), KNOWN_WARNINGS);
});
