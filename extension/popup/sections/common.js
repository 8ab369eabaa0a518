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

/** Where to go on: pages of Cocarde, each in a tab.
 * @param {Tools} tools */
export function waysNode({ h, text, ways, go }) {
  /** @param {string | null} to @param {string} key @param {string} kind */
  const link = (to, key, kind) => {
    if (!to) return null;
    const attrs = { class: kind, href: `../${to}`, id: key };
    const node = h("a", attrs, text({ key }));
    node.addEventListener("click", (event) => {
      event?.preventDefault();
      go(to);
    });
    return node;
  };
  const rated = ways.details !== null;
  return h(
    "nav",
    { class: "p-actions", "aria-label": text({ key: "ways" }) },
    link(ways.details, "way_details", "btn primary"),
    link(ways.history, "way_history", rated ? "btn" : "btn quiet"),
    link(ways.share, "way_share", "btn"),
  );
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
