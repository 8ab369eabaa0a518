// SPDX-License-Identifier: EUPL-1.2
// Welcome, settings or history on the replies of fake-history.js.

import { openHistory } from "../../../extension/history/history.js";
import { openOptions } from "../../../extension/options/options.js";
import { DEFAULTS } from "../../../extension/settings.js";
import { makeText } from "../../../extension/ui/text.js";
import { openWelcome } from "../../../extension/welcome/welcome.js";
import { fakeHost, REPLIES } from "../fake-history.js";
import { fromMessages } from "../i18n.js";

const query = new URLSearchParams(location.search);
const tag = query.get("lang") ?? "fr";
const page = query.get("page") ?? "history";
const state = query.get("state") ?? "list";
const NOW = Date.parse("2026-11-22T08:00:00Z");

const style = document.createElement("link");
style.rel = "stylesheet";
style.href = `../../../extension/${page}/${page}.css`;
const styled = new Promise((done) => style.addEventListener("load", done));
document.head.append(style);
await styled;

const path = `../../../extension/_locales/${tag}/messages.json`;
const messages = await (await fetch(new URL(path, import.meta.url))).json();

const none = { visits: 0, sites: 0, followed: [], first: null, bytes: 0 };
const settings = REPLIES["history.settings"];
/** @type {Record<string, Record<string, any>>} */
const STATES = {
  off: {
    "history.settings": {
      ...settings,
      ...none,
      recording: null,
      state: "none",
    },
  },
  empty: { "history.settings": { ...settings, ...none } },
  damaged: {
    "history.settings": { ...settings, state: "damaged-before", lost: 3 },
  },
  full: { "history.settings": { ...settings, state: "full" } },
  missing: {
    "history.settings": { err: { code: "NOT_INSTALLED", msg: "", hint: "" } },
    "data.status": { err: { code: "NOT_INSTALLED", msg: "", hint: "" } },
  },
};
const { ask } = fakeHost(STATES[state] ?? {});

const outside = {
  document,
  tag,
  text: makeText({
    getMessage: fromMessages(messages),
    tag,
    parseDate: Date.parse,
    timeZone: "Europe/Paris",
  }),
  ask,
  copy: async () => {},
  save() {},
  now: () => NOW,
  parseDate: Date.parse,
  toIso: (/** @type {number} */ ms) => new Date(ms).toISOString(),
};

const HELLO = {
  cocarde: "0.1.0",
  protocol: 1,
  method: "2026-11-22.3",
  data: { version: "2026-11-22", digest: "" },
  warnings: [],
};

if (page === "history") {
  const site = state === "site" ? "claire-dumont2027.test" : null;
  await openHistory({ ...outside, site });
  if (state === "compare") {
    for (const box of document.querySelectorAll("td.pick input")) box.click();
    document.getElementById("compare")?.click();
  }
} else if (page === "options") {
  await openOptions({
    ...outside,
    settings: DEFAULTS,
    write: async () => {},
    reopen() {},
  });
} else {
  const missing = { state: "NOT_INSTALLED", hello: null, error: null };
  const ready = { state: "ready", hello: HELLO, error: null };
  await openWelcome({
    ...outside,
    os: state === "windows" ? "win" : "linux",
    checkHost: async () =>
      state === "ready" ? ready : /** @type {any} */ (missing),
  });
}
