// SPDX-License-Identifier: EUPL-1.2
/**
 * The story of one person, told by keyboard in the real browser: installs
 * Cocarde, answers the question, visits political sites, refuses a banner,
 * follows a site, comes back after a site has moved, compares, takes it all
 * along, replays it on the command line, destroys it, and finds no trace.
 *
 * What is told is in order: each step stands on those before it.
 */
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { test } from "node:test";
import { press, reach, says } from "./lib/keys.js";
import { TREE } from "./lib/profile.js";
import { checkScreen } from "./lib/screen.js";
import { Stage, WORLD_HOST } from "./lib/stage.js";
import { rated } from "./lib/visit.js";
import { until } from "./lib/wait.js";
import { HEAD } from "./sites/page.js";
import { THIRD_PARTIES } from "./sites/third-parties.js";

/** @typedef {import("./lib/browser.js").Browser} Browser */
/** @typedef {import("./lib/profile.js").BrowserName} BrowserName */

const COMMAND = path.join(TREE, "build/cocarde");

/** Of the list of the test world, and two that the person follows. */
const CANDIDATE = "www.candidate.test";
const PARTY = "www.party-story.test";
const TOWN = "www.town-story.test";

/** Amazon's machine in Paris, where the candidate's site is at first; then one
 * of OVHcloud's. */
const OLD_MACHINE = "127.20.0.9";
const NEW_MACHINE = "127.10.0.9";

/** A banner that waits for a choice, and obeys. */
const BANNER = (/** @type {string} */ tracker) => `
  <div id="didomi-host"><div id="didomi-popup"
    style="position:fixed;bottom:0;left:0;right:0;padding:20px;background:#eee">
    Nous et nos partenaires utilisons des cookies.
    <button id="no" class="didomi-continue-without-agreeing">Continuer sans
      accepter</button>
    <button id="didomi-notice-agree-button">Accepter</button></div></div>
  <script>
    const close = () => document.getElementById("didomi-popup").remove();
    document.getElementById("no").onclick = close;
    document.getElementById("didomi-notice-agree-button").onclick = () => {
      close();
      const script = document.createElement("script");
      script.src = "${tracker}";
      document.head.append(script);
    };
  </script>`;

/** @type {Record<string, import("./lib/server.js").Site>} */
const SITES = {
  ...THIRD_PARTIES,
  [CANDIDATE]: {
    address: OLD_MACHINE,
    files: {
      "/": (url) =>
        `${HEAD}<title>Candidate</title><h1>Candidate</h1>
         ${BANNER(url("cdn.tracker-fr.test", "/t.js"))}`,
    },
  },
  [PARTY]: {
    address: "127.10.0.10",
    files: {
      "/": (url) =>
        `${HEAD}<title>Party</title><h1>Party</h1>
         <script src="${url("cdn.tracker-fr.test", "/t.js")}"></script>`,
    },
  },
  [TOWN]: {
    address: "127.11.0.10",
    files: { "/": () => `${HEAD}<title>Town</title><h1>Town</h1>` },
  },
  // The machine that the candidate's site moves to serves others already.
  "www.neighbour-story.test": { address: NEW_MACHINE },
};
const NAMES = Object.fromEntries(
  Object.entries(SITES).map(([host, { address }]) => [host, address]),
);

/** Every file below a folder. @param {string} dir @returns {string[]} */
const filesIn = (dir) =>
  fs.existsSync(dir)
    ? fs
        .readdirSync(dir, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => path.join(entry.parentPath ?? entry.path, entry.name))
    : [];

/** Which of these words stand in a file of that folder, as bytes.
 * @param {string} dir @param {string[]} words */
const traces = (dir, words) =>
  filesIn(dir).flatMap((file) => {
    const bytes = fs.readFileSync(file);
    return words
      .filter((word) => bytes.includes(word))
      .map((word) => `${word} in ${path.basename(file)}`);
  });

/** @param {Browser} browser @param {Stage} stage @param {string} host
 * @param {string} letter */
async function visit(browser, stage, host, letter) {
  const tab = await browser.open();
  await tab.goto(stage.url(host));
  await rated(browser, tab.tab, letter);
  return tab;
}

/** @param {Browser} browser @param {number} wanted visits kept */
const kept = (browser, wanted) =>
  until(
    async () => {
      const request = { cmd: "host", op: "history.settings", slot: "story" };
      const reply = await browser.ask({ ...request, body: {} });
      return reply?.ok?.visits === wanted;
    },
    { ms: 8000, what: `${wanted} visits` },
  );

