// SPDX-License-Identifier: EUPL-1.2
import assert from "node:assert/strict";
import { test } from "node:test";

import { hostIn } from "../../extension/options/history.js";
import { openOptions } from "../../extension/options/options.js";
import {
  dataRows,
  isShorter,
  keptText,
  sizeText,
} from "../../extension/options/view.js";
import { DEFAULTS, readSettings } from "../../extension/settings.js";
import { Document } from "./dom.js";
import { fakeHost, REPLIES } from "./fake-history.js";
import { wordsOf } from "./words.js";

const NOW = Date.parse("2026-11-22T08:00:00Z");
const SETTINGS = REPLIES["history.settings"];

/** The settings with what is stored, and a store that may be full.
 * @param {Partial<typeof DEFAULTS>} stored
 * @param {{tag?: "fr" | "en", full?: boolean, replies?: object}} [how] */
async function open(stored, { tag = "fr", full = false, replies = {} } = {}) {
  const document = new Document();
  const host = fakeHost(replies);
  /** @type {any[]} */
  const written = [];
  let reopened = 0;
  await openOptions({
    document: /** @type {any} */ (document),
    tag,
    text: wordsOf(tag),
    settings: { ...DEFAULTS, ...stored },
    write: async (settings) => {
      if (full) throw new Error("full");
      written.push(settings);
    },
    reopen: () => {
      reopened += 1;
    },
    ask: host.ask,
    copy: async () => {},
    now: () => NOW,
    parseDate: Date.parse,
  });
  const by = (/** @type {string} */ id) =>
    /** @type {any} */ (document.getElementById(id));
  const said = () =>
    document.body.all().find((e) => e.attributes.get("class") === "said")
      ?.textContent;
  const text = () => document.body.textContent;
  return { document, written, by, said, text, host, reopened: () => reopened };
}

test("what is stored is read with care", () => {
  assert.deepEqual(DEFAULTS, { strict: false, language: "auto" });
  for (const [stored, strict, language] of [
    [undefined, false, "auto"],
    [null, false, "auto"],
    ["strict", false, "auto"],
    [{}, false, "auto"],
    [{ strict: "yes", language: "de" }, false, "auto"],
    [{ strict: false, language: "fr" }, false, "fr"],
    [{ strict: true, other: 1, language: "en" }, true, "en"],
  ]) {
    assert.deepEqual(readSettings(stored), { strict, language });
  }
});

test("the strict reading is off until it is chosen, and is kept", async () => {
  const { by, said, written } = await open({});
  const box = by("strict");
  assert.equal(box.checked, false);
  box.checked = true;
  await box.fire("change");
  assert.deepEqual(written, [{ strict: true, language: "auto" }]);
  assert.equal(said(), "C’est noté.");
  assert.equal((await open({ strict: true })).by("strict").checked, true);
});

test("a store that fails leaves the choice as it was, and says so", async () => {
  const { by, said } = await open({}, { tag: "en", full: true });
  const box = by("strict");
  box.checked = true;
  await box.fire("change");
  assert.equal(box.checked, false);
  assert.match(said() ?? "", /could not keep/);
});

test("another language opens the page anew, and keeps the rest", async () => {
  const { by, written, reopened } = await open({ strict: true });
  by("language").value = "en";
  await by("language").fire("change");
  assert.deepEqual(written, [{ strict: true, language: "en" }]);
  assert.equal(reopened(), 1);
});

test("the box has a label, and says what it does", async () => {
  const { document, by } = await open({});
  const labels = document.body.all().filter((e) => e.tag === "label");
  assert.ok(labels.some((e) => e.attributes.get("for") === "strict"));
  assert.match(by("strict-means").textContent, /Espace économique européen/);
  assert.equal(document.documentElement.lang, "fr");
});

test("the history is asked of the host, and changed there", async () => {
  const { by, host } = await open({});
  assert.equal(by("recording").checked, true);
  by("recording").checked = false;
  await by("recording").fire("change");
  by("paused").checked = true;
  await by("paused").fire("change");
  const sets = host.asked.flatMap(([op, body]) =>
    op === "history.settings" && body.set ? [body.set] : [],
  );
  assert.deepEqual(sets, [{ recording: false }, { paused: true }]);
});

test("nothing is asked for before a yes, and no site can be followed", async () => {
  const off = { ...SETTINGS, recording: null, visits: 0, followed: [] };
  const { by, text } = await open({}, { replies: { "history.settings": off } });
  assert.equal(by("recording").checked, false);
  for (const id of ["paused", "delete-all", "follow"]) {
    assert.equal(by(id), null, id);
  }
  assert.match(text(), /activez d’abord l’historique/);
});

