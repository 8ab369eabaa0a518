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

/** @param {import("../view-reasons.js").Reasons} reasons @param {Tools} tools
 * @returns {HTMLElement[]} */
export function reasonsNodes(reasons, tools) {
  const { heading, weigh, notes, favourable } = reasons;
  const { h, text } = tools;
  /** @param {string} id @param {import("../../ui/text.js").Msg} said
   * @param {Reason[]} list */
  const closed = (id, said, list) =>
    h(
      "details",
      { class: "p-part", id },
      h("summary", { class: "label", id: `${id}-row` }, text(said)),
      listNode(list, tools),
    );
  const nodes = [];
  if (weigh.length) {
    nodes.push(
      h(
        "section",
        { class: "p-part", "aria-labelledby": "findings" },
        h("h2", { class: "label", id: "findings" }, text(heading)),
        listNode(weigh, tools),
      ),
    );
  }
  if (notes.length) nodes.push(closed("notes", reasons.notesHeading, notes));
  if (favourable.length) {
    const said = reasons.favourableHeading;
    nodes.push(closed("favourable", said, favourable));
  }
  const left = moreNode(reasons.more, tools);
  if (!left) return nodes;
  // The host leaves out the lightest of all. This is never in a closed list.
  if (weigh.length) nodes[0]?.append(left);
  else nodes.push(h("section", { class: "p-part" }, left));
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
  return h(
    "section",
    { class: "p-part", "aria-labelledby": "unknown" },
    h("h2", { class: "label", id: "unknown" }, text(heading)),
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
export function sourcesNode(sources, { h, text, act }) {
  const attrs = { type: "button", class: "btn quiet", id: "export" };
  const button = h("button", attrs, text({ key: "export" }));
  const status = h("p", { class: "small", role: "status" });
  button.addEventListener("click", () =>
    act("export").then(
      () => status.replaceChildren(),
      () => status.replaceChildren(text({ key: "export_failed" })),
    ),
  );
  const link = { href: CREDIT.href, target: "_blank", rel: "noopener" };
  return h(
    "section",
    { class: "p-part sources", "aria-labelledby": "sources" },
    h("h2", { class: "label", id: "sources" }, text({ key: "sources" })),
    ...sources.map((line) => h("p", { class: "small" }, text(line))),
    h(
      "p",
      { class: "small" },
      text({ key: "address_credit" }),
      " ",
      h("a", { ...link, lang: "en" }, CREDIT.text),
      ".",
    ),
    h("p", null, button),
    status,
  );
}
