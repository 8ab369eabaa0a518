// SPDX-License-Identifier: EUPL-1.2
/**
 * The examples of PROTOCOL.md. Each is two blocks of code, "json request NAME"
 * and "json reply NAME"; both sides of the protocol are tested against them.
 *
 *   node tests/host/examples.js --write    puts the host's own replies there
 */
import fs from "node:fs";
import path from "node:path";
import { Host, hello, root } from "./host.js";

const file = path.join(root, "PROTOCOL.md");
const block = /^```json (request|reply) ([\w.-]+)\n([\s\S]*?)^```$/gm;

/**
 * @typedef {{name: string, request: any, reply: any}} Example
 * @returns {Example[]} in the order of the document
 */
export function examples() {
  /** @type {Map<string, Example>} */
  const found = new Map();
  for (const match of fs.readFileSync(file, "utf8").matchAll(block)) {
    const [, kind = "", name = "", text = ""] = match;
    const example = found.get(name) ?? { name, request: null, reply: null };
    if (kind === "request") example.request = JSON.parse(text);
    else example.reply = JSON.parse(text);
    found.set(name, example);
  }
  return [...found.values()];
}

/**
 * Where a reply is not as the document has it; null: nowhere. A text of the
 * document that ends in "…" stands for any that begins so; a number beside the
 * key "landlock" and what "seccomp" says are the kernel's, "bytes" the disk's.
 *
 * @param {any} expected
 * @param {any} actual
 * @param {string} [at]
 * @returns {string | null}
 */
export function difference(expected, actual, at = "reply") {
  if (typeof expected === "string" && expected.endsWith("…")) {
    const begins =
      typeof actual === "string" && actual.startsWith(expected.slice(0, -1));
    return begins ? null : `${at}: ${JSON.stringify(actual)}`;
  }
  if (/\.(landlock|seccomp|bytes)$/.test(at)) {
    return typeof actual === typeof expected ? null : at;
  }
  if (expected === null || typeof expected !== "object") {
    return expected === actual
      ? null
      : `${at}: ${JSON.stringify(actual)}, not ${JSON.stringify(expected)}`;
  }
  if (actual === null || typeof actual !== "object") return `${at}: no object`;
  const names = Object.keys(expected).join();
  if (Object.keys(actual).join() !== names) {
    return `${at} has ${Object.keys(actual).join()}, not ${names}`;
  }
  for (const [name, value] of Object.entries(expected)) {
    const found = difference(value, actual[name], `${at}.${name}`);
    if (found !== null) return found;
  }
  return null;
}

/** What the host on the test world says to each request. */
export async function ask() {
  /** @type {Map<string, any>} */
  const replies = new Map();
  const early = new Host();
  const host = new Host();
  await host.ask(hello);
  for (const { name, request } of examples()) {
    const first = name.startsWith("hello") || name === "too-early";
    if (name !== "hello") {
      replies.set(name, await (first ? early : host).ask(request));
    }
  }
  replies.set("hello", await early.ask(hello));
  await Promise.all([early.end(), host.end()]);
  return replies;
}

/** Dates and digests of the data are not what an example is about. */
const changing = /"(digest|data|version|file)":\s*"[^"]*"/g;

/** Nor are long sentences, beyond their beginning. */
const long = /"(text|source)": "((?:[^"\\]|\\.){40})(?:[^"\\]|\\.)+"/g;

/**
 * Short objects on one line, as a person would write them.
 * @param {any} value
 * @param {string} [indent]
 * @returns {string}
 */
function pretty(value, indent = "") {
  const flat = JSON.stringify(value, null, 1).replace(/\n\s*/g, " ");
  if (flat.length + indent.length < 112 || typeof value !== "object") {
    return flat.replace(/([[{]) | ([\]}])/g, "$1$2");
  }
  const deeper = `${indent}  `;
  const list = Array.isArray(value);
  const parts = Object.entries(value).map(
    ([name, item]) =>
      `${deeper}${list ? "" : `${JSON.stringify(name)}: `}${pretty(item, deeper)}`,
  );
  const [open, close] = list ? "[]" : "{}";
  return `${open}\n${parts.join(",\n")}\n${indent}${close}`;
}

if (process.argv[2] === "--write") {
  const replies = await ask();
  const text = fs
    .readFileSync(file, "utf8")
    .replace(block, (whole, kind, name) => {
      const reply = replies.get(name);
      if (kind === "request" || reply === undefined) return whole;
      const stable = pretty(reply)
        .replace(changing, '"$1": "…"')
        .replace(long, '"$1": "$2…"');
      return `\`\`\`json reply ${name}\n${stable}\n\`\`\``;
    });
  fs.writeFileSync(file, text);
}
