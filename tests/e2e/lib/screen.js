// SPDX-License-Identifier: EUPL-1.2
/**
 * Any page of the extension as people find it: nothing wider than the screen
 * and no violation of accessibility, however their screen is set; and pictures
 * of it, for whoever looks.
 */
import assert from "node:assert/strict";
import fs from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { TREE } from "./profile.js";

const AXE = fs.readFileSync(
  createRequire(import.meta.url).resolve("axe-core/axe.min.js"),
  "utf8",
);

/** @typedef {import("./browser.js").Page} Page */

/**
 * One way to have one's screen. width in CSS pixels: 320 is what WCAG 1.4.10
 * asks for (1280 pixels at 400 %).
 * @typedef {import("./browser.js").Look & {name: string, width: number}} Way
 */

/** The ways of a page in a tab. @type {Way[]} */
export const PAGE_WAYS = [
  { name: "light", width: 1100 },
  { name: "dark", width: 1100, dark: true },
  { name: "200pc", width: 640 },
  { name: "320", width: 320 },
  { name: "forced", width: 1100, forced: true },
];

/** Those of the popup, which the browser makes 360 pixels wide; 180 are these
 * 360 with letters of twice the size. @type {Way[]} */
export const POPUP_WAYS = [
  { name: "light", width: 360 },
  { name: "dark", width: 360, dark: true },
  { name: "320", width: 320 },
  { name: "200pc", width: 180 },
  { name: "forced", width: 360, forced: true },
];

/** What axe-core finds on a page, in words; "" is a page without fault.
 * @param {Page} page @returns {Promise<string[]>} */
export async function violations(page) {
  await page.eval(`globalThis.axe ? 0 : (() => { ${AXE} })()`);
  return page.eval(`axe.run().then(({ violations }) => violations.map(
    ({ id, help, nodes }) =>
      id + ": " + help + ": " + nodes.map((node) => node.html).join(" ")))`);
}

/** @param {Page} page @returns {Promise<number>} CSS pixels out of sight */
export const overflow = (page) =>
  page.eval("document.documentElement.scrollWidth - innerWidth");

/** CSS pixels; a picture of more is no longer looked at, and needs memory. */
const PICTURE_MAX = 6000;

/** Makes the page as high as it is long, so that a picture has all of it.
 * @param {Page} page @param {number} width */
export async function unroll(page, width) {
  await page.resize(width, 600);
  const height = await page.eval("document.documentElement.scrollHeight");
  await page.resize(width, Math.min(Math.max(height, 600), PICTURE_MAX));
}

/**
 * Each way in turn: picture, width, accessibility. The page is left as in the
 * first. Forced colours are the system's and not ours: no contrast is measured
 * there.
 *
 * @param {Page} page
 * @param {string} browser name of the folder of pictures, in build/e2e
 * @param {string} name of the pictures: NAME-WAY.png
 * @param {Way[]} [ways]
 */
export async function checkScreen(page, browser, name, ways = PAGE_WAYS) {
  const dir = path.join(TREE, "build/e2e", browser);
  fs.mkdirSync(dir, { recursive: true });
  for (const way of ways) {
    const said = `${name} ${way.name}`;
    await page.look(way);
    await unroll(page, way.width);
    await page.screenshot(path.join(dir, `${name}-${way.name}.png`));
    assert.ok((await overflow(page)) <= 0, `${said}: wider than the screen`);
    if (!way.forced) assert.deepEqual(await violations(page), [], said);
  }
  await page.look({});
  if (ways[0]) await page.resize(ways[0].width, 600);
}
