// SPDX-License-Identifier: EUPL-1.2
// What the processes of a browser have used, as the kernel counts it.

import fs from "node:fs";

/** Of the kernel's clock: `getconf CLK_TCK`, 100 on every Linux that Debian
 * makes. Milliseconds. */
const TICK_MS = 10;

/** The native host is measured by itself (run.js). */
const HOST = "cocarde-host";

/**
 * extension: runs its background and its screens · page: shows sites · other:
 * the browser itself, network, graphics.
 * @typedef {"extension" | "page" | "other"} Kind
 * @typedef {{pid: number, kind: Kind, cpu: number, memory: number}} Process
 *   cpu: ms since its start; memory: bytes that are its alone
 */

/** @param {number | string} pid @param {string} name */
function read(pid, name) {
  try {
    return fs.readFileSync(`/proc/${pid}/${name}`, "utf8");
  } catch {
    return ""; // it has ended
  }
}

/** Fields after the name, which may hold anything. @param {string} stat */
const fields = (stat) => stat.slice(stat.lastIndexOf(")") + 2).split(" ");

/** @param {string} pid @param {string} name @returns {Kind} */
function kindOf(pid, name) {
  const command = read(pid, "cmdline");
  if (command.includes("--extension-process")) return "extension";
  if (name === "WebExtensions") return "extension";
  if (command.includes("--type=renderer")) return "page";
  return /^(Isolated |Web Content|Privileged)/.test(name) ? "page" : "other";
}

/**
 * @param {number} top  pid of the browser
 * @param {boolean} [memory] wanted, which takes a while
 * @returns {Process[]} it and all that it started
 */
export function processesOf(top, memory = false) {
  const all = fs.readdirSync("/proc").filter((name) => /^\d+$/.test(name));
  const parents = new Map();
  for (const pid of all) parents.set(pid, fields(read(pid, "stat"))[1]);
  const isOurs = (/** @type {string | undefined} */ pid) => {
    for (let at = pid; at && at !== "0"; at = parents.get(at)) {
      if (at === String(top)) return true;
    }
    return false;
  };
  return all.filter(isOurs).flatMap((pid) => {
    const name = read(pid, "comm").trim();
    if (name === HOST) return [];
    const stat = fields(read(pid, "stat"));
    const cpu = (Number(stat[11]) + Number(stat[12])) * TICK_MS;
    const own = memory ? read(pid, "smaps_rollup") : "";
    const kilobytes = [...own.matchAll(/^Private_\w+: +(\d+) kB$/gm)]
      .map(([, kB]) => Number(kB))
      .reduce((sum, kB) => sum + kB, 0);
    const kind = kindOf(pid, name);
    return [{ pid: Number(pid), kind, cpu, memory: kilobytes * 1024 }];
  });
}

/**
 * @param {Process[]} processes
 * @param {"cpu" | "memory"} what
 * @param {Kind[]} [kinds] all
 */
export const sumOf = (processes, what, kinds) =>
  processes
    .filter(({ kind }) => !kinds || kinds.includes(kind))
    .reduce((sum, process) => sum + process[what], 0);
