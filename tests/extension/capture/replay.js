// SPDX-License-Identifier: EUPL-1.2
// Plays event sequences as the browsers report them, in short form.

import {
  apply,
  exportPage,
  pageIn,
} from "../../../extension/capture/capture.js";
import {
  readNavigation,
  readRequest,
} from "../../../extension/capture/event.js";
import { newState } from "../../../extension/capture/state.js";

/** Long after everything: unanswered requests count as sent. */
export const LATER = 9_000_000;
export const TAB = 7;

/**
 * One browser and what it saw.
 * @param {"chromium" | "firefox"} name
 */
export function replay(name) {
  const gecko = name === "firefox";
  let state = newState("s");
  let clock = 1000;
  let id = 0;

  /** @param {string} kind @param {string} url @param {object} details */
  function request(kind, url, details) {
    const common = {
      url,
      requestId: "1",
      type: "image",
      method: "GET",
      tabId: TAB,
      frameId: 0,
      parentFrameId: -1,
      timeStamp: ++clock,
      ...(gecko ? { ip: null } : { documentLifecycle: "active" }),
    };
    const event = readRequest(kind, { ...common, ...details }, gecko);
    if (event) state = apply(state, event);
  }

  /** @param {string} kind @param {string} url @param {object} details */
  function navigation(kind, url, details) {
    const common = { url, tabId: TAB, frameId: 0, parentFrameId: -1 };
    const event = { ...common, timeStamp: ++clock, ...details };
    state = apply(state, readNavigation(kind, event));
  }

  const self = {
    name,
    gecko,
    request,
    navigation,
    nextId: () => `r${++id}`,
    clock: () => clock,
    state: () => state,
    /** @param {object} event */
    apply(event) {
      state = apply(state, event);
    },

    /** An exchange that a server answers, in full. */
    answered(url, ip, details = {}) {
      const all = { requestId: self.nextId(), ...details };
      const known = { fromCache: false, statusCode: 200 };
      request("request", url, all);
      request(
        "headers",
        url,
        gecko ? { ...all, ...known, ip } : { ...all, statusCode: 200 },
      );
      request("answer", url, { ...all, ...known, ip });
      request("done", url, { ...all, ...known, ip });
    },

    /** A page from address bar to load event. */
    load(url, ip, doc, details = {}) {
      const main = { type: "main_frame", ...details };
      self.answered(url, ip, main);
      navigation("commit", url, { documentId: doc });
      navigation("loaded", url, { documentId: doc });
    },

    page: (tab = TAB) => pageIn(state, tab),
    /** "host outcome type ips", sorted: all that the page on screen did. */
    contacts(tab = TAB) {
      const page = pageIn(state, tab);
      if (!page) return [];
      return exportPage(state, page, LATER).contacts.map(brief);
    },
    /** @param {string} key */
    contactsOf(key) {
      const page = state.pages[key];
      return page && exportPage(state, page, LATER).contacts.map(brief);
    },
  };
  return self;
}

function brief({ host, outcome, types, ips, frame }) {
  const kinds = Object.entries(types)
    .sort()
    .map(([type, n]) => (n > 1 ? `${type}×${n}` : type));
  const where = frame === "top" ? "" : ` in ${frame}`;
  return `${host} ${outcome} ${kinds.join("+")} ${ips.join(",")}${where}`.trim();
}

export const BOTH = /** @type {const} */ (["chromium", "firefox"]);
