// SPDX-License-Identifier: EUPL-1.2
/** Ways to address a machine, and pages that no site serves. */
import fs from "node:fs";
import path from "node:path";

/** A page at a literal address, with an image of its own.
 * @param {string} name @param {string} title @param {string} host as in an address
 * @param {string} shown @returns {import("../case.js").Case} */
const literal = (name, title, host, shown) => ({
  name,
  title,
  why: "An address of one's own machine or network says nothing of anybody.",
  host,
  plain: true,
  body: () => '<img alt="" src="i.png">',
  expect: [`${shown} contacted document`, `${shown} contacted image`],
  grade: "not-rated",
});

/** @param {string} name @param {string} title @param {string} why
 * @param {Record<"chromium" | "firefox", string>} url
 * @returns {import("../case.js").Case} */
const own = (name, title, why, url) => ({
  name,
  title,
  why: "No site serves it.",
  visit: async (scene) => {
    await scene.open();
    await scene.page.goto(url[scene.browser.name]);
  },
  expect: [`not measurable: ${why}`],
});

/** @type {import("../case.js").Case[]} */
export const ADDRESSES = [
  {
    name: "http",
    title: "A site without encryption",
    why: "As any other.",
    host: "plain.test",
    plain: true,
    body: () => '<img alt="" src="i.png">',
    expect: ["plain.test contacted document", "plain.test contacted image"],
  },
  literal("ipv4", "An IPv4 address", "127.99.0.1", "127.99.0.1"),
  literal("loopback", "One's own machine", "127.0.0.1", "127.0.0.1"),
  literal("ipv6", "An IPv6 address", "[::1]", "::1"),
  literal(
    "v4-mapped",
    "An IPv4 address written as an IPv6 address",
    "[::ffff:7f63:1]",
    "::ffff:7f63:1",
  ),
  own("browser", "A page of the browser", "browser", {
    chromium: "chrome://version/",
    firefox: "about:license",
  }),
  own("blank", "An empty tab", "browser", {
    chromium: "about:blank",
    firefox: "about:blank",
  }),
  own("data", "A page in its own address (data:)", "data", {
    chromium: "data:text/html,<title>data</title>",
    firefox: "data:text/html,<title>data</title>",
  }),
  {
    name: "file",
    title: "A file of one's own, with a script of a third party",
    why: "No site serves it.",
    visit: async (scene) => {
      const file = path.join(scene.stage.dir, "own.html");
      const url = scene.url("a.js", "alpha.test");
      fs.writeFileSync(file, `<!doctype html><script src="${url}"></script>`);
      await scene.open();
      await scene.page.goto(`file://${file}`);
    },
    expect: ["not measurable: file"],
    aside: ["alpha.test"],
  },
  {
    name: "view-source",
    title: "The source of a page",
    why: "It is not the page.",
    visit: async (scene) => {
      await scene.openAlone(`view-source:${scene.url()}`);
      await scene.received("site.test");
    },
    expect: ["not measurable: source"],
    but: {
      chromium: {
        expect: ["site.test contacted document"],
        may: ["site.test contacted image"],
        because: "it is reported as the page itself.",
      },
    },
    aside: ["site.test"],
  },
  {
    name: "pdf",
    title: "A PDF file",
    why: "The browser's reader shows it; what it loads is not the site's doing.",
    routes: {
      "file.pdf": (_, response) => {
        response.writeHead(200, { "content-type": "application/pdf" });
        response.end("%PDF-1.4\ntrailer<</Root 1 0 R>>\n%%EOF\n");
      },
    },
    visit: async (scene) => {
      await scene.open();
      await scene.head(scene.url("file.pdf"));
      await scene.received("site.test");
    },
    expect: ["not measurable: pdf"],
    aside: ["site.test"],
  },
  {
    name: "store-firefox",
    title: "Mozilla's add-on store (a host of its name)",
    why: "Browsers close it to extensions.",
    host: "addons.mozilla.org",
    body: (url) => `<img alt="" src="${url("alpha.test", "/i.png")}">`,
    expect: ["not measurable: store"],
    aside: ["alpha.test", "addons.mozilla.org"],
  },
  {
    name: "store-chromium",
    title: "Google's extension store (a host of its name)",
    why: "Browsers close it to extensions.",
    host: "chromewebstore.google.com",
    body: (url) => `<img alt="" src="${url("alpha.test", "/i.png")}">`,
    expect: ["not measurable: store"],
    aside: ["alpha.test", "chromewebstore.google.com"],
  },
];
