// SPDX-License-Identifier: EUPL-1.2
// The picture "from machines to those who can give orders", and its table.

import { BOX, LEFT, RIGHT, WIDTH } from "../view-flow.js";
import { foldNode, partNode, scrollNode, tableNode } from "./common.js";

/** @typedef {import("../details.js").Tools} Tools
 * @typedef {import("../view-flow.js").Flow} Flow */

const WORDS = {
  european: "flow_european",
  adequate: "flow_adequate",
  foreign: "flow_foreign",
  unknown: "flow_unknown",
};

/** Patterns that tell the flows apart without colour. @param {Tools} tools */
function patterns({ s }) {
  const units = { patternUnits: "userSpaceOnUse" };
  return s(
    "defs",
    null,
    s(
      "pattern",
      {
        ...units,
        id: "hatch",
        width: 7,
        height: 7,
        patternTransform: "rotate(45)",
      },
      s("rect", { width: 7, height: 7, class: "hatch-bg" }),
      s("path", { d: "M0 0V7", class: "hatch-line", "stroke-width": 3.4 }),
    ),
    s(
      "pattern",
      { ...units, id: "lines", width: 8, height: 8 },
      s("rect", { width: 8, height: 8, class: "hatch-bg" }),
      s("path", { d: "M0 4H8", class: "hatch-line", "stroke-width": 1.6 }),
    ),
    s(
      "pattern",
      { ...units, id: "dots", width: 8, height: 8 },
      s("circle", { cx: 4, cy: 4, r: 1.3, class: "dot" }),
    ),
  );
}

/** @param {Flow["boxes"][number]} box @param {Tools} tools */
function boxNodes({ x, y, height, side, state, label, count, sub }, tools) {
  const { s, text } = tools;
  const left = side === "left";
  const at = {
    x: left ? x - 10 : x + BOX + 10,
    anchor: left ? "end" : "start",
  };
  const middle = y + height / 2;
  /** @param {number} dy @param {string} kind */
  const place = (dy, kind) => ({
    x: at.x,
    y: Math.round((middle + dy) * 10) / 10,
    class: kind,
    "text-anchor": at.anchor,
  });
  return [
    s("rect", { class: `node ${state}`, x, y, width: BOX, height, rx: 2 }),
    s(
      "text",
      place(sub ? -3 : 5, "b"),
      `${text(label)} `,
      s("tspan", { class: "k" }, text(count)),
    ),
    sub ? s("text", place(14, "s"), text(sub)) : null,
  ];
}

/** @param {Flow} flow @param {Tools} tools */
function picture({ total, height, boxes, ribbons }, tools) {
  const { s, text } = tools;
  const title = text({ key: "flow_title" });
  /** @param {"left" | "right"} side */
  const list = (side) =>
    boxes
      .filter((box) => box.side === side)
      .map(({ label, count }) => `${text(label)} ${text(count)}`)
      .join(", ");
  const said = text({
    key: "flow_description",
    count: total,
    args: [list("left"), list("right")],
  });
  const head = { y: 24, class: "h" };
  const under = { y: 42, class: "s" };
  const end = { x: LEFT + BOX, "text-anchor": "end" };
  return s(
    "svg",
    {
      class: "pic flow",
      viewBox: `0 0 ${WIDTH} ${height}`,
      role: "img",
      "aria-label": `${title}. ${said}`,
    },
    patterns(tools),
    s("text", { ...head, ...end }, text({ key: "flow_left" })),
    s("text", { ...under, ...end }, text({ key: "flow_left_sub" })),
    s("text", { ...head, x: RIGHT }, text({ key: "flow_right" })),
    s("text", { ...under, x: RIGHT }, text({ key: "flow_right_sub" })),
    ...ribbons.map(({ d, kind }) => s("path", { d, class: `rib ${kind}` })),
    ...ribbons
      .filter(({ room }) => room)
      .flatMap(({ x, y, count }) => [
        s("rect", {
          class: "plate",
          x: x - 15,
          y: y - 10,
          width: 30,
          height: 20,
          rx: 2,
        }),
        s(
          "text",
          { class: "n", x, y: y + 5, "text-anchor": "middle" },
          text(count),
        ),
      ]),
    ...boxes.flatMap((box) => boxNodes(box, tools)),
  );
}

/** @param {Flow | null} flow @param {Tools} tools */
export function flowNode(flow, tools) {
  if (!flow) return null;
  const { h, s, text } = tools;
  const legend = flow.kinds.map((kind) =>
    h(
      "span",
      null,
      s(
        "svg",
        { class: "pic", viewBox: "0 0 22 14", "aria-hidden": "true" },
        s("rect", { width: 22, height: 14, class: `rib ${kind}` }),
      ),
      text({ key: WORDS[kind] }),
    ),
  );
  const rows = flow.rows.map(({ from, state, to, count }) =>
    h(
      "tr",
      null,
      h("th", { scope: "row" }, text(from)),
      h("td", null, text(state)),
      h("td", null, text(to)),
      h("td", { class: "num" }, text(count)),
    ),
  );
  const heads = ["flow_left", "flow_certainty", "flow_right", "flow_count"];
  return partNode(
    "flow",
    { key: "flow_title" },
    { key: "flow_lede" },
    tools,
    h(
      "figure",
      { class: "figure" },
      scrollNode({ key: "flow_picture" }, tools, picture(flow, tools)),
      h("figcaption", { class: "legend" }, ...legend),
    ),
    foldNode(
      "flow-table",
      { key: "as_table" },
      tools,
      scrollNode(
        { key: "flow_figures" },
        tools,
        tableNode(
          heads.map((key) => ({ key })),
          rows,
          tools,
        ),
      ),
    ),
  );
}
