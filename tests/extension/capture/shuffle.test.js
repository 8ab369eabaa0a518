// SPDX-License-Identifier: EUPL-1.2
// What browsers reported (tests/conformance/record.js), played again in orders
// in which they might as well have: the pages are the same.
//
// An order is legal when it keeps what causes what: the events of one request,
// those of a tab's navigation, what one document says; a document asks for
// nothing before its own request was answered, and says nothing before it is
// there; a tab goes on after what it showed; a service worker works for the
// pages that are open. Nothing else is promised.
import assert from "node:assert/strict";
import fs from "node:fs";
import { test } from "node:test";

import { readAsked } from "../../../extension/capture/asked.js";
import { apply, exportPage } from "../../../extension/capture/capture.js";
import {
  readNavigation,
  readRequest,
} from "../../../extension/capture/event.js";
import { newState } from "../../../extension/capture/state.js";

const LOGS = new URL("./logs/", import.meta.url);
const ORDERS = 150;
/** Events that may come between two that a browser reported together. */
const REACH = 20;
const LATER_MS = 60_000;

/** @param {any[]} line @param {boolean} gecko */
function eventOf([what, one, two], gecko) {
  if (what === "request") return readRequest(one, two, gecko);
  if (what === "navigation") return readNavigation(one, two);
  if (what === "asked") return readAsked(one, two);
  if (what === "closed") return { kind: "closed", tab: one };
  return { kind: "tab", tab: one, private: false, shows: null };
}

const isMain = ([what, , details]) =>
  what === "request" && details.type === "main_frame" && !details.documentId;

/** What must come before each event, by index. @param {any[][]} log
 * @param {boolean} gecko @returns {Set<number>[]} */
function causesOf(log, gecko) {
  /** @type {Record<string, number>} */
  const last = {};
  /** @type {Set<number>[]} */
  return log.map((line, n) => {
    const causes = new Set();
    const after = (...keys) => {
      for (const key of keys) if (key in last) causes.add(last[key]);
    };
    const mark = (key) => {
      last[key] = n;
    };
    const [what, one, two] = line;
    if (what === "request") {
      const { requestId, tabId } = two;
      after(`request ${requestId}`, `tab ${tabId}`);
      // A service worker's: for the pages that are open then.
      if (tabId < 0) {
        after("shown");
        mark("worker");
      }
      if (isMain(line)) {
        // It goes on from what the tab shows.
        if (one === "request") after(`shown ${tabId}`);
        if (one === "headers" || one === "answer") mark(`answered ${tabId}`);
      } else {
        after(`answered ${tabId}`);
        if (gecko) after(`shown ${tabId}`);
      }
      mark(`request ${requestId}`);
    } else if (what === "navigation") {
      const { tabId, frameId } = two;
      after(`navigation ${tabId}`, `tab ${tabId}`, `answered ${tabId}`);
      if (one === "commit" && frameId === 0) {
        after("worker", "shown");
        mark("shown");
        mark(`shown ${tabId}`);
      }
      mark(`navigation ${tabId}`);
    } else if (what === "asked") {
      const { tab, documentId, frameId } = two;
      after(`shown ${tab.id}`, `navigation ${tab.id}`);
      after(`says ${documentId ?? `${tab.id} ${frameId}`}`);
      mark(`says ${documentId ?? `${tab.id} ${frameId}`}`);
    } else {
      mark(`tab ${one}`);
      if (what === "closed") for (let i = 0; i < n; i++) causes.add(i);
    }
    return causes;
  });
}

/** The same orders each time. @param {number} seed */
function dice(seed) {
  let state = seed;
  return () => {
    state = (Math.imul(state, 48271) >>> 0) % 2147483647;
    return state / 2147483647;
  };
}

/** @param {Set<number>[]} causes @param {() => number} random */
function legalOrder(causes, random) {
  const turn = causes.map((_, n) => n + REACH * random());
  const left = new Set(causes.keys());
  /** @type {number[]} */
  const order = [];
  while (left.size > 0) {
    let next = -1;
    for (const n of left) {
      const ready = [...(causes[n] ?? [])].every((cause) => !left.has(cause));
      if (ready && (next < 0 || turn[n] < turn[next])) next = n;
    }
    order.push(next);
    left.delete(next);
  }
  return order;
}

/** What is known of the pages in the end. @param {any[][]} log
 * @param {boolean} gecko */
function pagesOf(log, gecko) {
  const known = log.map((line) => eventOf(line, gecko)).filter(Boolean);
  const state = known.reduce(apply, newState("s"));
  const times = log.map(([, , two]) => two?.timeStamp ?? 0);
  const now = Math.max(...times) + LATER_MS;
  return Object.values(state.pages)
    .filter(({ stage, host }) => stage !== "pending" && host !== "")
    .map((page) => {
      const { contacts } = exportPage(state, page, now);
      const { stage, tab, host, loaded } = page;
      return JSON.stringify({
        stage,
        tab,
        host,
        loaded,
        contacts: contacts.map((contact) => ({
          ...contact,
          types: Object.entries(contact.types).sort(),
        })),
      });
    })
    .sort();
}

const logs = fs.readdirSync(LOGS).filter((name) => name.endsWith(".jsonl"));

test("there are logs of both browsers", () => {
  for (const name of ["chromium", "firefox"]) {
    assert.ok(logs.filter((file) => file.startsWith(name)).length >= 10, name);
  }
});

for (const name of logs) {
  const text = fs.readFileSync(new URL(name, LOGS), "utf8");
  const log = text
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));
  const gecko = name.startsWith("firefox");
  test(`${name}: ${ORDERS} legal orders, one outcome`, () => {
    const wanted = pagesOf(log, gecko);
    assert.ok(wanted.length > 0, "pages");
    const causes = causesOf(log, gecko);
    let moved = 0;
    for (let n = 1; n <= ORDERS; n++) {
      const order = legalOrder(causes, dice(n));
      if (order.some((at, i) => at !== i)) moved++;
      const shuffled = order.map((at) => log[at]);
      assert.deepEqual(pagesOf(shuffled, gecko), wanted, `order ${n}`);
    }
    assert.ok(moved > ORDERS / 2, "they were shuffled");
  });
}
