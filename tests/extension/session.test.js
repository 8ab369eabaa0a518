// SPDX-License-Identifier: EUPL-1.2
// The background as a whole: events in, badge and answers out.
import assert from "node:assert/strict";
import { test } from "node:test";

import { readAsked } from "../../extension/capture/asked.js";
import { readNavigation, readRequest } from "../../extension/capture/event.js";
import {
  LATE_MS,
  PROVISIONAL_MS,
  SERVED_MS,
  STREAM_MS,
} from "../../extension/rater.js";
import { createSession, KEEP_MS } from "../../extension/session.js";
import { fakeClock, settle } from "./clock.js";

const TAB = 7;
const A = "https://www.a.example/";
const HELLO = { cocarde: "0.1.0", protocol: 1, warnings: [], limits: {} };
const AXIS = { state: "not-assessed", best: null, worst: null };

/** What the host of these tests says: C with a script, else A. */
function rate({ page, contacts, detail, strict }) {
  const letter = contacts.some(({ types }) => types.script) ? "C" : "A";
  const axis = { state: "rated", best: letter, worst: letter };
  return {
    page: { host: page.host, site: page.host, at: page.at },
    reading: strict ? "strict" : "standard",
    grade: { ...axis, axes: { reach: axis, destination: axis, consent: AXIS } },
    lever: [],
    completeness: {
      contacts: contacts.length,
      identified: 0,
      without_address: 0,
      cached: 0,
      blocked: 0,
      failed: 0,
      parties: 0,
      read: 0,
      confidence: null,
      notes: [],
    },
    versions: {
      cocarde: "",
      method: "",
      method_digest: "",
      data: "",
      digest: "",
      second_opinion: null,
    },
    ...(detail
      ? {
          findings: [],
          parties: [],
          laws: [],
          unknown: [],
          criteria: {
            prior_consent: "not-assessed",
            personal_data: "not-assessed",
            adequate_countries: "not-assessed",
          },
        }
      : {}),
  };
}

/** A browser, and a host that may be absent, silent or say something else. */
function bench({ stored = {}, tabs = [], kept = {} } = {}) {
  const clock = fakeClock();
  const b = {
    clock,
    drawn: [],
    told: [],
    again: [],
    rates: [],
    records: [],
    history: { recording: null, paused: false },
    installed: true,
    reply: rate,
    memory: { ...stored },
    port: null,
    id: 0,
  };
  b.session = createSession({
    ...clock,
    random: () => 0.5,
    who: { extension: "0.1.0", browser: "firefox/153" },
    seed: `s${Object.keys(kept).length}`,
    lang: () => "fr",
    draw: (tab, look) => b.drawn.push([tab, look.text]),
    tell: (tab) => b.told.push(tab),
    again: (tab) => b.again.push(tab),
    area: {
      get: async () => structuredClone(b.memory),
      set: async (items) =>
        void Object.assign(b.memory, structuredClone(items)),
      remove: async (key) => void delete b.memory[key],
    },
    connect() {
      const port = {};
      b.port = port;
      return {
        disconnect() {},
        onMessage: (listener) => {
          port.say = listener;
        },
        onDisconnect: (listener) => {
          port.drop = listener;
          if (!b.installed) queueMicrotask(() => listener("host not found"));
        },
        postMessage(message) {
          if (!b.installed) return;
          if (message.op === "rate") b.rates.push(message);
          if (message.op === "record") b.records.push(message);
          const ok = b.answer(message);
          const reply = ok?.err ? ok : { ok };
          if (ok)
            queueMicrotask(() => port.say({ v: 1, id: message.id, ...reply }));
        },
      };
    },
  });
  b.answer = (message) => {
    if (message.op === "hello") return HELLO;
    if (message.op === "history.settings") return b.history;
    if (message.op === "record") return { recorded: true };
    return b.reply(message);
  };
  b.ask = (cmd, more = {}) => b.session.answer({ cmd, tabId: TAB, ...more });
  b.nav = (kind, url, doc) =>
    b.session.feed(
      readNavigation(kind, {
        url,
        documentId: doc,
        tabId: TAB,
        frameId: 0,
        timeStamp: clock.now(),
      }),
    );
  /** The document says what it asked for: [host, initiator type]. */
  b.tell = (url, doc, ...asked) =>
    b.session.feed(
      readAsked(
        { event: "asked", asked: asked.map(([host, by]) => ({ host, by })) },
        { tab: { id: TAB }, frameId: 0, documentId: doc, url },
      ),
    );
  /** The usual end: it has said nothing that was not reported. */
  b.loaded = (url, doc) => {
    b.tell(url, doc);
    b.nav("loaded", url, doc);
  };
  b.web = (kind, url, details) =>
    b.session.feed(
      readRequest(
        kind,
        {
          url,
          requestId: "1",
          type: "script",
          method: "GET",
          tabId: TAB,
          frameId: 0,
          parentFrameId: -1,
          timeStamp: clock.now(),
          ...details,
        },
        false,
      ),
    );
  b.get = (url, doc, type = "script") => {
    const id = { requestId: `r${++b.id}`, type, documentId: doc };
    const end = { ...id, ip: "192.0.2.1", fromCache: false, statusCode: 200 };
    b.web("request", url, id);
    b.web("answer", url, end);
    b.web("done", url, end);
  };
  b.open = (url, doc) => {
    b.get(url, undefined, "main_frame");
    b.nav("commit", url, doc);
  };
  b.texts = () => b.drawn.map(([, text]) => text);
  b.ready = b.session.start(Promise.resolve(tabs));
  return b;
}

