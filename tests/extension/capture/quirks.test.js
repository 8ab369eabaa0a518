// SPDX-License-Identifier: EUPL-1.2
// What only one of the browsers does, in the order it was recorded
// (Chromium 156, Firefox ESR 153).
import assert from "node:assert/strict";
import { test } from "node:test";

import { replay, TAB } from "./replay.js";

const A = "https://www.a.example/";
const P = "https://www.a.example/next";
const FROM_A = { initiator: "https://www.a.example" };

/** @param {"chromium" | "firefox"} name */
function open(name) {
  const browser = replay(name);
  browser.load(A, "192.0.2.1", "D1");
  return browser;
}

test("chromium: a prefetch is a request of the page that asks for it", () => {
  const browser = open("chromium");
  const first = browser.page()?.key;
  const main = { type: "main_frame", documentId: "D1" };
  browser.answered("https://b.example/", "192.0.2.2", main);
  assert.equal(browser.page()?.key, first);
  assert.deepEqual(browser.contacts(), [
    "b.example contacted other 192.0.2.2",
    "www.a.example contacted document 192.0.2.1",
  ]);
});

test("chromium: a prefetched page that no request loads is a cached one", () => {
  const browser = open("chromium");
  const main = { type: "main_frame", documentId: "D1" };
  browser.answered("https://b.example/", "192.0.2.2", main);
  browser.navigation("commit", "https://b.example/", { documentId: "D2" });
  assert.deepEqual(browser.contacts(), ["b.example cached document 192.0.2.2"]);
});

test("chromium: a prerendered page counts from its activation", () => {
  const browser = open("chromium");
  const first = browser.page()?.key;
  const there = { frameId: 6, documentLifecycle: "prerender" };
  browser.answered(P, "192.0.2.1", { type: "main_frame", ...there, ...FROM_A });
  browser.navigation("commit", P, { documentId: "D2", ...there });
  browser.answered("https://x.example/", "192.0.2.3", {
    documentId: "D2",
    ...there,
    ...FROM_A,
  });
  assert.equal(browser.page()?.key, first);
  assert.equal(browser.contacts().length, 1);

  browser.navigation("commit", P, { documentId: "D2" });
  assert.notEqual(browser.page()?.key, first);
  assert.deepEqual(browser.contacts(), [
    "www.a.example contacted document 192.0.2.1",
    "x.example contacted image 192.0.2.3",
  ]);
});

test("chromium: what a prerender asks for before its commit is its own", () => {
  const browser = open("chromium");
  const there = { frameId: 6, documentLifecycle: "prerender" };
  browser.answered(P, "192.0.2.1", { type: "main_frame", ...there });
  browser.answered("https://x.example/", "192.0.2.3", {
    documentId: "D2",
    ...there,
    ...FROM_A,
  });
  assert.equal(browser.contacts().length, 1);
  browser.navigation("commit", P, { documentId: "D2" });
  assert.equal(browser.contacts().length, 2);
});

test("chromium: requests that come before the commit go to the new page", () => {
  const browser = open("chromium");
  const b = "https://b.example/";
  browser.answered(b, "192.0.2.2", { type: "main_frame" });
  browser.answered("https://x.example/", "192.0.2.3", {
    documentId: "D2",
    initiator: "https://b.example",
  });
  assert.equal(browser.contacts().length, 1);
  browser.navigation("commit", b, { documentId: "D2" });
  assert.deepEqual(browser.contacts(), [
    "b.example contacted document 192.0.2.2",
    "x.example contacted image 192.0.2.3",
  ]);
});

test("chromium: a page that a service worker serves was not contacted", () => {
  const browser = open("chromium");
  browser.navigation("commit", P, { documentId: "D2" });
  assert.deepEqual(browser.contacts(), [
    "www.a.example cached document 192.0.2.1",
  ]);
});

test("chromium: a cached answer brings the address it was stored with", () => {
  const browser = open("chromium");
  browser.answered("https://c.example/", "192.0.2.9", {
    documentId: "D1",
    ...FROM_A,
  });
  const id = { requestId: "c", documentId: "D1", ...FROM_A };
  browser.request("request", "https://d.example/", id);
  browser.request("headers", "https://d.example/", { ...id, statusCode: 200 });
  const end = { ...id, statusCode: 200, fromCache: true, ip: "192.0.2.8" };
  browser.request("answer", "https://d.example/", end);
  browser.request("done", "https://d.example/", end);
  assert.deepEqual(browser.contacts().slice(0, 2), [
    "c.example contacted image 192.0.2.9",
    "d.example cached image 192.0.2.8",
  ]);
});

test("chromium: an answer refused by ORB, CORP or CORS was a contact", () => {
  for (const error of [
    "ERR_BLOCKED_BY_ORB",
    "ERR_BLOCKED_BY_RESPONSE",
    "ERR_FAILED",
  ]) {
    const browser = open("chromium");
    const id = { requestId: "o", documentId: "D1", ...FROM_A };
    browser.request("request", "https://o.example/", id);
    browser.request("headers", "https://o.example/", {
      ...id,
      statusCode: 200,
    });
    browser.request("error", "https://o.example/", {
      ...id,
      fromCache: false,
      error: `net::${error}`,
    });
    assert.equal(browser.contacts()[0], "o.example contacted image", error);
  }
});

