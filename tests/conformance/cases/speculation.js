// SPDX-License-Identifier: EUPL-1.2
/** What a browser fetches, or only connects to, before it is needed. */

import { HEAD } from "../case.js";

const DOCUMENT = "site.test contacted document";
const NOT_THERE = {
  because: "it does not follow speculation rules: no contact.",
};

/** @type {import("../case.js").Case[]} */
export const SPECULATION = [
  {
    name: "link-prefetch",
    title: "A script fetched ahead (link prefetch)",
    why: "It is received, for the page that asks.",
    body: (url) =>
      `<link rel="prefetch" href="${url("alpha.test", "/cacheable.js")}">`,
    expect: [DOCUMENT, "alpha.test contacted other"],
  },
  {
    name: "link-preload",
    title: "A script preloaded (link preload)",
    why: "As the script itself.",
    body: (url) =>
      `<link rel="preload" as="script" href="${url("alpha.test", "/a.js")}">`,
    expect: [DOCUMENT, "alpha.test contacted script"],
  },
  {
    name: "preconnect",
    title: "A connection made ahead (preconnect)",
    why: `The other side learns the person's address, though it is sent no
      request. No browser reports it: the page's own hint tells that it may have
      happened.`,
    body: (url) => `<link rel="preconnect" href="${url("alpha.test", "/")}">`,
    expect: [DOCUMENT, "alpha.test possible other"],
  },
  {
    name: "dns-prefetch",
    title: "A name looked up ahead (dns-prefetch)",
    why: "Nothing is sent to the host: no contact.",
    body: (url) => `<link rel="dns-prefetch" href="${url("alpha.test", "/")}">`,
    expect: [DOCUMENT],
  },
  {
    name: "rules-prefetch",
    title: "A page of another site fetched ahead, not opened",
    why: "Its host receives the request, for the page that asks.",
    body: (url) => rules("prefetch", url("next.test", "/")),
    async visit(scene) {
      await scene.openAlone(scene.url());
      if (scene.browser.name === "chromium") await scene.received("next.test");
    },
    expect: [DOCUMENT, "next.test contacted other"],
    but: { firefox: { expect: [DOCUMENT], ...NOT_THERE } },
  },
  {
    name: "rules-prefetch-open",
    title: "A page of another site fetched ahead, then opened",
    why: `The page opened is the one fetched ahead: its own document was not asked
      for again, its image is.`,
    body: (url) => `${rules("prefetch", url("next.test", "/"))}
      <script>
        fetch("${url("beta.test", "/hold")}").then(() => {
          location.href = "${url("next.test", "/")}";
        });
      </script>`,
    async visit(scene) {
      await scene.openAlone(scene.url());
      await scene.received("beta.test", "/hold");
      if (scene.browser.name === "chromium") {
        await scene.received("next.test");
        await scene.settled([
          DOCUMENT,
          "next.test contacted other",
          "beta.test possible fetch",
        ]);
      }
      scene.release();
      await scene.received("alpha.test", "/next.png");
      scene.times("next.test", "/", 1);
    },
    aside: ["beta.test", "site.test", "next.test"],
    expect: ["next.test cached document", "alpha.test contacted image"],
    but: {
      chromium: {
        expect: ["next.test contacted document", "alpha.test contacted image"],
        because:
          "the answer fetched ahead is reported as if the page opened had asked for it.",
      },
      firefox: {
        expect: ["next.test contacted document", "alpha.test contacted image"],
        ...NOT_THERE,
      },
    },
  },
  {
    name: "rules-prerender",
    title: "A page of the same site made ready ahead, not opened",
    why: `The page on screen asked for the document alone; what the other page
      does is not its doing.`,
    body: (url) =>
      rules("prerender", url("site.test", "/rules-prerender/next.html")),
    files: {
      "next.html": (url) => `${HEAD}
        <img alt="" src="${url("alpha.test", "/ahead.png")}">`,
    },
    async visit(scene) {
      await scene.openAlone(scene.url());
      if (scene.browser.name === "chromium") await scene.received("alpha.test");
    },
    expect: [DOCUMENT, "site.test contacted other"],
    aside: ["alpha.test"],
    but: { firefox: { expect: [DOCUMENT], ...NOT_THERE } },
  },
  {
    name: "rules-prerender-open",
    title: "A page of the same site made ready ahead, then opened",
    why: "From then on it is the page, with all that it had contacted.",
    body: (url) => `
      ${rules("prerender", url("site.test", "/rules-prerender-open/next.html"))}
      <script>
        fetch("${url("beta.test", "/hold")}").then(() => { location.href = "next.html"; });
      </script>`,
    files: {
      "next.html": (url) => `${HEAD}
        <img alt="" src="${url("alpha.test", "/ahead.png")}">
        <script>
          const tell = () => fetch("${url("gamma.test", "/shown")}");
          if (document.prerendering)
            document.addEventListener("prerenderingchange", tell);
          else tell();
        </script>`,
    },
    async visit(scene) {
      await scene.openAlone(scene.url());
      await scene.received("beta.test", "/hold");
      if (scene.browser.name === "chromium") {
        await scene.received("alpha.test", "/ahead.png");
      }
      scene.release();
      await scene.received("gamma.test", "/shown");
    },
    expect: [
      DOCUMENT,
      "alpha.test contacted image",
      "gamma.test contacted fetch",
    ],
    aside: ["beta.test"],
    but: { firefox: { ...NOT_THERE } },
  },
];

/** @param {"prefetch" | "prerender"} what @param {string} url */
function rules(what, url) {
  const all = { [what]: [{ urls: [url], eagerness: "immediate" }] };
  return `<script type="speculationrules">${JSON.stringify(all)}</script>`;
}
