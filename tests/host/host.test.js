// SPDX-License-Identifier: EUPL-1.2
// The real host through real pipes: what a browser, or a broken one, can do.
import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import test, { afterEach } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import {
  binary,
  frame,
  frameOf,
  Host,
  hello,
  killAll,
  root,
  world,
} from "./host.js";

const KIB = 1024;
const MIB = 1024 * KIB;
const rules = { v: 1, id: 2, op: "rules" };
const page = { host: "a.test", at: "2026-11-21T10:00:00Z" };

afterEach(killAll);

test("end of input between frames ends the host at once", async () => {
  const host = new Host();
  assert.equal((await host.ask(hello)).ok.protocol, 1);
  const started = performance.now();
  assert.deepEqual(await host.end(), { code: 0, signal: null });
  assert.ok(performance.now() - started < 500);
  assert.equal(host.left.length, 0);
  assert.equal(host.stderr, "");
});

test("end of input at every byte of a frame", async () => {
  const bytes = frame(hello);
  for (let cut = 0; cut < bytes.length; cut++) {
    const host = new Host();
    host.write(bytes.subarray(0, cut));
    const { code } = await host.end();
    assert.equal(code, cut === 0 ? 0 : 74, `after ${cut} bytes`);
    assert.equal(host.left.length, 0);
  }
});

test("frames in pieces, and several in one piece", async () => {
  const host = new Host();
  const bytes = Buffer.concat([frame(hello), frame(rules)]);
  for (const byte of bytes) {
    host.write(Buffer.from([byte]));
    if (byte % 16 === 0) await sleep(0);
  }
  assert.equal((await host.reply()).id, 1);
  assert.equal((await host.reply()).id, 2);
  host.write(Buffer.concat([3, 4, 5].map((id) => frame({ ...rules, id }))));
  for (const id of [3, 4, 5]) assert.equal((await host.reply()).id, id);
  assert.equal((await host.end()).code, 0);
});

test("an empty frame is an error, not an end", async () => {
  const host = new Host();
  host.write(frameOf(0, Buffer.alloc(0)));
  assert.equal((await host.reply()).err.code, "E_PARSE");
  assert.equal((await host.ask(hello)).id, 1);
  assert.equal((await host.end()).code, 0);
});

test("three texts in a row that are not JSON end the host", async () => {
  const host = new Host();
  const bad = frameOf(3, Buffer.from("{]}"));
  host.write(Buffer.concat([bad, bad, frame(hello), bad, bad, bad, bad]));
  const codes = [];
  for (let reply = await host.reply(); reply; reply = await host.reply()) {
    codes.push(reply.err?.code ?? "ok");
    assert.equal(reply.id, reply.err ? null : 1);
  }
  const parse = "E_PARSE";
  assert.deepEqual(codes, [parse, parse, "ok", parse, parse, parse]);
  assert.equal((await host.exited).code, 65);
  assert.match(host.stderr, /no requests/);
});

test("a request that is too large is answered, and the next one too", async () => {
  const host = new Host();
  await host.ask(hello);
  for (const size of [MIB + 1, 3 * MIB]) {
    host.write(frameOf(size, Buffer.alloc(size, 0x20)));
    const { id, err } = await host.reply();
    assert.equal(id, null);
    assert.equal(err.code, "E_TOO_BIG");
    assert.equal(err.num, 2);
    assert.ok(err.hint);
  }
  const text = JSON.stringify(rules);
  const largest = Buffer.from(text + " ".repeat(MIB - text.length));
  host.write(frameOf(MIB, largest));
  assert.ok((await host.reply()).ok.rules.length > 10);
  assert.equal((await host.end()).code, 0);
});

test("a length that nobody sends ends the host", async () => {
  for (const bytes of [
    frameOf(64 * MIB + 1, Buffer.from("{}")),
    frameOf(0xffffffff, Buffer.alloc(0)),
    Buffer.from("Content-Length: 2\r\n\r\n{}"),
  ]) {
    const host = new Host();
    host.write(bytes);
    assert.equal((await host.exited).code, 65);
    assert.equal(host.left.length, 0);
  }
});

