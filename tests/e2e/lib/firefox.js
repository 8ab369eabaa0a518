// SPDX-License-Identifier: EUPL-1.2
/**
 * Firefox, driven by WebDriver BiDi over a WebSocket. Two things are needed
 * beyond the standard: the switch --remote-allow-system-access, without which
 * pages of extensions cannot be opened, and an address for the extension
 * chosen beforehand in a preference.
 */
import fs from "node:fs";
import path from "node:path";
import WebSocket from "ws";
import { ended, isInstalled, killGroup, start } from "./child.js";
import { extensionIds } from "./profile.js";
import { until, within } from "./wait.js";

const PREFERENCES = {
  "app.normandy.enabled": false,
  "app.update.auto": false,
  // A panel about a file that was saved would take the keys.
  "browser.download.alwaysOpenPanel": false,
  "browser.newtabpage.enabled": false,
  "browser.safebrowsing.malware.enabled": false,
  "browser.safebrowsing.phishing.enabled": false,
  "browser.shell.checkDefaultBrowser": false,
  "browser.startup.homepage_override.mstone": "ignore",
  "browser.startup.page": 0,
  "datareporting.policy.dataSubmissionEnabled": false,
  "extensions.getAddons.cache.enabled": false,
  "extensions.update.enabled": false,
  "network.captive-portal-service.enabled": false,
  "network.connectivity-service.enabled": false,
  "network.trr.mode": 5,
  "services.settings.server": "data:,#remote-settings-dummy/v1",
  "toolkit.telemetry.reportingpolicy.firstRun": false,
};

/** @typedef {Record<string, any>} Message */

/** @param {string} url */
async function connect(url) {
  const socket = new WebSocket(url);
  await new Promise((done, fail) => {
    socket.once("open", done);
    socket.once("error", fail);
  });
  let last = 0;
  /** @type {Map<number, {done: Function, fail: Function, method: string}>} */
  const waiting = new Map();
  socket.on("message", (data) => {
    const message = JSON.parse(data.toString());
    const call = waiting.get(message.id);
    if (!call) return;
    waiting.delete(message.id);
    if (message.type === "error") {
      const { error, message: text } = message;
      call.fail(new Error(`${call.method}: ${error}: ${text}`));
    } else {
      call.done(message.result);
    }
  });
  socket.on("close", () => {
    for (const { fail, method } of waiting.values()) {
      fail(new Error(`${method}: the browser has ended`));
    }
    waiting.clear();
  });
  return {
    /**
     * @param {string} method
     * @param {Message} [params]
     * @returns {Promise<any>}
     */
    send(method, params = {}) {
      return new Promise((done, fail) => {
        last += 1;
        waiting.set(last, { done, fail, method });
        socket.send(JSON.stringify({ id: last, method, params }));
      });
    },
  };
}

/** Codes of WebDriver for keys that write nothing.
 * @type {Record<import("./browser.js").Key, {value: string, shift?: boolean}>} */
const KEYS = {
  Tab: { value: "\uE004" },
  "Shift+Tab": { value: "\uE004", shift: true },
  Enter: { value: "\uE007" },
  Space: { value: " " },
  Escape: { value: "\uE00C" },
  ArrowDown: { value: "\uE015" },
  ArrowUp: { value: "\uE013" },
};
const SHIFT = "\uE008";

// Of browser.display.document_color_use: with a theme of high contrast only,
// which is as good as never here; always.
const NEVER_OWN_COLOURS = 0;
const ALWAYS_OWN_COLOURS = 2;

/** Run a script in the browser itself.
 * @param {Awaited<ReturnType<typeof connect>>["send"]} send
 * @param {string} expression */
async function inBrowser(send, expression) {
  const { contexts } = await send("browsingContext.getTree", {
    "moz:scope": "chrome",
  });
  const { type, exceptionDetails } = await send("script.evaluate", {
    expression,
    target: { context: contexts[0].context },
    awaitPromise: true,
  });
  if (type === "exception") throw new Error(exceptionDetails.text);
}

