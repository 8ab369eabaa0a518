// SPDX-License-Identifier: EUPL-1.2
// The small pure parts of the capture, by table.
import assert from "node:assert/strict";
import { test } from "node:test";

import * as contact from "../../../extension/capture/contact.js";
import {
  cookieNames,
  identityOf,
  MAX_COOKIE_NAME,
  readRequest,
} from "../../../extension/capture/event.js";
import { whyNotMeasurable } from "../../../extension/capture/measurable.js";
import {
  learn,
  MAX_MEMORY,
  MAX_MEMORY_ADDRESSES,
  recall,
} from "../../../extension/capture/memory.js";
import { isProxied } from "../../../extension/capture/proxy.js";
import { resourceOf } from "../../../extension/capture/resource.js";
import { sameSite } from "../../../extension/capture/site.js";
import { replay } from "./replay.js";

test("every kind of request has a name of the closed list", () => {
  const table = {
    main_frame: "document",
    sub_frame: "frame",
    object: "frame",
    script: "script",
    xmlhttprequest: "fetch",
    websocket: "socket",
    ping: "beacon",
    beacon: "beacon",
    csp_report: "beacon",
    stylesheet: "style",
    font: "font",
    image: "image",
    imageset: "image",
    media: "media",
    other: "other",
    speculative: "other",
    web_manifest: "other",
    xslt: "other",
    json: "other",
    xml_dtd: "other",
    invented_later: "other",
  };
  for (const [type, resource] of Object.entries(table)) {
    assert.equal(resourceOf(type), resource, type);
  }
});

test("pages that cannot be measured say why", () => {
  const table = {
    "https://www.a.example/": null,
    "http://192.0.2.1:8080/": null,
    "file:///home/a/b.html": "file",
    "about:support": "browser",
    "about:blank": "browser",
    "chrome://version/": "browser",
    "edge://settings/": "browser",
    "devtools://devtools/x": "browser",
    "": "browser",
    "view-source:https://a.example/": "source",
    "moz-extension://5b2d/x.html": "extension",
    "chrome-extension://abcd/x.html": "extension",
    "data:text/html,x": "data",
    "blob:https://a.example/1": "data",
    "https://addons.mozilla.org/fr/": "store",
    "https://chromewebstore.google.com/": "store",
    "https://chrome.google.com/webstore/detail/x": "store",
    "https://chrome.google.com/": null,
    "https://mozilla.org/": null,
  };
  for (const [url, why] of Object.entries(table)) {
    assert.equal(whyNotMeasurable(url), why, url);
  }
});

test("a relative is never a stranger's guess", () => {
  const same = [
    ["a.example", "a.example"],
    ["www.a.example", "a.example"],
    ["cdn.a.example", "www.a.example"],
    ["a.example", "x.y.a.example"],
    ["192.0.2.1", "192.0.2.1"],
    ["localhost", "localhost"],
  ];
  const strange = [
    ["a.github.io", "b.github.io"],
    ["a.example", "b.example"],
    ["ba.example", "a.example"],
    ["example", "a.example"],
    ["1.192.0.2.1", "192.0.2.1"],
    ["2001:db8::1", "2001:db8::2"],
    ["", ""],
  ];
  for (const [a, b] of same) {
    assert.ok(sameSite(a, b) && sameSite(b, a), `${a} ${b}`);
  }
  for (const [a, b] of strange) {
    assert.ok(!sameSite(a, b) && !sameSite(b, a), `${a} ${b}`);
  }
});

test("names of cookies, and nothing of their values", () => {
  const headers = [
    { name: "Set-Cookie", value: "a=1; Path=/\nb=2;Secure\n c = 3" },
    { name: "set-cookie", value: "d" },
    { name: "SET-COOKIE", value: "=x; Path=/" },
    { name: "cookie", value: "e=1" },
    { name: "set-cookie" },
    { name: "set-cookie", value: `${"n".repeat(MAX_COOKIE_NAME + 9)}=1` },
  ];
  const long = "n".repeat(MAX_COOKIE_NAME);
  assert.deepEqual(cookieNames(headers), ["a", "b", "c", "d", long]);
});

test("an address's identity ignores the fragment alone", () => {
  const url = "https://a.example/x?y=1";
  assert.equal(identityOf(`${url}#top`), identityOf(url));
  assert.notEqual(identityOf(`${url}2`), identityOf(url));
  assert.ok(Number.isSafeInteger(identityOf(url)));
});

