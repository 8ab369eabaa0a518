// SPDX-License-Identifier: EUPL-1.2
/** Requests that nobody receives, and answers that the page does not get. */

const DOCUMENT = "site.test contacted document";

const UNTOLD = {
  expect: [DOCUMENT, "alpha.test possible fetch"],
  because: "an error comes without address: it may have been received.",
};

/** @param {string} target */
const fetching = (target) => `<script>
  fetch("${target}").catch(() => {}).finally(() => { globalThis.over = true; });
</script>`;

/** @param {import("../scene.js").Scene} scene */
async function over(scene) {
  await scene.goto();
  await scene.proof("globalThis.over", "the end of the fetch");
}

/** @type {import("../case.js").Case[]} */
export const FAILURES = [
  {
    name: "no-name",
    title: "A host whose name does not exist",
    why: "There is nobody to receive anything.",
    body: () => fetching("https://nobody.invalid/"),
    visit: over,
    expect: [DOCUMENT, "nobody.invalid failed fetch"],
  },
  {
    name: "refused",
    title: "A machine that refuses the connection",
    why: "No request was sent.",
    body: (url) =>
      fetching(url("alpha.test", "/").replace("alpha.test", "refused.test")),
    visit: over,
    expect: [DOCUMENT, "refused.test failed fetch"],
  },
  {
    name: "reset-before",
    title: "A connection that breaks before an answer",
    why: "The server has read the request.",
    body: (url) => fetching(url("alpha.test", "/reset-before")),
    visit: over,
    expect: [DOCUMENT, "alpha.test contacted fetch"],
    but: { chromium: UNTOLD },
  },
  {
    name: "reset-after",
    title: "A connection that breaks within the answer",
    why: "Who answers has received.",
    body: (url) => fetching(url("alpha.test", "/reset-after")),
    visit: over,
    expect: [DOCUMENT, "alpha.test contacted fetch"],
  },
  {
    name: "aborted",
    title: "A request that the page gives up before an answer",
    why: "The server has read the request.",
    body: (url) => `<script>
      globalThis.control = new AbortController();
      fetch("${url("alpha.test", "/hold")}", { signal: control.signal })
        .catch(() => { globalThis.over = true; });
    </script>`,
    async visit(scene) {
      await scene.goto();
      await scene.received("alpha.test", "/hold");
      await scene.eval("control.abort()");
      await scene.proof("globalThis.over", "the end of the fetch");
    },
    expect: [DOCUMENT, "alpha.test contacted fetch"],
    but: { chromium: UNTOLD },
  },
  {
    name: "blocked",
    title: "A script that another extension blocks",
    why: "It was asked for, and nobody received anything.",
    host: "www.blocked.test",
    body: (url) =>
      `<script src="${url("www.analytics.test", "/a.js")}"></script>`,
    expect: [
      "www.blocked.test contacted document",
      "www.analytics.test blocked script",
    ],
  },
  {
    name: "cors",
    title: "An answer that the other site keeps from the page (CORS)",
    why: "The server has received the request.",
    body: (url) => fetching(url("alpha.test", "/no-cors.json")),
    visit: over,
    expect: [DOCUMENT, "alpha.test contacted fetch"],
  },
  {
    name: "cors-preflight",
    title: "A request whose preflight is refused",
    why: "The server has received the preflight, and the request proper never.",
    body: (url) => `<script>
      fetch("${url("alpha.test", "/no-cors.json")}", { method: "PUT" })
        .catch(() => {}).finally(() => { globalThis.over = true; });
    </script>`,
    visit: over,
    expect: [DOCUMENT, "alpha.test contacted fetch", "alpha.test failed fetch"],
    but: {
      chromium: {
        expect: [
          DOCUMENT,
          "alpha.test contacted fetch",
          "alpha.test possible fetch",
        ],
        because:
          "the error of the request proper does not tell it from one sent.",
      },
    },
  },
  {
    name: "corp",
    title: "An image that the other site keeps from the page (CORP)",
    why: "The server has received the request.",
    body: (url) => `<img alt="" src="${url("alpha.test", "/corp.png")}">`,
    expect: [DOCUMENT, "alpha.test contacted image"],
  },
  {
    name: "orb",
    title: "An image that is no image, which the browser drops (ORB)",
    why: "The server has received the request.",
    body: (url) => `<img alt="" src="${url("alpha.test", "/orb.png")}">`,
    expect: [DOCUMENT, "alpha.test contacted image"],
  },
  {
    name: "csp",
    title: "An image that the page's own policy forbids",
    why: "Nobody receives anything, and nothing was asked of the network.",
    body: (url) => `
      <meta http-equiv="content-security-policy" content="img-src 'self' data:">
      <img alt="" src="${url("alpha.test", "/i.png")}">`,
    expect: [DOCUMENT],
  },
  {
    name: "mixed",
    title: "A plain HTTP script in an HTTPS page",
    why: "The browser refuses it before anything is sent.",
    body: () => `<script src="http://alpha.test:9999/a.js"></script>`,
    expect: [DOCUMENT],
  },
];
