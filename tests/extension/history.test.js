// SPDX-License-Identifier: EUPL-1.2
// The history page on a host that is not there: what it asks, what it shows.
import assert from "node:assert/strict";
import { test } from "node:test";

import { LINES_BYTES, piecesOf } from "../../extension/history/files.js";
import { noticeOf, openHistory } from "../../extension/history/history.js";
import { PAGE_ROWS } from "../../extension/history/list.js";
import { chartOf } from "../../extension/history/view-chart.js";
import { comparisonOf } from "../../extension/history/view-compare.js";
import {
  changeText,
  diffColumns,
  entryText,
  lettersText,
} from "../../extension/history/view-diff.js";
import { controlTexts, kindText } from "../../extension/history/words.js";
import { Document } from "./dom.js";
import { fakeHost, grade, REPLIES, VISITS } from "./fake-history.js";
import { wordsOf } from "./words.js";

const fr = wordsOf("fr");
const en = wordsOf("en");
const NOW = Date.parse("2026-11-22T08:00:00Z");
const CALENDAR = {
  parseDate: Date.parse,
  toIso: (/** @type {number} */ ms) => new Date(ms).toISOString(),
};
const SETTINGS = REPLIES["history.settings"];
const tick = () => new Promise((done) => setImmediate(done));

/** @param {{replies?: object, tag?: "fr" | "en", site?: string | null}} [how] */
async function open({ replies = {}, tag = "fr", site = null } = {}) {
  const document = new Document();
  const host = fakeHost(replies);
  /** @type {any[]} */
  const saved = [];
  await openHistory({
    document: /** @type {any} */ (document),
    tag,
    text: wordsOf(tag),
    ask: host.ask,
    copy: async () => {},
    save: (...file) => void saved.push(file),
    now: () => NOW,
    ...CALENDAR,
    site,
  });
  const by = (/** @type {string} */ id) =>
    /** @type {any} */ (document.getElementById(id));
  const all = (/** @type {string} */ tag) =>
    document.body.all().filter((e) => e.tag === tag);
  const button = (/** @type {string} */ words) =>
    all("button").find((e) => e.textContent === words);
  const asked = (/** @type {string} */ op) =>
    host.asked.flatMap(([name, body]) => (name === op ? [body] : []));
  const text = () => document.body.textContent;
  return { document, by, all, button, asked, text, saved };
}

test("the list: one row for each site, in the order of the host", async () => {
  const { all, text, document } = await open();
  assert.equal(document.body.dataset.ready, "list");
  const links = all("a").map((e) => e.textContent);
  assert.deepEqual(links.slice(0, 3), [
    "claire-dumont2027.test",
    "parti-des-rives.test",
    "asso.test",
  ]);
  for (const words of [
    "3 sites trouvés",
    "Claire Dumont",
    "Candidature",
    "Site suivi",
    "États-Unis",
    "droit européen",
    "21 nov. 2026",
    "Le site a changé",
    "Nos données ou la méthode ont changé",
    "première visite",
  ]) {
    assert.ok(text().includes(words), words);
  }
});

test("search and filters are the host's; the newest question wins", async () => {
  const { by, asked } = await open();
  by("search").value = " dumont ";
  await by("search").fire("input");
  by("kind").value = "candidate";
  await by("kind").fire("change");
  by("control").value = "?";
  await by("control").fire("change");
  by("period").value = "30";
  await by("period").fire("change");
  await tick();
  assert.deepEqual(asked("history.list").at(-1), {
    query: "dumont",
    kind: "candidate",
    control: "?",
    from: "2026-10-23",
    limit: PAGE_ROWS,
    changes: true,
  });
  assert.equal(asked("history.totals").at(-1)?.from, "2026-10-23");
  by("kind").value = "";
  await by("kind").fire("change");
  assert.ok(!("kind" in (asked("history.list").at(-1) ?? {})));
});

