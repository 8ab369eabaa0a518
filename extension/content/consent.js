// SPDX-License-Identifier: EUPL-1.2
// In the page's own document, out of its sight: when a consent banner became
// visible and by which tool, what the person clicked in it and when, and the
// names of the cookies and storage keys that appear meanwhile. It clicks
// nothing, hides nothing, asks the page nothing. Only this leaves: times, the
// name of a tool, the meaning of a button or of the tool's own record
// (consent/stored.js), names; never a value. Each report is the whole of it, so
// that a lost one is mended by the next.
// capture/consent.js reads them.

(() => {
  if (document.contentType !== "text/html") return;
  const { runtime } =
    /** @type {any} */ (globalThis).browser ??
    /** @type {any} */ (globalThis).chrome;
  const { suspect, look, isShown, meaningOf } = cocardeDetect;
  const { isRecord, read } = cocardeStored;

  /** Looking for a banner: so many times at most, so long after the load. */
  const MAX_LOOKS = 40;
  /** Parts of the page to look into one by one. */
  const MAX_FRESH = 100;
  const LOOK_MS = 60_000;
  const FIRST_MS = 60;
  /** A page that shows none so long after its load has none, so far. */
  const LOOKED_MS = 1500;
  const SLOWEST_MS = 2000;
  /** A banner that a click closes is gone by the last of these. */
  const CLOSING_MS = [60, 200, 500, 1200, 2500];
  /** Keys are looked for so long after the load, and after a choice. */
  const LATER_MS = [1000, 4000, 10_000];
  /** A banner that goes by itself may have been answered so long before. */
  const SLACK_MS = 200;
  /** A tool writes down a choice within this time of its click. */
  const RECORD_MS = 6000;
  /** The click belongs to a press of this long ago at most. */
  const PRESS_MS = 3000;
  const MAX_MARKS = 6;
  const MAX_NAMES = 64;
  const MAX_NAME = 64;

  const now = () => Date.now();

  /** stored: the tool whose record says so; "": none did.
   * @typedef {{from: number, at: number, means: string,
   *   done: boolean | null, stored: string}} Mark */
  /** @typedef {{name: string, by: "script" | "storage", at: number}} Name */

  const report = {
    event: "consent",
    seq: 0,
    began: performance.timeOrigin,
    storage: true,
    earlier: /** @type {string[]} */ ([]),
    kept: /** @type {{tool: string, means: string} | null} */ (null),
    banner: /** @type {{tool: string, at: number} | null} */ (null),
    looked: false,
    marks: /** @type {Mark[]} */ ([]),
    names: /** @type {Name[]} */ ([]),
  };

  // ---- telling ----
  let telling = false;
  function tell() {
    telling = false;
    report.seq += 1;
    // Nobody listens when the extension was taken away meanwhile.
    runtime.sendMessage(report).catch(() => {});
  }
  function tellSoon() {
    if (telling) return;
    telling = true;
    setTimeout(() => telling && tell(), 100);
  }

  runtime.onMessage.addListener((/** @type {any} */ message) => {
    if (message?.event === "again") tell();
  });

  // ---- names of cookies and keys ----
  /** @type {Set<string>} */
  const known = new Set();

  /** What the tools' records say now. @type {Written | null} */
  let held = null;
  /** When they were last looked at. */
  let lookedAt = now();

  /** @returns {[Name["by"], string][]} */
  function present() {
    /** @type {[Name["by"], string][]} */
    const found = [];
    /** @type {Map<string, string>} */
    const values = new Map();
    try {
      for (const name of Object.keys(localStorage)) {
        found.push(["storage", name]);
        if (isRecord(name)) values.set(name, localStorage.getItem(name) ?? "");
      }
      // The values end here.
      for (const one of document.cookie.split("; ")) {
        const [name = ""] = one.split("=", 1);
        if (name) found.push(["script", name]);
        if (isRecord(name)) values.set(name, one.slice(name.length + 1));
      }
    } catch {
      report.storage = false; // a sandboxed page, or the person forbids it
    }
    weigh(read(values));
    return found;
  }

  /** @param {Name["by"]} by @param {string} name */
  function meet(by, name) {
    const key = `${by} ${name}`;
    if (known.has(key) || report.names.length >= MAX_NAMES) return;
    known.add(key);
    report.names.push({ name: name.slice(0, MAX_NAME), by, at: now() });
    tellSoon();
  }

  function meetAll() {
    for (const [by, name] of present()) meet(by, name);
  }

  /** @param {string} name */
  function wasThere(name) {
    if (report.earlier.length < MAX_NAMES) {
      report.earlier.push(name.slice(0, MAX_NAME));
    }
  }

  // ---- what the tool wrote down ----

  /** @param {Written | null} record */
  function weigh(record) {
    const since = lookedAt;
    lookedAt = now();
    const same = held?.means === record?.means && held?.sure === record?.sure;
    held = record;
    if (same || !record || report.seq === 0) return;
    const last = report.marks.at(-1);
    if (last && last.done !== false && lookedAt - last.at < RECORD_MS) {
      believe(last);
    } else if (record.sure && navigator.userActivation?.hasBeenActive) {
      // A choice that we did not see made: in a frame, with the keyboard of it.
      const { means, tool } = record;
      mark({ from: since, at: lookedAt, means, done: true, stored: tool });
    }
  }

  /** What the record says counts, not what the button seemed to. A string that
   * grants nothing proves a refusal only together with the click.
   * @param {Mark} entry */
  function believe(entry) {
    if (!held || (!held.sure && held.means !== entry.means)) return;
    if (entry.stored === held.tool && entry.means === held.means) return;
    entry.means = held.means;
    entry.stored = held.tool;
    tellSoon();
  }

  for (const [by, name] of present()) {
    known.add(`${by} ${name}`);
    wasThere(name);
  }
  try {
    for (const name of Object.keys(sessionStorage)) wasThere(name);
  } catch {
    // as localStorage
  }
  const was = /** @type {Written | null} */ (held);
  if (was?.sure) report.kept = { tool: was.tool, means: was.means };
  report.seq = 1;
  const { cookieStore } = /** @type {any} */ (globalThis);
  cookieStore?.addEventListener("change", (/** @type {any} */ event) => {
    for (const { name } of event.changed) meet("script", name);
    if (event.changed.some((/** @type {any} */ { name }) => isRecord(name))) {
      meetAll();
    }
  });

  // ---- the banner ----
  /** @type {ReturnType<typeof look>["banner"]} */
  let banner = null;
  /** Its settings were opened: what is clicked next may be elsewhere. */
  let deeper = false;
  /** The document has been changing since. */
  let changed = 0;
  let looks = 0;
  let pace = FIRST_MS;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let turn;
  const watch = { childList: true, subtree: true };
  const styles = { attributes: true, subtree: true };
  const attributeFilter = ["class", "style", "hidden", "open", "aria-hidden"];
  /** @type {WeakSet<Element>} */
  const watched = new WeakSet();
  /** Parts that came since the last look; null: too many, so all of it.
   * @type {Set<Element> | null} */
  let fresh = null;
  const observer = new MutationObserver((records) => {
    if (changed === 0) changed = now();
    for (const { addedNodes } of records) {
      for (const node of addedNodes) {
        if (node instanceof Element) fresh?.add(node);
      }
    }
    if (fresh && fresh.size > MAX_FRESH) fresh = null;
    lookLater();
  });

  function lookLater() {
    if (turn === undefined) turn = setTimeout(lookAgain, pace);
  }

  /** @param {Element} element */
  function watchStyle(element) {
    if (watched.has(element)) return;
    watched.add(element);
    observer.observe(element, { ...styles, attributeFilter });
  }

  function lookAgain() {
    turn = undefined;
    const since = changed || now();
    changed = 0;
    if (banner) {
      if (isShown(banner) || closing()) return;
      banner = null;
      const last = report.marks.at(-1);
      const told = last?.stored && now() - last.at < RECORD_MS;
      if (told) stop();
      else if (!findBanner() && !deeper) {
        // Gone without a click that we saw: a frame's, another program's.
        const from = since - SLACK_MS;
        const at = now();
        mark({ from, at, means: "unknown", done: true, stored: "" });
        stop();
      }
      return;
    }
    looks += 1;
    pace = Math.min(2 * pace, SLOWEST_MS);
    const found = findBanner();
    if (!found && looks >= MAX_LOOKS) stop();
  }

  /** @returns {boolean} */
  function findBanner() {
    for (const part of fresh ?? [document.documentElement]) {
      if (part.isConnected) suspect(document, part);
    }
    fresh = new Set();
    const { banner: found, hidden } = look(document);
    for (const element of hidden) watchStyle(element);
    if (!found) {
      // What is there may yet fade in, and no event tells.
      if (hidden.length > 0 && looks < MAX_LOOKS) lookLater();
      return false;
    }
    banner = found;
    deeper = false;
    watchStyle(found.root);
    if (!report.banner) {
      report.banner = { tool: found.tool, at: now() };
      tell();
    }
    return true;
  }

  function stop() {
    observer.disconnect();
    clearTimeout(turn);
    turn = 0;
  }

  // ---- the choice ----
  let pressed = 0;

  const closing = () => report.marks.some(({ done }) => done === null);

  /** @param {Mark} entry */
  function mark(entry) {
    if (report.marks.length >= MAX_MARKS) return;
    report.marks.push(entry);
    tell();
    for (const ms of [...CLOSING_MS, ...LATER_MS]) setTimeout(meetAll, ms / 2);
  }

  /** @param {Mark} entry @param {number} step */
  function settle(entry, step) {
    const shown = banner && isShown(banner);
    const ms = CLOSING_MS[step];
    if (shown && ms !== undefined) {
      setTimeout(() => settle(entry, step + 1), ms);
      return;
    }
    banner = shown ? banner : null;
    // Another layer of it is no choice yet.
    entry.done = !banner && !findBanner();
    meetAll();
    if (entry.done && held?.means === entry.means) believe(entry);
    tell();
    if (entry.done) stop();
  }

  /** @param {Event} event */
  function press(event) {
    if (event.isTrusted) pressed = now();
  }

  /** @param {Event} event */
  function click(event) {
    if (!event.isTrusted || closing()) return;
    const path = event.composedPath();
    const inside = banner !== null && path.includes(banner.root);
    const word = meaningOf(path, inside ? banner : null);
    if (inside && word === "settings") deeper = true;
    const chosen = /^(accepted|refused|partly)$/.test(word);
    if (!chosen && !(inside && word !== "settings" && isButton(path))) return;
    meetAll(); // what was there before the page hears of the click
    const at = now();
    const from = at - pressed < PRESS_MS ? pressed : at;
    if (inside) {
      const means = chosen ? word : "unknown";
      const entry = { from, at, means, done: null, stored: "" };
      mark(entry);
      settle(/** @type {Mark} */ (entry), 0);
    } else if (chosen) {
      // In a panel that the banner opened it is a choice; elsewhere it may be.
      const means = deeper ? word : "unknown";
      mark({ from, at, means, done: true, stored: "" });
      deeper = false;
    }
  }

  /** @param {EventTarget[]} path */
  function isButton(path) {
    return path.some(
      (part) =>
        part instanceof Element && part.matches("button,a,input,[role=button]"),
    );
  }

  const early = { capture: true, passive: true };
  addEventListener("pointerdown", press, early);
  addEventListener("keydown", press, early);
  addEventListener("click", click, early);

  // ---- when ----
  addEventListener("DOMContentLoaded", () => {
    meetAll();
    observer.observe(document, watch);
    for (const top of [document.documentElement, document.body]) {
      if (top) observer.observe(top, { attributes: true, attributeFilter });
    }
    tell();
    lookLater();
  });
  addEventListener("load", () => {
    meetAll();
    if (telling) tell();
    for (const ms of LATER_MS) setTimeout(meetAll, ms);
    setTimeout(() => {
      report.looked = true;
      tell();
    }, LOOKED_MS);
    if (turn === undefined) lookLater();
    setTimeout(() => !banner && stop(), LOOK_MS);
  });
  addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden") meetAll();
  });
})();
