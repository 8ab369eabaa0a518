// SPDX-License-Identifier: EUPL-1.2
/**
 * A throw-away folder in which a browser finds everything that is its own:
 * home, profile, trusted authority, names, and the registration of the native
 * host. Nothing outside of it is written.
 */
import { randomUUID } from "node:crypto";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { trust } from "./certificate.js";

/** The top of the source tree. */
export const TREE = fileURLToPath(new URL("../../../", import.meta.url));

const MANIFESTS = path.join(TREE, "packaging/native-manifests");
const HOST_NAME = "org.cocarde.host";

/** @typedef {"chromium" | "firefox"} BrowserName */

/**
 * @typedef {object} Host the native host that a profile registers
 * @property {string} program path of the executable
 * @property {string} data the data directory handed to it
 * @property {string} [state] where it may keep a history; in the profile
 */

/**
 * @typedef {object} Profile
 * @property {string} dir the throw-away folder
 * @property {string} home
 * @property {string} userData the browser's own profile folder
 * @property {string} uuid Firefox's name for the extension in addresses
 * @property {() => void} register tells the browser of the host (done at first)
 * @property {() => void} unregister
 * @property {(host: Host) => void} setHost from the next start of the host on
 * @property {() => number[]} hostPids every host started so far, oldest first
 * @property {() => string} hostErrors what the hosts wrote to stderr
 * @property {() => void} remove
 */

/** @returns {{CHROMIUM_ID: string, GECKO_ID: string}} */
export function extensionIds() {
  const text = fs.readFileSync(path.join(MANIFESTS, "ids.env"), "utf8");
  const rows = [...text.matchAll(/^(\w+)=["']?([^"'\n]+)["']?$/gm)];
  return Object.fromEntries(rows.map((row) => [row[1], row[2]]));
}

/** @param {string} text */
const quoted = (text) => `'${text.replaceAll("'", `'\\''`)}'`;

/**
 * A native manifest cannot pass arguments, and Firefox hands its libnss_wrapper
 * on to the host, which has no business with it.
 *
 * @param {string} dir
 * @param {Host} host
 */
function launcher(dir, { program, data, state = path.join(dir, "state") }) {
  const log = (/** @type {string} */ name) => quoted(path.join(dir, name));
  return `#!/bin/sh
unset LD_PRELOAD NSS_WRAPPER_HOSTS COCARDE_HISTORY COCARDE_OWN
export XDG_STATE_HOME=${quoted(state)}
echo $$ >>${log("host.pids")}
exec ${quoted(program)} --data ${quoted(data)} "$@" 2>>${log("host.stderr")}
`;
}

/**
 * @param {BrowserName} browser
 * @param {string} dir
 * @param {string} program
 */
function register(browser, dir, program) {
  const ids = extensionIds();
  const template = path.join(MANIFESTS, `${browser}.json.in`);
  const text = fs
    .readFileSync(template, "utf8")
    .replaceAll("@HOST@", program)
    .replaceAll("@GECKO_ID@", ids.GECKO_ID)
    .replaceAll("@CHROMIUM_ID@", ids.CHROMIUM_ID);
  fs.mkdirSync(dir, { recursive: true });
  fs.writeFileSync(path.join(dir, `${HOST_NAME}.json`), text);
}

/** @param {string} file */
const textOf = (file) =>
  fs.existsSync(file) ? fs.readFileSync(file, "utf8") : "";

/**
 * @param {{browser: BrowserName, host: Host, ca?: string | undefined}} wanted
 *   ca: certificate of an authority that the browser is to trust
 * @returns {Profile}
 */
export function makeProfile({ browser, host, ca }) {
  const dir = fs.mkdtempSync(path.join(os.tmpdir(), "cocarde-"));
  const home = path.join(dir, "home");
  const userData = path.join(dir, "profile");
  const launch = path.join(dir, "host.sh");
  fs.mkdirSync(home);
  fs.mkdirSync(userData);
  if (ca) {
    trust(browser === "firefox" ? userData : path.join(home, ".pki/nssdb"), ca);
  }
  const manifests =
    browser === "firefox"
      ? path.join(home, ".mozilla/native-messaging-hosts")
      : path.join(userData, "NativeMessagingHosts");
  register(browser, manifests, launch);
  /** @param {Host} wanted */
  const setHost = (wanted) => {
    fs.writeFileSync(`${launch}.new`, launcher(dir, wanted), { mode: 0o755 });
    fs.renameSync(`${launch}.new`, launch);
  };
  setHost(host);
  // A browser that has just ended may still have a helper writing here.
  const remove = () =>
    fs.rmSync(dir, { recursive: true, force: true, maxRetries: 5 });
  process.once("exit", remove);
  return {
    dir,
    home,
    userData,
    uuid: randomUUID(),
    register: () => register(browser, manifests, launch),
    unregister: () => fs.rmSync(manifests, { recursive: true, force: true }),
    setHost,
    hostPids: () =>
      textOf(path.join(dir, "host.pids"))
        .split("\n")
        .filter(Boolean)
        .map(Number),
    hostErrors: () => textOf(path.join(dir, "host.stderr")),
    remove() {
      process.off("exit", remove);
      remove();
    },
  };
}
