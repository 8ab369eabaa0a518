// SPDX-License-Identifier: EUPL-1.2
/**
 * Records the golden pages: what a browser sees of each demonstration page
 * today, and what the host says of it. Look at the difference before keeping
 * it: a golden page is a promise.
 *
 * usage: node tests/pages/record.js [--browser firefox|chromium] [NAME…]
 *        node tests/pages/record.js --replies [NAME…]
 * --replies asks the host again about the pages as they were recorded.
 */
import { parseArgs } from "node:util";
import { NativeHost } from "../e2e/lib/native-host.js";
import { Stage, WORLD_HOST } from "../e2e/lib/stage.js";
import { visit } from "../e2e/lib/visit.js";
import { PAGES } from "../e2e/sites/pages.js";
import {
  goldenNames,
  readGolden,
  removeGolden,
  writeGolden,
} from "./golden.js";

const { values: options, positionals: only } = parseArgs({
  allowPositionals: true,
  options: {
    browser: { type: "string", default: "chromium" },
    replies: { type: "boolean", default: false },
  },
});

/** @param {string} name */
const wanted = (name) => only.length === 0 || only.includes(name);

/** Every other page in English, so that both languages are kept. */
const langOf = (/** @type {number} */ i) => (i % 2 === 0 ? "fr" : "en");

/** @param {Record<string, any>} request @param {string} name */
async function record(request, name) {
  const host = new NativeHost(WORLD_HOST);
  try {
    await host.hello();
    const reply = await host.ask(request);
    if (!JSON.parse(reply).ok) throw new Error(`${name}: ${reply}`);
    writeGolden({ name, request, reply });
    console.log(name);
  } finally {
    await host.close();
  }
}

async function recordPages() {
  const stage = await Stage.open();
  const name = /** @type {import("../e2e/lib/profile.js").BrowserName} */ (
    options.browser
  );
  const browser = await stage.browser(name);
  try {
    for (const [i, page] of PAGES.entries()) {
      if (!wanted(page.name)) continue;
      const seen = await visit(browser, page, stage.url);
      await seen.tab.close();
      const { page: about, contacts } = seen.page;
      const request = {
        ...{ v: 1, id: 2, op: "rate", page: about },
        ...{ lang: langOf(i), detail: true, contacts },
      };
      await record(request, page.name);
    }
    await browser.close();
  } finally {
    browser.kill();
    stage.close();
  }
}

if (options.replies) {
  for (const name of goldenNames().filter(wanted)) {
    await record(readGolden(name).request, name);
  }
} else {
  await recordPages();
  const names = new Set(PAGES.map(({ name }) => name));
  for (const name of goldenNames()) if (!names.has(name)) removeGolden(name);
}
