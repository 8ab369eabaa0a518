// SPDX-License-Identifier: EUPL-1.2
/** One request of each kind, to a third party. */

import { HEAD } from "../case.js";

const DOCUMENT = "site.test contacted document";

/** A kind that one element makes. @param {string} name @param {string} title
 * @param {(url: import("../case.js").UrlOf) => string} body
 * @param {string[]} contacts @param {Partial<import("../case.js").Case>} [more]
 * @returns {import("../case.js").Case} */
const kind = (name, title, body, contacts, more = {}) => ({
  name,
  title,
  why: `${title}: the third party receives it.`,
  body,
  expect: [DOCUMENT, ...contacts],
  ...more,
});

/** @param {string} code */
const script = (code) => `<script>${code}</script>`;

/** @type {import("../case.js").Case[]} */
export const KINDS = [
  kind("document", "A page alone", () => "", []),
  kind(
    "frame-in-frame",
    "A frame in a frame, each of another site, the inner one with a script",
    (url) => `<iframe title="f" src="${url("alpha.test", "/outer.html")}">`,
    [
      "alpha.test contacted frame",
      "beta.test contacted frame (foreign)",
      "gamma.test contacted script (foreign)",
    ],
  ),
  kind(
    "script",
    "A script",
    (url) => `<script src="${url("alpha.test", "/a.js")}"></script>`,
    ["alpha.test contacted script"],
  ),
  kind(
    "module",
    "A module that imports another",
    (url) =>
      `<script type="module" src="${url("alpha.test", "/module.js")}"></script>`,
    ["alpha.test contacted script", "beta.test contacted script"],
  ),
  kind(
    "style",
    "A style sheet that imports another",
    (url) =>
      `<link rel="stylesheet" href="${url("alpha.test", "/import.css")}">`,
    ["alpha.test contacted style", "beta.test contacted style"],
  ),
  kind(
    "font",
    "A font",
    (url) =>
      `<style>@font-face { font-family: F; src: url(${url("alpha.test", "/f.woff2")}) }</style>
       <p style="font-family: F">text</p>`,
    ["alpha.test contacted font"],
  ),
  kind(
    "image",
    "An image",
    (url) => `<img alt="" src="${url("alpha.test", "/i.png")}">`,
    ["alpha.test contacted image"],
  ),
  kind(
    "image-set",
    "An image chosen among several",
    (url) => `<img alt="" srcset="${url("alpha.test", "/i.png")} 1x">`,
    ["alpha.test contacted image"],
  ),
  kind(
    "css-image",
    "An image that a style asks for",
    (url) =>
      `<div style="width: 9px; height: 9px; background: url(${url("alpha.test", "/i.png")})"></div>`,
    ["alpha.test contacted image"],
  ),
  kind(
    "media",
    "A video",
    (url) =>
      `<video preload="auto" src="${url("alpha.test", "/v.mp4")}"></video>`,
    ["alpha.test contacted media"],
  ),
  kind(
    "object",
    "A document in an object element",
    (url) => `<object data="${url("alpha.test", "/o.html")}"></object>`,
    ["alpha.test contacted frame"],
  ),
  kind(
    "fetch",
    "A fetch",
    (url) => script(`fetch("${url("alpha.test", "/f.json")}")`),
    ["alpha.test contacted fetch"],
  ),
  kind(
    "event-source",
    "An EventSource",
    (url) => script(`new EventSource("${url("alpha.test", "/events")}")`),
    ["alpha.test contacted fetch"],
  ),
  kind(
    "web-socket",
    "A WebSocket",
    (url) =>
      script(
        `new WebSocket("${url("alpha.test", "/s").replace("https:", "wss:")}")`,
      ),
    ["alpha.test contacted socket"],
    {
      why: `The third party receives it; that Chromium tells no address is met
        with the addresses that answered earlier in the session.`,
    },
  ),
  kind(
    "worker",
    "A worker that fetches",
    () => script(`globalThis.w = new Worker("worker.js")`),
    [
      "site.test contacted script",
      "alpha.test contacted fetch",
      "beta.test contacted script",
    ],
    {
      files: {
        "worker.js": (url) =>
          `importScripts("${url("beta.test", "/w.js")}");
           fetch("${url("alpha.test", "/f.json")}");`,
      },
      why: "A worker is part of the page that started it.",
    },
  ),
  kind(
    "shared-worker",
    "A shared worker that fetches",
    () => script(`globalThis.w = new SharedWorker("shared.js")`),
    ["site.test contacted script", "alpha.test contacted fetch"],
    {
      files: {
        "shared.js": (url) => `fetch("${url("alpha.test", "/f.json")}");`,
      },
      why: `One page of the origin is open, so it started the worker.`,
    },
  ),
  kind(
    "beacon",
    "A beacon",
    (url) => script(`navigator.sendBeacon("${url("alpha.test", "/b")}", "x")`),
    ["alpha.test contacted beacon"],
  ),
  {
    name: "forms-offered",
    title: "Forms that would be sent to a third party; nothing is typed",
    why: `Whoever gets what the person would type is there before that; forms of
      the page's own site, and those that only search, are not of that kind.`,
    body: (url) => `
      <form method="post" action="${url("alpha.test", "/subscribe")}">
        <input name="action" value="give"></form>
      <form method="post" action="/own"><input name="q">
        <button formaction="${url("beta.test", "/petition")}">Sign</button></form>
      <form method="get" action="${url("gamma.test", "/find")}"></form>`,
    expect: [
      "site.test contacted document",
      "alpha.test cached form",
      "beta.test cached form",
    ],
  },
  {
    name: "form-later",
    title: "A form that comes after the load and is gone into",
    why: "It is met when the person goes into it, before anything is typed.",
    async visit(scene) {
      await scene.goto();
      await scene.eval(`document.body.insertAdjacentHTML("beforeend",
        '<form method="post" action="${scene.url("give", "alpha.test")}">' +
        '<input id="in"></form>')`);
      await scene.eval("void document.querySelector('#in').focus()");
    },
    expect: ["site.test contacted document", "alpha.test cached form"],
  },
  {
    name: "beacon-at-hide",
    title: "A beacon and a keepalive fetch as the page goes; then back to it",
    why: `Both belong to the page that sent them: the next page has neither, the
      first has both when the person comes back to it.`,
    files: {
      // Firefox keeps no page that it may not store.
      "cacheable.html": (url) =>
        HEAD +
        script(`globalThis.times = 0;
        addEventListener("pageshow", () => { globalThis.times += 1; });
        addEventListener("pagehide", () => {
          navigator.sendBeacon("${url("alpha.test", "/b")}", "x");
          fetch("${url("beta.test", "/k")}", { keepalive: true });
        }, { once: true });`),
      "next.html": () => HEAD,
    },
    async visit(scene) {
      await scene.goto("cacheable.html");
      await scene.goto("next.html");
      await scene.received("alpha.test", "/b");
      await scene.received("beta.test", "/k");
      await scene.settled([DOCUMENT]);
      await scene.start("history.back()");
      await scene.proof("globalThis.times === 2", "return from the cache");
    },
    // Coming back, Firefox looks for the site's icon.
    may: ["site.test contacted image", "site.test cached image"],
    expect: [
      DOCUMENT,
      "alpha.test contacted beacon",
      "beta.test contacted fetch",
    ],
  },
  kind(
    "ping",
    "A link that tells a third party that it was followed",
    (url) =>
      `<a href="#there" ping="${url("alpha.test", "/p")}" id="a">there</a>`,
    ["alpha.test contacted beacon"],
    {
      async visit(scene) {
        await scene.goto();
        await scene.eval("document.getElementById('a').click()");
      },
      but: {
        firefox: {
          expect: [DOCUMENT],
          because: "it sends no pings unless told to: no contact.",
        },
      },
    },
  ),
  kind(
    "favicon",
    "An icon of the page",
    (url) => `<link rel="icon" href="${url("alpha.test", "/icon.png")}">`,
    ["alpha.test contacted image"],
  ),
  kind(
    "csp-report",
    "A report of what a policy forbids",
    () => "",
    ["alpha.test contacted beacon"],
    {
      routes: {
        policed: (_, response, url) => {
          response.writeHead(200, {
            "content-type": "text/html",
            "content-security-policy": `default-src 'none'; img-src data:; report-uri ${url("alpha.test", "/report")}`,
          });
          response.end(
            `<!doctype html><link rel="icon" href="data:,">
             <img alt="" src="${url("beta.test", "/forbidden.png")}">`,
          );
        },
      },
      visit: (scene) => scene.goto("policed"),
      why: `The report is received; the image that the policy forbids is asked of
        nobody.`,
    },
  ),
  kind(
    "form",
    "A form sent to a third party, into a frame",
    (url) =>
      `<iframe title="f" name="f"></iframe>
       <form method="post" target="f" id="form" action="${url("alpha.test", "/f.html")}">
         <input name="n" value="v" aria-label="n"></form>`,
    ["alpha.test contacted frame", "alpha.test contacted form"],
    {
      async visit(scene) {
        await scene.goto();
        await scene.eval("document.getElementById('form').submit()");
      },
    },
  ),
  kind(
    "cross-frame-script",
    "A script in a frame of a subdomain of the page's own site",
    (url) => `<iframe title="f" src="${url("sub.site.test", "/frame.html")}">`,
    [
      "sub.site.test contacted frame",
      "alpha.test contacted script (same-site)",
    ],
  ),
];
