// SPDX-License-Identifier: EUPL-1.2
// Welcome, settings and history in each state and width, as Chromium lays them
// out: nothing wider than the screen, nothing that axe-core objects to.

import assert from "node:assert/strict";
import { test } from "node:test";

import { measured, noBrowser } from "./measured.js";

test("no page in a tab sticks out or shuts anybody out", {
  skip: noBrowser,
}, async () => {
  assert.deepEqual(await measured("tests/extension/harness/pages.html"), []);
});
