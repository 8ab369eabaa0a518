// SPDX-License-Identifier: EUPL-1.2
import assert from "node:assert/strict";
import { test } from "node:test";

import {
  createHost,
  HELLO_MS,
  IDLE_MS,
  REPLY_MS,
} from "../../../extension/host/port.js";
import { fakeClock, settle } from "../clock.js";

const HELLO = {
  cocarde: "0.1.0",
  protocol: 1,
  method: "1",
  data: { version: "2026-11-01", digest: "sha256:0" },
  limits: { unanswered: 4 },
  warnings: [],
};
const BODY = {
  strict: false,
  page: {},
  contacts: [],
  lang: "fr",
  detail: false,
};

/** A host whose other end is in our hands. */
function bench({ connect } = {}) {
  const clock = fakeClock();
  const ports = [];
  const states = [];
  const host = createHost({
    ...clock,
    random: () => 0.5,
    who: { extension: "0.1.0", browser: "firefox/153" },
    onState: () => states.push(host.view().state),
    connect:
      connect ??
      (() => {
        const port = { got: [], open: true };
        ports.push(port);
        return {
          postMessage(message) {
            if (!port.open) throw new Error("closed");
            port.got.push(message);
          },
          disconnect: () => {
            port.open = false;
          },
          onMessage: (listener) => {
            port.say = listener;
          },
          onDisconnect: (listener) => {
            port.drop = (error) => {
              port.open = false;
              listener(error);
            };
          },
        };
      }),
  });
  const last = () => ports.at(-1);
  const ok = (id, value = {}) => last().say({ v: 1, id, ok: value });
  const greet = (hello = HELLO) => ok(last().got[0].id, hello);
  /** Keeps the answer beside the promise, to look at without waiting. */
  const rate = (slot, body = BODY) => {
    const asked = { answer: undefined };
    host.rate(slot, body).then((answer) => {
      asked.answer = answer;
    });
    return asked;
  };
  return { host, clock, ports, states, last, ok, greet, rate };
}

test("hello first, on first need, then the request", async () => {
  const b = bench();
  assert.equal(b.host.view().state, "idle");
  assert.equal(b.ports.length, 0);
  const asked = b.rate("page 1");
  assert.deepEqual(b.last().got, [
    {
      v: 1,
      id: 1,
      op: "hello",
      extension: "0.1.0",
      protocol: [1, 1],
      browser: "firefox/153",
    },
  ]);
  b.greet();
  assert.deepEqual(b.last().got[1], { v: 1, id: 2, op: "rate", ...BODY });
  b.ok(2, { x: 1 });
  await settle();
  assert.deepEqual(asked.answer, { ok: { x: 1 } });
  assert.deepEqual(b.states, ["connecting", "ready"]);
  assert.equal(b.host.view().hello.data.version, "2026-11-01");
  b.rate("page 1");
  assert.equal(b.ports.length, 1, "one long-lived port");
});

test("at most four unanswered; the newest of a slot waits", async () => {
  const b = bench();
  b.rate("page 0");
  b.greet();
  const asked = [1, 2, 3, 4, 5].map((n) => b.rate(`page ${n}`));
  const newer = b.rate("page 4", { ...BODY, lang: "en" });
  assert.equal(b.last().got.length, 5, "hello and four");
  await settle();
  assert.equal(asked[3].answer.err.code, "superseded");
  assert.equal(asked[4].answer, undefined);
  b.ok(2);
  b.ok(3);
  assert.equal(b.last().got.length, 7);
  assert.equal(b.last().got[6].lang, "en");
  b.ok(b.last().got[6].id, { new: true });
  await settle();
  assert.deepEqual(newer.answer, { ok: { new: true } });
});

test("a host may allow fewer, never more", () => {
  for (const [credits, sent] of [
    [1, 1],
    [9, 4],
    [0, 4],
    ["x", 4],
  ]) {
    const b = bench();
    for (let n = 0; n < 6; n++) b.rate(`page ${n}`);
    b.greet({ ...HELLO, limits: { unanswered: credits } });
    assert.equal(b.last().got.length - 1, sent, `${credits}`);
    assert.equal(b.ports.length, 1);
  }
});

test("an error reply is an answer", async () => {
  const b = bench();
  const asked = b.rate("page 1");
  b.greet();
  const err = {
    code: "E_DATA_MISSING",
    num: 7,
    msg: "asn.mmdb",
    hint: "make data",
  };
  b.last().say({ v: 1, id: 2, err });
  await settle();
  assert.deepEqual(asked.answer, { err });
  assert.equal(b.host.view().state, "ready");
});