/** @param {Awaited<ReturnType<typeof connect>>} bidi */
async function newPage({ send }) {
  const { context } = await send("browsingContext.create", { type: "tab" });
  return {
    async goto(/** @type {string} */ url) {
      await within(
        send("browsingContext.navigate", { context, url, wait: "complete" }),
        10000,
        `load of ${url}`,
      );
    },
    async eval(/** @type {string} */ expression) {
      // As text: BiDi's own encoding of objects is not JSON.
      const { type, exceptionDetails, result } = await send("script.evaluate", {
        expression: `(async () => JSON.stringify(await (${expression})))()`,
        target: { context },
        awaitPromise: true,
        userActivation: true,
      });
      if (type === "exception") throw new Error(exceptionDetails.text);
      return result.type === "string" ? JSON.parse(result.value) : undefined;
    },
    async click(/** @type {number} */ x, /** @type {number} */ y) {
      const actions = [
        { type: "pointerMove", x, y },
        { type: "pointerDown", button: 0 },
        { type: "pointerUp", button: 0 },
      ];
      const mouse = { type: "pointer", id: "mouse", actions };
      await send("input.performActions", { context, actions: [mouse] });
    },
    async resize(/** @type {number} */ width, /** @type {number} */ height) {
      await send("browsingContext.setViewport", {
        context,
        viewport: { width, height },
        devicePixelRatio: 2,
      });
    },
    async look(/** @type {import("./browser.js").Look} */ { dark, forced }) {
      await inBrowser(
        send,
        `Services.prefs.setIntPref("ui.systemUsesDarkTheme", ${Number(dark ?? false)});
         Services.prefs.setIntPref("ui.prefersReducedMotion", 1);
         Services.prefs.setIntPref("browser.display.document_color_use",
           ${forced ? ALWAYS_OWN_COLOURS : NEVER_OWN_COLOURS});`,
      );
    },
    async press(/** @type {import("./browser.js").Key} */ key) {
      const { value, shift } = KEYS[key];
      const press = [
        { type: "keyDown", value },
        { type: "keyUp", value },
      ];
      const held = [
        { type: "keyDown", value: SHIFT },
        ...press,
        { type: "keyUp", value: SHIFT },
      ];
      await send("input.performActions", {
        context,
        actions: [{ type: "key", id: "keys", actions: shift ? held : press }],
      });
    },
    async type(/** @type {string} */ text) {
      const actions = [...text].flatMap((value) => [
        { type: "keyDown", value },
        { type: "keyUp", value },
      ]);
      await send("input.performActions", {
        context,
        actions: [{ type: "key", id: "keys", actions }],
      });
    },
    async screenshot(/** @type {string} */ file) {
      const shot = await send("browsingContext.captureScreenshot", { context });
      fs.writeFileSync(file, Buffer.from(shot.data, "base64"));
    },
    async close() {
      await send("browsingContext.close", { context });
    },
  };
}

/** @param {string} proxy "ADDRESS:PORT" */
function throughProxy(proxy) {
  const [address, port] = proxy.split(":");
  return {
    "network.proxy.type": 1,
    "network.proxy.http": address,
    "network.proxy.http_port": Number(port),
    "network.proxy.ssl": address,
    "network.proxy.ssl_port": Number(port),
  };
}

/**
 * @param {import("./profile.js").Profile} profile
 * @param {string | undefined} proxy
 */
function writePreferences(profile, proxy) {
  const uuids = JSON.stringify({ [extensionIds().GECKO_ID]: profile.uuid });
  const all = {
    ...PREFERENCES,
    "extensions.webextensions.uuids": uuids,
    ...(proxy ? throughProxy(proxy) : {}),
  };
  const lines = Object.entries(all).map(
    ([name, value]) =>
      `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});\n`,
  );
  fs.writeFileSync(path.join(profile.userData, "user.js"), lines.join(""));
}

