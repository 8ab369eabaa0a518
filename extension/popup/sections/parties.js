// SPDX-License-Identifier: EUPL-1.2
// The list of companies; each row opens to its five facts and its contacts.

import { flagNode, miniNode, moreNode } from "./common.js";

/** @typedef {import("../popup.js").Tools} Tools
 * @typedef {import("../view-party.js").PartyRow} PartyRow
 * @typedef {import("../view-facts.js").Fact} Fact
 * @typedef {import("../view-facts.js").Line} Line */

/** @type {Record<string, string>} */
const TAGS = {
  established: "tag tag-ok",
  hint: "tag tag-hint",
  unknown: "tag tag-unk",
};

/** A host name may be broken after a dot. @param {string} name
 * @param {Tools} tools @returns {(string | HTMLElement)[]} */
function breakable(name, { h }) {
  const [first = "", ...rest] = name.split(".");
  return [first, ...rest.flatMap((part) => [".", h("wbr"), part])];
}

/** @param {Line} line @param {Tools} tools */
function lineNode({ text: said, country, tag }, tools) {
  const { h, text } = tools;
  const node = h("span", { class: "line" });
  if (country) node.append(flagNode(country, tools), " ");
  node.append(text(said));
  if (tag) {
    if (said) node.append(" ");
    node.append(h("span", { class: TAGS[tag.kind] }, text(tag.text)));
  }
  return node;
}

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

/** @param {Fact} fact @param {Tools} tools */
function factNode({ heading, lines, chain, sources }, tools) {
  const { h, text } = tools;
  return h(
    "div",
    null,
    h("dt", null, text(heading)),
    h(
      "dd",
      null,
      chain.length > 1 ? chainNode(chain, tools) : null,
      ...lines.map((line) => lineNode(line, tools)),
    ),
    sources.length
      ? h(
          "dd",
          { class: "src" },
          ...sources.map((source) =>
            h("span", { class: "line" }, text(source)),
          ),
        )
      : null,
  );
}

/** @param {PartyRow} row @param {number} index @param {Tools} tools */
function rowNode(row, index, tools) {
  const { h, text } = tools;
  const country = row.country
    ? text({ country: row.country })
    : text({ key: "control_unknown" });
  const summary = h(
    "summary",
    { id: `party-${index}-row` },
    h("span", { class: "for" }, text(row.purpose)),
    " ",
    h("b", { class: "who" }, ...breakable(text(row.name), tools)),
    " ",
    h(
      "span",
      { class: "ctl" },
      flagNode(row.country, tools),
      h("span", null, country),
    ),
    " ",
    miniNode(row.mini, tools),
  );
  const contacts = row.contacts.map(({ host, ip, outcome }) =>
    h(
      "li",
      null,
      h("span", { class: "mono" }, host),
      " ",
      h("span", { class: "muted" }, `${text(ip)} · ${text(outcome)}`),
    ),
  );
  return h(
    "li",
    null,
    h(
      "details",
      { id: `party-${index}` },
      summary,
      h("dl", { class: "facts" }, ...row.facts.map((f) => factNode(f, tools))),
      h("h3", { class: "label" }, text(row.contactsHeading)),
      h("ul", { class: "contacts" }, ...contacts),
      moreNode(row.more, tools),
    ),
  );
}

/** @param {PartyRow[]} rows @param {number} more @param {Tools} tools */
export function partiesNode(rows, more, tools) {
  const { h, text } = tools;
  const heading = text({ key: "parties" });
  return h(
    "section",
    { class: "p-parties", "aria-labelledby": "parties" },
    h("h2", { class: "label", id: "parties" }, heading),
    h("ul", null, ...rows.map((row, i) => rowNode(row, i, tools))),
    moreNode(more, tools),
  );
}
