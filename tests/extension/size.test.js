// SPDX-License-Identifier: EUPL-1.2
// What a person downloads: the extension, zipped, and nothing but what it
// needs.

import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { deflateRawSync } from "node:zlib";

const ROOT = fileURLToPath(new URL("../../extension/", import.meta.url));
/** Issue 6: "total extension ≤ 1.5 MB zipped". */
const LIMIT_BYTES = 1_500_000;
/** What a zip writes for each file besides its content: 30 + 46 bytes and its
 * name, twice. */
const HEADERS_BYTES = 76;

/** @param {string} [under] @returns {string[]} */
function files(under = "") {
  const entries = readdirSync(join(ROOT, under), { withFileTypes: true });
  return entries.flatMap((entry) => {
    const path = join(under, entry.name);
    return entry.isDirectory() ? files(path) : [path];
  });
}

test("the extension has at most 1.5 MB when zipped", (t) => {
  let bytes = 0;
  for (const path of files()) {
    const zipped = deflateRawSync(readFileSync(join(ROOT, path)));
    bytes += zipped.length + HEADERS_BYTES + 2 * path.length;
  }
  t.diagnostic(`${bytes} bytes of ${LIMIT_BYTES}`);
  assert.ok(bytes <= LIMIT_BYTES, `${bytes} bytes`);
});

test("what others made stands beside its licence, and reaches nowhere", () => {
  const vendored = files("vendor").filter(
    (path) => !path.endsWith(".gitignore"),
  );
  assert.ok(vendored.length > 0, "run: make vendor");
  for (const path of vendored) {
    const folder = path.split("/").slice(0, 2).join("/");
    assert.ok(vendored.includes(`${folder}/LICENSE`), `${path}: no licence`);
    if (path.endsWith("LICENSE")) continue;
    const text = readFileSync(join(ROOT, path), "utf8");
    // Names of XML namespaces are addresses that nobody opens.
    const rest = text.replaceAll(/"http:\/\/www\.w3\.org\/[^"]*"/g, "");
    assert.doesNotMatch(rest, /https?:|<script|\bon[a-z]+="|url\((?!#)/, path);
    for (const [, from] of text.matchAll(/^import .* from "(.*)"/gm)) {
      assert.match(from ?? "", /^\.\.?\//, path);
    }
  }
});
