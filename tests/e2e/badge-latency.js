// SPDX-License-Identifier: EUPL-1.2
/**
 * How long after a page's load event its badge is final, host warm. Prints one
 * line per browser: badge NAME MILLISECONDS (median).
 *
 * usage: node tests/e2e/badge-latency.js [--browser firefox|chromium] [--runs N]
 */
import { parseArgs } from "node:util";
import { Stage } from "./lib/stage.js";
import { rated } from "./lib/visit.js";
import { BUSY_PAGE } from "./sites/busy.js";

const { values: options } = parseArgs({
  options: {
    browser: { type: "string" },
    runs: { type: "string", default: "15" },
  },
});
const browsers = /** @type {import("./lib/profile.js").BrowserName[]} */ (
  options.browser ? [options.browser] : ["chromium", "firefox"]
);

/** The badge is watched for this long; what comes later would be missed. */
const WATCH_MS = 1500;

/**
 * Runs in a page of the extension: when the badge of a tab last changed.
 *
 * @param {number} tab
 */
const watch = (tab) => `(async () => {
  const now = () => performance.timeOrigin + performance.now();
  const end = now() + ${WATCH_MS};
  let last = "", at = 0;
  while (now() < end) {
    const [text, title] = await Promise.all([
      chrome.action.getBadgeText({ tabId: ${tab} }),
      chrome.action.getTitle({ tabId: ${tab} })]);
    if (text + title !== last) { last = text + title; at = now(); }
    await new Promise((done) => setTimeout(done, 1));
  }
  return at;
})()`;

const LOADED = `performance.timeOrigin +
  performance.getEntriesByType("navigation")[0].loadEventEnd`;

/**
 * @param {import("./lib/browser.js").Browser} browser
 * @param {string} url
 */
async function once(browser, url) {
  const tab = await browser.open();
  try {
    const changed = browser.control.eval(watch(tab.tab));
    await tab.goto(url);
    const loaded = await tab.eval(LOADED);
    const at = await changed;
    await rated(browser, tab.tab, BUSY_PAGE.letter);
    return at - loaded;
  } finally {
    await tab.close();
  }
}

/** @param {number[]} numbers @returns {number} */
function median(numbers) {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

const stage = await Stage.open();
try {
  for (const name of browsers) {
    const browser = await stage.browser(name);
    try {
      const url = stage.url(BUSY_PAGE.host);
      await once(browser, url); // starts the host
      const times = [];
      for (let run = 0; run < Number(options.runs); run += 1) {
        times.push(await once(browser, url));
      }
      const all = times.map((time) => time.toFixed(0)).join(" ");
      console.log(`# badge-${name}: load to badge, ms: ${all}`);
      console.log(`badge ${name} ${median(times).toFixed(1)}`);
      await browser.close();
    } finally {
      browser.kill();
    }
  }
} finally {
  stage.close();
}
