// SPDX-License-Identifier: EUPL-1.2
// The edge of the page of the letter: browser, document and clipboard, handed to
// the rest. letter.html?tab=7&page=KEY is about the page that tab 7 shows.

import { fromTable } from "../ui/language.js";
import { askHost, openPage } from "../ui/page.js";
import { makeText } from "../ui/text.js";
import { openLetter } from "./letter.js";

const { tag, text } = await openPage();
const asked = new URLSearchParams(location.search);
const tabId = Number(asked.get("tab") ?? -1);

openLetter({
  document,
  tag,
  page: asked.get("page"),
  text,
  async textIn(lang) {
    if (lang === tag) return text;
    const { default: table } = await (lang === "fr"
      ? import("../locales/fr.js")
      : import("../locales/en.js"));
    const getMessage = fromTable(table);
    return makeText({ getMessage, tag: lang, parseDate: Date.parse });
  },
  load: (lang) =>
    browser.runtime
      .sendMessage({ cmd: "share", tabId, lang })
      .catch(() => null),
  ask: askHost,
  copy: (words) => navigator.clipboard.writeText(words),
});
