// SPDX-License-Identifier: EUPL-1.2
// The life of a page, from the event tables of both browsers.
import assert from "node:assert/strict";
import { test } from "node:test";

import {
  exportPage,
  openLegs,
  UNANSWERED_MS,
} from "../../../extension/capture/capture.js";
import { MAX_HIDDEN } from "../../../extension/capture/state.js";
import { BOTH, LATER, replay, TAB } from "./replay.js";

const A = "https://www.a.example/";
const B = "https://www.b.example/";

for (const name of BOTH) {
  const open = () => {
    const browser = replay(name);
    browser.load(A, "192.0.2.1", "D1");
    return browser;
  };
  /** What a sub-resource of a document says of it. */
  const by = (doc, url) =>
    name === "firefox"
      ? {
          documentId: doc,
          documentUrl: url,
          originUrl: url,
          frameAncestors: [],
        }
      : { documentId: doc, initiator: new URL(url).origin };

  test(`${name}: a page is its document and what it asks for`, () => {
    const browser = open();
    browser.answered("https://cdn.example/x.js", "192.0.2.2", {
      type: "script",
      ...by("D1", A),
    });
    assert.deepEqual(browser.contacts(), [
      "cdn.example contacted script 192.0.2.2",
      "www.a.example contacted document 192.0.2.1",
    ]);
    assert.equal(browser.page()?.loaded, true);
    assert.equal(browser.page()?.stage, "shown");
  });

  test(`${name}: a request that is not a site's is none`, () => {
    const browser = open();
    for (const url of [
      "data:,x",
      "blob:https://x/1",
      "chrome-extension://a/b",
    ]) {
      browser.answered(url, "192.0.2.2", by("D1", A));
    }
    browser.answered("https://ext.example/", "192.0.2.2", {
      documentUrl: "moz-extension://5b2d/x.html",
      initiator: "chrome-extension://abcd",
    });
    assert.equal(browser.contacts().length, 1);
  });

  test(`${name}: hops before the document are redirects`, () => {
    const browser = replay(name);
    const main = { type: "main_frame", requestId: "m" };
    browser.request("request", "http://t.example/c?id=1", main);
    browser.request("headers", "http://t.example/c?id=1", {
      ...main,
      statusCode: 302,
      ...(name === "firefox" ? { ip: "192.0.2.9", fromCache: false } : {}),
      responseHeaders: [{ name: "Set-Cookie", value: "hop=1" }],
    });
    browser.request("redirect", "http://t.example/c?id=1", {
      ...main,
      statusCode: 302,
      ip: "192.0.2.9",
      fromCache: false,
      redirectUrl: A,
    });
    browser.answered(A, "192.0.2.1", main);
    browser.navigation("commit", A, { documentId: "D1" });
    assert.deepEqual(browser.contacts(), [
      "t.example contacted redirect 192.0.2.9",
      "www.a.example contacted document 192.0.2.1",
    ]);
    assert.equal(browser.page()?.host, "www.a.example");
  });

  test(`${name}: each hop of a resource is a recipient of its kind`, () => {
    const browser = open();
    const id = { requestId: "s", type: "script", ...by("D1", A) };
    browser.request("request", "https://x.example/", id);
    browser.request("redirect", "https://x.example/", {
      ...id,
      statusCode: 302,
      ip: "192.0.2.8",
      fromCache: false,
      redirectUrl: "https://y.example/",
    });
    browser.answered("https://y.example/", "192.0.2.7", id);
    assert.deepEqual(browser.contacts().slice(1), [
      "x.example contacted script 192.0.2.8",
      "y.example contacted script 192.0.2.7",
    ]);
  });

  test(`${name}: an upgrade to https is no exchange`, () => {
    const browser = replay(name);
    const main = { type: "main_frame", requestId: "m" };
    const http = A.replace("https", "http");
    browser.request("request", http, main);
    browser.request("redirect", http, {
      ...main,
      statusCode: name === "firefox" ? 0 : 307,
      fromCache: false,
      redirectUrl: A,
    });
    browser.answered(A, "192.0.2.1", main);
    browser.navigation("commit", A, { documentId: "D1" });
    assert.deepEqual(browser.contacts(), [
      "www.a.example contacted document 192.0.2.1",
    ]);
  });

  test(`${name}: a stand-in of another extension is a blocked call`, () => {
    const browser = open();
    const id = { requestId: "s", type: "script", ...by("D1", A) };
    browser.request("request", "https://ads.example/a.js", id);
    browser.request("redirect", "https://ads.example/a.js", {
      ...id,
      statusCode: name === "firefox" ? 0 : 307,
      fromCache: false,
      redirectUrl: "chrome-extension://ublock/noop.js",
    });
    assert.deepEqual(browser.contacts()[0], "ads.example blocked script");
  });

  test(`${name}: a form sends its data: the page, and the next one, say so`, () => {
    const browser = open();
    const first = browser.page()?.key ?? "";
    browser.load(B, "192.0.2.2", "D2", {
      method: "POST",
      ...(name === "firefox"
        ? { originUrl: A }
        : { initiator: "https://www.a.example" }),
    });
    assert.deepEqual(browser.contacts(), [
      "www.b.example contacted document+form 192.0.2.2",
    ]);
    assert.deepEqual(browser.contactsOf(first), [
      "www.a.example contacted document 192.0.2.1",
      "www.b.example contacted form 192.0.2.2",
    ]);
  });

  test(`${name}: a form may send its data into a frame`, () => {
    const browser = open();
    browser.answered(B, "192.0.2.2", {
      type: "sub_frame",
      method: "POST",
      frameId: 5,
      parentFrameId: 0,
      ...by("D1", A),
    });
    assert.deepEqual(browser.contacts(), [
      "www.a.example contacted document 192.0.2.1",
      "www.b.example contacted form+frame 192.0.2.2",
    ]);
  });

  test(`${name}: a form's receiver that redirects is a form, no mere hop`, () => {
    const browser = open();
    const main = { type: "main_frame", requestId: "m" };
    browser.request("request", "https://pay.example/", {
      ...main,
      method: "POST",
    });
    browser.request("redirect", "https://pay.example/", {
      ...main,
      method: "POST",
      statusCode: 303,
      ip: "192.0.2.3",
      fromCache: false,
      redirectUrl: B,
    });
    browser.answered(B, "192.0.2.2", main);
    browser.navigation("commit", B, { documentId: "D2" });
    assert.deepEqual(browser.contacts(), [
      "pay.example contacted form 192.0.2.3",
      "www.b.example contacted document 192.0.2.2",
    ]);
  });

  test(`${name}: frames are told apart, and their requests by frame`, () => {
    const browser = open();
    const frame = { frameId: 19_327_352_833, parentFrameId: 0 };
    const url = "https://video.example/embed";
    browser.answered(url, "192.0.2.5", {
      type: "sub_frame",
      parentDocumentId: "D1",
      ...frame,
      ...by("", A),
    });
    browser.navigation("commit", url, {
      documentId: "F1",
      parentDocumentId: "D1",
      ...frame,
    });
    browser.answered("https://ads.example/a.js", "192.0.2.6", {
      type: "script",
      ...frame,
      ...by("F1", url),
    });
    browser.answered("https://cdn.a.example/b.js", "192.0.2.7", {
      type: "script",
      ...frame,
      ...by("F1", "https://login.a.example/"),
    });
    assert.deepEqual(browser.contacts(), [
      "ads.example contacted script 192.0.2.6 in foreign",
      "cdn.a.example contacted script 192.0.2.7 in same-site",
      "video.example contacted frame 192.0.2.5",
      "www.a.example contacted document 192.0.2.1",
    ]);
  });

  test(`${name}: what a page sends while it goes belongs to it`, () => {
    const browser = open();
    const first = browser.page()?.key ?? "";
    browser.load(B, "192.0.2.2", "D2");
    // After the commit, as in Firefox; keepalive requests carry no id there.
    const from = by("D1", A);
    const late = name === "firefox" ? { ...from, documentId: undefined } : from;
    browser.answered("https://stats.example/bye", "192.0.2.4", {
      type: name === "firefox" ? "beacon" : "ping",
      method: "POST",
      ...late,
    });
    assert.deepEqual(browser.contacts(), [
      "www.b.example contacted document 192.0.2.2",
    ]);
    assert.deepEqual(
      browser.contactsOf(first)?.[0],
      "stats.example contacted beacon 192.0.2.4",
    );
  });

  test(`${name}: a request keeps its page while the tab goes on`, () => {
    const browser = open();
    const first = browser.page()?.key ?? "";
    const id = { requestId: "slow", ...by("D1", A) };
    browser.request("request", "https://slow.example/", id);
    browser.load(B, "192.0.2.2", "D2");
    const end = { ...id, ip: "192.0.2.4", fromCache: false, statusCode: 200 };
    browser.request("answer", "https://slow.example/", end);
    browser.request("done", "https://slow.example/", end);
    assert.equal(browser.contacts().length, 1);
    assert.equal(
      browser.contactsOf(first)?.[0],
      "slow.example contacted image 192.0.2.4",
    );
  });

  test(`${name}: back from the cache, a page is what it was`, () => {
    const browser = open();
    const first = browser.page()?.key;
    browser.load(B, "192.0.2.2", "D2");
    browser.navigation("commit", A, {
      documentId: "D1",
      transitionQualifiers: ["forward_back"],
    });
    assert.equal(browser.page()?.key, first);
    assert.equal(browser.page()?.loaded, true);
    assert.deepEqual(browser.contacts(), [
      "www.a.example contacted document 192.0.2.1",
    ]);
  });

  test(`${name}: a reload is another page`, () => {
    const browser = open();
    const first = browser.page()?.key;
    browser.answered("https://cdn.example/", "192.0.2.2", by("D1", A));
    browser.load(A, "192.0.2.1", "D2");
    assert.notEqual(browser.page()?.key, first);
    assert.equal(browser.contacts().length, 1);
  });

  test(`${name}: a download or a stopped load leaves the page`, () => {
    const browser = open();
    const first = browser.page()?.key;
    browser.answered("https://files.example/a.zip", "192.0.2.2", {
      type: "main_frame",
    });
    assert.equal(browser.page()?.key, first);
    assert.equal(browser.contacts().length, 1);
  });

  test(`${name}: a site that does not answer has no letter`, () => {
    const browser = open();
    const main = { type: "main_frame", requestId: "m" };
    browser.request("request", B, main);
    browser.request("error", B, {
      ...main,
      error:
        name === "firefox"
          ? "NS_ERROR_UNKNOWN_HOST"
          : "net::ERR_NAME_NOT_RESOLVED",
    });
    const kind = name === "firefox" ? "commit" : "unreached";
    browser.navigation(kind, B, { documentId: "E" });
    assert.equal(browser.page()?.why, "no-answer");
    assert.equal(browser.page()?.host, "www.b.example");
  });

  test(`${name}: a service worker works for the one page of its site`, () => {
    const browser = open();
    const worker =
      name === "firefox"
        ? { documentUrl: `${A}sw.js` }
        : { initiator: "https://www.a.example" };
    const where = { tabId: -1, frameId: -1, type: "xmlhttprequest" };
    browser.answered("https://api.example/", "192.0.2.3", {
      ...where,
      ...worker,
    });
    assert.equal(
      browser.contacts()[0],
      "api.example contacted fetch 192.0.2.3",
    );

    const other = { tabId: TAB + 1 };
    browser.answered(A, "192.0.2.1", { type: "main_frame", ...other });
    browser.navigation("commit", A, { documentId: "D9", ...other });
    browser.answered("https://two.example/", "192.0.2.4", {
      ...where,
      ...worker,
    });
    assert.equal(browser.contacts().length, 2);
    assert.equal(browser.contacts(TAB + 1).length, 1);
    assert.equal(browser.state().aside, 1, "once for a request, not per event");
  });

  test(`${name}: pages opened before us are said to be`, () => {
    const browser = replay(name);
    const shows = {
      kind: "commit",
      tab: TAB,
      frame: 0,
      parent: -1,
      doc: "",
      parentDoc: "",
      prerender: false,
      host: "www.a.example",
      origin: "https://www.a.example",
      url: 1,
      why: null,
      history: false,
      at: 5,
    };
    browser.apply({ kind: "tab", tab: TAB, private: false, shows });
    assert.equal(browser.page()?.why, "opened-before");
    browser.answered("https://x.example/", "192.0.2.2", by("D0", A));
    assert.equal(browser.contacts().length, 1);
    browser.load(A, "192.0.2.1", "D1");
    assert.equal(browser.page()?.why, null);
    assert.equal(browser.page()?.openedBefore, false);
    browser.apply({ kind: "tab", tab: TAB, private: true, shows });
    assert.equal(browser.page()?.why, null, "a page that we know stays");
    assert.equal(browser.state().tabs[TAB], true);
  });

  test(`${name}: a tab that closes takes its pages along`, () => {
    const browser = open();
    browser.load(B, "192.0.2.2", "D2");
    browser.apply({ kind: "closed", tab: TAB });
    assert.deepEqual(browser.state().pages, {});
  });

  test(`${name}: a bounded number of pages waits behind the one on screen`, () => {
    const browser = open();
    for (let i = 0; i < MAX_HIDDEN + 3; i++) {
      browser.load(`https://p${i}.example/`, "192.0.2.2", `P${i}`);
    }
    const pages = Object.values(browser.state().pages);
    assert.equal(pages.length, MAX_HIDDEN + 1);
    assert.ok(!pages.some(({ host }) => host === "www.a.example"));
  });

  test(`${name}: an unanswered request counts as sent after a while`, () => {
    const browser = open();
    const id = { requestId: "poll", type: "xmlhttprequest", ...by("D1", A) };
    browser.request("request", "https://poll.example/", id);
    const page = browser.page();
    const at = (ms) =>
      exportPage(browser.state(), page, browser.clock() + ms).contacts.length;
    assert.equal(openLegs(browser.state(), page).length, 1);
    assert.equal(at(UNANSWERED_MS - 1), 1);
    assert.equal(at(UNANSWERED_MS), 2);
    assert.equal(browser.contacts()[0], "poll.example possible fetch");
  });

  test(`${name}: pdf, store and the browser's own pages have no letter`, () => {
    const browser = replay(name);
    const main = { type: "main_frame", requestId: "m" };
    browser.request("request", A, main);
    browser.request("headers", A, {
      ...main,
      statusCode: 200,
      responseHeaders: [{ name: "Content-Type", value: "application/pdf" }],
    });
    browser.navigation("commit", A, { documentId: "D1" });
    assert.equal(browser.page()?.why, "pdf");
    browser.navigation("commit", "about:blank", { documentId: "D2" });
    assert.equal(browser.page()?.why, "browser");
    browser.load("https://addons.mozilla.org/", "192.0.2.1", "D3");
    assert.equal(browser.page()?.why, "store");
  });

  test(`${name}: only names, numbers and addresses are kept`, () => {
    const browser = replay(name);
    const secret = "s3cret";
    browser.load(
      `https://www.a.example/${secret}?q=${secret}#${secret}`,
      "192.0.2.1",
      "D1",
      {
        responseHeaders: [
          { name: "set-cookie", value: `sid=${secret}; Path=/${secret}` },
        ],
      },
    );
    const url = `https://www.a.example/${secret}`;
    browser.answered(
      `https://b.example/${secret}?${secret}`,
      "192.0.2.2",
      by("D1", url),
    );
    assert.equal(browser.contacts().length, 2);
    assert.ok(!JSON.stringify(browser.state()).includes(secret));
    const { page, contacts } = exportPage(
      browser.state(),
      browser.page(),
      LATER,
    );
    assert.ok(!JSON.stringify({ page, contacts }).includes(secret));
  });

  test(`${name}: a tab's page is private until we know better`, () => {
    const browser = open();
    const about = () => exportPage(browser.state(), browser.page(), LATER).page;
    assert.equal(about().private, true);
    browser.apply({ kind: "tab", tab: TAB, private: false, shows: null });
    assert.equal(about().private, false);
    assert.equal(about().at, "1970-01-01T00:00:01Z");
  });

  test(`${name}: woken in the middle of an exchange, its rest is enough`, () => {
    const browser = open();
    const id = {
      requestId: "x",
      ...by("D1", A),
      statusCode: 200,
      fromCache: false,
      ip: "192.0.2.3",
    };
    browser.request("answer", "https://x.example/", id);
    browser.request("done", "https://x.example/", id);
    assert.equal(
      browser.contacts().at(-1),
      "x.example contacted image 192.0.2.3",
    );
  });
}