test("hosts are written as the native host wants them", () => {
  const table = {
    "https://WWW.Exemple.fr./x": "www.exemple.fr",
    "https://évian.example/": "xn--vian-9oa.example",
    "http://[2001:DB8::1]:80/": "2001:db8::1",
    "wss://user:pw@a.example:444/": "a.example",
  };
  for (const [url, host] of Object.entries(table)) {
    const details = { url, type: "image", requestId: "1", method: "GET" };
    assert.equal(readRequest("request", details, false)?.host, host);
  }
  assert.equal(readRequest("request", { url: "not an address" }, true), null);
});

const one = {
  host: "a.example",
  frame: "top",
  outcome: "contacted",
  resource: "image",
};

test("news is what could change a rating", () => {
  const { count, addAddress, addCookies, NO_CONTACTS } = contact;
  let t = count(NO_CONTACTS, one);
  const { news } = t;
  t = count(t, one);
  assert.equal(t.news, news, "one more of the same");
  assert.equal(t.requests, 2);
  for (const change of [
    (x) => count(x, { ...one, resource: "script" }),
    (x) => count(x, { ...one, outcome: "cached" }),
    (x) => addAddress(x, "a.example", "192.0.2.1", true),
    (x) => addCookies(x, "a.example", ["sid"]),
  ]) {
    const changed = change(t);
    assert.ok(changed.news > t.news);
    const again = change(changed);
    assert.equal(again.news, changed.news);
    t = again;
  }
});

test("uncount undoes count, to nothing", () => {
  const { count, uncount, contactsOf, NO_CONTACTS } = contact;
  const twice = count(count(NO_CONTACTS, one), one);
  assert.deepEqual(contactsOf(uncount(twice, one), {})[0]?.types, { image: 1 });
  const none = uncount(uncount(twice, one), one);
  assert.deepEqual(contactsOf(none, {}), []);
  assert.equal(none.requests, 0);
  assert.equal(uncount(none, one), none);
});

test("merging is counting both", () => {
  const { addAddress, addCookies, count, merge, contactsOf, NO_CONTACTS } =
    contact;
  let a = count(count(NO_CONTACTS, one), one);
  a = addCookies(addAddress(a, "a.example", "192.0.2.1", true), "a.example", [
    "x",
  ]);
  let b = addAddress(count(NO_CONTACTS, one), "a.example", "192.0.2.2", true);
  b = addCookies(b, "a.example", ["x", "y"]);
  const merged = merge(b, a);
  const [only, ...rest] = contactsOf(merged, {});
  assert.deepEqual(rest, []);
  assert.deepEqual(only?.types, { image: 3 });
  assert.deepEqual(only?.ips, ["192.0.2.2", "192.0.2.1"]);
  assert.deepEqual(
    only?.cookies.map(({ name }) => name),
    ["x", "y"],
  );
  assert.equal(merged.requests, 3);
});

test("a page's contacts are bounded, and what is left out is counted", () => {
  const { addAddress, addCookies, count, NO_CONTACTS } = contact;
  let t = NO_CONTACTS;
  for (let i = 0; i < contact.MAX_HOSTS + 5; i++) {
    t = count(t, { ...one, host: `h${i}.example` });
  }
  assert.equal(Object.keys(t.hosts).length, contact.MAX_HOSTS);
  assert.equal(t.dropped, 5);
  t = count(t, { ...one, host: `${"x".repeat(254)}` });
  assert.equal(t.dropped, 6);
  for (let i = 0; i < contact.MAX_ADDRESSES + 5; i++) {
    t = addAddress(t, "h0.example", `192.0.2.${i}`, true);
  }
  assert.equal(t.hosts["h0.example"].ips.length, contact.MAX_ADDRESSES);
  const names = Array.from(
    { length: contact.MAX_COOKIES + 5 },
    (_, i) => `c${i}`,
  );
  t = addCookies(t, "h0.example", names);
  assert.equal(t.hosts["h0.example"].cookies.length, contact.MAX_COOKIES);
});

test("addresses: that answered, else stored, else remembered; none if failed", () => {
  const { addAddress, addCookies, count, contactsOf, NO_CONTACTS } = contact;
  const memory = { "a.example": ["192.0.2.3"] };
  let t = count(NO_CONTACTS, one);
  t = count(t, { ...one, outcome: "failed" });
  t = count(t, { ...one, outcome: "blocked" });
  t = addCookies(t, "a.example", ["sid"]);
  const ips = () =>
    Object.fromEntries(contactsOf(t, memory).map((c) => [c.outcome, c.ips]));
  assert.deepEqual(ips().contacted, ["192.0.2.3"]);
  t = addAddress(t, "a.example", "192.0.2.2", false);
  assert.deepEqual(ips().contacted, ["192.0.2.2"]);
  t = addAddress(t, "a.example", "192.0.2.1", true);
  assert.deepEqual(ips().contacted, ["192.0.2.1"]);
  assert.deepEqual(ips().failed, []);
  const cookies = contactsOf(t, memory).map((c) => [
    c.outcome,
    c.cookies.length,
  ]);
  assert.deepEqual(Object.fromEntries(cookies), {
    contacted: 1,
    failed: 0,
    blocked: 0,
  });
});

