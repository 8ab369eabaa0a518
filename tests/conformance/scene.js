// SPDX-License-Identifier: EUPL-1.2
/**
 * One case in one browser: what is done, what the servers received meanwhile
 * (the truth that no extension is asked for), and what the extension says.
 */
import assert from "node:assert/strict";
import { hostAsked } from "../e2e/lib/server.js";
import { sleep, until } from "../e2e/lib/wait.js";
import { baseOf, byTab, hostOf } from "./case.js";
import { countsIn, gradeIn, seenIn } from "./subject.js";
import { release } from "./world.js";

/** @typedef {import("./case.js").Case} Case */
/** @typedef {import("../e2e/lib/browser.js").Browser} Browser */

/** What is right must stay so this long. Milliseconds. */
const QUIET_MS = 200;
/** What is not right by then is wrong. Milliseconds. */
const PATIENCE_MS = 6000;

/** Outcomes of which a server can know. */
const RECEIVED = /^(\S+) contacted /;
const MAYBE = /^(\S+) possible /;

/** What the servers received: "HOST PATH". */
export class Ledger {
  constructor() {
    /** @type {{host: string, path: string}[]} */
    this.lines = [];
    this.watch = (/** @type {import("node:http").IncomingMessage} */ asked) => {
      this.lines.push({ host: hostAsked(asked), path: asked.url ?? "" });
    };
  }

  clear() {
    this.lines = [];
  }

  /** @param {string} host @param {string} [path] @returns {number} times */
  count(host, path) {
    return this.lines.filter(
      (line) => line.host === host && (!path || line.path === path),
    ).length;
  }
}

export class Scene {
  /**
   * @param {Case} one
   * @param {Browser} browser
   * @param {import("../e2e/lib/stage.js").Stage} stage
   * @param {Ledger} ledger
   */
  constructor(one, browser, stage, ledger) {
    this.case = one;
    this.browser = browser;
    this.stage = stage;
    this.ledger = ledger;
    /** @type {Record<string, {tab: number,
     *   page: import("../e2e/lib/browser.js").Tab | null}>} */
    this.tabs = {};
    this.now = "page";
    ledger.clear();
  }

  /** @param {string} [path] @param {string} [host] */
  url(path = "", host = undefined) {
    return this.stage.url(
      host ?? hostOf(this.case),
      host ? `/${path}` : baseOf(this.case) + path,
    );
  }

  /** The tab at hand, driven. */
  get page() {
    const page = this.tabs[this.now]?.page;
    if (!page) throw new Error(`no tab ${this.now}`);
    return page;
  }

  /** Takes a new tab, or one that is there. @param {string} [name] */
  async open(name = "page") {
    if (!this.tabs[name]) {
      const page = await this.browser.open();
      this.tabs[name] = { tab: page.tab, page };
    }
    this.now = name;
  }

  /** A tab that no debugger looks at. @param {string} url @param {string} [name] */
  async openAlone(url, name = "page") {
    const tab = await this.browser.control.eval(
      `chrome.tabs.create({ url: ${JSON.stringify(url)} }).then((t) => t.id)`,
    );
    this.tabs[name] = { tab, page: null };
    this.now = name;
  }

  /** Of the page's own host, or of another. @param {string} [path] @param {string} [host] */
  async goto(path, host) {
    await this.open(this.now);
    await this.page.goto(this.url(path, host));
  }

  /** A tab that was there. @param {string} part of its address */
  async adopt(part, name = "page") {
    const tab = await this.browser.control.eval(
      `chrome.tabs.query({}).then((all) => all.find(({ url }) =>
         url?.includes(${JSON.stringify(part)}))?.id ?? null)`,
    );
    assert.ok(tab, `a tab of ${part}`);
    this.tabs[name] = { tab, page: null };
    this.now = name;
  }

  /** Goes somewhere of which no load event is awaited. @param {string} url */
  async head(url) {
    await this.open(this.now);
    await this.browser.control.eval(
      `chrome.tabs.update(${this.page.tab}, { url: ${JSON.stringify(url)} })
         .then(() => true)`,
    );
  }

  /** @param {string} expression */
  async eval(expression) {
    return this.page.eval(expression);
  }

  /** Does something after which the page may be gone. @param {string} code */
  async start(code) {
    await this.page.eval(`void setTimeout(() => { ${code} }, 0)`);
  }

  /** @param {string} [name] */
  async close(name = this.now) {
    const { tab, page } = this.tabs[name] ?? {};
    delete this.tabs[name];
    if (page) await page.close();
    else if (tab) {
      await this.browser.control.eval(
        `chrome.tabs.remove(${tab}).then(() => true)`,
      );
    }
  }

  /** The tab at hand, even where nobody drives it. */
  async reload() {
    await this.browser.control.eval(
      `chrome.tabs.reload(${this.tabs[this.now]?.tab}).then(() => true)`,
    );
  }

  /** Only what the servers receive from now on counts. */
  mark() {
    this.ledger.clear();
  }

  release() {
    release();
  }

  /** @param {string} host @param {string} [path] */
  async received(host, path) {
    await until(() => this.ledger.count(host, path) > 0, {
      ms: PATIENCE_MS,
      what: `${host}${path ?? ""} at the server`,
    });
  }

  /** @param {string} host @param {string} path @param {number} wanted */
  times(host, path, wanted) {
    assert.equal(this.ledger.count(host, path), wanted, `times ${host}${path}`);
  }

