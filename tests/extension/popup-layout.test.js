// SPDX-License-Identifier: EUPL-1.2
// Where things stand in the popup, which only a browser knows.

import assert from "node:assert/strict";
import { test } from "node:test";

<<<<<<< HEAD
import { measured, noBrowser } from "./measured.js";
=======
import { faultsOf, program } from "./harness/browser.js";
>>>>>>> w-details

test("in no width does a country run into its letter or out of the popup", {
  skip: noBrowser,
}, async () => {
<<<<<<< HEAD
  assert.deepEqual(await measured("tests/extension/harness/layout.html"), []);
=======
  const page = "tests/extension/harness/layout.html";
  assert.deepEqual(await faultsOf(page, 45_000), []);
>>>>>>> w-details
});
