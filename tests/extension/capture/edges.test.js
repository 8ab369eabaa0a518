// SPDX-License-Identifier: EUPL-1.2
// Corners of the life of pages and requests.
import assert from "node:assert/strict";
import { test } from "node:test";

import { isServed, openLegs } from "../../../extension/capture/capture.js";
import { allLegs, legOf } from "../../../extension/capture/legs.js";
import { MAX_DOCS, MAX_LEGS } from "../../../extension/capture/state.js";
import { BOTH, replay, TAB } from "./replay.js";

const A = "https://www.a.example/";
const B = "https://www.b.example/";
const PRE = (frameId) => ({ frameId, documentLifecycle: "prerender" });

/** Of the requests under way, sorted. */
const idsOf = (browser) =>
  allLegs(browser.state().legs)
    .map(([id]) => id)
    .sort();

function open(name) {
  const browser = replay(name);
  browser.load(A, "192.0.2.1", "D1");
  return browser;
}

test("a frame's last requests go to the page that framed it", () => {
  const browser = open("chromium");
  const first = browser.page()?.key ?? "";
  browser.load(B, "192.0.2.2", "D2");
  const late = {
    documentId: "F1",
    parentDocumentId: "D1",
    frameId: 4,
    parentFrameId: 0,
  };
  browser.answered("https://x.example/", "192.0.2.3", late);
  assert.equal(browser.contacts().length, 1);
  assert.equal(browser.contactsOf(first)?.length, 2);
  // Now the frame is known by itself, and what it frames, too.
  const deep = {
    documentId: "F2",
    parentDocumentId: "F1",
    frameId: 5,
    parentFrameId: 4,
  };
  browser.navigation("commit", "https://y.example/", deep);
  browser.answered("https://z.example/", "192.0.2.4", { documentId: "F2" });
  assert.equal(browser.contactsOf(first)?.length, 3);
});

test("a newer load takes the place of an older, not of a prerender", () => {
  const browser = open("chromium");
  browser.answered(A, "192.0.2.1", { type: "main_frame", ...PRE(6) });
  browser.answered(B, "192.0.2.2", { type: "main_frame" });
  browser.answered("https://c.example/", "192.0.2.3", { type: "main_frame" });
  const stages = Object.values(browser.state().pages).map((page) => [
    page.stage,
    page.host,
  ]);
  assert.deepEqual(stages, [
    ["shown", "www.a.example"],
    ["prerender", "www.a.example"],
    ["pending", "c.example"],
  ]);
});

test("two prerenders are told apart by their frames", () => {
  const browser = open("chromium");
  const there = (n) => `https://www.a.example/${n}`;
  for (const n of [6, 8]) {
    browser.answered(there(n), `192.0.2.${n}`, {
      type: "main_frame",
      ...PRE(n),
    });
  }
  for (const n of [6, 8]) {
    browser.navigation("commit", there(n), { documentId: `P${n}`, ...PRE(n) });
  }
  browser.navigation("loaded", there(6), { documentId: "P6", ...PRE(6) });
  browser.navigation("commit", there(6), { documentId: "P6" });
  assert.deepEqual(browser.contacts(), [
    "www.a.example contacted document 192.0.2.6",
  ]);
  assert.equal(browser.page()?.loaded, false, "it loads when it is shown");
});

test("a late request of another site is not joined to the page on screen", () => {
  const browser = open("firefox");
  browser.navigation("commit", B, { documentId: "D2", timeStamp: 5000 });
  browser.answered("https://c.example/", "192.0.2.3", {
    type: "main_frame",
    timeStamp: 4000,
  });
  assert.deepEqual(browser.contacts(), ["www.b.example cached document"]);
});

test("only back and forward show an old page without its document id", () => {
  for (const [details, back] of [
    [{}, false],
    [{ transitionQualifiers: ["forward_back"] }, true],
    [{ transitionQualifiers: ["forward_back"], url: `${A}other` }, false],
  ]) {
    const browser = replay("firefox");
    browser.load(A, "192.0.2.1", undefined);
    const first = browser.page()?.key;
    browser.load(B, "192.0.2.2", undefined);
    browser.navigation("commit", details.url ?? A, details);
    assert.equal(browser.page()?.key === first, back, JSON.stringify(details));
  }
});

