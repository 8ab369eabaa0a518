// SPDX-License-Identifier: EUPL-1.2
/**
 * What is said today becomes the golden text. Read the difference first.
 *
 * usage: node tests/candidates/record.js
 */
import { writeFileSync } from "node:fs";
import { goldenFile, LANGS, names, report } from "./cases.js";

for (const name of names())
  for (const lang of LANGS)
    writeFileSync(goldenFile(name, lang), report(name, lang));
