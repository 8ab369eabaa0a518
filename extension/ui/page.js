// SPDX-License-Identifier: EUPL-1.2
// What the edge of every page begins with: the browser under one name, what the
// person chose, and the words in their language.

import { KEY, readSettings } from "../settings.js";
import { wordsIn } from "./language.js";
import { makeText } from "./text.js";

globalThis.browser ??= /** @type {any} */ (globalThis).chrome;

/** @type {Record<string, import("./language.js").Table>} */
const tables = {};

export async function openPage() {
  const { local } = browser.storage;
  const stored = await local.get(KEY).catch(() => ({}));
  const settings = readSettings(
    /** @type {Record<string, unknown>} */ (stored)[KEY],
  );
  const { language } = settings;
  /** @type {import("./language.js").GetMessage} */
  const browsers = (key, subs) => browser.i18n.getMessage(key, subs);
  // Only where it differs from the browser's: most people load no table.
  if (language !== "auto" && language !== browsers("locale_tag")) {
    tables[language] = (await import(`../locales/${language}.js`)).default;
  }
  const { tag, getMessage } = wordsIn(
    language,
    browsers,
    (chosen) => tables[chosen] ?? {},
  );
  const text = makeText({ getMessage, tag, parseDate: Date.parse });
  return { settings, tag, text };
}