test("cookies belong to the nearest contact that was answered", () => {
  const { addCookies, count, contactsOf, NO_CONTACTS } = contact;
  let t = NO_CONTACTS;
  for (const frame of ["foreign", "same-site", "top"]) {
    t = count(t, { ...one, frame });
    t = count(t, { ...one, frame, outcome: "blocked" });
  }
  t = addCookies(t, "a.example", ["sid"]);
  const with_ = contactsOf(t, {}).filter(({ cookies }) => cookies.length);
  assert.deepEqual(
    with_.map(({ frame, outcome }) => [frame, outcome]),
    [["top", "contacted"]],
  );
});

test("what a page can make us send stays below the host's limit", () => {
  const { addAddress, addCookies, count, contactsOf, NO_CONTACTS } = contact;
  let t = NO_CONTACTS;
  for (let i = 0; i < 600; i++) {
    const host =
      `h${i}.${"x".repeat(60)}.${"y".repeat(60)}.${"z".repeat(60)}.${"w".repeat(60)}`.slice(
        0,
        253,
      );
    for (const frame of ["top", "same-site", "foreign"]) {
      for (const resource of ["script", "image", "fetch", "beacon", "frame"]) {
        t = count(t, { host, frame, outcome: "contacted", resource });
      }
    }
    for (let n = 0; n < 9; n++) {
      t = addAddress(
        t,
        host,
        `2001:0db8:aaaa:bbbb:cccc:dddd:eeee:${n}fff`,
        true,
      );
    }
    const names = Array.from({ length: 40 }, (_, n) => `${n}`.padEnd(64, "c"));
    t = addCookies(t, host, names);
  }
  const contacts = contactsOf(t, {});
  assert.equal(contacts.length, contact.MAX_CONTACTS);
  assert.ok(t.dropped > 0);
  assert.ok(JSON.stringify(contacts).length < 1_000_000);
});

test("a host named like a property is only a host", () => {
  const { count, contactsOf, NO_CONTACTS } = contact;
  for (const host of ["__proto__", "constructor", "hasownproperty"]) {
    const t = count(NO_CONTACTS, { ...one, host });
    const kept = JSON.parse(JSON.stringify(t));
    assert.deepEqual(contactsOf(kept, {})[0]?.types, { image: 1 }, host);
    assert.deepEqual(recall(learn({}, host, "192.0.2.1"), host), ["192.0.2.1"]);
    assert.deepEqual(recall({}, host), []);
  }
});

test("the memory of addresses is bounded, the oldest half goes", () => {
  let memory = {};
  for (let i = 0; i < MAX_MEMORY; i++)
    memory = learn(memory, `h${i}`, "192.0.2.1");
  assert.deepEqual(recall(memory, "h0"), ["192.0.2.1"]);
  memory = learn(memory, "new", "192.0.2.1");
  assert.deepEqual(recall(memory, "h0"), []);
  assert.deepEqual(recall(memory, `h${MAX_MEMORY - 1}`), ["192.0.2.1"]);
  assert.equal(Object.keys(memory).length, MAX_MEMORY / 2 + 1);
  assert.equal(learn(memory, "new", "192.0.2.1"), memory);
  for (let i = 0; i < 9; i++) memory = learn(memory, "new", `192.0.2.${i}`);
  assert.equal(recall(memory, "new").length, MAX_MEMORY_ADDRESSES);
  assert.equal(recall(memory, "new")[0], "192.0.2.8");
});

test("one address for several sites and nothing else is a proxy's", () => {
  const one = ["192.0.2.1"];
  const memory = { "x.a.example": one, "y.a.example": one, "b.example": one };
  assert.equal(isProxied(memory), false, "two sites");
  assert.equal(isProxied({ ...memory, "c.example": one }), true);
  const other = { ...memory, "c.example": one, "d.example": ["192.0.2.9"] };
  assert.equal(isProxied(other), false);
  assert.equal(isProxied({}), false);
});

test("behind a proxy no address is anybody's", () => {
  const browser = replay("chromium");
  browser.load("https://www.a.example/", "192.0.2.1", "D1");
  const image = { documentId: "D1" };
  browser.answered("https://b.example/", "192.0.2.1", image);
  assert.ok(browser.contacts().every((line) => line.includes("192.0.2.1")));
  browser.answered("https://c.example/", "192.0.2.1", image);
  assert.ok(browser.contacts().every((line) => !line.includes("192.0.2.1")));
});
