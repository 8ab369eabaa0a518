// SPDX-License-Identifier: EUPL-1.2
// One site: its letter over time, its visits, what changed between two of them;
// follow it, take it along, delete it.

import { buttonNode, confirm } from "../ui/controls.js";
import { troubleOfError } from "../ui/trouble.js";
import { chartNode } from "./chart.js";
import { diffSection } from "./diff.js";
import { exportFile } from "./files.js";
import { changeNode, gradeNode, headNode, tableNode } from "./tools.js";
import { changeText } from "./view-diff.js";
import { choiceText, gradeMini, kindText } from "./words.js";

/**
 * @typedef {import("./tools.js").Tools} Tools
 * @typedef {import("./words.js").Site} Site
 * @typedef {import("./words.js").Visit} Visit
 */

/** Visits asked for at a time: enough for a picture. */
export const PAGE_VISITS = 100;

/** @param {Tools} tools */
export function siteSection(tools) {
  const { h, text, ask, say, document } = tools;
  const node = h("section", { id: "site" });
  let shown = "";
  let today = false;
  /** @type {Site | null} */
  let site = null;
  /** The latest first. @type {Visit[]} */
  let visits = [];

  /** @param {string} name @param {string} focus  id of what gets it */
  async function open(name, focus) {
    const other = name !== shown;
    shown = name;
    if (other) today = false;
    visits = [];
    await load(null);
    if (site) document.getElementById(focus)?.focus();
  }

  /** @param {unknown} after */
  async function load(after) {
    const reply = await ask(
      "history.site",
      {
        site: shown,
        limit: PAGE_VISITS,
        today,
        changes: true,
        ...(after ? { after } : {}),
      },
      "site",
    );
    if ("err" in reply) {
      if (reply.err.code === "superseded") return;
      close();
      if (reply.err.code !== "E_NOT_FOUND") say(troubleOfError(reply.err));
      return;
    }
    site = reply.ok.site;
    visits = [...visits, ...reply.ok.visits];
    if (visits.length === 0) close();
    else draw(reply.ok.total, reply.ok.next);
  }

  function close() {
    shown = "";
    site = null;
    node.replaceChildren();
  }

  /** @param {number} total @param {unknown} next */
  function draw(total, next) {
    if (!site) return;
    const said = { key: "visits", count: total };
    const diff = diffSection(visits, tools);
    const called = [site.person ?? site.name, text(kindText(site.kind))];
    node.replaceChildren(
      h(
        "h2",
        { id: "site-heading", tabindex: -1 },
        text({ key: "site_heading", args: [site.site, said] }),
      ),
      h("p", { class: "lede" }, called.filter(Boolean).join(" · ")),
      actions(site),
      h(
        "p",
        { class: "small muted" },
        text({ key: today ? "site_today" : "site_then" }),
      ),
      chartNode(site, visits, today, tools),
      visitTable(site, diff.show, next === null),
      h(
        "p",
        { class: "row" },
        next === null || next === undefined
          ? null
          : buttonNode({ key: "site_older" }, () => load(next), tools),
      ),
      diff.node,
    );
    const [b, a] = visits.filter((visit) => visit.contacts_kept);
    if (a && b) diff.show(a.visit, b.visit, false);
  }

  /** @param {Site} one */
  function actions(one) {
    const nodes = [
      buttonNode(
        { key: "site_rate_today" },
        () => {
          today = !today;
          return open(one.site, "today");
        },
        tools,
        { id: "today", attrs: { "aria-pressed": String(today) } },
      ),
      one.listed
        ? null
        : buttonNode(
            { key: one.followed ? "site_unfollow" : "site_follow" },
            follow,
            tools,
            { id: "follow" },
          ),
      buttonNode(
        { key: "keep_json" },
        () => exportFile({ format: "json", site: one.site }, tools),
        tools,
      ),
      buttonNode(
        { key: "keep_csv" },
        () => exportFile({ format: "csv", site: one.site }, tools),
        tools,
      ),
      buttonNode({ key: "site_delete" }, () => remove(one), tools, {
        id: "delete-site",
      }),
    ];
    return h("p", { class: "row" }, ...nodes);
  }

  async function follow() {
    if (!site) return;
    const wanted = !site.followed;
    const reply = await ask("sites.follow", {
      host: site.site,
      follow: wanted,
    });
    if ("err" in reply) return say(troubleOfError(reply.err));
    const { site: name } = site;
    await open(name, "follow");
    say({
      key: wanted ? "options_followed_now" : "options_unfollowed",
      args: [name],
    });
  }

  /** @param {Site} one */
  async function remove(one) {
    const yes = await confirm(
      {
        title: { key: "site_delete_title", args: [one.site] },
        what: { key: "site_delete_what" },
        yes: { key: "site_delete_yes" },
      },
      document,
      tools,
    );
    if (yes) await erase({ site: one.site });
  }

  /** @param {Record<string, unknown>} what */
  async function erase(what) {
    const reply = await ask("history.delete", what);
    if ("err" in reply) return say(troubleOfError(reply.err));
    await tools.changed();
    say({ key: reply.ok.gone ? "deleted" : "deleted_not_gone" });
  }

  /** @param {Site} one
   * @param {(a: number, b: number, focus: boolean) => unknown} compare
   * @param {boolean} whole  no older visit was left out */
  function visitTable(one, compare, whole) {
    const heads = [
      headNode("visit_when", tools),
      headNode("visit_then", tools),
      today ? headNode("visit_today", tools) : null,
      headNode("history_change", tools),
      headNode("visit_choice", tools),
      headNode("visit_see", tools, { hidden: true }),
    ];
    const rows = visits.map((visit, i) => {
      const before = visits[i + 1];
      const first = whole && !before;
      return visitRow(visit, before, first, compare);
    });
    const label = { key: "site_visits", args: [one.site] };
    return tableNode(label, "visits", heads, rows, tools);
  }

  /** @param {Visit} visit @param {Visit | undefined} before
   * @param {boolean} first
   * @param {(a: number, b: number, focus: boolean) => unknown} compare */
  function visitRow(visit, before, first, compare) {
    const when = { instant: visit.at };
    const changed = changeText(visit.change, first);
    /** @param {string} key */
    const named = (key) => ({ "aria-label": text({ key, args: [when] }) });
    const kind = "small-btn";
    return h(
      "tr",
      null,
      h(
        "th",
        { scope: "row" },
        h("span", { class: "nowrap" }, text(when)),
        h("span", { class: "called" }, visit.host),
        visit.contacts_kept
          ? null
          : h("span", { class: "tag" }, text({ key: "visit_imported" })),
        visit.reading === "strict"
          ? h("span", { class: "tag" }, text({ key: "visit_strict" }))
          : null,
      ),
      h("td", null, gradeNode(gradeMini(visit.grade), tools)),
      today ? h("td", null, gradeNode(gradeMini(visit.today), tools)) : null,
      h("td", null, changeNode(changed, tools)),
      h("td", null, text(choiceText(visit.choice))),
      h(
        "td",
        { class: "acts" },
        h(
          "a",
          {
            class: "btn small-btn",
            href: `../details/details.html?visit=${visit.visit}`,
            ...named("visit_see_label"),
          },
          text({ key: "visit_see" }),
        ),
        before?.contacts_kept && visit.contacts_kept
          ? buttonNode(
              { key: "visit_diff" },
              () => compare(before.visit, visit.visit, true),
              tools,
              { kind, attrs: named("visit_diff_label") },
            )
          : null,
        buttonNode(
          { key: "visit_delete" },
          () => erase({ visit: visit.visit }),
          tools,
          { kind, attrs: named("visit_delete_label") },
        ),
      ),
    );
  }

  return {
    node,
    /** @param {string} name */
    open: (name) => open(name, "site-heading"),
    /** What was shown may be gone. */
    async reload() {
      if (shown) await open(shown, "site-heading");
    },
  };
}
