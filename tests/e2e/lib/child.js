// SPDX-License-Identifier: EUPL-1.2
/**
 * Child processes that never outlive this one. Each leads its own process
 * group, so that what it started (renderers, native hosts) goes with it.
 */
import { spawn } from "node:child_process";
import fs from "node:fs";
import path from "node:path";

/** @type {Set<import("node:child_process").ChildProcess>} */
const started = new Set();

/**
 * @param {number} pid
 * @returns {boolean} false also for one that has ended and that nobody buried
 */
export function isAlive(pid) {
  try {
    const stat = fs.readFileSync(`/proc/${pid}/stat`, "utf8");
    return !/^[ZX]/.test(stat.slice(stat.lastIndexOf(")") + 2));
  } catch {
    return false;
  }
}

/** @param {import("node:child_process").ChildProcess} child */
export function killGroup(child) {
  started.delete(child);
  if (child.pid === undefined) return;
  try {
    process.kill(-child.pid, "SIGKILL");
  } catch {
    // The whole group has already gone.
  }
}

process.on("exit", () => {
  for (const child of started) killGroup(child);
});
for (const signal of /** @type {const} */ (["SIGINT", "SIGTERM", "SIGHUP"])) {
  process.on(signal, () => process.exit(1));
}

/** @param {string} program */
export const isInstalled = (program) =>
  (process.env.PATH ?? "")
    .split(":")
    .some((dir) => fs.existsSync(path.join(dir, program)));

/**
 * @param {string | undefined} program undefined: none was found
 * @param {string[]} args
 * @param {import("node:child_process").SpawnOptions} options
 */
export function start(program, args, options) {
  if (!program) throw new Error("this browser is not installed");
  const child = spawn(program, args, { ...options, detached: true });
  started.add(child);
  return child;
}

/**
 * @param {import("node:child_process").ChildProcess} child
 * @returns {Promise<void>} once it has ended
 */
export function ended(child) {
  if (child.exitCode !== null || child.signalCode !== null) {
    return Promise.resolve();
  }
  return new Promise((done) => child.once("exit", () => done()));
}
