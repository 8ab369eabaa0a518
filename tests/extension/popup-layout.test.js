// SPDX-License-Identifier: EUPL-1.2
// Where things stand in the popup, which only a browser knows.

import assert from "node:assert/strict";
import { test } from "node:test";

import { measured, noBrowser } from "./measured.js";

test("in no width does a country run into its letter or out of the popup", {
  skip: noBrowser,
}, async () => {
  assert.deepEqual(await measured("tests/extension/harness/layout.html"), []);
});