test("frames do not load, fail or show pages", () => {
  const browser = replay("chromium");
  browser.answered(A, "192.0.2.1", { type: "main_frame" });
  browser.navigation("commit", A, { documentId: "D1" });
  const frame = {
    frameId: 4,
    parentFrameId: 0,
    documentId: "F1",
    parentDocumentId: "D1",
  };
  browser.navigation("loaded", B, frame);
  assert.equal(browser.page()?.loaded, false);
  browser.navigation("unreached", B, frame);
  assert.equal(browser.page()?.host, "www.a.example");
  assert.equal(browser.page()?.why, null);
});

test("a load of which nothing was seen: the error page stands alone", () => {
  const browser = open("chromium");
  browser.navigation("unreached", B, {});
  assert.equal(browser.page()?.why, "no-answer");
  assert.equal(browser.page()?.loaded, true);
  browser.navigation("unreached", "https://addons.mozilla.org/", {});
  assert.equal(browser.page()?.why, "store");
});

test("a tab of which we know nothing", () => {
  const browser = replay("chromium");
  browser.navigation("loaded", A, {});
  browser.answered("https://x.example/", "192.0.2.1", {});
  assert.deepEqual(browser.state().pages, {});
  assert.equal(browser.state().aside, 1);
});

for (const name of BOTH) {
  test(`${name}: the server is known when the last hop answers`, () => {
    const browser = replay(name);
    const main = { type: "main_frame", requestId: "m" };
    const served = () => isServed(Object.values(browser.state().pages)[0]);
    browser.request("request", A, main);
    const hop = { ...main, statusCode: 302, ip: "192.0.2.1", fromCache: false };
    browser.request("headers", A, hop);
    assert.equal(served(), false);
    browser.request("redirect", A, { ...hop, redirectUrl: B });
    assert.equal(served(), false);
    browser.request("request", B, main);
    assert.equal(served(), false);
    browser.request("headers", B, { ...hop, statusCode: 404 });
    assert.equal(served(), true);
  });

  test(`${name}: an error page of a site is its page`, () => {
    for (const statusCode of [200, 304, 404, 500]) {
      const browser = replay(name);
      browser.load(A, "192.0.2.1", "D1", { statusCode });
      const known = {
        type: "main_frame",
        requestId: "x",
        statusCode,
        ip: "192.0.2.1",
        fromCache: false,
      };
      browser.request("request", B, known);
      browser.request("headers", B, known);
      browser.request("answer", B, known);
      browser.navigation("commit", B, { documentId: "D2" });
      assert.deepEqual(browser.contacts(), [
        "www.b.example contacted document 192.0.2.1",
      ]);
    }
  });

  test(`${name}: a script that posts sends no form`, () => {
    const browser = open(name);
    const from = { documentId: "D1", method: "POST", type: "xmlhttprequest" };
    browser.answered("https://x.example/", "192.0.2.3", from);
    assert.equal(browser.contacts()[1], "x.example contacted fetch 192.0.2.3");
  });

  test(`${name}: a server's redirect to the same address was a contact`, () => {
    const browser = open(name);
    const url = "https://x.example/set-cookie";
    const id = { requestId: "s", documentId: "D1" };
    browser.request("request", url, id);
    browser.request("redirect", url, {
      ...id,
      statusCode: 302,
      ip: "192.0.2.3",
      fromCache: false,
      redirectUrl: url,
    });
    browser.answered(url, "192.0.2.3", id);
    assert.equal(
      browser.contacts()[1],
      "x.example contacted image×2 192.0.2.3",
    );
  });

  test(`${name}: a redirect that the browser made itself is no request sent`, () => {
    const browser = open(name);
    const id = { requestId: "s", documentId: "D1" };
    browser.request("request", "http://x.example/", id);
    browser.request("redirect", "http://x.example/", {
      ...id,
      statusCode: name === "firefox" ? 0 : 307,
      fromCache: false,
      redirectUrl: "https://x.example/",
    });
    assert.equal(openLegs(browser.state(), browser.page()).length, 0);
    assert.equal(browser.contacts().length, 1);
  });

  test(`${name}: requests that ended are forgotten, redirects in time`, () => {
    const browser = open(name);
    assert.equal(browser.state().legs.count, 0);
    const id = { requestId: "e", documentId: "D1" };
    browser.request("request", "https://x.example/", id);
    browser.request("error", "https://x.example/", {
      ...id,
      error: "net::ERR_FAILED",
    });
    assert.equal(browser.state().legs.count, 0);
    for (const requestId of ["open", "over"]) {
      browser.request("request", "https://x.example/", { ...id, requestId });
    }
    browser.request("redirect", "https://x.example/", {
      ...id,
      requestId: "over",
      statusCode: 302,
      ip: "192.0.2.3",
      fromCache: false,
      redirectUrl: B,
    });
    const next = { type: "main_frame", requestId: "m" };
    browser.request("request", B, { ...next, timeStamp: browser.clock() + 1 });
    assert.deepEqual(idsOf(browser), ["m", "open", "over"]);
    browser.request("request", B, {
      ...next,
      timeStamp: browser.clock() + 6000,
    });
    assert.deepEqual(idsOf(browser), ["m", "open"]);
  });
}

