// SPDX-License-Identifier: EUPL-1.2
// What both kinds of screen have: the head, and small drawings with a name.

import { figure, PAGE_PALETTE } from "../../ui/rosette.js";

/** @typedef {import("../popup.js").Tools} Tools */

/** @param {import("../view.js").Head} head @param {Tools} tools */
export function headNode({ site, when }, { h, text }) {
  return h(
    "header",
    { class: "p-site" },
    h("h1", null, text(site)),
    h("span", { class: "when" }, text(when)),
  );
}

/** @param {import("../../ui/rosette.js").Spec} spec @param {string} name
 * @param {Tools} tools */
export function rosetteNode(spec, name, { svg }) {
  const attrs = { class: "rosette", "aria-label": name };
  return svg(figure(spec, "large", PAGE_PALETTE), attrs);
}

/** @param {import("../view-grade.js").Mini} mini @param {Tools} tools */
export function miniNode({ spec, name }, { svg, text }) {
  const attrs = { class: "mini", "aria-label": text(name) };
  return svg(figure(spec, "small", PAGE_PALETTE), attrs);
}

/** How many were left out of a list. @param {number} more
 * @param {Tools} tools */
export function moreNode(more, { h, text }) {
  const said = { key: "left_out", count: more };
  return more ? h("p", { class: "small muted" }, text(said)) : null;
}

/** A country's frame; the country is always written beside it.
 * @param {string | null} code @param {Tools} tools */
export function flagNode(code, { h }) {
  const unknown = code ? "" : " unknown";
  const attrs = { class: `flag${unknown}`, "aria-hidden": "true" };
  return h("span", attrs, code ?? "?");
}

/** @param {import("../view-help.js").Block[]} blocks @param {Tools} tools */
export function helpNode(blocks, { h, text, copy }) {
  /** @param {string} command */
  function commandNode(command) {
    const button = h("button", { type: "button", class: "btn" });
    button.textContent = text({ key: "copy" });
    button.addEventListener("click", async () => {
      await copy(command);
      button.textContent = text({ key: "copied" });
    });
    const said = h("span", { role: "status", class: "copy" }, button);
    return h("div", { class: "cmd" }, h("code", null, command), said);
  }
  return h(
    "section",
    { class: "p-help" },
    ...blocks.flatMap(({ heading, advice }) => [
      h("h2", null, text(heading)),
      ...advice.map((item) =>
        "command" in item
          ? commandNode(item.command)
          : h("p", null, text(item.text)),
      ),
    ]),
  );
}
