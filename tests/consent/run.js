// SPDX-License-Identifier: EUPL-1.2
/**
 * Every banner in every browser, with the real extension and the real host:
 * what was seen of it, what was chosen, what came before and after, the letter
 * of the consent axis; and that a page cannot tell that anybody looks.
 *
 * usage: node tests/consent/run.js [--browser firefox|chromium] [--only NAME]
 */
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { parseArgs } from "node:util";
import { letterOf } from "../e2e/lib/judgement.js";
import { Stage } from "../e2e/lib/stage.js";
import { sleep, until } from "../e2e/lib/wait.js";
import { HEAD, OVH } from "../e2e/sites/page.js";
import { THIRD_PARTIES } from "../e2e/sites/third-parties.js";
import { SCRIPT, TRACKER } from "./fixture.js";
import { OTHERS } from "./others.js";
import { RECORDS } from "./records.js";
import { TOOLS } from "./tools.js";
import { unseenTest, WATCHER } from "./unseen.js";

/** @typedef {import("./fixture.js").Fixture} Fixture */
/** @typedef {import("../e2e/lib/browser.js").Browser} Browser */

const { values: options } = parseArgs({
  options: { browser: { type: "string" }, only: { type: "string" } },
});
const browsers = /** @type {import("../e2e/lib/profile.js").BrowserName[]} */ (
  options.browser ? [options.browser] : ["chromium", "firefox"]
);
const all = [...TOOLS, ...OTHERS, ...RECORDS];
const fixtures = all.filter(
  ({ name }) => !options.only || name === options.only,
);

const hostOf = (/** @type {Fixture} */ { name }) => `www.${name}.test`;

/** @type {Record<string, import("../e2e/lib/server.js").Site>} */
const sites = { ...THIRD_PARTIES, ...WATCHER };
for (const fixture of all) {
  const { name, body, files = {}, routes = {} } = fixture;
  /** @type {import("../e2e/lib/server.js").Site["files"]} */
  const pages = {
    "/": (url) =>
      `${HEAD}<title>${name}</title>
       <script>${SCRIPT(url(TRACKER, "/t.js"))}</script>${body}`,
  };
  for (const [path, text] of Object.entries(files)) pages[path] = () => text;
  sites[hostOf(fixture)] = { address: OVH, files: pages, routes };
}
const names = Object.fromEntries(
  Object.entries(sites).map(([host, { address }]) => [host, address]),
);

/** @param {any} exported @param {Fixture} fixture */
function seen({ page, contacts }, fixture) {
  /** @param {string} list @param {string} by */
  const stored = (list, by) =>
    contacts
      .filter((/** @type {any} */ c) => c.host === hostOf(fixture))
      .flatMap((/** @type {any} */ c) =>
        c[list]
          .filter((/** @type {any} */ one) => !by || one.by === by)
          .map((/** @type {any} */ one) => `${one.name ?? one} ${c.phase}`),
      );
  const tracked = contacts.filter((/** @type {any} */ c) => c.host === TRACKER);
  return {
    banner: page.banner,
    choice: page.choice,
    guessed: page.choice_guessed,
    storage: page.storage_seen,
    tracker: tracked
      .map((/** @type {any} */ { phase }) => phase)
      .sort()
      .join(" "),
    ...(fixture.cookies && { cookies: stored("cookies", "script") }),
    ...(fixture.keys && { keys: stored("storage", "") }),
  };
}

/** @param {Fixture} fixture */
function wanted(fixture) {
  const { banner, choice, storage = true, tracker = "" } = fixture;
  const made = /^(accepted|refused|partly)$/.test(choice);
  return {
    banner,
    choice,
    guessed: fixture.guessed ?? made,
    storage,
    tracker,
    ...(fixture.cookies && { cookies: fixture.cookies }),
    ...(fixture.keys && { keys: fixture.keys }),
  };
}

/** The slowest of what is looked for; a page that is what it should be at
 * once is looked at again after it. Milliseconds. */
const QUIET_MS = 400;
const LATE_MS = 12_000;

/** @param {Browser} browser @param {Fixture} fixture @param {string} url */
async function checkFixture(browser, fixture, url) {
  const tab = await browser.open();
  const ask = async (/** @type {string} */ cmd) =>
    (await browser.ask({ cmd, tabId: tab.tab, lang: "en" })).ok;
  const wait = async (/** @type {string} */ expression) => {
    await until(() => tab.eval(expression).catch(() => false), {
      what: expression,
    });
  };
  const known = async () =>
    until(async () => (await ask("export"))?.page.banner !== "unknown", {
      what: "a look at the page",
    });
  try {
    await tab.goto(url);
    await known();
    await fixture.act?.({
      wait,
      run: (expression) => tab.eval(expression),
      again: async () => {
        await sleep(QUIET_MS);
        await tab.goto(url);
        await known();
      },
      click: async (selector) => {
        const place = `(() => {
          const { x, y, width, height } =
            document.querySelector(${JSON.stringify(selector)})
              .getBoundingClientRect();
          return [x + width / 2, y + height / 2].map(Math.round);
        })()`;
        if (fixture.banner !== "none") {
          await until(
            async () => (await ask("export")).page.banner === fixture.banner,
            { what: `banner of ${fixture.banner}` },
          );
        }
        const [x, y] = await tab.eval(place);
        await tab.click(x, y);
      },
    });
    let last = "";
    const good = async () => {
      const exported = await ask("export");
      last = JSON.stringify(exported && seen(exported, fixture));
      return last === JSON.stringify(wanted(fixture));
    };
    const quiet = async () => {
      if (!(await good())) return false;
      await sleep(QUIET_MS);
      return good();
    };
    await until(quiet, {
      ms: LATE_MS,
      what: () => `${JSON.stringify(wanted(fixture))}, still ${last}`,
    });
    const text = JSON.stringify(await ask("export"));
    assert.ok(!text.includes("secret"), "a value left the page");
    const rating = await ask("rate-detail");
    const rules = rating.findings.map((/** @type {any} */ one) => one.rule);
    const why = `${fixture.why}\n${rules.join(" ")}`;
    assert.equal(letterOf(rating.grade.axes.consent), fixture.consent, why);
    if (fixture.rule) assert.ok(rules.includes(fixture.rule), why);
  } finally {
    await tab.close();
  }
}

/** @type {Stage} */
let stage;
before(async () => {
  stage = await Stage.open({ sites, names });
});
after(() => stage?.close());

for (const name of browsers) {
  describe(name, () => {
    /** @type {Browser} */
    let browser;
    before(async () => {
      browser = await stage.browser(name);
    });
    for (const fixture of fixtures) {
      test(`${fixture.name}: ${fixture.choice}, ${fixture.consent}`, () =>
        checkFixture(browser, fixture, stage.url(hostOf(fixture))));
    }
    if (!options.only || options.only === "unseen") {
      unseenTest(name, () => ({ browser, stage }));
    }
    after(async () => {
      await browser?.close().catch(() => {});
      browser?.kill();
    });
  });
}