test("a reader that goes away ends the host, without a signal", async () => {
  const host = new Host();
  await host.ask(hello);
  host.child.stdout.destroy();
  for (let id = 2; id < 50; id++) host.write(frame({ ...rules, id }));
  assert.deepEqual(await host.exited, { code: 0, signal: null });
});

test("a reader that stops reading is not waited for", async () => {
  const host = new Host();
  await host.ask(hello);
  host.child.stdout.pause();
  // More replies than the pipe and Node's buffers hold.
  for (let id = 2; id < 200; id++) host.write(frame({ ...rules, id }));
  const started = performance.now();
  const { code } = await host.exited;
  assert.equal(code, 0);
  assert.ok(performance.now() - started < 8000);
});

test("what is not a request is answered with what is wrong", async () => {
  const host = new Host();
  await host.ask(hello);
  for (const [request, msg] of [
    [[], /no request/],
    ["hello", /no request/],
    [{}, /id/],
    [{ v: 1, id: "1", op: "rules" }, /id/],
    [{ v: 1, id: 1.5, op: "rules" }, /id/],
    [{ id: 2, op: "rules" }, /v is/],
    [{ v: 1, id: 2 }, /op/],
    [{ v: 1, id: 2, op: 7 }, /op/],
    [{ v: 1, id: 2, op: "hello" }, /protocol/],
    [{ v: 1, id: 2, op: "hello", protocol: [2, 1] }, /protocol/],
    [{ v: 1, id: 2, op: "rate" }, /page/],
    [{ v: 1, id: 2, op: "rate", page }, /contacts/],
    [{ v: 1, id: 2, op: "rate", page, contacts: [], lang: "de" }, /lang/],
    [{ v: 1, id: 2, op: "rate", page, contacts: [], detail: 1 }, /detail/],
    [{ v: 1, id: 2, op: "lookup", at: "2026-11-21" }, /query/],
    [{ v: 1, id: 2, op: "lookup", query: "a.fr" }, /at/],
    [{ v: 1, id: 2, op: "lookup", query: "a b", at: "2026-11-21" }, /query/],
    [
      { v: 1, id: 2, op: "lookup", query: "a.fr", ip: "x", at: "2026-11-21" },
      /ip/,
    ],
  ]) {
    const { id, err } = await host.ask(request);
    const text = JSON.stringify(request);
    assert.equal(err.code, "E_BAD_REQUEST", text);
    assert.equal(err.num, 6);
    assert.match(err.msg, /** @type {RegExp} */ (msg));
    assert.ok(err.hint, text);
    assert.ok(id === null || id === 2);
  }
  assert.equal((await host.end()).code, 0);
});

test("the same request gives the same bytes, also from another host", async () => {
  const request = {
    v: 1,
    id: 2,
    op: "rate",
    detail: true,
    page,
    contacts: [
      { host: "a.test", ips: ["127.10.0.1"], types: { document: 1 } },
      { host: "cdn.test", ips: ["127.40.0.1"], types: { script: 3 } },
    ],
  };
  const replies = new Set();
  for (let i = 0; i < 2; i++) {
    const host = new Host();
    await host.ask(hello);
    for (let j = 0; j < 2; j++) {
      replies.add(JSON.stringify(await host.ask(request)));
    }
    request.contacts.reverse();
    await host.end();
  }
  assert.equal(replies.size, 1);
});

test("a rating that does not fit is cut, and says so", async () => {
  const host = new Host();
  await host.ask(hello);
  const contacts = (/** @type {number} */ n, /** @type {string} */ suffix) =>
    Array.from({ length: n }, (_, i) => ({
      host: `h${i}.${suffix}`,
      ips: [`127.80.${i >> 8}.${i & 255}`],
      types: { script: 1 },
    }));
  // One party with many contacts: only its contacts are cut.
  const few = await host.ask({
    v: 1,
    id: 2,
    op: "rate",
    detail: true,
    page,
    contacts: contacts(4000, "fonts.gstatic.com"),
  });
  assert.equal(few.ok.more, undefined);
  assert.ok(few.ok.parties.some((/** @type {any} */ p) => p.more > 3000));
  assert.equal(few.ok.completeness.contacts, 4000);
  // Thousands of parties: the lists themselves are.
  const many = await host.ask({
    v: 1,
    id: 3,
    op: "rate",
    detail: true,
    page,
    contacts: Array.from({ length: 4096 }, (_, i) => ({
      host: `www.site-${i}.fr`,
      ips: [`127.80.${i >> 8}.${i & 255}`],
      types: { script: 1 },
    })),
  });
  const { ok } = many;
  assert.ok(ok.more.parties > 3000);
  assert.ok(ok.findings.length > 0 && ok.parties.length > 0);
  for (const finding of ok.findings) {
    const known = ok.parties.some(
      (/** @type {any} */ p) => p.org === finding.party,
    );
    assert.ok(finding.party === null || known, finding.party);
  }
  assert.equal(ok.grade.state, "not-rated");
  assert.ok(Buffer.byteLength(JSON.stringify(many)) <= 1_000_000);
  await host.end();
});