/** Entries of libnss_wrapper's table, which says nothing when it is full. */
const NAMES_MAX = 100;

/**
 * @param {import("./profile.js").Profile} profile
 * @param {Record<string, string>} hosts
 */
function namesFrom(profile, hosts) {
  const entries = new Set(Object.entries(hosts).flat());
  if (entries.size > NAMES_MAX) throw new Error(`${entries.size} names`);
  const file = path.join(profile.dir, "hosts");
  const lines = Object.entries(hosts).map(([name, to]) => `${to} ${name}\n`);
  fs.writeFileSync(file, lines.join(""));
  return { LD_PRELOAD: "libnss_wrapper.so", NSS_WRAPPER_HOSTS: file };
}

/** Debian's name first. */
export const firefoxProgram = () =>
  ["firefox-esr", "firefox"].find(isInstalled);

/**
 * @param {import("./browser.js").StartOptions} options
 * @returns {Promise<import("./browser.js").Driver>}
 */
export async function startFirefox(options) {
  const { profile, extensions, hosts, headless, proxy, open } = options;
  writePreferences(profile, proxy);
  const args = [
    ...["--no-remote", "--profile", profile.userData],
    ...["--remote-debugging-port=0", "--remote-allow-system-access"],
  ];
  if (headless) args.push("--headless");
  const child = start(firefoxProgram(), args, {
    stdio: ["ignore", "ignore", "pipe"],
    env: {
      ...process.env,
      HOME: profile.home,
      XDG_CONFIG_HOME: path.join(profile.home, ".config"),
      XDG_CACHE_HOME: path.join(profile.home, ".cache"),
      MOZ_CRASHREPORTER_DISABLE: "1",
      ...(hosts ? namesFrom(profile, hosts) : {}),
    },
  });
  let errors = "";
  child.stderr?.on("data", (text) => {
    errors += text;
  });
  const address = /WebDriver BiDi listening on (ws:\S+)/;
  const url = await until(() => address.exec(errors)?.[1], {
    ms: 30000,
    what: () => `start of Firefox ${errors}`,
  });
  const bidi = await connect(`${url}/session`);
  const session = await bidi.send("session.new", { capabilities: {} });
  for (const url of open) await (await newPage(bidi)).goto(url);
  for (const folder of extensions) {
    await bidi.send("webExtension.install", {
      extensionData: { type: "path", path: folder },
    });
  }
  const { browserName, browserVersion } = session.capabilities;
  return {
    version: `${browserName}/${browserVersion}`,
    child,
    extensionUrl: (file) => `moz-extension://${profile.uuid}/${file}`,
    newPage: () => newPage(bidi),
    openPrivate: (url) =>
      inBrowser(
        bidi.send,
        `openTrustedLinkIn(${JSON.stringify(url)}, "window", { private: true })`,
      ),
    allowPrivate: () =>
      inBrowser(
        bidi.send,
        `(async () => {
          const id = "${extensionIds().GECKO_ID}";
          const load = (name) => ChromeUtils.importESModule(
            "resource://gre/modules/" + name + ".sys.mjs");
          await load("ExtensionPermissions").ExtensionPermissions.add(id, {
            permissions: ["internal:privateBrowsingAllowed"], origins: [] });
          const { AddonManager } = load("AddonManager");
          await (await AddonManager.getAddonByID(id)).reload();
        })()`,
      ),
    stopBackground: () =>
      // The switch is for a port that is open, which would keep it.
      inBrowser(
        bidi.send,
        `WebExtensionPolicy.getByID("${extensionIds().GECKO_ID}")
          .extension.terminateBackground({ disableResetIdleForTest: true })
          .then(() => true)`,
      ),
    async quit() {
      bidi.send("browser.close").catch(() => {});
      await within(ended(child), 15000, "end of Firefox").finally(() =>
        killGroup(child),
      );
    },
  };
}