  /** The trap is what it claims to be. @param {string} expression @param {string} what */
  async proof(expression, what) {
    await until(() => this.eval(expression).catch(() => false), {
      ms: PATIENCE_MS,
      what,
    });
  }

  /** @param {string} name of a tab */
  async counts(name) {
    return countsIn(this.browser, this.tabs[name]?.tab ?? -1);
  }

  /** @param {() => Promise<boolean>} ask @param {string} what @param {number} [ms] */
  async eventually(ask, what, ms = PATIENCE_MS) {
    await until(ask, { ms, what });
  }

  /** Does something that opens a tab. @param {string} name @param {() => Promise<any>} act */
  async opens(name, act) {
    const before = new Set(await this.browser.tabs());
    await act();
    const tab = await until(
      async () => (await this.browser.tabs()).find((id) => !before.has(id)),
      { ms: PATIENCE_MS, what: "another tab" },
    );
    this.tabs[name] = { tab, page: null };
  }

  /** @param {Case["expect"]} expect */
  async settled(expect) {
    const wanted = Object.fromEntries(
      Object.entries(byTab(expect)).map(([tab, lines]) => [
        tab,
        [...lines].sort(),
      ]),
    );
    const limit = this.case.but?.[this.browser.name];
    const may = new Set([...(this.case.may ?? []), ...(limit?.may ?? [])]);
    /** @type {Record<string, import("./subject.js").Seen>} */
    let seen = {};
    const look = async () => {
      seen = {};
      for (const name of Object.keys(wanted)) {
        const tab = this.tabs[name]?.tab ?? -1;
        const { lines, addresses } = await seenIn(this.browser, tab);
        const kept = lines.filter(
          (line) => !may.has(line) || wanted[name]?.includes(line),
        );
        seen[name] = { lines: kept, addresses };
      }
      return Object.keys(wanted).every(
        (name) => `${seen[name]?.lines}` === `${wanted[name]}`,
      );
    };
    const lines = () =>
      Object.fromEntries(Object.keys(seen).map((n) => [n, seen[n]?.lines]));
    await until(
      async () => {
        if (!(await look())) return false;
        await sleep(QUIET_MS);
        return look();
      },
      { ms: PATIENCE_MS, what: "" },
    ).catch(() => assert.deepEqual(lines(), wanted, this.case.why));
    assert.deepEqual(lines(), wanted, this.case.why);
    return seen;
  }

  /**
   * What the case claims of the servers, they confirm.
   *
   * @param {Case["expect"]} expect
   * @param {string[]} unseen
   */
  confirm(expect, unseen) {
    const lines = Object.values(byTab(expect)).flat();
    const hosts = (/** @type {RegExp} */ kind) =>
      new Set(lines.flatMap((line) => kind.exec(line)?.[1] ?? []));
    const [sure, maybe] = [hosts(RECEIVED), hosts(MAYBE)];
    const got = [...new Set(this.ledger.lines.map(({ host }) => bare(host)))];
    const cast = new Set([...hosts(/^(\S+) /), ...PARTY]);
    for (const host of unseen) {
      assert.ok(
        got.includes(host),
        `${host} is unseen: the server saw nothing`,
      );
    }
    const known = (/** @type {string} */ host) =>
      !cast.has(host) ||
      sure.has(host) ||
      maybe.has(host) ||
      unseen.includes(host) ||
      this.case.aside?.includes(host) ||
      (this.case.may ?? []).some((line) => line.startsWith(`${host} `));
    assert.deepEqual(
      got.filter((host) => !known(host)),
      [],
      "the servers received what the case does not expect",
    );
    if (this.case.visit && this.ledger.lines.length === 0) return;
    assert.deepEqual(
      [...sure].filter((host) => !got.includes(host)),
      [],
      "the servers received nothing of what the case expects",
    );
  }

  /** @param {Record<string, import("./subject.js").Seen>} seen */
  checkAddresses(seen) {
    const { names } = this.stage;
    const limit = this.case.but?.[this.browser.name];
    for (const { addresses } of Object.values(seen)) {
      for (const [host, ips] of Object.entries(addresses)) {
        const own = (limit?.addresses ?? this.case.addresses)?.[host];
        const wanted = own ?? [names[host] ?? host];
        const said = ips.map(written);
        assert.deepEqual(said, wanted, `addresses of ${host}`);
      }
    }
  }

  async play() {
    const { case: one, browser } = this;
    const limit = one.but?.[browser.name];
    const expect = limit?.expect ?? one.expect;
    try {
      await (one.visit ?? ((scene) => scene.goto()))(this);
      if (one.check) {
        await one.check(this);
        return;
      }
      const seen = await this.settled(expect);
      this.checkAddresses(seen);
      this.confirm(expect, limit?.unseen ?? []);
      if (one.grade) {
        const tab = this.tabs.page?.tab ?? -1;
        await until(async () => (await gradeIn(browser, tab)) === one.grade, {
          ms: PATIENCE_MS,
          what: `grade ${one.grade}`,
        });
      }
    } finally {
      release();
      for (const name of Object.keys(this.tabs)) {
        await this.close(name).catch(() => {});
      }
    }
  }
}

const PARTY = ["alpha.test", "beta.test", "gamma.test", "refused.test"];

/** An address has several forms. @param {string} ip */
const written = (ip) =>
  ip.includes(":") ? bare(new URL(`http://[${ip}]/`).hostname) : ip;

/** @param {string} host */
const bare = (host) => host.replace(/^\[(.*)\]$/, "$1");
