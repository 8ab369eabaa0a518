// SPDX-License-Identifier: EUPL-1.2
// The screen where there is no letter: why, what to do, one button at most.

import { headNode, helpNode, rosetteNode, waysNode } from "./common.js";

/** @typedef {import("../popup.js").Tools} Tools */

/** @param {import("../view.js").Unrated} screen @param {Tools} tools
 * @returns {HTMLElement[]} */
export function noLetterNodes({ head, help }, tools) {
  const { h, text, act } = tools;
  const { spec, word, why, blocks, button, foot } = help;
  const verdict = h(
    "section",
    { class: "p-verdict", "aria-label": text({ key: "verdict_label" }) },
    rosetteNode(spec, text({ key: "figure_none" }), tools),
    h(
      "div",
      null,
      h("p", { class: "word" }, text(word)),
      h("p", { class: "why" }, why.map(text).join(" ")),
    ),
  );
  const actions = waysNode(tools);
  if (button) {
    const attrs = { type: "button", class: "btn primary", id: "act" };
    const node = h("button", attrs, text(button.text));
    node.addEventListener("click", () => act(button.act));
    actions.prepend(node);
  }
  return [
    headNode(head, tools),
    h("main", null, verdict, blocks.length ? helpNode(blocks, tools) : null),
    h(
      "footer",
      { class: "p-foot" },
      h("p", { class: "complete" }, foot.map(text).join(" ")),
      actions,
    ),
  ];
}
