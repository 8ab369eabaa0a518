// SPDX-License-Identifier: EUPL-1.2
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { openDetails } from "../../extension/details/details.js";
import { makeText } from "../../extension/ui/text.js";
import { backgroundOf, longer } from "./details/background.js";
import { Document } from "./dom.js";
import { fromMessages } from "./i18n.js";

/** @param {string} path */
const load = (path) =>
  JSON.parse(readFileSync(new URL(path, import.meta.url), "utf8"));
const NAMES = ["refused", "elsewhere"];

/** The page on a background that answers as `said` is at that moment.
 * @param {any} said @param {{tag?: "fr" | "en", subject?: any,
 *   answer?: (request: any) => any}} [how]  answer: instead, when it has one */
async function open(said, { tag = "fr", subject, answer } = {}) {
  const document = new Document();
  /** @type {any[]} */
  const asked = [];
  /** @type {{name: string, json: string}[]} */
  const saved = [];
  /** @type {string[]} */
  const copied = [];
  /** @type {(tabId: number) => void} */
  let notify = () => {};
  const messages = load(`../../extension/_locales/${tag}/messages.json`);
  await openDetails({
    document: /** @type {any} */ (document),
    tag,
    subject: subject ?? { tab: 7, page: null },
    text: makeText({
      getMessage: fromMessages(messages),
      tag,
      parseDate: Date.parse,
      timeZone: "Europe/Paris",
    }),
    ask: async (request) => {
      asked.push(request);
      return answer?.(request) ?? backgroundOf(said)(request);
    },
    allow: async () => false,
    copy: async (text) => {
      copied.push(text);
    },
    save: (name, json) => saved.push({ name, json }),
    go() {},
    onChange: (listener) => {
      notify = listener;
    },
  });
  const nodes = () => document.body.all();
  return {
    document,
    asked,
    saved,
    copied,
    nodes,
    text: () => document.body.textContent,
    /** @param {string} id */
    click: (id) => document.getElementById(id)?.click(),
    /** @param {number} tabId */
    async change(tabId) {
      notify(tabId);
      for (let i = 0; i < 5; i++) await new Promise(setImmediate);
    },
  };
}

