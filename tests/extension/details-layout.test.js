// SPDX-License-Identifier: EUPL-1.2
// Where things stand on the details page, which only a browser knows: the
// harness shows it in Chromium and says what it measured.

import assert from "node:assert/strict";
import { test } from "node:test";

import { faultsOf, program } from "./harness/browser.js";

test("in no width does the details page stick out, or a word of a picture", {
  skip: !program && "no Chromium here",
}, async () => {
  const page = "tests/extension/harness/details-layout.html";
  assert.deepEqual(await faultsOf(page, 90_000), []);
});
