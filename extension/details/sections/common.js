// SPDX-License-Identifier: EUPL-1.2
// What several parts of the page are built with.

import { figure, PAGE_PALETTE } from "../../ui/rosette.js";

/** @typedef {import("../details.js").Tools} Tools
 * @typedef {import("../../ui/text.js").Arg} Arg */

/** Items of a list that are shown before one asks for the others. */
export const FIRST = 24;
/** … and each time that one asks. */
export const NEXT = 200;

/** @param {import("../../popup/view-grade.js").Mini} mini @param {Tools} tools
 * @param {number} size */
export function miniNode({ spec, name }, { svg, text }, size) {
  return svg(figure(spec, "small", PAGE_PALETTE), {
    class: "mini",
    width: size,
    height: size,
    "aria-label": text(name),
  });
}

/** A part of the page under a heading that one can jump to.
 * @param {string} id @param {Arg} heading @param {Arg | null} lede
 * @param {Tools} tools @param {...(Node | null)} nodes */
export function partNode(id, heading, lede, { h, text }, ...nodes) {
  return h(
    "section",
    { class: "d-part", id, "aria-labelledby": `${id}-title` },
    h("h2", { id: `${id}-title`, tabindex: -1 }, text(heading)),
    lede === null ? null : h("p", { class: "lede" }, text(lede)),
    ...nodes,
  );
}

/** What stands behind a line that opens. @param {string} id @param {Arg} line
 * @param {Tools} tools @param {...Node} nodes */
export function foldNode(id, line, { h, text }, ...nodes) {
  return h(
    "details",
    { class: "fold", id },
    h("summary", { id: `${id}-row` }, text(line)),
    ...nodes,
  );
}

/** A box that scrolls sideways by itself, with the keyboard too.
 * @param {Arg} name @param {Tools} tools @param {Node} node */
export function scrollNode(name, { h, text }, node) {
  const attrs = { class: "scroll", tabindex: 0, role: "region" };
  return h("div", { ...attrs, "aria-label": text(name) }, node);
}

/** @param {Arg[]} heads @param {Node[]} rows @param {Tools} tools */
export function tableNode(heads, rows, { h, text }) {
  return h(
    "table",
    { class: "table" },
    h(
      "thead",
      null,
      h(
        "tr",
        null,
        ...heads.map((head) => h("th", { scope: "col" }, text(head))),
      ),
    ),
    h("tbody", null, ...rows),
  );
}

/** A long list: its beginning, and a button for more of it. Nothing that is
 * not shown is built. @template T
 * @param {T[]} items @param {(item: T, index: number) => HTMLElement} build
 * @param {HTMLElement} list @param {Tools} tools @param {number} [begin] */
export function longList(items, build, list, { h, text }, begin = FIRST) {
  let built = 0;
  /** @param {number} count */
  const add = (count) => {
    const next = items.slice(built, built + count);
    const nodes = next.map((item, i) => build(item, built + i));
    list.append(...nodes);
    built += next.length;
    return nodes[0];
  };
  add(begin);
  if (built >= items.length) return [list];
  const button = h("button", { type: "button", class: "btn" });
  const label = () => text({ key: "show_others", count: items.length - built });
  button.append(label());
  button.addEventListener("click", () => {
    const first = add(NEXT);
    // The focus goes to what came, which is where reading goes on.
    first?.setAttribute("tabindex", "-1");
    first?.focus();
    if (built >= items.length) button.remove();
    else button.replaceChildren(label());
  });
  return [list, h("p", { class: "more" }, button)];
}

/** @param {"established" | "hint" | "unknown"} kind @param {Arg} said
 * @param {Tools} tools */
export function tagNode(kind, said, { h, text }) {
  const kinds = { established: "ok", hint: "hint", unknown: "unk" };
  return h("span", { class: `tag tag-${kinds[kind]}` }, text(said));
}

/** A host name may be broken after a dot. @param {string} name
 * @param {Tools} tools @returns {(string | HTMLElement)[]} */
export function breakable(name, { h }) {
  const [first = "", ...rest] = name.split(".");
  return [first, ...rest.flatMap((part) => [".", h("wbr"), part])];
}
