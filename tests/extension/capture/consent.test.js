// SPDX-License-Identifier: EUPL-1.2
// Before a choice, after it, and what nobody can know.
import assert from "node:assert/strict";
import { test } from "node:test";

import { apply, exportPage } from "../../../extension/capture/capture.js";
import {
  GRACE_MS,
  MAX_FIRSTS,
  MAX_MARKS,
  MAX_NAMES,
  readConsent,
} from "../../../extension/capture/consent.js";
import {
  readNavigation,
  readRequest,
} from "../../../extension/capture/event.js";
import { MAX_SENT, readSent } from "../../../extension/capture/sent.js";
import { newState } from "../../../extension/capture/state.js";
import { timelineOf } from "../../../extension/capture/timeline.js";

const TAB = 7;
const A = "https://www.a.example/";
const T = 1_000_000;
const BANNER = { tool: "didomi", at: T + 100 };
const click = (means, at, more = {}) => {
  return { from: at - 80, at, means, done: true, stored: "", ...more };
};

/** A report as the content script writes it. */
function said(more = {}, sender = {}) {
  const message = {
    event: "consent",
    seq: 1,
    began: T,
    storage: true,
    earlier: [],
    kept: null,
    banner: null,
    looked: false,
    marks: [],
    names: [],
    ...more,
  };
  const from = { tab: { id: TAB }, frameId: 0, documentId: "D1", url: A };
  return readConsent(message, { ...from, ...sender });
}

/** @param {string} url @param {number} at @param {object} more */
function exchange(url, at, more = {}) {
  const common = {
    url,
    requestId: `${url} ${at}`,
    type: "script",
    method: "GET",
    tabId: TAB,
    frameId: 0,
    parentFrameId: -1,
    documentId: "D1",
    timeStamp: at,
    ...more,
  };
  const answer = { ...common, timeStamp: at + 30, ip: "192.0.2.1" };
  const known = { ...answer, fromCache: false, statusCode: 200 };
  return [
    readRequest("request", common, false),
    readRequest("headers", { ...answer, statusCode: 200 }, false),
    readRequest("answer", known, false),
    readRequest("done", known, false),
  ];
}

/** The names that the request of a page sends. @param {string} url
 * @param {number} at @param {string} cookie */
const sentBy = (url, at, cookie = "") =>
  readSent({
    requestId: `${url} ${at}`,
    tabId: TAB,
    requestHeaders: [
      { name: "Accept", value: "*/*" },
      ...(cookie ? [{ name: "cookie", value: cookie }] : []),
    ],
  });

/** @param {string} url @param {number} at */
function opened(url, at, doc = "D1", more = {}, cookie = "") {
  const main = { type: "main_frame", documentId: undefined, ...more };
  const shown = { url, tabId: TAB, frameId: 0, parentFrameId: -1 };
  const [request, ...rest] = exchange(url, at, main);
  return [
    request,
    sentBy(url, at, cookie),
    ...rest,
    readNavigation("commit", { ...shown, timeStamp: at + 40, documentId: doc }),
  ];
}

const tab = { kind: "tab", tab: TAB, private: false, shows: null };
const play = (events, state = newState("s")) =>
  events.filter(Boolean).reduce(apply, state);
const exported = (state) => {
  const page = Object.values(state.pages).find((p) => p.stage === "shown");
  return exportPage(state, page, T + 100_000);
};
/** "host phase", sorted. */
const phases = (state) =>
  exported(state).contacts.map(({ host, phase }) => `${host} ${phase}`);
const track = (at) => exchange("https://t.example/t.js", at);

