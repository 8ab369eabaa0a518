// SPDX-License-Identifier: EUPL-1.2
/**
 * Hosts that are slow, hung, too old or too new: what Cocarde says, and that the
 * page is rated as soon as the host is as it should be, without being loaded
 * anew. (Killed, missing and without data: states.js.)
 */
import assert from "node:assert/strict";
import fs from "node:fs";
import path from "node:path";
import { test } from "node:test";
import { isAlive } from "./lib/child.js";
import { openPopup } from "./lib/popup.js";
import { TREE } from "./lib/profile.js";
import { WORLD_HOST } from "./lib/stage.js";
import { rated, settled } from "./lib/visit.js";
import { until } from "./lib/wait.js";

/** @typedef {import("./lib/browser.js").Browser} Browser */

const SITE = "www.aws-paris.test";
const LETTER = "D";
/** Longer than the extension waits for a reply (host/port.js, REPLY_MS). */
const GIVEN_UP_MS = 35_000;

/** A program that runs odd-host.js. @param {string} dir @param {string} mode */
function oddHost(dir, mode) {
  const file = path.join(dir, `${mode}-host`);
  const script = path.join(TREE, "tests/e2e/lib/odd-host.js");
  const command = `exec '${process.execPath}' '${script}' ${mode}`;
  fs.writeFileSync(
    file,
    `#!/bin/sh\n${command} '${WORLD_HOST.program}' "$@"\n`,
  );
  fs.chmodSync(file, 0o755);
  return { ...WORLD_HOST, program: file };
}

/**
 * @param {import("./lib/profile.js").BrowserName} name
 * @param {() => {stage: import("./lib/stage.js").Stage}} get
 */
export function hostTests(name, get) {
  /** @param {string} mode @param {(browser: Browser, tab:
   *   import("./lib/browser.js").Tab) => Promise<void>} run */
  async function withHost(mode, run) {
    const { stage } = get();
    const host = mode ? oddHost(stage.dir, mode) : WORLD_HOST;
    const browser = await stage.browser(name, { host });
    try {
      const tab = await browser.open();
      // The background is there: else the page would have been before it.
      await browser.ask({ cmd: "view", tabId: tab.tab });
      await tab.goto(stage.url(SITE));
      await run(browser, tab);
    } finally {
      browser.kill();
    }
  }

  /** @param {Browser} browser @param {number} tab */
  async function mend(browser, tab) {
    browser.profile.setHost(WORLD_HOST);
    await browser.ask({ cmd: "retry-host" });
    await rated(browser, tab, LETTER);
  }

  test("a slow host: first nothing is claimed, then the letter", async () => {
    await withHost("slow", async (browser, { tab }) => {
      const { text } = await browser.badge(tab);
      assert.doesNotMatch(text, /[A-E]/);
      const view = await browser.ask({ cmd: "view", tabId: tab });
      assert.equal(view.state, "provisional");
      await rated(browser, tab, LETTER);
    });
  });

  for (const [mode, why, word] of [
    ["silent", "TIMEOUT", ""],
    ["old", "E_PROTO", ""],
    ["new", "E_PROTO", ""],
  ]) {
    test(`a host that is ${mode}: said, and mended without a reload`, async () => {
      await withHost(mode ?? "", async (browser, { tab }) => {
        await settled(
          browser,
          tab,
          (view) => view.state === "host-missing" && view.why === why,
          `state host-missing, because of ${why}`,
        );
        assert.doesNotMatch((await browser.badge(tab)).text, /[A-E]/);
        const popup = await openPopup(browser, tab, word ?? "");
        await popup.close();
        await mend(browser, tab);
      });
    });
  }

  test("a host that says hello and nothing more: put away, said", async () => {
    await withHost("deaf", async (browser, { tab }) => {
      // Once more with another one, then it is given up.
      const view = () => browser.ask({ cmd: "view", tabId: tab });
      await until(async () => (await view()).state === "host-missing", {
        ms: GIVEN_UP_MS,
        what: "that the host does not answer",
      });
      assert.equal((await view()).why, "TIMEOUT");
      assert.doesNotMatch((await browser.badge(tab)).text, /[A-E]/);
      await mend(browser, tab);
    });
  });

  test("a host that hangs: another takes its place, no reload", async () => {
    await withHost("", async (browser, { tab }) => {
      await rated(browser, tab, LETTER);
      const hung = browser.profile.hostPids().filter(isAlive).at(-1) ?? 0;
      process.kill(hung, "SIGSTOP");
      const other = await browser.open();
      await other.goto(get().stage.url(SITE));
      const next = () => browser.profile.hostPids().length > 1;
      await until(next, { ms: GIVEN_UP_MS, what: "another host" });
      await rated(browser, other.tab, LETTER);
      if (isAlive(hung)) process.kill(hung, "SIGKILL");
    });
  });
}
