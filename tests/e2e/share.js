// SPDX-License-Identifier: EUPL-1.2
/**
 * The popup, sharing and the letter as a person uses them: in each way to have
 * one's screen, by keyboard alone, and with nothing said that was not seen. The
 * shared record is replayed on the command line.
 */
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { test } from "node:test";
import { openPopup } from "./lib/popup.js";
import { TREE } from "./lib/profile.js";
import { checkScreen, POPUP_WAYS } from "./lib/screen.js";
import { WORLD_HOST } from "./lib/stage.js";
import { rated, visit } from "./lib/visit.js";
import { sleep, until } from "./lib/wait.js";
import { hostOf } from "./sites/page.js";
import { PAGES } from "./sites/pages.js";

/** @typedef {import("./lib/browser.js").Browser} Browser */
/** @typedef {import("./lib/browser.js").Page} Page */

/** The longest list of companies, a range, a blocked call. */
const SHOWN = ["video-frame", "campaign-crm", "blocked"];
const SHARED = "campaign-crm";
/** More presses than any of these pages has stops. */
const STOPS_MAX = 40;

/** @param {string} name */
function pageNamed(name) {
  const page = PAGES.find((one) => one.name === name);
  assert.ok(page, name);
  return page;
}

/** A page of Cocarde in a tab, once it says that it is ready.
 * @param {Browser} browser @param {string} file @returns {Promise<Page>} */
async function openOwn(browser, file) {
  const page = await browser.open();
  await page.resize(1100, 800);
  await page.goto(browser.driver.extensionUrl(file));
  await until(() => page.eval("document.body.dataset.ready ?? null"), {
    ms: 8000,
    what: file,
  });
  return page;
}

/** What the page would hand out, instead of a download and the clipboard.
 * @param {Page} page */
const catchFiles = (page) =>
  page.eval(`(() => {
    globalThis.caught = [];
    HTMLAnchorElement.prototype.click = function () {
      caught.push(fetch ? { name: this.download, href: this.href } : null);
    };
    const made = URL.createObjectURL;
    URL.createObjectURL = (blob) => {
      const href = made.call(URL, blob);
      blob.arrayBuffer().then((bytes) => {
        const entry = { href, type: blob.type };
        entry.bytes = btoa(Array.from(new Uint8Array(bytes),
          (byte) => String.fromCharCode(byte)).join(""));
        (globalThis.blobs ??= []).push(entry);
      });
      return href;
    };
  })()`);

/** @param {Page} page @param {string} id of the button
 * @returns {Promise<{name: string, bytes: Buffer, type: string}>} */
async function saved(page, id) {
  await page.eval(`document.getElementById(${JSON.stringify(id)}).click()`);
  const found = await until(
    () =>
      page.eval(`(() => {
        const last = caught.at(-1);
        const blob = (globalThis.blobs ?? []).find((b) => b.href === last?.href);
        return blob ? { ...blob, name: last.name } : null;
      })()`),
    { ms: 8000, what: `file of ${id}` },
  );
  await page.eval("caught.length = 0");
  return { ...found, bytes: Buffer.from(found.bytes, "base64") };
}

/** Presses Tab until it is back where it began.
 * @param {Page} page @returns {Promise<string[]>} ids, or names of elements */
async function stops(page) {
  const all = [];
  for (let i = 0; i < STOPS_MAX; i++) {
    await page.press("Tab");
    const at = await page.eval(`(() => {
      const node = document.activeElement;
      if (!node || node === document.body) return null;
      const { top, bottom } = node.getBoundingClientRect();
      const seen = bottom > 0 && top < innerHeight;
      const ring = getComputedStyle(node).outlineStyle !== "none";
      return { id: node.id || node.tagName, seen, ring };
    })()`);
    if (!at || (all.length > 0 && at.id === all[0])) break;
    assert.ok(at.seen, `${at.id} has the focus and is out of sight`);
    assert.ok(at.ring, `${at.id} has the focus and does not show it`);
    all.push(at.id);
  }
  return all;
}

/** Presses Tab until that element has the focus.
 * @param {Page} page @param {string} id */
async function tabTo(page, id) {
  for (let i = 0; i < STOPS_MAX; i++) {
    await page.press("Tab");
    if ((await page.eval("document.activeElement?.id")) === id) return;
  }
  assert.fail(`${id} is not reached`);
}

/**
 * @param {import("./lib/profile.js").BrowserName} name
 * @param {() => {browser: Browser, stage: import("./lib/stage.js").Stage}} get
 */
