// SPDX-License-Identifier: EUPL-1.2
// The list of sites visited: search, filters, and pages of rows. The host
// searches; here stands what it found, so that the list is as fast with
// 50,000 visits as with five.

import { buttonNode, selectNode } from "../ui/controls.js";
import { troubleOfError } from "../ui/trouble.js";
import {
  changeNode,
  countryNode,
  gradeNode,
  headNode,
  tableNode,
} from "./tools.js";
import { changeText } from "./view-diff.js";
import { controlTexts, countryText, gradeMini, kindText } from "./words.js";

/**
 * @typedef {import("./tools.js").Tools} Tools
 * @typedef {import("./words.js").Site} Site
 * @typedef {{site: Site, visits: number, first: string,
 *   last: import("./words.js").Visit,
 *   change: import("./words.js").Change | null}} Row
 */

/** Rows of a page: a screen of them, and the next at one press. */
export const PAGE_ROWS = 50;
/** Values of the filter of periods, in days. */
const PERIODS = ["30", "182", "365"];
/** @type {Record<string, string>} */
const PERIOD_TEXT = {
  30: "history_period_30",
  182: "history_period_182",
  365: "history_period_365",
};
const DAY_MS = 86_400_000;
/** Of the filter of controls: not known. */
const UNKNOWN = "?";

/**
 * @param {{open: (site: string) => void,
 *   picked: (sites: string[]) => void,
 *   period: (from: string | null) => void}} on  what the person does
 * @param {Tools} tools
 */
