// SPDX-License-Identifier: EUPL-1.2
/**
 * Service workers. Each has a host of its own. Browsers look for a new version
 * of a worker when they like: `may`.
 */

/** @param {string} host @param {string} code of the worker
 * @param {(url: import("../case.js").UrlOf) => string} [body] */
const site = (host, code, body = () => "") => ({
  host,
  body,
  files: {
    "sw.js": (/** @type {import("../case.js").UrlOf} */ url) =>
      `self.addEventListener("install", () => self.skipWaiting());
       self.addEventListener("activate", (event) =>
         event.waitUntil(self.clients.claim()));
       ${code.replaceAll(/(\w+\.test)(\/[\w.]*)/g, (_, to, path) => url(to, path))}`,
  },
  may: [`${host} contacted script`, `${host} contacted other`],
});

/** @param {import("../scene.js").Scene} scene */
async function install(scene) {
  await scene.goto("plain.html");
  await scene.eval(`navigator.serviceWorker.register("/sw.js")
    .then(() => navigator.serviceWorker.ready).then(() => true)`);
  await scene.proof("navigator.serviceWorker.controller !== null", "control");
}

/** @param {import("../scene.js").Scene} scene */
async function installed(scene) {
  await install(scene);
  await scene.close();
  scene.mark();
  await scene.goto();
}

/** @type {import("../case.js").Case[]} */
export const WORKERS = [
  {
    name: "worker-document",
    title: "A service worker answers the document itself",
    why: "The page was asked for; its server received nothing.",
    ...site(
      "answered.test",
      `self.addEventListener("fetch", (event) => {
         if (event.request.mode !== "navigate") return;
         event.respondWith(new Response(
           "<!doctype html><link rel='icon' href='data:,'><img alt='' src='alpha.test/i.png'>",
           { headers: { "content-type": "text/html" } }));
       });`,
    ),
    visit: installed,
    expect: ["answered.test cached document", "alpha.test contacted image"],
  },
  {
    name: "worker-subresource",
    title: "A service worker answers a third party's image",
    why: "The image was asked of the third party, which received nothing.",
    ...site(
      "substituted.test",
      `self.addEventListener("fetch", (event) => {
         if (!event.request.url.includes("alpha")) return;
         event.respondWith(new Response("<svg xmlns='http://www.w3.org/2000/svg'/>",
           { headers: { "content-type": "image/svg+xml" } }));
       });`,
      (url) => `<img alt="" src="${url("alpha.test", "/i.png")}">`,
    ),
    visit: installed,
    expect: ["substituted.test contacted document", "alpha.test cached image"],
  },
  {
    name: "worker-passes",
    title: "A service worker fetches the image for the page",
    why: `The third party receives the worker's request, a fetch; the page's image
      comes from the worker.`,
    ...site(
      "passing.test",
      `self.addEventListener("fetch", (event) => {
         if (event.request.url.includes("alpha"))
           event.respondWith(fetch(event.request));
       });`,
      (url) => `<img alt="" src="${url("alpha.test", "/i.png")}">`,
    ),
    visit: installed,
    expect: [
      "passing.test contacted document",
      "alpha.test contacted fetch",
      "alpha.test cached image",
    ],
  },
  {
    name: "worker-ignores",
    title: "A service worker that listens and answers nothing",
    why: "As without it.",
    ...site(
      "ignoring.test",
      `self.addEventListener("fetch", () => {});`,
      (url) => `<img alt="" src="${url("alpha.test", "/i.png")}">`,
    ),
    visit: installed,
    expect: ["ignoring.test contacted document", "alpha.test contacted image"],
  },
  {
    name: "worker-own",
    title: "A service worker fetches on its own",
    why: "One page of its origin is open: it is its doing.",
    ...site(
      "busy.test",
      `self.addEventListener("message", (event) => event.waitUntil(
         fetch("alpha.test/own")));`,
    ),
    async visit(scene) {
      await installed(scene);
      await scene.eval("navigator.serviceWorker.controller.postMessage(1)");
      await scene.received("alpha.test");
    },
    expect: ["busy.test contacted document", "alpha.test contacted fetch"],
  },
  {
    name: "worker-shared",
    title: "A service worker that two tabs share fetches on its own",
    why: `Nobody can tell which page it is for: neither gets it, and it is counted
      aside.`,
    ...site(
      "shared.test",
      `self.addEventListener("message", (event) => event.waitUntil(
         fetch("alpha.test/own")));`,
    ),
    async visit(scene) {
      await installed(scene);
      await scene.open("other");
      await scene.goto();
      const before = await scene.counts("page");
      await scene.eval("navigator.serviceWorker.controller.postMessage(1)");
      await scene.received("alpha.test");
      await scene.eventually(
        async () => (await scene.counts("page")).aside > before.aside,
        "a request counted aside",
      );
    },
    expect: {
      page: ["shared.test contacted document"],
      other: ["shared.test contacted document"],
    },
    aside: ["alpha.test"],
  },
  {
    name: "worker-preload",
    title: "A service worker with navigation preload",
    why: "The browser asks the server for the document beside the worker.",
    ...site(
      "preloading.test",
      `self.addEventListener("activate", (event) => event.waitUntil(
         self.registration.navigationPreload.enable()));
       self.addEventListener("fetch", (event) => {
         if (event.request.mode === "navigate")
           event.respondWith(event.preloadResponse.then((r) => r ?? fetch(event.request)));
       });`,
      (url) => `<img alt="" src="${url("alpha.test", "/i.png")}">`,
    ),
    visit: installed,
    expect: [
      "preloading.test contacted document",
      "alpha.test contacted image",
    ],
    but: {
      firefox: {
        expect: [
          "preloading.test contacted document",
          "preloading.test cached document",
          "alpha.test contacted image",
        ],
        because: "the worker's answer and the request beside it are two.",
      },
    },
  },
];