const NEVER = [
  ["Specified native messaging host not found.", "NOT_INSTALLED"],
  ["No such native application org.cocarde.host", "NOT_INSTALLED"],
  [
    "Access to the specified native messaging host is forbidden.",
    "ID_NOT_ALLOWED",
  ],
  ["Failed to start native messaging host.", "BROKEN_PATH"],
  ["File at path /x does not exist, or is not executable", "BROKEN_PATH"],
  ["Native host has exited.", "CRASH_AT_START"],
  ["", "CRASH_AT_START"],
  ["Error when communicating with the native messaging host.", "PROTOCOL"],
];
for (const [error, state] of NEVER) {
  test(`never answered: ${error || "no text"}: ${state}, and no loop`, async () => {
    const b = bench();
    const asked = b.rate("page 1");
    b.last().drop(error);
    await settle();
    assert.equal(b.host.view().state, state);
    assert.equal(asked.answer.err.code, state);
    await b.clock.go(59_000);
    const again = b.rate("page 2");
    await settle();
    assert.equal(again.answer.err.code, state);
    assert.equal(b.ports.length, 1);
    // Needed again, a minute later; then five minutes, then thirty.
    for (const minutes of [1, 5, 30, 30]) {
      await b.clock.go(minutes * 60_000 + 1000);
      const before = b.ports.length;
      b.rate("page 3");
      assert.equal(b.ports.length, before + 1, `after ${minutes} min`);
      b.last().drop(error);
      b.rate("page 3");
      assert.equal(b.ports.length, before + 1, "not twice");
    }
  });
}

test("connectNative that throws is a host that is not there", async () => {
  const b = bench({
    connect: () => {
      throw new Error("no permission");
    },
  });
  const asked = b.rate("page 1");
  await settle();
  assert.equal(asked.answer.err.code, "CRASH_AT_START");
});

test("a hello without an answer is a time-out", async () => {
  const b = bench();
  const asked = b.rate("page 1");
  await b.clock.go(HELLO_MS - 1);
  assert.equal(b.host.view().state, "connecting");
  await b.clock.go(1);
  assert.equal(b.host.view().state, "TIMEOUT");
  assert.equal(asked.answer.err.code, "TIMEOUT");
  assert.equal(b.last().open, false);
});

test("the person's retry goes at once, and tells the end", async () => {
  const b = bench();
  b.rate("page 1");
  b.last().drop("host not found");
  let done = false;
  const retried = b.host.retry().then(() => {
    done = true;
  });
  assert.equal(b.ports.length, 2);
  await settle();
  assert.equal(done, false);
  b.greet();
  await retried;
  assert.equal(b.host.view().state, "ready");
  await b.host.retry();
  assert.equal(b.ports.length, 2);
});

test("a host that goes is started again, and asked again", async () => {
  const b = bench();
  const asked = b.rate("page 1");
  b.greet();
  b.last().drop("Native host has exited.");
  assert.equal(b.host.view().state, "lost");
  assert.equal(b.ports.length, 1);
  await b.clock.go(499);
  assert.equal(b.ports.length, 1);
  await b.clock.go(1);
  assert.equal(b.ports.length, 2);
  b.greet();
  b.ok(b.last().got[1].id, { again: true });
  await settle();
  assert.deepEqual(asked.answer, { ok: { again: true } });
});

test("nor does a newer one of its slot begin anew", async () => {
  const b = bench();
  b.rate("page 1");
  b.greet();
  b.last().drop("");
  const newer = b.rate("page 1");
  await b.clock.go(500);
  b.greet();
  b.last().drop("");
  await settle();
  assert.equal(newer.answer.err.code, "CRASH_AT_START");
});

test("a request that kills the host twice is given up", async () => {
  const b = bench();
  const asked = b.rate("page 1");
  b.greet();
  b.last().drop("");
  await b.clock.go(500);
  b.greet();
  b.last().drop("");
  await settle();
  assert.equal(asked.answer.err.code, "CRASH_AT_START");
});

