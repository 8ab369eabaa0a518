// SPDX-License-Identifier: EUPL-1.2
import assert from "node:assert/strict";
import { test } from "node:test";

import { createStore, READ_MS } from "../../extension/store.js";
import { fakeClock, settle } from "./clock.js";

test("one write under way for a key; the newest value wins", async () => {
  const written = [];
  const ends = [];
  const area = {
    get: async () => ({}),
    set: (items) => {
      written.push(items);
      return new Promise((resolve) => ends.push(resolve));
    },
    remove: async (key) => void written.push(key),
  };
  const store = createStore(area, fakeClock().setTimer);
  for (const n of [1, 2, 3]) store.put("a", n);
  store.put("b", 1);
  assert.deepEqual(written, [{ a: 1 }, { b: 1 }]);
  ends[0]();
  await settle();
  assert.deepEqual(written.slice(2), [{ a: 3 }]);
  ends[2]();
  await settle();
  assert.equal(written.length, 3);
  store.put("a", undefined);
  await settle();
  assert.equal(written[3], "a");
});

test("a write that fails does not stop the next", async () => {
  let full = true;
  const kept = {};
  const store = createStore(
    {
      get: async () => ({}),
      remove: async () => {},
      async set(items) {
        if (full) throw new Error("quota");
        Object.assign(kept, items);
      },
    },
    fakeClock().setTimer,
  );
  store.put("a", 1);
  await settle();
  full = false;
  store.put("a", 2);
  await settle();
  assert.deepEqual(kept, { a: 2 });
});

test("a read that hangs or fails is an empty memory", async () => {
  const clock = fakeClock();
  const hanging = createStore(
    { get: () => new Promise(() => {}) },
    clock.setTimer,
  );
  const read = hanging.read();
  await clock.go(READ_MS);
  assert.deepEqual(await read, {});
  const failing = { get: () => Promise.reject(new Error("no")) };
  assert.deepEqual(await createStore(failing, clock.setTimer).read(), {});
  const area = { get: async () => ({ a: 1 }) };
  assert.deepEqual(await createStore(area, clock.setTimer).read(), { a: 1 });
});