test("a page: waits, then its letter, at the load event", async () => {
  const b = bench();
  await b.ready;
  b.open(A, "D1");
  await settle();
  assert.deepEqual(b.texts(), ["…"]);
  assert.equal((await b.ask("view")).state, "provisional");
  b.get("https://x.example/a.js", "D1");
  b.loaded(A, "D1");
  await settle();
  assert.deepEqual(b.texts(), ["…", "C"]);
  const view = await b.ask("view");
  assert.equal(view.state, "rated");
  assert.equal(view.rating.grade.best, "C");
  assert.equal(view.host.state, "ready");
  assert.equal(view.counts.hosts, 2);
  assert.equal(b.rates.length, 1);
  assert.equal(b.rates[0].detail, false);
});

test("a long load has provisional letters, none of them in the text", async () => {
  const b = bench();
  await b.ready;
  b.open(A, "D1");
  await b.clock.go(PROVISIONAL_MS - 1);
  assert.equal(b.rates.length, 0);
  b.get("https://x.example/a.js", "D1");
  await b.clock.go(1);
  assert.equal(b.rates.length, 1);
  const view = await b.ask("view");
  assert.equal(view.state, "provisional");
  assert.equal(view.provisional, true);
  assert.equal(view.rating.grade.best, "C");
  await b.clock.go(10 * PROVISIONAL_MS);
  assert.equal(b.rates.length, 1, "nothing new, nothing asked");
});

test("what comes after the load changes the letter, soon", async () => {
  const b = bench();
  await b.ready;
  b.open(A, "D1");
  b.loaded(A, "D1");
  await settle();
  b.get("https://x.example/a.js", "D1");
  await b.clock.go(LATE_MS - 1);
  assert.equal(b.texts().at(-1), "A");
  assert.equal((await b.ask("view")).state, "rated", "no flicker");
  await b.clock.go(1);
  assert.equal((await b.ask("view")).rating.grade.best, "C");
  await b.clock.go(2000);
  assert.equal(b.texts().at(-1), "C");
  b.get("https://x.example/b.js", "D1");
  await b.clock.go(2000);
  assert.equal(b.rates.length, 2, "one more of the same is no news");
});

