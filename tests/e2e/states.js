// SPDX-License-Identifier: EUPL-1.2
/** What Cocarde says when it can say nothing of a page, and how it recovers. */
import assert from "node:assert/strict";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { test } from "node:test";
import { isAlive } from "./lib/child.js";
import { openPopup, picture } from "./lib/popup.js";
import { TREE } from "./lib/profile.js";
import { overflow, violations } from "./lib/screen.js";
import { WORLD_HOST } from "./lib/stage.js";
import { rated, settled } from "./lib/visit.js";

/** @typedef {import("./lib/browser.js").Browser} Browser */
/** @typedef {import("./lib/profile.js").BrowserName} BrowserName */

const SITE = "www.aws-paris.test";
const LETTER = "D";

/** A page of the browser itself that can be opened from outside. */
const OWN_PAGE = { chromium: "chrome://version/", firefox: "about:license" };

/**
 * @param {Browser} browser
 * @param {number} tab
 * @param {string} state
 * @param {string | RegExp} why
 */
const inState = (browser, tab, state, why) =>
  settled(
    browser,
    tab,
    (view) =>
      view.state === state &&
      (typeof why === "string" ? view.why === why : why.test(view.why)),
    `state ${state}, because of ${why}`,
  );

/**
 * @param {Browser} browser
 * @param {number} tab
 * @param {string} name of the picture
 */
async function checkPopup(browser, tab, name) {
  const popup = await openPopup(browser, tab, "");
  try {
    const dir = path.join(TREE, "build/e2e", browser.name);
    fs.mkdirSync(dir, { recursive: true });
    await picture(popup, path.join(dir, `state-${name}.png`));
    assert.equal(await overflow(popup), 0, "the popup is wider than it shows");
    assert.deepEqual(await violations(popup), []);
  } finally {
    await popup.close();
  }
}

/**
 * A data directory in which one file is not there.
 *
 * @param {string} dir where to make it
 * @param {string} missing
 */
function dataWithout(dir, missing) {
  fs.cpSync(WORLD_HOST.data, dir, { recursive: true });
  fs.rmSync(path.join(dir, missing));
  return dir;
}

/** @param {Browser} browser @returns {number} pid of a host that is gone now */
function killHost(browser) {
  const pid = browser.profile.hostPids().filter(isAlive).at(-1);
  assert.ok(pid, "no host is running");
  process.kill(pid, "SIGKILL");
  return pid;
}

/**
 * @param {BrowserName} name
 * @param {() => {browser: Browser, stage: import("./lib/stage.js").Stage}} get
 *   what the tests run in, once they run
 */
export function stateTests(name, get) {
  test("a page of the browser is not measurable", async () => {
    const { browser } = get();
    const tab = await browser.open();
    await tab.goto(OWN_PAGE[name]);
    await inState(browser, tab.tab, "not-measurable", "browser");
    assert.doesNotMatch((await browser.badge(tab.tab)).text, /[A-E]/);
    await checkPopup(browser, tab.tab, "not-measurable");
    await tab.close();
  });

  test("a file of the person's own is not measurable", async () => {
    const { browser, stage } = get();
    const file = path.join(stage.dir, "page.html");
    fs.writeFileSync(file, "<!doctype html><title>mine</title>");
    const tab = await browser.open();
    await tab.goto(`file://${file}`);
    await inState(browser, tab.tab, "not-measurable", "file");
    assert.doesNotMatch((await browser.badge(tab.tab)).text, /[A-E]/);
    await tab.close();
  });

  test("a host that is killed comes back, and the page is rated", async () => {
    const { browser, stage } = get();
    const tab = await browser.open();
    await tab.goto(stage.url(SITE));
    await rated(browser, tab.tab, LETTER);
    const killed = killHost(browser);
    await tab.goto(stage.url(SITE));
    await rated(browser, tab.tab, LETTER);
    const now = browser.profile.hostPids().filter(isAlive);
    assert.equal(now.length, 1, "one host");
    assert.notEqual(now[0], killed);
    await tab.close();
  });

  test("a missing data file is said, then its return is seen", async () => {
    const { browser, stage } = get();
    const dir = fs.mkdtempSync(path.join(os.tmpdir(), "cocarde-data-"));
    const tab = await browser.open();
    try {
      const data = dataWithout(path.join(dir, "data"), "asn.mmdb");
      browser.profile.setHost({ ...WORLD_HOST, data });
      killHost(browser);
      await tab.goto(stage.url(SITE));
      await inState(browser, tab.tab, "host-missing", "E_DATA_MISSING");
      const popup = await openPopup(browser, tab.tab, "asn.mmdb");
      await popup.close();
      await checkPopup(browser, tab.tab, "data-missing");

      browser.profile.setHost(WORLD_HOST);
      killHost(browser);
      await browser.ask({ cmd: "retry-host" });
      await rated(browser, tab.tab, LETTER);
    } finally {
      browser.profile.setHost(WORLD_HOST);
      await tab.close();
      fs.rmSync(dir, { recursive: true });
    }
  });

  test("without the host, Cocarde says so; installed, it rates", async () => {
    const { stage } = get();
    const browser = await stage.browser(name, { registered: false });
    try {
      const tab = await browser.open();
      await tab.goto(stage.url(SITE));
      await inState(browser, tab.tab, "host-missing", "NOT_INSTALLED");
      assert.doesNotMatch((await browser.badge(tab.tab)).text, /[A-E]/);
      await checkPopup(browser, tab.tab, "host-missing");

      browser.profile.register();
      await browser.ask({ cmd: "retry-host" });
      await rated(browser, tab.tab, LETTER);
    } finally {
      browser.kill();
    }
  });

  // Chromium lets nobody take back a permission that the manifest requires.
  const skip = name === "firefox" ? false : "only Firefox takes it back";
  test("without the permission, no letter is made up", { skip }, async () => {
    const { stage } = get();
    const browser = await stage.browser(name);
    try {
      const tab = await browser.open();
      await tab.goto(stage.url(SITE));
      await rated(browser, tab.tab, LETTER);
      const popup = await openPopup(browser, tab.tab, "");
      const all = '{ origins: ["<all_urls>"] }';
      assert.equal(
        await popup.eval(`browser.permissions.remove(${all})`),
        true,
      );
      await popup.close();
      await settled(
        browser,
        tab.tab,
        (view) => view.state === "permission-missing",
        "state permission-missing",
      );
      assert.equal((await browser.badge(tab.tab)).text, "!");
      await checkPopup(browser, tab.tab, "permission-missing");
    } finally {
      browser.kill();
    }
  });
}