test("only what has the form of a report is read, cut to its bounds", () => {
  for (const bad of [null, {}, { event: "asked" }, { event: "consents" }]) {
    assert.equal(
      readConsent(bad, { tab: { id: 1 }, frameId: 0, url: A }),
      null,
    );
  }
  assert.equal(said({}, { frameId: 3 }), null);
  assert.equal(said({}, { tab: undefined }), null);
  assert.equal(said({}, { url: "about:blank" })?.fromHost, "");
  const odd = said({
    earlier: [1, null, "x".repeat(99), ...Array(99).fill("a")],
    banner: { tool: "<b>" },
    marks: [
      null,
      { means: "sold", at: "soon", done: 1 },
      ...Array(99).fill({}),
    ],
    names: [null, { name: 3 }, { name: "n", by: "?", value: "v" }],
  });
  assert.equal(odd?.earlier.length, MAX_NAMES - 2);
  assert.equal(odd?.earlier[0]?.length, 64);
  assert.equal(odd?.banner, null);
  assert.equal(odd?.marks.length, MAX_MARKS);
  const nothing = {
    from: 0,
    at: 0,
    means: "unknown",
    done: null,
    stored: "",
  };
  assert.deepEqual(odd?.marks[1], nothing);
  assert.deepEqual(odd?.names, [{ name: "n", by: "script", at: 0 }]);
});

test("nobody watched: nothing is known", () => {
  const state = play([tab, ...opened(A, T), ...track(T + 200)]);
  const { page } = exported(state);
  assert.equal(page.banner, "unknown");
  assert.equal(page.choice, "unknown");
  assert.equal(page.storage_seen, false);
  assert.deepEqual(phases(state), [
    "t.example unknown",
    "www.a.example unknown",
  ]);
});

test("nothing was chosen: all of it came before", () => {
  const state = play([tab, ...opened(A, T), said(), ...track(T + 200)]);
  assert.equal(exported(state).page.choice, "none");
  assert.deepEqual(phases(state), ["t.example before", "www.a.example before"]);
  const looked = play([said({ seq: 2, looked: true })], state);
  assert.equal(exported(looked).page.banner, "none");
  const [page] = Object.values(looked.pages);
  assert.equal(page?.loaded, true, "it looks only after the load");
});

test("a choice parts the time, whenever it is told", () => {
  const shown = said({ seq: 2, banner: BANNER });
  const mark = click("accepted", T + 1000);
  const chosen = said({ seq: 3, banner: BANNER, marks: [mark] });
  const requests = [...track(T + 500), ...track(T + 950), ...track(T + 1001)];
  const early = [tab, ...opened(A, T), said(), shown];
  const wanted = ["t.example before", "t.example unknown"];
  for (const order of [
    [...early, chosen, ...requests],
    [...early, ...requests, chosen],
    [...early, ...requests.slice(0, 6), chosen, ...requests.slice(6)],
    [
      ...early,
      ...requests,
      said({ seq: 3, banner: BANNER, marks: [{ ...mark, done: null }] }),
      { ...chosen, seq: 4 },
    ],
  ]) {
    const state = play(order);
    assert.deepEqual(phases(state).sort(), [
      "t.example accepted",
      ...wanted,
      "www.a.example before",
    ]);
    const { page } = exported(state);
    assert.deepEqual(
      [page.banner, page.choice, page.choice_guessed],
      ["didomi", "accepted", true],
    );
    const { requests: all } = Object.values(state.pages)[0].tally;
    assert.equal(all, 4);
  }
});

test("an older report changes nothing, nor does one of another document", () => {
  const now = play([tab, ...opened(A, T), said({ seq: 5 })]);
  for (const other of [
    said({ seq: 4, banner: BANNER }),
    said({ seq: 6 }, { documentId: "D0" }),
    said({ seq: 6 }, { url: "https://b.example/" }),
    said({ seq: 6, began: T - 5000 }, { documentId: "" }),
  ]) {
    assert.equal(apply(now, other), now);
  }
});

test("a click that did not close the banner was no choice", () => {
  const mark = click("accepted", T + 1000);
  const marked = (done) =>
    play([
      tab,
      ...opened(A, T),
      said({ banner: BANNER, marks: [{ ...mark, done }] }),
      ...track(T + 2000),
    ]);
  assert.equal(exported(marked(false)).page.choice, "none");
  assert.ok(phases(marked(false)).includes("t.example before"));
  assert.equal(exported(marked(null)).page.choice, "unknown");
  assert.ok(phases(marked(null)).includes("t.example unknown"));
  assert.equal(exported(marked(true)).page.choice, "accepted");
});

