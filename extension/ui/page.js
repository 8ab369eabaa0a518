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
    // Each by its name: the linter of add-ons trusts no address that is made.
    const { default: table } = await (language === "fr"
      ? import("../locales/fr.js")
      : import("../locales/en.js"));
    tables[language] = table;
  }
  const { tag, getMessage } = wordsIn(
    language,
    browsers,
    (chosen) => tables[chosen] ?? {},
  );
  const text = makeText({ getMessage, tag, parseDate: Date.parse });
  return { settings, tag, text };
}

/**
 * One of PAGE_OPS, asked of the host through the background. slot: a newer
 * question in the same slot takes the place of an older that still waits.
 * @typedef {(op: string, body?: Record<string, unknown>, slot?: string) =>
 *   Promise<{ok: any} | import("../messages.js").Failure>} AskHost
 */

/** This page among those that are open. */
const self = Math.random().toString(36).slice(2);
/** Where no slot is named, each question has its own. */
let asked = 0;

/** @type {AskHost} */
export async function askHost(op, body = {}, slot = String(++asked)) {
  const request = { cmd: "host", op, body, slot: `${self} ${slot}` };
  const answer = await browser.runtime.sendMessage(request).catch(() => null);
  // A background that is gone counts as a host that is.
  return answer ?? { err: { code: "NO_BACKGROUND", msg: "", hint: "" } };
}

/** Whether the host is there, asked anew.
 * @returns {Promise<import("../messages.js").HostView>} */
export const checkHost = () =>
  browser.runtime.sendMessage({ cmd: "retry-host" });