export function siteList(on, tools) {
  const { h, text, ask, say } = tools;
  /** @type {Record<string, string | null>} */
  const filter = {
    query: null,
    kind: null,
    country: null,
    control: null,
    from: null,
  };
  /** @type {Set<string>} */
  const picked = new Set();
  let turn = 0;
  let stale = true; // the menus
  let chosenPeriod = "";

  const filters = h("div", { class: "filters" });
  const count = h("p", { class: "small muted", role: "status", id: "count" });
  const table = h("div", { id: "sites" });
  const more = h("p", { class: "row" });
  const search = /** @type {HTMLInputElement} */ (
    h("input", {
      type: "search",
      id: "search",
      placeholder: text({ key: "history_search_hint" }),
    })
  );
  search.addEventListener("input", () => set({ query: search.value.trim() }));

  /** @param {Record<string, string | null>} change */
  function set(change) {
    Object.assign(filter, change);
    return load();
  }

  /** @param {unknown} [after] @param {Row[]} [above] */
  async function load(after = null, above = []) {
    const mine = ++turn;
    const body = Object.fromEntries(
      Object.entries(filter).filter(([, value]) => value),
    );
    const page = { limit: PAGE_ROWS, ...(after ? { after } : {}) };
    const reply = await ask(
      "history.list",
      { ...body, ...page, changes: true },
      "list",
    );
    if (mine !== turn) return; // a newer question is under way
    if ("err" in reply) {
      if (reply.err.code !== "superseded") say(troubleOfError(reply.err));
      return;
    }
    show(reply.ok, above);
  }

  /** @param {any} found @param {Row[]} above */
  function show(found, above) {
    const rows = [...above, ...found.sites];
    if (stale) menus(found);
    stale = false;
    count.textContent = text({ key: "history_count", count: found.total });
    table.replaceChildren(
      ...(rows.length > 0
        ? [
            tableNode(
              { key: "history_sites" },
              "sites",
              [
                headNode("history_compare_column", tools, { hidden: true }),
                headNode("history_letter", tools, { hidden: true }),
                headNode("history_site", tools),
                headNode("history_kind", tools),
                headNode("history_control", tools),
                headNode("history_visits", tools, { kind: "num" }),
                headNode("history_last", tools),
                headNode("history_change", tools),
              ],
              rows.map(rowNode),
              tools,
            ),
          ]
        : []),
    );
    more.replaceChildren();
    if (found.next !== null && found.next !== undefined) {
      more.append(
        buttonNode(
          { key: "history_more" },
          () => load(found.next, rows),
          tools,
          { id: "more" },
        ),
        h(
          "span",
          { class: "small muted" },
          text({ key: "history_shown", args: [rows.length, found.total] }),
        ),
      );
    }
  }

  /** @param {Row} row */
  function rowNode({ site, visits, last, change }) {
    const box = /** @type {HTMLInputElement} */ (
      h("input", {
        type: "checkbox",
        "aria-label": text({ key: "history_compare_site", args: [site.site] }),
      })
    );
    box.checked = picked.has(site.site);
    box.addEventListener("change", () => {
      if (box.checked) picked.add(site.site);
      else picked.delete(site.site);
      on.picked([...picked]);
    });
    const link = h("a", { href: `#${site.site}` }, site.site);
    link.addEventListener("click", (event) => {
      event?.preventDefault();
      on.open(site.site);
    });
    const changed = changeText(change, visits === 1);
    const called = site.person ?? site.name;
    return h(
      "tr",
      null,
      h("td", { class: "pick" }, box),
      h("td", { class: "g" }, gradeNode(gradeMini(last.grade), tools)),
      h(
        "th",
        { scope: "row" },
        link,
        called ? h("span", { class: "called" }, called) : null,
      ),
      h("td", null, text(kindText(site.kind))),
      h(
        "td",
        null,
        ...controlTexts(last.control).map(({ code, text: name }) =>
          countryNode(code, name, tools),
        ),
      ),
      h("td", { class: "num" }, text(visits)),
      h("td", { class: "nowrap" }, text({ date: last.at })),
      h("td", null, changeNode(changed, tools)),
    );
  }

  /** The menus: what there is, with how many sites of each.
   * @param {any} found */
  function menus({ kinds, countries, controls }) {
    /** @param {string} label @param {string} all @param {string} name
     * @param {{value: string, text: import("./tools.js").Arg}[]} choices */
    const menu = (label, all, name, choices) =>
      selectNode(
        { key: label },
        [{ value: "", text: { key: all } }, ...choices],
        filter[name] ?? "",
        (value) => set({ [name]: value || null }),
        tools,
        { id: name },
      );
    filters.replaceChildren(
      h(
        "label",
        { class: "field wide" },
        h("span", null, text({ key: "history_search" })),
        search,
      ),
      menu(
        "history_kind",
        "history_kind_all",
        "kind",
        kinds
          .filter((/** @type {any} */ one) => one.kind)
          .map((/** @type {any} */ { kind }) => ({
            value: kind,
            text: kindText(kind),
          })),
      ),
      menu(
        "history_country",
        "history_countries_all",
        "country",
        countries
          .filter((/** @type {any} */ one) => one.country)
          .map((/** @type {any} */ { country }) => ({
            value: country,
            text: countryText(country),
          })),
      ),
      menu(
        "history_control",
        "history_countries_all",
        "control",
        controls.map((/** @type {any} */ { country }) => ({
          value: country ?? UNKNOWN,
          text: country
            ? countryText(country)
            : { key: "history_control_unknown" },
        })),
      ),
      selectNode(
        { key: "history_period" },
        [
          { value: "", text: { key: "history_period_all" } },
          ...PERIODS.map((days) => ({
            value: days,
            text: { key: PERIOD_TEXT[days] ?? "" },
          })),
        ],
        chosenPeriod,
        (days) => {
          chosenPeriod = days;
          const from = days
            ? tools.toIso(tools.now() - Number(days) * DAY_MS).slice(0, 10)
            : null;
          on.period(from);
          return set({ from });
        },
        tools,
        { id: "period" },
      ),
    );
  }

  const form = h(
    "form",
    { role: "search", "aria-label": text({ key: "history_filters" }) },
    filters,
  );
  form.addEventListener("submit", (event) => event.preventDefault());
  return {
    nodes: [form, count, table, more],
    load() {
      stale = true;
      return load();
    },
    /** @param {string} site  gone from the history */
    forget(site) {
      picked.delete(site);
      on.picked([...picked]);
    },
  };
}