test("fewer months ask first; more do not", async () => {
  const { by, host } = await open({});
  by("retention").value = "24";
  await by("retention").fire("change");
  by("retention").value = "3";
  by("retention").fire("change");
  await new Promise((done) => setImmediate(done));
  await by("no").click();
  await new Promise((done) => setImmediate(done));
  by("retention").value = "3";
  by("retention").fire("change");
  await new Promise((done) => setImmediate(done));
  await by("yes").click();
  await new Promise((done) => setImmediate(done));
  const sets = host.asked.flatMap(([, body]) => (body.set ? [body.set] : []));
  assert.deepEqual(sets, [{ retention: 24 }, { retention: 3 }]);
  assert.equal(isShorter(null, 24), true);
  assert.equal(isShorter(12, null), false);
  assert.equal(isShorter(12, 12), false);
});

test("everything is deleted after a question, not before", async () => {
  const { by, host, said } = await open({});
  by("delete-all").click();
  await new Promise((done) => setImmediate(done));
  assert.ok(!host.asked.some(([op]) => op === "history.delete"));
  await by("yes").click();
  await new Promise((done) => setImmediate(done));
  assert.deepEqual(
    host.asked.find(([op]) => op === "history.delete"),
    ["history.delete", { all: true }],
  );
  assert.match(said() ?? "", /^Effacé/);
});

test("a site is followed by its name or an address of it", async () => {
  for (const [typed, host] of [
    ["asso.test", "asso.test"],
    [" https://www.Asso.test/page?x=1#y ", "www.asso.test"],
    ["http://asso.test:8080", "asso.test"],
    ["", ""],
  ]) {
    assert.equal(hostIn(typed ?? ""), host);
  }
  const { by, document, host, said } = await open({});
  by("follow").value = "https://asso.test/";
  const form = document.body.all().find((e) => e.tag === "form");
  await form?.fire("submit");
  await new Promise((done) => setImmediate(done));
  assert.deepEqual(
    host.asked.find(([op]) => op === "sites.follow"),
    ["sites.follow", { host: "asso.test", follow: true }],
  );
  assert.match(said() ?? "", /asso\.test est suivi/);
});

test("what keeps the history from its file is said", async () => {
  for (const [state, words] of [
    ["busy", /tient le fichier/],
    ["full", /disque est plein/],
    ["read-only", /ne peut pas être écrit/],
    ["damaged", /abîmé/],
    ["newer", /version plus récente/],
    ["unreachable", /ne laisse pas/],
    ["damaged-before", /mis de côté, et 3 visites/],
  ]) {
    const replies = { "history.settings": { ...SETTINGS, state, lost: 3 } };
    const { text } = await open({}, { replies });
    assert.match(text(), /** @type {RegExp} */ (words), String(state));
  }
});

test("how much is kept", () => {
  const text = wordsOf("en");
  assert.equal(
    text(keptText(SETTINGS)),
    "24 visits kept, 3 sites, since June 9, 2026; 96 KB on the disk.",
  );
  assert.equal(text(keptText({ ...SETTINGS, visits: 0 })), "Nothing is kept.");
  assert.equal(text(sizeText(5 * 1024 * 1024)), "5 MB");
});

test("each table has a day and an age, and is old after six months", () => {
  const rows = dataRows(REPLIES["data.status"], NOW, Date.parse);
  const text = wordsOf("en");
  assert.deepEqual(
    rows.map(({ day, age, old }) => [text(day), age && text(age), old]),
    [
      ["April 1, 2026", "7 months", true],
      ["June 17, 2026", "5 months", false],
      ["November 22, 2026", "today", false],
      ["June 25, 2026", "5 months", false],
    ],
  );
  const none = { ...REPLIES["data.status"], versions: null, country_built: "" };
  assert.deepEqual(
    dataRows(none, NOW, Date.parse).map(({ day, age }) => [text(day), age]),
    [
      ["not known", null],
      ["June 17, 2026", rows[1]?.age],
      ["not known", null],
      ["not on this computer", null],
    ],
  );
});

test("without the host, the rest can be set all the same", async () => {
  const err = { code: "NOT_INSTALLED", msg: "", hint: "" };
  const replies = { "history.settings": { err }, "data.status": { err } };
  const { by, text } = await open({}, { replies });
  assert.ok(by("strict"));
  assert.match(text(), /Le programme ne répond pas/);
});
