// SPDX-License-Identifier: EUPL-1.2
// Welcome, settings and history in each state and width, as Chromium lays them
// out: nothing wider than the screen, nothing that axe-core objects to.

import assert from "node:assert/strict";
import { test } from "node:test";

import { faultsOf, program } from "./harness/browser.js";

/** Of a browser that starts and shows some dozens of pages. */
const MEASURE_MS = 90_000;

test("no page in a tab sticks out or shuts anybody out", {
  skip: !program && "no Chromium here",
}, async () => {
  assert.deepEqual(
    await faultsOf("tests/extension/harness/pages.html", MEASURE_MS),
    [],
  );
});
