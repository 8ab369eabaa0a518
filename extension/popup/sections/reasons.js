// SPDX-License-Identifier: EUPL-1.2
// Why this letter: findings, doubts, unknown contacts, limits, data.

import { miniNode, moreNode } from "./common.js";

/** @typedef {import("../popup.js").Tools} Tools
 * @typedef {import("../view-reasons.js").Reason} Reason */

// The licence of DB-IP Lite (CC BY 4.0) asks for this very text and link.
const CREDIT = { text: "IP Geolocation by DB-IP", href: "https://db-ip.com" };

/** @param {Reason[]} reasons @param {Tools} tools */
function listNode(reasons, tools) {
  const { h, text } = tools;
  const items = reasons.map(({ mini, text: said, likewise, proof, hosts }) => {
    const source = h(
      "p",
      { class: "small muted" },
      proof.map(text).join(" · "),
    );
    if (hosts.length) {
      source.append(" · ", h("span", { class: "mono" }, hosts.join(", ")));
    }
    const sentence = h("p", null, said, likewise && ` ${text(likewise)}`);
    const words = h("div", null, sentence, source);
    return mini
      ? h("li", null, miniNode(mini, tools), words)
      : h("li", { class: "plain" }, words);
  });
  return h("ul", { class: "findings" }, ...items);
}

/** A heading that opens to what stands behind it.
 * @param {string} id @param {import("../../ui/text.js").Msg} said
 * @param {Tools} tools @param {(HTMLElement | null)[]} content */
const closed = (id, said, { h, text }, ...content) =>
  h(
    "details",
    { class: "p-part", id },
    h("summary", { class: "label", id: `${id}-row` }, text(said)),
    ...content,
  );

/** @param {import("../view-reasons.js").Reasons} reasons @param {Tools} tools
 * @returns {HTMLElement[]} */
export function reasonsNodes(reasons, tools) {
  const { heading, weigh, notes, favourable } = reasons;
  const nodes = [];
  if (weigh.length) {
    nodes.push(closed("findings", heading, tools, listNode(weigh, tools)));
  }
  if (notes.length) {
    const said = reasons.notesHeading;
    nodes.push(closed("notes", said, tools, listNode(notes, tools)));
  }
  if (favourable.length) {
    const said = reasons.favourableHeading;
    nodes.push(closed("favourable", said, tools, listNode(favourable, tools)));
  }
  const left = moreNode(reasons.more, tools);
  if (left) nodes.push(tools.h("section", { class: "p-part" }, left));
  return nodes;
}

/** @param {import("../../ui/text.js").Msg[]} doubt @param {Tools} tools */
export function doubtNode(doubt, { h, text }) {
  return h(
    "section",
    { class: "p-note" },
    h("h2", null, text({ key: "doubt" })),
    h("p", null, doubt.map(text).join(" ")),
  );
}

/** @param {import("../view-reasons.js").Unknown} unknown @param {Tools} tools */
export function unknownNode({ heading, rows, more }, tools) {
  const { h, text } = tools;
  const items = rows.map(({ host, where }) =>
    h(
      "li",
      null,
      h("span", { class: "mono" }, host),
      " ",
      h("span", { class: "muted" }, where.map(text).join(" · ")),
    ),
  );
  return closed(
    "unknown",
    heading,
    tools,
    h("ul", { class: "contacts" }, ...items),
    moreNode(more, tools),
    h("p", { class: "small muted" }, text({ key: "unknown_text" })),
  );
}

/** @param {import("../../ui/text.js").Arg[]} limits @param {Tools} tools */
export function limitsNode(limits, { h, text }) {
  return h(
    "section",
    { class: "p-part", "aria-labelledby": "limits" },
    h("h2", { class: "label", id: "limits" }, text({ key: "limits" })),
    ...limits.map((limit) => h("p", { class: "small" }, text(limit))),
  );
}

/** @param {import("../../ui/text.js").Msg[]} sources @param {Tools} tools */
export function sourcesNode(sources, tools) {
  const lines = sources.map((line) =>
    tools.h("p", { class: "small sources" }, tools.text(line)),
  );
  return closed("sources", { key: "sources" }, tools, ...lines);
}

/** @param {Tools} tools */
export function creditNode({ h, text }) {
  const link = { href: CREDIT.href, target: "_blank", rel: "noopener" };
  return h(
    "p",
    { class: "p-part p-credit small" },
    text({ key: "address_credit" }),
    " ",
    h("a", { ...link, lang: "en" }, CREDIT.text),
    ".",
  );
}
