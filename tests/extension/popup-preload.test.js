// SPDX-License-Identifier: EUPL-1.2
// popup.html and history.html name every module that they run, so that the
// browser loads them at once and not one import after the other.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

const extension = fileURLToPath(new URL("../../extension/", import.meta.url));
const PAGES = ["popup", "history"];

/** What a module imports when it starts, and what these do.
 * @param {string} file @param {Set<string>} seen */
function graph(file, seen = new Set()) {
  if (seen.has(file)) return seen;
  seen.add(file);
  const text = readFileSync(join(extension, file), "utf8");
  const named = text.matchAll(/^(?:import|export)\b[^;]*?from "(\.[^"]+)"/gm);
  for (const [, to = ""] of named) graph(join(dirname(file), to), seen);
  return seen;
}

for (const page of PAGES) {
  test(`each module of ${page} is loaded ahead, and none that it does not run`, () => {
    const html = readFileSync(join(extension, page, `${page}.html`), "utf8");
    const ahead = [...html.matchAll(/rel="modulepreload" href="\.\.\/(.+?)"/g)];
    const first = `${page}/page.js`;
    const run = graph(first);
    run.delete(first);
    assert.deepEqual(ahead.map((match) => match[1]).sort(), [...run].sort());
  });
}