test("just after a refusal nobody is accused yet", () => {
  const marks = [click("refused", T + 1000)];
  const first = [tab, ...opened(A, T), said({ banner: BANNER, marks })];
  const soon = play([...first, ...track(T + 1000 + GRACE_MS - 1)]);
  assert.ok(phases(soon).includes("t.example unknown"));
  const late = play([...first, ...track(T + 1000 + GRACE_MS)]);
  assert.ok(phases(late).includes("t.example refused"));
});

test("a part of it, or who knows what, leaves the time after it unknown", () => {
  for (const means of ["partly", "unknown"]) {
    const marks = [click(means, T + 1000)];
    const state = play([
      tab,
      ...opened(A, T),
      said({ banner: BANNER, marks }),
      ...track(T + 3000),
    ]);
    assert.equal(exported(state).page.choice, means);
    assert.equal(exported(state).page.choice_guessed, means === "partly");
    assert.ok(phases(state).includes("t.example unknown"));
    assert.ok(phases(state).includes("www.a.example before"));
  }
});

test("a changed mind: each time has its own phase, the last choice counts", () => {
  const marks = [click("accepted", T + 1000), click("refused", T + 5000)];
  const state = play([
    tab,
    ...opened(A, T),
    said({ banner: BANNER, marks }),
    ...track(T + 500),
    ...track(T + 2000),
    ...track(T + 6000),
  ]);
  const wanted = [
    "t.example accepted",
    "t.example before",
    "t.example refused",
  ];
  assert.deepEqual(phases(state).sort().slice(0, 3), wanted);
  assert.equal(exported(state).page.choice, "refused");
});

test("what the site had stored before may be a choice: not known", () => {
  const stored = (earlier, banner = null) =>
    exported(play([tab, ...opened(A, T), said({ earlier, banner })])).page
      .choice;
  assert.equal(stored(["_ga"]), "unknown");
  assert.equal(stored(["cookie_consent"]), "unknown");
  // Who is asked has not answered, unless a choice is kept all the same.
  assert.equal(stored(["_ga"], BANNER), "none");
  assert.equal(stored(["didomi_token"], BANNER), "unknown");
});

test("what this very answer sets was not there before", () => {
  const responseHeaders = [{ name: "Set-Cookie", value: "sid=1; path=/" }];
  const [request, headers, ...rest] = exchange(A, T, {
    type: "main_frame",
    documentId: undefined,
    responseHeaders,
  });
  const commit = opened(A, T).at(-1);
  const state = play([
    tab,
    request,
    sentBy(A, T),
    headers,
    ...rest,
    commit,
    said({ earlier: ["sid"] }),
  ]);
  assert.equal(exported(state).page.choice, "none");
  const [contact] = exported(state).contacts;
  assert.deepEqual(contact?.cookies, [{ name: "sid", by: "header" }]);
});

test("what only the request tells was there before, too", () => {
  const stored = (cookie, banner = null) =>
    exported(play([tab, ...opened(A, T, "D1", {}, cookie), said({ banner })]))
      .page.choice;
  assert.equal(stored(""), "none");
  assert.equal(stored("sid=1"), "unknown");
  assert.equal(stored("sid=1", BANNER), "none");
  assert.equal(stored("sid=1; choice=secret", BANNER), "unknown");
  // What was never asked for may be anything: a cache, a service worker.
  const all = opened(A, T).filter(({ kind }) => kind !== "sent");
  assert.equal(exported(play([tab, ...all, said()])).page.choice, "unknown");
  const shown = said({ banner: BANNER });
  assert.equal(exported(play([tab, ...all, shown])).page.choice, "unknown");
});

test("of what a request sends only names are kept, so many, so long", () => {
  const many = Array.from({ length: 99 }, (_, i) => `n${i}=secret`).join("; ");
  const { names } = sentBy(A, T, `${"x".repeat(99)}=1; ${many}`);
  assert.equal(names.length, MAX_SENT);
  assert.equal(names[0]?.length, 64);
  assert.ok(!JSON.stringify(names).includes("secret"));
  const none = { requestId: "1", tabId: TAB };
  assert.deepEqual(readSent(none).names, []);
  const state = newState("s");
  assert.equal(apply(state, readSent(none)), state);
  const crossing = exported(play([tab, ...opened(A, T, "D1", {}, "a=1")]));
  assert.ok(!JSON.stringify(crossing).includes('"a"'), "they stay here");
});

