#!/usr/bin/env node
// SPDX-License-Identifier: EUPL-1.2
/**
 * Hosts that Cocarde may meet and cannot work with. A profile names the kind in
 * the place of the data: other-host.js --data newer|older|hung
 */
const kind = process.argv[process.argv.indexOf("--data") + 1];
const PROTOCOL = { newer: 9, older: 0 };

/** @param {unknown} message */
function say(message) {
  const body = Buffer.from(JSON.stringify(message));
  const size = Buffer.alloc(4);
  size.writeUInt32LE(body.length);
  process.stdout.write(Buffer.concat([size, body]));
}

process.stdin.once("data", () => {
  if (kind === "hung") return; // it reads, and never answers
  const protocol = PROTOCOL[/** @type {keyof typeof PROTOCOL} */ (kind)];
  say({ v: 1, id: 1, ok: { cocarde: "9.9.9", protocol, warnings: [] } });
});
process.stdin.on("end", () => process.exit(0));
