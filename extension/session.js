// SPDX-License-Identifier: EUPL-1.2
// The background between the browser and the pure parts: feeds events to the
// capture, keeps its state across the background's own deaths, tells rater and
// badge, answers the popup. The browser is passed in.

import { createBadge, lookOf } from "./badge.js";
import { apply, exportPage, pageIn } from "./capture/capture.js";
import { noticePage } from "./capture/declared.js";
import { inOrder } from "./capture/order.js";
import { newState, pagesOf } from "./capture/state.js";
import { createHost } from "./host/port.js";
import { failure, readDeclared } from "./host/protocol.js";
import { createRater } from "./rater.js";
import { createRecorder, readRecording } from "./recorder.js";
import { viewOf } from "./status.js";
import { createStore } from "./store.js";

/**
 * @typedef {import("./capture/capture.js").Event} Event
 * @typedef {import("./capture/state.js").Page} Page
 * @typedef {import("./status.js").Verdict} Verdict
 *
 * @typedef {Omit<import("./host/port.js").Outside, "onState"> &
 *   Pick<import("./badge.js").Outside, "draw">} Shared
 * @typedef {Shared & {
 *   area: import("./store.js").Area,
 *   seed: string,
 *   lang: () => "fr" | "en",
 *   tell: (tab: number) => void,
 *   again: (tab: number) => void,
 * }} Outside   tell: the view of that tab changed; again: have the documents in
 *   it say once more what they said
 *
 * What one tab keeps in storage.session.
 * @typedef {{private: boolean, pages: Page[],
 *   verdicts: Record<string, Verdict>}} Kept
 */

/**
 * Writing waits so long for more of the same; what a tab shows is written at
 * once. Whatever the background knew and had not written when it died, the
 * documents say again (`again`). Milliseconds.
 */
export const KEEP_MS = 250;
/** Key of what belongs to no tab; tabs have their number. */
const COMMON = "common";

