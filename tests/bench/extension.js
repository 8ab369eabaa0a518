// SPDX-License-Identifier: EUPL-1.2
// What the extension costs, in both browsers: the time that a page of 300
// requests takes to load, with it and without, in pairs; processor time and
// memory; 50 tabs; the popup of a crowded page. One line per figure,
//   bench NAME VALUE UNIT bound BOUND ok|over
// and what the figures are made of on lines that begin with "#". Exit status 1
// when a figure is over its bound.
//
// A machine that does something else makes this meaningless: run it alone.
//
// usage: node tests/bench/extension.js [--browser firefox|chromium]
//          [--pairs N] [--only load,tabs,popup]

import { parseArgs } from "node:util";
import { killGroup } from "../e2e/lib/child.js";
import { startChromium } from "../e2e/lib/chromium.js";
import { startFirefox } from "../e2e/lib/firefox.js";
import { makeProfile } from "../e2e/lib/profile.js";
import { Stage, WORLD_HOST } from "../e2e/lib/stage.js";
import { sleep, until } from "../e2e/lib/wait.js";
import { HEAD, OVH } from "../e2e/sites/page.js";
import { processesOf, sumOf } from "./processes.js";

const { values: options } = parseArgs({
  options: {
    browser: { type: "string" },
    pairs: { type: "string", default: "60" },
    only: { type: "string", default: "load,tabs,popup" },
  },
});
const browsers = /** @type {import("../e2e/lib/profile.js").BrowserName[]} */ (
  options.browser ? [options.browser] : ["chromium", "firefox"]
);
const parts = options.only.split(",");

/** Requests of the page, and hosts beside its own that they go to. They come in
 * waves, as scripts bring more: a page all of whose requests are known at once
 * is none that exists. */
const REQUESTS = 300;
const HOSTS = 12;
const WAVES = 5;
/** A round trip over a good line: a server on the same machine answers sooner
 * than any browser can ask, and only measures the browser. */
const ANSWER_MS = 40;
/** What comes after a load (its rating, its consent banner) comes in this. */
const REST_MS = 2200;
const WARM = 5;
const TABS = 50;
const TAB_LOADS = 10;
/** Hosts of the crowded page, as in tests/conformance. */
const CROWD = 600;

const LOAD_BOUND = 2; // per cent
const CPU_BOUND = 25; // ms for each page
const MEMORY_BOUND = 3; // MB for each tab
const TABS_BOUND = 5; // per cent slower with 50 tabs open
const POPUP_BOUND = 100; // ms

const MEASURED = "www.measured.test";
const LIGHT = "www.light.test";
const CROWDED = "www.crowd.test";

const KINDS = ["js", "css", "png"];

/** A server that is not next door. @type {import("../e2e/lib/server.js").Route} */
const slowly = (request, response) => {
  const type = /js$/.test(request.url ?? "")
    ? "text/javascript"
    : /css$/.test(request.url ?? "")
      ? "text/css"
      : "image/svg+xml";
  const body =
    type === "image/svg+xml" ? "<svg xmlns='http://www.w3.org/2000/svg'/>" : "";
  setTimeout(() => {
    response.writeHead(200, {
      "content-type": type,
      "cache-control": "no-store",
    });
    response.end(body);
  }, ANSWER_MS);
};

/** Every path of the measured page. */
const ROUTES = Object.fromEntries(
  Array.from({ length: REQUESTS }, (_, n) => [
    `/f${n}.${KINDS[n % KINDS.length]}`,
    slowly,
  ]),
);

/** @param {number} n */
const party = (n) => `p${n}.parties.test`;

/** @param {import("../e2e/lib/server.js").UrlOf} url */
function heavy(url) {
  const all = Array.from({ length: REQUESTS - 1 }, (_, n) => {
    const kind = KINDS[n % KINDS.length];
    return [kind, url(party(n % HOSTS), `/f${n}.${kind}`)];
  });
  const each = Math.ceil(all.length / WAVES);
  const waves = Array.from({ length: WAVES }, (_, n) =>
    all.slice(n * each, (n + 1) * each),
  );
  return `${HEAD}<title>measured</title><body><script>
    const waves = ${JSON.stringify(waves)};
    const bring = ([kind, address]) => new Promise((done) => {
      const tag = kind === "js" ? "script" : kind === "css" ? "link" : "img";
      const element = document.createElement(tag);
      if (tag === "link") element.rel = "stylesheet";
      element[tag === "link" ? "href" : "src"] = address;
      element.onload = element.onerror = done;
      document.body.append(element);
    });
    const next = () => {
      const wave = waves.shift();
      return wave && Promise.all(wave.map(bring)).then(next);
    };
    next();
  </script>`;
}

/** @param {import("../e2e/lib/server.js").UrlOf} url */
function light(url) {
  const tags = Array.from(
    { length: 20 },
    (_, n) => `<img alt="" src="${url(party(n % HOSTS), `/l${n}.png`)}">`,
  );
  return `${HEAD}<title>light</title>${tags.join("\n")}`;
}

