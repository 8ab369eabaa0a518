// SPDX-License-Identifier: EUPL-1.2
// In every document, out of its sight: of which hosts it asked what, as the
// browser's own Resource Timing lists it. A browser reports no request for
// what it takes from its memory cache, and a letter shall not depend on that.
// Only host names and kinds leave this script, each once; capture/asked.js
// reads them.

(() => {
  const { runtime } =
    /** @type {any} */ (globalThis).browser ??
    /** @type {any} */ (globalThis).chrome;
  /** Told of one document; more change no letter that these do not. */
  const MAX_TOLD = 500;
  /** What comes after the load is told so late, together. Milliseconds. */
  const LATER_MS = 200;
  /** @type {Set<string>} */
  const told = new Set();
  /** @type {{host: string, by: string}[]} */
  let news = [];
  let loaded = false;
  let waiting = false;

  /** @param {string} address */
  function isStyleSheet(address) {
    for (const link of document.querySelectorAll("link[rel~=stylesheet]")) {
      if (/** @type {HTMLLinkElement} */ (link).href === address) return true;
    }
    return false;
  }

  /** What asked, told apart where one word of the browser means two kinds.
   * @param {PerformanceResourceTiming} entry @param {URL} url */
  function askedBy({ initiatorType, name }, url) {
    if (initiatorType === "link" && isStyleSheet(name)) return "stylesheet";
    const font = /\.(woff2?|ttf|otf|eot)$/i.test(url.pathname);
    return initiatorType === "css" && font ? "font" : initiatorType;
  }

  /** @param {PerformanceEntryList} entries */
  function take(entries) {
    for (const entry of entries) {
      if (told.size >= MAX_TOLD || !/^https?:/.test(entry.name)) continue;
      const url = new URL(entry.name);
      const timing = /** @type {PerformanceResourceTiming} */ (entry);
      const asked = { host: url.hostname, by: askedBy(timing, url) };
      const key = `${asked.by} ${asked.host}`;
      if (told.has(key)) continue;
      told.add(key);
      news.push(asked);
    }
  }

  function tell() {
    waiting = false;
    const asked = news;
    news = [];
    // Nobody listens when the extension was taken away meanwhile.
    runtime.sendMessage({ event: "asked", asked }).catch(() => {});
  }

  new PerformanceObserver((list) => {
    take(list.getEntries());
    if (!loaded || waiting || news.length === 0) return;
    waiting = true;
    setTimeout(tell, LATER_MS);
  }).observe({ type: "resource", buffered: true });

  addEventListener("load", () => {
    loaded = true;
    take(performance.getEntriesByType("resource"));
    if (news.length > 0 || window === top) tell();
  });
})();
