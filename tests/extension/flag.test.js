// SPDX-License-Identifier: EUPL-1.2
import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { test } from "node:test";

import { builder } from "../../extension/ui/dom.js";
import {
  flagAddress,
  flagNode,
  WITHOUT_FLAG,
} from "../../extension/ui/flag.js";
import { Document } from "./dom.js";

const tools = builder(/** @type {any} */ (new Document()));
/** @param {string | null} code @returns {any} */
const flag = (code) => flagNode(code, tools);

test("a flag is a file of the extension, and silent", () => {
  const node = flag("FR");
  assert.equal(node.tag, "img");
  assert.equal(node.attributes.get("alt"), "");
  assert.ok(existsSync(node.attributes.get("src")), "run: make vendor");
});

test("a country without a flag shows its code, an unknown one a mark", () => {
  for (const code of WITHOUT_FLAG) assert.equal(flag(code).textContent, code);
  assert.equal(flag(null).textContent, "?");
  assert.match(flag(null).attributes.get("class"), /unknown/);
  assert.equal(flag(null).attributes.get("aria-hidden"), "true");
});

test("what is no code is never part of an address", () => {
  for (const code of ["", "fr", "../x", "FRA", "F", "F/", null]) {
    assert.equal(flagAddress(code), null);
  }
});
