// SPDX-License-Identifier: EUPL-1.2
// The words of the extension, for tests in Node.

import { readFileSync } from "node:fs";

import { makeText } from "../../extension/ui/text.js";
import { fromMessages } from "./i18n.js";

/** @param {"fr" | "en"} tag */
export function wordsOf(tag) {
  const path = `../../extension/_locales/${tag}/messages.json`;
  const messages = JSON.parse(
    readFileSync(new URL(path, import.meta.url), "utf8"),
  );
  return makeText({
    getMessage: fromMessages(messages),
    tag,
    parseDate: Date.parse,
    timeZone: "Europe/Paris",
  });
}