/** @param {BrowserName} name */
export function storyTests(name) {
  test("the story", { timeout: 180_000 }, async (t) => {
    const stage = await Stage.open({ sites: SITES, names: NAMES });
    const state = path.join(stage.dir, "state");
    const host = { ...WORLD_HOST, state };
    /** @type {Browser | undefined} */
    let browser;
    const shots = (
      /** @type {import("./lib/browser.js").Page} */ page,
      /** @type {string} */ what,
    ) => checkScreen(page, name, `story-${what}`);

    try {
      browser = await stage.browser(name, { host });
      const here = browser;

      await t.test("answers the question", async () => {
        const page = await here.extensionPage("welcome/welcome.html");
        assert.equal(await page.eval("document.body.dataset.ready"), "ready");
        await reach(page, "#keep");
        assert.equal(
          await page.eval("document.getElementById('keep').checked"),
          false,
        );
        assert.deepEqual(filesIn(state), [], "nothing before a yes");
        await page.press("Space");
        assert.deepEqual(filesIn(state), [], "nor by the tick alone");
        await press(page, "#go");
        await says(page, /will be kept|seront gardées/);
        await shots(page, "welcome-yes");
        await page.close();
        assert.ok(filesIn(state).length > 0, "the yes is kept");
      });

      await t.test("follows two sites", async () => {
        const page = await here.extensionPage("options/options.html");
        for (const site of [PARTY, TOWN]) {
          await reach(page, "#follow");
          await page.type(`https://${site}/`);
          await page.press("Enter");
          const followed = site.replace("www.", "");
          await says(page, new RegExp(`${followed} (is followed|est suivi)`));
        }
        await shots(page, "options-followed");
        await page.close();
      });

      await t.test(
        "visits three political sites, refuses a banner",
        async () => {
          const tab = await visit(here, stage, CANDIDATE, "D");
          await press(tab, "#no");
          await until(
            () => tab.eval("!document.getElementById('didomi-popup')"),
            {
              what: "the end of the banner",
            },
          );
          await kept(here, 1);
          await tab.close();
          await (await visit(here, stage, PARTY, "D")).close();
          await (await visit(here, stage, TOWN, "A")).close();
          await kept(here, 3);
        },
      );

      await t.test("finds them in the history, by search too", async () => {
        const page = await here.extensionPage("history/history.html");
        await says(page, "candidate.test");
        await says(page, "party-story.test");
        await shots(page, "history-list");
        await reach(page, "#search");
        await page.type("camille");
        await until(
          async () =>
            !String(await page.eval("document.body.innerText")).includes(
              "town-story.test",
            ),
          { what: "the search" },
        );
        await says(page, "Camille Essai");
        await page.close();
      });

      await t.test("a private window leaves nothing", async () => {
        await here.driver.openPrivate(stage.url(CANDIDATE)).catch(() => {});
        await kept(here, 3);
      });

      await here.close();
      browser = undefined;
    } finally {
      browser?.kill();
    }

    // Some days later, another browser of the same person; the site has moved.
    try {
      const hosts = { ...NAMES, [CANDIDATE]: NEW_MACHINE };
      browser = await stage.browser(name, { host, hosts });
      const here = browser;

      await t.test("sees that the site has moved", async () => {
        await (await visit(here, stage, CANDIDATE, "A")).close();
        await kept(here, 4);
        const page = await here.extensionPage("history/history.html");
        await press(page, /^candidate\.test/);
        await says(page, /^(What changed, from|Ce qui a changé, du)/m);
        const column = await page.eval(
          `document.querySelector(".diff section").innerText`,
        );
        assert.match(column, /OVHcloud/, "the site changed, not our data");
        await shots(page, "history-moved");
        await page.close();
      });

      await t.test("looks at details", async () => {
        const page = await here.extensionPage("history/history.html");
        await press(page, /^candidate\.test/);
        await says(page, /^(What changed, from|Ce qui a changé, du)/m);
        await press(page, /^(Details of the visit|Détails de la visite)/);
        await until(
          () => page.eval("location.pathname === '/details/details.html'"),
          { what: "the details page" },
        );
        await says(page, /kept in the history|gardé dans l’historique/);
        await says(page, /The text of the rules|Le texte des règles/);
        await says(page, "OVHcloud");
        await shots(page, "details");
        await page.close();
      });

      await t.test("compares two sites", async () => {
        const page = await here.extensionPage("history/history.html");
        await press(page, /^Compare[r]? candidate\.test/, "Space");
        await press(page, /^Compare[r]? party-story\.test/, "Space");
        await press(page, "#compare");
        await says(page, /Side by side|Côte à côte/);
        await shots(page, "history-compare");
        await page.close();
      });

      /** @type {string} */
      let file = "";
      await t.test("takes it along", async () => {
        const page = await here.extensionPage("history/history.html");
        await press(page, "#export-json");
        await says(page, /Exported: |Exporté : /);
        file = await until(
          () =>
            filesIn(here.profile.home).find((one) =>
              /^cocarde.*\.jsonl?$/.test(path.basename(one)),
            ),
          { ms: 8000, what: "the file" },
        );
        await page.close();
      });

      await t.test("replays it on the command line", () => {
        const out = execFileSync(
          COMMAND,
          ["rate", "--jsonl", "--data", WORLD_HOST.data, file],
          { encoding: "utf8" },
        );
        const letters = out
          .trim()
          .split("\n")
          .map((line) => JSON.parse(line))
          .map(({ page, grade }) => `${page.site} ${grade.worst}`)
          .sort();
        assert.deepEqual(letters, [
          "candidate.test A",
          "candidate.test D",
          "party-story.test D",
          "town-story.test A",
        ]);
      });

      await t.test("destroys it, and no trace is left", async () => {
        const words = [
          "candidate.test",
          "party-story",
          "town-story",
          "127.20.0.9",
        ];
        assert.ok(traces(state, words).length > 0, "the search finds words");
        const page = await here.extensionPage("history/history.html");
        await press(page, "#delete-all");
        await press(page, "#yes");
        await says(page, /^(Deleted|Effacé)/m);
        assert.deepEqual(traces(state, words), []);
        await shots(page, "history-empty");
        await page.close();
      });
    } finally {
      browser?.kill();
      stage.close();
    }
  });
}