test("another reading: what was rated is rated anew, and once", async () => {
  const b = bench();
  await b.ready;
  b.loaded(A, "D1");
  await b.clock.go(2000);
  assert.equal(b.rates.at(-1).strict, false);
  const { length } = b.rates;
  b.session.settle({ strict: true });
  await b.clock.go(2000);
  assert.equal(b.rates.length, length + 1);
  assert.equal(b.rates.at(-1).strict, true);
  b.session.settle({ strict: true });
  await b.clock.go(2000);
  assert.equal(b.rates.length, length + 1);
  await b.ask("rate-detail", { lang: "fr" });
  assert.equal(b.rates.at(-1).strict, true);
});

test("a page shown before its request is told waits for it a little", async () => {
  const b = bench();
  await b.ready;
  b.nav("commit", A, "D1");
  b.nav("loaded", A, "D1");
  await b.clock.go(SERVED_MS - 1);
  assert.equal(b.rates.length, 0);
  await b.clock.go(1);
  assert.equal(b.rates.length, 1);
  assert.equal(b.rates[0].contacts[0].outcome, "cached");
});

test("requests told after the page that makes them are waited for", async () => {
  const b = bench();
  await b.ready;
  b.web("request", A, { type: "main_frame" });
  b.nav("commit", A, "D1");
  b.nav("loaded", A, "D1");
  await b.clock.go(50);
  const end = { type: "main_frame", ip: "192.0.2.1", fromCache: false };
  b.web("answer", A, end);
  b.web("done", A, end);
  for (let i = 0; i < 3; i++) {
    await b.clock.go(STREAM_MS - 1);
    b.get(`https://x${i}.example/a.js`, "D1");
  }
  assert.equal(b.rates.length, 0);
  await b.clock.go(STREAM_MS);
  assert.equal(b.rates.length, 1);
  assert.equal(b.rates[0].contacts.length, 4);
  b.get("https://y.example/", "D1", "image");
  await b.clock.go(LATE_MS);
  assert.equal(b.rates.length, 2);
});

test("news while the host thinks waits its turn", async () => {
  const b = bench();
  await b.ready;
  b.open(A, "D1");
  b.reply = () => null;
  b.loaded(A, "D1");
  await settle();
  b.get("https://x.example/a.js", "D1");
  await settle();
  assert.equal(b.rates.length, 1);
  await b.clock.go(LATE_MS);
  assert.equal(b.rates.length, 2);
});

test("only a page on screen, and one that has a letter, is rated", async () => {
  const b = bench();
  await b.ready;
  b.open(A, "D1");
  b.loaded(A, "D1");
  await b.clock.go(2000);
  b.nav("commit", "about:blank", "D2");
  b.get("https://x.example/bye.js", "D1");
  b.get("https://y.example/", "D2");
  await b.clock.go(2000);
  const pdf = { type: "main_frame", statusCode: 200, fromCache: false };
  b.web("request", `${A}a.pdf`, pdf);
  b.web("headers", `${A}a.pdf`, {
    ...pdf,
    responseHeaders: [{ name: "content-type", value: "application/pdf" }],
  });
  b.web("answer", `${A}a.pdf`, { ...pdf, ip: "192.0.2.1" });
  b.nav("commit", `${A}a.pdf`, "D3");
  b.loaded(`${A}a.pdf`, "D3");
  await b.clock.go(2000);
  assert.equal((await b.ask("view")).why, "pdf");
  assert.equal(b.rates.length, 1);
});

test("what the browser has not reported yet is waited for a little", async () => {
  const b = bench();
  await b.ready;
  b.open(A, "D1");
  b.tell(A, "D1", ["x.example", "script"]);
  b.nav("loaded", A, "D1");
  await b.clock.go(SERVED_MS - 1);
  assert.equal(b.rates.length, 0);
  b.get("https://x.example/a.js", "D1");
  await settle();
  assert.deepEqual(b.texts(), ["…", "C"]);
  assert.equal(b.rates[0].contacts[1].outcome, "contacted");
});

