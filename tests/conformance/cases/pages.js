// SPDX-License-Identifier: EUPL-1.2
/** Requests and the page they belong to, where it is easy to be wrong. */

import { HEAD } from "../case.js";

const DOCUMENT = "site.test contacted document";

/** @type {import("../case.js").Case[]} */
export const PAGES = [
  {
    name: "two-tabs",
    title: "Two tabs load pages of one site at the same time",
    why: "Each has what it asked for, though origin and moment are the same.",
    files: {
      "one.html": (url) =>
        `${HEAD}<script src="${url("alpha.test", "/hold")}"></script>`,
      "two.html": (url) =>
        `${HEAD}<script src="${url("beta.test", "/hold")}"></script>`,
    },
    async visit(scene) {
      await scene.open("one");
      await scene.head(scene.url("one.html"));
      await scene.open("two");
      await scene.head(scene.url("two.html"));
      await scene.received("alpha.test");
      await scene.received("beta.test");
      scene.release();
    },
    expect: {
      one: [DOCUMENT, "alpha.test contacted script"],
      two: [DOCUMENT, "beta.test contacted script"],
    },
  },
  {
    name: "closed-tab",
    title: "A tab closed while it loads, another of the same site open",
    why: "What the closed tab asked for is not the other's.",
    files: {
      "slow.html": (url) =>
        `${HEAD}<script src="${url("alpha.test", "/hold")}"></script>`,
    },
    async visit(scene) {
      await scene.goto();
      await scene.open("closing");
      await scene.head(scene.url("slow.html"));
      await scene.received("alpha.test");
      await scene.close("closing");
      scene.release();
    },
    expect: [DOCUMENT],
    aside: ["alpha.test"],
  },
  {
    name: "late-requests",
    title: "Requests of the old page that end after the next has begun",
    why: "They are the old page's.",
    body: (url) => `<script>
      fetch("${url("alpha.test", "/hold")}", { keepalive: true });
      new Image().src = "${url("beta.test", "/hold")}";
    </script>`,
    files: { "next.html": () => HEAD },
    async visit(scene) {
      await scene.open();
      await scene.head(scene.url());
      await scene.received("alpha.test");
      await scene.received("beta.test");
      await scene.goto("next.html");
      scene.release();
    },
    expect: [DOCUMENT],
    aside: ["alpha.test", "beta.test"],
  },
  {
    name: "late-same-address",
    title: "The same, when both pages have the same address",
    why: "They are still the old page's.",
    routes: {
      twice: (request, response, url) => {
        response.writeHead(200, { "content-type": "text/html" });
        response.end(
          request.headers.referer
            ? HEAD
            : `${HEAD}<script>
                fetch("${url("alpha.test", "/hold")}", { keepalive: true });
              </script>`,
        );
      },
    },
    async visit(scene) {
      await scene.goto("twice");
      await scene.received("alpha.test");
      await scene.start("location.href = location.href");
      await scene.proof("document.referrer !== ''", "the second page");
      scene.release();
    },
    expect: [DOCUMENT],
    aside: ["alpha.test"],
  },
  {
    name: "routes",
    title: "An application that changes its address without a new page",
    why: "It stays one page, and adds to its contacts.",
    body: (url) => `<img alt="" src="${url("alpha.test", "/i.png")}">`,
    async visit(scene) {
      await scene.goto();
      await scene.settled([DOCUMENT, "alpha.test contacted image"]);
      const late = scene.url("late", "beta.test");
      await scene.eval(
        `(history.pushState({}, "", "second"), fetch("${late}"), true)`,
      );
    },
    expect: [
      DOCUMENT,
      "alpha.test contacted image",
      "beta.test contacted fetch",
    ],
  },
  {
    name: "fragment",
    title: "A link within the page",
    why: "It is the same page.",
    body: (url) => `<img alt="" src="${url("alpha.test", "/i.png")}">`,
    async visit(scene) {
      await scene.goto();
      await scene.settled([DOCUMENT, "alpha.test contacted image"]);
      await scene.eval("(location.hash = 'there', true)");
    },
    expect: [DOCUMENT, "alpha.test contacted image"],
  },
  {
    name: "document-open",
    title: "A page written anew with document.open",
    why: "It is the same page: its contacts stay, what is written adds to them.",
    body: (url) => `<img alt="" src="${url("alpha.test", "/i.png")}">`,
    async visit(scene) {
      await scene.goto();
      const late = scene.url("late.png", "beta.test");
      await scene.start(`document.open();
        document.write("<title>new</title><img alt='' src='${late}'>");
        document.close();`);
    },
    expect: [
      DOCUMENT,
      "alpha.test contacted image",
      "beta.test contacted image",
    ],
  },
  {
    name: "blank-frame",
    title: "An image in an empty frame that the page fills",
    why: "Such a frame is the page's own site.",
    body: (url) => `<iframe title="f" id="f"></iframe>
      <script>
        const inside = document.getElementById("f").contentDocument;
        const image = inside.createElement("img");
        image.src = "${url("alpha.test", "/i.png")}";
        inside.body.append(image);
      </script>`,
    expect: [DOCUMENT, "alpha.test contacted image (same-site)"],
    but: {
      chromium: {
        expect: [DOCUMENT, "alpha.test contacted image"],
        because: "the request is reported as the page's own.",
      },
    },
  },
  {
    name: "srcdoc-frame",
    title: "An image in a frame whose document the page holds (srcdoc)",
    why: "Such a frame is the page's own site.",
    body: (url) => `<iframe title="f" srcdoc="
      <img alt='' src='${url("alpha.test", "/i.png")}'>"></iframe>`,
    expect: [DOCUMENT, "alpha.test contacted image (same-site)"],
  },
  {
    name: "sandbox-frame",
    title: "A script in a sandboxed frame of another site",
    why: "Its origin is hidden; it is a stranger's frame in this page.",
    body: (url) => `<iframe title="f" sandbox="allow-scripts"
      src="${url("alpha.test", "/inner.html")}"></iframe>`,
    expect: [
      DOCUMENT,
      "alpha.test contacted frame",
      "gamma.test contacted script (foreign)",
    ],
  },
  {
    name: "new-window",
    title: "A link that opens another site in a new tab",
    why: "Two pages; the first did not contact the second's host.",
    body: (url) => `<a id="a" href="${url("next.test", "/")}"
      target="_blank" rel="noopener">next</a>`,
    async visit(scene) {
      await scene.goto();
      await scene.opens("other", () =>
        scene.eval("(document.getElementById('a').click(), true)"),
      );
      await scene.received("alpha.test", "/next.png");
    },
    expect: {
      page: [DOCUMENT],
      other: ["next.test contacted document", "alpha.test contacted image"],
    },
  },
  {
    name: "download",
    title: "A link that downloads a file from another site",
    why: "The page stays; nothing of the download is another page.",
    body: (url) => `<a id="a" href="${url("beta.test", "/file.zip")}">file</a>`,
    async visit(scene) {
      await scene.goto();
      await scene.start("document.getElementById('a').click()");
      await scene.received("beta.test", "/file.zip");
    },
    expect: [DOCUMENT],
    aside: ["beta.test"],
  },
];
