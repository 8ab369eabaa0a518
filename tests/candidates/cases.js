// SPDX-License-Identifier: EUPL-1.2
// The three pages, and what the command line says of them. See README.md.

import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

const here = fileURLToPath(new URL(".", import.meta.url));
const root = path.join(here, "../..");

/** @typedef {"fr" | "en"} Lang */
export const LANGS = /** @type {const} */ (["fr", "en"]);

/** @returns {string[]} "site.fr", by name */
export const names = () =>
  readdirSync(here)
    .filter((file) => file.endsWith(".json"))
    .map((file) => file.slice(0, -".json".length))
    .sort();

/** @param {string} name @returns {any} */
export const page = (name) =>
  JSON.parse(readFileSync(path.join(here, `${name}.json`), "utf8"));

/** @param {string} name @param {Lang} lang */
export const goldenFile = (name, lang) =>
  path.join(here, `${name}.${lang}.txt`);

/** @param {string} name @param {Lang} lang @param {string} form */
function said(name, lang, form) {
  const capture = path.join("tests/candidates", `${name}.json`);
  const { status, stdout, stderr } = spawnSync(
    path.join(root, "build/cocarde"),
    ["--data", "build/data", "--lang", lang, "rate", form, capture],
    { cwd: root, encoding: "utf8" },
  );
  if (status !== 0) throw new Error(`${name}: ${stderr}`);
  return stdout;
}

/** The report without what changes with every table: path and versions.
 * @param {string} name @param {Lang} lang */
export const report = (name, lang) =>
  said(name, lang, "--text")
    .replace(/^tests\/candidates\/.*\n/m, "")
    .replace(/\nVersions\n[\s\S]*$/, "");

/** @param {string} name @param {Lang} lang @returns {any} */
export const rating = (name, lang) => JSON.parse(said(name, lang, "--json"));

/** Names of countries as sentences write them, with their codes.
 * @returns {{code: string, name: string}[]} */
export const countryNames = () =>
  readFileSync(path.join(root, "data/countries.csv"), "utf8")
    .split("\n")
    .slice(1)
    .flatMap((line) => {
      const [code = "", fr = "", , , en = ""] = line.split(",");
      return [fr, en].filter(Boolean).map((name) => ({ code, name }));
    });

/** Where a company has branches: of data/organisations.csv, which the JSON does
 * not repeat. @param {string} slug @returns {string} codes, as in the table */
export function branchesOf(slug) {
  const [head = "", ...rows] = readFileSync(
    path.join(root, "data/organisations.csv"),
    "utf8",
  ).split("\n");
  const column = head.split(",").indexOf("branches");
  const row = rows.find((line) => line.startsWith(`${slug},`)) ?? "";
  const fields = row.match(/("([^"]|"")*"|[^,]*)(,|$)/g) ?? [];
  return (fields[column] ?? "").replace(/,$/, "");
}
