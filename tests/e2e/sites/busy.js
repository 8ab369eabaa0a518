// SPDX-License-Identifier: EUPL-1.2
/** A page of ordinary weight, for measuring: 20 requests to 4 hosts. */

const OWN = ["a.css", "b.css", "a.js", "b.js", "a.png", "b.png", "c.png"];
const TRACKER = ["a.js", "b.js", "a.png", "b.png", "c.png", "d.png"];
const EUROPEAN = ["a.js", "a.css", "a.png", "b.png"];
const FONTS = ["a.css", "b.css"];

/** @param {string} url */
function tag(url) {
  if (url.endsWith(".js")) return `<script src="${url}"></script>`;
  if (url.endsWith(".css")) return `<link rel="stylesheet" href="${url}">`;
  return `<img alt="" src="${url}">`;
}

/** The French tracker on Amazon's machines decides: D, as tracker-on-aws. */
export const BUSY_PAGE = {
  host: "www.busy.test",
  address: "127.10.0.1",
  letter: "D",
  /** @param {import("../lib/server.js").UrlOf} url */
  body(url) {
    /** @param {string} host @param {string[]} files */
    const all = (host, files) => files.map((file) => url(host, `/${file}`));
    return [
      ...all("www.busy.test", OWN),
      ...all("cdn.tracker-fr.test", TRACKER),
      ...all("eu.tracker-fr.test", EUROPEAN),
      ...all("fonts.bunnyfonts.test", FONTS),
    ]
      .map(tag)
      .join("\n");
  },
};
