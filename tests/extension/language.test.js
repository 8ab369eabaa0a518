// SPDX-License-Identifier: EUPL-1.2
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";

import { fromTable, wordsIn } from "../../extension/ui/language.js";
import { fromMessages } from "./i18n.js";

const TREE = new URL("../../", import.meta.url);
const messagesOf = (/** @type {string} */ tag) =>
  JSON.parse(
    readFileSync(new URL(`extension/_locales/${tag}/messages.json`, TREE), {
      encoding: "utf8",
    }),
  );

/** What a French browser says. */
const french = (/** @type {string} */ key) =>
  key === "locale_tag" ? "fr" : `fr ${key}`;
const tableOf = (/** @type {string} */ tag) => ({ hello: `${tag} hello` });

test("the browser's language, unless another one was chosen", () => {
  for (const [chosen, tag, said] of [
    ["auto", "fr", "fr hello"],
    ["fr", "fr", "fr hello"],
    ["en", "en", "en hello"],
  ]) {
    const words = wordsIn(/** @type {any} */ (chosen), french, tableOf);
    assert.equal(words.tag, tag);
    assert.equal(words.getMessage("hello"), said);
  }
});

test("the language that was chosen is not looked up when it is the browser's", () => {
  const never = () => assert.fail("a table was read");
  wordsIn("auto", french, never);
  wordsIn("fr", french, never);
});

test("places are filled, a doubled dollar is one, an unknown key is empty", () => {
  const get = fromTable({ a: "$2 and $1", b: "5 $$", c: "$1" });
  assert.equal(get("a", ["x", "y"]), "y and x");
  assert.equal(get("b"), "5 $");
  assert.equal(get("c", ["$1"]), "$1");
  assert.equal(get("nothing"), "");
});

test("the tables say what the browsers would", async () => {
  const dir = mkdtempSync(join(tmpdir(), "cocarde-locales-"));
  try {
    execFileSync("node", [
      new URL("packaging/locales.mjs", TREE).pathname,
      dir,
    ]);
    for (const tag of ["fr", "en"]) {
      const { default: table } = await import(join(dir, `${tag}.js`));
      const messages = messagesOf(tag);
      assert.deepEqual(Object.keys(table), Object.keys(messages));
      const browsers = fromMessages(messages);
      const ours = fromTable(table);
      const subs = ["one", "two", "three", "four"];
      for (const key of Object.keys(messages)) {
        assert.equal(ours(key, subs), browsers(key, subs), `${tag} ${key}`);
      }
    }
  } finally {
    rmSync(dir, { recursive: true });
  }
});