test("a host that keeps going: ever later, then given up", async () => {
  const b = bench();
  const waiting = b.rate("page 1");
  b.greet();
  for (const wait of [500, 1000, 2000, 4000]) {
    const before = b.ports.length;
    b.last().drop("");
    assert.equal(b.host.view().state, "lost");
    await b.clock.go(wait - 1);
    assert.equal(b.ports.length, before, `${wait}`);
    await b.clock.go(1);
    assert.equal(b.ports.length, before + 1, `${wait}`);
    b.greet();
  }
  b.last().drop("Native host has exited.");
  assert.equal(b.host.view().state, "CRASH_AT_START");
  await b.clock.go(59_000);
  assert.equal(b.ports.length, 5);
  assert.notEqual(waiting.answer, undefined);
});

test("losses that lie far apart never add up", async () => {
  const b = bench();
  const answered = () => {
    b.rate("page 1");
    b.ok(b.last().got.at(-1).id);
  };
  b.rate("page 1");
  b.greet();
  b.ok(2);
  for (let i = 0; i < 8; i++) {
    b.last().drop("");
    assert.equal(b.host.view().state, "lost");
    await b.clock.go(2000);
    b.greet();
    for (let minutes = 0; minutes < 4; minutes++) {
      answered();
      await b.clock.go(60_000);
    }
  }
});

test("a host that does not answer is put away", async () => {
  const b = bench();
  b.rate("page 1");
  b.greet();
  await b.clock.go(REPLY_MS);
  assert.equal(b.ports[0].open, false);
  assert.equal(b.host.view().state, "lost");
});

test("what is no reply is a broken protocol", () => {
  for (const message of [
    null,
    "x",
    {},
    { v: 2, id: 2, ok: {} },
    { v: 1, id: 2 },
    { v: 1, id: "2", ok: {} },
    { v: 1, id: 2, err: {} },
  ]) {
    const b = bench();
    b.rate("page 1");
    b.last().say(message);
    assert.equal(b.host.view().state, "PROTOCOL", JSON.stringify(message));
    assert.equal(b.last().open, false);
  }
});

test("a reply to nothing, or of another port, is none", async () => {
  const b = bench();
  const asked = b.rate("page 1");
  b.greet();
  const old = b.last();
  b.ok(99);
  old.drop("");
  await b.clock.go(500);
  b.greet();
  old.say({ v: 1, id: b.last().got[1].id, ok: { stale: true } });
  old.drop("");
  await settle();
  assert.equal(asked.answer, undefined);
  assert.equal(b.host.view().state, "ready");
});

test("another version is said, and the host is left alone", async () => {
  const err = { code: "E_PROTO", num: 4, msg: "2-3", hint: "" };
  for (const say of [
    (b) => b.last().say({ v: 1, id: 1, err }),
    (b) => b.greet({ ...HELLO, protocol: 2 }),
  ]) {
    const b = bench();
    const asked = b.rate("page 1");
    say(b);
    await settle();
    assert.equal(b.host.view().state, "VERSION");
    assert.match(asked.answer.err.code, /^(E_PROTO|VERSION)$/);
    assert.equal(b.last().open, true);
    await b.clock.go(HELLO_MS * 2);
    assert.equal(b.host.view().state, "VERSION");
    b.host.retry();
    assert.equal(b.ports[0].open, false, "no two hosts at once");
    assert.equal(b.ports.length, 2);
  }
});

test("a hello that says what is wrong is passed on", async () => {
  const b = bench();
  const asked = b.rate("page 1");
  const err = { code: "E_DATA_CORRUPT", num: 8, msg: "m", hint: "h" };
  b.last().say({ v: 1, id: 1, err });
  await settle();
  assert.deepEqual(asked.answer, { err });
  assert.deepEqual(b.host.view().error, err);
});

test("a hello of a wrong shape is a broken protocol", () => {
  for (const hello of [
    {},
    { ...HELLO, protocol: "1" },
    { ...HELLO, warnings: [1] },
  ]) {
    const b = bench();
    b.rate("page 1");
    b.greet(hello);
    assert.equal(b.host.view().state, "PROTOCOL");
  }
});

test("without traffic we hang up, and call again when needed", async () => {
  const b = bench();
  b.rate("page 1");
  b.greet();
  b.ok(2);
  await b.clock.go(IDLE_MS - 1);
  assert.equal(b.last().open, true);
  await b.clock.go(1);
  assert.equal(b.last().open, false);
  assert.equal(b.host.view().state, "idle");
  b.rate("page 1");
  assert.equal(b.ports.length, 2);
});