test("more rows come below those there are", async () => {
  const { sites } = REPLIES["history.list"];
  const replies = {
    "history.list": (/** @type {any} */ { after }) => ({
      ...REPLIES["history.list"],
      sites: after ? sites.slice(2) : sites.slice(0, 2),
      next: after ? null : "page 2",
    }),
  };
  const { by, all, asked } = await open({ replies });
  const links = () => all("a").filter((e) => /test$/.test(e.textContent));
  assert.equal(links().length, 2);
  await by("more").click();
  await tick();
  assert.equal(asked("history.list").at(-1)?.after, "page 2");
  assert.equal(links().length, 3);
  assert.equal(by("more"), null);
});

test("a site: its letters, visits, and what changed last", async () => {
  const { by, asked, text, document } = await open({
    site: "claire-dumont2027.test",
  });
  assert.equal(asked("history.site")[0]?.site, "claire-dumont2027.test");
  assert.equal(asked("history.site")[0]?.today, false);
  assert.deepEqual(asked("history.diff")[0], { a: 9, b: 10, lang: "fr" });
  assert.match(text(), /claire-dumont2027\.test, 6 visites/);
  assert.match(text(), /importée, sans contacts/);
  assert.match(text(), /Après votre refus, Google Analytics ne reçoit plus/);
  assert.equal(document.activeElement?.id, "site-heading");
  assert.equal(by("follow"), null, "a site of the list is not followed");
});

test("today's data are asked for by a button that says its state", async () => {
  const { by, asked } = await open({ site: "claire-dumont2027.test" });
  assert.equal(by("today").attributes.get("aria-pressed"), "false");
  await by("today").click();
  await tick();
  assert.equal(asked("history.site").at(-1)?.today, true);
  assert.equal(by("today").attributes.get("aria-pressed"), "true");
});

test("a visit opens the details page", async () => {
  const { all } = await open({ site: "claire-dumont2027.test" });
  const hrefs = all("a").map((e) => e.attributes.get("href"));
  assert.ok(hrefs.includes("../details/details.html?visit=10"));
});

test("one visit, one site, everything: deleted where it was asked", async () => {
  const { button, by, asked, text } = await open({
    site: "claire-dumont2027.test",
  });
  await button("Effacer")?.click();
  await tick();
  assert.deepEqual(asked("history.delete"), [{ visit: 10 }]);
  assert.match(text(), /octets ont été réécrits/);
  by("delete-site").click();
  await tick();
  assert.equal(asked("history.delete").length, 1, "not before the answer");
  await by("yes").click();
  await tick();
  assert.deepEqual(asked("history.delete")[1], {
    site: "claire-dumont2027.test",
  });
  by("delete-all").click();
  await tick();
  await by("no").click();
  await tick();
  assert.equal(asked("history.delete").length, 2);
  by("delete-all").click();
  await tick();
  await by("yes").click();
  await tick();
  assert.deepEqual(asked("history.delete")[2], { all: true });
});

test("two to six sites are compared, not one", async () => {
  const { all, by, asked, text } = await open();
  await by("compare").click();
  await tick();
  assert.equal(asked("history.compare").length, 0);
  const boxes = all("input").filter(
    (e) => e.attributes.get("type") === "checkbox",
  );
  for (const box of boxes.slice(0, 2)) {
    /** @type {any} */ (box).checked = true;
    await box.fire("change");
  }
  await by("compare").click();
  await tick();
  assert.deepEqual(asked("history.compare"), [
    { sites: ["claire-dumont2027.test", "parti-des-rives.test"] },
  ]);
  assert.match(text(), /pas un classement/);
  assert.match(text(), /17 sur 19/);
});

test("an export is put together from its pieces", async () => {
  const replies = {
    "history.export": (/** @type {any} */ { after }) => ({
      name: "cocarde.json",
      text: after ? "two\n" : "one\n",
      next: after ? null : "2",
    }),
  };
  const { by, saved, asked } = await open({ replies });
  await by("export-json").click();
  await tick();
  assert.deepEqual(saved, [
    ["cocarde.json", ["one\n", "two\n"], "application/x-ndjson"],
  ]);
  assert.deepEqual(asked("history.export"), [
    { format: "json" },
    { format: "json", after: "2" },
  ]);
});

