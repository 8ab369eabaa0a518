// SPDX-License-Identifier: EUPL-1.2
/** One visit of a demonstration page, up to what Cocarde finally says of it. */
import { hostOf } from "../sites/page.js";
import { sleep, until } from "./wait.js";

/** Nothing comes any more once the view has stayed the same this long. */
const QUIET_MS = 250;

/**
 * @typedef {object} Outcome
 * @property {import("./browser.js").Tab} tab
 * @property {{text: string, title: string}} badge
 * @property {any} view    View of extension/messages.js
 * @property {any} rating  DetailedRating
 * @property {any} page    ExportedPage
 */

/**
 * @param {import("./browser.js").Browser} browser
 * @param {number} tab
 * @param {(view: any, badge: {text: string, title: string}) => boolean} good
 * @param {string} what
 * @returns {Promise<any>} the view, once it is good and quiet
 */
export async function settled(browser, tab, good, what) {
  let last = "";
  /** @type {any} */
  let view;
  const look = async () => {
    view = await browser.ask({ cmd: "view", tabId: tab });
    const badge = await browser.badge(tab);
    last = `badge "${badge.text}", ${JSON.stringify(view)}`;
    return view && good(view, badge);
  };
  await until(
    async () => {
      if (!(await look())) return false;
      const before = JSON.stringify(view);
      await sleep(QUIET_MS);
      return (await look()) && before === JSON.stringify(view);
    },
    { ms: 8000, what: () => `${what}, still ${last}` },
  );
  return view;
}

/** What the button says where there is no letter to give. */
const NOT_RATED = "?";

/**
 * @param {import("./browser.js").Browser} browser
 * @param {number} tab
 * @param {string} letter "" for a page that is not rated
 */
export const rated = (browser, tab, letter) =>
  settled(
    browser,
    tab,
    (view, badge) =>
      view.state === "rated" && badge.text === (letter || NOT_RATED),
    `badge ${letter || NOT_RATED}`,
  );

/** @param {any} reply */
function ok(reply) {
  if (!reply?.ok) throw new Error(`the background: ${JSON.stringify(reply)}`);
  return reply.ok;
}

/**
 * @param {import("./browser.js").Browser} browser
 * @param {import("../sites/page.js").DemoPage} page
 * @param {import("./server.js").UrlOf} urlOf
 * @param {"fr" | "en"} [lang] of the sentences
 * @returns {Promise<Outcome>} the tab is left open
 */
export async function visit(browser, page, urlOf, lang = "en") {
  let tab = await browser.open();
  const steps = {
    goto: (path = "/", host = hostOf(page)) => tab.goto(urlOf(host, path)),
    eval: (/** @type {string} */ expression) => tab.eval(expression),
    badge: async (/** @type {string} */ letter) => {
      await rated(browser, tab.tab, letter);
    },
    reopen: async () => {
      await tab.close();
      tab = await browser.open();
    },
  };
  try {
    await (page.visit ?? (({ goto }) => goto()))(steps);
    const view = await rated(browser, tab.tab, page.letter);
    const tabId = tab.tab;
    return {
      tab,
      view,
      badge: await browser.badge(tabId),
      rating: ok(await browser.ask({ cmd: "rate-detail", tabId, lang })),
      page: ok(await browser.ask({ cmd: "export", tabId })),
    };
  } catch (error) {
    await tab.close().catch(() => {});
    throw error;
  }
}
