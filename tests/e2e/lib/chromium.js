// SPDX-License-Identifier: EUPL-1.2
/**
 * Chromium, driven by the Chrome DevTools Protocol over a pipe: JSON texts
 * ended by NUL, commands on descriptor 3, replies and events on 4. The browser
 * ends when the pipe closes.
 */
import fs from "node:fs";
import path from "node:path";
import { ended, isInstalled, killGroup, start } from "./child.js";
import { extensionIds } from "./profile.js";
import { until, within } from "./wait.js";

const SWITCHES = [
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--disable-quic",
  // Google's own build no longer loads extensions from the command line.
  "--enable-unsafe-extension-debugging",
  "--password-store=basic",
];

const PREFERENCES = {
  extensions: {
    // Without this, Debian's build switches an unpacked extension off.
    ui: { developer_mode: true },
    pinned_extensions: [extensionIds().CHROMIUM_ID],
  },
};

/** What the protocol wants to know of a key: the code that Windows gives it, the
 * text that it writes.
 * @type {Record<import("./browser.js").Key,
 *   {code: number, text?: string, shift?: boolean}>} */
const KEYS = {
  Tab: { code: 9 },
  "Shift+Tab": { code: 9, shift: true },
  Enter: { code: 13, text: "\r" },
  Space: { code: 32, text: " " },
  Escape: { code: 27 },
  ArrowDown: { code: 40 },
  ArrowUp: { code: 38 },
};

/** @typedef {Record<string, any>} Message */

/**
 * @param {import("node:child_process").ChildProcess} child
 */
function connect(child) {
  const [, , , commands, replies] = /** @type {any} */ (child.stdio);
  let last = 0;
  /** @type {Buffer[]} */
  let parts = [];
  /** @type {Map<number, {done: Function, fail: Function, method: string}>} */
  const waiting = new Map();
  /** @type {Set<(event: Message) => void>} */
  const listeners = new Set();

  /** @param {Message} message */
  function receive(message) {
    const call = waiting.get(message.id);
    if (!call) {
      for (const listener of listeners) listener(message);
      return;
    }
    waiting.delete(message.id);
    if (message.error) {
      call.fail(new Error(`${call.method}: ${message.error.message}`));
    } else {
      call.done(message.result);
    }
  }
  replies.on("data", (/** @type {Buffer} */ data) => {
    let from = 0;
    let end = data.indexOf(0);
    while (end >= 0) {
      parts.push(data.subarray(from, end));
      receive(JSON.parse(Buffer.concat(parts).toString()));
      parts = [];
      from = end + 1;
      end = data.indexOf(0, from);
    }
    parts.push(data.subarray(from));
  });
  // The browser may end before it has read the last command.
  commands.on("error", () => {});
  child.once("exit", () => {
    for (const { fail, method } of waiting.values()) {
      fail(new Error(`${method}: the browser has ended`));
    }
    waiting.clear();
  });

  return {
    listeners,
    /**
     * @param {string} method
     * @param {Message} [params]
     * @param {string} [sessionId]
     * @returns {Promise<any>}
     */
    send(method, params = {}, sessionId) {
      return new Promise((done, fail) => {
        last += 1;
        waiting.set(last, { done, fail, method });
        const text = JSON.stringify({ id: last, method, params, sessionId });
        commands.write(`${text}\0`);
      });
    },
  };
}

/** @param {ReturnType<typeof connect>} pipe */
async function newPage(pipe) {
  const { targetId } = await pipe.send("Target.createTarget", {
    url: "about:blank",
  });
  const { sessionId } = await pipe.send("Target.attachToTarget", {
    targetId,
    flatten: true,
  });
  /**
   * @param {string} method
   * @param {Message} [params]
   */
  const send = (method, params) => pipe.send(method, params, sessionId);
  await send("Page.enable");

  /** @returns {Promise<void>} at the next load event */
  const loaded = () =>
    new Promise((done) => {
      const listener = (/** @type {Message} */ event) => {
        if (event.sessionId !== sessionId) return;
        if (event.method !== "Page.loadEventFired") return;
        pipe.listeners.delete(listener);
        done();
      };
      pipe.listeners.add(listener);
    });

  return {
    loaded,
    async goto(/** @type {string} */ url) {
      const load = loaded();
      const { errorText } = await send("Page.navigate", { url });
      if (errorText) throw new Error(`${url}: ${errorText}`);
      await within(load, 10000, `load of ${url}`);
    },
    async eval(/** @type {string} */ expression) {
      const { result, exceptionDetails } = await send("Runtime.evaluate", {
        expression: `(async () => (${expression}))()`,
        awaitPromise: true,
        returnByValue: true,
        userGesture: true,
      });
      if (exceptionDetails) {
        const { exception, text } = exceptionDetails;
        throw new Error(exception?.description ?? text);
      }
      return result.value;
    },
    async click(/** @type {number} */ x, /** @type {number} */ y) {
      const at = { x, y, button: "left", clickCount: 1 };
      await send("Input.dispatchMouseEvent", { type: "mousePressed", ...at });
      await send("Input.dispatchMouseEvent", { type: "mouseReleased", ...at });
    },
    async resize(/** @type {number} */ width, /** @type {number} */ height) {
      await send("Emulation.setDeviceMetricsOverride", {
        width,
        height,
        deviceScaleFactor: 2,
        mobile: false,
      });
    },
    async look(/** @type {import("./browser.js").Look} */ { dark, forced }) {
      const features = [
        { name: "prefers-color-scheme", value: dark ? "dark" : "light" },
        { name: "forced-colors", value: forced ? "active" : "none" },
        { name: "prefers-reduced-motion", value: "reduce" },
      ];
      await send("Emulation.setEmulatedMedia", { features });
    },
    async press(/** @type {import("./browser.js").Key} */ key) {
      const { code, text, shift } = KEYS[key];
      const common = {
        key: key === "Shift+Tab" ? "Tab" : key === "Space" ? " " : key,
        code: key === "Shift+Tab" ? "Tab" : key,
        windowsVirtualKeyCode: code,
        modifiers: shift ? 8 : 0,
      };
      const down = text ? { type: "keyDown", text } : { type: "rawKeyDown" };
      await send("Input.dispatchKeyEvent", { ...common, ...down });
      await send("Input.dispatchKeyEvent", { ...common, type: "keyUp" });
    },
    async type(/** @type {string} */ text) {
      await send("Input.insertText", { text });
    },
    async screenshot(/** @type {string} */ file) {
      const { data } = await send("Page.captureScreenshot", { format: "png" });
      fs.writeFileSync(file, Buffer.from(data, "base64"));
    },
    async close() {
      await pipe.send("Target.closeTarget", { targetId });
    },
  };
}

