// SPDX-License-Identifier: EUPL-1.2
// The list of companies, by what they are for; each row opens to its five
// facts and its contacts. Below it, the laws that can compel them.

import { flagNode } from "../../ui/flag.js";
import { miniNode, moreNode } from "./common.js";

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

/** Where each fact comes from is on the page of details.
 * @param {Fact} fact @param {Tools} tools */
function factNode({ heading, lines, chain }, tools) {
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
  );
}

/** @param {PartyRow} row @param {number} index @param {Tools} tools */
function rowNode(row, index, tools) {
  const { h, text } = tools;
  const country = row.country
    ? text({ country: row.country })
    : text({ key: "control_unknown" });
  const purpose = row.plain ? null : text(row.purpose);
  const summary = h(
    "summary",
    { id: `party-${index}-row` },
    h(
      "span",
      null,
      h("b", { class: "who" }, ...breakable(text(row.name), tools)),
      purpose && " ",
      purpose && h("span", { class: "for" }, purpose),
    ),
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
      h("h4", { class: "label" }, text(row.contactsHeading)),
      h("ul", { class: "contacts" }, ...contacts),
      moreNode(row.more, tools),
    ),
  );
}

/** @param {PartyRow[]} rows @param {Tools} tools @returns {HTMLElement[]} */
function groupNodes(rows, tools) {
  const { h, text } = tools;
  const keys = [...new Set(rows.map((row) => row.group.key))];
  return keys.map((key) => {
    const items = rows.flatMap((row, i) =>
      row.group.key === key ? [rowNode(row, i, tools)] : [],
    );
    return h(
      "div",
      { class: "group" },
      h("h3", { id: key }, text({ key })),
      h("ul", { "aria-labelledby": key }, ...items),
    );
  });
}

/** @param {PartyRow[]} rows @param {number} more @param {Tools} tools */
export function partiesNode(rows, more, tools) {
  const { h, text } = tools;
  const heading = text({ key: "parties" });
  return h(
    "section",
    { class: "p-parties", "aria-labelledby": "parties" },
    h("h2", { class: "label", id: "parties" }, heading),
    ...groupNodes(rows, tools),
    moreNode(more, tools),
  );
}

/** Laws by name, below the companies that they reach.
 * @param {import("../view-laws.js").Laws} laws @param {Tools} tools */
export function lawsNode({ rows, yours }, tools) {
  const { h, text } = tools;
  const items = rows.map(({ country, laws, names }) =>
    h(
      "li",
      null,
      h(
        "p",
        null,
        flagNode(country, tools),
        " ",
        h("b", null, text({ country })),
        ` ${text(names)}`,
      ),
      ...laws.map((law) => h("p", { class: "law" }, law)),
    ),
  );
  return h(
    "section",
    { class: "p-part p-laws", "aria-labelledby": "laws" },
    h("h2", { class: "label", id: "laws" }, text({ key: "laws" })),
    items.length ? h("ul", null, ...items) : null,
    yours && h("p", { class: "small" }, text(yours)),
  );
}
