// SPDX-License-Identifier: EUPL-1.2
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";

import { openPopup } from "../../extension/popup/popup.js";
import { makeText } from "../../extension/ui/text.js";
import { Document } from "./dom.js";
import { fromMessages } from "./i18n.js";

/** @param {string} path */
const load = (path) =>
  JSON.parse(readFileSync(new URL(path, import.meta.url), "utf8"));
const names = readdirSync(new URL("fixtures", import.meta.url)).map((file) =>
  file.replace(".json", ""),
);

/** The popup on a background that says what `said` holds at that moment.
 * @param {{view: any, detail?: any}} said @param {string} tag */
async function open(said, tag = "fr") {
  const document = new Document();
  /** @type {any[]} */
  const asked = [];
  /** @type {string[]} */
  const gone = [];
  /** @type {(tabId: number) => void} */
  let notify = () => {};
  const messages = load(`../../extension/_locales/${tag}/messages.json`);
  await openPopup({
    document: /** @type {any} */ (document),
    tag,
    tabId: 7,
    text: makeText({
      getMessage: fromMessages(messages),
      tag,
      parseDate: Date.parse,
      timeZone: "Europe/Paris",
    }),
    ask: async (request) => {
      asked.push(request);
      if (request.cmd === "view") return said.view;
      return request.cmd === "rate-detail" ? said.detail : undefined;
    },
    allow: async () => asked.push({ cmd: "allow" }) > 0,
    copy: async () => {},
    go: (path) => gone.push(path),
    onChange: (listener) => {
      notify = listener;
    },
  });
  return {
    document,
    asked,
    gone,
    /** @param {number} tabId */
    async change(tabId) {
      notify(tabId);
      await new Promise((resolve) => setImmediate(resolve));
    },
  };
}

