// SPDX-License-Identifier: EUPL-1.2
import assert from "node:assert/strict";
import { test } from "node:test";

import {
  createRecorder,
  RECORD_MS,
  readRecording,
  WAITING_MAX,
} from "../../extension/recorder.js";
import { fakeClock, settle } from "./clock.js";

const page = (key, more = {}) => ({
  page: { key, host: "www.candidate.test", private: false, ...more },
  contacts: [],
  lang: "fr",
  detail: false,
  strict: false,
});

/** A recorder, and a host that answers `reply`. */
function bench() {
  const clock = fakeClock();
  const b = { clock, sent: [], reply: { ok: { recorded: true } }, told: 0 };
  b.recorder = createRecorder({
    ...clock,
    onTrouble: () => b.told++,
    async ask(slot, op, body) {
      b.sent.push([slot, op, body]);
      return b.reply;
    },
  });
  b.keys = () => b.sent.map(([, , body]) => body.page.key);
  return b;
}

test("what history.settings says of recording", () => {
  for (const [said, wanted] of [
    [{ recording: true, paused: false }, true],
    [{ recording: true, paused: true }, false],
    [{ recording: false, paused: false }, false],
    [{ recording: null, paused: false }, false],
    [{}, null],
    [undefined, null],
  ]) {
    assert.equal(readRecording(said), wanted, JSON.stringify(said));
  }
});

test("nothing is sent before the host has said yes; then what waited", async () => {
  const b = bench();
  b.recorder.rated(page("1"));
  await settle();
  assert.deepEqual(b.sent, []);
  b.recorder.settle(true);
  await settle();
  assert.deepEqual(b.sent, [["record 1", "record", page("1")]]);
});

test("a no forgets what waited", async () => {
  const b = bench();
  b.recorder.rated(page("1"));
  b.recorder.settle(false);
  b.recorder.rated(page("2"));
  b.recorder.settle(true);
  await b.clock.go(RECORD_MS);
  assert.deepEqual(b.sent, []);
});

test("a page of a private window is never sent", async () => {
  const b = bench();
  b.recorder.settle(true);
  b.recorder.rated(page("1", { private: true }));
  await b.clock.go(RECORD_MS);
  assert.deepEqual(b.sent, []);
});

test("at once, then at most every RECORD_MS, and the newest last", async () => {
  const b = bench();
  b.recorder.settle(true);
  b.recorder.rated(page("1"));
  assert.equal(b.sent.length, 1);
  b.recorder.rated(page("1", { dropped: 1 }));
  b.recorder.rated(page("1", { dropped: 2 }));
  await b.clock.go(RECORD_MS - 1);
  assert.equal(b.sent.length, 1);
  await b.clock.go(1);
  assert.deepEqual(
    b.sent.map(([, , body]) => body.page.dropped),
    [undefined, 2],
  );
  await b.clock.go(RECORD_MS);
  assert.equal(b.sent.length, 2);
});

test("what a host that went did not answer goes to the next", async () => {
  const b = bench();
  b.recorder.settle(true);
  b.reply = { err: { code: "CRASH_AT_START", num: 0, msg: "", hint: "" } };
  b.recorder.rated(page("1"));
  await b.clock.go(20 * RECORD_MS);
  assert.equal(b.sent.length, 1, "not again before a host is there");
  b.sent.length = 0;
  b.reply = { ok: { recorded: true } };
  b.recorder.settle(true);
  await b.clock.go(RECORD_MS);
  assert.deepEqual(b.keys(), ["1"]);
});

test("what the host refuses is not sent again", async () => {
  const b = bench();
  b.recorder.settle(true);
  b.reply = { err: { code: "E_HISTORY_FULL", num: 14, msg: "", hint: "" } };
  b.recorder.rated(page("1"));
  await b.clock.go(RECORD_MS);
  b.recorder.settle(true);
  await b.clock.go(RECORD_MS);
  assert.deepEqual(b.keys(), ["1"]);
});

test("what waits is bounded: the oldest goes", async () => {
  const b = bench();
  for (let i = 0; i <= WAITING_MAX; i++) b.recorder.rated(page(String(i)));
  b.recorder.settle(true);
  await settle();
  assert.equal(b.sent.length, WAITING_MAX);
  assert.equal(b.keys()[0], "1");
});

test("a disk that is full is told until a visit is kept again", async () => {
  const b = bench();
  b.recorder.settle(true);
  b.reply = { err: { code: "E_HISTORY_FULL", num: 14, msg: "full", hint: "" } };
  b.recorder.rated(page("1"));
  await settle();
  assert.deepEqual(b.recorder.trouble(), {
    code: "E_HISTORY_FULL",
    msg: "full",
  });
  b.recorder.rated(page("2"));
  await settle();
  assert.equal(b.told, 1, "told once");
  b.reply = { ok: { recorded: true } };
  b.recorder.rated(page("3"));
  await settle();
  assert.equal(b.recorder.trouble(), null);
  assert.equal(b.told, 2);
});

test("that nothing is kept is no trouble, nor is a request refused", async () => {
  const b = bench();
  b.recorder.settle(true);
  for (const code of ["E_HISTORY_OFF", "E_BAD_REQUEST"]) {
    b.reply = { err: { code, num: 11, msg: "", hint: "" } };
    b.recorder.rated(page(code));
    await settle();
    assert.equal(b.recorder.trouble(), null, code);
  }
});

test("a no ends the trouble", async () => {
  const b = bench();
  b.recorder.settle(true);
  b.reply = {
    err: { code: "E_HISTORY_READ_ONLY", num: 15, msg: "", hint: "" },
  };
  b.recorder.rated(page("1"));
  await settle();
  b.recorder.settle(false);
  assert.equal(b.recorder.trouble(), null);
});
