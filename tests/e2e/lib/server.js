// SPDX-License-Identifier: EUPL-1.2
/**
 * Every machine of the test world in one process: an HTTPS server on each
 * loopback address that a name leads to, all on one port; for sites without
 * encryption one more, on every address. What a name answers depends on the
 * name, as on a real machine.
 */
import { once } from "node:events";
import fs from "node:fs";
import http from "node:http";
import https from "node:https";
import { WebSocketServer } from "ws";

/**
 * @typedef {(host: string, path?: string) => string} UrlOf
 *   the address of something on a host of the test world
 */

/**
 * @typedef {import("node:http").IncomingMessage} Request
 * @typedef {import("node:http").ServerResponse} Response
 * @typedef {(request: Request, response: Response, url: UrlOf) => void} Route
 *
 * @typedef {object} Site what one host name answers
 * @property {string} address loopback address of its machine
 * @property {boolean} [plain] HTTP
 * @property {Record<string, (url: UrlOf) => string>} [files]
 *   text by path; anything else is answered by its ending
 * @property {Record<string, (url: UrlOf) => string>} [redirects]
 *   target by path
 * @property {Record<string, Route>} [routes] anything else, by path
 */

/** The site that answers, without encryption, for names that nobody bears. */
const ANYBODY = "*";

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

/** @param {Request} request */
export const hostAsked = (request) =>
  (request.headers.host ?? "").replace(/:\d+$/, "");

/**
 * @param {Record<string, Site>} sites
 * @param {UrlOf} urlOf
 * @returns {import("node:http").RequestListener}
 */
function answer(sites, urlOf) {
  return (request, response) => {
    const { pathname } = new URL(request.url ?? "/", "https://any.test");
    const site = sites[hostAsked(request)] ?? sites[ANYBODY];
    if (!site) {
      response.writeHead(421).end();
      return;
    }
    const route = site.routes?.[pathname];
    if (route) {
      route(request, response, urlOf);
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
 * @param {http.Server | https.Server} server
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
 * @param {Record<string, Site>} sites by host name, or "*"
 * @param {{key: string, cert: string}} tls paths of PEM files
 * @param {(request: Request) => void} [watch] is told of every request
 * @returns {Promise<{url: UrlOf, stop: () => void}>}
 */
export async function startServer(sites, tls, watch = () => {}) {
  const options = {
    key: fs.readFileSync(tls.key),
    cert: fs.readFileSync(tls.cert),
  };
  const ports = { secure: 0, plain: 0 };
  /** @type {UrlOf} */
  const url = (host, path = "/") =>
    (sites[host] ?? sites[ANYBODY])?.plain
      ? `http://${host}:${ports.plain}${path}`
      : `https://${host}:${ports.secure}${path}`;
  /** @type {(http.Server | https.Server)[]} */
  const servers = [];
  /** @type {Set<import("node:stream").Duplex>} */
  const sockets = new Set();
  /** @param {http.Server | https.Server} server */
  const serve = (server) => {
    server.on("request", watch);
    server.on("upgrade", watch);
    server.on("request", answer(sites, url));
    new WebSocketServer({ server }).on("connection", (socket) => {
      socket.send("hello");
    });
    server.on("connection", (socket) => {
      sockets.add(socket);
      socket.on("close", () => sockets.delete(socket));
    });
    servers.push(server);
    return server;
  };
  const all = Object.values(sites);
  const secure = all.filter(({ plain }) => !plain);
  for (const address of new Set(secure.map((site) => site.address))) {
    const server = serve(https.createServer(options));
    ports.secure = await listen(server, ports.secure, address);
  }
  if (secure.length < all.length) {
    ports.plain = await listen(serve(http.createServer()), 0, "::");
  }
  return {
    url,
    stop() {
      for (const server of servers) server.close();
      for (const socket of sockets) socket.destroy();
    },
  };
}
