// SPDX-License-Identifier: EUPL-1.2
/** Welcome and settings, by keyboard, where the story does not pass. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { press, reach, says } from "./lib/keys.js";
import { checkScreen } from "./lib/screen.js";
import { rated } from "./lib/visit.js";
import { until } from "./lib/wait.js";

/** @typedef {import("./lib/browser.js").Browser} Browser */
/** @typedef {import("./lib/profile.js").BrowserName} BrowserName */

const SITE = "www.aws-paris.test";

/**
 * @param {BrowserName} name
 * @param {() => {browser: Browser, stage: import("./lib/stage.js").Stage}} get
 *   what the tests run in, once they run
 */
export function screenTests(name, get) {
  test("welcome without the host: one command, then check again", async () => {
    const { stage } = get();
    const browser = await stage.browser(name, { registered: false });
    try {
      const page = await browser.extensionPage("welcome/welcome.html");
      await says(page, "make install");
      assert.equal(
        await page.eval("document.getElementById('keep').disabled"),
        true,
        "nobody could keep the answer",
      );
      await checkScreen(page, name, "welcome-host-missing");
      browser.profile.register();
      await press(page, "#check");
      await until(
        () => page.eval("!document.getElementById('keep').disabled"),
        {
          what: "the host",
        },
      );
      await checkScreen(page, name, "welcome-ready");
      await page.close();
    } finally {
      browser.kill();
    }
  });

  test("without a yes, the history says so and keeps nothing", async () => {
    const { browser, stage } = get();
    const tab = await browser.open();
    await tab.goto(stage.url(SITE));
    await rated(browser, tab.tab, "D");
    await tab.close();
    const page = await browser.extensionPage("history/history.html");
    assert.equal(await page.eval("document.body.dataset.ready"), "empty");
    await says(page, /The history is off|L’historique n’est pas actif/);
    await checkScreen(page, name, "history-off");
    await page.close();
  });

  test("another language: pages, popup, button and sentences", async () => {
    const { browser, stage } = get();
    const tab = await browser.open();
    await tab.goto(stage.url(SITE));
    await rated(browser, tab.tab, "D");
    const page = await browser.extensionPage("options/options.html");
    const before = await page.eval("document.documentElement.lang");
    // Down once or twice: the browser's, French, English.
    const steps = before === "fr" ? 2 : 1;
    const wanted = before === "fr" ? "en" : "fr";
    await reach(page, "#language");
    for (let step = 0; step < steps; step++) {
      await page.press("ArrowDown");
      await until(() => page.eval("document.body.dataset.ready ?? null"), {
        what: "the settings",
      });
      await reach(page, "#language");
    }
    await until(
      async () => (await page.eval("document.documentElement.lang")) === wanted,
      { what: `the settings in ${wanted}` },
    );
    const heading = { fr: "Réglages de Cocarde", en: "Cocarde options" };
    await says(page, heading[wanted]);
    await checkScreen(page, name, `options-${wanted}`);
    const title = { fr: /lettre D/, en: /letter D/ };
    await until(
      async () => title[wanted].test((await browser.badge(tab.tab)).title),
      { what: "the words of the button" },
    );
    const popup = await browser.popup(tab.tab);
    await until(
      async () =>
        (await popup.eval("document.documentElement.lang")) === wanted,
      { what: `the popup in ${wanted}` },
    );
    await popup.close();
    await page.eval("chrome.storage.local.clear()");
    await page.close();
    await tab.close();
  });
}
