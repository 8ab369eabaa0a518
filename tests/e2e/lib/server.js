// SPDX-License-Identifier: EUPL-1.2
/**
 * Every machine of the test world in one process: an HTTPS server on each
 * loopback address that a name leads to, all on one port. What a name answers
 * depends on the name, as on a real machine.
 */
import { once } from "node:events";
import fs from "node:fs";
import https from "node:https";
import { WebSocketServer } from "ws";

/**
 * @typedef {(host: string, path?: string) => string} UrlOf
 *   the address of something on a host of the test world
 */

/**
 * @typedef {object} Site what one host name answers
 * @property {string} address loopback address of its machine
 * @property {Record<string, (url: UrlOf) => string>} [files]
 *   text by path; anything else is answered by its ending
 * @property {Record<string, (url: UrlOf) => string>} [redirects]
 *   target by path
 */

const PIXEL = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR4nGP4z8DwHwAF" +
    "AAH/iZk9HQAAAABJRU5ErkJggg==",
  "base64",
);

/** @type {Record<string, [type: string, body: string | Buffer]>} */
const BY_ENDING = {
  css: ["text/css", "/* nothing */"],
  html: ["text/html; charset=utf-8", "<!doctype html><title>frame</title>"],
  js: ["text/javascript", "/* nothing */"],
  json: ["application/json", "{}"],
  png: ["image/png", PIXEL],
  woff2: ["font/woff2", "no font, but asked for"],
};

/** Names that begin so may be kept by the browser. */
const CACHEABLE = /\/cacheable\b/;

/** @param {string} path */
const ending = (path) => path.slice(path.lastIndexOf(".") + 1);

/**
 * @param {Record<string, Site>} sites
 * @param {UrlOf} urlOf
 * @returns {import("node:http").RequestListener}
 */
function answer(sites, urlOf) {
  return (request, response) => {
    const host = (request.headers.host ?? "").replace(/:\d+$/, "");
    const { pathname } = new URL(request.url ?? "/", "https://any.test");
    const site = sites[host];
    if (!site) {
      response.writeHead(421).end();
      return;
    }
    const target = site.redirects?.[pathname];
    if (target) {
      response.writeHead(302, { location: target(urlOf) }).end();
      return;
    }
    const file = site.files?.[pathname];
    const kind = pathname.endsWith("/") ? "html" : ending(pathname);
    const [type, body] = BY_ENDING[kind] ?? ["text/plain", "ok"];
    response.writeHead(200, {
      "content-type": type,
      "access-control-allow-origin": "*",
      "cache-control": CACHEABLE.test(pathname) ? "max-age=3600" : "no-store",
    });
    response.end(file ? file(urlOf) : body);
  };
}

/**
 * @param {https.Server} server
 * @param {number} port 0: any
 * @param {string} address
 * @returns {Promise<number>} the port
 */
async function listen(server, port, address) {
  server.listen(port, address);
  await once(server, "listening");
  const bound = server.address();
  if (typeof bound !== "object" || !bound) throw new Error("no port");
  return bound.port;
}

/**
 * @param {Record<string, Site>} sites by host name
 * @param {{key: string, cert: string}} tls paths of PEM files
 * @returns {Promise<{url: UrlOf, stop: () => void}>}
 */
export async function startServer(sites, tls) {
  const options = {
    key: fs.readFileSync(tls.key),
    cert: fs.readFileSync(tls.cert),
  };
  let port = 0;
  /** @type {UrlOf} */
  const url = (host, path = "/") => `https://${host}:${port}${path}`;
  /** @type {https.Server[]} */
  const servers = [];
  /** @type {Set<import("node:stream").Duplex>} */
  const sockets = new Set();
  for (const address of new Set(Object.values(sites).map((s) => s.address))) {
    const server = https.createServer(options, answer(sites, url));
    new WebSocketServer({ server }).on("connection", (socket) => {
      socket.send("hello");
    });
    server.on("connection", (socket) => {
      sockets.add(socket);
      socket.on("close", () => sockets.delete(socket));
    });
    servers.push(server);
    port = await listen(server, port, address);
  }
  return {
    url,
    stop() {
      for (const server of servers) server.close();
      for (const socket of sockets) socket.destroy();
    },
  };
}
