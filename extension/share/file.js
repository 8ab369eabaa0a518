// SPDX-License-Identifier: EUPL-1.2
// A record as one HTML file: no script, nothing loaded from anywhere, readable
// in ten years. Pure: the document that makes the nodes is passed in.

import { builder } from "../ui/dom.js";
import { figure } from "../ui/rosette.js";
import { COLOURS, LIGHT_PALETTE, MONO, SANS, SERIF } from "./palette.js";

/**
 * @typedef {import("../ui/text.js").Arg} Arg
 * @typedef {import("./view.js").Card} Card
 */

// The licence of DB-IP Lite (CC BY 4.0) asks for this text and address.
const CREDIT = "IP Geolocation by DB-IP (https://db-ip.com)";

const STYLE = `
html { font: 100%/1.5 ${SANS}; color: ${COLOURS.ink}; background: ${COLOURS.paper}; }
body { max-width: 44rem; margin: 2rem auto; padding: 0 1rem; overflow-wrap: anywhere; }
h1 { font-size: 1.25rem; margin: 0 0 .5rem; }
h2 { font: 400 1.3rem/1.3 ${SERIF}; margin: 2rem 0 .5rem; }
p { margin: .3rem 0; }
ul { list-style: none; margin: 0; padding: 0; }
li { padding: .3rem 0; border-top: 1px solid ${COLOURS.rule}; }
dl { display: grid; grid-template-columns: 11rem 1fr; gap: .3rem 1rem; margin: 0; }
dt { color: ${COLOURS.ink3}; }
dd { margin: 0; }
svg { display: block; flex: none; }
code { font: .85rem ${MONO}; }
.top { display: flex; flex-wrap: wrap; gap: 1.5rem; align-items: center; }
.top div { flex: 1 1 18rem; }
.why { font: 400 1.3rem/1.35 ${SERIF}; }
.small { font-size: .85rem; color: ${COLOURS.ink2}; }
.row { display: flex; gap: .6rem; align-items: center; }
`;

/** @param {Card} card @param {string} tag  language of the texts
 * @param {string} json  of the record, to be cut out and saved
 * @param {(arg: Arg) => string} text @param {Document} document */
export function htmlOf(card, tag, json, text, document) {
  const { h, svg } = builder(document);
  /** @param {Arg | null | undefined} said @param {string} [kind] */
  const p = (said, kind) =>
    said ? h("p", kind ? { class: kind } : null, text(said)) : null;
  /** @param {Arg} term @param {string} said */
  const pair = (term, said) => [h("dt", null, text(term)), h("dd", null, said)];
  const { verdict, lever, axes, criteria, groups, laws, reasons } = card;

  const top = h(
    "div",
    { class: "top" },
    svg(figure(verdict.spec, "large", LIGHT_PALETTE), {
      width: 160,
      height: 160,
      "aria-label": text(verdict.name),
    }),
    h(
      "div",
      null,
      h("h1", null, text(card.title)),
      p(verdict.refusal?.text),
      p(verdict.why?.text, "why"),
      p(verdict.why?.law, "small"),
      ...(lever?.steps ?? []).map(({ strong, rest }) =>
        h("p", null, strong && h("b", null, text(strong)), " ", text(rest)),
      ),
    ),
  );
  const said = [...reasons.weigh, ...reasons.notes, ...reasons.favourable];
  const sections = [
    top,
    h("h2", null, text(axes.heading)),
    h(
      "ul",
      null,
      ...axes.rows.map((row) =>
        h(
          "li",
          { class: "row" },
          svg(figure(row.mini.spec, "small", LIGHT_PALETTE), {
            width: 24,
            height: 24,
          }),
          text({ key: "share_pair", args: [row.text, row.mini.name] }),
        ),
      ),
      ...criteria.map((light) => h("li", null, text(light.text))),
    ),
    h("h2", null, text({ key: "parties" })),
    h(
      "dl",
      null,
      ...groups.flatMap(({ group, names }) =>
        pair(
          group,
          names
            .map((one) => `${text(one.name)} (${text(one.country)})`)
            .join(", "),
        ),
      ),
      ...laws.flatMap((row) =>
        pair(
          { country: row.country },
          `${text(row.names)} ${row.laws.join(" ; ")}`,
        ),
      ),
    ),
    card.moreParties ? p({ key: "left_out", count: card.moreParties }) : null,
    h("h2", null, text(reasons.heading)),
    h(
      "ul",
      null,
      ...said.map((reason) =>
        h(
          "li",
          null,
          h("p", null, reason.text),
          p(reason.likewise),
          h(
            "p",
            { class: "small" },
            [...reason.proof.map(text), ...reason.hosts].join(" · "),
          ),
        ),
      ),
    ),
    reasons.more ? p({ key: "left_out", count: reasons.more }) : null,
    h("h2", null, text({ key: "share_proof" })),
    h("p", null, `${text(card.when)} ${card.seen.map(text).join(", ")}.`),
    ...card.limits.map((limit) => p(limit)),
    p(card.reading),
    p(card.notSafe),
    p(card.versions, "small"),
    p(card.dataDigest, "small"),
    h(
      "p",
      null,
      text({ key: "share_replay" }),
      " ",
      h("code", null, card.command),
    ),
    p(card.digest, "small"),
    h(
      "details",
      null,
      h("summary", null, text({ key: "share_record_inside" })),
      h("p", null, h("code", null, json)),
    ),
    h("p", { class: "small" }, text({ key: "address_credit" }), " ", CREDIT),
  ];
  const viewport = { name: "viewport", content: "width=device-width" };
  const page = h(
    "html",
    { lang: tag },
    h(
      "head",
      null,
      h("meta", { charset: "utf-8" }),
      h("meta", viewport),
      h("title", null, text(card.title)),
      h("style", null, STYLE),
    ),
    h("body", null, h("main", null, ...sections)),
  );
  return `<!doctype html>\n${page.outerHTML}\n`;
}
