// SPDX-License-Identifier: EUPL-1.2
// Declared host, what exists in Europe, all contacts, the data itself.

import { flagNode } from "../../ui/flag.js";
import {
  breakable,
  foldNode,
  partNode,
  scrollNode,
  tableNode,
  tagNode,
} from "./common.js";

/** @typedef {import("../details.js").Tools} Tools
 * @typedef {import("../view.js").Details} Details */

// The licence of DB-IP Lite (CC BY 4.0) asks for this very text and link.
const CREDIT = { text: "IP Geolocation by DB-IP", href: "https://db-ip.com" };

/** Same: a tick; other: two strokes that part; nobody: a dash. Each with its
 * word beside it. */
const MARKS = {
  same: "M4.6 8.2 7.1 10.7 11.5 5.8",
  other: "M5 5 11 11M11 5 5 11",
  nobody: "M4.8 8H11.2",
};

/** @param {Details["declared"]} declared @param {Tools} tools */
export function declaredNode(declared, tools) {
  const { h, s, text } = tools;
  const nodes = declared
    ? [
        h(
          "div",
          { class: "declared" },
          h(
            "div",
            null,
            h("p", { class: "label" }, text({ key: "declared_label" })),
            h("p", { class: "big" }, text(declared.declared)),
          ),
          h(
            "div",
            { class: "same" },
            s(
              "svg",
              {
                class: "pic",
                viewBox: "0 0 16 16",
                width: 16,
                height: 16,
                "aria-hidden": "true",
              },
              s("circle", { class: "seal", cx: 8, cy: 8, r: 7 }),
              s("path", { class: "seal-mark", d: MARKS[declared.state] }),
            ),
            h("span", null, text(declared.said)),
          ),
          h(
            "div",
            null,
            h("p", { class: "label" }, text({ key: "observed_label" })),
            h("p", { class: "big" }, text(declared.observed)),
          ),
        ),
        h("p", { class: "small" }, declared.text),
      ]
    : [h("p", null, text({ key: "declared_unread" }))];
  return partNode(
    "declared",
    { key: "declared_title" },
    null,
    tools,
    ...nodes,
    h("p", { class: "small muted" }, text({ key: "declared_never" })),
  );
}

/** @param {Details["alternatives"][number]["choices"][number]} choice
 * @param {Tools} tools */
function choiceNode(choice, tools) {
  const { h, text } = tools;
  const { name, country, lines, note, interest, read, source } = choice;
  return h(
    "li",
    null,
    h("b", { lang: "en" }, name),
    country ? " " : null,
    country ? flagNode(country, tools) : null,
    h("span", { class: "line" }, lines.map(text).join(" · ")),
    note ? h("span", { class: "line small", lang: "en" }, note) : null,
    interest
      ? h(
          "span",
          { class: "line small interest" },
          text({ key: "interest", args: [interest] }),
        )
      : null,
    h(
      "span",
      { class: "line small muted" },
      ...source.map(text),
      read ? null : " ",
      read ? null : tagNode("hint", { key: "not_rechecked" }, tools),
    ),
  );
}

/** @param {Details["alternatives"]} sections @param {Tools} tools */
export function alternativesNode(sections, tools) {
  if (!sections.length) return null;
  const { h, text } = tools;
  return partNode(
    "alternatives",
    { key: "alternatives_title" },
    { key: "alternatives_lede" },
    tools,
    h(
      "div",
      { class: "alts" },
      ...sections.map(({ purpose, instead, choices, more }) =>
        h(
          "section",
          null,
          h("h3", null, text(purpose)),
          h("p", { class: "small muted" }, text(instead)),
          h("ul", null, ...choices.map((choice) => choiceNode(choice, tools))),
          more
            ? h(
                "p",
                { class: "small muted" },
                text({ key: "left_out", count: more }),
              )
            : null,
        ),
      ),
    ),
  );
}

const PLACES = {
  established: "place_established",
  hint: "place_hint",
  unknown: "place_unknown",
};

