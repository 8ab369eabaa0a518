// SPDX-License-Identifier: EUPL-1.2
/**
 * Writes down what the browsers report during some cases, event by event as an
 * extension gets it, for tests/extension/capture/shuffle.test.js.
 *
 * usage: node tests/conformance/record.js
 */
import fs from "node:fs";
import path from "node:path";
import { TREE } from "../e2e/lib/profile.js";
import { Stage } from "../e2e/lib/stage.js";
import { sleep } from "../e2e/lib/wait.js";
import { CASES } from "./cases.js";
import { Ledger, Scene } from "./scene.js";
import { worldOf } from "./world.js";

const WANTED = [
  "frame-in-frame",
  "redirect-chain",
  "redirect-document",
  "late-requests",
  "two-tabs",
  "closed-tab",
  "beacon-at-hide",
  "worker-own",
  "history-reload",
  "orb",
  "reset-after",
  "routes",
];
const OUT = path.join(TREE, "tests/extension/capture/logs");

/** Runs in a page of the extension. */
const RECORDER = `(() => {
  const log = (globalThis.cocardeLog = []);
  const fields = ["requestId", "url", "type", "method", "tabId", "frameId",
    "parentFrameId", "timeStamp", "documentId", "parentDocumentId",
    "documentLifecycle", "initiator", "documentUrl", "originUrl", "ip",
    "fromCache", "statusCode", "redirectUrl", "error", "transitionQualifiers"];
  const pick = (details) => ({
    ...Object.fromEntries(fields.filter((one) => details[one] !== undefined)
      .map((one) => [one, details[one]])),
    ...(details.frameAncestors && { frameAncestors:
      details.frameAncestors.map(({ url, frameId }) => ({ url, frameId })) }),
    ...(details.responseHeaders && { responseHeaders:
      details.responseHeaders.filter(({ name }) =>
        /^(set-cookie|content-type|cache-control)$/i.test(name)) }),
  });
  const all = { urls: ["<all_urls>"] };
  const { webRequest, webNavigation, tabs, runtime } = chrome;
  const request = (event, kind, ...extra) => event.addListener((details) => {
    if (details.tabId === OWN_TAB) return;
    log.push(["request", kind, pick(details)]);
  }, all, ...extra);
  request(webRequest.onBeforeRequest, "request");
  request(webRequest.onHeadersReceived, "headers", ["responseHeaders",
    ...(webRequest.OnHeadersReceivedOptions?.EXTRA_HEADERS
      ? ["extraHeaders"] : [])]);
  request(webRequest.onBeforeRedirect, "redirect");
  request(webRequest.onResponseStarted, "answer");
  request(webRequest.onErrorOccurred, "error");
  const navigation = (event, kind) => event.addListener((details) => {
    if (details.tabId === OWN_TAB) return;
    if (kind === "unreached" && (!details.error?.startsWith("net::") ||
      details.error === "net::ERR_ABORTED")) return;
    log.push(["navigation", kind, pick(details)]);
  });
  navigation(webNavigation.onCommitted, "commit");
  navigation(webNavigation.onCompleted, "loaded");
  navigation(webNavigation.onErrorOccurred, "unreached");
  tabs.onCreated.addListener(({ id }) => log.push(["tab", id]));
  tabs.onRemoved.addListener((id) => log.push(["closed", id]));
  runtime.onMessage.addListener((message, { tab, frameId, documentId, url }) => {
    if (message?.event !== "asked") return;
    const sender = { tab: { id: tab?.id }, frameId, documentId, url };
    log.push(["asked", message, sender]);
  });
})()`;

const ledger = new Ledger();
const stage = await Stage.open(worldOf(CASES), ledger.watch);
fs.mkdirSync(OUT, { recursive: true });
try {
  for (const name of /** @type {const} */ (["chromium", "firefox"])) {
    const browser = await stage.browser(name);
    const own = await browser.control.eval(
      "chrome.tabs.getCurrent().then(({ id }) => id)",
    );
    await browser.control.eval(RECORDER.replaceAll("OWN_TAB", String(own)));
    for (const one of CASES.filter((c) => WANTED.includes(c.name))) {
      await browser.control.eval("void (globalThis.cocardeLog.length = 0)");
      const scene = new Scene(one, browser, stage, ledger);
      // Before its tabs close: what closes is one more event.
      scene.close = async () => {};
      await scene.play();
      await sleep(300);
      const events = await browser.control.eval("globalThis.cocardeLog");
      const lines = events.map((/** @type {any} */ event) =>
        JSON.stringify(event),
      );
      fs.writeFileSync(
        path.join(OUT, `${name}-${one.name}.jsonl`),
        `${lines.join("\n")}\n`,
      );
      console.log(`${name} ${one.name}: ${lines.length} events`);
    }
    browser.kill();
  }
} finally {
  stage.close();
}
