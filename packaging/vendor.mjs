#!/usr/bin/env node
// SPDX-License-Identifier: EUPL-1.2
// Copy what the extension ships of others, with their licences: the flags of
// the countries in data/countries.csv (flag-icons), and the layout of flows
// (d3-sankey, with the functions of d3-array that it calls). No bundler: the
// modules are copied one by one, and only the names they import from another
// package are turned into paths, as browsers want them.
//
// usage: packaging/vendor.mjs DIR

import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";

import { WITHOUT_FLAG } from "../extension/ui/flag.js";

const [out] = process.argv.slice(2);
if (!out) {
  console.error("usage: packaging/vendor.mjs DIR");
  process.exit(2);
}
const PACKAGES = "node_modules";
/** Where the layout begins; what it imports follows. */
const LAYOUT = "d3-sankey/src/sankey.js";

/** @param {string} text */
function die(text) {
  console.error(`packaging/vendor.mjs: ${text}`);
  process.exit(1);
}

/** @param {string} from @param {string} to */
function copy(from, to) {
  mkdirSync(dirname(join(out, to)), { recursive: true });
  copyFileSync(join(PACKAGES, from), join(out, to));
}

/** @param {string} name @returns {string} */
const version = (name) =>
  JSON.parse(readFileSync(join(PACKAGES, name, "package.json"), "utf8"))
    .version;

// ---- flags ----
const countries = readFileSync("data/countries.csv", "utf8").split("\n");
for (const line of countries.slice(1)) {
  const code = line.slice(0, line.indexOf(","));
  if (!code) continue;
  const file = `flag-icons/flags/4x3/${code.toLowerCase()}.svg`;
  const drawn = existsSync(join(PACKAGES, file));
  if (drawn === WITHOUT_FLAG.includes(code)) {
    die(`${code}: extension/ui/flag.js says otherwise than ${file}`);
  }
  if (drawn) copy(file, `flags/${code.toLowerCase()}.svg`);
}
copy("flag-icons/LICENSE", "flags/LICENSE");

// ---- modules ----
/** "d3-sankey/src/align.js" -> "d3-sankey/align.js" @param {string} file */
const place = (file) => file.replace("/src/", "/");

/** Copy one module and what it imports; each module once.
 * @param {string} file @param {Set<string>} done */
function module(file, done) {
  if (done.has(file)) return;
  done.add(file);
  const [name = ""] = file.split("/");
  const text = readFileSync(join(PACKAGES, file), "utf8")
    .replace(/from "\.\/(.+?)"/g, (whole, path) => {
      module(join(dirname(file), path), done);
      return whole;
    })
    // The packages of d3 keep each function in the file of its name.
    .replace(/import \{(.+?)\} from "(d3-[a-z]+)";/g, (_, names, from) =>
      names
        .split(",")
        .map((/** @type {string} */ one) => {
          const own = `${from}/src/${one.trim()}.js`;
          module(own, done);
          return `import ${one.trim()} from "../${place(own)}";`;
        })
        .join("\n"),
    );
  if (/from "[^."]/.test(text)) die(`${file} imports in an unknown way`);
  const to = join(out, place(file));
  mkdirSync(dirname(to), { recursive: true });
  writeFileSync(
    to,
    `// From ${name} ${version(name)}, licence beside this file; modified:\n` +
      `// these lines, and the paths of imports.\n// @ts-nocheck\n${text}`,
  );
  copy(`${name}/LICENSE`, `${name}/LICENSE`);
}
module(LAYOUT, new Set());
