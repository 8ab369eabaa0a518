// SPDX-License-Identifier: EUPL-1.2
// The history's edge: browser, document and files, handed to the rest.
// history.html?site=NAME shows that site at once.

import { askHost, openPage } from "../ui/page.js";
import { openHistory } from "./history.js";

const { tag, text } = await openPage();

/** @param {string} name @param {string[]} parts @param {string} type */
function save(name, parts, type) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob(parts, { type }));
  link.download = name;
  link.click();
}

openHistory({
  document,
  tag,
  text,
  ask: askHost,
  copy: (said) => navigator.clipboard.writeText(said),
  save,
  now: Date.now,
  parseDate: Date.parse,
  toIso: (ms) => new Date(ms).toISOString(),
  site: new URLSearchParams(location.search).get("site"),
});
