// SPDX-License-Identifier: EUPL-1.2
// Who controls what the visits of a period contacted: by country, by company.

import { troubleOfError } from "../ui/trouble.js";
import { countryNode, headNode, tableNode } from "./tools.js";
import { countryText } from "./words.js";

/**
 * @typedef {import("./tools.js").Tools} Tools
 * @typedef {{country: string | null, contacts: number, visits: number,
 *   sites: number}} Total
 * @typedef {Total & {org: string | null, name: string | null}} Company
 */

/** Companies shown: those below received little. */
const COMPANIES = 30;
/** Length of the longest bar. */
const WHOLE = 100;

/** @param {Tools} tools */
export function totalsSection(tools) {
  const { h, svg, text, ask, say } = tools;
  /** @type {string | null} */
  let from = null;
  const node = h("section", { id: "totals" });

  async function load() {
    const body = { limit: COMPANIES, ...(from ? { from } : {}) };
    const reply = await ask("history.totals", body, "totals");
    if ("err" in reply) {
      if (reply.err.code !== "superseded") say(troubleOfError(reply.err));
      return;
    }
    draw(reply.ok);
  }

  /** @param {{visits: number, contacts: number, countries: Total[],
   *   companies: Company[]}} totals */
  function draw({ visits, contacts, countries, companies }) {
    const most = Math.max(1, ...countries.map((total) => total.contacts));
    const mostOf = Math.max(1, ...companies.map((total) => total.contacts));
    const said = {
      key: "totals_lede",
      args: [
        { key: "contacts", count: contacts },
        { key: "visits", count: visits },
      ],
    };
    node.replaceChildren(
      h("h2", null, text({ key: "totals_heading" })),
      h("p", { class: "lede" }, text(said)),
      ...(visits === 0
        ? []
        : [
            h("h3", null, text({ key: "totals_countries" })),
            table(
              "totals_who",
              countries.map((total) =>
                row(total, most, [where(total.country)]),
              ),
              "totals_countries",
            ),
            h("h3", null, text({ key: "totals_companies" })),
            table(
              "totals_company",
              companies.map((total) =>
                row(total, mostOf, [
                  h(
                    "span",
                    { class: "company" },
                    h(
                      "span",
                      null,
                      total.name ?? text({ key: "totals_unknown" }),
                    ),
                    total.name ? where(total.country) : null,
                  ),
                ]),
              ),
              "totals_companies",
            ),
          ]),
    );
  }

  /** @param {string} head @param {Node[]} rows @param {string} label */
  const table = (head, rows, label) =>
    tableNode(
      { key: label },
      "totals",
      [
        headNode(head, tools),
        h("td"),
        headNode("totals_contacts", tools, { kind: "num" }),
        headNode("totals_where", tools),
      ],
      rows,
      tools,
    );

  /** @param {string | null} country */
  const where = (country) =>
    countryNode(
      country,
      country ? countryText(country) : { key: "totals_unknown" },
      tools,
    );

  /** @param {Total} total @param {number} most @param {Node[]} who */
  function row({ contacts, visits, sites }, most, who) {
    const width = Math.round((contacts / most) * WHOLE);
    const bar = /** @type {any} */ ({
      size: WHOLE,
      shapes: [{ tag: "rect", attrs: { width, height: WHOLE, class: "b" } }],
    });
    const found = {
      key: "totals_row",
      args: [
        { key: "visits", count: visits },
        { key: "sites", count: sites },
      ],
    };
    return h(
      "tr",
      null,
      h("th", { scope: "row" }, ...who),
      h("td", { class: "tb" }, svg(bar, { preserveAspectRatio: "none" })),
      h("td", { class: "num" }, text(contacts)),
      h("td", { class: "muted" }, text(found)),
    );
  }

  return {
    node,
    load,
    /** @param {string | null} day  from then on; null: all of it */
    period(day) {
      from = day;
      return load();
    },
  };
}
