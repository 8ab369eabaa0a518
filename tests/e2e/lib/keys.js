// SPDX-License-Identifier: EUPL-1.2
/** A page used by keyboard alone, as somebody does who has no mouse. */
import assert from "node:assert/strict";
import { until } from "./wait.js";

/** @typedef {import("./browser.js").Page} Page */

/** Stops from the top of a page to its end: more is a trap. */
const STOPS_MAX = 150;

/** What has the focus, in words. */
const FOCUSED = `(() => { const e = document.activeElement;
  return e && e !== document.body
    ? (e.id ? "#" + e.id + " " : "") + (e.getAttribute("aria-label") ??
        e.textContent ?? "").trim()
    : ""; })()`;

/**
 * Go on with the Tab key until that element has the focus.
 *
 * @param {Page} page
 * @param {string | RegExp} wanted "#id", or words of the element's name
 */
export async function reach(page, wanted) {
  /** @type {string[]} */
  const passed = [];
  const here = (/** @type {string} */ focused) => {
    if (typeof wanted !== "string") return wanted.test(focused);
    return wanted.startsWith("#")
      ? focused.split(" ")[0] === wanted
      : focused.includes(wanted);
  };
  for (let stop = 0; stop < STOPS_MAX; stop++) {
    const focused = String(await page.eval(FOCUSED));
    if (focused && here(focused)) return;
    passed.push(focused);
    await page.press("Tab");
  }
  assert.fail(`"${wanted}" is not among ${passed.join(" | ")}`);
}

/**
 * Reach it and press a key on it.
 * @param {Page} page
 * @param {string | RegExp} wanted
 * @param {import("./browser.js").Key} [key]
 */
export async function press(page, wanted, key = "Enter") {
  await reach(page, wanted);
  await page.press(key);
}

/**
 * @param {Page} page
 * @param {string | RegExp} words that the page comes to say
 * @returns {Promise<string>} all that it says
 */
export async function says(page, words) {
  let text = "";
  await until(
    async () => {
      text = String(await page.eval("document.body.innerText"));
      return typeof words === "string"
        ? text.includes(words)
        : words.test(text);
    },
    { ms: 8000, what: () => `${words} in: ${text}` },
  );
  return text;
}
