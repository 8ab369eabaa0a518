// SPDX-License-Identifier: EUPL-1.2
/**
 * The extension that is held to the suite: the only file that knows it. To hold
 * another to it, have these functions say the same of that one, and give its
 * folder to the driver (tests/e2e/lib/browser.js, EXTENSION).
 */

/** @typedef {import("../e2e/lib/browser.js").Browser} Browser */

/**
 * @typedef {object} Seen
 * @property {string[]} lines of case.js, sorted
 * @property {Record<string, string[]>} addresses by host, that answered
 */

/** @param {any} contact @returns {string[]} */
function linesOf({ host, outcome, types, frame }) {
  const where = frame === "top" ? "" : ` (${frame})`;
  return Object.keys(types).map((kind) => `${host} ${outcome} ${kind}${where}`);
}

/**
 * What it says of the page in a tab.
 *
 * @param {Browser} browser
 * @param {number} tab
 * @returns {Promise<Seen>}
 */
export async function seenIn(browser, tab) {
  const view = await browser.ask({ cmd: "view", tabId: tab });
  if (view?.state === "not-measurable") {
    return { lines: [`not measurable: ${view.why}`], addresses: {} };
  }
  const { ok } = await browser.ask({ cmd: "export", tabId: tab });
  if (!ok) return { lines: ["nothing"], addresses: {} };
  const contacted = ok.contacts.filter(
    (/** @type {any} */ { outcome }) => outcome === "contacted",
  );
  return {
    lines: ok.contacts.flatMap(linesOf).sort(),
    addresses: Object.fromEntries(
      contacted.map((/** @type {any} */ { host, ips }) => [host, ips]),
    ),
  };
}

/** @param {Browser} browser @param {number} tab @returns {Promise<string>} */
export async function gradeIn(browser, tab) {
  const view = await browser.ask({ cmd: "view", tabId: tab });
  return view.rating?.grade.state ?? view.state;
}

/** What it says of its own completeness. @param {Browser} browser
 * @param {number} tab @returns {Promise<string[]>} */
export async function notesIn(browser, tab) {
  const view = await browser.ask({ cmd: "view", tabId: tab });
  return view.rating?.completeness.notes ?? [];
}

/** What it keeps of all pages. @param {Browser} browser
 * @returns {Promise<string>} JSON */
export async function memoryIn(browser) {
  return browser.control.eval(
    `Promise.all([chrome.storage.session.get(null),
       chrome.storage.local.get(null)]).then(JSON.stringify)`,
  );
}

/** What it says that it left out of a page, and could blame nobody for.
 * @param {Browser} browser @param {number} tab
 * @returns {Promise<{dropped: number, aside: number, hosts: number}>} */
export async function countsIn(browser, tab) {
  return (await browser.ask({ cmd: "view", tabId: tab })).counts;
}

/** Whether it knows the page for one of a private window. @param {Browser} browser
 * @param {number} tab @returns {Promise<boolean>} */
export async function isPrivateIn(browser, tab) {
  return (await browser.ask({ cmd: "view", tabId: tab })).page?.private;
}
