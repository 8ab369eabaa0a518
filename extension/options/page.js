// SPDX-License-Identifier: EUPL-1.2
// The options' edge: browser and document, handed to the rest.

import { KEY } from "../settings.js";
import { makeText } from "../ui/text.js";
import { openOptions } from "./options.js";

globalThis.browser ??= /** @type {any} */ (globalThis).chrome;

const { local } = browser.storage;
const tag = browser.i18n.getMessage("locale_tag");

openOptions({
  document,
  tag,
  text: makeText({
    getMessage: (key, subs) => browser.i18n.getMessage(key, subs),
    tag,
    parseDate: Date.parse,
  }),
  read: async () => (await local.get(KEY))[KEY],
  write: (settings) => local.set({ [KEY]: settings }),
});
