// SPDX-License-Identifier: EUPL-1.2
/** The popup as a person finds it: its words and its picture. */
import { until } from "./wait.js";

/** CSS pixels; Chromium shows no popup higher than this. */
const HEIGHT_MAX = 600;

/** @typedef {import("./browser.js").Page} Page */

/**
 * @param {import("./browser.js").Browser} browser
 * @param {number} tab
 * @param {string} word that it must show
 * @returns {Promise<Page>}
 */
export async function openPopup(browser, tab, word) {
  const popup = await browser.popup(tab);
  await until(() => popup.eval("document.body.dataset.ready ?? null"), {
    ms: 5000,
    what: "the popup",
  });
  let text = "";
  await until(
    async () => {
      text = await textOf(popup);
      return text.includes(word);
    },
    { ms: 5000, what: () => `"${word}" in the popup, which says: ${text}` },
  );
  return popup;
}

/**
 * @param {Page} popup
 * @returns {Promise<string>} what can be read, and what is read aloud
 */
export const textOf = (popup) =>
  popup.eval(`[document.body.innerText, ...Array.from(
    document.querySelectorAll("[aria-label]"),
    (element) => element.getAttribute("aria-label"))].join("\\n")`);

/**
 * @param {Page} popup
 * @param {string} file PNG
 * @param {{whole?: boolean}} [how] whole: as long as it is, for reading
 */
export async function picture(popup, file, { whole = true } = {}) {
  const height = await popup.eval("document.documentElement.scrollHeight");
  await popup.resize(360, whole ? height : Math.min(height, HEIGHT_MAX));
  await popup.screenshot(file);
}
