// SPDX-License-Identifier: EUPL-1.2
// PROTOCOL.md says what the host says.
import assert from "node:assert/strict";
import test from "node:test";
import { ask, difference, examples } from "./examples.js";

const known = examples();

test("every operation has an example", () => {
  const asked = new Set(known.map(({ request }) => request?.op));
  for (const op of [
    "hello",
    "rate",
    "lookup",
    "notice",
    "dispute",
    "alternatives",
    "rules",
    "data.status",
    "record",
    "history.settings",
    "history.list",
    "history.site",
    "history.visit",
    "history.diff",
    "history.compare",
    "history.totals",
    "history.export",
    "history.import",
    "history.delete",
    "sites.find",
    "sites.follow",
  ]) {
    assert.ok(asked.has(op), op);
  }
  for (const { name, request, reply } of known) {
    assert.ok(request !== null && reply !== null, `${name} lacks a half`);
    assert.equal(reply.id, request.id, name);
  }
});

test("every error that the host sends has an example", () => {
  const errors = new Set(known.map(({ reply }) => reply.err?.code));
  for (const code of [
    "E_PROTO",
    "E_HELLO",
    "E_UNKNOWN_OP",
    "E_BAD_REQUEST",
    "E_NOT_FOUND",
    "E_HISTORY_OFF",
  ]) {
    assert.ok(errors.has(code), code);
  }
});

test("the host answers as the document says", async (t) => {
  const replies = await ask();
  for (const { name, reply } of known) {
    await t.test(name, () => {
      assert.equal(difference(reply, replies.get(name)), null);
    });
  }
});

test("a difference is found", () => {
  assert.equal(difference({ a: "x…" }, { a: "xyz" }), null);
  assert.ok(difference({ a: "x…" }, { a: "yx" }));
  assert.ok(difference({ a: 1 }, { a: 2 }));
  assert.ok(difference({ a: 1 }, { a: 1, b: 1 }));
  assert.ok(difference([1], [1, 2]));
  assert.ok(difference({ a: {} }, { a: null }));
  assert.equal(difference({ landlock: 7 }, { landlock: 0 }), null);
  assert.ok(difference({ landlock: 7 }, { landlock: null }));
});