test("chromium: a socket has no address: that of its host is remembered", () => {
  const browser = open("chromium");
  const from = { documentId: "D1", ...FROM_A };
  browser.answered("https://live.example/", "192.0.2.6", from);
  browser.load("https://www.c.example/", "192.0.2.3", "D3");
  const id = { requestId: "w", type: "websocket", documentId: "D3" };
  browser.request("request", "wss://live.example/s", id);
  browser.request("headers", "wss://live.example/s", {
    ...id,
    statusCode: 101,
  });
  const end = { ...id, statusCode: 101, fromCache: false };
  browser.request("answer", "wss://live.example/s", end);
  assert.equal(
    browser.contacts()[0],
    "live.example contacted socket 192.0.2.6",
  );
});

/** What Firefox says of an exchange in the page at A. */
const ff = (details) => ({
  requestId: "f",
  documentId: "D1",
  documentUrl: A,
  frameAncestors: [],
  fromCache: false,
  ...details,
});

test("firefox: the request of a page may be reported after the page", () => {
  const browser = open("firefox");
  const b = "https://b.example/";
  browser.navigation("commit", b, { documentId: "D2", timeStamp: 5000 });
  browser.navigation("loaded", b, { documentId: "D2", timeStamp: 5001 });
  browser.answered("https://x.example/", "192.0.2.3", {
    documentId: "D2",
    documentUrl: b,
  });
  const key = browser.page()?.key;
  assert.equal(browser.contacts()[0], "b.example cached document");
  const main = { type: "main_frame", requestId: "m", timeStamp: 4000 };
  browser.request("request", "https://t.example/", main);
  browser.request("redirect", "https://t.example/", {
    ...main,
    ip: "192.0.2.8",
    fromCache: false,
    statusCode: 301,
    redirectUrl: b,
  });
  browser.answered(b, "192.0.2.2", main);
  assert.equal(browser.page()?.key, key);
  assert.deepEqual(browser.contacts(), [
    "b.example contacted document 192.0.2.2",
    "t.example contacted redirect 192.0.2.8",
    "x.example contacted image 192.0.2.3",
  ]);
});

test("firefox: a request of the next page is not the shown one's", () => {
  const browser = open("firefox");
  browser.navigation("commit", P, { documentId: "D2" });
  browser.answered(A, "192.0.2.1", { type: "main_frame" });
  assert.deepEqual(browser.contacts(), [
    "www.a.example cached document 192.0.2.1",
  ]);
});

test("firefox: a service worker that answers, and one that lets pass", () => {
  const browser = open("firefox");
  const url = "https://www.a.example/via.txt";
  const own = { type: "xmlhttprequest", requestId: "s", redirectUrl: url };
  browser.request("request", url, ff({ ...own }));
  browser.request("redirect", url, ff({ ...own, statusCode: 0 }));
  assert.deepEqual(browser.contacts(), [
    "www.a.example contacted document 192.0.2.1",
    "www.a.example cached fetch 192.0.2.1",
  ]);
  const id = { type: "xmlhttprequest", requestId: "s" };
  browser.answered(url, "192.0.2.1", ff(id));
  assert.deepEqual(browser.contacts(), [
    "www.a.example contacted document+fetch 192.0.2.1",
  ]);
});

test("firefox: a navigation through a service worker is one page", () => {
  const browser = open("firefox");
  const main = { type: "main_frame", requestId: "m" };
  browser.request("request", P, main);
  browser.request("redirect", P, {
    ...main,
    statusCode: 0,
    fromCache: false,
    redirectUrl: P,
  });
  browser.answered(P, "192.0.2.1", main);
  browser.navigation("commit", P, { documentId: "D2" });
  assert.deepEqual(browser.contacts(), [
    "www.a.example contacted document 192.0.2.1",
  ]);
});

test("firefox: after a 304 the server was contacted, from the cache not", () => {
  const browser = open("firefox");
  const url = "https://c.example/x.js";
  browser.request("request", url, ff({ type: "script" }));
  const ip = "192.0.2.4";
  browser.request("headers", url, ff({ type: "script", statusCode: 304, ip }));
  const cached = { type: "script", statusCode: 200, fromCache: true };
  browser.request("headers", url, ff({ ...cached, ip }));
  browser.request("done", url, ff({ ...cached, ip }));
  const id = { ...cached, requestId: "g" };
  browser.request("request", url, ff(id));
  browser.request("headers", url, ff(id));
  browser.request("done", url, ff(id));
  assert.deepEqual(browser.contacts().slice(0, 2), [
    "c.example contacted script 192.0.2.4",
    "c.example cached script 192.0.2.4",
  ]);
});