/** A copy of the test world that can be broken. */
function copyOfWorld() {
  const dir = fs.mkdtempSync(path.join(os.tmpdir(), "cocarde-world-"));
  fs.cpSync(world, dir, { recursive: true });
  return dir;
}

const files = ["MANIFEST", "country.mmdb", "asn.mmdb", "registry.sqlite"];

/** @type {[string, string, (file: string) => void][]} */
const breakings = [
  ["missing", "E_DATA_MISSING", (file) => fs.rmSync(file)],
  ["empty", "E_DATA_CORRUPT", (file) => fs.truncateSync(file, 0)],
  [
    "cut short",
    "E_DATA_CORRUPT",
    (file) => fs.truncateSync(file, fs.statSync(file).size >> 1),
  ],
  [
    "full of something else",
    "E_DATA_CORRUPT",
    (file) => fs.writeFileSync(file, Buffer.alloc(fs.statSync(file).size, 1)),
  ],
];

for (const name of files) {
  for (const [how, code, damage] of breakings) {
    test(`${name} ${how}: the host runs, and says so`, async () => {
      const dir = copyOfWorld();
      damage(path.join(dir, name));
      const host = new Host({ data: dir });
      const greeting = await host.ask(hello);
      const state = code === "E_DATA_MISSING" ? "missing" : "corrupt";
      assert.equal(greeting.ok.data.state, state);
      assert.match(greeting.ok.warnings.join(), new RegExp(name));
      const { id, err } = await host.ask({
        v: 1,
        id: 2,
        op: "rate",
        page,
        contacts: [],
      });
      assert.equal(id, 2);
      assert.equal(err.code, code);
      assert.match(err.msg, new RegExp(name));
      assert.match(err.hint, /[^.]\. Then restart the browser/);
      const status = await host.ask({ v: 1, id: 3, op: "data.status" });
      assert.equal(status.ok.state, state);
      assert.match(status.ok.msg, new RegExp(name));
      assert.ok((await host.ask({ v: 1, id: 4, op: "rules" })).ok.rules);
      const looked = await host.ask({
        v: 1,
        id: 5,
        op: "lookup",
        query: "a.fr",
        at: "2026-11-21",
      });
      assert.equal(looked.err.code, code);
      assert.equal((await host.end()).code, 0);
      assert.match(host.stderr, new RegExp(name));
      fs.rmSync(dir, { recursive: true });
    });
  }
}

test("a directory that does not exist is missing data", async () => {
  const host = new Host({ data: path.join(os.tmpdir(), "cocarde-nowhere") });
  assert.equal((await host.ask(hello)).ok.data.state, "missing");
  assert.equal((await host.end()).code, 0);
});

test("without a second opinion the host says so", async () => {
  const dir = copyOfWorld();
  fs.rmSync(path.join(dir, "second-opinion"), { recursive: true });
  fs.mkdirSync(path.join(dir, "second-opinion"));
  const host = new Host({ data: dir });
  const { ok } = await host.ask(hello);
  assert.equal(ok.data.state, "ok");
  assert.match(ok.warnings.join(), /second opinion/);
  const { ok: rating } = await host.ask({
    v: 1,
    id: 2,
    op: "rate",
    page,
    contacts: [{ host: "a.test", ips: ["127.10.0.1"], types: { document: 1 } }],
  });
  assert.equal(rating.versions.second_opinion, null);
  assert.ok(rating.completeness.notes.includes("no-second-opinion"));
  await host.end();
  fs.rmSync(dir, { recursive: true });
});