test("a consent service without a banner may know of a choice", () => {
  const script = exchange("https://cdn.cookielaw.org/x.js", T + 90);
  const page = (more) =>
    exported(play([tab, ...opened(A, T), ...script, said(more)])).page;
  assert.equal(page({}).choice, "unknown");
  assert.equal(page({ banner: BANNER }).choice, "none");
});

test("the tool's own record makes a choice certain", () => {
  for (const means of ["accepted", "refused"]) {
    const marks = [click(means, T + 1000, { stored: "didomi" })];
    const state = play([
      tab,
      ...opened(A, T),
      said({ banner: BANNER, marks }),
      ...track(T + 3000),
    ]);
    assert.equal(exported(state).page.choice, means);
    assert.equal(exported(state).page.choice_guessed, false);
    assert.ok(phases(state).includes(`t.example ${means}`));
  }
  // One guess among several is enough to say so.
  const marks = [
    click("refused", T + 1000),
    click("accepted", T + 5000, { stored: "didomi" }),
  ];
  const state = play([tab, ...opened(A, T), said({ banner: BANNER, marks })]);
  assert.equal(exported(state).page.choice_guessed, true);
});

test("a choice that a tool has kept holds from the start", () => {
  const page = (means, more = {}) => {
    const kept = { tool: "tarteaucitron", means };
    const told = said({ earlier: ["tarteaucitron"], kept, ...more });
    return play([tab, ...opened(A, T), told, ...track(T + 300)]);
  };
  for (const means of ["accepted", "refused"]) {
    assert.equal(exported(page(means)).page.choice, means);
    assert.equal(exported(page(means)).page.choice_guessed, false);
    const all = [`t.example ${means}`, `www.a.example ${means}`];
    assert.deepEqual(phases(page(means)), all);
  }
  const partly = page("partly");
  assert.equal(exported(partly).page.choice, "partly");
  assert.ok(phases(partly).includes("t.example unknown"));
  // It asks again: what it had does not count any more.
  const asked = page("refused", { banner: BANNER });
  assert.equal(exported(asked).page.choice, "unknown");
  assert.ok(phases(asked).includes("t.example unknown"));
});

test("only what has the form of a record is one", () => {
  const read = (more) => said(more)?.kept;
  assert.equal(read({ kept: { tool: "<b>", means: "refused" } }), null);
  assert.equal(read({ kept: { tool: "tcf", means: "unknown" } }), null);
  assert.equal(read({ kept: "refused" }), null);
  const odd = said({ marks: [{ means: "sold", stored: "tcf" }] });
  assert.equal(odd?.marks[0]?.stored, "");
});

test("the timeline, for people to read", () => {
  const nobody = play([tab, ...opened(A, T)]);
  const of = (state) =>
    timelineOf(Object.values(state.pages).find((p) => p.stage === "shown"));
  assert.deepEqual(of(nobody), {
    watched: false,
    storage: false,
    start: "unknown",
    earlier: null,
    banner: null,
    none: false,
    choices: [],
  });
  const marks = [
    click("accepted", T + 1000, { done: false }),
    click("refused", T + 2000, { stored: "didomi" }),
    click("unknown", T + 3000),
  ];
  const told = said({ banner: BANNER, marks, looked: true });
  assert.deepEqual(of(play([told], nobody)), {
    watched: true,
    storage: true,
    start: "before",
    earlier: null,
    banner: { tool: "didomi", at: 100 },
    none: false,
    choices: [
      { at: 2000, means: "refused", established: true, tool: "didomi" },
      { at: 3000, means: "unknown", established: false, tool: null },
    ],
  });
  assert.equal(of(play([said({ looked: true })], nobody)).none, true);
});

