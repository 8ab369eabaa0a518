// SPDX-License-Identifier: EUPL-1.2
// The picture of a site's letter over time. What it shows stands in words in
// the table below it.

import { figure, PAGE_PALETTE } from "../ui/rosette.js";
import { chartOf } from "./view-chart.js";

/**
 * @typedef {import("./tools.js").Tools} Tools
 * @typedef {import("./words.js").Visit} Visit
 * @typedef {Record<string, string | number>} Attrs
 */

const SVG = "http://www.w3.org/2000/svg";
/** Of a letter at the head of its lane. */
const ICON = 20;

/** @type {Record<import("./words.js").Cause, string>} */
const LANE = { site: "lane_site", data: "lane_data", unseen: "lane_unseen" };

/** @param {import("./words.js").Site} site @param {Visit[]} visits  the latest
 * first @param {boolean} today @param {Tools} tools */
export function chartNode(site, visits, today, tools) {
  const { document, h, text } = tools;
  const chart = chartOf(visits, today, tools);
  /** @param {string} name @param {Attrs} attrs @param {...(Node | string)}
   * children */
  const s = (name, attrs, ...children) => {
    const node = document.createElementNS(SVG, name);
    for (const [key, value] of Object.entries(attrs)) {
      node.setAttribute(key, String(value));
    }
    node.append(...children);
    return node;
  };
  const { width, height, left, right } = chart;
  const last = visits[0]?.at ?? "";
  const first = visits.at(-1)?.at ?? "";
  const title = {
    key: "site_chart",
    args: [site.site, { date: first }, { date: last }],
  };
  const picture = s(
    "svg",
    {
      class: "pic chart",
      viewBox: `0 0 ${width} ${height}`,
      role: "img",
      "aria-labelledby": "chart-title",
      "aria-describedby": "chart-text",
    },
    s("title", { id: "chart-title" }, text(title)),
    s("desc", { id: "chart-text" }, text({ key: "site_chart_text" })),
  );
  for (const { letter, y } of chart.letters) {
    const spec = /** @type {const} */ ({
      kind: "grade",
      best: letter,
      worst: letter,
    });
    const { shapes } = figure(spec, "small", PAGE_PALETTE);
    const move = `translate(${left - 32} ${y - ICON / 2}) scale(${ICON / 16})`;
    picture.append(
      s("line", { class: "lane", x1: left, x2: right, y1: y, y2: y }),
      s(
        "g",
        { transform: move },
        ...shapes.map(({ tag, attrs }) => s(tag, attrs)),
      ),
    );
  }
  const bottom = chart.letters.at(-1)?.y ?? 0;
  for (const [i, { x, at }] of chart.ticks.entries()) {
    const anchor =
      i === 0 ? "start" : i === chart.ticks.length - 1 ? "end" : "middle";
    picture.append(
      s("line", { class: "lane", x1: x, x2: x, y1: 20, y2: bottom + 10 }),
      s(
        "text",
        { class: "s", x, y: bottom + 38, "text-anchor": anchor },
        text({ date: at }),
      ),
    );
  }
  for (const { x1, y1, x2, y2, same } of chart.lines) {
    picture.append(
      s("line", { class: same ? "ln" : "ln thin", x1, y1, x2, y2 }),
    );
  }
  for (const { x, top, bottom: low } of chart.points) {
    picture.append(
      top === low
        ? s("circle", { class: "ev", cx: x, cy: top, r: 6 })
        : s("rect", {
            class: "ev",
            x: x - 5,
            y: top - 5,
            width: 10,
            height: low - top + 10,
            rx: 5,
          }),
    );
  }
  for (const { x, y } of chart.unrated) {
    picture.append(s("circle", { class: "dot", cx: x, cy: y - 6, r: 5 }));
  }
  for (const { cause, y } of chart.lanes) {
    picture.append(
      s("text", { class: "s", x: 0, y: y + 4 }, text({ key: LANE[cause] })),
      s("line", { class: "lane", x1: left, x2: right, y1: y, y2: y }),
    );
  }
  for (const { x, y, cause, count, at } of chart.marks) {
    const name = { key: "lane_mark", count, args: [{ date: at }] };
    picture.append(markOf(cause, x, y, s, text(name)));
  }
  return h("figure", { class: "figure", tabindex: 0 }, picture);
}

/** @param {import("./words.js").Cause} cause @param {number} x
 * @param {number} y @param {(name: string, attrs: Attrs,
 *   ...children: (Node | string)[]) => Element} s @param {string} name */
function markOf(cause, x, y, s, name) {
  const title = s("title", {}, name);
  if (cause === "data") {
    const d = `M${x} ${y - 7}l7 7-7 7-7-7z`;
    return s("path", { class: "dia", d }, title);
  }
  const kind = cause === "site" ? "ev" : "dot";
  return s("circle", { class: kind, cx: x, cy: y, r: 6 }, title);
}
