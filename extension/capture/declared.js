// SPDX-License-Identifier: EUPL-1.2
// Whom a legal notice declares as host (content/notice.js). It speaks of the
// whole site: what was read holds for the pages of that site in the same tab,
// those still known and those to come, until the tab leaves the site for longer
// than it remembers, or closes. Only slugs of Cocarde's data are kept, never
// the text. Pure.

import { byDoc } from "./owner.js";
import { sameSite } from "./site.js";
import { pagesOf, putPage, shownPage } from "./state.js";

/**
 * @typedef {import("./state.js").State} State
 * @typedef {import("./state.js").Page} Page
 *
 * @typedef {object} Notice
 * @property {number} tab
 * @property {string} doc   "" when the browser does not tell
 * @property {string} host  of the document
 * @property {string} text  the passage on hosting; goes to the host and is gone
 *
 * The host has read it.
 * @typedef {object} DeclaredEvent
 * @property {"declared"} kind
 * @property {number} tab
 * @property {string} page       key
 * @property {string[]} declared slugs
 */

/** Characters of a passage; it has at most as many bytes (notice-text.js). */
const MAX_TEXT = 2048;

/**
 * @param {any} message  from a content script, so from a page's process
 * @param {{tab?: {id?: number}, frameId?: number, documentId?: string,
 *   url?: string}} sender
 * @returns {Notice | null}
 */
export function readNotice(message, sender) {
  const tab = sender.tab?.id;
  const { frameId, documentId: doc = "", url = "" } = sender;
  if (message?.event !== "notice" || typeof message.text !== "string") {
    return null;
  }
  if (tab === undefined || frameId !== 0 || !URL.canParse(url)) return null;
  const text = message.text.slice(0, MAX_TEXT);
  return { tab, doc, host: new URL(url).hostname, text };
}

/**
 * The page that is this legal notice.
 * @param {State} state
 * @param {Notice} notice
 * @returns {Page | undefined}
 */
export function noticePage(state, { tab, doc, host }) {
  const page = byDoc(state, doc) ?? shownPage(state, tab);
  const bare = host.replace(/^\[(.*)\]$/, "$1");
  const its = page?.tab === tab && page.host === bare && page.why === null;
  return its ? page : undefined;
}

/**
 * @param {State} state
 * @param {DeclaredEvent} event
 * @returns {State}
 */
export function declare(state, { page: key, declared }) {
  const read = state.pages[key];
  if (!read) return state;
  return pagesOf(state, read.tab)
    .filter(({ host }) => sameSite(host, read.host))
    .reduce((next, page) => putPage(next, withHosts(page, declared)), state);
}

/** @param {Page} page @param {string[]} declared @returns {Page} */
function withHosts(page, declared) {
  const news = page.tally.news + 1; // to be rated anew
  return { ...page, declared, tally: { ...page.tally, news } };
}

/**
 * A page has come on screen: an earlier one of its site may have told.
 * @param {State} state
 * @param {number} tab
 * @returns {State}
 */
export function inherit(state, tab) {
  const page = shownPage(state, tab);
  if (!page || page.declared) return state;
  const told = pagesOf(state, tab).find(
    ({ declared, host }) => declared && sameSite(host, page.host),
  );
  return told ? putPage(state, { ...page, declared: told.declared }) : state;
}