/** @param {Details["contacts"][number]} row @param {Tools} tools */
function contactNode(row, tools) {
  const { h, text } = tools;
  const none = text({ key: "none_known" });
  /** @param {import("../../ui/text.js").Arg[]} all */
  const list = (all) => all.map(text).join(", ") || none;
  const places = row.places.map(({ country, state }) =>
    h(
      "span",
      { class: "line" },
      country ? text({ country }) : text({ key: "place_none" }),
      " ",
      tagNode(state, { key: PLACES[state] }, tools),
    ),
  );
  return h(
    "tr",
    null,
    h(
      "th",
      { scope: "row" },
      h("code", null, ...breakable(row.host, tools)),
      row.ips.length
        ? h("span", { class: "line small muted" }, row.ips.join(", "))
        : null,
    ),
    h("td", null, list(row.kinds)),
    h("td", null, list(row.services)),
    h("td", null, list(row.operators)),
    h("td", null, ...(places.length ? places : [none])),
    h("td", null, list(row.phases)),
    h("td", null, list(row.outcomes)),
  );
}

const HEADS = [
  ...["contact_name", "contact_kinds", "contact_service", "contact_operator"],
  ...["contact_place", "contact_phase", "contact_outcome"],
];

/** @param {Details} screen @param {Tools} tools */
export function contactsNode({ contacts, dropped }, tools) {
  const { h, text } = tools;
  return partNode(
    "contacts",
    { key: "contacts_title", args: [contacts.length] },
    null,
    tools,
    scrollNode(
      { key: "contacts_table" },
      tools,
      tableNode(
        HEADS.map((key) => ({ key })),
        contacts.map((row) => contactNode(row, tools)),
        tools,
      ),
    ),
    dropped
      ? h(
          "p",
          { class: "small" },
          text({ key: "contacts_dropped", count: dropped }),
        )
      : null,
  );
}

/** The text is made only when somebody opens it.
 * @param {"capture" | "rating"} what @param {Tools} tools */
function jsonNode(what, tools) {
  const { h, text, copy, json } = tools;
  const name = what === "capture" ? "json_capture" : "json_rating";
  const pre = h("pre", {
    tabindex: 0,
    role: "region",
    "aria-label": text({ key: name }),
  });
  const status = h("span", { role: "status", class: "small" });
  const button = h(
    "button",
    { type: "button", class: "btn", id: `${name}-copy` },
    text({ key: "copy" }),
  );
  button.addEventListener("click", async () => {
    const done = await copy(json(what)).then(
      () => "copied",
      () => "copy_failed",
    );
    status.replaceChildren(text({ key: done }));
  });
  const fold = foldNode(
    name.replace("_", "-"),
    { key: name },
    tools,
    h("p", { class: "row" }, button, status),
    pre,
  );
  fold.addEventListener("toggle", () => {
    if (!pre.hasChildNodes()) pre.append(json(what));
  });
  return fold;
}

/** @param {Details} screen @param {Tools} tools */
export function dataNode(screen, tools) {
  const { h, text } = tools;
  const { base, replay, hasCapture } = screen;
  const status = h("p", { role: "status", class: "small" });
  const save = h(
    "button",
    { type: "button", class: "btn", id: "save" },
    text({ key: "export" }),
  );
  save.addEventListener("click", () => {
    try {
      tools.save();
      status.replaceChildren();
    } catch {
      status.replaceChildren(text({ key: "export_failed" }));
    }
  });
  const link = { href: CREDIT.href, target: "_blank", rel: "noopener" };
  return partNode(
    "data",
    { key: "data_title" },
    null,
    tools,
    ...base.sources.map((line) => h("p", { class: "small" }, text(line))),
    h(
      "p",
      { class: "small digest" },
      text({ key: "digest", args: [replay.digest] }),
    ),
    h(
      "p",
      { class: "small" },
      text({ key: "address_credit" }),
      " ",
      h("a", { ...link, lang: "en" }, CREDIT.text),
      ".",
    ),
    ...base.limits.map((limit) => h("p", { class: "small" }, text(limit))),
    hasCapture ? h("p", { class: "row" }, save, status) : null,
    hasCapture
      ? h(
          "p",
          { class: "small" },
          h("b", null, text({ key: "replay" })),
          " ",
          h("code", null, `cocarde rate ${replay.file}`),
        )
      : null,
    hasCapture ? jsonNode("capture", tools) : null,
    jsonNode("rating", tools),
  );
}
