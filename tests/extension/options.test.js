// SPDX-License-Identifier: EUPL-1.2
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { openOptions } from "../../extension/options/options.js";
import { DEFAULTS, readSettings } from "../../extension/settings.js";
import { makeText } from "../../extension/ui/text.js";
import { Document } from "./dom.js";
import { fromMessages } from "./i18n.js";

/** The options with a store that holds `stored`, or that fails.
 * @param {unknown} stored @param {"fr" | "en"} tag @param {boolean} full */
async function open(stored, tag = "fr", full = false) {
  const document = new Document();
  const path = `../../extension/_locales/${tag}/messages.json`;
  const messages = JSON.parse(
    readFileSync(new URL(path, import.meta.url), "utf8"),
  );
  /** @type {any[]} */
  const written = [];
  await openOptions({
    document: /** @type {any} */ (document),
    tag,
    text: makeText({
      getMessage: fromMessages(messages),
      tag,
      parseDate: Date.parse,
    }),
    read: async () => stored,
    write: async (settings) => {
      if (full) throw new Error("full");
      written.push(settings);
    },
  });
  const box = /** @type {any} */ (document.getElementById("strict"));
  const status = document.body
    .all()
    .find((e) => e.attributes.get("role") === "status");
  return { document, written, box, status };
}

test("what is stored is read with care", () => {
  assert.deepEqual(DEFAULTS, { strict: false });
  for (const [stored, strict] of [
    [undefined, false],
    [null, false],
    ["strict", false],
    [{}, false],
    [{ strict: "yes" }, false],
    [{ strict: false }, false],
    [{ strict: true, other: 1 }, true],
  ]) {
    assert.deepEqual(readSettings(stored), { strict });
  }
});

test("the strict reading is off until it is chosen, and is kept", async () => {
  const { box, status, written } = await open(undefined);
  assert.equal(box.checked, false);
  box.checked = true;
  await box.listeners.get("change")();
  assert.deepEqual(written, [{ strict: true }]);
  assert.equal(status?.textContent, "C’est noté.");
  assert.equal((await open({ strict: true })).box.checked, true);
});

test("a store that fails leaves the choice as it was, and says so", async () => {
  const { box, status } = await open(undefined, "en", true);
  box.checked = true;
  await box.listeners.get("change")();
  assert.equal(box.checked, false);
  assert.match(status?.textContent ?? "", /could not keep/);
});

test("the box has a label, and says what it does", async () => {
  const { document } = await open(undefined);
  const all = document.body.all();
  const label = all.find((e) => e.tag === "label");
  assert.equal(label?.attributes.get("for"), "strict");
  assert.match(
    document.getElementById("strict-means")?.textContent ?? "",
    /Espace économique européen/,
  );
  assert.equal(document.documentElement.lang, "fr");
});