test("what the browser never reports came from its memory, and counts", async () => {
  const b = bench();
  await b.ready;
  b.open(A, "D1");
  b.tell(A, "D1", ["x.example", "script"]);
  b.nav("loaded", A, "D1");
  await b.clock.go(SERVED_MS);
  assert.deepEqual(b.texts(), ["…", "C"]);
  assert.equal(b.rates[0].contacts[1].outcome, "cached");
  b.tell(A, "D1", ["y.example", "img"]);
  await b.clock.go(LATE_MS);
  assert.equal(b.rates.length, 2);
});

test("a stream of requests without end is not waited for", async () => {
  const b = bench();
  await b.ready;
  b.web("request", A, { type: "main_frame" });
  b.nav("commit", A, "D1");
  b.nav("loaded", A, "D1");
  b.web("answer", A, { type: "main_frame", ip: "192.0.2.1", fromCache: false });
  for (let at = 0; at <= SERVED_MS; at += 10) {
    b.get(`https://x${at}.example/a.js`, "D1");
    await b.clock.go(10);
  }
  assert.equal(b.rates.length, 1);
});

test("a request that nobody answers is looked at again", async () => {
  const b = bench();
  await b.ready;
  b.open(A, "D1");
  b.web("request", "https://poll.example/", {
    requestId: "p",
    documentId: "D1",
  });
  b.loaded(A, "D1");
  await b.clock.go(3000);
  assert.equal(b.rates.at(-1).contacts[0].outcome, "possible");
  assert.equal((await b.ask("view")).rating.grade.best, "C");
});

test("detail is asked for in the person's language, and checked", async () => {
  const b = bench();
  await b.ready;
  b.open(A, "D1");
  b.loaded(A, "D1");
  await settle();
  const { ok } = await b.ask("rate-detail", { lang: "en" });
  assert.deepEqual(ok.findings, []);
  assert.deepEqual([b.rates.at(-1).lang, b.rates.at(-1).detail], ["en", true]);
  b.reply = (message) => ({ ...rate(message), parties: "none" });
  const { err } = await b.ask("rate-detail", { lang: "en" });
  assert.deepEqual([err.code, err.msg], ["PROTOCOL", "parties"]);
});

test("a rating of a wrong shape is never shown", async () => {
  const b = bench();
  await b.ready;
  b.reply = (message) => ({
    ...rate(message),
    grade: { state: "rated", best: "A" },
  });
  b.open(A, "D1");
  b.loaded(A, "D1");
  await settle();
  const view = await b.ask("view");
  assert.deepEqual([view.state, view.why], ["host-missing", "PROTOCOL"]);
  assert.equal(view.rating, null);
  assert.deepEqual(b.texts(), ["…", "!"]);
});

test("the host's error is the reason, until it is gone", async () => {
  const b = bench();
  await b.ready;
  const err = {
    code: "E_DATA_MISSING",
    num: 7,
    msg: "asn.mmdb",
    hint: "make data",
  };
  b.reply = () => ({ err });
  b.open(A, "D1");
  b.loaded(A, "D1");
  await settle();
  const view = await b.ask("view");
  assert.deepEqual([view.state, view.why], ["host-missing", "E_DATA_MISSING"]);
  assert.deepEqual(view.host.error, err);
  b.reply = rate;
  await b.ask("retry-host");
  await b.clock.go(2000);
  assert.equal((await b.ask("view")).state, "rated");
  assert.equal(b.texts().at(-1), "A");
});

