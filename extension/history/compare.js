// SPDX-License-Identifier: EUPL-1.2
// The sites that were ticked, side by side.

import { buttonNode } from "../ui/controls.js";
import { figure, PAGE_PALETTE } from "../ui/rosette.js";
import { troubleOfError } from "../ui/trouble.js";
import { countryNode, gradeNode, tableNode } from "./tools.js";
import { comparisonOf } from "./view-compare.js";

/** @typedef {import("./tools.js").Tools} Tools */

/** Fewer say nothing, more do not fit. */
export const COMPARED_MIN = 2;
export const COMPARED_MAX = 6;

/** @param {Tools} tools */
export function compareSection(tools) {
  const { h, svg, text, ask, say } = tools;
  /** @type {string[]} */
  let sites = [];
  const result = h("div", { id: "comparison" });
  const node = h(
    "section",
    null,
    h(
      "p",
      { class: "row" },
      buttonNode({ key: "compare_go" }, go, tools, { id: "compare" }),
      h("span", { class: "small muted" }, text({ key: "compare_pick" })),
    ),
    result,
  );

  async function go() {
    if (sites.length < COMPARED_MIN || sites.length > COMPARED_MAX) {
      say({ key: "compare_pick" });
      return;
    }
    const reply = await ask("history.compare", { sites }, "compare");
    if ("err" in reply) return say(troubleOfError(reply.err));
    draw(comparisonOf(reply.ok.columns));
    result.querySelector("h2")?.focus();
  }

  /** @param {import("./view-compare.js").Comparison} comparison */
  function draw({ heads, letters, axes, rows, completeness }) {
    /** @param {import("./tools.js").Arg} label @param {(Node | string)[][]}
     * cells */
    const row = (label, cells) =>
      h(
        "tr",
        null,
        h("th", { scope: "row" }, text(label)),
        ...cells.map((nodes) => h("td", null, ...nodes)),
      );
    const named = rows.map(({ text: label, cells }) =>
      row(
        label,
        cells.map((companies) =>
          companies.length > 0
            ? companies.map(({ name, country, where }) =>
                h(
                  "span",
                  { class: "company" },
                  h("span", null, text(name)),
                  countryNode(country, where, tools),
                ),
              )
            : [h("span", { class: "muted" }, text({ key: "compare_none" }))],
        ),
      ),
    );
    result.replaceChildren(
      h("h2", { tabindex: -1 }, text({ key: "compare_heading" })),
      h("p", { class: "lede" }, text({ key: "compare_lede" })),
      tableNode(
        { key: "compare_heading" },
        "compare",
        [
          h("td"),
          ...heads.map(({ site, at }) =>
            h(
              "th",
              { scope: "col" },
              site,
              h("span", { class: "called" }, text({ instant: at })),
            ),
          ),
        ],
        [
          row(
            { key: "history_letter" },
            letters.map(({ grade }) => [
              svg(figure(grade.spec, "large", PAGE_PALETTE), {
                class: "rosette",
                "aria-label": text(grade.name),
              }),
            ]),
          ),
          ...axes.map(({ text: label, cells }) =>
            row(
              label,
              cells.map((mini) =>
                mini.spec.kind === "grade"
                  ? [gradeNode(mini, tools)]
                  : [h("span", { class: "muted" }, text(mini.name))],
              ),
            ),
          ),
          ...named,
          row(
            { key: "compare_complete" },
            completeness.map((said) => [text(said)]),
          ),
        ],
        tools,
      ),
    );
  }

  return {
    node,
    /** @param {string[]} ticked */
    pick(ticked) {
      sites = ticked;
    },
  };
}
