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
  const b = { clock, sent: [], reply: { ok: { recorded: true } } };
  b.recorder = createRecorder({
    ...clock,
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
