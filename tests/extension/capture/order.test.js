// SPDX-License-Identifier: EUPL-1.2
import assert from "node:assert/strict";
import { test } from "node:test";

import { inOrder } from "../../../extension/capture/order.js";

/** @param {any[]} events @returns {any[]} */
const order = (events) => inOrder(events).map((event) => event.kind);

test("what was kept listener by listener comes back in order of time", () => {
  assert.deepEqual(
    order([
      { kind: "script", at: 3 },
      { kind: "image", at: 5 },
      { kind: "headers", at: 1 },
      { kind: "answer", at: 2 },
      { kind: "commit", at: 4 },
    ]),
    ["headers", "answer", "script", "commit", "image"],
  );
});

test("what bears no time stays behind what it came after", () => {
  assert.deepEqual(
    order([
      { kind: "first" },
      { kind: "script", at: 3 },
      { kind: "closed" },
      { kind: "commit", at: 2 },
      { kind: "said" },
    ]),
    ["first", "commit", "said", "script", "closed"],
  );
});

test("events of one moment keep their order", () => {
  assert.deepEqual(
    order([
      { kind: "a", at: 1 },
      { kind: "b", at: 1 },
      { kind: "c", at: 1 },
    ]),
    ["a", "b", "c"],
  );
});
