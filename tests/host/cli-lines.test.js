// SPDX-License-Identifier: EUPL-1.2
// `cocarde rate --jsonl`: pages as JSON lines in, ratings as JSON lines out.
import assert from "node:assert/strict";
import { spawn, spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";

import { examples } from "./examples.js";

const root = fileURLToPath(new URL("../..", import.meta.url));
const sanitized = join(root, "build/san/cocarde");
const program = existsSync(sanitized) ? sanitized : join(root, "build/cocarde");
const scratch = mkdtempSync(join(tmpdir(), "cocarde-lines-"));
after(() => rmSync(scratch, { recursive: true }));

const env = {
  ...process.env,
  LC_ALL: "C",
  COCARDE_DATA: join(root, "build/world"),
};

/**
 * @param {string[]} args
 * @param {string | Buffer} [input]
 */
function run(args, input = "") {
  const done = spawnSync(program, ["rate", ...args], {
    env,
    input,
    maxBuffer: 1 << 28,
    timeout: 120_000,
  });
  const err = done.stderr.toString();
  assert.equal(done.signal, null, err);
  assert.doesNotMatch(err, /Sanitizer|runtime error|Assertion/);
  const out = done.stdout.toString();
  assert.ok(out === "" || out.endsWith("\n"), "the last line ends as all do");
  return { status: done.status, out, err };
}

/** @param {string} out */
const objects = (out) =>
  out
    .split("\n")
    .slice(0, -1)
    .map((line) => JSON.parse(line));

/** @param {string} host */
const page = (host, at = "2026-11-21T22:00:00Z") => ({
  page: { host, at },
  contacts: [{ host, ips: ["127.10.0.1"], types: { document: 1 } }],
});

/** @param {unknown[]} values */
const lines = (...values) =>
  values
    .map((value) => (typeof value === "string" ? value : JSON.stringify(value)))
    .join("\n");

const one = page("www.candidat.test");
const two = page("b.test");

test("a line out for each line in, in the same order", () => {
  const input = lines(one, { schema: "cocarde.page/1", ...two }, one);
  const done = run(["--jsonl", "-"], `${input}\n`);
  assert.equal(done.status, 0);
  assert.equal(done.err, "");
  const ratings = objects(done.out);
  assert.deepEqual(
    ratings.map((rating) => [rating.schema, rating.page.host, rating.file]),
    ["www.candidat.test", "b.test", "www.candidat.test"].map((host) => [
      "cocarde.rating/1",
      host,
      "-",
    ]),
  );
  // Nothing is carried over from one line to the next.
  assert.deepEqual(ratings[0], ratings[2]);
});

test("the same bytes from a file, from standard input, from gzip", () => {
  const input = lines(one, two);
  const file = join(scratch, "pages.jsonl");
  writeFileSync(file, input); // the last line has no line feed
  const { out } = run(["--jsonl", file]);
  assert.equal(objects(out).length, 2);
  writeFileSync(file, gzipSync(input));
  assert.equal(run(["--jsonl", file]).out, out);
  const named = out.replaceAll(JSON.stringify(file), '"-"');
  for (const args of [["--jsonl", "-"], ["--jsonl"]]) {
    for (const bytes of [input, `${input.replace("\n", "\r\n")}\r\n`]) {
      assert.equal(run(args, bytes).out, named);
      assert.equal(run(args, gzipSync(bytes)).out, named);
    }
  }
});

test("the same rating as --json gives of the exported page", () => {
  const file = join(scratch, "page.json");
  writeFileSync(file, lines({ schema: "cocarde.page/1", ...one }));
  for (const more of [
    [],
    ["--at", "2019-05-05"],
    ["--lang", "en"],
    ["--strict"],
    ["--before-choice"],
  ]) {
    assert.equal(
      run(["--jsonl", ...more, file]).out,
      run(["--json", ...more, file]).out,
      more.join(" "),
    );
  }
});

test("a request of the protocol is a page; its other members are ignored", () => {
  const { request } = examples().find(({ name }) => name === "rate") ?? {};
  const done = run(["--jsonl"], lines({ ...request, strict: 7, lang: null }));
  assert.equal(done.status, 0);
  assert.equal(objects(done.out)[0].page.host, "www.candidat.test");
});

test("errors stand in their line, and the rest is done", () => {
  const cases = [
    ["", "E_PARSE", 1, /^the line is empty$/],
    ["nope", "E_PARSE", 1, /^not JSON, or cut short \(column 1\)$/],
    [JSON.stringify(one).slice(0, -1), "E_PARSE", 1, /\(column 1\d\d\)$/],
    [`${JSON.stringify(one)} {}`, "E_PARSE", 1, /^not JSON/],
    ["[]", "E_BAD_REQUEST", 6, /^page is not an object$/],
    ["null", "E_BAD_REQUEST", 6, /^page is not an object$/],
    [{ page: one.page }, "E_BAD_REQUEST", 6, /^contacts is not a list$/],
    [
      { ...one, contacts: [{ host: "a b" }] },
      "E_BAD_REQUEST",
      6,
      /^contacts\[0\]\.host is not a host name$/,
    ],
    [
      { ...one, schema: "cocarde.lookup/1" },
      "E_BAD_REQUEST",
      6,
      /^its schema is not cocarde\.page\/1$/,
    ],
    [{ log: { entries: [] } }, "E_BAD_REQUEST", 6, /^page is not an object$/],
    [" ".repeat((1 << 20) + 1), "E_TOO_BIG", 2, /longer than 1048576 bytes/],
  ];
  const input = lines(one, ...cases.flatMap(([line]) => [line, two]));
  const done = run(["--jsonl", "--lang", "en"], input);
  assert.equal(done.status, 1);
  const [first, ...rest] = objects(done.out);
  assert.equal(first.page.host, "www.candidat.test");
  assert.equal(rest.length, 2 * cases.length);
  const said = done.err.trim().split("\n");
  assert.equal(said.length, cases.length);
  for (const [i, [, code, num, msg]] of cases.entries()) {
    const error = rest[2 * i];
    assert.deepEqual(Object.keys(error), ["schema", "file", "line", "err"]);
    assert.equal(error.schema, "cocarde.error/1");
    assert.equal(error.file, "-");
    assert.equal(error.line, 2 * i + 2);
    assert.equal(error.err.code, code);
    assert.equal(error.err.num, num);
    assert.match(error.err.msg, /** @type {RegExp} */ (msg));
    assert.notEqual(error.err.hint, "");
    assert.equal(
      said[i],
      `cocarde: -:${2 * i + 2}: ${error.err.msg}; ${error.err.hint}`,
    );
    assert.equal(rest[2 * i + 1].page.host, "b.test");
  }
});

test("a page as large as a line may be", () => {
  const padded = { ...one, padding: "" };
  const room = (1 << 20) - JSON.stringify(padded).length;
  padded.padding = "x".repeat(room);
  assert.equal(run(["--jsonl"], `${lines(padded)}\r\n`).status, 0);
  padded.padding += "x";
  assert.equal(objects(run(["--jsonl"], lines(padded)).out)[0].err.num, 2);
});

test("gzip that ends too early: what came whole is rated", () => {
  const many = gzipSync(lines(...Array(2000).fill(one)));
  const done = run(["--jsonl"], many.subarray(0, many.length - 50));
  assert.equal(done.status, 1);
  const said = objects(done.out);
  const last = said.pop();
  assert.ok(said.length > 100);
  assert.ok(said.every((rating) => rating.schema === "cocarde.rating/1"));
  assert.equal(last.line, said.length + 1);
  assert.equal(last.err.msg, "its gzip ends too early");
});

test("a page without a date says so with its line", () => {
  const done = run(["--jsonl", "--lang", "en"], lines(one, page("b.test", "")));
  assert.equal(done.status, 0);
  assert.match(done.err, /^cocarde: -:2: no date in this capture; /);
});

test("several files, one that is not there, an empty one, a directory", () => {
  const file = join(scratch, "one.jsonl");
  const empty = join(scratch, "empty.jsonl");
  writeFileSync(file, `${lines(one)}\n`);
  writeFileSync(empty, "");
  const missing = join(scratch, "missing.jsonl");
  const done = run(["--jsonl", "--lang", "en", missing, empty, file, scratch]);
  assert.equal(done.status, 1);
  assert.equal(objects(done.out).length, 1);
  assert.equal(
    done.err.split("\n")[0],
    `cocarde: ${missing}: no such file; check its name`,
  );
  assert.match(done.err, /^.*\n.*: cannot be read \(Is a directory\)\n$/);
  const none = run(["--jsonl", empty]);
  assert.deepEqual(none, { status: 0, out: "", err: "" });
});

test("each line is answered before the next one is asked for", async () => {
  const child = spawn(program, ["rate", "--jsonl"], { env });
  let out = "";
  /** @type {() => void} */ let heard = () => undefined;
  child.stdout.on("data", (bytes) => {
    out += bytes;
    if (out.endsWith("\n")) heard();
  });
  for (let i = 1; i <= 3; i++) {
    const answered = new Promise((resolve) => {
      heard = () => resolve(undefined);
    });
    child.stdin.write(i === 2 ? "nope\n" : `${lines(one)}\n`);
    await answered;
    assert.equal(objects(out).length, i);
  }
  child.stdin.end();
  const status = await new Promise((resolve) => child.on("close", resolve));
  assert.equal(status, 1);
});

test("a reader that goes away ends it quietly", async () => {
  const child = spawn(program, ["rate", "--jsonl"], { env });
  let err = "";
  child.stderr.on("data", (bytes) => {
    err += bytes;
  });
  child.stdin.on("error", () => undefined); // it may end before reading all
  child.stdout.once("data", () => child.stdout.destroy());
  child.stdin.write(`${lines(one)}\n`.repeat(5000));
  child.stdin.end();
  const [code, signal] = await new Promise((resolve) =>
    child.once("close", (...ended) => resolve(ended)),
  );
  assert.ok(code === 1 || signal === "SIGPIPE", `${code} ${signal}`);
  assert.equal(err, "");
});
