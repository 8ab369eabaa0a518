// SPDX-License-Identifier: EUPL-1.2
// Whom passages of legal notices name as host, asked of the real host on the
// authored data (tests/host/notice/passages.json), and the limits of the
// operation.
import assert from "node:assert/strict";
import fs from "node:fs";
import path from "node:path";
import { after, afterEach, before, test } from "node:test";
import { Host, hello, killAll, root } from "./host.js";

/** @type {{name: string, text: string, declared: string[]}[]} */
const passages = JSON.parse(
  fs.readFileSync(path.join(root, "tests/host/notice/passages.json"), "utf8"),
);

/** @type {Host} */
let host;
before(async () => {
  host = new Host();
  await host.ask(hello);
});
after(async () => {
  await host.end();
  killAll();
});
afterEach(() => assert.equal(host.stderr, "", "nothing of a notice is logged"));

/** @param {unknown} text */
const ask = (text) => host.ask({ v: 1, id: 2, op: "notice", text });

for (const { name, text, declared } of passages) {
  test(name, async () => {
    const reply = await ask(text);
    assert.deepEqual(
      reply.ok?.declared.map((/** @type {any} */ one) => one.org),
      declared,
      text,
    );
  });
}

test("line ends, capitals and accents change nothing", async () => {
  for (const { text, declared } of passages) {
    for (const other of [
      text.replaceAll("\n", "\r\n"),
      text.normalize("NFD"),
      text.replaceAll(" ", "\u00a0"),
    ]) {
      const reply = await ask(other);
      assert.deepEqual(
        reply.ok.declared.map((/** @type {any} */ one) => one.org),
        declared,
        other,
      );
    }
  }
});

test("2048 bytes are read, more are refused, and never repeated", async () => {
  const words = "Hébergeur : OVH. ";
  const fits = words + "x".repeat(2048 - Buffer.byteLength(words));
  const reply = await ask(fits);
  assert.deepEqual(reply.ok.declared, [{ org: "ovhcloud", name: "OVHcloud" }]);
  for (const bad of [`${fits}x`, 7, null, undefined, ["OVH"], {}]) {
    const { err } = await ask(bad);
    assert.equal(err.code, "E_BAD_REQUEST");
    assert.doesNotMatch(JSON.stringify(err), /OVH/);
  }
});

test("at most as many hosts as a page may declare", async () => {
  const many =
    "OVH, AWS, Gandi, LWS, Wix, Ikoula, Hetzner, IONOS, Netlify, Vercel, " +
    "Heroku, Linode, Vultr, SFR, Scaleway, Render.com, Jimdo, Weebly, Fly.io";
  const { ok } = await ask(`Hébergeurs : ${many}`);
  assert.equal(ok.declared.length, 16);
});
