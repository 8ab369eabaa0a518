// SPDX-License-Identifier: EUPL-1.2
/**
 * A page that does all it can to find out whether somebody watches it, in a
 * browser with Cocarde and in one without: both must tell it the same.
 */
import assert from "node:assert/strict";
import { test } from "node:test";
import { killGroup } from "../e2e/lib/child.js";
import { startChromium } from "../e2e/lib/chromium.js";
import { startFirefox } from "../e2e/lib/firefox.js";
import { makeProfile } from "../e2e/lib/profile.js";
import { WORLD_HOST } from "../e2e/lib/stage.js";
import { until } from "../e2e/lib/wait.js";
import { HEAD, OVH } from "../e2e/sites/page.js";
import { BAR } from "./fixture.js";

const HOST = "www.watcher.test";

/** Written before anything else of the page runs. */
const SPY = `
  globalThis.signs = { messages: 0, storage: 0, calls: {}, foreign: [], got: 0 };
  addEventListener("message", () => { signs.messages += 1; }, true);
  addEventListener("storage", () => { signs.storage += 1; }, true);
  addEventListener("error", (event) => signs.foreign.push(event.message), true);
  globalThis.__tcfapi = () => { signs.got += 1; };
  const spy = (owner, name) => {
    const whose = Object.getOwnPropertyDescriptor(owner, name);
    if (!whose) return;
    const count = () => { signs.calls[name] = (signs.calls[name] ?? 0) + 1; };
    if (whose.get) {
      Object.defineProperty(owner, name, { ...whose,
        get() { count(); return whose.get.call(this); } });
    } else if (typeof whose.value === "function") {
      Object.defineProperty(owner, name, { ...whose,
        value: function (...all) { count(); return whose.value.apply(this, all); } });
    }
  };
  for (const name of ["cookie"]) spy(Document.prototype, name);
  for (const name of ["querySelector", "querySelectorAll"]) {
    spy(Document.prototype, name);
    spy(Element.prototype, name);
  }
  for (const name of ["key", "getItem", "length"]) spy(Storage.prototype, name);
  for (const name of ["getBoundingClientRect", "checkVisibility", "matches"]) {
    spy(Element.prototype, name);
  }
  spy(globalThis, "localStorage");
  spy(globalThis, "getComputedStyle");
  spy(EventTarget.prototype, "addEventListener");
  spy(Event.prototype, "composedPath");
  spy(MutationObserver.prototype, "observe");
  spy(globalThis, "postMessage");
  spy(Date, "now");
  Object.keys = new Proxy(Object.keys, { apply(to, that, all) {
    signs.calls.keys = (signs.calls.keys ?? 0) + 1;
    return Reflect.apply(to, that, all); } });
  new MutationObserver((all) => {
    signs.changes = (signs.changes ?? 0) + all.length;
  }).observe(document, { subtree: true, childList: true, attributes: true });`;

/** What a page can know at the end. */
const TOLD = `(() => {
  const { calls, ...counts } = globalThis.signs;
  const owners = [Window, Document, Element, HTMLElement, Node, EventTarget,
    Navigator, Storage, MutationObserver, Event].map((one) => one.prototype);
  const names = [globalThis, document, ...owners]
    .map((one) => Object.getOwnPropertyNames(one).sort().join());
  return {
    counts, calls, names,
    html: document.documentElement.outerHTML,
    sheets: document.styleSheets.length + document.adoptedStyleSheets.length,
    entries: performance.getEntries()
      .filter(({ entryType }) => /resource|mark|measure/.test(entryType))
      .map(({ name }) => name).sort(),
    animations: document.getAnimations().length,
    focus: document.activeElement?.localName,
    chrome: typeof globalThis.chrome?.runtime,
    browser: typeof globalThis.browser,
  };
})()`;

/** @type {Record<string, import("../e2e/lib/server.js").Site>} */
export const WATCHER = {
  [HOST]: {
    address: OVH,
    files: {
      "/": () => `${HEAD}<script>${SPY}</script>
        <div class="cky-consent-container" style="${BAR}">Cookies
        <button data-cky-tag="reject-button">Reject All</button></div>
        <script>
          localStorage.setItem("key", "value");
          const [button] = document.getElementsByTagName("button");
          button.addEventListener("click", () => {
            button.parentNode.remove();
            setTimeout(() => { signs.end = true; }, 1500);
          });
        </script>`,
    },
  },
};

/**
 * @param {import("../e2e/lib/browser.js").Page} page
 * @param {string} url
 */
async function told(page, url) {
  await page.goto(url);
  await page.eval("new Promise((done) => setTimeout(done, 500))");
  const [x, y] = await page.eval(`(() => {
    const { x, y } = document.getElementsByTagName("button")[0]
      .getClientRects()[0];
    return [x + 5, y + 5].map(Math.round);
  })()`);
  await page.click(x, y);
  await until(() => page.eval("globalThis.signs.end"), { what: "the end" });
  return page.eval(TOLD);
}

/**
 * @param {import("../e2e/lib/profile.js").BrowserName} name
 * @param {() => {browser: import("../e2e/lib/browser.js").Browser,
 *   stage: import("../e2e/lib/stage.js").Stage}} setting
 */
export function unseenTest(name, setting) {
  test("a page cannot tell that it is watched", async () => {
    const { browser, stage } = setting();
    const url = stage.url(HOST);
    const tab = await browser.open();
    const watched = await told(tab, url);
    const { ok } = await browser.ask({ cmd: "export", tabId: tab.tab });
    assert.equal(ok.page.choice, "refused", "it was not even watched");
    await tab.close();

    const host = WORLD_HOST;
    const profile = makeProfile({ browser: name, host, ca: stage.ca });
    const engine = name === "firefox" ? startFirefox : startChromium;
    const driver = await engine({
      profile,
      extensions: [],
      hosts: stage.names,
      headless: true,
      proxy: undefined,
      open: [],
    });
    try {
      assert.deepEqual(watched, await told(await driver.newPage(), url));
    } finally {
      killGroup(driver.child);
      profile.remove();
    }
  });
}
