// SPDX-License-Identifier: EUPL-1.2
// The claims, what was expected, what Cocarde says, and why it differs: a table
// in Markdown.
//
// usage: node tests/claims/table.js
import { claims, said, undecided, verdict } from "./cases.js";

/** @param {string[]} cells */
const line = (cells) => console.log(`| ${cells.join(" | ")} |`);

const rows = claims().map((claim) => {
  const { claim: id, expected, differs, pages } = claim;
  const letters = pages.map((page) => {
    const { grade = "" } = verdict(said(claim, page, "fr").rating);
    const [, at] = page.options ?? [];
    const name = page.page.replace(/^.*\/|\.json$/g, "");
    return `${name}${at ? ` on ${at}` : ""} ${grade}`;
  });
  return [id, expected, letters.join(", "), differs ?? ""];
});
const others = undecided().map(({ claim, expected, why, instead }) => [
  claim,
  expected,
  "not decided",
  `${why} ${instead}`,
]);

line(["claim", "expected", "said", "why"]);
line(["---", "---", "---", "---"]);
for (const row of [...rows, ...others].sort(([a = ""], [b = ""]) =>
  a < b ? -1 : 1,
)) {
  line(row);
}
