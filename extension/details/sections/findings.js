// SPDX-License-Identifier: EUPL-1.2
// What was found, with laws and articles, and the rules that say so.

import { foldNode, longList, miniNode, partNode } from "./common.js";

/** @typedef {import("../details.js").Tools} Tools
 * @typedef {import("../view-findings.js").Row} Row */

/** Findings that are shown at first: those that count most. */
const FINDINGS = 10;

/** @param {Row} row @param {Tools} tools @param {boolean} linked
 * the text of its rule is on the page */
function rowNode(row, tools, linked) {
  const { h, text } = tools;
  const { mini, text: said, likewise, laws, basis, rule, evidence, more } = row;
  const word = text({ key: "rule", args: [rule] });
  const proof = h("p", { class: "small muted" });
  for (const law of basis ? [...laws, text(basis)] : laws) {
    proof.append(`${law} · `);
  }
  proof.append(linked ? h("a", { href: `#rule-${rule}` }, word) : word);
  const hosts = h("p", { class: "small muted" });
  for (const { host, what } of evidence) {
    if (hosts.hasChildNodes()) hosts.append(" · ");
    hosts.append(h("code", null, host), `, ${text(what)}`);
  }
  if (more) hosts.append(` · ${text({ key: "more_evidence", count: more })}`);
  const words = h(
    "div",
    null,
    h("p", null, said, likewise && ` ${text(likewise)}`),
    proof,
    evidence.length ? hosts : null,
  );
  return mini
    ? h("li", null, miniNode(mini, tools, 20), words)
    : h("li", { class: "plain" }, words);
}

/** @param {import("../view-findings.js").Findings} findings
 * @param {Tools} tools */
export function findingsNode(findings, tools) {
  const { h, text } = tools;
  const { weigh, notes, favourable, more, rules } = findings;
  const linked = new Set(rules.map(({ id }) => id));
  /** @param {Row[]} rows */
  const list = (rows) =>
    longList(
      rows,
      (row) => rowNode(row, tools, linked.has(row.rule)),
      h("ol", { class: "findings" }),
      tools,
      FINDINGS,
    );
  return partNode(
    "findings",
    { key: "findings_title" },
    { key: "findings_lede" },
    tools,
    ...(weigh.length
      ? list(weigh)
      : [h("p", null, text({ key: "findings_none" }))]),
    more
      ? h("p", { class: "small muted" }, text({ key: "left_out", count: more }))
      : null,
    notes.length
      ? foldNode(
          "notes",
          { key: "notes", args: [notes.length] },
          tools,
          ...list(notes),
        )
      : null,
    favourable.length
      ? foldNode(
          "favourable",
          { key: "findings_favourable", count: favourable.length },
          tools,
          ...list(favourable),
        )
      : null,
  );
}

/** The rules that said something here, each to be linked to.
 * @param {import("../view-findings.js").Findings} findings
 * @param {Tools} tools */
export function rulesNode({ rules }, tools) {
  if (!rules.length) return null;
  const { h, text } = tools;
  const rows = rules.map(({ id, title, cap, basis, own }) =>
    h(
      "div",
      { id: `rule-${id}`, tabindex: -1 },
      h("dt", null, text({ key: "rule_name", args: [id] })),
      h("dd", own ? { lang: "en" } : null, text(title)),
      h(
        "dd",
        { class: "small muted" },
        text(cap),
        basis ? " · " : null,
        basis ? h("span", own ? { lang: "en" } : null, text(basis)) : null,
      ),
    ),
  );
  return partNode(
    "rules",
    { key: "rules_title" },
    { key: "rules_lede" },
    tools,
    h("dl", { class: "rules" }, ...rows),
  );
}
