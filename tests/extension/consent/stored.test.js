// SPDX-License-Identifier: EUPL-1.2
// Records of consent tools, in the shape that each of them has, and the word
// that they come down to.
import assert from "node:assert/strict";
import fs from "node:fs";
import { test } from "node:test";
import vm from "node:vm";

const url = new URL("../../../extension/consent/stored.js", import.meta.url);
const scope = vm.createContext({ atob, decodeURIComponent });
vm.runInContext(fs.readFileSync(url, "utf8"), scope);
const { cocardeStored } = /** @type {any} */ (scope);

/** "tool means", "?" when it shows no person's choice. @param {object} values */
function read(values) {
  const word = cocardeStored.read(new Map(Object.entries(values)));
  return word && `${word.tool} ${word.means}${word.sure ? "" : "?"}`;
}

/** A TC string whose purposes are as given. @param {number[]} purposes */
function tcString(purposes) {
  const bits = Array(180).fill(0);
  bits.splice(0, 6, 0, 0, 0, 0, 1, 0);
  // The last bits before the field and the first after it: not read.
  bits[151] = 1;
  bits[176] = 1;
  for (const purpose of purposes) bits[151 + purpose] = 1;
  const digits =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
  let text = "";
  for (let i = 0; i < bits.length; i += 6) {
    text += digits[Number.parseInt(bits.slice(i, i + 6).join(""), 2)];
  }
  return `${text}.YAAAAAAAAAAA`;
}

const TEN = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];

test("the TCF's string: what it grants; nothing is no proof of a choice", () => {
  for (const name of ["euconsent-v2", "eupubconsent-v2"]) {
    assert.equal(read({ [name]: tcString([]) }), "tcf refused?");
    assert.equal(read({ [name]: tcString(TEN) }), "tcf accepted");
    assert.equal(read({ [name]: tcString([...TEN, 11]) }), "tcf accepted");
    assert.equal(read({ [name]: tcString([1]) }), "tcf partly");
    // A purpose that is not defined is no grant.
    assert.equal(read({ [name]: tcString([24]) }), "tcf refused?");
    for (const bad of [
      "",
      "C",
      "BOtherVersion".padEnd(40, "A"),
      "CP!".padEnd(40),
    ]) {
      assert.equal(read({ [name]: bad }), null);
    }
  }
  // As CMPs wrote it: an example of the specification, all purposes granted.
  const spec =
    "COvFyGBOvFyGBAbAAAENAPCAAOAAAAAAAAAAAEEUACCKAAA.IFoEUQQgAIQwgIwQABAEAAAAOIAACAIAAAAQAIAgEAACEAAAAAgAQBAAAAAAAGBAAgAAAAAAAFAAECAAAgAAQARAEQAAAAAJAAIAAgAAAYQEAAAQmAgBC3ZAYzUw";
  assert.equal(read({ "euconsent-v2": spec }), "tcf partly");
});

test("tarteaucitron: a service that waits has no answer yet", () => {
  const is = (value) => read({ tarteaucitron: value });
  assert.equal(is("!gtag=true!youtube=true"), "tarteaucitron accepted");
  assert.equal(is("!gtag=false!youtube=false"), "tarteaucitron refused");
  assert.equal(is("!gtag=false!youtube=true"), "tarteaucitron partly");
  assert.equal(is("!gtag=wait!youtube=false"), null);
  assert.equal(is(""), null);
});

test("OneTrust: groups count once the banner was closed", () => {
  const closed = { OptanonAlertBoxClosed: "2026-11-22T10:00:00.000Z" };
  const is = (groups, more = closed) =>
    read({
      OptanonConsent: `isGpcEnabled=0&datestamp=Sun&version=202411.1.0&groups=${groups}&AwaitingReconsent=false`,
      ...more,
    });
  assert.equal(is("C0001%3A1%2CC0002%3A0%2CC0004%3A0"), "onetrust refused");
  assert.equal(is("C0002:1,C0004:1,C0001:1"), "onetrust accepted");
  assert.equal(is("C0001:1,C0002:1,C0004:0"), "onetrust partly");
  assert.equal(is("C1:1,C3:0"), "onetrust refused");
  assert.equal(is("C0001:1,C0002:0", {}), null);
  assert.equal(is("C0001:1"), null);
  assert.equal(is(""), null);
});

