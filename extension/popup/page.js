// SPDX-License-Identifier: EUPL-1.2
// The popup's edge: browser, document and clipboard, handed to the rest.
// popup.html?tab=7 shows tab 7 instead of the active one (used by the tests,
// which open the popup in a tab of its own).

import { VIEW_CHANGED } from "../messages.js";
import { openPage } from "../ui/page.js";
import { openPopup } from "./popup.js";

const asked = new URLSearchParams(location.search).get("tab");

async function activeTab() {
  const query = { active: true, currentWindow: true };
  const [tab] = await browser.tabs.query(query);
  return tab?.id ?? browser.tabs.TAB_ID_NONE;
}

/** In a tab of its own; a popup has done its work then. @param {string} path */
async function go(path) {
  await browser.tabs.create({ url: browser.runtime.getURL(path) });
  if (asked === null) window.close();
}

// Both at once: the letter is to be there in a tenth of a second.
const [{ tag, text }, tabId] = await Promise.all([
  openPage(),
  asked === null ? activeTab() : Number(asked),
]);

openPopup({
  document,
  tag,
  tabId,
  text,
  ask: (request) => browser.runtime.sendMessage(request),
  allow: () => browser.permissions.request({ origins: ["<all_urls>"] }),
  copy: (text) => navigator.clipboard.writeText(text),
  go,
  onChange(listener) {
    browser.runtime.onMessage.addListener((message) => {
      if (message?.event === VIEW_CHANGED) listener(message.tabId);
    });
  },
});