export function shareTests(name, get) {
  for (const shown of SHOWN) {
    test(`popup of ${shown}, however one's screen is set`, async () => {
      const { browser, stage } = get();
      const { tab } = await visit(browser, pageNamed(shown), stage.url);
      const popup = await openPopup(browser, tab.tab, "");
      await checkScreen(popup, name, `popup-${shown}`, POPUP_WAYS);
      await popup.eval(
        "document.querySelectorAll('details').forEach((d) => { d.open = true; })",
      );
      await checkScreen(popup, name, `popup-${shown}-open`, POPUP_WAYS);
      await popup.close();
      await tab.close();
    });
  }

  test("the popup by keyboard alone", async () => {
    const { browser, stage } = get();
    const page = pageNamed(SHARED);
    const { tab } = await visit(browser, page, stage.url);
    const popup = await openPopup(browser, tab.tab, hostOf(page));
    await popup.resize(360, 600);
    const all = await stops(popup);
    for (const id of [
      ...["party-0-row", "party-1-row", "findings-row", "sources-row"],
      ...["way_details", "way_history", "way_share"],
    ]) {
      assert.ok(all.includes(id), `${id} is not among ${all.join(" ")}`);
    }
    await popup.close();

    // At the end of its stops the focus has gone to the browser: a new one.
    const again = await openPopup(browser, tab.tab, hostOf(page));
    const isOpen = () => again.eval("document.getElementById('party-0').open");
    await tabTo(again, "party-0-row");
    await again.press("Enter");
    await until(isOpen, { ms: 2000, what: "the row to open" });
    await again.press("Space");
    await until(async () => !(await isOpen()), {
      ms: 2000,
      what: "the row to close",
    });
    // The links lead somewhere, in a tab of their own.
    const before = await browser.tabs();
    await tabTo(again, "way_share");
    await again.press("Enter");
    const opened = await until(
      async () => (await browser.tabs()).find((id) => !before.includes(id)),
      { ms: 5000, what: "the tab for sharing" },
    );
    const url = await browser.control.eval(
      `chrome.tabs.get(${opened}).then((tab) => tab.url ?? tab.pendingUrl)`,
    );
    assert.match(url, /\/share\/share\.html\?tab=\d+&page=./);
    await browser.control.eval(`chrome.tabs.remove(${opened})`);
    await again.close();
    await tab.close();
  });

  test("a shared record says what it is, and replays to the same bytes", async () => {
    const { browser, stage } = get();
    const page = pageNamed(SHARED);
    const { tab, rating } = await visit(browser, page, stage.url);
    const share = await openOwn(browser, `share/share.html?tab=${tab.tab}`);
    await checkScreen(share, name, "share");
    await catchFiles(share);

    const record = await saved(share, "save-record");
    assert.match(
      record.name,
      /^cocarde-www\.campaign-crm\.test-\d{4}-\d\d-\d\d\.json$/,
    );
    const { replay, kept } = JSON.parse(record.bytes.toString());
    assert.equal(kept.grade.worst, rating.grade.worst);
    const dir = fs.mkdtempSync(path.join(os.tmpdir(), "cocarde-shared-"));
    try {
      fs.writeFileSync(path.join(dir, record.name), record.bytes);
      const [, ...args] = replay.split(" ");
      const program = path.join(TREE, "build/cocarde");
      const line = execFileSync(program, ["--data", WORLD_HOST.data, ...args], {
        cwd: dir,
        encoding: "utf8",
      });
      const lang = args[args.indexOf("--lang") + 1];
      const { ok } = await browser.ask({ cmd: "share", tabId: tab.tab, lang });
      const { file, ...same } = JSON.parse(line);
      assert.equal(file, record.name);
      assert.equal(JSON.stringify(same), JSON.stringify(ok.rating));
    } finally {
      fs.rmSync(dir, { recursive: true });
    }

    const digest = createHash("sha256").update(record.bytes).digest("hex");
    const words = await share.eval("document.getElementById('words').value");
    for (const said of [digest, replay, rating.versions.digest, hostOf(page)]) {
      assert.ok(words.includes(said), `${said} is not in ${words}`);
    }
    const html = await saved(share, "save-html");
    const text = html.bytes.toString();
    assert.match(text, /^<!doctype html>\n<html lang="(fr|en)"><head>/);
    assert.ok(text.includes(digest) && text.includes(replay));
    assert.doesNotMatch(text, /<script|<link|src=|href=|@import|url\(/);
    const picture = await saved(share, "save-picture");
    assert.equal(picture.bytes.subarray(1, 4).toString(), "PNG");
    const size = [16, 20].map((at) => picture.bytes.readUInt32BE(at));
    assert.deepEqual(size, [1200, 630]);
    const pictures = path.join(TREE, "build/e2e", name);
    fs.writeFileSync(path.join(pictures, "share-card.png"), picture.bytes);
    const file = path.join(pictures, "share.html");
    fs.writeFileSync(file, html.bytes);
    await share.goto(`file://${file}`);
    await checkScreen(share, name, "share-file");
    await share.close();
    await tab.close();
  });

  test("the card is light on a dark screen, too", async () => {
    const { browser, stage } = get();
    const { tab } = await visit(browser, pageNamed(SHARED), stage.url);
    const share = await openOwn(browser, `share/share.html?tab=${tab.tab}`);
    await share.look({ dark: true });
    await share.eval("location.reload()").catch(() => {});
    await sleep(200);
    await until(() => share.eval("document.body?.dataset.ready ?? null"), {
      ms: 8000,
      what: "the page for sharing",
    });
    const corner = await share.eval(
      "Array.from(document.querySelector('canvas').getContext('2d').getImageData(2, 2, 1, 1).data)",
    );
    assert.deepEqual(corner, [0xfa, 0xf8, 0xf4, 255]);
    await share.look({});
    await share.close();
    await tab.close();
  });

  test("the letter: two languages, changed, copied, nothing lost", async () => {
    const { browser, stage } = get();
    const page = pageNamed(SHARED);
    const { tab } = await visit(browser, page, stage.url);
    const letter = await openOwn(browser, `letter/letter.html?tab=${tab.tab}`);
    await checkScreen(letter, name, "letter");
    const area = "document.getElementById('letter').value";
    const press = (/** @type {string} */ id) =>
      letter.eval(`document.getElementById(${JSON.stringify(id)}).click()`);
    /** @param {RegExp} wanted */
    const says = (wanted) =>
      until(async () => wanted.test(await letter.eval(area)), {
        ms: 5000,
        what: `a letter with ${wanted}`,
      });
    await press("en");
    await says(/^Dear Sir or Madam,$/m);
    assert.match(
      await letter.eval(area),
      /NationBuilder \(controlled from: United States\)/,
    );
    await press("fr");
    await says(/^Madame, Monsieur,$/m);
    assert.match(
      await letter.eval(area),
      /NationBuilder \(contrôle\s: États-Unis\)/,
    );
    await letter.eval(`${area} = "Mon texte", 0`);
    await press("en");
    await says(/^Dear/m);
    await press("fr");
    await says(/^Mon texte$/);
    await press("reset");
    await says(/^Madame, Monsieur,$/m);
    const all = await stops(letter);
    for (const id of ["fr", "en", "letter", "copy", "reset"]) {
      assert.ok(all.includes(id), `${id} is not among ${all.join(" ")}`);
    }
    await letter.close();
    await tab.close();
  });

  test("a tab that went elsewhere is not shared by mistake", async () => {
    const { browser, stage } = get();
    const tab = await browser.open();
    await tab.goto(stage.url("www.aws-paris.test"));
    await rated(browser, tab.tab, "D");
    const query = `tab=${tab.tab}&page=another`;
    for (const file of ["share/share.html", "letter/letter.html"]) {
      const own = await openOwn(browser, `${file}?${query}`);
      assert.equal(await own.eval("document.body.dataset.ready"), "none");
      await own.close();
    }
    await tab.close();
  });

  test("the button changes twice a second at most, also on a page that loads itself", async () => {
    const { browser, stage } = get();
    const tab = await browser.open();
    await tab.goto(stage.url("www.aws-paris.test"));
    await rated(browser, tab.tab, "D");
    const watched = browser.control.eval(`(async () => {
      const seen = [];
      const end = performance.now() + 3000;
      let last = "D"; // it shows that already
      while (performance.now() < end) {
        const text = await chrome.action.getBadgeText({ tabId: ${tab.tab} });
        // "" is the browser's own: it clears the button of a new page.
        if (text !== last && text !== "") seen.push([performance.now(), text]);
        last = text;
      }
      return seen;
    })()`);
    for (let i = 0; i < 6; i++) {
      await tab.eval("void setTimeout(() => location.reload(), 0)");
      await sleep(250);
    }
    const seen = await watched;
    for (const [at] of seen) {
      const within = seen.filter(
        (/** @type {[number, string]} */ [other]) =>
          other >= at && other < at + 900, // of 1000: looking takes time
      );
      assert.ok(within.length <= 2, JSON.stringify(seen));
    }
    await rated(browser, tab.tab, "D");
    await tab.close();
  });
}