test("without the host, the badge says so; with it, the page is rated", async () => {
  const b = bench();
  await b.ready;
  b.installed = false;
  b.open(A, "D1");
  b.loaded(A, "D1");
  await settle();
  const view = await b.ask("view");
  assert.deepEqual([view.state, view.why], ["host-missing", "NOT_INSTALLED"]);
  assert.equal(view.counts.hosts, 1, "what was seen is still told");
  assert.equal(b.texts().at(-1), "!");
  b.installed = true;
  assert.equal((await b.ask("retry-host")).state, "ready");
  await b.clock.go(2000);
  assert.equal(b.texts().at(-1), "A");
});

test("a host that appears rates the other tabs, too", async () => {
  const b = bench();
  await b.ready;
  b.installed = false;
  b.open(A, "D1");
  b.loaded(A, "D1");
  await b.clock.go(61_000);
  b.installed = true;
  const other = { tabId: TAB + 1, type: "main_frame", requestId: "o" };
  b.web("request", "https://b.example/", other);
  const shown = { url: "https://b.example/", tabId: TAB + 1, frameId: 0 };
  b.session.feed(readNavigation("commit", { ...shown, timeStamp: 1 }));
  await b.clock.go(2000);
  assert.equal((await b.ask("view")).state, "rated");
  const texts = b.drawn.filter(([tab]) => tab === TAB).map(([, text]) => text);
  assert.equal(texts.at(-1), "A");
});

test("the browser clears the button with each page: it is drawn again", async () => {
  const b = bench();
  await b.ready;
  for (const doc of ["D1", "D2"]) {
    b.open(A, doc);
    b.loaded(A, doc);
    await b.clock.go(2000);
  }
  b.drawn.length = 0;
  b.nav("commit", A, "D1");
  assert.deepEqual(b.texts(), ["A"]);
});

test("a host that dies leaves the letters it gave", async () => {
  const b = bench();
  await b.ready;
  b.open(A, "D1");
  b.loaded(A, "D1");
  await settle();
  b.port.drop("");
  assert.equal((await b.ask("view")).host.state, "lost");
  assert.equal((await b.ask("view")).state, "rated");
  const { ok } = await b.ask("rate-detail", { lang: "fr" });
  assert.ok(ok, "an open popup does not wait for the back-off");
});

test("back from the cache, the letter is there without asking", async () => {
  const b = bench();
  await b.ready;
  b.open(A, "D1");
  b.loaded(A, "D1");
  await settle();
  await b.clock.go(2000);
  b.open("https://b.example/", "D2");
  b.loaded("https://b.example/", "D2");
  await b.clock.go(2000);
  const { length } = b.rates;
  b.drawn.length = 0;
  b.nav("commit", A, "D1");
  await b.clock.go(2000);
  assert.equal(b.rates.length, length);
  assert.deepEqual(b.texts(), ["A"]);
});

test("a right taken away is said, and given again, forgotten", async () => {
  const b = bench();
  await b.ready;
  b.session.feed({ kind: "tab", tab: TAB, private: false, shows: null });
  b.open(A, "D1");
  b.loaded(A, "D1");
  await settle();
  b.session.allow(false);
  assert.equal((await b.ask("view")).state, "permission-missing");
  await b.clock.go(2000);
  assert.equal(b.texts().at(-1), "!");
  b.session.allow(true);
  await b.clock.go(2000);
  assert.equal(b.texts().at(-1), "A");
});

test("no letter for the browser's pages, whatever the rights", async () => {
  const b = bench();
  await b.ready;
  assert.deepEqual((await b.ask("view")).why, "browser");
  b.session.allow(false);
  b.nav("commit", "file:///x", "D1");
  const view = await b.ask("view");
  assert.deepEqual([view.state, view.why], ["not-measurable", "file"]);
  assert.equal(
    (await b.ask("rate-detail", { lang: "fr" })).err.code,
    "no-page",
  );
  assert.equal((await b.ask("export")).err.code, "no-page");
  assert.equal(b.rates.length, 0);
});

