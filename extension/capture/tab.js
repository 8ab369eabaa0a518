// SPDX-License-Identifier: EUPL-1.2
// Tabs coming and going, and the pages that were there before us. Pure.

import { addPage, shownPage } from "./state.js";

/**
 * @typedef {import("./state.js").State} State
 *
 * A tab appeared, or was there when we came (then with what it shows).
 * @typedef {object} TabEvent
 * @property {"tab"} kind
 * @property {number} tab
 * @property {boolean} private
 * @property {import("./event.js").NavigationEvent | null} shows
 */

/**
 * @param {State} state
 * @param {TabEvent} event
 * @returns {State}
 */
export function meetTab(state, event) {
  const tabs = { ...state.tabs, [event.tab]: event.private };
  const next = { ...state, tabs };
  if (!event.shows || shownPage(state, event.tab)) return next;
  const { tab, origin, host, url, at, why } = event.shows;
  return addPage(next, {
    tab,
    stage: "shown",
    origin,
    host,
    url,
    at,
    committed: at,
    why: why ?? "opened-before",
    openedBefore: true,
    loaded: true,
  })[0];
}

/** @param {State} state @param {number} tab @returns {State} */
export function closeTab(state, tab) {
  const pages = Object.fromEntries(
    Object.entries(state.pages).filter(([, page]) => page.tab !== tab),
  );
  const { [tab]: _, ...tabs } = state.tabs;
  return { ...state, pages, tabs };
}

/**
 * The browser put another tab in the place of this one.
 * @param {State} state
 * @param {number} old
 * @param {number} tab
 * @returns {State}
 */
export function replaceTab(state, old, tab) {
  const pages = Object.fromEntries(
    Object.entries(state.pages).map(([key, page]) =>
      page.tab === old ? [key, { ...page, tab }] : [key, page],
    ),
  );
  const { [old]: secret, ...tabs } = state.tabs;
  return { ...state, pages, tabs: { ...tabs, [tab]: secret ?? true } };
}
