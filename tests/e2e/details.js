// SPDX-License-Identifier: EUPL-1.2
/** The details page, on real visits: what it says, by keyboard, in each way to
 * have one's screen. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { isAlive } from "./lib/child.js";
import { textOf } from "./lib/popup.js";
import { checkScreen } from "./lib/screen.js";
import { rated } from "./lib/visit.js";
import { until } from "./lib/wait.js";

/** @typedef {import("./lib/browser.js").Browser} Browser */
/** @typedef {import("./lib/browser.js").Page} Page */

const SITE = "www.campaign-crm.test";
const LETTER = "D–E";
const OTHER = "www.eea-alone.test";

/** @param {Page} page @param {string} id */
const has = (page, id) =>
  until(() => page.eval(`Boolean(document.getElementById("${id}"))`), {
    ms: 8000,
    what: `#${id} on the details page`,
  });

/** @param {Browser} browser @param {number} tab @returns {Promise<Page>} */
async function openDetails(browser, tab) {
  const { page } = await browser.ask({ cmd: "view", tabId: tab });
  const details = await browser.open();
  const query = `tab=${tab}&page=${page.key}`;
  await details.goto(
    browser.driver.extensionUrl(`details/details.html?${query}`),
  );
  await has(details, "rules"); // they come with the second answer
  return details;
}

/** @param {() => {browser: Browser, stage: import("./lib/stage.js").Stage}} get
 *   what the tests run in, once they run */
export function detailsTests(get) {
  test("the details prove what the popup says, however one's screen is set", async () => {
    const { browser, stage } = get();
    const tab = await browser.open();
    await tab.goto(stage.url(SITE));
    const view = await rated(browser, tab.tab, LETTER);
    const details = await openDetails(browser, tab.tab);
    const text = await textOf(details);
    for (const said of [SITE, view.rating.versions.method, "NationBuilder"]) {
      assert.ok(text.includes(said), `no ${said} in: ${text}`);
    }
    await checkScreen(details, browser.name, "details");
    await details.close();
    await tab.close();
  });

  test("the details by keyboard: a table opens, a fact is disputed", async () => {
    const { browser, stage } = get();
    const tab = await browser.open();
    await tab.goto(stage.url(SITE));
    await rated(browser, tab.tab, LETTER);
    const details = await openDetails(browser, tab.tab);
    await details.eval('document.getElementById("flow-table-row").focus()');
    await details.press("Enter");
    assert.equal(
      await details.eval('document.getElementById("flow-table").open'),
      true,
    );
    await details.eval('document.querySelector(".dispute-fact").focus()');
    await details.press("Enter");
    await has(details, "dispute-text");
    const said = await details.eval(
      'document.getElementById("dispute-text").value',
    );
    assert.match(said, /^(Fait contesté|Disputed fact)/);
    assert.match(said, /data\/[a-z_]+\.csv|\.mmdb/, "the host's own rows");
    await details.press("Escape");
    await until(
      () => details.eval('document.getElementById("dispute-text") === null'),
      { what: "the box is closed" },
    );
    assert.equal(
      await details.eval("document.activeElement.className"),
      "dispute-fact",
      "the focus is back where it was",
    );
    await details.close();
    await tab.close();
  });

  test("the details stay when the tab goes elsewhere and the host is killed", async () => {
    const { browser, stage } = get();
    const tab = await browser.open();
    await tab.goto(stage.url(SITE));
    await rated(browser, tab.tab, LETTER);
    const details = await openDetails(browser, tab.tab);
    const pid = browser.profile.hostPids().filter(isAlive).at(-1);
    if (pid) process.kill(pid, "SIGKILL");
    await tab.goto(stage.url(OTHER));
    await has(details, "ask-again");
    const text = await textOf(details);
    assert.ok(text.includes(SITE) && !text.includes(OTHER));
    await details.close();
    await tab.close();
  });
}
