// SPDX-License-Identifier: EUPL-1.2
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { makeText } from "../../extension/ui/text.js";
import { fromMessages } from "./i18n.js";

/** @param {string} tag */
function language(tag) {
  const file = `../../extension/_locales/${tag}/messages.json`;
  const table = JSON.parse(
    readFileSync(new URL(file, import.meta.url), "utf8"),
  );
  return makeText({
    getMessage: fromMessages(table),
    tag,
    parseDate: Date.parse,
    timeZone: "Europe/Paris",
  });
}
const fr = language("fr");
const en = language("en");

const cases = /** @type {const} */ ([
  ["a string stays as it is", "cdn.example", "cdn.example", "cdn.example"],
  ["a country", { country: "US" }, "États-Unis", "United States"],
  ["a code that is none", { country: "??" }, "??", "??"],
  [
    "a day, whatever the time zone",
    { day: "2026-06-01" },
    "1 juin 2026",
    "June 1, 2026",
  ],
  ["a day that is none", { day: "unknown" }, "unknown", "unknown"],
  [
    "a moment, on the computer's clock",
    { moment: "2026-11-21T21:04:00Z" },
    "21 nov., 22\u202fh\u202f04",
    "Nov 21, 22:04",
  ],
  [
    "midnight is 0, not 24",
    { moment: "2026-11-21T23:04:00Z" },
    "22 nov., 0\u202fh\u202f04",
    "Nov 22, 0:04",
  ],
  ["a list", { all: ["a", "b", "c"] }, "a, b et c", "a, b, and c"],
  ["without one", { without: ["a"] }, "a", "a"],
  ["without three", { without: ["a", "b", "c"] }, "a, b ni c", "a, b or c"],
  [
    "a plural of zero, which differs",
    { key: "contacts", count: 0 },
    "0 contact",
    "0 contacts",
  ],
  [
    "a plural of many",
    { key: "contacts", count: 1234 },
    "1\u202f234\u00a0contacts",
    "1,234 contacts",
  ],
  [
    "a message in a message",
    { key: "title_state", args: [{ key: "word_not_rated" }] },
    "Cocarde\u00a0: Non noté",
    "Cocarde: Not rated",
  ],
  [
    "a range that ends at B",
    { key: "word_range", args: [{ key: "word_from_a" }, { key: "word_to_b" }] },
    "D’aucune exposition vue à encadrée",
    "From no exposure seen to regulated",
  ],
  [
    "a name with a full stop at the end of a sentence",
    { key: "doubt_names", args: [{ all: ["Google", "Cloudflare, Inc."] }] },
    "Il reste à établir\u00a0: Google et Cloudflare, Inc.",
    "Left to establish: Google and Cloudflare, Inc.",
  ],
  [
    "an argument that looks like a placeholder",
    { key: "title_state", args: ["$STATE$"] },
    "Cocarde\u00a0: $STATE$",
    "Cocarde: $STATE$",
  ],
]);

for (const [name, arg, french, english] of cases) {
  test(name, () => {
    const given = /** @type {any} */ (arg);
    assert.equal(fr(given), french);
    assert.equal(en(given), english);
  });
}
