// SPDX-License-Identifier: EUPL-1.2
/**
 * One browser with the extension and the host, the same for both engines. What
 * the badge shows is asked of the browser itself, through a page of the
 * extension that stays open in a tab of its own.
 */
import fs from "node:fs";
import path from "node:path";
import { killGroup } from "./child.js";
import { startChromium } from "./chromium.js";
import { startFirefox } from "./firefox.js";
import { makeProfile, TREE } from "./profile.js";
import { until } from "./wait.js";

/**
 * How a person has set their screen: forced is a theme of few colours that the
 * system puts in place of the page's own.
 * @typedef {{dark?: boolean, forced?: boolean}} Look
 * @typedef {"Tab" | "Shift+Tab" | "Enter" | "Space" | "Escape" | "ArrowDown" |
 *   "ArrowUp"} Key
 *
 * @typedef {object} Page a tab, driven from outside
 * @property {(url: string) => Promise<void>} goto until its load event
 * @property {(expression: string) => Promise<any>} eval
 *   the value, awaited; must be JSON
 * @property {(x: number, y: number) => Promise<void>} click
 *   as a hand does, in CSS pixels of what shows
 * @property {(width: number, height: number) => Promise<void>} resize
 *   CSS pixels
 * @property {(look: Look) => Promise<void>} look light when it says nothing;
 *   in Firefox it holds for all tabs
 * @property {(key: Key) => Promise<void>} press what has the focus gets it
 * @property {(text: string) => Promise<void>} type into what has the focus
 * @property {(file: string) => Promise<void>} screenshot PNG of what shows
 * @property {() => Promise<void>} close
 */

/**
 * @typedef {object} Driver what each engine's module offers
 * @property {string} version
 * @property {import("node:child_process").ChildProcess} child
 * @property {(file: string) => string} extensionUrl
 * @property {() => Promise<Page>} newPage
 * @property {(url: string) => Promise<void>} openPrivate in a private window
 * @property {() => Promise<void>} allowPrivate as a person does who lets
 *   Cocarde see private windows; before its control page is opened
 * @property {() => Promise<void>} stopBackground ends Cocarde's background, as
 *   the browser does when it wants memory
 * @property {() => Promise<void>} quit until the browser's process has ended
 */

/**
 * @typedef {object} StartOptions
 * @property {import("./profile.js").Profile} profile
 * @property {string[]} extensions unpacked folders, Cocarde first
 * @property {Record<string, string> | undefined} hosts names to addresses;
 *   without, names are resolved as usual
 * @property {boolean} headless
 * @property {string | undefined} proxy "ADDRESS:PORT"
 * @property {string[]} open addresses opened before the extensions come
 */

/** @typedef {Page & {tab: number}} Tab tab: the browser's own number */

export const EXTENSION = path.join(TREE, "extension");

/** @type {Record<import("./profile.js").BrowserName,
 *   (options: StartOptions) => Promise<Driver>>} */
const ENGINES = { chromium: startChromium, firefox: startFirefox };

const popupFile = () => {
  const text = fs.readFileSync(path.join(EXTENSION, "manifest.json"), "utf8");
  return JSON.parse(text).action.default_popup;
};

/**
 * @typedef {object} Wanted
 * @property {import("./profile.js").Host} host
 * @property {boolean} [registered] the browser knows the host; yes
 * @property {string} [ca] certificate of an authority to trust
 * @property {Record<string, string>} [hosts] names to addresses
 * @property {string[]} [extensions] besides Cocarde's
 * @property {boolean} [headless] yes
 * @property {string} [proxy] "ADDRESS:PORT"; none
 * @property {string[]} [open] addresses opened before the extensions come
 * @property {boolean} [private] it may see private windows; no
 */

/**
 * A browser with the extension and the host, and nobody watching.
 *
 * @param {import("./profile.js").BrowserName} name
 * @param {Wanted} wanted
 */
export async function startDriver(name, wanted) {
  const { host, ca, hosts, headless = true, proxy, open = [] } = wanted;
  const profile = makeProfile({ browser: name, host, ca });
  if (wanted.registered === false) profile.unregister();
  try {
    const extensions = [EXTENSION, ...(wanted.extensions ?? [])];
    const options = { profile, extensions, hosts, headless, proxy, open };
    const driver = await ENGINES[name](options);
    if (wanted.private) await driver.allowPrivate();
    return { profile, driver };
  } catch (error) {
    profile.remove();
    throw error;
  }
}

