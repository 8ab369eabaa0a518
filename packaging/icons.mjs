#!/usr/bin/env node
// SPDX-License-Identifier: EUPL-1.2
// Write the toolbar's icons as SVG files, from the same drawing as the popup.
//
// usage: packaging/icons.mjs DIR     -> DIR/grade-a-16.svg, grade-a-32.svg …

import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import {
  allSpecs,
  figure,
  iconName,
  TOOLBAR_PALETTE,
} from "../extension/ui/rosette.js";

const [directory] = process.argv.slice(2);
if (!directory) {
  console.error("usage: packaging/icons.mjs DIR");
  process.exit(2);
}

/** @param {import("../extension/ui/rosette.js").Figure} drawing
 * @param {number} pixels */
function svg({ size, shapes }, pixels) {
  const nodes = shapes.map(({ tag, attrs }) => {
    const list = Object.entries(attrs).map(([k, v]) => ` ${k}="${v}"`);
    return `<${tag}${list.join("")}/>`;
  });
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size} ${size}"` +
    ` width="${pixels}" height="${pixels}">${nodes.join("")}</svg>\n`
  );
}

mkdirSync(directory, { recursive: true });
for (const spec of allSpecs()) {
  const sizes = spec.kind === "mark" ? [16, 32, 48, 128] : [16, 32, 48];
  for (const pixels of sizes) {
    const master = pixels < 40 ? "small" : "large";
    const drawing = figure(spec, master, TOOLBAR_PALETTE);
    const name = `${iconName(spec)}-${pixels}.svg`;
    writeFileSync(join(directory, name), svg(drawing, pixels));
  }
}
