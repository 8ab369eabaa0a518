// SPDX-License-Identifier: EUPL-1.2
/** All sites of the demonstration: what answers, and where names lead. */
import { BUSY_PAGE } from "./busy.js";
import { HEAD, hostOf } from "./page.js";
import { PAGES } from "./pages.js";
import { THIRD_PARTIES } from "./third-parties.js";

/** @typedef {import("../lib/server.js").Site} Site */

/** @param {import("./page.js").DemoPage} page @returns {Site} */
const siteOf = ({ address, title, body, files }) => ({
  address,
  files: {
    "/": (url) =>
      `${HEAD}<title>${title.en}</title><h1>${title.en}</h1>${body?.(url) ?? ""}`,
    ...files,
  },
});

/** @type {Record<string, Site>} */
export const SITES = {
  ...THIRD_PARTIES,
  // The old machine of redirect-own's site.
  "redirect-own.test": {
    address: "127.20.0.2",
    redirects: { "/old": (url) => url("www.redirect-own.test") },
  },
  [BUSY_PAGE.host]: {
    address: BUSY_PAGE.address,
    files: { "/": (url) => HEAD + BUSY_PAGE.body(url) },
  },
  ...Object.fromEntries(PAGES.map((page) => [hostOf(page), siteOf(page)])),
};

/** Host names to addresses. */
export const NAMES = Object.fromEntries(
  Object.entries(SITES).map(([host, { address }]) => [host, address]),
);
