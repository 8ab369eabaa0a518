// SPDX-License-Identifier: EUPL-1.2
// Measure what the design promises, as ratios inside one run where the figure
// is a time of this machine. Prints one line per figure,
//   bench NAME VALUE UNIT bound BOUND ok|over
// and what the figures are made of on lines that begin with "#".
// Exit status 1 when a figure is over its bound.

import { execFileSync, spawnSync } from "node:child_process";
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  writeFileSync,
} from "node:fs";
import { open } from "./peer.js";

const DATA = "build/data";
const ROUNDS = 5;
const PAGES = 100_000;
let over = 0;

/** @param {number[]} values */
function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[sorted.length >> 1] ?? Number.NaN;
}

/**
 * @param {string} name
 * @param {number} value
 * @param {string} unit
 * @param {number} bound
 * @param {"most" | "least"} sense
 */
function figure(name, value, unit, bound, sense) {
  const fine = sense === "most" ? value <= bound : value >= bound;
  if (!fine) over++;
  const shown = value.toFixed(value < 10 ? 2 : 1);
  const word = fine ? "ok" : "over";
  console.log(`bench ${name} ${shown} ${unit} bound ${bound} ${word}`);
}

/** @param {string} program @param {string[]} args */
function lines(program, ...args) {
  const text = execFileSync(program, args, { encoding: "utf8" });
  return text.trim().split("\n");
}

/** Microseconds of processor time for one page in the peer host. */
function peerMicroseconds(peer, message) {
  const pages = 400;
  const start = process.cpuUsage();
  for (let i = 0; i < pages; i++) peer.rate(message);
  const spent = process.cpuUsage(start);
  return (spent.user + spent.system) / pages;
}

/** The same page, other hosts and addresses each time: see host.c, "##". */
function varying(request) {
  const other = structuredClone(request);
  for (const [i, contact] of other.contacts.entries()) {
    // The page's own host stays, so that it remains a page with a document.
    if (i > 0) contact.host = `h##${i % 10}##.${contact.host}`;
    contact.ips = contact.ips.map((ip) =>
      ip.includes(":")
        ? ip.replace(/::.*/, "::1##")
        : ip.replace(/\.\d+\.\d+$/, ".1##.1##"),
    );
  }
  return JSON.stringify(other);
}

async function pages() {
  const request = JSON.parse(readFileSync("tests/bench/page.json", "utf8"));
  mkdirSync("build/bench", { recursive: true });
  // As the extension sends it: no space.
  const message = JSON.stringify(request);
  writeFileSync("build/bench/page.json", message);
  writeFileSync("build/bench/pages.json", varying(request));

  const peer = await open(DATA);
  const program = "build/bench/rate";
  const ours = execFileSync(program, [
    "--reply",
    "build/bench/page.json",
    DATA,
  ]).toString();
  const theirs = peer.rate(message);
  if (ours !== theirs) {
    writeFileSync("build/bench/ours.json", ours);
    writeFileSync("build/bench/peer.json", theirs);
    over++;
    console.log("# the peer's reply differs: build/bench/{ours,peer}.json");
  }
  console.log(`# page: ${message.length} bytes in, ${ours.length} bytes out`);

  for (let i = 0; i < 5; i++) peerMicroseconds(peer, message); // let it compile
  const shares = [];
  const uncachedShares = [];
  const ratios = [];
  for (let round = 0; round < ROUNDS; round++) {
    const rounds = lines(program, "build/bench/page.json", DATA).map((line) =>
      line.split(" ").map(Number),
    );
    const [our, libraries, uncached] = [0, 1, 2].map((i) =>
      median(rounds.map((r) => r[i] ?? Number.NaN)),
    );
    const node = peerMicroseconds(peer, message);
    shares.push(our / libraries);
    uncachedShares.push(uncached / libraries);
    ratios.push(node / our);
    console.log(
      `# page: ours ${our} us, nothing remembered ${uncached} us, ` +
        `libraries ${libraries} us, node ${node.toFixed(1)} us`,
    );
  }
  figure("page-to-libraries", median(shares), "ratio", 0.6, "most");
  console.log(
    `# page-to-libraries with nothing remembered: ${median(uncachedShares).toFixed(2)}`,
  );
  // Another reply would be other work.
  if (ours === theirs) {
    figure("node-to-page", median(ratios), "ratio", 3, "least");
  }
}

function host() {
  const starts = [];
  const spent = [];
  const memory = [];
  for (const line of lines(
    "build/bench/host",
    "build/cocarde-host",
    DATA,
    "build/bench/pages.json",
    String(PAGES),
  )) {
    const [word, first, second] = line.split(" ");
    if (word === "start") {
      starts.push(Number(first));
      spent.push(Number(second));
    }
    if (word === "memory") memory.push(Number(second));
  }
  console.log(`# start to end: ${median(spent)} ms of processor time`);
  figure("start-to-answer", median(starts), "ms", 6, "most");
  const [early = -1, late = -1] = memory;
  if (early < 0) {
    console.log("# memory: this kernel shows it to root only");
    return;
  }
  figure("memory-after-1000", early / 1024, "MB", 6, "most");
  // Flat: what 99,000 more pages add is less than the measure's own grain.
  figure("memory-growth", (late - early) / 1024, "MB", 0.25, "most");
}

function captures() {
  const dir = "../shared/captures";
  if (!existsSync(dir)) return;
  const files = readdirSync(dir)
    .filter((name) => name.endsWith(".har"))
    .map((name) => `${dir}/${name}`);
  const times = [];
  for (let round = 0; round < ROUNDS; round++) {
    const start = process.hrtime.bigint();
    // Status 1: some captures are broken on purpose.
    // What it says is megabytes, and nobody reads it here.
    const done = spawnSync("build/cocarde", ["rate", "--json", ...files], {
      stdio: "ignore",
    });
    times.push(Number(process.hrtime.bigint() - start) / 1e6);
    if (done.status === null || done.status > 1) throw new Error("rate died");
  }
  figure("captures", median(times), "ms", 300, "most");
}

/** Opening of the popup to its letter: the driver prints "popup BROWSER
 * MILLISECONDS". */
function popup() {
  for (const line of lines("node", "tests/e2e/popup-latency.js")) {
    const found = /^popup (\w+) ([\d.]+)$/.exec(line);
    if (found) figure(`popup-${found[1]}`, Number(found[2]), "ms", 100, "most");
    else console.log(line);
  }
}

/** Load event to badge: the driver prints "badge BROWSER MILLISECONDS". */
function badge() {
  for (const line of lines("node", "tests/e2e/badge-latency.js")) {
    const found = /^badge (\w+) ([\d.]+)$/.exec(line);
    if (found) figure(`badge-${found[1]}`, Number(found[2]), "ms", 60, "most");
  }
}

await pages();
host();
captures();
badge();
popup();
process.exitCode = over ? 1 : 0;
