// SPDX-License-Identifier: EUPL-1.2
/**
 * The machines of the suite. Any third party answers any of the paths below;
 * what stands behind their addresses is said by tests/world.
 */
import { baseOf, HEAD, hostOf, SITE } from "./case.js";

/** @typedef {import("../e2e/lib/server.js").Site} Site */
/** @typedef {import("../e2e/lib/server.js").Route} Route */
/** @typedef {import("../e2e/lib/server.js").Response} Response */

/** Answers that wait until a case lets them go. @type {Set<() => void>} */
const held = new Set();

export function release() {
  for (const answer of held) answer();
  held.clear();
}

/** @type {Route} */
const hold = (_, response) => {
  held.add(() => {
    response.setHeader("access-control-allow-origin", "*");
    response.end("ok");
  });
};

/** A chain of redirects over three organisations. */
const CHAIN = ["alpha.test", "beta.test", "gamma.test"];

/** @param {string} from @param {string} path @returns {Route} */
const onwards = (from, path) => (_, response, url) => {
  const next = CHAIN[CHAIN.indexOf(from) + 1];
  const target = next
    ? url(next, path)
    : url(SITE, "/redirect-document/end.html");
  response.writeHead(302, { location: target, "cache-control": "no-store" });
  response.end();
};

/** @param {Record<string, string>} headers @param {string} body @returns {Route} */
const plainly = (headers, body) => (_, response) => {
  response.writeHead(200, { "cache-control": "no-store", ...headers });
  response.end(body);
};

/** @param {string} host @returns {Record<string, Route>} */
const routes = (host) => ({
  "/hold": hold,
  "/hop": onwards(host, "/hop"),
  "/hop.png": (request, response, url) => {
    if (host !== "gamma.test")
      return onwards(host, "/hop.png")(request, response, url);
    plainly({ "content-type": "image/svg+xml" }, "<svg/>")(
      request,
      response,
      url,
    );
  },
  // The request is read, and nothing comes back.
  "/reset-before": (request) => request.socket.destroy(),
  "/reset-after": (request, response) => {
    response.writeHead(200, { "access-control-allow-origin": "*" });
    response.write("some", () => request.socket.destroy());
  },
  "/events": plainly(
    {
      "content-type": "text/event-stream",
      "access-control-allow-origin": "*",
    },
    "retry: 600000\ndata: hello\n\n",
  ),
  "/etag.js": (request, response) => {
    const headers = { etag: '"1"', "cache-control": "no-cache" };
    const known = request.headers["if-none-match"] === '"1"';
    response.writeHead(known ? 304 : 200, {
      ...headers,
      "content-type": "text/javascript",
    });
    response.end(known ? undefined : "/* nothing */");
  },
  "/next.png": plainly({ "content-type": "image/svg+xml" }, "<svg/>"),
  "/file.zip": plainly(
    {
      "content-type": "application/zip",
      "content-disposition": "attachment",
    },
    "no archive",
  ),
  "/no-cors.json": plainly({ "content-type": "application/json" }, "{}"),
  "/corp.png": plainly(
    {
      "content-type": "image/png",
      "cross-origin-resource-policy": "same-origin",
    },
    "",
  ),
  "/orb.png": plainly(
    { "content-type": "text/html", "x-content-type-options": "nosniff" },
    "<!doctype html><title>no image</title>",
  ),
});

/** @type {Site["files"]} */
const FILES = {
  "/outer.html": (url) =>
    `${HEAD}<iframe title="f" src="${url("beta.test", "/inner.html")}"></iframe>`,
  "/inner.html": (url) =>
    `${HEAD}<script src="${url("gamma.test", "/g.js")}"></script>`,
  "/frame.html": (url) =>
    `${HEAD}<script src="${url("alpha.test", "/a.js")}"></script>`,
  "/module.js": (url) => `import "${url("beta.test", "/b.js")}";`,
  "/import.css": (url) => `@import "${url("beta.test", "/b.css")}";`,
};

/** @param {string} host @param {string} address @returns {[string, Site]} */
const party = (host, address) => [
  host,
  { address, files: FILES, routes: routes(host) },
];

/** @type {Record<string, Site>} */
const PARTIES = {
  ...Object.fromEntries([
    party("alpha.test", "127.20.1.1"),
    party("beta.test", "127.50.1.1"),
    party("gamma.test", "127.11.1.1"),
    party("sub.site.test", "127.10.0.1"),
  ]),
  // Nobody's name: any address of this machine.
  "*": { address: "", plain: true, files: { "/": () => "" } },
  "www.analytics.test": { address: "127.50.1.3" },
  // Another site, for what leads there.
  "next.test": {
    address: "127.10.0.2",
    files: {
      "/": (url) =>
        `${HEAD}<img alt="" src="${url("alpha.test", "/next.png")}">`,
    },
  },
};

/** Names that lead to a machine on which nobody listens. */
const NOBODY = { "refused.test": "127.99.9.9" };

const ADDRESS = "127.10.0.1";

/**
 * @param {import("./case.js").Case} one
 * @param {Record<string, Site>} sites of the cases before it
 * @returns {Site}
 */
function siteOf(one, sites) {
  const base = baseOf(one);
  /** @param {Record<string, any>} byPath */
  const below = (byPath = {}) =>
    Object.fromEntries(
      Object.entries(byPath).map(([path, what]) => [base + path, what]),
    );
  return {
    address: ADDRESS,
    ...(one.plain ? { plain: true } : {}),
    files: {
      ...(one.body || !sites[hostOf(one)]?.files?.[base]
        ? {
            [base]: (url) =>
              `${HEAD}<title>${one.name}</title>${one.body?.(url) ?? ""}`,
          }
        : {}),
      ...below(one.files),
    },
    routes: below(one.routes),
  };
}

/** @param {import("./case.js").Case[]} cases */
export function worldOf(cases) {
  /** @type {Record<string, Site>} */
  const sites = { ...PARTIES };
  for (const one of cases) {
    const host = hostOf(one);
    const mine = siteOf(one, sites);
    const there = sites[host];
    sites[host] = {
      ...mine,
      files: { ...there?.files, ...mine.files },
      routes: { ...there?.routes, ...mine.routes },
    };
  }
  const named = Object.entries(sites).filter(([host]) => /[a-z]$/.test(host));
  const names = {
    ...Object.fromEntries(named.map(([host, site]) => [host, site.address])),
    ...NOBODY,
  };
  return { sites, names };
}
