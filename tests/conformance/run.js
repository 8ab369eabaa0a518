// SPDX-License-Identifier: EUPL-1.2
/**
 * The conformance suite: every case in every browser, and the table of what
 * they show (docs/CONFORMANCE.md).
 *
 * usage: node tests/conformance/run.js [--browser firefox|chromium]
 *          [--only NAME] [--write]
 */
import assert from "node:assert/strict";
import fs from "node:fs";
import path from "node:path";
import { after, before, describe, test } from "node:test";
import { parseArgs } from "node:util";
import { TREE } from "../e2e/lib/profile.js";
import { Stage, WORLD_HOST } from "../e2e/lib/stage.js";
import { CASES, GROUPS } from "./cases.js";
import { Ledger, Scene } from "./scene.js";
import { stable, tableOf } from "./table.js";
import { worldOf } from "./world.js";

const { values: options } = parseArgs({
  options: {
    browser: { type: "string" },
    only: { type: "string" },
    write: { type: "boolean", default: false },
  },
});
const browsers = /** @type {import("../e2e/lib/profile.js").BrowserName[]} */ (
  options.browser ? [options.browser] : ["chromium", "firefox"]
);
const wanted = (/** @type {{name: string}} */ { name }) =>
  !options.only || options.only.split(",").includes(name);

const TABLE = path.join(TREE, "docs/CONFORMANCE.md");

/** @type {import("./table.js").Results} */
const results = { versions: {}, failed: new Set() };

const ledger = new Ledger();
/** @type {Stage} */
let stage;
before(async () => {
  assert.ok(fs.existsSync(WORLD_HOST.program), "run make first");
  stage = await Stage.open(worldOf(CASES), ledger.watch);
});
after(() => stage?.close());

for (const name of browsers) {
  describe(name, () => {
    /** @type {import("../e2e/lib/browser.js").Browser} */
    let browser;
    before(async () => {
      browser = await stage.browser(name);
      results.versions[name] = browser.driver.version;
    });
    /** @param {string} title @param {string} key @param {() => Promise<void>} run */
    const record = (title, key, run) =>
      test(title, async () => {
        results.failed.add(`${name} ${key}`);
        await run();
        results.failed.delete(`${name} ${key}`);
      });
    for (const one of CASES.filter(wanted)) {
      record(`${one.name}: ${one.title}`, one.name, async () => {
        const how = await one.start?.(stage);
        const own = how && (await stage.browser(name, how));
        try {
          await new Scene(one, own ?? browser, stage, ledger).play();
        } finally {
          own?.kill();
        }
      });
    }
    after(() => browser?.kill());
  });
}

test("the table is what the run gives", () => {
  if (options.only || options.browser) return;
  const table = tableOf(GROUPS, results);
  if (options.write) fs.writeFileSync(TABLE, table);
  const now = fs.existsSync(TABLE) ? fs.readFileSync(TABLE, "utf8") : "";
  assert.equal(
    stable(now),
    stable(table),
    "docs/CONFORMANCE.md is stale: node tests/conformance/run.js --write",
  );
});