const CROWD_SCRIPT = `<script>
  const all = Array.from({ length: ${CROWD} }, (_, n) =>
    "http://127.100." + (n >> 8) + "." + (n & 255) + ":" + location.port);
  const next = async () => {
    for (let url = all.pop(); url; url = all.pop())
      await fetch(url, { mode: "no-cors" }).catch(() => {});
  };
  Promise.all(Array.from({ length: 50 }, next)).then(() => {
    globalThis.over = true;
  });
</script>`;

/** @type {Record<string, import("../e2e/lib/server.js").Site>} */
const SITES = {
  [MEASURED]: { address: OVH, files: { "/": heavy } },
  [LIGHT]: { address: OVH, files: { "/": light } },
  [CROWDED]: {
    address: OVH,
    plain: true,
    files: { "/": () => `${HEAD}${CROWD_SCRIPT}` },
  },
  "*": { address: "", plain: true, files: { "/": () => "" } },
  ...Object.fromEntries(
    Array.from({ length: HOSTS }, (_, n) => [
      party(n),
      { address: `127.${n % 2 ? 50 : 20}.1.${n + 1}`, routes: ROUTES },
    ]),
  ),
};
const NAMES = Object.fromEntries(
  Object.entries(SITES)
    .filter(([host]) => host !== "*")
    .map(([host, { address }]) => [host, address]),
);

let over = 0;

/** @param {string} name @param {number} value @param {string} unit
 * @param {number} bound */
function figure(name, value, unit, bound) {
  const fine = value <= bound;
  if (!fine) over++;
  const word = fine ? "ok" : "over";
  console.log(
    `bench ${name} ${value.toFixed(2)} ${unit} bound ${bound} ${word}`,
  );
}

/** @param {number[]} values */
const mean = (values) => values.reduce((a, b) => a + b, 0) / values.length;

/** @param {number[]} values */
function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[sorted.length >> 1] ?? Number.NaN;
}

/** Its median and 95 % of the medians of as many drawn from it again. The same
 * draws each time. @param {number[]} values */
function withInterval(values) {
  let seed = 1;
  const random = () => {
    seed = (Math.imul(seed, 48271) >>> 0) % 2147483647;
    return seed / 2147483647;
  };
  const draws = Array.from({ length: 2000 }, () =>
    median(values.map(() => values[Math.floor(random() * values.length)] ?? 0)),
  ).sort((a, b) => a - b);
  return {
    value: median(values),
    low: draws[Math.floor(0.025 * draws.length)] ?? Number.NaN,
    high: draws[Math.floor(0.975 * draws.length)] ?? Number.NaN,
  };
}

const LOAD = `(() => {
  const [entry] = performance.getEntriesByType("navigation");
  return entry.loadEventEnd - entry.startTime;
})()`;

/** @param {import("../e2e/lib/browser.js").Page} page @param {string} url */
async function load(page, url) {
  await page.goto(url);
  const wait = () => page.eval(LOAD).then((ms) => ms > 0 && ms);
  return until(wait, { ms: 10_000, what: "the load event" });
}

/** A browser without the extension.
 * @param {import("../e2e/lib/profile.js").BrowserName} name
 * @param {Stage} stage */
async function bare(name, stage) {
  const profile = makeProfile({
    browser: name,
    host: WORLD_HOST,
    ca: stage.ca,
  });
  const engine = name === "firefox" ? startFirefox : startChromium;
  const driver = await engine({
    profile,
    extensions: [],
    hosts: stage.names,
    headless: true,
    proxy: undefined,
    open: [],
  });
  return {
    driver,
    kill() {
      killGroup(driver.child);
      profile.remove();
    },
  };
}

/** @typedef {import("../e2e/lib/browser.js").Driver} Driver */

/** What a load takes, and what its processes do meanwhile and after.
 * @param {Driver} driver @param {import("../e2e/lib/browser.js").Page} page
 * @param {string} url */
async function measured(driver, page, url) {
  const pid = driver.child.pid ?? 0;
  const before = processesOf(pid);
  const ms = await load(page, url);
  await sleep(REST_MS);
  const after = processesOf(pid);
  const spent = (/** @type {import("./processes.js").Kind[]} */ ...kinds) =>
    sumOf(after, "cpu", kinds) - sumOf(before, "cpu", kinds);
  return {
    ms,
    extension: spent("extension"),
    page: spent("page"),
    all: spent("extension", "page", "other"),
  };
}

/** @param {string} name @param {Driver} withIt @param {Driver} without
 * @param {string} url */
