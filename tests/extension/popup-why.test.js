// SPDX-License-Identifier: EUPL-1.2
// The sentence under the letter: short, and nothing in it that the host did not
// say; on the sentences that the host really writes (tests/pages).

import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";

import { firstClause, refusal, why } from "../../extension/popup/view-why.js";

/** Characters; six lines beside the rosette. */
const LONGEST = 165;

const pages = new URL("../pages/", import.meta.url);
const replies = readdirSync(pages)
  .filter((name) => existsSync(new URL(`${name}/reply.json`, pages)))
  .map((name) => {
    const file = new URL(`${name}/reply.json`, pages);
    return { name, rating: JSON.parse(readFileSync(file, "utf8")).ok };
  });

test("on every golden page: the beginning of what the host says, and short", () => {
  assert.ok(replies.length > 30);
  for (const { name, rating } of replies) {
    const said = why(rating);
    assert.ok(said, name);
    const whole = rating.findings.map((/** @type {any} */ f) => f.text);
    const stem = said.text.replace(/\.$/, "");
    assert.ok(
      whole.some((/** @type {string} */ text) => text.startsWith(stem)),
      `${name}: ${said.text}`,
    );
    assert.match(said.text, /[^.]\.$/, name);
    if (said.text.length > LONGEST) {
      // Only what speaks for the site is kept whole.
      assert.ok(rating.grade.best <= "B", `${name}: ${said.text}`);
    }
  }
});

/** @param {string} rule @param {string} name @param {string} text */
const clause = (rule, name, text) => firstClause({ rule, name, text });

test("a name may hold stops and semicolons of its own", () => {
  assert.equal(
    clause("R5", "Dr. Smith; Co.", "Dr. Smith; Co. runs code; a law can."),
    "Dr. Smith; Co. runs code.",
  );
  assert.equal(
    clause(
      "R4",
      "Widgets, Inc.",
      "This page fetches it from Widgets, Inc. Such a request…; more.",
    ),
    "This page fetches it from Widgets, Inc.",
  );
  assert.equal(
    clause("R5", "Cloudflare, Inc.", "Cloudflare, Inc. runs code; a law can."),
    "Cloudflare, Inc. runs code.",
  );
});

test("where the machine stands is left to the page of details", () => {
  assert.equal(
    clause(
      "R6",
      "AWS",
      "AWS sert cette page (machine située en France)\u202f; une loi peut.",
    ),
    "AWS sert cette page.",
  );
});

test("what speaks for the site is never cut away", () => {
  const text =
    "This page puts you in touch with X, which has its seat in Switzerland; " +
    "the European Union recognises it.";
  assert.equal(clause("R3", "X", text), text);
});

test("a sentence of one clause stays as it is", () => {
  const text = "Nous ne savons pas qui reçoit ce que votre navigateur envoie.";
  assert.equal(clause("T5", "X", text), text);
});

test("the law is named only where it can compel, and the call's fate only where none arrived", () => {
  const of = (/** @type {string} */ name) =>
    replies.find((one) => one.name === name)?.rating;
  assert.equal(why(of("aws-paris"))?.law?.key, "why_law_first");
  assert.equal(why(of("campaign-crm"))?.law?.key, "why_law");
  assert.equal(why(of("other-country"))?.law, null);
  assert.equal(why(of("europe-throughout"))?.law, null);
  assert.deepEqual(why(of("blocked"))?.outcome, { key: "why_blocked" });
  assert.deepEqual(why(of("cached-visit"))?.outcome, { key: "why_cached" });
  assert.equal(why(of("google-analytics"))?.outcome, null);
});

test("after a refusal: said when certain, and doubted when not", () => {
  const rating = structuredClone(replies[0]?.rating);
  assert.equal(refusal(rating), null);
  const [first] = rating.findings;
  const after = { ...first, rule: "C8", name: "Meta", party: "meta", laws: [] };
  rating.grade.worst = "E";
  rating.findings.push({ ...after, best: "A", worst: "E", text: "Peut-être." });
  assert.deepEqual(refusal(rating), {
    sure: false,
    text: { key: "refusal_perhaps" },
  });
  assert.notEqual(why(rating)?.text, "Peut-être.");
  rating.findings.push({ ...after, best: "E", worst: "E", text: "Encore." });
  assert.equal(refusal(rating)?.sure, true);
  assert.equal(why(rating)?.text, "Encore.");
});
