// SPDX-License-Identifier: EUPL-1.2
/** The demonstration sites, up and reachable by throw-away browsers. */
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { NAMES, SITES } from "../sites/world.js";
import { Browser } from "./browser.js";
import { makeCertificates } from "./certificate.js";
import { TREE } from "./profile.js";
import { startServer } from "./server.js";

const BLOCKER = path.join(TREE, "tests/e2e/blocker");

/** @type {import("./profile.js").Host} */
export const WORLD_HOST = {
  program: path.join(TREE, "build/cocarde-host"),
  data: path.join(TREE, "build/world"),
};

const REMOVE = { recursive: true, force: true };

export class Stage {
  /**
   * @param {string} dir
   * @param {string} ca
   * @param {Awaited<ReturnType<typeof startServer>>} server
   */
  constructor(dir, ca, server) {
    this.dir = dir;
    this.ca = ca;
    this.server = server;
    this.url = server.url;
  }

  static async open() {
    const dir = fs.mkdtempSync(path.join(os.tmpdir(), "cocarde-sites-"));
    process.once("exit", () => fs.rmSync(dir, REMOVE));
    try {
      const tls = makeCertificates(dir, Object.keys(SITES));
      // Chromium writes an index of its rules beside them.
      fs.cpSync(BLOCKER, path.join(dir, "blocker"), { recursive: true });
      return new Stage(dir, tls.ca, await startServer(SITES, tls));
    } catch (error) {
      fs.rmSync(dir, REMOVE);
      throw error;
    }
  }

  /**
   * @param {import("./profile.js").BrowserName} name
   * @param {{registered?: boolean}} [how] registered: the host is installed
   */
  async browser(name, { registered = true } = {}) {
    return Browser.start(name, {
      host: WORLD_HOST,
      registered,
      ca: this.ca,
      hosts: NAMES,
      extensions: [path.join(this.dir, "blocker")],
    });
  }

  close() {
    this.server.stop();
    fs.rmSync(this.dir, REMOVE);
  }
}
