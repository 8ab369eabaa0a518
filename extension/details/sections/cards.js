// SPDX-License-Identifier: EUPL-1.2
// A card for each company: five facts, their sources, a way to dispute each.

import { flagNode } from "../../ui/flag.js";
import { breakable, longList, miniNode, partNode, tagNode } from "./common.js";

/** @typedef {import("../details.js").Tools} Tools
 * @typedef {import("../view-cards.js").Card} Card */

/** Owners, from the company up. @param {string[]} names @param {Tools} tools */
function chainNode(names, { h, text }) {
  const node = h("span", { class: "chain" });
  for (const name of names) {
    if (node.hasChildNodes()) {
      node.append(
        h("span", { class: "vh" }, ` ${text({ key: "chain_then" })} `),
        h("span", { class: "sep", "aria-hidden": "true" }, "→"),
      );
    }
    node.append(h("span", null, name));
  }
  return node;
}

/** A question box with the text to send, which the person copies.
 * @param {Card} card @param {Card["facts"][number]} fact @param {Tools} tools */
async function openDispute(card, fact, tools) {
  const { h, text, copy, document } = tools;
  const said = await tools.dispute(card.org, fact.id);
  const area = /** @type {HTMLTextAreaElement} */ (
    h("textarea", {
      id: "dispute-text",
      rows: 14,
      "aria-labelledby": "dispute-title",
    })
  );
  area.value = said;
  const status = h("p", { role: "status", class: "small" });
  const copyButton = h(
    "button",
    { type: "button", class: "btn primary", id: "dispute-copy" },
    text({ key: "copy" }),
  );
  const close = h(
    "button",
    { type: "button", class: "btn", id: "dispute-close" },
    text({ key: "close" }),
  );
  const dialog = /** @type {HTMLDialogElement} */ (
    h(
      "dialog",
      { class: "dispute", "aria-labelledby": "dispute-title" },
      h(
        "h2",
        { id: "dispute-title" },
        text({ key: "dispute_title", args: [fact.heading, card.name] }),
      ),
      h("p", null, text({ key: "dispute_lede" })),
      area,
      h("p", { class: "row" }, copyButton, close),
      status,
    )
  );
  copyButton.addEventListener("click", async () => {
    const done = await copy(area.value).then(
      () => "copied",
      () => "copy_failed",
    );
    status.replaceChildren(text({ key: done }));
  });
  const leave = () => {
    dialog.close();
    dialog.remove();
  };
  close.addEventListener("click", leave);
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
  area.focus();
}

/** Letters of a source that is short enough to stand below its fact. */
const SHORT = 90;

/** A source: in full when it is short, else behind its day.
 * @param {import("../../ui/text.js").Arg} source @param {Tools} tools */
function sourceNode(source, { h, text }) {
  const said = text(source);
  if (said.length <= SHORT) return h("span", { class: "line" }, said);
  const day = dayOf(source);
  const line = day ? { key: "source_of", args: [day] } : { key: "source_more" };
  return h(
    "details",
    { class: "source" },
    h("summary", null, text(line)),
    h("p", { lang: "en" }, said),
  );
}

/** The day in a source line, which may stand in a line of its law.
 * @param {import("../../ui/text.js").Arg} source
 * @returns {{day: string} | null} */
function dayOf(source) {
  if (typeof source !== "object" || !("key" in source)) return null;
  for (const arg of source.args ?? []) {
    if (typeof arg !== "object") continue;
    if ("day" in arg) return arg;
    const inner = dayOf(arg);
    if (inner) return inner;
  }
  return null;
}

/** @param {Card} card @param {Card["facts"][number]} fact @param {Tools} tools */
function factNode(card, fact, tools) {
  const { h, text } = tools;
  const { id, heading, lines, chain, sources } = fact;
  const button = h(
    "button",
    {
      type: "button",
      class: "dispute-fact",
      "aria-label": text({ key: "dispute_fact", args: [heading, card.name] }),
    },
    text({ key: "dispute" }),
  );
  button.addEventListener("click", () => openDispute(card, fact, tools));
  return h(
    "div",
    null,
    h("dt", null, text(heading)),
    h(
      "dd",
      null,
      chain.length > 1 ? chainNode(chain, tools) : null,
      ...lines.map(({ text: said, country, tag }) => {
        const line = h("span", { class: "line" });
        const flag = id === "control" ? card.country : country;
        if (flag) line.append(flagNode(flag, tools), " ");
        line.append(text(said));
        if (tag) {
          if (said) line.append(" ");
          line.append(tagNode(tag.kind, tag.text, tools));
        }
        return line;
      }),
    ),
    h(
      "dd",
      { class: "src" },
      ...sources.map((source) => sourceNode(source, tools)),
      button,
    ),
  );
}

/** @param {Card} card @param {Tools} tools */
function cardNode(card, tools) {
  const { h, text } = tools;
  const { name, what, mini, warn, hosts, more, stored } = card;
  const names = h("p", { class: "small muted hosts" });
  for (const host of hosts) {
    if (names.hasChildNodes()) names.append(" · ");
    names.append(h("code", null, ...breakable(host, tools)));
  }
  if (more) names.append(` · ${text({ key: "more_hosts", count: more })}`);
  return h(
    "article",
    { class: "party", "aria-labelledby": `${card.id}-name` },
    h(
      "header",
      null,
      miniNode(mini, tools, 24),
      h(
        "div",
        null,
        h("h3", { id: `${card.id}-name` }, ...breakable(text(name), tools)),
        h("p", { class: "small muted" }, what.map(text).join(" · ")),
      ),
    ),
    warn && h("p", { class: "warn" }, text(warn)),
    h(
      "dl",
      { class: "facts" },
      ...card.facts.map((fact) => factNode(card, fact, tools)),
    ),
    stored.length
      ? h(
          "p",
          { class: "small stored" },
          text({ key: "card_storage", args: [stored.map(text).join(", ")] }),
        )
      : null,
    hosts.length ? names : null,
  );
}

/** @param {Card[]} cards @param {number} more @param {Tools} tools */
export function cardsNode(cards, more, tools) {
  const { h, text } = tools;
  return partNode(
    "parties",
    { key: "cards_title" },
    { key: "cards_lede" },
    tools,
    ...longList(
      cards,
      (card) => cardNode(card, tools),
      h("div", { class: "parties" }),
      tools,
    ),
    more
      ? h("p", { class: "small muted" }, text({ key: "left_out", count: more }))
      : null,
  );
}