test("firefox: its own pages, which it does not report as committed", () => {
  const browser = open("firefox");
  browser.navigation("loaded", "about:support", { documentId: "D5" });
  assert.equal(browser.page()?.why, "browser");
});

test("firefox: back without document ids is told by the address", () => {
  const browser = replay("firefox");
  browser.load(A, "192.0.2.1", undefined);
  const first = browser.page()?.key;
  browser.load("https://b.example/", "192.0.2.2", undefined);
  browser.navigation("commit", A, { transitionQualifiers: ["forward_back"] });
  assert.equal(browser.page()?.key, first);
});

test("firefox: a worker's requests go to the page of its origin", () => {
  const browser = open("firefox");
  browser.load("https://b.example/", "192.0.2.2", "D2");
  browser.answered("https://x.example/", "192.0.2.3", {
    type: "xmlhttprequest",
    documentUrl: "https://b.example/worker.js",
  });
  assert.equal(
    browser.contacts().at(-1),
    "x.example contacted fetch 192.0.2.3",
  );
});

test("a tab that takes another's place keeps its page", () => {
  const browser = open("chromium");
  const key = browser.page()?.key;
  browser.apply({ kind: "tab", tab: TAB, private: false, shows: null });
  browser.apply({ kind: "replaced", tab: TAB, by: 99 });
  assert.equal(browser.page(99)?.key, key);
  assert.equal(browser.state().tabs[99], false);
  assert.equal(browser.page(), undefined);
});

test("chromium: a font that is not in the cache is asked for once", () => {
  const browser = open("chromium");
  const font = { type: "font", documentId: "D1" };
  const missed = { ...font, requestId: "m" };
  browser.request("request", "https://x.example/f", missed);
  const error = "net::ERR_CACHE_MISS";
  browser.request("error", "https://x.example/f", {
    ...missed,
    fromCache: false,
    error,
  });
  assert.equal(browser.contacts().length, 1);
  browser.answered("https://x.example/f", "192.0.2.3", font);
  assert.deepEqual(browser.contacts()[1], "x.example contacted font 192.0.2.3");
});

test("chromium: what must be confirmed may have been asked for again", () => {
  for (const [value, outcome] of [
    ["no-cache", "possible"],
    ["private, max-age=0", "possible"],
    ["max-age=0, stale-while-revalidate=60", "cached"],
    ["no-cache=set-cookie", "cached"],
    ["max-age=60", "cached"],
  ]) {
    const browser = open("chromium");
    const url = "https://x.example/s";
    const one = { type: "script", documentId: "D1", requestId: "c" };
    const headers = [{ name: "Cache-Control", value }];
    browser.request("request", url, one);
    browser.request("headers", url, { ...one, responseHeaders: headers });
    const kept = { ...one, ip: "192.0.2.3", fromCache: true, statusCode: 200 };
    browser.request("answer", url, kept);
    browser.request("done", url, kept);
    assert.deepEqual(
      browser.contacts()[1],
      `x.example ${outcome} script 192.0.2.3`,
      value,
    );
  }
});

test("firefox: what is fetched beside a service worker is the page's", () => {
  const browser = replay("firefox");
  const load = { type: "main_frame", requestId: "l" };
  browser.request("request", A, load);
  browser.request("redirect", A, { ...load, redirectUrl: A, statusCode: 0 });
  const beside = { type: "main_frame", tabId: -1, documentUrl: A };
  browser.answered(A, "192.0.2.1", beside);
  browser.navigation("commit", A, { documentId: "D1" });
  assert.deepEqual(browser.contacts(), [
    "www.a.example contacted document 192.0.2.1",
    "www.a.example cached document 192.0.2.1",
  ]);
  assert.equal(Object.keys(browser.state().pages).length, 1);
});

test("firefox: the address of a proxy is nobody's", () => {
  const browser = open("firefox");
  const image = { type: "image", documentId: "D1" };
  const proxyInfo = { type: "https", host: "p.example", port: 1 };
  browser.answered("https://x.example/", "192.0.2.9", { ...image, proxyInfo });
  assert.deepEqual(browser.contacts()[1], "x.example contacted image");
  assert.equal(browser.state().memory["x.example"], undefined);
  const direct = { type: "direct" };
  browser.answered("https://x.example/", "192.0.2.3", {
    ...image,
    proxyInfo: direct,
  });
  assert.deepEqual(
    browser.contacts()[1],
    "x.example contacted image×2 192.0.2.3",
  );
});

test("chromium: a page's own frame has another number as it comes and goes", () => {
  const browser = open("chromium");
  const there = { documentId: "D1", ...FROM_A };
  browser.answered("https://x.example/", "192.0.2.3", { ...there, frameId: 9 });
  const inside = { ...there, frameId: 9, parentFrameId: 0 };
  browser.answered("https://y.example/", "192.0.2.4", inside);
  assert.deepEqual(browser.contacts(), [
    "www.a.example contacted document 192.0.2.1",
    "x.example contacted image 192.0.2.3",
    "y.example contacted image 192.0.2.4 in same-site",
  ]);
});
