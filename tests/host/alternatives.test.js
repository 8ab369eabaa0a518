// SPDX-License-Identifier: EUPL-1.2
// What the host says of alternatives is what it says of companies on pages.
import assert from "node:assert/strict";
import test from "node:test";
import { Host, hello } from "./host.js";

const AT = "2026-11-21";

/** @param {any[]} requests @returns {Promise<any[]>} */
async function ask(...requests) {
  const host = new Host();
  await host.ask(hello);
  const replies = [];
  for (const request of requests) replies.push(await host.ask(request));
  await host.end();
  return replies;
}

/** @param {unknown} purposes @param {object} [more] */
const want = (purposes, more) => ({
  v: 1,
  id: 2,
  op: "alternatives",
  purposes,
  at: AT,
  ...more,
});

test("a company is read as it is on a page", async () => {
  const [alternatives, looked] = await ask(want(["widgets"]), {
    v: 1,
    id: 3,
    op: "lookup",
    query: "unlisted.test",
    at: AT,
    lang: "fr",
  });
  const list = alternatives.ok.purposes[0].alternatives;
  const { company } = list.find(
    (/** @type {any} */ a) => a.company?.dpf === "no",
  );
  const { service } = looked.ok;
  assert.ok(Object.keys(company).length > 12);
  for (const [name, value] of Object.entries(company)) {
    assert.deepEqual(value, service[name], name);
  }
  assert.deepEqual(alternatives.ok.laws, looked.ok.laws);
});

test("nobody gets a letter", async () => {
  const [reply] = await ask(want(["widgets"]));
  assert.doesNotMatch(JSON.stringify(reply), /"(letter|grade|best|worst)"/);
});

test("the interest is told in the language asked for", async () => {
  const [fr, en] = await ask(
    want(["widgets"]),
    want(["widgets"], { lang: "en" }),
  );
  /** @param {any} reply */
  const said = (reply) =>
    reply.ok.purposes[0].alternatives.find(
      (/** @type {any} */ one) => one.interest,
    ).interest;
  assert.match(said(fr), /^Cette entreprise/);
  assert.match(said(en), /^This company/);
});

test("a purpose asked for twice is told once, in the order asked for", async () => {
  const [reply] = await ask(want(["fonts", "widgets", "fonts"]));
  assert.deepEqual(
    reply.ok.purposes.map((/** @type {any} */ p) => p.purpose),
    ["fonts", "widgets"],
  );
});

test("what is no list of texts, or too much, is refused by name", async () => {
  const long = "x".repeat(65);
  const many = Array.from({ length: 65 }, (_, i) => `p${i}`);
  const replies = await ask(
    want(undefined),
    want([1]),
    want([long]),
    want(many),
    want([], { at: undefined }),
    want([], { lang: "de" }),
    want(many.slice(1)),
  );
  const last = replies.pop();
  for (const { err } of replies) {
    assert.equal(err.code, "E_BAD_REQUEST");
    assert.match(err.msg, /^(purposes|at|lang) /);
  }
  assert.equal(last.ok.purposes.length, 64);
});

test("what one runs oneself comes first, then the names in order", async () => {
  const [reply] = await ask(want(["widgets"]));
  assert.deepEqual(
    reply.ok.purposes[0].alternatives.map((/** @type {any} */ one) => [
      one.service,
      one.self_hosted,
    ]),
    [
      ["Widgets (self-hosted)", true],
      ["Listed Widgets self-hosted", true],
      ["Mesure Widgets", false],
      ["Old Widgets", false],
      ["Unlisted Widgets", false],
    ],
  );
});