test("each state is shown in both languages, nothing left out", async () => {
  for (const name of names) {
    for (const tag of ["fr", "en"]) {
      const { document } = await open(load(`fixtures/${name}.json`), tag);
      const { textContent: text } = document.body;
      assert.ok(text.length > 80, `${name} ${tag}`);
      assert.doesNotMatch(
        text,
        /undefined|null|NaN|\[object/,
        `${name} ${tag}`,
      );
      assert.equal(document.documentElement.lang, tag);
      assert.ok(document.body.dataset.ready, name);
    }
  }
});

test("every drawing has a name or is hidden; the page has one h1", async () => {
  for (const name of names) {
    const { document } = await open(load(`fixtures/${name}.json`));
    const nodes = document.body.all();
    for (const { attributes } of nodes.filter((e) => e.tag === "svg")) {
      const named = attributes.get("aria-label");
      assert.ok(named || attributes.get("aria-hidden") === "true", name);
    }
    assert.equal(nodes.filter((e) => e.tag === "h1").length, 1, name);
    const ids = nodes.map((e) => e.id).filter(Boolean);
    assert.equal(new Set(ids).size, ids.length, `${name}: ids are unique`);
  }
});

test("notes outside the letter are behind a closed heading that counts them", async () => {
  const { document } = await open(load("fixtures/rated-d.json"));
  const notes = document.getElementById("notes");
  assert.equal(notes?.tag, "details");
  assert.ok(!notes?.attributes.has("open"));
  const heading = document.getElementById("notes-row");
  assert.equal(heading?.tag, "summary");
  assert.equal(heading?.textContent, "À savoir (1)");
  assert.match(notes?.textContent ?? "", /OVHcloud est européenne/);
});

test("a row says of whom else its sentence holds", async () => {
  const { document } = await open(load("fixtures/rated-d.json"), "en");
  assert.match(
    document.body.textContent,
    /ses machines\. Likewise: Google Analytics\./,
  );
});

test("what was left out of the findings is never behind a closed heading", async () => {
  const said = load("fixtures/rated-d.json");
  const { ok } = said.detail;
  ok.more = { findings: 3, parties: 0, unknown: 0 };
  ok.findings = ok.findings.filter(
    (/** @type {any} */ finding) => finding.worst === null,
  );
  const { document } = await open(said);
  const left = /3\sde plus, non montrés ici\./;
  assert.match(document.body.textContent, left);
  const notes = document.getElementById("notes");
  assert.doesNotMatch(notes?.textContent ?? "", left);
});

test("a page that is not rated does not say why a letter, and shows none", async () => {
  const { document } = await open(load("fixtures/not-rated.json"));
  const { textContent } = document.body;
  assert.match(textContent, /Ce qui manque/);
  assert.doesNotMatch(textContent, /Pourquoi cette lettre/);
  const named = document.body
    .all()
    .map((e) => e.attributes.get("aria-label") ?? "");
  assert.ok(named.includes("non noté"));
  assert.ok(!named.some((name) => /^(lettre|entre) /.test(name)));
});

test("a name that looks like markup stays text", async () => {
  const said = load("fixtures/rated-d.json");
  said.detail.ok.parties[0].name = "<img src=x onerror=alert(1)>";
  const { document } = await open(said);
  assert.ok(document.body.textContent.includes("<img src=x onerror=alert(1)>"));
  const images = document.body.all().filter((e) => e.tag === "img");
  for (const { attributes } of images) {
    assert.match(
      attributes.get("src") ?? "",
      /\/vendor\/flags\/[a-z]{2}\.svg$/,
    );
  }
});

test("the full rating is asked for in the language of the screen", async () => {
  const { asked } = await open(load("fixtures/rated-d.json"), "en");
  assert.deepEqual(asked, [
    { cmd: "view", tabId: 7 },
    { cmd: "rate-detail", tabId: 7, lang: "en" },
  ]);
  const missing = await open(load("fixtures/host-timeout.json"));
  assert.equal(missing.asked.length, 1);
});

test("a change of this tab is shown; of another tab, not asked for", async () => {
  const said = load("fixtures/loading.json");
  const popup = await open(said);
  assert.equal(popup.document.body.dataset.ready, "no-letter");
  Object.assign(said, load("fixtures/rated-d.json"));
  await popup.change(8);
  assert.equal(popup.asked.length, 1);
  await popup.change(7);
  assert.equal(popup.document.body.dataset.ready, "rated");
});

test("what was open stays open, and the focus stays, when the rating changes", async () => {
  const said = load("fixtures/provisional-d.json");
  const { document, change } = await open(said);
  document.getElementById("party-1")?.setAttribute("open", "");
  document.getElementById("party-1-row")?.focus();
  const before = document.getElementById("party-1");
  Object.assign(said, load("fixtures/rated-d.json"));
  await change(7);
  const after = document.getElementById("party-1");
  assert.notEqual(after, before, "the screen was redrawn");
  assert.ok(after?.attributes.has("open"));
  assert.equal(document.activeElement?.id, "party-1-row");
});

test("the same rating again redraws nothing", async () => {
  const { document, change } = await open(load("fixtures/rated-d.json"));
  const [before] = document.body.children;
  await change(7);
  assert.equal(document.body.children[0], before);
});

test("a superseded answer is dropped", async () => {
  const said = load("fixtures/rated-d.json");
  const { document, change } = await open(said);
  const [before] = document.body.children;
  said.detail = { err: { code: "superseded", msg: "", hint: "" } };
  await change(7);
  assert.equal(document.body.children[0], before);
});

test("the one button does what it says, then looks again", async () => {
  const retry = await open(load("fixtures/host-timeout.json"));
  await retry.document.getElementById("act")?.click();
  assert.deepEqual(
    retry.asked.map((request) => request.cmd),
    ["view", "retry-host", "view"],
  );
  const allow = await open(load("fixtures/permission-missing.json"));
  await allow.document.getElementById("act")?.click();
  assert.deepEqual(
    allow.asked.map((request) => request.cmd),
    ["view", "allow", "view"],
  );
});

test("links open a page of Cocarde in a tab", async () => {
  const { document, gone } = await open(load("fixtures/rated-d.json"));
  for (const id of ["way_details", "way_history", "way_share"]) {
    const link = document.getElementById(id);
    assert.match(link?.attributes.get("href") ?? "", /^\.\.\/[a-z]+\//);
    await link?.click();
  }
  assert.deepEqual(
    gone.map((path) => path.replace(/\?.*/, "")),
    ["details/details.html", "history/history.html", "share/share.html"],
  );
  const missing = await open(load("fixtures/host-timeout.json"));
  assert.equal(missing.document.getElementById("way_share"), null);
  assert.ok(missing.document.getElementById("way_history"));
});

test("a refusal that was not respected is said before anything else", async () => {
  const said = load("fixtures/rated-d.json");
  const { ok } = said.detail;
  Object.assign(ok.grade, { best: "E", worst: "E" });
  const text =
    "Après votre refus, Meta reçoit encore des demandes de votre navigateur. " +
    "Le critère du consentement (directive 2002/58/CE, art. 5, § 3) n’est pas rempli dans cette capture.";
  const after = { ...ok.findings[0], rule: "C8", name: "Meta", text };
  ok.findings.push({ ...after, best: "E", worst: "E", laws: [] });
  const { document } = await open(said);
  const shown = document.body.textContent;
  assert.match(
    shown,
    /Votre refus n’est pas respecté dans ce relevé\.Après votre refus, Meta reçoit encore des demandes de votre navigateur\.(?! Le critère)/,
  );
  ok.findings.at(-1).best = "A";
  const perhaps = await open(said);
  assert.match(
    perhaps.document.body.textContent,
    /Votre refus n’est peut-être pas respecté\./,
  );
});
