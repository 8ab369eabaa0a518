// SPDX-License-Identifier: EUPL-1.2
/**
 * The real host behind pipes, as a browser starts it. Shared by the tests of
 * the protocol, on both sides of it.
 */
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";

export const root = fileURLToPath(new URL("../..", import.meta.url));
export const world = path.join(root, "build/world");
export const binary = path.join(root, "build/cocarde-host");

const little = os.endianness() === "LE";

/**
 * @param {number} size what the length word says
 * @param {Buffer} bytes
 */
export function frameOf(size, bytes) {
  const word = Buffer.alloc(4);
  if (little) word.writeUInt32LE(size);
  else word.writeUInt32BE(size);
  return Buffer.concat([word, bytes]);
}

/** @param {unknown} message */
export function frame(message) {
  const bytes = Buffer.from(JSON.stringify(message));
  return frameOf(bytes.length, bytes);
}

export const hello = {
  v: 1,
  id: 1,
  op: "hello",
  extension: "0.1.0",
  protocol: [1, 1],
  browser: "firefox/153",
};

/** Where hosts of these tests keep a history: never that of who runs them. */
export const history = mkdtempSync(path.join(os.tmpdir(), "cocarde-history-"));
process.on("exit", () => rmSync(history, { recursive: true, force: true }));

/** @type {Set<Host>} */
const running = new Set();

/** For after each test: a host that a failed one left would keep Node alive. */
export function killAll() {
  for (const host of running) host.child.kill("SIGKILL");
}

export class Host {
  #bytes = Buffer.alloc(0);
  /** @type {(() => void)[]} */
  #waiting = [];

  /**
   * @param {{data?: string, program?: string, args?: string[],
   *   env?: Record<string, string>}} [options]
   */
  constructor({ data = world, program = binary, args = [], env = {} } = {}) {
    this.child = spawn(program, ["--data", data, ...args], {
      stdio: ["pipe", "pipe", "pipe"],
      env: { ...process.env, COCARDE_HISTORY: history, ...env },
    });
    running.add(this);
    this.stderr = "";
    this.ended = false;
    this.child.stdin.on("error", () => {});
    this.child.stderr.on("data", (chunk) => {
      this.stderr += chunk;
    });
    this.child.stdout.on("data", (chunk) => {
      this.#bytes = Buffer.concat([this.#bytes, chunk]);
      this.#wake();
    });
    this.child.stdout.on("end", () => {
      this.ended = true;
      this.#wake();
    });
    /** @type {Promise<{code: number | null, signal: string | null}>} */
    this.exited = new Promise((resolve) => {
      this.child.on("close", (code, signal) => {
        running.delete(this);
        resolve({ code, signal });
      });
    });
  }

  #wake() {
    for (const wake of this.#waiting.splice(0)) wake();
  }

  /** @param {Buffer} bytes */
  write(bytes) {
    this.child.stdin.write(bytes);
  }

  /** The next reply; null when there are no more. */
  async reply() {
    for (;;) {
      if (this.#bytes.length >= 4) {
        const size = little
          ? this.#bytes.readUInt32LE()
          : this.#bytes.readUInt32BE();
        if (this.#bytes.length >= 4 + size) {
          const text = this.#bytes.subarray(4, 4 + size).toString();
          this.#bytes = this.#bytes.subarray(4 + size);
          return JSON.parse(text);
        }
      }
      if (this.ended) return null;
      await /** @type {Promise<void>} */ (
        new Promise((resolve) => this.#waiting.push(resolve))
      );
    }
  }

  /** Bytes of standard output that belong to no reply read so far. */
  get left() {
    return this.#bytes;
  }

  /** @param {unknown} request */
  ask(request) {
    this.write(frame(request));
    return this.reply();
  }

  /** Close its input; how it ended. */
  end() {
    this.child.stdin.end();
    return this.exited;
  }
}