test("a file is cut between lines; CSV keeps its first line", () => {
  const line = "x".repeat(LINES_BYTES / 6);
  const csv = piecesOf(`site,at\r\n${line}\n${line}\n${line}\n`);
  assert.equal(csv.format, "csv");
  assert.equal(csv.pieces.length, 3);
  for (const piece of csv.pieces) {
    assert.ok(piece.startsWith("site,at\n"));
    assert.ok(Buffer.byteLength(piece) <= LINES_BYTES);
  }
  const json = piecesOf('{"a":1}\n\n{"b":2}');
  assert.deepEqual(json, { format: "json", pieces: ['{"a":1}\n{"b":2}\n'] });
  assert.deepEqual(piecesOf("").pieces, []);
});

test("each state of the history says what it is", async () => {
  const none = { visits: 0, followed: [] };
  for (const [change, words] of [
    [{ recording: null, ...none }, /n’est pas actif/],
    [{ recording: false }, /n’ajoute plus rien/],
    [{ paused: true }, /En pause/],
    [none, /Aucune visite gardée/],
    [{ state: "full" }, /disque est plein/],
    [{ state: "damaged-before", lost: 1 }, /1 visite n’a pas pu/],
  ]) {
    const settings = /** @type {any} */ ({
      ...SETTINGS,
      .../** @type {object} */ (change),
    });
    const notice = noticeOf(settings);
    assert.match(notice ? fr(notice) : "", /** @type {RegExp} */ (words));
  }
  assert.equal(noticeOf(SETTINGS), null);
  const err = { code: "NOT_INSTALLED", msg: "", hint: "" };
  const { document, text } = await open({
    replies: { "history.settings": { err } },
  });
  assert.equal(document.body.dataset.ready, "missing");
  assert.match(text(), /Le programme Cocarde ne répond pas/);
});

test("the three causes stay apart, each in its column", () => {
  const columns = diffColumns(REPLIES["history.diff"]);
  assert.deepEqual(
    columns.map(({ cause, moved }) => [cause, moved]),
    [
      ["site", true],
      ["data", false],
      ["unseen", false],
    ],
  );
  const said = columns.map(({ sentences }) =>
    sentences.map(({ text, reason }) => [en(text), reason && en(reason)]),
  );
  assert.deepEqual(said, [
    [
      [
        "After your refusal, Google Analytics receives nothing any more in this record.",
        null,
      ],
      [
        "The page is served by OVHcloud, and no longer by Amazon Web Services.",
        null,
      ],
      ["HelloAsso (France) now receives something.", null],
    ],
    [
      ["Method: 2026-06-01.1, then 2026-11-22.3.", "our data or the method"],
      [
        "Who can compel: between D and E, then letter D.",
        "law or owners changed between the two days",
      ],
    ],
    [
      [
        "fonts.gstatic.com: not seen in one of the two visits.",
        "answered from the cache",
      ],
      [
        "DoubleClick (United States) receives nothing any more in this record.",
        "other contacts of that visit were blocked",
      ],
    ],
  ]);
  assert.equal(
    en(lettersText(REPLIES["history.diff"])),
    "On those days: letter E, then letter D. With the data of today: letter E, then letter D.",
  );
});

test("each kind of difference has its sentence", () => {
  const entry = {
    ...REPLIES["history.diff"].site[0],
    name: "Matomo",
    before: "B",
    after: "A–C",
  };
  /** @type {[string, RegExp][]} */
  const said = [
    ["party-added", /^Matomo \(United States\) now receives/],
    ["party-removed", /^Matomo \(United States\) receives nothing/],
    ["storage-added", /^Matomo now stores/],
    ["storage-removed", /^Matomo stores nothing/],
    ["host-moved", /served by A–C, and no longer by B/],
    ["refusal-respected", /After your refusal, Matomo receives nothing/],
    ["refusal-ignored", /After your refusal, Matomo still/],
    ["waits-for-choice", /no longer contacted before/],
    ["before-choice", /is contacted before/],
    ["letter", /^Letter: letter B, then between A and C\.$/],
    ["day", /between the two days: letter B, then between A and C/],
    ["party-read-otherwise", /^Matomo: letter B, then between A and C/],
    ["party-recognised", /^Matomo: now recognised/],
    ["reading", /strict reading/],
    ["method", /^Method: B, then A–C/],
    ["data", /^Data: B, then A–C/],
  ];
  for (const [what, words] of said) {
    assert.match(en(entryText({ ...entry, what })), words, what);
  }
});

