// SPDX-License-Identifier: EUPL-1.2
// A text to dispute one fact with, from what the page shows: for a host that
// has no text of its own. It is copied by the person, and sent by nobody. Pure.

import { cards } from "./view-cards.js";

/**
 * @param {import("../messages.js").DetailedRating} rating
 * @param {string} org
 * @param {import("./view-cards.js").FactId} id
 * @param {(arg: import("../ui/text.js").Arg) => string} text
 * @returns {string}
 */
export function disputeText(rating, org, id, text) {
  const card = cards(rating).find((one) => one.org === org);
  const fact = card?.facts.find((one) => one.id === id);
  if (!card || !fact) return "";
  const said = [
    ...(fact.chain.length > 1 ? [fact.chain.join(" → ")] : []),
    ...fact.lines.map((line) =>
      [line.text, line.tag?.text ?? ""].map(text).filter(Boolean).join(" : "),
    ),
  ].filter(Boolean);
  const { cocarde, method, data, digest } = rating.versions;
  return [
    text({ key: "dispute_about", args: [card.name, fact.heading] }),
    "",
    text({ key: "dispute_says" }),
    ...said.map((line) => `- ${line}`),
    text({ key: "dispute_source" }),
    ...fact.sources.map((source) => `- ${text(source)}`),
    "",
    text({ key: "dispute_wrong" }),
    "",
    text({ key: "dispute_evidence" }),
    "",
    text({ key: "dispute_versions", args: [cocarde, method, data, digest] }),
  ].join("\n");
}
