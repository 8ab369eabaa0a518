// SPDX-License-Identifier: EUPL-1.2
// The picture of the visit: a lane for each company, a column for each time of
// the choice, and its table.

import { foldNode, partNode, scrollNode, tableNode } from "./common.js";

/** @typedef {import("../details.js").Tools} Tools
 * @typedef {import("../view-timeline.js").Visit} Visit
 * @typedef {import("../view-timeline.js").Sign} Sign */

const WIDTH = 950;
const NAMES = 290;
const TOP = 58;
const LANE = 34;
/** Letters of a name that there is room for. */
const ROOM = 24;

const LEGEND = {
  contact: "legend_contact",
  cached: "legend_cached",
  blocked: "legend_blocked",
  stored: "legend_stored",
};
const COUNTED = {
  contact: "sign_contact",
  cached: "sign_cached",
  blocked: "sign_blocked",
  stored: "sign_stored",
};

/** One sign, drawn around a point: a shape of its own for each.
 * @param {Sign} sign @param {number} x @param {number} y @param {Tools} tools */
function signNode(sign, x, y, { s }) {
  if (sign === "stored") {
    return s("rect", {
      class: "ev stored",
      x: x - 6,
      y: y - 6,
      width: 12,
      height: 12,
    });
  }
  return s("circle", { class: `ev ${sign}`, cx: x, cy: y, r: 5.5 });
}

/** @param {string} name */
const short = (name) =>
  name.length > ROOM ? `${name.slice(0, ROOM - 1)}…` : name;

/** @param {Visit} visit @param {Tools} tools */
function picture({ columns, lanes, notes }, tools) {
  const { s, text } = tools;
  const width = (WIDTH - NAMES) / columns.length;
  const height = TOP + lanes.length * LANE + 12;
  /** @param {number} i */
  const left = (i) => NAMES + i * width;
  const said = [
    text({ key: "visit_title" }),
    ...notes.map(text),
    text({ key: "visit_see_table" }),
  ].join(" ");
  const nodes = columns.flatMap(({ phase, title, at }, i) => [
    phase === "before"
      ? s("rect", {
          class: "band",
          x: left(i),
          y: TOP - 8,
          width,
          height: height - TOP + 8,
        })
      : null,
    i > 0
      ? s("line", {
          class: phase === "unknown" ? "ban" : "cho",
          x1: left(i),
          x2: left(i),
          y1: 8,
          y2: height,
        })
      : null,
    s("text", { class: "h", x: left(i) + 10, y: 22 }, text(title)),
    at ? s("text", { class: "s", x: left(i) + 10, y: 40 }, text(at)) : null,
  ]);
  const rows = lanes.flatMap(({ purpose, name, cells }, row) => {
    const y = TOP + row * LANE + 12;
    return [
      s("line", { class: "lane", x1: 0, x2: WIDTH, y1: y + 17, y2: y + 17 }),
      s("text", { class: "s", x: 0, y: y + 4 }, text(purpose)),
      s("text", { class: "b", x: 84, y: y + 4 }, short(text(name))),
      ...cells.flatMap((marks, column) =>
        marks.flatMap(({ sign, count }, i) => {
          const x = left(column) + 20 + i * 58;
          return [
            signNode(sign, x, y, tools),
            s("text", { class: "k", x: x + 12, y: y + 5 }, text(count)),
          ];
        }),
      ),
    ];
  });
  return s(
    "svg",
    {
      class: "pic visit",
      viewBox: `0 0 ${WIDTH} ${height}`,
      role: "img",
      "aria-label": said,
    },
    ...nodes,
    ...rows,
  );
}

/** @param {Visit} visit @param {Tools} tools */
function tableOf({ columns, all }, tools) {
  const { h, text } = tools;
  const rows = all.map(({ purpose, name, cells }) =>
    h(
      "tr",
      null,
      h("th", { scope: "row" }, `${text(name)} (${text(purpose)})`),
      ...cells.map((marks) =>
        h(
          "td",
          null,
          marks
            .map(({ sign, count }) => text({ key: COUNTED[sign], count }))
            .join(", ") || text({ key: "visit_nothing" }),
        ),
      ),
    ),
  );
  const heads = [
    { key: "visit_company" },
    ...columns.map(({ title }) => title),
  ];
  return tableNode(heads, rows, tools);
}

/** @param {Visit | null} visit @param {Tools} tools */
export function visitNode(visit, tools) {
  if (!visit) return null;
  const { h, s, text } = tools;
  const { notes, sorted, sentences, signs, more } = visit;
  const said = [
    ...notes.map((note) => h("li", null, text(note))),
    ...sentences.map((sentence) => h("li", null, sentence)),
  ];
  const legend = signs.map((sign) =>
    h(
      "span",
      null,
      s(
        "svg",
        { class: "pic", viewBox: "0 0 14 14", "aria-hidden": "true" },
        signNode(sign, 7, 7, tools),
      ),
      text({ key: LEGEND[sign] }),
    ),
  );
  return partNode(
    "visit",
    { key: "visit_title" },
    sorted ? { key: "visit_lede" } : { key: "visit_unsorted" },
    tools,
    said.length ? h("ul", { class: "visit-notes" }, ...said) : null,
    h(
      "figure",
      { class: "figure" },
      scrollNode({ key: "visit_picture" }, tools, picture(visit, tools)),
      h("figcaption", { class: "legend" }, ...legend),
    ),
    more
      ? h(
          "p",
          { class: "small muted" },
          text({ key: "visit_more", count: more }),
        )
      : null,
    foldNode(
      "visit-table",
      { key: "as_table" },
      tools,
      scrollNode({ key: "visit_figures" }, tools, tableOf(visit, tools)),
    ),
  );
}
