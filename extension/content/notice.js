// SPDX-License-Identifier: EUPL-1.2
// In the page itself, out of its sight, once: when it is a legal notice, the
// passage on hosting goes to the background, and from there to the host on this
// computer. No other text of any page does. content/notice-text.js decides.

(() => {
  const { runtime } =
    /** @type {any} */ (globalThis).browser ??
    /** @type {any} */ (globalThis).chrome;
  const { isNotice, linesOf, passageOf } = /** @type {any} */ (globalThis)
    .cocardeNotice;
  /** Links are looked at from the end, where a page has those of its kind. */
  const MAX_LINKS = 300;
  const MAX_HEADINGS = 50;

  /** Texts of links that lead to this very page. */
  function ownLinks() {
    const here = location.href.replace(/#.*$/, "");
    return [...document.links]
      .slice(-MAX_LINKS)
      .filter(({ href }) => href === here)
      .map(({ textContent }) => textContent ?? "");
  }

  if (!document.body) return;
  const headings = [...document.querySelectorAll("h1, h2")].slice(
    0,
    MAX_HEADINGS,
  );
  const signs = {
    title: document.title,
    headings: headings.map(({ textContent }) => textContent ?? ""),
    path: location.pathname,
    links: ownLinks(),
  };
  const text = isNotice(signs) ? passageOf(linesOf(document.body)) : null;
  // Nobody listens when the extension was taken away meanwhile.
  if (text) runtime.sendMessage({ event: "notice", text }).catch(() => {});
})();
