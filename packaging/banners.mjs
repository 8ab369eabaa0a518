#!/usr/bin/env node
// SPDX-License-Identifier: EUPL-1.2
// From the rules of @duckduckgo/autoconsent, print what tells which consent
// tool is on a page and whether its banner shows, as a script for the
// extension. Rules for one site, for frames, generated ones and whatever needs
// code of the page are left out; so is all that would click or hide. Of the
// steps that accept or refuse only the selectors of the buttons are taken: they
// tell what a click of the person meant.
//
// usage: packaging/banners.mjs > FILE

import fs from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";

const PACKAGE = "@duckduckgo/autoconsent";
const require = createRequire(import.meta.url);
const file = require.resolve(`${PACKAGE}/rules/rules.json`);
const { autoconsent } = JSON.parse(fs.readFileSync(file, "utf8"));
const about = path.join(path.dirname(file), "../package.json");
const { version } = JSON.parse(fs.readFileSync(about, "utf8"));

/** A selector that a browser understands: not one of the package's own kinds. */
const usable = (/** @type {unknown} */ selector) =>
  typeof selector === "string" && !/xpath\/|>>>|::-p-/.test(selector);

/** @param {any[]} steps @param {string[]} kinds @returns {string[]} */
function selectors(steps, kinds) {
  return steps.flatMap((step) => {
    if (step.negated || step.check === "none") return [];
    if (step.any) return selectors(step.any, kinds);
    return kinds.map((kind) => step[kind]).filter(usable);
  });
}

/** The buttons, where one click is all that a rule does. @param {any[]} steps
 * @returns {string[]} */
function button(steps = []) {
  const acts = steps.filter(
    (step) => !("wait" in step || "waitForVisible" in step),
  );
  const [only] = acts;
  if (acts.length !== 1 || !only || only.all) return [];
  if (only.if) return [...button(only.then), ...button(only.else)];
  return selectors([only], ["click", "waitForThenClick"]);
}

/** @param {string} name */
const slug = (name) =>
  name
    .toLowerCase()
    .replace(/\.(com|js)\b| (banner|deny|notice)$/g, "")
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "")
    .slice(0, 32);

const SEEN = ["exists", "visible", "waitForVisible"];
const tools = [];
for (const rule of autoconsent) {
  const { name, runContext = {}, detectCmp, detectPopup } = rule;
  if (/^(auto_|Test page)/.test(name)) continue;
  if (runContext.urlPattern || runContext.main === false) continue;
  const here = selectors(detectCmp, SEEN);
  const popup = selectors(detectPopup, SEEN);
  const shown = popup.length > 0 ? popup : here;
  if (here.length === 0 || shown.length === 0) continue;
  const yes = button(rule.optIn);
  const no = button(rule.optOut);
  tools.push({ tool: slug(name), here, shown, yes, no });
}

console.log(`// SPDX-License-Identifier: MPL-2.0
// Made by packaging/banners.mjs from the rules of ${PACKAGE} ${version},
// (c) its authors; reduced to what detects a banner. Source form:
// https://github.com/duckduckgo/autoconsent/tree/v${version}/rules
// biome-ignore-all lint: generated
var cocardeBanners = [`);
for (const tool of tools) console.log(`  ${JSON.stringify(tool)},`);
console.log("];");
