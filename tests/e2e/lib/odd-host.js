// SPDX-License-Identifier: EUPL-1.2
/**
 * A native host that is not as it should be: it stands between the browser and
 * the real one, and answers late, never, or in another version.
 *
 * usage: node odd-host.js slow|silent|deaf|old|new PROGRAM [ARGUMENT...]
 */
import { spawn } from "node:child_process";
import os from "node:os";

const [mode = "", program = "", ...rest] = process.argv.slice(2);
const LITTLE = os.endianness() === "LE";
/** Longer than a page waits before it says something provisional. */
const SLOW_MS = 1200;

/** @param {Buffer} head */
const sizeIn = (head) => (LITTLE ? head.readUInt32LE() : head.readUInt32BE());

/** @param {string} text */
function frame(text) {
  const body = Buffer.from(text);
  const head = Buffer.alloc(4);
  if (LITTLE) head.writeUInt32LE(body.length);
  else head.writeUInt32BE(body.length);
  return Buffer.concat([head, body]);
}

/** @param {import("node:stream").Readable} stream
 * @param {(text: string) => void} take */
function frames(stream, take) {
  let pending = Buffer.alloc(0);
  stream.on("data", (data) => {
    pending = Buffer.concat([pending, data]);
    while (pending.length >= 4 && pending.length >= 4 + sizeIn(pending)) {
      const end = 4 + sizeIn(pending);
      take(pending.subarray(4, end).toString());
      pending = pending.subarray(end);
    }
  });
}

/** What an older or a newer host says to hello (PROTOCOL.md, hello-too-new).
 * @param {number} id */
function refusal(id) {
  const [speaks, who] =
    mode === "old" ? ["0 to 0", "host"] : ["2 to 3", "extension"];
  const err = {
    code: "E_PROTO",
    num: 4,
    msg: `The host speaks protocol ${speaks}, the extension 1 to 1`,
    hint:
      who === "host"
        ? "Update Cocarde on this computer."
        : "Update the extension.",
  };
  return JSON.stringify({ v: 1, id, err });
}

const child = spawn(program, rest, { stdio: ["pipe", "pipe", "inherit"] });
frames(process.stdin, (text) => {
  const { id, op } = JSON.parse(text);
  if (mode === "silent") return;
  if (mode === "deaf" && op !== "hello") return;
  if (mode === "old" || mode === "new") {
    process.stdout.write(frame(refusal(id)));
    return;
  }
  child.stdin.write(frame(text));
});
frames(child.stdout, (text) => {
  const late = mode === "slow" ? SLOW_MS : 0;
  setTimeout(() => process.stdout.write(frame(text)), late);
});
process.stdin.on("end", () => {
  child.stdin.end();
  child.kill();
  process.exit();
});
process.stdout.on("error", () => process.exit());