test("everything is shown in both languages, nothing left out", async () => {
  for (const name of NAMES) {
    for (const tag of /** @type {const} */ (["fr", "en"])) {
      const { document, text } = await open(load(`details/${name}.json`), {
        tag,
      });
      assert.ok(text().length > 3000, `${name} ${tag}`);
      assert.doesNotMatch(text(), /undefined|\bnull\b|NaN|\[object/);
      assert.equal(document.documentElement.lang, tag);
      assert.equal(document.body.dataset.ready, "rated");
    }
  }
});

test("every picture has a name or is hidden, every link leads somewhere", async () => {
  for (const name of NAMES) {
    const { nodes } = await open(load(`details/${name}.json`));
    const all = nodes();
    for (const { attributes, tag } of all) {
      if (tag !== "svg") continue;
      const named = attributes.get("aria-label");
      assert.ok(named || attributes.get("aria-hidden") === "true");
    }
    const ids = all.map((e) => e.id).filter(Boolean);
    assert.deepEqual(
      ids.filter((id, i) => ids.indexOf(id) !== i),
      [],
      "ids are unique",
    );
    assert.equal(all.filter((e) => e.tag === "h1").length, 1);
    for (const { attributes } of all) {
      const to = attributes.get("href") ?? "";
      if (to.startsWith("#")) assert.ok(ids.includes(to.slice(1)), to);
      const label = attributes.get("aria-labelledby");
      if (label) assert.ok(ids.includes(label), label);
    }
  }
});

test("each picture has its figures as a table beside it", async () => {
  const { document } = await open(load("details/refused.json"));
  for (const id of ["flow-table", "visit-table"]) {
    const rows = document
      .getElementById(id)
      ?.all()
      .filter((e) => e.tag === "tr");
    assert.ok((rows?.length ?? 0) > 3, id);
  }
});

test("a name that looks like markup stays text", async () => {
  const said = load("details/refused.json");
  said.said.fr.detail.ok.parties[0].service = "<img src=x onerror=alert(1)>";
  const { text, nodes } = await open(said);
  assert.ok(text().includes("<img src=x onerror=alert(1)>"));
  assert.ok(nodes().every((e) => e.tag !== "img" || e.attributes.has("alt")));
});

test("the tab goes elsewhere: what was shown stays, and says so", async () => {
  const said = load("details/refused.json");
  const page = await open(said);
  const before = page.text();
  said.view = {
    ...said.view,
    page: { ...said.view.page, key: "4b1c", host: "www.other.test" },
  };
  await page.change(8);
  assert.equal(page.text(), before, "another tab");
  await page.change(7);
  assert.match(page.text(), /Cet onglet montre maintenant autre chose/);
  assert.ok(!page.text().includes("www.other.test"));
  assert.match(page.text(), /claire-dumont2027/);
});

test("nobody answers any more: what was shown stays; then it is new again", async () => {
  const said = load("details/refused.json");
  let gone = false;
  const failing = { err: { code: "TIMEOUT", msg: "", hint: "" } };
  const page = await open(said, {
    answer: ({ cmd }) => (gone && cmd === "rate-detail" ? failing : null),
  });
  gone = true;
  await page.change(7);
  assert.match(page.text(), /dernier reçu/);
  assert.match(page.text(), /Google Analytics/);
  gone = false;
  await page.click("ask-again");
  for (let i = 0; i < 5; i++) await new Promise(setImmediate);
  assert.doesNotMatch(page.text(), /dernier reçu/);
});

test("a background without an answer is said, with a way to ask again", async () => {
  const said = { view: null, said: { fr: {} } };
  const page = await open(said);
  assert.equal(page.document.body.dataset.ready, "no-letter");
  assert.ok(page.nodes().some((e) => e.tag === "button"));
});

test("a visit of the history is shown the same, from its own capture", async () => {
  const said = load("details/refused.json");
  const visit = {
    visit: 12,
    host: "www.claire-dumont2027.fr",
    at: "2026-11-21T21:04:00Z",
  };
  const lines = `${JSON.stringify({ ...said.export.ok, kept: {} })}\n`;
  const page = await open(said, {
    subject: { visit: 12 },
    answer: ({ op }) => {
      if (op === "history.visit") {
        return { ok: { visit, rating: said.said.fr.detail.ok } };
      }
      return op === "history.export" ? { ok: { text: lines } } : null;
    },
  });
  assert.deepEqual(
    page.asked.slice(0, 2).map(({ op, body }) => [op, body.visit]),
    [
      ["history.visit", 12],
      ["history.export", 12],
    ],
  );
  assert.match(page.text(), /gardé dans l’historique/);
  assert.match(page.text(), /Après votre refus/);
  assert.ok(page.asked.every(({ cmd }) => cmd === "host"));
  await page.click("save");
  assert.equal(JSON.parse(page.saved[0]?.json ?? "").schema, "cocarde.page/1");
});

test("a visit whose rating is not as it should be is not shown", async () => {
  const said = load("details/refused.json");
  const rating = { ...said.said.fr.detail.ok, findings: "none" };
  const page = await open(said, {
    subject: { visit: 12 },
    answer: ({ op }) =>
      op === "history.visit" ? { ok: { visit: {}, rating } } : null,
  });
  assert.equal(page.document.body.dataset.ready, "no-letter");
});

test("a fact is disputed with the host's own text, and else with the page's", async () => {
  const said = load("details/refused.json");
  for (const silent of [false, true]) {
    const page = await open(said, {
      answer: ({ op }) => (silent && op === "dispute" ? { err: {} } : null),
    });
    const buttons = page
      .nodes()
      .filter((e) => e.attributes.get("class") === "dispute-fact");
    const place = buttons.find((e) =>
      e.attributes.get("aria-label")?.includes("Place de la machine, YouTube"),
    );
    await place?.click();
    const { body } = page.asked.find(({ op }) => op === "dispute");
    assert.equal(body.query, "i.ytimg.com");
    assert.ok(body.ip && body.contacts.length > 0);
    const area = /** @type {any} */ (
      page.document.getElementById("dispute-text")
    );
    assert.match(area.value, /^Fait contesté\s: /);
    await page.click("dispute-copy");
    assert.deepEqual(page.copied, [area.value]);
  }
});

test("each of the five facts can be disputed, by a name that says which", async () => {
  const { nodes } = await open(load("details/elsewhere.json"));
  const labels = nodes()
    .filter((e) => e.attributes.get("class") === "dispute-fact")
    .map((e) => e.attributes.get("aria-label"));
  assert.equal(labels.length % 5, 0);
  assert.equal(new Set(labels).size, labels.length);
});

test("the JSON is made when it is opened, and copied whole", async () => {
  const said = load("details/refused.json");
  const page = await open(said);
  await page.click("json_capture-copy");
  assert.deepEqual(JSON.parse(page.copied[0] ?? ""), said.export.ok);
});

test("a long page builds what is looked at, and all its contacts", async () => {
  const said = longer(load("details/refused.json"), 600);
  const { nodes, text } = await open(said);
  const all = nodes();
  assert.ok(all.filter((e) => e.tag === "article").length < 40);
  assert.ok(all.filter((e) => e.tag === "tr").length > 600);
  assert.match(text(), /Afficher les \d+/);
});

test("what was open stays open when more comes", async () => {
  const said = load("details/refused.json");
  const { document, change } = await open(said);
  document.getElementById("flow-table")?.setAttribute("open", "");
  document.getElementById("flow-table-row")?.focus();
  said.view.consent = null;
  await change(7);
  assert.ok(document.getElementById("flow-table")?.attributes.has("open"));
  assert.equal(document.activeElement?.id, "flow-table-row");
});