async function pairs(name, withIt, without, url) {
  const sides = [
    { driver: withIt, page: await withIt.newPage() },
    { driver: without, page: await without.newPage() },
  ];
  for (let run = 0; run < WARM; run++) {
    for (const { page } of sides) await load(page, url);
  }
  await sleep(REST_MS);
  const ratios = [];
  const seen = { with: [], without: [] };
  for (let run = 0; run < Number(options.pairs); run++) {
    // Who goes first changes, so that neither always finds a warmer machine.
    const order = run % 2 ? [1, 0] : [0, 1];
    const both = [];
    for (const side of order) {
      const { driver, page } = sides[side];
      both[side] = await measured(driver, page, url);
    }
    seen.with.push(both[0]);
    seen.without.push(both[1]);
    ratios.push(100 * (both[0].ms / both[1].ms - 1));
  }
  const { value, low, high } = withInterval(ratios);
  const ms = (list) => median(list.map((one) => one.ms)).toFixed(1);
  console.log(
    `# load-${name}: ${ratios.length} pairs, median ${ms(seen.with)} ms with, ${ms(seen.without)} ms without`,
  );
  console.log(
    `# load-${name}: 95 % interval ${low.toFixed(2)} to ${high.toFixed(2)} per cent`,
  );
  figure(`load-${name}`, value, "%", LOAD_BOUND);
  const cpu = (kind) =>
    mean(seen.with.map((one) => one[kind])) -
    mean(seen.without.map((one) => one[kind]));
  console.log(
    `# cpu-${name}: its own process ${cpu("extension").toFixed(1)} ms, in the page's ${cpu("page").toFixed(1)} ms, the whole browser ${cpu("all").toFixed(1)} ms`,
  );
  figure(
    `cpu-${name}`,
    cpu("extension") + Math.max(0, cpu("page")),
    "ms",
    CPU_BOUND,
  );
}

/** Memory of 50 tabs, and whether a page loads as fast beside them.
 * @param {string} name @param {Driver} withIt @param {Driver} without
 * @param {Stage} stage */
async function tabs(name, withIt, without, stage) {
  const grown = [];
  for (const driver of [withIt, without]) {
    const pid = driver.child.pid ?? 0;
    const page = await driver.newPage();
    const loads = async () => {
      const all = [];
      for (let run = 0; run < TAB_LOADS; run++) {
        all.push(await load(page, stage.url(MEASURED)));
        await sleep(REST_MS / 2);
      }
      return median(all);
    };
    const alone = await loads();
    const first = await driver.newPage();
    await load(first, stage.url(LIGHT));
    await sleep(REST_MS);
    const before = sumOf(processesOf(pid, true), "memory");
    for (let n = 0; n < TABS; n++) {
      await load(await driver.newPage(), stage.url(LIGHT));
    }
    await sleep(2 * REST_MS);
    const after = sumOf(processesOf(pid, true), "memory");
    const beside = await loads();
    grown.push({
      memory: (after - before) / TABS / 1e6,
      slower: 100 * (beside / alone - 1),
    });
  }
  const [mine, theirs] = grown;
  console.log(
    `# memory-${name}: ${mine.memory.toFixed(2)} MB for each tab with, ${theirs.memory.toFixed(2)} MB without`,
  );
  figure(`memory-${name}`, mine.memory - theirs.memory, "MB", MEMORY_BOUND);
  console.log(
    `# tabs-${name}: with ${TABS} tabs ${mine.slower.toFixed(1)} % slower with, ${theirs.slower.toFixed(1)} % without`,
  );
  figure(`tabs-${name}`, mine.slower - theirs.slower, "%", TABS_BOUND);
}

/** From the beginning of its navigation to its content; at the earliest when
 * the driver can ask, after its load event. */
const SHOWN = `new Promise((done) => {
  const look = () => {
    if (document.body?.dataset.ready) done(performance.now());
    else setTimeout(look);
  };
  look();
})`;

/** @param {string} name @param {import("../e2e/lib/browser.js").Browser} browser
 * @param {Stage} stage */
async function popup(name, browser, stage) {
  const tab = await browser.open();
  await tab.goto(stage.url(CROWDED));
  await until(() => tab.eval("globalThis.over === true"), {
    ms: 60_000,
    what: "the crowd",
  });
  await sleep(REST_MS);
  const times = [];
  for (let run = 0; run < TAB_LOADS; run++) {
    const page = await browser.popup(tab.tab);
    times.push(await page.eval(SHOWN));
    await page.close();
  }
  console.log(
    `# popup-${name}: ms: ${times.map((t) => t.toFixed(0)).join(" ")}`,
  );
  figure(`popup-${name}`, median(times), "ms", POPUP_BOUND);
}

const stage = await Stage.open({ sites: SITES, names: NAMES });
try {
  for (const name of browsers) {
    const browser = await stage.browser(name, { extensions: [] });
    const other = await bare(name, stage);
    try {
      const { driver } = browser;
      if (parts.includes("load")) {
        await pairs(name, driver, other.driver, stage.url(MEASURED));
      }
      if (parts.includes("popup")) await popup(name, browser, stage);
      if (parts.includes("tabs")) await tabs(name, driver, other.driver, stage);
    } finally {
      browser.kill();
      other.kill();
    }
  }
} finally {
  stage.close();
}
process.exitCode = over > 0 ? 1 : 0;
