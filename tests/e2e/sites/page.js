// SPDX-License-Identifier: EUPL-1.2
/**
 * The demonstration pages: what each is made of, and the letters that the
 * method gives it, worked out by hand from METHOD.md §2-§5 (never copied from
 * what the program said). Each `why` goes through the axes in order.
 *
 * How the cases that recur are read:
 * - The site visited is not judged as a service: on a page of its own, only
 *   the operator of its machine is.
 * - United States: class X, so document and form D (R6), active D (R5),
 *   passive C (R4), wherever the machine stands.
 * - A machine that is announced from everywhere (Google's network, a CDN) has
 *   no place: in the best reading in the EEA (A), in the worst in a third
 *   country (T4: D when passive, T5: E otherwise).
 * - A service is received by its European establishment where one is known
 *   (Google's is in Ireland), otherwise at its seat.
 */

/**
 * @typedef {object} Expected
 * @property {string} letter "D" or "D–E": grade and badge
 * @property {string} reach
 * @property {string} destination
 * @property {string[]} findings that must be there, "RULE party"; a party
 *   whose capacity matters is written "RULE party/operator"
 * @property {string[]} [absent] rules that must not be there
 * @property {Record<string, {types?: string[], outcomes?: string[]}>} [contacts]
 *   by host name, what was asked for and what became of it
 * @property {Record<string, number>} [completeness]
 */

/**
 * @typedef {object} Visit what a test does with a page
 * @property {(path?: string, host?: string) => Promise<void>} goto
 *   opens something of the page's own host, or of another
 * @property {(expression: string) => Promise<any>} eval
 * @property {(letter: string) => Promise<void>} badge waits until it shows that
 * @property {() => Promise<void>} reopen closes the tab and takes a new one
 */

/**
 * @typedef {Expected & {
 *   name: string,
 *   address: string,
 *   title: {en: string, fr: string},
 *   why: string,
 *   host?: string,
 *   body?: (url: import("../lib/server.js").UrlOf) => string,
 *   files?: Record<string, (url: import("../lib/server.js").UrlOf) => string>,
 *   visit?: (visit: Visit) => Promise<void>,
 *   says?: string,
 * }} DemoPage title: what the page is, in the words of the demonstration; says:
 *   words that its popup holds, perhaps folded away
 */

/** An empty icon, so that no browser asks the host for one. */
export const HEAD =
  '<!doctype html><meta charset="utf-8"><link rel="icon" href="data:,">';

/** A machine of OVHcloud in France that serves many sites. */
export const OVH = "127.10.0.1";

/** @param {DemoPage} page */
export const hostOf = (page) => page.host ?? `www.${page.name}.test`;
