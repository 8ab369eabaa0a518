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
import { sleep } from "./lib/wait.js";
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

/** A tab's last change of badge may hold up the next: long enough after it. */
const REST_MS = 1200;

/** Give up on a badge after this. */
const LATE_MS = 3000;

/**
 * Runs in a page of the extension: when the badge of a tab shows a text, and
 * which other letters it showed between the load event and that. It is asked
 * for only once the page has loaded, since asking takes the browser's time too;
 * a badge that came before counts from the first answer. Without a timer
 * between two questions: those of a page in the background are slowed.
 *
 * @param {number} tab
 * @param {string} text
 */
const shown = (tab, text) => `new Promise((done) => {
  const now = () => performance.timeOrigin + performance.now();
  const loaded = async ({ tabId, frameId }) => {
    if (tabId !== ${tab} || frameId !== 0) return;
    chrome.webNavigation.onCompleted.removeListener(loaded);
    const end = now() + ${LATE_MS};
    const others = new Set();
    while (now() < end) {
      const text = await chrome.action.getBadgeText({ tabId });
      if (text === ${JSON.stringify(text)}) {
        return done({ at: now(), others: [...others] });
      }
      if (/[A-E]/.test(text)) others.add(text);
    }
    done(null);
  };
  chrome.webNavigation.onCompleted.addListener(loaded);
})`;

const LOADED = `performance.timeOrigin +
  performance.getEntriesByType("navigation")[0].loadEventEnd`;

/**
 * @param {import("./lib/browser.js").Browser} browser
 * @param {string} url
 */
async function once(browser, url) {
  const tab = await browser.open();
  try {
    await sleep(REST_MS);
    const badge = browser.control.eval(shown(tab.tab, BUSY_PAGE.letter));
    await tab.goto(url);
    const loaded = await tab.eval(LOADED);
    const seen = await badge;
    if (seen === null) throw new Error(`no badge within ${LATE_MS} ms`);
    await rated(browser, tab.tab, BUSY_PAGE.letter);
    return { ms: seen.at - loaded, others: seen.others };
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
      /** @type {number[]} */
      const times = [];
      let wrong = 0;
      for (let run = 0; run < Number(options.runs); run += 1) {
        const { ms, others } = await once(browser, url);
        times.push(ms);
        if (others.length > 0) wrong += 1;
      }
      const all = times.map((time) => time.toFixed(0)).join(" ");
      console.log(`# badge-${name}: load to badge, ms: ${all}`);
      console.log(`# badge-${name}: another letter first: ${wrong} times`);
      console.log(`badge ${name} ${median(times).toFixed(1)}`);
      await browser.close();
    } finally {
      browser.kill();
    }
  }
} finally {
  stage.close();
}