test("what changed is said in short by what weighs most", () => {
  const [first] = REPLIES["history.diff"].site;
  const change = { main: "site", site: 1, data: 0, unseen: 0, first };
  const { cause, text, most } = changeText(/** @type {any} */ (change), false);
  assert.equal(cause, "site");
  assert.equal(en(text), "The site changed");
  assert.match(most ? en(most) : "", /^After your refusal, Google Analytics/);
});

test("an entry of a later host is not passed over", () => {
  const entry = { ...REPLIES["history.diff"].site[0], what: "from-the-future" };
  const diff = { ...REPLIES["history.diff"], site: [entry] };
  const [site] = diffColumns(diff);
  assert.match(en(site?.sentences[0]?.text ?? ""), /cannot put into words/);
});

test("the picture: the oldest at the left, a range as a bar, marks by cause", () => {
  const chart = chartOf(VISITS, false, CALENDAR);
  assert.deepEqual(
    chart.points.map(({ best, worst }) => `${best}${worst}`),
    ["DD", "DE", "EE", "EE", "EE", "DD"],
  );
  const xs = chart.points.map(({ x }) => x);
  assert.deepEqual(
    xs,
    [...xs].sort((a, b) => a - b),
  );
  assert.ok((xs[0] ?? 0) > chart.left && (xs.at(-1) ?? 0) < chart.right);
  assert.deepEqual(
    chart.lines.map(({ same }) => same),
    [false, false, true, true, false],
  );
  assert.deepEqual(
    chart.marks.map(({ cause, count }) => [cause, count]),
    [
      ["data", 1],
      ["site", 1],
      ["unseen", 6],
      ["site", 2],
      ["data", 1],
      ["unseen", 2],
    ],
  );
});

test("with today's data, what has no contacts has no point", () => {
  const chart = chartOf(VISITS, true, CALENDAR);
  assert.equal(chart.points.length, 5);
  assert.equal(chart.unrated.length, 1);
  const one = chartOf(VISITS.slice(0, 1), false, CALENDAR);
  assert.equal(one.ticks.length, 1);
  assert.equal(one.points.length, 1);
});

test("side by side: a row only for what one of them has", () => {
  const { columns } = REPLIES["history.compare"];
  const { rows, completeness, axes } = comparisonOf(columns);
  assert.deepEqual(
    rows.map(({ text, cells }) => [
      fr(text),
      cells.map((companies) => companies.map(({ name }) => fr(name))),
    ]),
    [
      ["Page", [["OVHcloud"], ["Cloudflare"]]],
      ["Mesure", [["Google Analytics"], ["Matomo"]]],
    ],
  );
  assert.equal(axes.length, 3);
  assert.deepEqual(completeness.map(fr), ["17 sur 19", "17 sur 19"]);
});

test("words: kinds, controls, changes", () => {
  assert.equal(fr(kindText(null)), "Site suivi");
  assert.equal(fr(kindText("later")), "Autre");
  assert.deepEqual(
    controlTexts(["US", null]).map(({ text }) => en(text)),
    ["United States", "not established"],
  );
  assert.deepEqual(
    controlTexts([]).map(({ text }) => en(text)),
    ["European law"],
  );
  assert.equal(fr(changeText(null, true).text), "première visite");
  assert.equal(fr(changeText(null, false).text), "sans contacts");
});

test("a grade that nobody could give is no letter", () => {
  const none = { ...grade("A"), state: "not-rated", best: null, worst: null };
  const visit = { ...VISITS[0], grade: none };
  const chart = chartOf([/** @type {any} */ (visit)], false, CALENDAR);
  assert.equal(chart.points.length, 0);
  assert.equal(chart.unrated.length, 1);
});
