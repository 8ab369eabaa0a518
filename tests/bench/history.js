// SPDX-License-Identifier: EUPL-1.2
// A history of many visits: how long its screens wait, and what it weighs. Each
// visit is a page of a listed site with some ten others' hosts, as they are.
import { mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { frame, Host, hello } from "../host/host.js";

const VISITS = 50_000;
const TOGETHER = 4; // requests unanswered, as the extension has them
const HOSTS = `fonts.gstatic.com fonts.googleapis.com www.google-analytics.com
  www.googletagmanager.com connect.facebook.net cdn.jsdelivr.net
  www.youtube.com i.ytimg.com static.axept.io js.stripe.com www.helloasso.com
  platform.twitter.com static.hotjar.com use.typekit.net player.vimeo.com
  maps.googleapis.com unpkg.com`.split(/\s+/);

/** The same numbers each time. */
function dice() {
  let seed = 42;
  return (/** @type {number} */ sides) => {
    seed = (seed * 1103515245 + 12345) & 0x7fffffff;
    return (seed >> 8) % sides;
  };
}

/** Domains of data/political_sites.csv. */
function politicalSites() {
  return readFileSync("data/political_sites.csv", "utf8")
    .split("\n")
    .slice(1)
    .map((line) => line.split(",")[0] ?? "")
    .filter((domain) => /^[a-z0-9-]+(\.[a-z0-9-]+)+$/.test(domain));
}

/** @param {number} i @param {string[]} sites @param {(n: number) => number} roll */
function visit(i, sites, roll) {
  const host = `www.${sites[roll(sites.length)]}`;
  const ip = () => `142.250.${roll(256)}.${roll(254) + 1}`;
  const first = roll(HOSTS.length);
  return {
    v: 1,
    id: i + 10,
    op: "record",
    page: {
      key: `a1b2c3d4-${i}`,
      host,
      at: new Date(Date.UTC(2025, 0, 1) + i * 600_000).toISOString(),
      banner: "axeptio",
      choice: "refused",
    },
    contacts: [
      { host, ips: ["213.186.33.5"], types: { document: 1, image: 9 } },
      ...Array.from({ length: 6 + roll(10) }, (_, k) => ({
        host: HOSTS[(first + k) % HOSTS.length],
        ips: [ip()],
        types: { script: 1 + roll(3) },
        outcome: roll(8) === 0 ? "cached" : "contacted",
        phase: roll(2) === 0 ? "before" : "refused",
      })),
    ],
  };
}

/** @param {(name: string, value: number, unit: string, bound: number,
 *   sense: "most" | "least") => void} figure @param {string} data */
export async function history(figure, data) {
  const folder = mkdtempSync(path.join(tmpdir(), "cocarde-bench-"));
  const host = new Host({ data, env: { COCARDE_HISTORY: folder } });
  let id = 1;
  const ask = (/** @type {string} */ op, rest = {}) =>
    host.ask({ v: 1, id: ++id, op, ...rest });
  /** The middle of five, in ms. */
  const time = async (/** @type {string} */ op, rest = {}) => {
    const times = [];
    for (let i = 0; i < 5; i++) {
      const start = performance.now();
      await ask(op, rest);
      times.push(performance.now() - start);
    }
    return times.sort((a, b) => a - b)[2] ?? Number.NaN;
  };
  await host.ask(hello);
  await ask("history.settings", { set: { recording: true, retention: null } });
  const sites = politicalSites();
  const roll = dice();
  const start = performance.now();
  for (let i = 0; i < VISITS; i += TOGETHER) {
    for (let k = 0; k < TOGETHER; k++) {
      host.write(frame(visit(i + k, sites, roll)));
    }
    for (let k = 0; k < TOGETHER; k++) await host.reply();
  }
  const spent = (performance.now() - start) / VISITS;
  const bytes = statSync(path.join(folder, "history.sqlite")).size / VISITS;
  figure("history-record", spent, "ms", 10, "most");
  figure("history-bytes-a-visit", bytes, "bytes", 1024, "most");
  const list = await time("history.list", { limit: 50, changes: true });
  figure("history-list", list, "ms", 200, "most");
  const search = await time("history.list", { query: "assemblée", limit: 50 });
  figure("history-search", search, "ms", 100, "most");
  const find = await time("sites.find", { query: "melenchon" });
  figure("sites-find", find, "ms", 100, "most");
  const site = { site: sites[0], limit: 100, today: true, changes: true };
  figure("history-site", await time("history.site", site), "ms", 200, "most");
  figure("history-totals", await time("history.totals"), "ms", 200, "most");
  const erased = performance.now();
  await ask("history.delete", { visit: 5 });
  console.log(`# deleting one: ${(performance.now() - erased).toFixed(0)} ms`);
  await host.end();
  rmSync(folder, { recursive: true });
}
