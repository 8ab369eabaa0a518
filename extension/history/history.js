// SPDX-License-Identifier: EUPL-1.2
// The history at work: the parts of the page, and what tells them of one
// another. Everything outside is passed in. The page keeps nothing: each part
// shows what the host says.

import { retentionText } from "../options/view.js";
import { builder } from "../ui/dom.js";
import { troubleOf, troubleOfError } from "../ui/trouble.js";
import { compareSection } from "./compare.js";
import { keepSection } from "./keep.js";
import { siteList } from "./list.js";
import { siteSection } from "./site.js";
import { totalsSection } from "./totals.js";

/**
 * @typedef {import("./tools.js").Tools} Tools
 * @typedef {import("../options/view.js").HistorySettings} HistorySettings
 *
 * @typedef {Pick<Tools, "document" | "tag" | "text" | "ask" | "copy" | "save" |
 *   "now" | "parseDate" | "toIso"> & {site: string | null}} Outside
 *   site: to be shown at once
 */

/** What to say above the list, if anything. @param {HistorySettings} settings
 * @returns {import("../ui/text.js").Msg | null} */
export function noticeOf({ state, lost, recording, paused, visits }) {
  if (state === "damaged-before") {
    return { key: "trouble_damaged_before", count: lost };
  }
  const trouble = troubleOf(state);
  if (trouble) return trouble;
  if (recording !== true) {
    return { key: visits > 0 ? "history_stopped" : "history_off" };
  }
  if (paused) return { key: "history_paused" };
  return visits === 0 ? { key: "history_empty" } : null;
}

/** @param {Outside} outside */
export async function openHistory(outside) {
  const { document, tag, text, ask } = outside;
  const build = builder(document);
  const { h } = build;
  const said = h("p", { role: "status", class: "said" });
  const lede = h("p", { class: "lede" });
  const notice = h("div", { id: "notice" });
  const parts = h("div", { id: "parts" });
  /** @type {Tools} */
  const tools = {
    ...outside,
    ...build,
    say: (message) => {
      said.textContent = text(message);
    },
    changed: async () => void (await load()),
  };
  const site = siteSection(tools);
  const compare = compareSection(tools);
  const totals = totalsSection(tools);
  const keep = keepSection(settled, tools);
  const list = siteList(
    { open: site.open, picked: compare.pick, period: totals.period },
    tools,
  );

  /** @param {HistorySettings} settings */
  function settled(settings) {
    const { visits, retention } = settings;
    lede.textContent = text({
      key: "history_lede",
      args: [retentionText(retention)],
    });
    const message = noticeOf(settings);
    notice.replaceChildren(
      ...(message
        ? [
            h(
              "p",
              { class: "consent" },
              `${text(message)} `,
              h(
                "a",
                { href: "../options/options.html" },
                text({ key: "link_options" }),
              ),
            ),
          ]
        : []),
    );
    parts.replaceChildren(
      ...(visits > 0
        ? [...list.nodes, compare.node, site.node, totals.node]
        : []),
      keep.node,
    );
  }

  /** All of the page anew. */
  async function load() {
    const reply = await ask("history.settings");
    if ("err" in reply) {
      notice.replaceChildren(
        h("p", { class: "consent" }, text(troubleOfError(reply.err))),
      );
      parts.replaceChildren();
      return "missing";
    }
    keep.show(reply.ok);
    if (reply.ok.visits === 0) return "empty";
    await Promise.all([list.load(), totals.load(), site.reload()]);
    return "list";
  }

  document.documentElement.lang = tag;
  document.title = text({ key: "history_title" });
  document.body.replaceChildren(
    h(
      "main",
      { class: "wrap" },
      h(
        "header",
        { class: "doc-head" },
        h("h1", null, text({ key: "history_heading" })),
        lede,
      ),
      notice,
      parts,
      said,
    ),
  );
  const state = await load();
  if (outside.site && state === "list") await site.open(outside.site);
  document.body.dataset.ready = state;
}