/** @param {number} pid */
const descriptors = (pid) =>
  fs
    .readdirSync(`/proc/${pid}/fd`)
    .map((fd) => [Number(fd), fs.readlinkSync(`/proc/${pid}/fd/${fd}`)]);

test("nothing that prints can reach the browser", async (t) => {
  if (!fs.existsSync("/proc/self/fd")) return t.skip("no /proc");
  const host = new Host();
  await host.ask(hello);
  const open = new Map(
    /** @type {[number, string][]} */ (
      descriptors(/** @type {number} */ (host.child.pid))
    ),
  );
  assert.equal(open.get(1), open.get(2), "1 is standard error");
  assert.notEqual(open.get(3), open.get(2), "3 is where replies go");
  assert.deepEqual([...open.keys()].sort(), [0, 1, 2, 3]);
  await host.end();
});

test("descriptors that the browser left open are closed", async (t) => {
  if (!fs.existsSync("/proc/self/fd")) return t.skip("no /proc");
  const script = `exec 3</etc/passwd 4</etc/passwd 9</etc/passwd; exec "$0" "$@"`;
  const child = spawnSync("/bin/sh", ["-c", script, binary, "--data", world], {
    input: frame(hello),
  });
  assert.equal(child.status, 0);
  assert.equal(child.stdout.readUInt32LE(), child.stdout.length - 4);
});

test("the host is confined while it answers", async (t) => {
  const host = new Host();
  const { ok } = await host.ask(hello);
  const status = fs.readFileSync(`/proc/${host.child.pid}/status`, "utf8");
  const value = (/** @type {string} */ name) =>
    status.match(new RegExp(`^${name}:\\s*(\\d+)`, "m"))?.[1];
  assert.equal(value("NoNewPrivs"), "1");
  assert.equal(value("Seccomp"), ok.sandbox.seccomp ? "2" : "0");
  t.diagnostic(JSON.stringify(ok.sandbox));
  assert.ok(ok.sandbox.seccomp || ok.warnings.length > 0);
  // The probe asks the kernel in a process of its own.
  const probe = path.join(root, "build/tests/sandbox_probe");
  const said = spawnSync(probe, { encoding: "utf8" }).stdout;
  const kernel = Number(said.match(/^# Landlock ABI (\d+)/m)?.[1]);
  assert.equal(ok.sandbox.landlock, kernel);
  assert.ok(kernel > 0 || ok.warnings.length > 0);
  await host.end();
});

test("arguments of browsers are left alone", async () => {
  for (const args of [
    ["/usr/lib/mozilla/native-messaging-hosts/x.json", "cocarde@cocarde.org"],
    ["chrome-extension://abcdefghijklmnop/", "--parent-window=0"],
    ["--reconnect-command=x", "--data"],
  ]) {
    const host = new Host({ args });
    assert.equal((await host.ask(hello)).ok.data.state, "ok");
    await host.end();
  }
});

test("the version goes to standard output", () => {
  const version = fs.readFileSync(path.join(root, "VERSION"), "utf8").trim();
  assert.equal(
    execFileSync(binary, ["--version"], { encoding: "utf8" }),
    `cocarde-host ${version}\n`,
  );
});

test("memory stays flat over many pages", async (t) => {
  const host = new Host();
  await host.ask(hello);
  const request = {
    v: 1,
    id: 2,
    op: "rate",
    detail: true,
    page,
    contacts: Array.from({ length: 32 }, (_, i) => ({
      host: `h${i}.test`,
      ips: [`127.${10 + i}.0.1`],
      types: { script: 1, image: 2 },
    })),
  };
  const dirty = () =>
    Number(
      fs
        .readFileSync(`/proc/${host.child.pid}/status`, "utf8")
        .match(/^RssAnon:\s*(\d+)/m)?.[1],
    );
  const rateTimes = async (/** @type {number} */ times) => {
    for (let i = 0; i < times; i++) await host.ask(request);
    return dirty();
  };
  const early = await rateTimes(100);
  const late = await rateTimes(900);
  t.diagnostic(`RssAnon ${early} kB after 100 pages, ${late} after 1000`);
  assert.ok(late - early < 256, `${early} kB, then ${late} kB`);
  assert.ok(late < 6 * KIB);
  await host.end();
});
