// SPDX-License-Identifier: EUPL-1.2
/**
 * Every demonstration page in every browser, with the real extension and the
 * real host: letter, findings, badge, popup; and what Cocarde says when it can
 * say nothing.
 *
 * usage: node tests/e2e/all.js [--browser firefox|chromium] [--only NAME]
 * Pictures of every popup go to build/e2e/<browser>/.
 */
import assert from "node:assert/strict";
import fs from "node:fs";
import path from "node:path";
import { after, before, describe, test } from "node:test";
import { parseArgs } from "node:util";
import { deathTests } from "./deaths.js";
import { detailsTests } from "./details.js";
import { hostTests } from "./hosts.js";
import { isAlive } from "./lib/child.js";
import { findingsOf, has, judgementOf, letterOf } from "./lib/judgement.js";
import { openPopup, picture } from "./lib/popup.js";
import { TREE } from "./lib/profile.js";
import { overflow, violations } from "./lib/screen.js";
import { Stage, WORLD_HOST } from "./lib/stage.js";
import { visit } from "./lib/visit.js";
import { until } from "./lib/wait.js";
import { screenTests } from "./screens.js";
import { shareTests } from "./share.js";
import { hostOf } from "./sites/page.js";
import { PAGES } from "./sites/pages.js";
import { stateTests } from "./states.js";
import { storyTests } from "./story.js";

/** @typedef {import("./lib/browser.js").Browser} Browser */
/** @typedef {import("./sites/page.js").DemoPage} DemoPage */

const { values: options } = parseArgs({
  options: { browser: { type: "string" }, only: { type: "string" } },
});
const browsers = /** @type {import("./lib/profile.js").BrowserName[]} */ (
  options.browser ? [options.browser] : ["chromium", "firefox"]
);
const pages = PAGES.filter(
  ({ name }) => !options.only || name === options.only,
);

/** A browser that has ended leaves no host behind for longer than this. */
const HOST_END_MS = 500;

/**
 * @param {import("./lib/visit.js").Outcome} outcome
 * @param {DemoPage} page
 */
function checkRating({ rating, view, page: exported }, page) {
  const findings = findingsOf(rating);
  const said = `${page.why}\nfindings: ${findings.join(", ")}`;
  assert.equal(letterOf(rating.grade), page.letter, said);
  assert.equal(letterOf(rating.grade.axes.reach), page.reach, said);
  assert.equal(letterOf(rating.grade.axes.destination), page.destination, said);
  for (const wanted of page.findings) {
    assert.ok(has(wanted, findings), `no ${wanted}. ${said}`);
  }
  for (const unwanted of page.absent ?? []) {
    assert.ok(!has(unwanted, findings), `${unwanted} is there. ${said}`);
  }
  assert.equal(letterOf(view.rating.grade), page.letter, "view and detail");
  for (const [name, count] of Object.entries(page.completeness ?? {})) {
    assert.equal(rating.completeness[name], count, `completeness.${name}`);
  }
  for (const [host, wanted] of Object.entries(page.contacts ?? {})) {
    checkContact(exported.contacts, host, wanted);
  }
}

/**
 * @param {any[]} contacts of an exported page
 * @param {string} host
 * @param {{types?: string[], outcomes?: string[]}} wanted
 */
function checkContact(contacts, host, { types = [], outcomes = [] }) {
  const seen = contacts.filter((contact) => contact.host === host);
  const all = `${host}: ${JSON.stringify(seen)}`;
  assert.ok(seen.length > 0, `${host} was not seen`);
  for (const type of types) {
    assert.ok(
      seen.some((contact) => contact.types[type] >= 1),
      all,
    );
  }
  for (const outcome of outcomes) {
    assert.ok(
      seen.some((contact) => contact.outcome === outcome),
      all,
    );
  }
}

/**
 * @param {Browser} browser
 * @param {number} tab
 * @param {DemoPage} page
 */
async function checkPopup(browser, tab, page) {
  const popup = await openPopup(browser, tab, hostOf(page));
  try {
    const dir = path.join(TREE, "build/e2e", browser.name);
    fs.mkdirSync(dir, { recursive: true });
    await picture(popup, path.join(dir, `${page.name}.png`));
    assert.equal(await overflow(popup), 0, "the popup is wider than it shows");
    assert.deepEqual(await violations(popup), []);
    const says = String(await popup.eval("document.body.textContent"));
    assert.ok(says.includes(page.says ?? ""), `${page.says} is not in ${says}`);
  } finally {
    await popup.close();
  }
}

/** @type {Map<string, Record<string, unknown>>} by page, then by browser */
const judgements = new Map();

/** @type {Stage} */
let stage;
before(async () => {
  assert.ok(fs.existsSync(WORLD_HOST.program), "run make first");
  stage = await Stage.open();
});
after(() => stage?.close());

for (const name of browsers) {
  describe(name, () => {
    /** @type {Browser} */
    let browser;
    before(async () => {
      browser = await stage.browser(name);
    });

    for (const page of pages) {
      test(`${page.name}: ${page.letter}`, async () => {
        const outcome = await visit(browser, page, stage.url);
        try {
          checkRating(outcome, page);
          const seen = judgements.get(page.name) ?? {};
          seen[name] = judgementOf(outcome.rating);
          judgements.set(page.name, seen);
          await checkPopup(browser, outcome.tab.tab, page);
        } finally {
          await outcome.tab.close();
        }
      });
    }

    if (!options.only) {
      stateTests(name, () => ({ browser, stage }));
      shareTests(name, () => ({ browser, stage }));
    }
    if (!options.only || options.only === "screens") {
      screenTests(name, () => ({ browser, stage }));
    }
    if (!options.only || options.only === "story") storyTests(name);
    if (!options.only || options.only === "details") {
      detailsTests(() => ({ browser, stage }));
    }
    if (!options.only || options.only === "deaths") deathTests(name);
    if (!options.only || options.only === "hosts") {
      hostTests(name, () => ({ stage }));
    }

    const skip = pages.length === 0;
    test("the host ends with the browser", { skip }, async () => {
      const pids = browser.profile.hostPids();
      assert.ok(pids.length > 0, "no host was ever started");
      await browser.close();
      await until(() => !pids.some(isAlive), {
        ms: HOST_END_MS,
        what: "end of the host",
      });
    });

    after(() => browser?.kill());
  });
}

test("both browsers give the same judgement", { skip: !browsers[1] }, () => {
  for (const [name, { chromium, firefox }] of judgements) {
    assert.deepEqual(firefox, chromium, name);
  }
  assert.equal(judgements.size, pages.length);
});
