// SPDX-License-Identifier: EUPL-1.2
/**
 * A page of the harness in a real Chromium: it looks at itself, and posts what
 * it found. For where things stand on screen, which only a browser knows.
 */
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { extname, join } from "node:path";

import { ended, killGroup, start } from "../../e2e/lib/child.js";
import { chromiumProgram } from "../../e2e/lib/chromium.js";
import { within } from "../../e2e/lib/wait.js";

const TREE = new URL("../../../", import.meta.url);
/** @type {Record<string, string>} */
const TYPES = {
  ".html": "text/html",
  ".js": "text/javascript",
  ".css": "text/css",
  ".json": "application/json",
  ".svg": "image/svg+xml",
};
/** Undefined: there is none here. */
export const program = chromiumProgram();

/** Serve the tree until the page posts what it found.
 * @returns {{port: Promise<number>, found: Promise<string[]>,
 *            close: () => void}} */
function serve() {
  /** @type {(found: string[]) => void} */
  let settle = () => {};
  /** @type {Promise<string[]>} */
  const found = new Promise((resolve) => {
    settle = resolve;
  });
  const server = createServer(async (request, response) => {
    if (request.method === "POST") {
      let body = "";
      for await (const part of request) body += part;
      response.end();
      settle(JSON.parse(body));
      return;
    }
    const { pathname } = new URL(request.url ?? "/", "http://localhost");
    try {
      const file = readFileSync(new URL(pathname.slice(1), TREE));
      const type = TYPES[extname(pathname)] ?? "text/plain";
      response.writeHead(200, { "Content-Type": type }).end(file);
    } catch {
      response.writeHead(404).end();
    }
  });
  /** @type {Promise<number>} */
  const port = new Promise((resolve) => {
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      resolve(typeof address === "object" && address ? address.port : 0);
    });
  });
  return {
    port,
    found,
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}

/** What a page of the tree finds wrong with itself, as sentences.
 * @param {string} page  its path in the tree @param {number} ms  at most
 * @returns {Promise<string[]>} */
export async function faultsOf(page, ms) {
  const { port, found, close } = serve();
  const profile = mkdtempSync(join(tmpdir(), "cocarde-layout-"));
  const browser = start(
    program,
    [
      "--headless",
      "--no-sandbox",
      "--disable-gpu",
      "--no-first-run",
      `--user-data-dir=${profile}`,
      "--remote-debugging-port=0", // without it, headless ends at once
      `http://127.0.0.1:${await port}/${page}`,
    ],
    { stdio: "ignore" },
  );
  try {
    return await within(found, ms, "what was found");
  } finally {
    killGroup(browser);
    await ended(browser);
    close();
    rmSync(profile, { recursive: true, force: true, maxRetries: 10 });
  }
}
