// SPDX-License-Identifier: EUPL-1.2
// The edge: every listener is registered at once and at top level, so that the
// browser wakes us for it; then everything is pure or gets the browser passed.

import { readAsked } from "./capture/asked.js";
import { readConsent } from "./capture/consent.js";
import { readNotice } from "./capture/declared.js";
import { readNavigation, readRequest } from "./capture/event.js";
import { readSent } from "./capture/sent.js";
import en from "./locales/en.js";
import fr from "./locales/fr.js";
import { isRequest, VIEW_CHANGED } from "./messages.js";
import { createSession } from "./session.js";
import { DEFAULTS, KEY, readSettings } from "./settings.js";
import { wordsIn } from "./ui/language.js";
import { makeText } from "./ui/text.js";

globalThis.browser ??= /** @type {any} */ (globalThis).chrome;

const HOST = "org.cocarde.host";
const WELCOME = "welcome/welcome.html";
const SIZES = [16, 32, 48];
const ALL_SITES = { urls: ["<all_urls>"] };
const EVERYWHERE = { origins: ["<all_urls>"] };

const { action, permissions, runtime, tabs, webNavigation, webRequest } =
  browser;
const gecko = typeof runtime.getBrowserInfo === "function";
const tables = { fr, en };
let { tag, text } = speak(DEFAULTS.language);

/** The words of one language. @param {import("./ui/language.js").Choice} chosen */
function speak(chosen) {
  const words = wordsIn(
    chosen,
    (key, subs) => browser.i18n.getMessage(key, subs),
    (language) => tables[language],
  );
  return {
    tag: words.tag,
    text: makeText({ ...words, parseDate: Date.parse }),
  };
}

/** "firefox/153" @returns {string} */
function browserName() {
  const found = /(Firefox|Chrome)\/(\d+)/.exec(navigator.userAgent);
  const name = found?.[1] === "Firefox" ? "firefox" : "chromium";
  return `${name}/${found?.[2] ?? "0"}`;
}

/** @returns {import("./host/port.js").Port} */
function connect() {
  const port = runtime.connectNative(HOST);
  return {
    postMessage: (message) => port.postMessage(message),
    disconnect: () => port.disconnect(),
    onMessage: (listener) => port.onMessage.addListener(listener),
    onDisconnect: (listener) =>
      port.onDisconnect.addListener(({ error }) => {
        // Firefox tells in the port, Chromium here and only now.
        listener((error ?? runtime.lastError)?.message ?? "");
      }),
  };
}

/**
 * @param {number} tabId
 * @param {import("./badge.js").Look} look
 * @param {import("./badge.js").Look | null} before
 */
function draw(tabId, look, before) {
  const set = [action.setBadgeText({ tabId, text: look.text })];
  if (look.colour !== before?.colour) {
    set.push(action.setBadgeBackgroundColor({ tabId, color: look.colour }));
  }
  set.push(action.setTitle({ tabId, title: text(look.title) }));
  if (look.icon !== before?.icon) {
    const files = SIZES.map((n) => [n, `/icons/${look.icon}-${n}.png`]);
    set.push(action.setIcon({ tabId, path: Object.fromEntries(files) }));
  }
  for (const done of set) Promise.resolve(done).catch(() => {}); // tab closed
}

const session = createSession({
  area: /** @type {any} */ (browser.storage).session,
  connect,
  draw,
  now: Date.now,
  random: Math.random,
  setTimer: (run, ms) => setTimeout(run, ms),
  clearTimer: (timer) => clearTimeout(/** @type {number} */ (timer)),
  seed: crypto.randomUUID().slice(0, 8),
  lang: () => tag,
  who: {
    extension: runtime.getManifest().version,
    browser: browserName(),
  },
  tell(tabId) {
    runtime.sendMessage({ event: VIEW_CHANGED, tabId }).catch(() => {});
  },
  again,
});

/** Nobody listens in a tab that shows no site. @param {number} tab */
function again(tab) {
  tabs.sendMessage(tab, { event: "again" }).catch(() => {});
}

/** @param {import("./capture/outcome.js").Sign["kind"]} kind */
const onRequest = (kind) => (/** @type {any} */ details) => {
  session.feed(readRequest(kind, details, gecko));
};

/** @param {import("./capture/event.js").NavigationEvent["kind"]} kind */
const onNavigation = (kind) => (/** @type {any} */ details) => {
  session.feed(readNavigation(kind, details));
};

