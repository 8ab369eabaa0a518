// SPDX-License-Identifier: EUPL-1.2
/** A world of sites, up and reachable by throw-away browsers. */
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
   * @param {Record<string, string>} names to addresses
   */
  constructor(dir, ca, server, names) {
    this.dir = dir;
    this.ca = ca;
    this.server = server;
    this.url = server.url;
    this.names = names;
  }

  /**
   * @param {object} [world] the demonstration's
   * @param {Record<string, import("./server.js").Site>} world.sites
   * @param {Record<string, string>} world.names
   * @param {Parameters<typeof startServer>[2]} [watch]
   */
  static async open({ sites, names } = { sites: SITES, names: NAMES }, watch) {
    const dir = fs.mkdtempSync(path.join(os.tmpdir(), "cocarde-sites-"));
    process.once("exit", () => fs.rmSync(dir, REMOVE));
    try {
      const tls = makeCertificates(dir, Object.keys(names));
      // Chromium writes an index of its rules beside them.
      fs.cpSync(BLOCKER, path.join(dir, "blocker"), { recursive: true });
      const server = await startServer(sites, tls, watch);
      return new Stage(dir, tls.ca, server, names);
    } catch (error) {
      fs.rmSync(dir, REMOVE);
      throw error;
    }
  }

  /**
   * @param {import("./profile.js").BrowserName} name
   * @param {Partial<import("./browser.js").Wanted>} [how]
   *   registered: the host is installed
   */
  async browser(name, how = {}) {
    return Browser.start(name, {
      host: WORLD_HOST,
      ca: this.ca,
      hosts: this.names,
      extensions: [path.join(this.dir, "blocker")],
      ...how,
    });
  }

  close() {
    this.server.stop();
    fs.rmSync(this.dir, REMOVE);
  }
}