/** @param {Outside} outside */
export function createSession(outside) {
  const { now, setTimer, clearTimer } = outside;
  let capture = newState(outside.seed);
  let allowed = true;
  let strict = false;
  /** Events that came before our memory. @type {Event[] | null} */
  let backlog = [];
  /** @type {Set<number>} */
  const unkept = new Set();
  /** Pages whose legal notice went to the host. @type {Set<string>} */
  const noticed = new Set();
  const store = createStore(outside.area, setTimer);
  const badge = createBadge({ draw: outside.draw, now, setTimer, clearTimer });
  const host = createHost({ ...outside, onState: hostChanged });
  const rater = createRater({
    rate: (slot, body) => host.rate(slot, body),
    capture: () => capture,
    now,
    setTimer,
    clearTimer,
    lang: outside.lang,
    strict: () => strict,
    onVerdict({ tab, loaded }, body) {
      keep(tab);
      refresh(tab);
      if (loaded && body) recorder.rated(body);
    },
  });
  const recorder = createRecorder({
    ask: host.ask,
    setTimer,
    onTrouble: refreshAll,
  });

  /** @param {number} tab */
  function view(tab) {
    const verdicts = rater.verdicts();
    const seen = { capture, verdicts, host: host.view(), allowed };
    return { ...viewOf(seen, tab, now()), unkept: recorder.trouble() };
  }

  /** @param {number} tab */
  function refresh(tab) {
    badge.show(tab, lookOf(view(tab)));
    outside.tell(tab);
  }

  function refreshAll() {
    for (const tab of Object.keys(capture.tabs)) refresh(Number(tab));
  }

  function hostChanged() {
    if (host.view().state === "ready") {
      rater.again();
      askSettings();
    }
    if (host.view().state !== "connecting") refreshAll();
  }

  /** Each host that answers is asked whether visits are kept: another browser
   * may have changed it. */
  async function askSettings() {
    const answer = await host.ask("settings", "history.settings", {});
    if ("ok" in answer) recorder.settle(readRecording(answer.ok));
    else if (answer.err.num > 0) recorder.settle(false); // an older host
  }

  /** @param {import("./messages.js").HostRequest} request */
  async function askHost({ op, slot, body }) {
    // A page is open: no waiting for a host that went.
    if (host.view().state === "lost") host.retry();
    const answer = await host.ask(`page ${op} ${slot}`, op, body);
    if (op === "history.settings" && "ok" in answer) {
      recorder.settle(readRecording(answer.ok));
    }
    return answer;
  }

  /** @param {Event} event */
  function step(event) {
    const before = capture;
    capture = apply(capture, event);
    if (capture === before) return;
    for (const page of Object.values(capture.pages)) {
      if (before.pages[page.key] === page) continue;
      rater.changed(page);
      keep(page.tab);
    }
    if (event.kind === "closed") closed(event.tab);
    else if (event.kind === "replaced") shown(event.by, undefined);
    else if (event.tab >= 0) shown(event.tab, pageIn(before, event.tab));
    if (event.kind === "commit" || event.kind === "loaded") write();
  }

  /** @param {number} tab @param {Page | undefined} before */
  function shown(tab, before) {
    const page = pageIn(capture, tab);
    if (page?.key === before?.key && page?.why === before?.why) return;
    if (page?.key !== before?.key) {
      rater.prune();
      badge.cleared(tab);
    }
    refresh(tab);
  }

  /** @param {number} tab */
  function closed(tab) {
    rater.prune();
    badge.forget(tab);
    keep(tab);
  }

  /** @param {number} tab */
  function keep(tab) {
    if (unkept.size === 0) setTimer(write, KEEP_MS);
    unkept.add(tab);
  }

  function write() {
    for (const tab of unkept) {
      const pages = pagesOf(capture, tab).reverse();
      const all = rater.verdicts();
      const verdicts = Object.fromEntries(
        pages.flatMap(({ key }) => (all[key] ? [[key, all[key]]] : [])),
      );
      const secret = capture.tabs[tab] ?? true;
      const kept = { private: secret, pages, verdicts };
      store.put(String(tab), pages.length > 0 ? kept : undefined);
    }
    unkept.clear();
    const { memory, firsts, aside } = capture;
    store.put(COMMON, { memory, firsts, aside });
  }

  /** We died while it was under way: its documents say what they said, and it
   * is rated if it was not. @param {Page} page */
  function resume(page) {
    if (page.stage !== "shown" || page.why !== null) return;
    const verdict = rater.verdicts()[page.key];
    if (verdict?.final && verdict.news === page.tally.news) return;
    outside.again(page.tab);
    rater.changed(page);
  }

  /** @param {Record<string, unknown>} stored */
  function recall(stored) {
    const { [COMMON]: common, ...tabs } = stored;
    for (const [tab, value] of Object.entries(tabs)) {
      const kept = /** @type {Kept} */ (value);
      capture.tabs = { ...capture.tabs, [tab]: kept.private };
      for (const page of kept.pages) {
        capture.pages = { ...capture.pages, [page.key]: page };
      }
      rater.recall(kept.verdicts);
    }
    capture = { ...capture, .../** @type {object} */ (common) };
  }

  return {
    /** @param {Event | null} event */
    feed(event) {
      if (!event) return;
      if (backlog) backlog.push(event);
      else step(event);
    },

    /**
     * Remember, then meet the tabs there are, then take what came meanwhile.
     * @param {Promise<import("./capture/tab.js").TabEvent[]>} present
     */
    async start(present) {
      recall(await store.read());
      const tabs = await present;
      const open = new Set(tabs.map(({ tab }) => tab));
      const gone = Object.keys(capture.tabs).filter((id) => !open.has(+id));
      const first = inOrder(backlog ?? []);
      backlog = null;
      for (const id of gone) step({ kind: "closed", tab: Number(id) });
      // What came meanwhile may be the load of a tab that we met.
      for (const event of [...first, ...tabs]) step(event);
      for (const page of Object.values(capture.pages)) resume(page);
    },

    /**
     * A page is a legal notice: once, its passage on hosting goes to the host,
     * and what is kept is whom that recognised. Call it after start.
     * @param {import("./capture/declared.js").Notice} notice
     */
    async notice(notice) {
      const page = noticePage(capture, notice);
      if (!page || noticed.has(page.key)) return;
      for (const key of noticed) if (!capture.pages[key]) noticed.delete(key);
      noticed.add(page.key);
      const answer = await host.notice(`notice ${page.key}`, notice.text);
      const declared = "ok" in answer ? readDeclared(answer.ok) : null;
      // A host that is older, or gone: nobody read it.
      if (!declared) return;
      step({ kind: "declared", tab: page.tab, page: page.key, declared });
    },

    /** @param {boolean} may */
    allow(may) {
      if (may === allowed) return;
      allowed = may;
      refreshAll();
    },

    /** @param {import("./settings.js").Settings} settings */
    settle(settings) {
      badge.again();
      if (settings.strict === strict) return;
      strict = settings.strict;
      rater.anew();
    },

    /**
     * @param {import("./messages.js").Request} request
     * @returns {Promise<unknown>}
     */
    async answer(request) {
      if (request.cmd === "retry-host") {
        await host.retry();
        rater.again();
        return host.view();
      }
      if (request.cmd === "host") return askHost(request);
      const { tabId } = request;
      if (request.cmd === "view") return view(tabId);
      const page = pageIn(capture, tabId);
      if (request.cmd === "share") return rater.share(page, request.lang);
      if (request.cmd === "rate-detail") {
        // The popup is open: no waiting for a host that went.
        if (host.view().state === "lost") host.retry();
        return rater.detail(page, request.lang);
      }
      if (!page || page.why !== null) return failure("no-page");
      const exported = exportPage(capture, page, now());
      return { ok: { schema: "cocarde.page/1", ...exported } };
    },
  };
}
