// SPDX-License-Identifier: EUPL-1.2
/** What Cocarde says when it can say nothing of a page, and how it recovers. */
import assert from "node:assert/strict";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { test } from "node:test";
import { isAlive } from "./lib/child.js";
import { openPopup, textOf } from "./lib/popup.js";
import { TREE } from "./lib/profile.js";
import { checkScreen, POPUP_WAYS } from "./lib/screen.js";
import { WORLD_HOST } from "./lib/stage.js";
import { rated, settled } from "./lib/visit.js";
import { until } from "./lib/wait.js";
import { SITES } from "./sites/world.js";

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
    await checkScreen(popup, browser.name, `state-${name}`, POPUP_WAYS);
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

/** Hosts of lib/other-host.js: what the view and the popup say of them.
 * @type {[kind: string, why: string, says: RegExp][]} */
const OTHERS = [
  ["newer", "VERSION", /plus récent que l’extension|newer than the extension/],
  ["older", "VERSION", /plus ancien que l’extension|older than the extension/],
  ["hung", "TIMEOUT", /ne répond pas|does not answer/],
];

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

  for (const [kind, why, says] of OTHERS) {
    test(`a host that is ${kind} is said to be so`, async () => {
      const { stage } = get();
      const program = path.join(TREE, "tests/e2e/lib/other-host.js");
      const browser = await stage.browser(name, {
        host: { program, data: kind },
      });
      try {
        const tab = await browser.open();
        await tab.goto(stage.url(SITE));
        await inState(browser, tab.tab, "host-missing", why);
        assert.equal((await browser.badge(tab.tab)).text, "!");
        const popup = await openPopup(browser, tab.tab, "");
        assert.match(await textOf(popup), says);
        await checkScreen(popup, name, `state-host-${kind}`, POPUP_WAYS);
        await popup.close();
      } finally {
        browser.kill();
      }
    });
  }

  test("while a page loads, what is known so far is shown as such", async () => {
    const { browser, stage } = get();
    /** @type {import("node:http").ServerResponse | undefined} */
    let held;
    const site = SITES[SITE];
    assert.ok(site);
    site.routes = {
      "/loading": (_, response) =>
        response
          .writeHead(200, { "content-type": "text/html" })
          .end('<!doctype html><title>held</title><img alt="" src="/held">'),
      "/held": (_, response) => {
        held = response;
      },
    };
    const tab = await browser.open();
    // It may take longer than a driver waits for a page.
    tab.goto(stage.url(SITE, "/loading")).catch(() => {});
    /** @type {(view: any) => boolean} */
    const known = ({ state, rating }) => state === "provisional" && rating;
    await settled(browser, tab.tab, known, "a provisional letter");
    await until(async () => (await browser.badge(tab.tab)).text === "…", {
      ms: 5000,
      what: "a badge that says it is provisional",
    });
    const popup = await openPopup(browser, tab.tab, "");
    const provisional = /Lettre provisoire|Provisional letter/;
    assert.match(await textOf(popup), provisional);
    await checkScreen(popup, name, "state-provisional", POPUP_WAYS);
    held?.end();
    await rated(browser, tab.tab, LETTER);
    // The popup that stayed open follows by itself.
    await until(async () => !provisional.test(await textOf(popup)), {
      ms: 5000,
      what: "the popup to follow",
    });
    await popup.close();
    await tab.close();
    site.routes = {};
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
