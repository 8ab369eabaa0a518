// SPDX-License-Identifier: EUPL-1.2
// In every document, out of its sight: of which hosts it asked what, as the
// browser's own Resource Timing lists it, and the images that stand in it
// (Firefox lists none that it remembers), and where its forms would go. A browser reports no request for
// what it takes from its memory cache, and a letter shall not depend on that;
// nor does it report a connection that the page has it make ahead. Only host
// names, kinds and times leave this script, each once; capture/asked.js reads them.

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
  /** @type {{url: URL, by: string, at: number | undefined}[]} */
  let news = [];
  /** Addresses that the page's own policy forbids: asked of nobody.
   * @type {Set<string>} */
  const forbidden = new Set();
  let loaded = false;
  let waiting = false;

  /** Addresses of the style sheets. @returns {Set<string>} */
  function styleSheets() {
    const links = document.querySelectorAll("link[rel~=stylesheet]");
    const all = /** @type {NodeListOf<HTMLLinkElement>} */ (links);
    return new Set(Array.from(all, ({ href }) => href));
  }

  /** What asked, told apart where one word of the browser means two kinds.
   * @param {PerformanceResourceTiming} entry @param {URL} url
   * @param {Set<string>} sheets */
  function askedBy({ initiatorType, name }, url, sheets) {
    if (initiatorType === "link" && sheets.has(name)) return "stylesheet";
    const font = /\.(woff2?|ttf|otf|eot)$/i.test(url.pathname);
    return initiatorType === "css" && font ? "font" : initiatorType;
  }

  /** A page that came encrypted gets nothing in the clear: it is listed, and
   * the browser refuses it. */
  const web = location.protocol === "https:" ? /^https:/ : /^https?:/;

  /** @param {string} address @param {(url: URL) => string} by
   * @param {number} [at]  ms since the epoch, when it is known */
  function add(address, by, at) {
    if (!web.test(address) || !URL.canParse(address)) return;
    const url = new URL(address);
    url.hash = "";
    const asked = { url, by: by(url), at };
    const key = `${asked.by} ${url.hostname}`;
    if (told.has(key) || news.length >= MAX_TOLD) return;
    news.push(asked);
  }

  /** @param {PerformanceEntryList} entries */
  function take(entries) {
    const sheets = styleSheets();
    for (const entry of entries) {
      const timing = /** @type {PerformanceResourceTiming} */ (entry);
      const at = performance.timeOrigin + timing.startTime;
      add(entry.name, (url) => askedBy(timing, url, sheets), at);
    }
  }

  /** Where a form would go; what is typed into it is not looked at. A field may
   * be called "action", which hides the form's own.
   * @param {HTMLFormElement} form */
  function addForm(form) {
    /** @param {Element} from @param {string} prefix */
    const target = (from, prefix) => {
      const method = from.getAttribute(`${prefix}method`) ?? "";
      const action = from.getAttribute(`${prefix}action`) ?? "";
      const posts = method || form.getAttribute("method") || "";
      if (!/^post$/i.test(posts) || !URL.canParse(action, document.baseURI)) {
        return;
      }
      add(new URL(action, document.baseURI).href, () => "form");
    };
    target(form, "");
    for (const button of form.querySelectorAll("[formaction]")) {
      target(button, "form");
    }
  }

  /** What stands in the document, once it has loaded. */
  function look() {
    for (const { currentSrc, naturalWidth } of document.images) {
      if (naturalWidth > 0) add(currentSrc, () => "img");
    }
    for (const form of document.forms) addForm(form);
    for (const link of document.querySelectorAll("link[rel~=preconnect]")) {
      const { href } = /** @type {HTMLLinkElement} */ (link);
      add(href, () => "preconnect");
    }
  }

  function tell() {
    waiting = false;
    const asked = [];
    for (const { url, by, at } of news) {
      const key = `${by} ${url.hostname}`;
      if (told.has(key) || told.size >= MAX_TOLD) continue;
      if (forbidden.has(url.href)) continue;
      told.add(key);
      asked.push({ host: url.hostname, by, at });
    }
    news = [];
    if (asked.length === 0 && (told.size > 0 || window !== top)) return;
    // Nobody listens when the extension was taken away meanwhile.
    runtime.sendMessage({ event: "asked", asked }).catch(() => {});
  }

  // The background died, and may have forgotten.
  runtime.onMessage.addListener((/** @type {any} */ message) => {
    if (message?.event !== "again" || !loaded) return;
    told.clear();
    take(performance.getEntriesByType("resource"));
    look();
    tell();
  });

  // A form that came later is met when the person goes into it.
  addEventListener(
    "focusin",
    ({ target }) => {
      if (!loaded || !(target instanceof Element)) return;
      const form = target.closest("form");
      if (form) addForm(form);
      if (news.length > 0) tell();
    },
    { capture: true, passive: true },
  );

  document.addEventListener("securitypolicyviolation", (event) => {
    if (event.disposition === "enforce") forbidden.add(event.blockedURI);
  });

  new PerformanceObserver((list) => {
    take(list.getEntries());
    if (!loaded || waiting || news.length === 0) return;
    waiting = true;
    setTimeout(tell, LATER_MS);
  }).observe({ type: "resource", buffered: true });

  addEventListener("load", () => {
    loaded = true;
    take(performance.getEntriesByType("resource"));
    look();
    if (news.length > 0 || window === top) tell();
  });
})();
