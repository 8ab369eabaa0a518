// SPDX-License-Identifier: EUPL-1.2
// Whom a legal notice declares: for which pages it holds, and for how long.
import assert from "node:assert/strict";
import { test } from "node:test";

import { apply, exportPage } from "../../../extension/capture/capture.js";
import { noticePage, readNotice } from "../../../extension/capture/declared.js";
import { readNavigation } from "../../../extension/capture/event.js";
import { newState, shownPage } from "../../../extension/capture/state.js";

const TAB = 7;
const HOST = "www.a.example";
const SENDER = {
  tab: { id: TAB },
  frameId: 0,
  documentId: "D1",
  url: `https://${HOST}/legal`,
};
const said = { event: "notice", text: "Hébergeur : OVH" };

let docs = 1;
/** A page comes on screen. */
const go = (state, url, tab = TAB) =>
  apply(
    state,
    readNavigation("commit", {
      tabId: tab,
      frameId: 0,
      parentFrameId: -1,
      url,
      documentId: `D${docs++}`,
      timeStamp: 1000,
      transitionType: "link",
      transitionQualifiers: [],
    }),
  );
const declared = (state, tab = TAB) =>
  exportPage(state, shownPage(state, tab), 2000).page.declared_host;
const read = (state, slugs, tab = TAB) =>
  apply(state, {
    kind: "declared",
    tab,
    page: shownPage(state, tab).key,
    declared: slugs,
  });

test("only what has the form of a notice is read, of the page itself", () => {
  for (const bad of [
    null,
    {},
    { event: "notice" },
    { event: "notice", text: 1 },
  ]) {
    assert.equal(readNotice(bad, SENDER), null);
  }
  assert.equal(readNotice({ ...said, event: "asked" }, SENDER), null);
  assert.equal(readNotice(said, { ...SENDER, frameId: 3 }), null);
  assert.equal(readNotice(said, { ...SENDER, tab: undefined }), null);
  assert.equal(readNotice(said, { ...SENDER, url: "" }), null);
  const notice = readNotice(said, SENDER);
  assert.deepEqual(notice, {
    tab: TAB,
    doc: "D1",
    host: HOST,
    text: said.text,
  });
  const long = readNotice({ ...said, text: "x".repeat(9999) }, SENDER);
  assert.equal(long.text.length, 2048);
});

test("a notice belongs to the page that is there, and to no other", () => {
  const state = go(newState("s"), `https://${HOST}/legal`);
  const page = shownPage(state, TAB);
  const notice = { ...readNotice(said, SENDER), doc: page.docs[0] };
  assert.equal(noticePage(state, notice), page);
  assert.equal(noticePage(state, { ...notice, doc: "" }), page);
  assert.equal(noticePage(state, { ...notice, host: "b.example" }), undefined);
  assert.equal(noticePage(state, { ...notice, tab: 8 }), undefined);
  const closed = go(newState("s"), "https://addons.mozilla.org/");
  const there = { ...notice, doc: "", host: "addons.mozilla.org" };
  assert.equal(noticePage(closed, there), undefined);
});

test("it holds for the site in this tab: earlier pages and later ones", () => {
  let state = go(newState("s"), `https://${HOST}/`);
  const first = shownPage(state, TAB);
  assert.equal(declared(state), null);
  state = go(state, `https://${HOST}/legal`);
  assert.equal(declared(state), null);
  state = read(state, ["ovhcloud"]);
  assert.deepEqual(declared(state), ["ovhcloud"]);
  assert.deepEqual(state.pages[first.key].declared, ["ovhcloud"]);
  assert.equal(state.pages[first.key].tally.news, first.tally.news + 1);
  state = go(state, "https://a.example/next");
  assert.deepEqual(declared(state), ["ovhcloud"]);
  for (let i = 0; i < 8; i++) state = go(state, `https://${HOST}/${i}`);
  assert.deepEqual(declared(state), ["ovhcloud"]);
});

test("it holds for no other site, no other tab, and not past the tab", () => {
  let state = go(newState("s"), `https://${HOST}/legal`);
  state = go(state, "https://b.example/", 8);
  state = read(state, ["ovhcloud"]);
  assert.equal(declared(state, 8), null);
  state = go(state, `https://${HOST}/`, 8);
  assert.equal(declared(state, 8), null);
  state = go(state, "https://other.example/");
  assert.equal(declared(state), null);
  state = go(state, `https://${HOST}/`);
  assert.deepEqual(declared(state), ["ovhcloud"]);
  state = apply(state, { kind: "closed", tab: TAB });
  assert.equal(declared(go(state, `https://${HOST}/`)), null);
});

test("a notice that names nobody was read all the same; a newer one wins", () => {
  let state = read(go(newState("s"), `https://${HOST}/legal`), []);
  assert.deepEqual(declared(state), []);
  state = read(go(state, `https://${HOST}/imprint`), ["gandi"]);
  assert.deepEqual(declared(state), ["gandi"]);
  assert.deepEqual(declared(go(state, `https://${HOST}/`)), ["gandi"]);
  const gone = { kind: "declared", tab: TAB, page: "gone", declared: ["x"] };
  assert.equal(apply(state, gone), state);
});