webRequest.onBeforeRequest.addListener(onRequest("request"), ALL_SITES);
webRequest.onSendHeaders.addListener(
  (details) => session.feed(readSent(/** @type {any} */ (details))),
  { ...ALL_SITES, types: ["main_frame"] },
  // As Set-Cookie below.
  /** @type {any} */ (webRequest).OnSendHeadersOptions?.EXTRA_HEADERS
    ? ["requestHeaders", /** @type {any} */ ("extraHeaders")]
    : ["requestHeaders"],
);
webRequest.onHeadersReceived.addListener(
  onRequest("headers"),
  ALL_SITES,
  // Chromium hides Set-Cookie without extraHeaders; Firefox throws on it.
  /** @type {any} */ (webRequest).OnHeadersReceivedOptions?.EXTRA_HEADERS
    ? ["responseHeaders", /** @type {any} */ ("extraHeaders")]
    : ["responseHeaders"],
);
webRequest.onBeforeRedirect.addListener(onRequest("redirect"), ALL_SITES);
// What it says of the end of an answer (onCompleted) was said at its beginning;
// each event of each request costs the browser time.
webRequest.onResponseStarted.addListener(onRequest("answer"), ALL_SITES);
webRequest.onErrorOccurred.addListener(onRequest("error"), ALL_SITES);

webNavigation.onCommitted.addListener(onNavigation("commit"));
webNavigation.onCompleted.addListener(onNavigation("loaded"));
webNavigation.onErrorOccurred.addListener((details) => {
  // Firefox commits its error pages, and reports errors where there are none.
  const { error } = /** @type {{error?: string}} */ (details);
  if (!error?.startsWith("net::") || error === "net::ERR_ABORTED") return;
  session.feed(readNavigation("unreached", /** @type {any} */ (details)));
});
webNavigation.onTabReplaced.addListener(({ replacedTabId, tabId }) => {
  session.feed({ kind: "replaced", tab: replacedTabId, by: tabId });
});

tabs.onCreated.addListener(({ id, incognito }) => {
  if (id === undefined) return;
  session.feed({ kind: "tab", tab: id, private: incognito, shows: null });
});
tabs.onRemoved.addListener((tab) => session.feed({ kind: "closed", tab }));

const { local } = browser.storage;
local.onChanged.addListener((changes) => {
  if (KEY in changes) settle(changes[KEY]?.newValue);
});
local.get(KEY).then(
  (stored) => settle(stored[KEY]),
  () => {}, // an unreadable store: the usual reading
);

/** @param {unknown} stored */
function settle(stored) {
  const settings = readSettings(stored);
  ({ tag, text } = speak(settings.language));
  session.settle(settings);
}

permissions.onAdded.addListener(lookAtPermissions);
permissions.onRemoved.addListener(lookAtPermissions);
async function lookAtPermissions() {
  session.allow(await permissions.contains(EVERYWHERE));
}

// Nothing to do then but to be there, and meet the tabs already open.
runtime.onStartup.addListener(() => {});
runtime.onInstalled.addListener(({ reason }) => {
  if (reason === "install") tabs.create({ url: WELCOME });
});

const ready = session.start(presentTabs());
lookAtPermissions();
// What the tabs on screen said just before an earlier life of ours ended.
ready
  .then(() => tabs.query({ active: true }))
  .then((all) => {
    for (const { id } of all) if (id !== undefined) again(id);
  });

runtime.onMessage.addListener((message, sender, reply) => {
  session.feed(readAsked(message, /** @type {any} */ (sender)));
  const notice = readNotice(message, /** @type {any} */ (sender));
  if (notice) ready.then(() => session.notice(notice));
  session.feed(readConsent(message, /** @type {any} */ (sender)));
  // A page of ours asks, not a script beside a page of others.
  if (!sender.url?.startsWith(runtime.getURL(""))) return;
  if (!isRequest(message)) return;
  ready.then(() => session.answer(message)).then(reply);
  return true; // the reply comes later
});

action.setBadgeTextColor({ color: "#ffffff" });

/** @returns {Promise<import("./capture/tab.js").TabEvent[]>} */
async function presentTabs() {
  const at = Date.now();
  const present = await tabs.query({});
  return present.flatMap(({ id, url, incognito, discarded }) => {
    if (id === undefined) return [];
    const details = { url: url ?? "", tabId: id, frameId: 0, timeStamp: at };
    // A hidden address is a page of the browser; a discarded tab shows none.
    const shows = url && !discarded ? readNavigation("loaded", details) : null;
    return [{ kind: "tab", tab: id, private: incognito, shows }];
  });
}