test("an export is the page as the host got it", async () => {
  const b = bench();
  await b.ready;
  b.open(A, "D1");
  b.loaded(A, "D1");
  await settle();
  const { ok } = await b.ask("export");
  const { page, contacts } = b.rates[0];
  assert.deepEqual(ok, { schema: "cocarde.page/1", page, contacts });
});

test("after its own death, the background knows what it knew", async () => {
  const first = bench();
  await first.ready;
  first.session.feed({ kind: "tab", tab: TAB, private: false, shows: null });
  first.open(A, "D1");
  first.nav("loaded", A, "D1");
  await first.clock.go(2000);

  assert.equal(first.memory[TAB].private, false);
  const shows = readNavigation("loaded", {
    url: A,
    tabId: TAB,
    frameId: 0,
    timeStamp: 0,
  });
  const tabs = [{ kind: "tab", tab: TAB, private: false, shows }];
  const b = bench({ stored: first.memory, tabs, kept: { again: 1 } });
  b.get("https://x.example/a.js", "D1"); // woke us, before our memory is back
  await b.ready;
  assert.equal((await b.ask("view")).state, "rated");
  assert.equal((await b.ask("view")).rating.grade.best, "A");
  assert.equal(b.rates.length, 0, "what was said stands for now");
  await b.clock.go(2000);
  const view = await b.ask("view");
  assert.equal(view.rating.grade.best, "C");
  assert.equal(view.page.opened_before, false);
  assert.equal(view.page.private, false);
  assert.equal(b.rates.length, 1);
});

test("after its death, tabs that closed meanwhile are forgotten", async () => {
  const first = bench();
  await first.ready;
  first.open(A, "D1");
  first.nav("loaded", A, "D1");
  await first.clock.go(2000);
  assert.ok(first.memory[TAB]);
  const b = bench({ stored: first.memory });
  await b.ready;
  await b.clock.go(2000);
  assert.equal(b.memory[TAB], undefined);
});

test("a tab opened before us: no letter until it is loaded again", async () => {
  const shows = readNavigation("loaded", {
    url: A,
    tabId: TAB,
    frameId: 0,
    timeStamp: 0,
  });
  const b = bench({ tabs: [{ kind: "tab", tab: TAB, private: false, shows }] });
  await b.ready;
  const view = await b.ask("view");
  assert.deepEqual([view.state, view.why], ["not-measurable", "opened-before"]);
  b.get("https://x.example/a.js", "D0");
  await b.clock.go(2000);
  assert.equal(b.rates.length, 0);
  b.open(A, "D1");
  b.loaded(A, "D1");
  await b.clock.go(2000);
  assert.equal(b.texts().at(-1), "A");
});

test("a closed tab leaves nothing behind", async () => {
  const b = bench();
  await b.ready;
  b.open(A, "D1");
  b.loaded(A, "D1");
  await b.clock.go(2000);
  b.session.feed({ kind: "closed", tab: TAB });
  await b.clock.go(2000);
  assert.deepEqual(Object.keys(b.memory), ["common"]);
  assert.equal((await b.ask("view")).page, null);
});

/** What content/notice.js says of a page. */
const NOTICE = { tab: TAB, doc: "D1", host: "www.a.example", text: "OVH" };
const declares = (...slugs) => ({
  declared: slugs.map((org) => ({ org, name: org })),
});

test("a legal notice: to the host once, its slugs with the page, no text kept", async () => {
  const b = bench();
  const texts = [];
  b.reply = (message) => {
    if (message.op === "rate") return rate(message);
    texts.push(message.text);
    return declares("ovhcloud", "cloudflare");
  };
  await b.ready;
  b.open(A, "D1");
  b.loaded(A, "D1");
  await settle();
  const secret = "Hébergé par OVH, 1 rue Secrète";
  await b.session.notice({ ...NOTICE, text: secret });
  await b.session.notice({ ...NOTICE, text: secret });
  await b.session.notice({ ...NOTICE, doc: "", host: "www.b.example" });
  assert.deepEqual(texts, [secret]);
  await b.clock.go(LATE_MS);
  const hosts = b.rates.map(({ page }) => page.declared_host);
  assert.deepEqual(hosts, [null, ["ovhcloud", "cloudflare"]]);
  await b.clock.go(KEEP_MS);
  assert.ok(JSON.stringify(b.memory).includes("ovhcloud"));
  assert.ok(!JSON.stringify(b.memory).includes("Secrète"));
  assert.ok(!JSON.stringify(await b.ask("export")).includes("Secrète"));
});

