// SPDX-License-Identifier: EUPL-1.2
// The state of the data, as the host tells it: each table with its day, its age
// and the credit that its licence asks for; what the person laid over it.

import { commandNode } from "../ui/controls.js";
import { dataRows } from "./view.js";

/**
 * @typedef {import("../ui/controls.js").Tools & {
 *   ask: import("../ui/page.js").AskHost,
 *   now: () => number,
 *   parseDate: (iso: string) => number,
 * }} Tools
 */

/** The command that lays a CSV file over the data. */
const LAYER_COMMAND = "build/cocarde data import FILE.csv";

/** @param {Tools} tools */
export async function dataSection({ h, text, ...tools }) {
  const all = { h, text, ...tools };
  const reply = await tools.ask("data.status");
  if ("err" in reply) {
    return h("p", null, text({ key: "options_program" }));
  }
  /** @type {import("./view.js").DataStatus} */
  const status = reply.ok;
  if (status.state !== "ok") {
    return h(
      "div",
      null,
      h("p", null, text({ key: "data_broken" })),
      h("p", { class: "small muted" }, `${status.msg} ${status.hint}`),
    );
  }
  const columns = ["data_name", "data_day", "data_age", "data_licence"];
  const heads = columns.map((key) => h("th", { scope: "col" }, text({ key })));
  const rows = dataRows(status, tools.now(), tools.parseDate).map((row) =>
    h(
      "tr",
      null,
      h("th", { scope: "row" }, text(row.name)),
      h("td", null, text(row.day)),
      h(
        "td",
        null,
        row.age ? text(row.age) : null,
        row.old ? h("span", { class: "tag" }, text({ key: "data_old" })) : null,
      ),
      h("td", null, text(row.credit)),
    ),
  );
  const label = { key: "options_data" };
  return h(
    "div",
    null,
    h(
      "div",
      {
        class: "scroll",
        tabindex: 0,
        role: "region",
        "aria-label": text(label),
      },
      h(
        "table",
        { class: "table data" },
        h("thead", null, h("tr", null, ...heads)),
        h("tbody", null, ...rows),
      ),
    ),
    h("h2", null, text({ key: "options_corrections" })),
    h("p", { class: "lede" }, text({ key: "options_corrections_what" })),
    commandNode(LAYER_COMMAND, all),
  );
}
