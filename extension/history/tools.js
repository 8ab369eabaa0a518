// SPDX-License-Identifier: EUPL-1.2
// What every part of the history page builds and acts with.

import { miniNode } from "../ui/controls.js";
import { flagNode } from "../ui/flag.js";

/**
 * @typedef {import("../ui/text.js").Arg} Arg
 *
 * ask: the host · say: what was done, for all to see and hear · save: a file
 * · changed: something was deleted or added, all of the page is stale
 * @typedef {import("../ui/controls.js").Tools &
 *   import("./view-chart.js").Calendar & {
 *   document: Document,
 *   tag: string,
 *   ask: import("../ui/page.js").AskHost,
 *   say: (message: Arg) => void,
 *   save: (name: string, parts: string[], type: string) => void,
 *   now: () => number,
 *   changed: () => Promise<void>,
 * }} Tools
 */

/** @param {import("../popup/view-grade.js").Mini} mini @param {Tools} tools */
export const gradeNode = ({ spec, name }, tools) => miniNode(spec, name, tools);

/** A country: its flag, and always its name.
 * @param {string | null} code @param {Arg} name @param {Tools} tools */
export function countryNode(code, name, tools) {
  const { h, text } = tools;
  return h(
    "span",
    { class: "where" },
    flagNode(code, tools),
    h("span", null, text(name)),
  );
}

/** @type {Record<import("./words.js").Cause, import("../ui/rosette.js").Shape>} */
const MARKS = {
  site: { tag: "circle", attrs: { cx: 6, cy: 6, r: 5, class: "m-site" } },
  data: {
    tag: "path",
    attrs: { d: "M6 .5 11.5 6 6 11.5 .5 6Z", class: "m-data" },
  },
  unseen: { tag: "circle", attrs: { cx: 6, cy: 6, r: 4.8, class: "m-unseen" } },
};

/** The mark of a cause: shape first, no colour. Words stand beside it.
 * @param {import("./words.js").Cause} cause @param {Tools} tools */
export function causeNode(cause, { svg }) {
  const figure = /** @type {any} */ ({ size: 12, shapes: [MARKS[cause]] });
  return svg(figure, { class: "mark", width: 12, height: 12 });
}

/** What changed since the visit before.
 * @param {ReturnType<typeof import("./view-diff.js").changeText>} change
 * @param {Tools} tools */
export function changeNode({ cause, text: said, most }, tools) {
  const { h, text } = tools;
  return h(
    "span",
    { class: "cause" },
    cause ? causeNode(cause, tools) : h("span"),
    h(
      "span",
      null,
      text(said),
      most ? h("span", { class: "called" }, text(most)) : null,
    ),
  );
}

/** A table that scrolls in its own box where it is too wide.
 * @param {Arg} label @param {string} kind  class of the table
 * @param {(Node | null)[]} heads @param {Node[]} rows @param {Tools} tools */
export function tableNode(label, kind, heads, rows, { h, text }) {
  return h(
    "div",
    {
      class: "scroll",
      tabindex: 0,
      role: "region",
      "aria-label": text(label),
    },
    h(
      "table",
      { class: `table ${kind}` },
      h("thead", null, h("tr", null, ...heads)),
      h("tbody", null, ...rows),
    ),
  );
}

/** Head of a column. @param {string} key @param {Tools} tools
 * @param {{kind?: string, hidden?: boolean}} [how] hidden: for readers only */
export function headNode(key, { h, text }, { kind = "", hidden = false } = {}) {
  const said = text({ key });
  const attrs = { scope: "col", class: kind || null };
  return h("th", attrs, hidden ? h("span", { class: "vh" }, said) : said);
}
