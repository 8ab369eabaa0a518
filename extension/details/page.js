// SPDX-License-Identifier: EUPL-1.2
// The details page's edge: browser, document and clipboard, handed to the rest.
// details.html?tab=7&page=KEY is the page that tab 7 shows, ?visit=12 the
// visit of that number in the history.

import { VIEW_CHANGED } from "../messages.js";
import { openPage } from "../ui/page.js";
import { openDetails } from "./details.js";

const asked = new URLSearchParams(location.search);
const visit = asked.get("visit");

/** @param {string} name @param {string} json */
function save(name, json) {
  const file = new Blob([json], { type: "application/json" });
  const link = document.createElement("a");
  link.href = URL.createObjectURL(file);
  link.download = name;
  link.click();
}

const { tag, text } = await openPage();

openDetails({
  document,
  tag,
  subject:
    visit === null
      ? { tab: Number(asked.get("tab") ?? -1), page: asked.get("page") }
      : { visit: Number(visit) },
  text,
  ask: (request) => browser.runtime.sendMessage(request),
  allow: () => browser.permissions.request({ origins: ["<all_urls>"] }),
  copy: (text) => navigator.clipboard.writeText(text),
  save,
  go(path) {
    location.href = browser.runtime.getURL(path);
  },
  onChange(listener) {
    browser.runtime.onMessage.addListener((message) => {
      if (message?.event === VIEW_CHANGED) listener(message.tabId);
    });
  },
});
