// SPDX-License-Identifier: EUPL-1.2
// What changed between two visits of a site, the three causes side by side.

import { selectNode } from "../ui/controls.js";
import { troubleOfError } from "../ui/trouble.js";
import { causeNode } from "./tools.js";
import { diffColumns, lettersText } from "./view-diff.js";
import { CAUSE_TEXT } from "./words.js";

/**
 * @typedef {import("./tools.js").Tools} Tools
 * @typedef {import("./words.js").Visit} Visit
 */

/**
 * @param {Visit[]} visits  to choose from, the latest first
 * @param {Tools} tools
 */
export function diffSection(visits, tools) {
  const { h, text, ask, say, tag } = tools;
  const node = h("section", { id: "diff" });
  const choices = visits
    .filter((visit) => visit.contacts_kept)
    .map(({ visit, at }) => ({ value: String(visit), text: { instant: at } }));

  /** @param {number} a @param {number} b @param {boolean} focus */
  async function show(a, b, focus) {
    const reply = await ask("history.diff", { a, b, lang: tag }, "diff");
    if ("err" in reply) {
      if (reply.err.code !== "superseded") say(troubleOfError(reply.err));
      return;
    }
    draw(reply.ok, a, b);
    if (focus) node.querySelector("h2")?.focus();
  }

  /** @param {import("./view-diff.js").Diff} diff @param {number} a
   * @param {number} b */
  function draw(diff, a, b) {
    const heading = {
      key: "diff_heading",
      args: [{ date: diff.a.at }, { date: diff.b.at }],
    };
    node.replaceChildren(
      h("h2", { tabindex: -1 }, text(heading)),
      h("p", { class: "lede" }, text(lettersText(diff))),
      h(
        "div",
        { class: "fields" },
        selectNode(
          { key: "diff_from" },
          choices,
          String(a),
          (value) => show(Number(value), b, false),
          tools,
          { id: "diff-from" },
        ),
        selectNode(
          { key: "diff_to" },
          choices,
          String(b),
          (value) => show(a, Number(value), false),
          tools,
          { id: "diff-to" },
        ),
      ),
      h("div", { class: "diff" }, ...diffColumns(diff).map(columnNode)),
      h("p", { class: "small muted" }, text({ key: "diff_pages" })),
    );
  }

  /** @param {import("./view-diff.js").Column} column */
  function columnNode({ cause, moved, sentences }) {
    return h(
      "section",
      null,
      h("h3", null, causeNode(cause, tools), text(CAUSE_TEXT[cause])),
      moved ? h("p", { class: "moved" }, text({ key: "diff_moved" })) : null,
      sentences.length > 0
        ? h(
            "ul",
            null,
            ...sentences.map(({ text: said, reason }) =>
              h(
                "li",
                null,
                text(said),
                reason ? h("span", { class: "reason" }, text(reason)) : null,
              ),
            ),
          )
        : h("p", { class: "muted" }, text({ key: "diff_nothing" })),
    );
  }

  return { node, show };
}
