// SPDX-License-Identifier: EUPL-1.2
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import {
  INSTALL_COMMAND,
  PERMISSIONS,
  programOf,
} from "../../extension/welcome/view.js";
import { openWelcome } from "../../extension/welcome/welcome.js";
import { Document } from "./dom.js";
import { fakeHost } from "./fake-history.js";
import { wordsOf } from "./words.js";

const HELLO = {
  cocarde: "0.1.0",
  protocol: 1,
  method: "2026-11-22.3",
  data: { version: "2026-11-22", digest: "" },
  warnings: [],
};
const READY = { state: "ready", hello: HELLO, error: null };
const MISSING = { state: "NOT_INSTALLED", hello: null, error: null };

/** @param {any[]} states of the host, one for each time it is asked
 * @param {{os?: string, tag?: "fr" | "en", replies?: object}} [how] */
async function open(states, { os = "linux", tag = "fr", replies = {} } = {}) {
  const document = new Document();
  const host = fakeHost(replies);
  /** @type {string[]} */
  const copied = [];
  let turn = 0;
  await openWelcome({
    document: /** @type {any} */ (document),
    tag,
    os,
    text: wordsOf(tag),
    checkHost: async () => states[Math.min(turn++, states.length - 1)],
    ask: host.ask,
    copy: async (text) => void copied.push(text),
  });
  const by = (/** @type {string} */ id) =>
    /** @type {any} */ (document.getElementById(id));
  const buttons = () => document.body.all().filter((e) => e.tag === "button");
  const text = () => document.body.textContent;
  const sets = () =>
    host.asked.flatMap(([, body]) => (body.set ? [body.set] : []));
  return { document, by, buttons, text, sets, copied, host };
}

const unasked = { "history.settings": { recording: null, paused: false } };

test("the box is not ticked, and nothing is written before the button", async () => {
  const { by, sets } = await open([READY], { replies: unasked });
  assert.equal(by("keep").checked, false);
  assert.equal(by("keep").disabled, false);
  by("keep").checked = true;
  assert.deepEqual(sets(), []);
});

test("a yes is given by the button, and said", async () => {
  const { by, sets, document } = await open([READY], { replies: unasked });
  by("keep").checked = true;
  await by("go").click();
  assert.deepEqual(sets(), [{ recording: true }]);
  assert.match(by("answer").textContent, /seront gardées 12 mois/);
  assert.equal(document.body.dataset.answered, "true");
});

test("no tick is a no", async () => {
  const { by, sets } = await open([READY], { replies: unasked });
  await by("go").click();
  assert.deepEqual(sets(), [{ recording: false }]);
  assert.match(by("answer").textContent, /aucune visite ne sera gardée/);
});

test("an answer that could not be kept is no yes", async () => {
  const err = { code: "E_HISTORY_READ_ONLY", num: 15, msg: "", hint: "" };
  const replies = {
    "history.settings": (/** @type {any} */ body) =>
      body.set ? { err } : { recording: null },
  };
  const { by, document } = await open([READY], { replies });
  by("keep").checked = true;
  await by("go").click();
  assert.match(by("answer").textContent, /n’a pas pu être gardée/);
  assert.equal(document.body.dataset.answered, "false");
});

test("opened again, it shows what was answered", async () => {
  const { by } = await open([READY]);
  assert.equal(by("keep").checked, true);
});

test("without the host: one command, and no answer that nobody can keep", async () => {
  const { by, text, buttons, copied, sets } = await open([MISSING]);
  assert.equal(by("keep").disabled, true);
  assert.ok(text().includes(INSTALL_COMMAND));
  assert.match(text(), /une fois qu’il répond/);
  await buttons()
    .find((e) => e.textContent === "Copier")
    ?.click();
  assert.deepEqual(copied, [INSTALL_COMMAND]);
  await by("go").click();
  assert.deepEqual(sets(), []);
});

test("check again: the host is there, and the question can be answered", async () => {
  const { by, document } = await open([MISSING, READY], { replies: unasked });
  assert.equal(document.body.dataset.ready, "NOT_INSTALLED");
  await by("check").click();
  assert.equal(document.body.dataset.ready, "ready");
  assert.equal(by("check"), null);
  assert.equal(by("keep").disabled, false);
  assert.equal(document.activeElement, by("keep"));
});

test("where the host does not exist, no command is promised", () => {
  const text = wordsOf("en");
  for (const os of ["win", "mac", "android"]) {
    const { command, says } = programOf(MISSING, os);
    assert.equal(command, null, os);
    assert.match(says.map(text).join(" "), /on Linux only/);
  }
});

test("each state of the host has a sentence", () => {
  const text = wordsOf("fr");
  for (const state of [
    "NOT_INSTALLED",
    "ID_NOT_ALLOWED",
    "BROKEN_PATH",
    "CRASH_AT_START",
    "PROTOCOL",
    "TIMEOUT",
    "VERSION",
    "connecting",
  ]) {
    const host = { ...MISSING, state };
    const { there, says } = programOf(/** @type {any} */ (host), "linux");
    assert.equal(there, false);
    assert.ok(
      says.every((sentence) => text(sentence)),
      state,
    );
  }
  assert.equal(programOf(null, "linux").there, false);
  const warned = { ...READY, hello: { ...HELLO, warnings: ["No sandbox"] } };
  const { says } = programOf(/** @type {any} */ (warned), "linux");
  assert.match(says.map(text).join(" "), /22 novembre 2026.*No sandbox/);
});

test("each permission of the manifest is explained", () => {
  const manifest = JSON.parse(
    readFileSync(new URL("../../extension/manifest.json", import.meta.url), {
      encoding: "utf8",
    }),
  );
  // Requests of all sites, page life, host, storage, and what two of the
  // content scripts look for: banners and legal notices.
  assert.deepEqual(manifest.permissions, [
    "webRequest",
    "webNavigation",
    "nativeMessaging",
    "storage",
  ]);
  assert.deepEqual(manifest.host_permissions, ["<all_urls>"]);
  assert.equal(PERMISSIONS.length, 6);
});
