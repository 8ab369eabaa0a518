// SPDX-License-Identifier: EUPL-1.2
// What a document says that it asked for, beside what the browser reports.
import assert from "node:assert/strict";
import { test } from "node:test";

import {
  ask,
  fillGaps,
  isCounted,
  MAX_ASKED,
  readAsked,
} from "../../../extension/capture/asked.js";
import { isReported } from "../../../extension/capture/capture.js";
import { count, NO_CONTACTS } from "../../../extension/capture/contact.js";
import { addPage, newState } from "../../../extension/capture/state.js";

const URL_A = "https://www.a.example/";
const SENDER = { tab: { id: 7 }, frameId: 0, documentId: "D1", url: URL_A };
const said = (...asked) => ({
  event: "asked",
  asked: asked.map(([host, by]) => ({ host, by })),
});

function open() {
  const [state] = addPage(newState("s"), {
    tab: 7,
    stage: "shown",
    host: "www.a.example",
    docs: ["D1", "F1"],
  });
  return state;
}
const pageOf = (state) => Object.values(state.pages)[0];

test("only what has the form of a report is read", () => {
  for (const bad of [
    null,
    {},
    { event: "asked" },
    { event: "asked", asked: {} },
    { event: "view", asked: [] },
  ]) {
    assert.equal(readAsked(bad, SENDER), null);
  }
  assert.equal(readAsked(said(), { ...SENDER, tab: undefined }), null);
  const odd = [null, 1, { host: 1, by: "img" }, { host: "x.example" }];
  const event = readAsked({ event: "asked", asked: odd }, SENDER);
  assert.deepEqual(event?.asked, []);
  const many = Array(2 * MAX_ASKED).fill({ host: "x.example", by: "img" });
  const long = readAsked({ event: "asked", asked: many }, SENDER);
  assert.equal(long?.asked.length, MAX_ASKED);
});

test("initiators become kinds of the protocol; an IPv6 loses its brackets", () => {
  const kinds = {
    script: "script",
    stylesheet: "style",
    link: "other",
    css: "image",
    font: "font",
    img: "image",
    video: "media",
    iframe: "frame",
    fetch: "fetch",
    beacon: "beacon",
    whatever: "other",
    preconnect: "other",
  };
  for (const [by, resource] of Object.entries(kinds)) {
    const event = readAsked(said(["[::1]", by]), SENDER);
    const ahead = by === "preconnect";
    assert.deepEqual(event?.asked, [{ host: "::1", resource, ahead }]);
  }
});

test("it goes to the page of the document, in the frame that asked", () => {
  const frame = { ...SENDER, frameId: 4, documentId: "F1" };
  const near = { ...frame, url: "https://b.a.example/" };
  const far = { ...frame, url: "https://z.example/" };
  let state = open();
  for (const sender of [SENDER, near, far]) {
    const host = `${sender.url.slice(8, -1)}.x`;
    const event = readAsked(said([host, "img"]), sender);
    assert.ok(event);
    state = ask(state, event);
  }
  assert.deepEqual(
    pageOf(state).asked.map((one) => one.frame),
    ["top", "same-site", "foreign"],
  );
  // Another page of the tab has come meanwhile.
  const other = { ...SENDER, documentId: "", url: "https://z.example/" };
  const late = readAsked(said(["y.example", "img"]), other);
  assert.equal(ask(state, late), state);
});

test("the page has spoken when its own document has, once", () => {
  const frame = { ...SENDER, frameId: 4, documentId: "F1" };
  const one = ask(open(), readAsked(said(["x.example", "img"]), frame));
  assert.equal(pageOf(one).told, false);
  const two = ask(one, readAsked(said(), SENDER));
  assert.equal(pageOf(two).told, true);
  assert.equal(ask(two, readAsked(said(), SENDER)), two);
});

test("a form of another site is there before it is sent", () => {
  const forms = ["give.crm.example", "www.a.example", "a.example"];
  const told = said(...forms.map((host) => [host, "form"]));
  const page = pageOf(ask(open(), readAsked(told, SENDER)));
  assert.ok(isReported(page), "nothing is waited for");
  assert.deepEqual(
    page.asked.map(({ host, resource }) => `${host} ${resource}`),
    ["give.crm.example form"],
  );
  const groups = (tally) => tally.hosts["give.crm.example"]?.groups;
  const filled = fillGaps(page.tally, page.asked);
  assert.deepEqual(groups(filled), { "top cached": { form: 1 } });
  const sent = /** @type {const} */ ({
    host: "give.crm.example",
    frame: "top",
    outcome: "contacted",
    resource: "form",
  });
  const after = fillGaps(count(page.tally, sent), page.asked);
  assert.deepEqual(groups(after), { "top contacted": { form: 1 } });
});

test("only a gap is news", () => {
  let state = open();
  const page = pageOf(state);
  const tally = count(NO_CONTACTS, {
    host: "x.example",
    frame: "top",
    outcome: "contacted",
    resource: "script",
  });
  state = { ...state, pages: { [page.key]: { ...page, tally } } };
  const known = ask(state, readAsked(said(["x.example", "script"]), SENDER));
  assert.equal(pageOf(known).tally.news, tally.news);
  const gap = ask(state, readAsked(said(["x.example", "img"]), SENDER));
  assert.equal(pageOf(gap).tally.news, tally.news + 1);
});

test("gaps are filled as cached, what was reported stays as it is", () => {
  const seen = { host: "x.example", frame: "top", resource: "script" };
  const tally = count(NO_CONTACTS, { ...seen, outcome: "blocked" });
  assert.equal(isCounted(tally, seen), true);
  assert.equal(isCounted(tally, { ...seen, resource: "other" }), true);
  assert.equal(isCounted(tally, { ...seen, resource: "image" }), false);
  assert.equal(isCounted(tally, { ...seen, host: "__proto__" }), false);
  const filled = fillGaps(tally, [
    seen,
    { host: "x.example", frame: "top", resource: "other" },
    { host: "x.example", frame: "top", resource: "image" },
    { host: "y.example", frame: "foreign", resource: "other" },
  ]);
  assert.deepEqual(filled.hosts["x.example"]?.groups, {
    "top blocked": { script: 1 },
    "top cached": { image: 1 },
  });
  assert.deepEqual(filled.hosts["y.example"]?.groups, {
    "foreign cached": { other: 1 },
  });
});

test("a connection made ahead may have been, unless it is known", () => {
  const ahead = { host: "x.example", resource: "other", ahead: true };
  const asked = [{ ...ahead, frame: "top" }];
  /** @param {string} outcome */
  const groups = (outcome) => {
    const seen = { host: "x.example", frame: "top", resource: "script" };
    const tally = count(NO_CONTACTS, { ...seen, outcome });
    return Object.keys(fillGaps(tally, asked).hosts["x.example"]?.groups ?? {});
  };
  assert.deepEqual(fillGaps(NO_CONTACTS, asked).hosts["x.example"]?.groups, {
    "top possible": { other: 1 },
  });
  for (const known of ["contacted", "possible", "failed"]) {
    assert.deepEqual(groups(known), [`top ${known}`]);
  }
  for (const unknown of ["cached", "blocked"]) {
    assert.deepEqual(groups(unknown), [`top ${unknown}`, "top possible"]);
  }
  const both = ask(
    open(),
    readAsked(said(["x.example", "preconnect"]), SENDER),
  );
  assert.deepEqual(pageOf(both).asked, asked);
  // Nobody will ever report it: a letter does not wait for that.
  assert.equal(isReported(pageOf(both)), true);
});
