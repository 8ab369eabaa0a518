// SPDX-License-Identifier: EUPL-1.2
/**
 * The native host without a browser: frames over its standard input and
 * output, each a length word in native byte order and then JSON.
 */
import os from "node:os";
import { ended, killGroup, start } from "./child.js";
import { within } from "./wait.js";

const LITTLE = os.endianness() === "LE";

/** @param {string} text */
function frame(text) {
  const body = Buffer.from(text);
  const head = Buffer.alloc(4);
  if (LITTLE) head.writeUInt32LE(body.length);
  else head.writeUInt32BE(body.length);
  return Buffer.concat([head, body]);
}

export class NativeHost {
  /** @param {import("./profile.js").Host} host */
  constructor({ program, data }) {
    this.child = start(program, ["--data", data], {
      stdio: ["pipe", "pipe", "inherit"],
    });
    /** @type {((reply: Buffer) => void)[]} */
    this.waiting = [];
    this.pending = Buffer.alloc(0);
    this.child.stdout?.on("data", (data) => this.receive(data));
    // A host that ended says so by not answering.
    this.child.stdin?.on("error", () => {});
  }

  /** @param {Buffer} data */
  receive(data) {
    this.pending = Buffer.concat([this.pending, data]);
    while (this.pending.length >= 4) {
      const size = LITTLE
        ? this.pending.readUInt32LE()
        : this.pending.readUInt32BE();
      if (this.pending.length < 4 + size) return;
      this.waiting.shift()?.(this.pending.subarray(4, 4 + size));
      this.pending = this.pending.subarray(4 + size);
    }
  }

  /**
   * @param {Record<string, unknown>} request
   * @returns {Promise<string>} the reply, byte for byte
   */
  async ask(request) {
    /** @type {Promise<Buffer>} */
    const reply = new Promise((done) => this.waiting.push(done));
    this.child.stdin?.write(frame(JSON.stringify(request)));
    const { op, id } = request;
    const bytes = await within(reply, 5000, `the host's reply to ${op} ${id}`);
    return bytes.toString();
  }

  async hello() {
    const reply = JSON.parse(
      await this.ask({
        v: 1,
        id: 1,
        op: "hello",
        extension: "0.1.0",
        protocol: [1, 1],
        browser: "none/0",
      }),
    );
    if (!reply.ok) throw new Error(JSON.stringify(reply));
    return reply.ok;
  }

  async close() {
    this.child.stdin?.end();
    await within(ended(this.child), 2000, "end of the host").finally(() =>
      killGroup(this.child),
    );
  }
}
