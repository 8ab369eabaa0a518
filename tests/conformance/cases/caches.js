// SPDX-License-Identifier: EUPL-1.2
/** Hops of redirects, and answers that are not fetched again. */

import { HEAD } from "../case.js";

const DOCUMENT = "site.test contacted document";

/** @type {import("../case.js").Case[]} */
export const CACHES = [
  {
    name: "redirect-chain",
    title: "An image redirected over three organisations",
    why: "Each hop receives a request: three recipients.",
    body: (url) => `<img alt="" src="${url("alpha.test", "/hop.png")}">`,
    expect: [
      DOCUMENT,
      "alpha.test contacted image",
      "beta.test contacted image",
      "gamma.test contacted image",
    ],
  },
  {
    name: "redirect-document",
    title: "A page reached over three organisations",
    why: "Each hop receives the visit, and is told from the page itself.",
    files: { "end.html": () => HEAD },
    visit: (scene) => scene.goto("hop", "alpha.test"),
    expect: [
      DOCUMENT,
      "alpha.test contacted redirect",
      "beta.test contacted redirect",
      "gamma.test contacted redirect",
    ],
  },
  {
    name: "not-modified",
    title: "A script asked for again and not modified (304)",
    why: "The server is asked, whatever it answers.",
    host: "revalidated.test",
    body: (url) => `<script src="${url("alpha.test", "/etag.js")}"></script>`,
    async visit(scene) {
      await scene.goto();
      await scene.close();
      scene.mark();
      await scene.goto();
      await scene.received("alpha.test", "/etag.js");
    },
    expect: [
      "revalidated.test contacted document",
      "alpha.test contacted script",
    ],
    but: {
      chromium: {
        expect: [
          "revalidated.test contacted document",
          "alpha.test possible script",
        ],
        because:
          "a 304 is reported as from the cache; only the answer's own headers tell that the server may have been asked.",
      },
    },
  },
  {
    name: "disk-cache",
    title: "A script from the cache, in another tab",
    why: "It was asked for, and nobody received anything.",
    host: "cached.test",
    body: (url) =>
      `<script src="${url("alpha.test", "/cacheable.js")}"></script>`,
    async visit(scene) {
      await scene.goto();
      await scene.close();
      scene.mark();
      await scene.goto();
    },
    expect: ["cached.test contacted document", "alpha.test cached script"],
  },
  {
    name: "memory-cache",
    title: "An image from the memory of the page's process, after a reload",
    why: "As from the cache; the browser reports no request.",
    host: "remembered.test",
    body: (url) => `<img alt="" src="${url("alpha.test", "/cacheable.png")}">`,
    async visit(scene) {
      await scene.goto();
      scene.mark();
      await scene.goto("?again");
    },
    expect: ["remembered.test contacted document", "alpha.test cached image"],
  },
  {
    name: "back-forward-cache",
    title: "A page that comes back as it was",
    why: `It is the page of before, with its contacts; coming back contacts
      nobody.`,
    files: {
      // Firefox keeps no page that it may not store.
      "cacheable.html": (
        url,
      ) => `${HEAD}<img alt="" src="${url("alpha.test", "/i.png")}">
      <script>
        globalThis.back = false;
        addEventListener("pageshow", ({ persisted }) => {
          globalThis.back = persisted;
        });
      </script>`,
      "next.html": (url) => `${HEAD}
        <script src="${url("beta.test", "/b.js")}"></script>`,
    },
    async visit(scene) {
      await scene.goto("cacheable.html");
      await scene.settled([DOCUMENT, "alpha.test contacted image"]);
      await scene.goto("next.html");
      await scene.settled([DOCUMENT, "beta.test contacted script"]);
      await scene.start("history.back()");
      await scene.proof("globalThis.back", "return from the cache");
    },
    // Coming back, Firefox looks for the site's icon.
    may: ["site.test contacted image", "site.test cached image"],
    expect: [DOCUMENT, "alpha.test contacted image"],
    aside: ["beta.test"],
  },
  {
    name: "history-reload",
    title: "A page that comes back and has to be loaded again",
    why: "It is a new page: its document and its image are asked for again.",
    routes: {
      kept: (_, response, url) => {
        response.writeHead(200, {
          "content-type": "text/html",
          "cache-control": "no-store",
        });
        response.end(`<!doctype html><link rel="icon" href="data:,">
          <script>
            new Image().src = "${url("alpha.test", "/i.png")}?" + Math.random();
            addEventListener("unload", () => {});
            globalThis.born = performance.timeOrigin;</script>`);
      },
    },
    async visit(scene) {
      await scene.goto("kept");
      const born = await scene.eval("globalThis.born");
      await scene.goto("?next");
      await scene.settled([DOCUMENT]);
      scene.mark();
      await scene.start("history.back()");
      await scene.proof(`globalThis.born > ${born}`, "a new load");
    },
    expect: [DOCUMENT, "alpha.test contacted image"],
  },
  {
    name: "reload",
    title: "A page reloaded that asks for less the second time",
    why: "A reload is a new page: what only the old one contacted is gone.",
    body: (url) => `<script>
      const type = performance.getEntriesByType("navigation")[0].type;
      if (type !== "reload") fetch("${url("alpha.test", "/first")}");
      globalThis.type = type;
    </script>`,
    async visit(scene) {
      await scene.goto();
      await scene.settled([DOCUMENT, "alpha.test contacted fetch"]);
      scene.mark();
      await scene.start("location.reload()");
      await scene.proof("globalThis.type === 'reload'", "the reload");
    },
    expect: [DOCUMENT],
  },
];