/** Debian's name first. */
export const chromiumProgram = () =>
  ["chromium", "chromium-browser", "google-chrome"].find(isInstalled);

/**
 * @param {import("./browser.js").StartOptions} options
 * @returns {Promise<import("./browser.js").Driver>}
 */
export async function startChromium(options) {
  const { profile, extensions, hosts, headless, proxy, open } = options;
  const preferences = path.join(profile.userData, "Default/Preferences");
  fs.mkdirSync(path.dirname(preferences), { recursive: true });
  fs.writeFileSync(preferences, JSON.stringify(PREFERENCES));
  const args = [
    ...SWITCHES,
    `--user-data-dir=${profile.userData}`,
    "--remote-debugging-pipe",
  ];
  if (headless) args.push("--headless", "--disable-gpu");
  // Chromium's sandbox refuses to run as root.
  if (process.getuid?.() === 0) args.push("--no-sandbox");
  if (hosts) {
    const rules = Object.entries(hosts).map(
      ([name, to]) => `MAP ${name} ${to}`,
    );
    const literal = ["EXCLUDE 127.*", "EXCLUDE *:*"];
    args.push(
      `--host-resolver-rules=${[...rules, ...literal, "MAP * ~NOTFOUND"]}`,
    );
  }
  if (proxy) args.push(`--proxy-server=http://${proxy}`);
  const child = start(chromiumProgram(), [...args, "about:blank"], {
    stdio: ["ignore", "ignore", "pipe", "pipe", "pipe"],
    env: { ...process.env, HOME: profile.home },
  });
  let errors = "";
  child.stderr?.on("data", (text) => {
    errors += text;
  });
  const pipe = connect(child);
  const { product } = await within(
    pipe.send("Browser.getVersion"),
    20000,
    () => `start of Chromium ${errors}`,
  );
  for (const url of open) await (await newPage(pipe)).goto(url);
  for (const folder of extensions) {
    await pipe.send("Extensions.loadUnpacked", { path: folder });
  }
  return {
    version: product,
    child,
    extensionUrl: (file) =>
      `chrome-extension://${extensionIds().CHROMIUM_ID}/${file}`,
    newPage: () => newPage(pipe),
    async openPrivate(url) {
      const { browserContextId } = await pipe.send(
        "Target.createBrowserContext",
      );
      await pipe.send("Target.createTarget", { url, browserContextId });
    },
    async allowPrivate() {
      const page = await newPage(pipe);
      await page.goto("chrome://extensions/");
      await page.eval(`chrome.developerPrivate.updateExtensionConfiguration({
        extensionId: "${extensionIds().CHROMIUM_ID}",
        incognitoAccess: true,
      })`);
      await page.close();
    },
    async stopBackground() {
      const own = `chrome-extension://${extensionIds().CHROMIUM_ID}/`;
      const all = async () => {
        const { targetInfos } = await pipe.send("Target.getTargets", {
          filter: [{}],
        });
        return targetInfos.filter((/** @type {Message} */ { url }) =>
          url.startsWith(own),
        );
      };
      const screen = (await all()).find(({ type }) => type === "page");
      // A session of the worker itself would keep it alive.
      const { sessionId } = await pipe.send("Target.attachToTarget", {
        targetId: screen.targetId,
        flatten: true,
      });
      await pipe.send("ServiceWorker.enable", {}, sessionId);
      await pipe.send("ServiceWorker.stopAllWorkers", {}, sessionId);
      await pipe.send("Target.detachFromTarget", { sessionId });
      const isWorker = ({ type = "" }) => type === "service_worker";
      await until(async () => !(await all()).some(isWorker), {
        what: "the end of the worker",
      });
    },
    async quit() {
      pipe.send("Browser.close").catch(() => {});
      await within(ended(child), 10000, "end of Chromium").finally(() =>
        killGroup(child),
      );
    },
  };
}
