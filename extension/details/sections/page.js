// SPDX-License-Identifier: EUPL-1.2
// The details page from the answer to the proof: letter, findings, pictures,
// companies, notice, alternatives, contacts, rules, data.

import { cardsNode } from "./cards.js";
import { findingsNode, rulesNode } from "./findings.js";
import { flowNode } from "./flow.js";
import { actionsNode, axesNode, completeNode, headNode } from "./head.js";
import {
  alternativesNode,
  contactsNode,
  dataNode,
  declaredNode,
} from "./rest.js";
import { visitNode } from "./visit.js";

/** @typedef {import("../details.js").Tools} Tools
 * @typedef {import("../view.js").Details} Details */

/** @type {Record<string, string>} */
const CONTENTS = {
  findings: "to_findings",
  flow: "to_flow",
  visit: "to_visit",
  parties: "to_parties",
  declared: "to_declared",
  alternatives: "to_alternatives",
  contacts: "to_contacts",
  rules: "to_rules",
  data: "to_data",
};

/** Links to the parts there are, for those who know what they look for.
 * @param {(HTMLElement | null)[]} parts @param {Tools} tools */
function contentsNode(parts, { h, text }) {
  const links = parts.flatMap((part) => {
    if (!part) return [];
    const { id } = part;
    const said = text({ key: CONTENTS[id] ?? "" });
    return [h("li", null, h("a", { href: `#${id}` }, said))];
  });
  return h(
    "nav",
    { class: "d-contents", "aria-label": text({ key: "contents" }) },
    h("ul", null, ...links),
  );
}

/** @param {Details} screen @param {Tools} tools */
function noticeNode({ notice }, { h, text, refresh }) {
  if (!notice) return null;
  const button = h(
    "button",
    { type: "button", class: "btn", id: "ask-again" },
    text({ key: "stale_again" }),
  );
  button.addEventListener("click", () => refresh());
  return h(
    "div",
    { class: "d-notice", role: "status" },
    h("p", null, text(notice)),
    button,
  );
}

/** @param {Details} screen @param {Tools} tools @returns {HTMLElement[]} */
export function pageNodes(screen, tools) {
  const { h, text } = tools;
  const { base } = screen;
  const doubt = base.reasons.doubt;
  const parts = [
    findingsNode(screen.findings, tools),
    flowNode(screen.flow, tools),
    visitNode(screen.visit, tools),
    cardsNode(screen.cards, screen.moreCards, tools),
    declaredNode(screen.declared, tools),
    alternativesNode(screen.alternatives, tools),
    contactsNode(screen, tools),
    rulesNode(screen.findings, tools),
    dataNode(screen, tools),
  ];
  return [
    h(
      "main",
      { class: "wrap" },
      headNode(screen, tools),
      noticeNode(screen, tools),
      ...axesNode(screen, tools),
      doubt.length
        ? h("p", { class: "d-doubt" }, doubt.map(text).join(" "))
        : null,
      completeNode(screen, tools),
      actionsNode(screen, tools),
      contentsNode(parts, tools),
      ...parts,
    ),
  ];
}
