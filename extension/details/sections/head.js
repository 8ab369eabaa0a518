// SPDX-License-Identifier: EUPL-1.2
// The top of the page: letter, sentence, what would lift it, three axes, three
// criteria, how complete the record is.

import { lightFigure } from "../../ui/lights.js";
import { figure, PAGE_PALETTE } from "../../ui/rosette.js";
import { miniNode } from "./common.js";

/** @typedef {import("../details.js").Tools} Tools
 * @typedef {import("../view.js").Details} Details */

/** @param {NonNullable<Details["base"]["lever"]>} lever @param {Tools} tools */
function leverNode({ chips, steps }, tools) {
  const { h, text } = tools;
  return h(
    "div",
    { class: "d-lever" },
    chips &&
      h(
        "span",
        { class: "step", "aria-hidden": "true" },
        miniNode(chips.from, tools, 20),
        "→",
        miniNode(chips.to, tools, 20),
      ),
    h(
      "div",
      null,
      ...steps.map(({ strong, rest }) =>
        h(
          "p",
          null,
          strong && h("b", null, text(strong)),
          strong && " ",
          text(rest),
        ),
      ),
    ),
  );
}

/** @param {Details} screen @param {Tools} tools */
export function headNode({ base, record }, tools) {
  const { h, svg, text } = tools;
  const { spec, name, words, why, refusal, provisional } = base.verdict;
  const sentence = h("p", { class: "sentence" });
  for (const { letter, text: said } of words) {
    const word = h("b", { class: `g${letter.toLowerCase()}` }, text(said));
    sentence.append(word, " ");
  }
  if (!words.length) {
    sentence.append(h("b", null, text({ key: "word_not_rated" })), " ");
  }
  if (refusal) sentence.append(text(refusal.text), " ");
  if (why) sentence.append(why.text);
  return h(
    "header",
    { class: "d-head" },
    svg(figure(spec, "large", PAGE_PALETTE), {
      class: "rosette",
      "aria-label": text(name),
    }),
    h(
      "div",
      null,
      h("p", { class: "label" }, text(record)),
      h("h1", null, text(base.head.site)),
      sentence,
      why?.law ? h("p", { class: "small muted" }, text(why.law)) : null,
      why?.outcome ? h("p", { class: "small muted" }, text(why.outcome)) : null,
      base.age && h("p", { class: "small muted" }, text(base.age)),
      provisional && h("p", { class: "small muted" }, text(provisional)),
      base.reading && h("p", { class: "small muted" }, text(base.reading)),
      base.lever && leverNode(base.lever, tools),
    ),
  );
}

/** @param {Details} screen @param {Tools} tools */
export function axesNode({ axes, base }, tools) {
  const { h, svg, text } = tools;
  return [
    h(
      "section",
      { class: "d-axes", "aria-label": text(base.axes.heading) },
      ...axes.map(({ mini, title, question }) =>
        h(
          "div",
          null,
          miniNode(mini, tools, 28),
          h("h2", null, text(title)),
          h("p", null, text(question)),
        ),
      ),
    ),
    h(
      "ul",
      { class: "d-criteria", "aria-label": text({ key: "criteria" }) },
      ...base.criteria.map(({ state, text: said }) =>
        h(
          "li",
          { class: "light" },
          svg(lightFigure(state), { width: 16, height: 16 }),
          h("span", null, text(said)),
        ),
      ),
    ),
  ];
}

/** Where to go on from here. @param {Details} screen @param {Tools} tools */
export function actionsNode({ ways }, { h, text }) {
  /** @param {string | null} to @param {string} key @param {string} kind */
  const link = (to, key, kind) =>
    to && h("a", { class: kind, href: `../${to}` }, text({ key }));
  return h(
    "nav",
    { class: "d-actions", "aria-label": text({ key: "ways" }) },
    link(ways.share, "way_share", "btn primary"),
    link(ways.history, "way_history", "btn"),
  );
}

/** @param {Details} screen @param {Tools} tools */
export function completeNode({ base }, { h, text }) {
  const { strong, rest, blocked } = base.completeness;
  const parts = rest.map((part) => `, ${text(part)}`).join("");
  return h(
    "p",
    { class: "complete-line" },
    h("b", null, text(strong)),
    `${parts}. `,
    blocked && `${text(blocked)} `,
    text({ key: "counts_asked" }),
    " ",
    text({ key: "not_safe" }),
  );
}
