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
  const items = reasons.map(({ mini, text: said, proof, hosts }) => {
    const source = h(
      "p",
      { class: "small muted" },
      proof.map(text).join(" · "),
    );
    if (hosts.length) {
      source.append(" · ", h("span", { class: "mono" }, hosts.join(", ")));
    }
    const words = h("div", null, h("p", null, said), source);
    return mini
      ? h("li", null, miniNode(mini, tools), words)
      : h("li", { class: "plain" }, words);
  });
  return h("ul", { class: "findings" }, ...items);
}

/** @param {import("../view-reasons.js").Reasons} reasons @param {Tools} tools
 * @returns {HTMLElement[]} */
export function reasonsNodes({ weigh, notes, favourable, more }, tools) {
  const { h, text } = tools;
  const nodes = [];
  /** @param {string} id @param {Reason[]} list */
  const section = (id, list) =>
    h(
      "section",
      { class: "p-part", "aria-labelledby": id },
      h("h2", { class: "label", id }, text({ key: id })),
      listNode(list, tools),
    );
  if (weigh.length) nodes.push(section("findings", weigh));
  if (notes.length) nodes.push(section("notes", notes));
  if (favourable.length) {
    const said = { key: "findings_favourable", count: favourable.length };
    nodes.push(
      h(
        "details",
        { class: "p-part", id: "favourable" },
        h("summary", { class: "label", id: "favourable-row" }, text(said)),
        listNode(favourable, tools),
      ),
    );
  }
  // The host leaves out the lightest: the first list is the one cut short.
  const left = moreNode(more, tools);
  if (left) nodes[0]?.append(left);
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