test("Cookiebot: only what was said explicitly", () => {
  const is = (p, s, m, method = "explicit") =>
    read({
      CookieConsent: `{stamp:%27x==%27%2Cnecessary:true%2Cpreferences:${p}%2Cstatistics:${s}%2Cmarketing:${m}%2Cmethod:%27${method}%27%2Cver:1}`,
    });
  assert.equal(is(false, false, false), "cookiebot refused");
  assert.equal(is(true, true, true), "cookiebot accepted");
  assert.equal(is(true, false, true), "cookiebot partly");
  assert.equal(is(true, true, true, "implied"), null);
  // Another tool's cookie of the same name.
  assert.equal(read({ CookieConsent: "true" }), null);
});

test("Axeptio: once it is completed", () => {
  const is = (record) =>
    read({ axeptio_cookies: encodeURIComponent(JSON.stringify(record)) });
  const done = { $$token: "x", $$completed: true, $$cookiesVersion: {} };
  assert.equal(is({ ...done, ga: false, hotjar: false }), "axeptio refused");
  assert.equal(is({ ...done, ga: true, hotjar: true }), "axeptio accepted");
  assert.equal(is({ ...done, ga: true, hotjar: false }), "axeptio partly");
  assert.equal(is({ ...done, $$completed: false, ga: false }), null);
  assert.equal(is(done), null);
  assert.equal(read({ axeptio_cookies: "{%22$$comp" }), null);
});

test("Didomi: lists of what is enabled and disabled", () => {
  const is = (record) => read({ didomi_token: btoa(JSON.stringify(record)) });
  const no = { enabled: [], disabled: ["a", "b"] };
  const yes = { enabled: ["a", "b"] };
  assert.equal(is({ purposes: no, vendors: no }), "didomi refused");
  assert.equal(is({ purposes: yes, vendors: yes }), "didomi accepted");
  assert.equal(is({ purposes: yes, vendors: no }), "didomi partly");
  assert.equal(is({ purposes: { enabled: [] } }), null);
  assert.equal(read({ didomi_token: "no base64 %%" }), null);
});

test("CookieYes: what it presumes is no action of a person", () => {
  const is = (text) => read({ "cookieyes-consent": text });
  const no = "functional:no,analytics:no,advertisement:no";
  const head = "consentid:x,consent:no,action:yes,necessary:yes";
  assert.equal(is(`${head},${no}`), "cookieyes refused");
  assert.equal(
    is(`${head},${no.replaceAll("no", "yes")}`),
    "cookieyes accepted",
  );
  assert.equal(is(`${head},functional:yes,analytics:no`), "cookieyes partly");
  assert.equal(is(`${head.replace("action:yes", "action:no")},${no}`), null);
  assert.equal(is("consentid:x,consent:,action:,necessary:,analytics:"), null);
});

test("records that contradict each other say a part of it", () => {
  const refused = { tarteaucitron: "!gtag=false" };
  const string = (list) => ({ "euconsent-v2": tcString(list) });
  assert.equal(read({ ...refused, ...string([]) }), "tarteaucitron refused");
  assert.equal(read({ ...refused, ...string(TEN) }), "tcf partly");
});

test("a value without end is not read, nor any other name's", () => {
  const long = "!gtag=false".repeat(2000);
  assert.equal(read({ tarteaucitron: long }), null);
  assert.equal(read({ session: "!gtag=false" }), null);
  assert.equal(cocardeStored.isRecord("session"), false);
  assert.equal(cocardeStored.isRecord("euconsent-v2"), true);
});
