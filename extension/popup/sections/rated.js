// SPDX-License-Identifier: EUPL-1.2
// The screen of a rated page, from the answer to the proof: letter and
// sentence, lever, axes and criteria, companies, reasons, data.

import { lightFigure } from "../../ui/lights.js";
import {
  headNode,
  helpNode,
  miniNode,
  rosetteNode,
  waysNode,
} from "./common.js";
import { lawsNode, partiesNode } from "./parties.js";
import {
  creditNode,
  doubtNode,
  limitsNode,
  reasonsNodes,
  sourcesNode,
  unknownNode,
} from "./reasons.js";

/** @typedef {import("../popup.js").Tools} Tools
 * @typedef {import("../view.js").Rated} Rated */

/** A sentence longer than this is set in smaller letters. Characters. */
const LONG = 110;

/** @param {Rated["verdict"]} verdict @param {Tools} tools */
function verdictNode(verdict, tools) {
  const { spec, name, words, why, refusal, provisional } = verdict;
  const { h, text } = tools;
  const word = h("p", { class: "word" });
  for (const { letter, text: said } of words) {
    if (word.hasChildNodes()) word.append(" ");
    word.append(h("span", { class: `g${letter.toLowerCase()}` }, text(said)));
  }
  if (!words.length) word.append(text({ key: "word_not_rated" }));
  const long = why && why.text.length > LONG ? " long" : "";
  return h(
    "section",
    { class: "p-verdict", "aria-label": text({ key: "verdict_label" }) },
    rosetteNode(spec, text(name), tools),
    h(
      "div",
      null,
      word,
      refusal && h("p", { class: "refusal" }, text(refusal.text)),
      why && h("p", { class: `why${long}` }, why.text),
      why?.law ? h("p", { class: "aside" }, text(why.law)) : null,
      why?.outcome ? h("p", { class: "aside" }, text(why.outcome)) : null,
      provisional && h("p", { class: "aside" }, text(provisional)),
    ),
  );
}

const ARROW = {
  size: /** @type {const} */ (16),
  shapes: [
    {
      tag: /** @type {const} */ ("path"),
      attrs: {
        d: "M2 8H12.6M9 4 13 8 9 12",
        fill: "none",
        stroke: "var(--ink-2)",
        "stroke-width": 1.7,
      },
    },
  ],
};

/** @param {NonNullable<Rated["lever"]>} lever @param {Tools} tools */
function leverNode({ chips, steps, more }, tools) {
  const { h, svg, text } = tools;
  const lines = steps.map(({ strong, rest }) =>
    h(
      "p",
      null,
      strong && h("b", null, text(strong)),
      strong && " ",
      text(rest),
    ),
  );
  const label = text({ key: "lever_label" });
  const plain = chips ? "" : " plain";
  return h(
    "section",
    { class: `p-lever${plain}`, "aria-label": label },
    chips &&
      h(
        "span",
        { class: "step", "aria-hidden": "true" },
        miniNode(chips.from, tools),
        svg(ARROW, { class: "arrow" }),
        miniNode(chips.to, tools),
      ),
    h(
      "div",
      null,
      ...lines,
      more && h("p", { class: "small muted" }, text(more)),
    ),
  );
}

/** @param {Rated} screen @param {Tools} tools */
function twoNode({ axes, criteria }, tools) {
  const { h, svg, text } = tools;
  const rows = axes.rows.map(({ mini, text: said, assessed }) =>
    h(
      "li",
      null,
      miniNode(mini, tools),
      h("span", assessed ? null : { class: "muted" }, text(said)),
    ),
  );
  const lights = criteria.map(({ state, text: said }) =>
    h(
      "li",
      { class: "light" },
      svg(lightFigure(state), {}),
      h("span", null, text(said)),
    ),
  );
  const heading = text({ key: "criteria" });
  return h(
    "div",
    { class: "p-two" },
    h(
      "section",
      null,
      h("h2", { class: "label", id: "axes" }, text(axes.heading)),
      h("ul", { class: "axes", "aria-labelledby": "axes" }, ...rows),
    ),
    h(
      "section",
      null,
      h("h2", { class: "label", id: "criteria" }, heading),
      h("ul", { class: "crit", "aria-labelledby": "criteria" }, ...lights),
    ),
  );
}

/** @param {Rated["completeness"]} completeness @param {Tools} tools */
function footNode({ strong, rest, blocked, notSafe }, tools) {
  const { h, text } = tools;
  const parts = rest.map((part) => `, ${text(part)}`).join("");
  return h(
    "footer",
    { class: "p-foot" },
    h(
      "p",
      { class: "complete" },
      h("b", null, text(strong)),
      `${parts}. `,
      blocked && `${text(blocked)} `,
      notSafe && text(notSafe),
    ),
    waysNode(tools),
  );
}

/** @param {Rated} screen @param {Tools} tools @returns {HTMLElement[]} */
export function ratedNodes(screen, tools) {
  const { reasons, unknown, limits, laws } = screen;
  const { h, text } = tools;
  const strips = [screen.unkept, screen.age, screen.reading].flatMap((said) =>
    said ? [h("p", { class: "p-strip small" }, text(said))] : [],
  );
  const main = h(
    "main",
    null,
    verdictNode(screen.verdict, tools),
    ...strips,
    screen.lever && leverNode(screen.lever, tools),
    screen.help.length ? helpNode(screen.help, tools) : null,
    twoNode(screen, tools),
    screen.parties.length
      ? partiesNode(screen.parties, screen.moreParties, tools)
      : null,
    laws.rows.length || laws.yours ? lawsNode(laws, tools) : null,
    reasons.doubt.length ? doubtNode(reasons.doubt, tools) : null,
    ...reasonsNodes(reasons, tools),
    unknown && unknownNode(unknown, tools),
    limits.length ? limitsNode(limits, tools) : null,
    sourcesNode(screen.sources, tools),
    creditNode(tools),
  );
  return [
    headNode(screen.head, tools),
    main,
    footNode(screen.completeness, tools),
  ];
}