test("a site met without anything is known until something is chosen", () => {
  const first = play([tab, ...opened(A, T), said()]);
  const next = (state, earlier) =>
    play(
      [
        ...opened(A, T + 9000, "D2"),
        said({ earlier, began: T + 9000 }, { documentId: "D2" }),
      ],
      state,
    );
  assert.equal(exported(next(first, ["_ga"])).page.choice, "none");
  // It may be a choice in a banner that nobody recognised.
  assert.equal(exported(next(first, ["my_consent"])).page.choice, "unknown");
  const marks = [click("unknown", T + 1000)];
  const chosen = play([said({ seq: 2, marks })], first);
  assert.equal(exported(next(chosen, ["_ga"])).page.choice, "unknown");
  // Even one that leaves nothing to see: a server may know it.
  assert.equal(exported(next(chosen, [])).page.choice, "unknown");
  // A private window has a jar of its own.
  const secret = play([{ ...tab, private: true }], first);
  assert.equal(exported(next(secret, ["_ga"])).page.choice, "unknown");
});

test("the memory of sites is bounded", () => {
  let state = play([tab]);
  for (let i = 0; i < MAX_FIRSTS + 10; i++) {
    const url = `https://s${i}.example/`;
    const at = T + i * 100;
    const sender = { documentId: `D${i}`, url };
    state = play(
      [...opened(url, at, `D${i}`), said({ began: at }, sender)],
      state,
    );
  }
  assert.equal(Object.keys(state.firsts).length, MAX_FIRSTS);
});

test("names of scripts go with the page's own host, in their time", () => {
  const marks = [click("accepted", T + 1000)];
  const names = [
    { name: "_ga", by: "script", at: T + 500 },
    { name: "_hjid", by: "storage", at: T + 2000 },
    { name: "sid", by: "script", at: T + 10 },
  ];
  const responseHeaders = [{ name: "Set-Cookie", value: "sid=1" }];
  const state = play([
    tab,
    ...opened(A, T, "D1", { responseHeaders }),
    said({ banner: BANNER, marks, names }),
  ]);
  const own = exported(state).contacts;
  assert.deepEqual(
    own.map(({ phase, cookies, storage }) => [phase, cookies, storage]),
    [
      [
        "before",
        [
          { name: "sid", by: "header" },
          { name: "_ga", by: "script" },
        ],
        [],
      ],
      ["accepted", [], ["_hjid"]],
    ],
  );
});

test("a cookie told before the click that it followed goes after it", () => {
  const responseHeaders = [{ name: "Set-Cookie", value: "uid=1" }];
  const url = "https://t.example/t.js";
  const [request, headers, ...rest] = exchange(url, T + 1500, {
    responseHeaders,
  });
  const marks = [click("accepted", T + 1000)];
  const state = play([
    tab,
    ...opened(A, T),
    said({ banner: BANNER }),
    request,
    headers,
    ...rest,
    said({ seq: 2, banner: BANNER, marks }),
  ]);
  const [contact, ...others] = exported(state).contacts.slice(0, -1);
  assert.deepEqual(others, []);
  assert.equal(contact?.phase, "accepted");
  assert.deepEqual(contact?.cookies, [{ name: "uid", by: "header" }]);
});

test("what frames store is not seen", () => {
  const frame = exchange("https://f.example/", T + 300, {
    type: "sub_frame",
    frameId: 4,
    parentFrameId: 0,
  });
  const alone = play([tab, ...opened(A, T), said()]);
  assert.equal(exported(alone).page.storage_seen, true);
  assert.equal(exported(play(frame, alone)).page.storage_seen, false);
  const refused = play([tab, ...opened(A, T), said({ storage: false })]);
  assert.equal(exported(refused).page.storage_seen, false);
  assert.equal(exported(refused).page.choice, "unknown");
});

test("the state survives as JSON", () => {
  const state = play([tab, ...opened(A, T), said({ banner: BANNER })]);
  const back = JSON.parse(JSON.stringify(state));
  const chosen = said({
    seq: 2,
    banner: BANNER,
    marks: [click("refused", T + 900)],
  });
  assert.deepEqual(
    exported(play([...track(T + 1300), chosen], back)),
    exported(play([chosen, ...track(T + 1300)], state)),
  );
});
