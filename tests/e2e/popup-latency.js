// SPDX-License-Identifier: EUPL-1.2
/**
 * How long a popup takes from its opening until the letter is painted, host
 * warm. Its body is empty before, so the first paint with content is the
 * letter. Prints one line per browser: popup NAME MILLISECONDS (median).
 *
 * usage: node tests/e2e/popup-latency.js [--browser firefox|chromium] [--runs N]
 */
import { parseArgs } from "node:util";
import { openPopup } from "./lib/popup.js";
import { Stage } from "./lib/stage.js";
import { rated } from "./lib/visit.js";
import { until } from "./lib/wait.js";
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

const PAINTED = `performance.getEntriesByName("first-contentful-paint")[0]
  ?.startTime ?? null`;

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
      const tab = await browser.open();
      await tab.goto(stage.url(BUSY_PAGE.host));
      await rated(browser, tab.tab, BUSY_PAGE.letter);
      /** @type {number[]} */
      const times = [];
      for (let run = 0; run < Number(options.runs); run += 1) {
        const popup = await openPopup(browser, tab.tab, BUSY_PAGE.host);
        const ms = await until(() => popup.eval(PAINTED), {
          ms: 3000,
          what: "the first paint",
        });
        times.push(ms);
        await popup.close();
      }
      const all = times.map((time) => time.toFixed(0)).join(" ");
      console.log(`# popup-${name}: opening to paint, ms: ${all}`);
      console.log(`popup ${name} ${median(times).toFixed(1)}`);
      await browser.close();
    } finally {
      browser.kill();
    }
  }
} finally {
  stage.close();
}
