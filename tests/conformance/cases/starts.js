// SPDX-License-Identifier: EUPL-1.2
/** Pages that were there before, private windows, proxies, crowds. */
import assert from "node:assert/strict";
import { openPopup, textOf } from "../../e2e/lib/popup.js";
import { ADDRESS as PROXY, startProxy } from "../../e2e/lib/proxy.js";
import { HEAD } from "../case.js";
import {
  countsIn,
  isPrivateIn,
  memoryIn,
  notesIn,
  seenIn,
} from "../subject.js";

/** Requests of the crowded page, hosts that it asks, and what is kept of it. */
const CROWD = { requests: 5000, hosts: 600, kept: 500 };
/** Requests, hosts, and characters that may be kept of it. */
const ENDLESS = { requests: 3000, hosts: 10, memory: 60_000 };
/** Characters; storage.session holds ten times that. */
const MEMORY_MAX = 1 << 20;

/** @type {import("../case.js").Case[]} */
export const STARTS = [
  {
    name: "opened-before",
    title: "A page that was open before the extension came",
    why: "What it contacted is not known: to be said, until it is loaded anew.",
    host: "before.test",
    body: (url) => `<img alt="" src="${url("alpha.test", "/i.png")}">`,
    start: async (stage) => ({ open: [stage.url("before.test")] }),
    visit: (scene) => scene.adopt("before.test"),
    expect: ["not measurable: opened-before"],
    aside: ["alpha.test"],
  },
  {
    name: "opened-before-reload",
    title: "The same page, loaded anew",
    why: "From then on it is a page like any other.",
    host: "before.test",
    start: async (stage) => ({ open: [stage.url("before.test")] }),
    async visit(scene) {
      await scene.adopt("before.test");
      await scene.reload();
    },
    expect: ["before.test contacted document", "alpha.test contacted image"],
  },
  {
    name: "private",
    title: "A private window, the extension not allowed there",
    why: "The person did not ask for it: it sees nothing, and keeps nothing.",
    host: "private.test",
    body: (url) => `<img alt="" src="${url("alpha.test", "/i.png")}">`,
    // The driver's next tab would be in the private window.
    start: async () => ({}),
    async visit(scene) {
      await scene.goto("frame.html", "sub.site.test");
      await scene.browser.driver.openPrivate(scene.url());
      await scene.received("alpha.test", "/i.png");
    },
    says: "nothing of the private window",
    expect: [],
    async check(scene) {
      // What is kept of the other tab is kept: it looked at a written memory.
      const kept = () => memoryIn(scene.browser);
      await scene.eventually(
        async () => (await kept()).includes("sub.site.test"),
        "the memory of another tab",
      );
      assert.doesNotMatch(await kept(), /private\.test/);
    },
  },
  {
    name: "private-allowed",
    title: "A private window, the extension allowed there",
    why: "It is rated like any other page, and marked, so that nothing records it.",
    host: "private.test",
    start: async () => ({ private: true }),
    async visit(scene) {
      const { control } = scene.browser;
      const tab = await control.eval(
        `chrome.windows.create({ url: ${JSON.stringify(scene.url())},
           incognito: true }).then(({ tabs }) => tabs[0].id)`,
      );
      scene.tabs.page = { tab, page: null };
    },
    expect: ["private.test contacted document", "alpha.test contacted image"],
    async check(scene) {
      await scene.settled(this.expect);
      const { tab } = scene.tabs.page ?? { tab: -1 };
      assert.equal(await isPrivateIn(scene.browser, tab), true);
    },
  },
  {
    name: "crowd",
    title: `${CROWD.requests} requests to ${CROWD.hosts} hosts in one page`,
    why: "What is left out is counted and said; memory stays bounded.",
    host: "crowd.test",
    plain: true,
    body: () => `<script>
      const all = Array.from({ length: ${CROWD.requests} }, (_, n) => {
        const host = n % ${CROWD.hosts};
        return "http://127.100." + (host >> 8) + "." + (host & 255) + ":" + location.port;
      });
      const next = async () => {
        for (let url = all.pop(); url; url = all.pop())
          await fetch(url, { mode: "no-cors" }).catch(() => {});
      };
      Promise.all(Array.from({ length: 100 }, next)).then(() => {
        globalThis.over = true;
      });
    </script>`,
    async visit(scene) {
      await scene.goto();
      const over = () => scene.eval("globalThis.over === true");
      await scene.eventually(over, "the crowd", 60_000);
    },
    says: `${CROWD.kept} hosts, the others counted as left out`,
    expect: [],
    async check(scene) {
      const { browser } = scene;
      const { tab } = scene.tabs.page ?? { tab: -1 };
      const { dropped, hosts } = await countsIn(browser, tab);
      assert.equal(hosts, CROWD.kept);
      // One is the page's own.
      const others = CROWD.hosts - (CROWD.kept - 1);
      const each = Math.floor(CROWD.requests / CROWD.hosts);
      assert.ok(dropped >= others * each, `${dropped} left out`);
      const { addresses } = await seenIn(browser, tab);
      for (const [host, ips] of Object.entries(addresses)) {
        if (host !== "crowd.test") assert.deepEqual(ips, [host]);
      }
      await scene.eventually(
        async () => (await notesIn(browser, tab)).includes("too-many-contacts"),
        "a note that contacts were left out",
      );
      const memory = (await memoryIn(browser)).length;
      assert.ok(memory < MEMORY_MAX, `${memory} characters of memory`);
      const popup = await openPopup(browser, tab, "");
      const said = await textOf(popup);
      await popup.close();
      assert.match(
        said,
        /\d+ (more|others)/,
        "the popup says that there are more",
      );
    },
  },
  {
    name: "endless",
    title: `A page that asks without end: ${ENDLESS.requests} requests, and cookies of ever new names`,
    why: "What is kept of it has bounds, and they are said where they are met.",
    host: "endless.test",
    plain: true,
    body: () => `<script>
      let n = 0;
      const one = async () => {
        while (n < ${ENDLESS.requests}) {
          n += 1;
          const host = "127.100.9." + (n % ${ENDLESS.hosts});
          await fetch("http://" + host + ":" + location.port + "/?" + n,
            { mode: "no-cors" }).catch(() => {});
          document.cookie = "c" + n + "=secret; max-age=5";
        }
      };
      Promise.all([one(), one(), one(), one()]).then(() => {
        globalThis.over = true;
      });
    </script>`,
    async visit(scene) {
      await scene.goto();
      const over = () => scene.eval("globalThis.over === true");
      await scene.eventually(over, "its end", 60_000);
    },
    says: `${ENDLESS.hosts + 1} hosts, in as little memory as after a moment`,
    expect: [],
    async check(scene) {
      const { browser } = scene;
      const { tab } = scene.tabs.page ?? { tab: -1 };
      await scene.eventually(async () => {
        const { hosts, requests } = await countsIn(browser, tab);
        return hosts === ENDLESS.hosts + 1 && requests > ENDLESS.requests;
      }, "all of them counted");
      const memory = await memoryIn(browser);
      assert.ok(memory.length < ENDLESS.memory, `${memory.length} characters`);
      assert.doesNotMatch(memory, /secret/);
    },
  },
  {
    name: "proxy",
    title: "A proxy between the browser and every site",
    why: `The address that answers is the proxy's: it says nothing of who serves
      the site.`,
    host: "proxied.test",
    body: (url) => `<img alt="" src="${url("alpha.test", "/i.png")}">
      <img alt="" src="${url("beta.test", "/i.png")}">`,
    start: async ({ names }) => ({ proxy: await startProxy(names) }),
    expect: [
      "proxied.test contacted document",
      "alpha.test contacted image",
      "beta.test contacted image",
    ],
    addresses: { "proxied.test": [], "alpha.test": [], "beta.test": [] },
    but: {
      chromium: {
        because:
          "an extension is not told of a proxy: until three sites have answered from one address, that is taken for theirs; then it is nobody's.",
      },
    },
  },
  {
    name: "proxy-first",
    title: "The same, and no third site has been asked yet",
    why: "As proxy.",
    host: "proxied.test",
    files: {
      "few.html": (url) =>
        `${HEAD}<img alt="" src="${url("alpha.test", "/i.png")}">`,
    },
    start: async ({ names }) => ({ proxy: await startProxy(names) }),
    visit: (scene) => scene.goto("few.html"),
    expect: ["proxied.test contacted document", "alpha.test contacted image"],
    addresses: { "proxied.test": [], "alpha.test": [] },
    but: {
      chromium: {
        addresses: { "proxied.test": [PROXY], "alpha.test": [PROXY] },
        because: "as above: the proxy's address is given as that of both.",
      },
    },
  },
];