export class Browser {
  /**
   * @param {import("./profile.js").BrowserName} name
   * @param {import("./profile.js").Profile} profile
   * @param {Driver} driver
   * @param {Page} control
   */
  constructor(name, profile, driver, control) {
    this.name = name;
    this.profile = profile;
    this.driver = driver;
    this.control = control;
  }

  /**
   * @param {import("./profile.js").BrowserName} name
   * @param {Wanted} wanted
   */
  static async start(name, wanted) {
    const { profile, driver } = await startDriver(name, wanted);
    try {
      const control = await openControl(driver);
      // Loaded anew with its new right, it is not installed anew.
      if (!wanted.private) await closeWelcome(control);
      return new Browser(name, profile, driver, control);
    } catch (error) {
      killGroup(driver.child);
      profile.remove();
      throw error;
    }
  }

  /**
   * A page of the extension, in a tab of its own, once it says that it is ready.
   * @param {string} file below extension/
   * @returns {Promise<Tab>}
   */
  async extensionPage(file) {
    const page = await this.open();
    await page.goto(this.driver.extensionUrl(file));
    await until(() => page.eval("document.body.dataset.ready ?? null"), {
      ms: 8000,
      what: file,
    });
    return page;
  }

  /** @returns {Promise<number[]>} */
  async tabs() {
    return this.control.eval(
      "chrome.tabs.query({}).then((all) => all.map((tab) => tab.id))",
    );
  }

  /** @returns {Promise<Tab>} a new, empty tab */
  async open() {
    const before = new Set(await this.tabs());
    const page = await this.driver.newPage();
    const tab = await until(
      async () => (await this.tabs()).find((id) => !before.has(id)),
      { what: "the new tab" },
    );
    return Object.assign(page, { tab });
  }

  /** @param {number} tab @returns {Promise<{text: string, title: string}>} */
  async badge(tab) {
    return this.control.eval(
      `Promise.all([chrome.action.getBadgeText({ tabId: ${tab} }),
         chrome.action.getTitle({ tabId: ${tab} })])
       .then(([text, title]) => ({ text, title }))`,
    );
  }

  /**
   * @param {Record<string, unknown>} message
   * @returns {Promise<any>} what the background answers
   */
  async ask(message) {
    return this.control.eval(
      `chrome.runtime.sendMessage(${JSON.stringify(message)})`,
    );
  }

  /** @param {number} tab @returns {Promise<Tab>} the popup about that tab */
  async popup(tab) {
    const page = await this.open();
    await page.resize(360, 600);
    await page.goto(this.driver.extensionUrl(`${popupFile()}?tab=${tab}`));
    return page;
  }

  /** Closes the browser the way a person does. */
  async close() {
    try {
      await this.driver.quit();
    } finally {
      this.profile.remove();
    }
  }

  /** Ends it whatever state it is in. */
  kill() {
    killGroup(this.driver.child);
    this.profile.remove();
  }
}

/** @param {Driver} driver */
async function openControl(driver) {
  const page = await driver.newPage();
  const ready = () => page.eval("Boolean(globalThis.chrome?.action)");
  await until(
    async () => {
      // The extension may still be on its way in.
      await page.goto(driver.extensionUrl(popupFile())).catch(() => {});
      return ready().catch(() => false);
    },
    { ms: 15000, every: 100, what: "the extension" },
  );
  return page;
}

/** At install a welcome page opens by itself; a tab that comes by itself would
 * be taken for the one that a test opens. @param {Page} control */
async function closeWelcome(control) {
  const welcome = 'chrome.runtime.getURL("welcome/welcome.html")';
  await until(
    () =>
      control.eval(
        `chrome.tabs.query({}).then((all) => {
           const tab = all.find(({ url, pendingUrl }) =>
             (url || pendingUrl) === ${welcome});
           return tab ? chrome.tabs.remove(tab.id).then(() => true) : false;
         })`,
      ),
    { ms: 15000, what: "the welcome page" },
  );
}
