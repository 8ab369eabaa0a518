// SPDX-License-Identifier: EUPL-1.2
// popup.html names every module that the popup runs, so that the browser loads
// them at once and not one import after the other.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

const extension = fileURLToPath(new URL("../../extension/", import.meta.url));
const PAGE = "popup/page.js";

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

test("each module of the popup is loaded ahead, and none that it does not run", () => {
  const html = readFileSync(join(extension, "popup/popup.html"), "utf8");
  const ahead = [...html.matchAll(/rel="modulepreload" href="\.\.\/(.+?)"/g)];
  const run = graph(PAGE);
  run.delete(PAGE);
  assert.deepEqual(ahead.map((match) => match[1]).sort(), [...run].sort());
});
