// SPDX-License-Identifier: EUPL-1.2
// Where things stand on screen, which only a browser knows: the harness shows
// the popup in Chromium and says what it measured.

import assert from "node:assert/strict";
import { test } from "node:test";

import { faultsOf, program } from "./harness/browser.js";

test("in no width does a country run into its letter or out of the popup", {
  skip: !program && "no Chromium here",
}, async () => {
  const page = "tests/extension/harness/layout.html";
  assert.deepEqual(await faultsOf(page, 45_000), []);
});