test("past the limit the oldest requests are given up as sent", () => {
  const browser = open("chromium");
  for (let i = 0; i <= MAX_LEGS; i++) {
    const id = { requestId: `q${i}`, documentId: "D1", type: "script" };
    browser.request("request", `https://h${i % 9}.example/`, id);
  }
  assert.ok(browser.state().legs.count <= MAX_LEGS);
  assert.ok(browser.state().legs.count >= MAX_LEGS / 2);
  assert.equal(legOf(browser.state().legs, "q0"), undefined);
  assert.deepEqual(browser.page()?.tally.hosts["h0.example"]?.groups, {
    "top possible": { script: Math.ceil(MAX_LEGS / 4 / 9) },
  });
});

test("what was answered goes first, and its late end counts no more", () => {
  const browser = open("chromium");
  const url = "https://video.example/";
  const id = { requestId: "v", documentId: "D1", type: "media" };
  browser.request("request", url, id);
  const answer = { ip: "192.0.2.9", fromCache: false, statusCode: 200 };
  browser.request("answer", url, { ...id, ...answer });
  browser.request("request", B, {
    requestId: "m",
    type: "main_frame",
    timeStamp: browser.clock() + 6000,
  });
  assert.equal(legOf(browser.state().legs, "v"), undefined);
  const before = browser.state();
  browser.request("error", url, { ...id, error: "net::ERR_ABORTED" });
  assert.equal(browser.state(), before);
  // One of which nothing was seen is news.
  const other = { ...id, requestId: "w", error: "net::ERR_ABORTED" };
  browser.request("error", "https://other.example/", other);
  assert.ok(browser.contacts().includes("other.example possible media"));
});

test("the documents of a page are bounded, its own is kept", () => {
  const browser = open("chromium");
  for (let i = 0; i < 2 * MAX_DOCS; i++) {
    browser.navigation("commit", B, {
      frameId: i + 9,
      parentFrameId: 0,
      documentId: `F${i}`,
      parentDocumentId: "D1",
    });
  }
  const docs = browser.page(TAB)?.docs ?? [];
  assert.equal(docs.length, MAX_DOCS);
  assert.equal(docs[0], "D1");
  assert.equal(docs.at(-1), `F${2 * MAX_DOCS - 1}`);
});

test("a request a second for hours: what is kept has bounds", () => {
  const SECOND = 1000;
  const HOUR = 3600;
  const browser = open("chromium");
  let at = browser.clock();
  const sizes = [];
  for (let second = 1; second <= 8 * HOUR; second++) {
    at += SECOND;
    const details = {
      requestId: `s${second}`,
      documentId: "D1",
      type: second % 5 ? "xmlhttprequest" : "image",
      timeStamp: at,
    };
    const url = `https://h${second % 12}.example/?${second}`;
    browser.request("request", url, details);
    const answer = { ip: `192.0.2.${second % 250}`, statusCode: 200 };
    browser.request("answer", url, { ...details, ...answer, fromCache: false });
    if (second % HOUR === 0) {
      sizes.push(JSON.stringify(browser.page()).length);
      assert.ok(browser.state().legs.count <= MAX_LEGS);
      assert.ok(JSON.stringify(browser.state().memory).length < 4000);
    }
  }
  assert.equal(browser.page()?.tally.requests, 8 * HOUR + 1);
  // Only the digits of the counts grow.
  const [first = 0] = sizes;
  assert.ok(
    sizes.every((size) => size < first + 100),
    `${sizes}`,
  );
  assert.ok(first < 8000, `${first} characters`);
});