test("a host that knows no notices leaves the page as it is", async () => {
  for (const answer of [
    { err: { code: "E_UNKNOWN_OP", num: 5, msg: "", hint: "" } },
    { declared: "ovhcloud" },
    { declared: [{ org: 7, name: "" }] },
  ]) {
    const b = bench();
    b.reply = (message) => (message.op === "rate" ? rate(message) : answer);
    await b.ready;
    b.open(A, "D1");
    b.loaded(A, "D1");
    await b.session.notice(NOTICE);
    await b.clock.go(LATE_MS);
    const { ok } = await b.ask("export");
    assert.equal(ok.page.declared_host, null);
  }
});

test("nothing is recorded before a yes; after it, final letters only", async () => {
  const b = bench();
  await b.ready;
  b.session.feed({ kind: "tab", tab: TAB, private: false, shows: null });
  b.open(A, "D1");
  b.get("https://x.example/a.js", "D1");
  await b.clock.go(PROVISIONAL_MS);
  b.loaded(A, "D1");
  await b.clock.go(KEEP_MS);
  assert.deepEqual(b.records, [], "nobody was asked");

  b.history = { recording: true, paused: false };
  const request = { cmd: "host", op: "history.settings", slot: "1", body: {} };
  assert.deepEqual(await b.session.answer(request), { ok: b.history });
  b.open(`${A}2`, "D2");
  b.get("https://x.example/a.js", "D2");
  await b.clock.go(PROVISIONAL_MS);
  assert.ok(b.rates.at(-1).page.key, "a provisional letter was asked for");
  assert.deepEqual(b.records, [], "the page still loads");
  b.loaded(`${A}2`, "D2");
  await settle();
  assert.equal(b.records.length, 1);
  const [{ op, page, contacts }] = b.records;
  assert.equal(op, "record");
  assert.equal(page.key, b.rates.at(-1).page.key);
  assert.deepEqual(contacts, b.rates.at(-1).contacts);

  b.history = { recording: true, paused: true };
  await b.session.answer(request);
  b.open(`${A}3`, "D3");
  b.loaded(`${A}3`, "D3");
  await b.clock.go(KEEP_MS);
  assert.equal(b.records.length, 1, "paused");
});

test("what comes late is recorded with the same page, not as another", async () => {
  const b = bench();
  b.history = { recording: true, paused: false };
  await b.ready;
  b.session.feed({ kind: "tab", tab: TAB, private: false, shows: null });
  b.open(A, "D1");
  b.loaded(A, "D1");
  await settle();
  b.get("https://x.example/late.js", "D1");
  await b.clock.go(LATE_MS + 1000);
  assert.equal(b.records.length, 2);
  const [first, second] = b.records;
  assert.equal(first.page.key, second.page.key);
  assert.equal(first.page.at, second.page.at);
  assert.equal(second.contacts.length, 2);
});

test("a private window is rated, never recorded", async () => {
  const b = bench({ tabs: [] });
  b.history = { recording: true, paused: false };
  await b.ready;
  b.session.feed({ kind: "tab", tab: TAB, private: true, shows: null });
  b.open(A, "D1");
  b.loaded(A, "D1");
  await b.clock.go(KEEP_MS);
  assert.equal(b.rates.at(-1).page.private, true);
  assert.deepEqual(b.records, []);
});
