// SPDX-License-Identifier: EUPL-1.2
/**
 * The background ends at every step of a page load, and nobody asks it anything
 * until the badge is what it would have been. Servers hold their answers, so
 * that each step lasts as long as the test wants.
 */
import assert from "node:assert/strict";
import { test } from "node:test";
import { isAlive } from "./lib/child.js";
import { Stage } from "./lib/stage.js";
import { sleep, until } from "./lib/wait.js";
import { HEAD, OVH } from "./sites/page.js";
import { THIRD_PARTIES } from "./sites/third-parties.js";

/** @typedef {import("./lib/browser.js").Browser} Browser */

const HOST = "www.mortal.test";
const TRACKER = "cdn.tracker-fr.test";
/** The French tracker on Amazon's machines: D, as tracker-on-aws. */
const LETTER = "D";

/** Requests that wait to be answered, by path. @type {Map<string, () => void>} */
const held = new Map();

/** @param {string} path @param {string} type @param {(url:
 *   import("./lib/server.js").UrlOf) => string} body
 * @returns {import("./lib/server.js").Route} */
const holding = (path, type, body) => (_, response, url) => {
  held.set(path, () => {
    response.writeHead(200, {
      "content-type": type,
      "cache-control": "no-store",
    });
    response.end(body(url));
  });
};

const JS = "text/javascript";

/** @type {Record<string, import("./lib/server.js").Site>} */
const SITES = {
  ...THIRD_PARTIES,
  [HOST]: {
    address: OVH,
    routes: {
      "/": holding(
        "/",
        "text/html",
        (url) => `${HEAD}<title>mortal</title>
          <script defer src="${url(TRACKER, "/first.js")}"></script>
          <script defer src="${url(HOST, "/second.js")}"></script>`,
      ),
      "/second.js": holding("/second.js", JS, () => "/* nothing */"),
    },
  },
  [TRACKER]: {
    .../** @type {import("./lib/server.js").Site} */ (THIRD_PARTIES[TRACKER]),
    routes: {
      "/first.js": holding("/first.js", JS, () => "/* nothing */"),
    },
  },
};
const NAMES = Object.fromEntries(
  Object.entries(SITES).map(([host, { address }]) => [host, address]),
);

/** In order: where the load is when the background ends. */
const STEPS = [
  "before it",
  "asked",
  "shown",
  "first script answered",
  "just loaded",
  "rated",
];

/** Of a busy machine, for which a worker takes its time to end. */
const PATIENCE_MS = 20_000;

/** @param {string} path */
async function answer(path) {
  await until(() => held.has(path), { ms: PATIENCE_MS, what: path });
  const go = held.get(path);
  held.delete(path);
  go?.();
}

/**
 * @param {Browser} browser
 * @param {string} url
 * @param {string} death step at which the background ends; "": at none
 * @returns {Promise<{badge: string, hosts: string[]}>}
 */
async function visit(browser, url, death) {
  held.clear();
  const tab = await browser.open();
  const at = async (/** @type {string} */ step) => {
    if (step !== death) return;
    const hosts = browser.profile.hostPids().filter(isAlive);
    await browser.driver.stopBackground();
    // That it is dead shows in the host, which lives by its port.
    await until(() => !hosts.some(isAlive), {
      ms: PATIENCE_MS,
      what: "the end of the background's host",
    });
  };
  const badge = async () => (await browser.badge(tab.tab)).text;
  try {
    await at("before it");
    await browser.control.eval(
      `chrome.tabs.update(${tab.tab}, { url: ${JSON.stringify(url)} })
         .then(() => true)`,
    );
    await until(() => held.has("/"), { ms: PATIENCE_MS, what: "/" });
    await at("asked");
    await answer("/");
    await until(() => held.has("/first.js"), {
      ms: PATIENCE_MS,
      what: "the first script",
    });
    await at("shown");
    await answer("/first.js");
    await at("first script answered");
    await answer("/second.js");
    await until(
      () => tab.eval("document.readyState === 'complete'").catch(() => false),
      { ms: PATIENCE_MS, what: "the load" },
    );
    await at("just loaded");
    if (death === "rated") {
      await until(async () => (await badge()) === LETTER, {
        ms: PATIENCE_MS,
        what: "the badge",
      });
      await sleep(500);
      await at("rated");
    }
    let last = "";
    await until(
      async () => {
        last = await badge();
        return last === LETTER;
      },
      { ms: PATIENCE_MS, what: () => `badge ${LETTER}, still "${last}"` },
    );
    const { ok } = await browser.ask({ cmd: "export", tabId: tab.tab });
    const contacts = /** @type {any[]} */ (ok.contacts);
    return {
      badge: await badge(),
      hosts: contacts
        .flatMap(({ host, types }) =>
          Object.keys(types).map((type) => `${host} ${type}`),
        )
        .filter((line, n, all) => all.indexOf(line) === n)
        .sort(),
    };
  } finally {
    await tab.close();
  }
}

/** @param {import("./lib/profile.js").BrowserName} name */
export function deathTests(name) {
  test("the background ends at any step of a load", async (t) => {
    const stage = await Stage.open({ sites: SITES, names: NAMES });
    const browser = await stage.browser(name);
    try {
      const url = stage.url(HOST);
      const wanted = await visit(browser, url, "");
      assert.equal(wanted.badge, LETTER);
      for (const step of STEPS) {
        await t.test(`${step}: the same badge, the same contacts`, async () => {
          assert.deepEqual(await visit(browser, url, step), wanted);
        });
      }
    } finally {
      browser.kill();
      stage.close();
    }
  });
}
