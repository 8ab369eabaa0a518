// SPDX-License-Identifier: EUPL-1.2
// A record as plain text, to paste anywhere. Pure.

/**
 * @typedef {import("../ui/text.js").Arg} Arg
 * @param {import("./view.js").Card} card
 * @param {(arg: Arg) => string} text
 */
export function textOf(card, text) {
  const { verdict, lever, axes, criteria, groups, laws } = card;
  /** @param {Arg[]} parts */
  const list = (parts) => parts.map(text).join(", ");
  /** @param {string[]} lines */
  const block = (...lines) => lines.filter(Boolean).join("\n");
  const { why, refusal } = verdict;
  const steps = (lever?.steps ?? []).map(({ strong, rest }) =>
    strong ? `${text(strong)} ${text(rest)}` : text(rest),
  );
  /** @param {Arg} what @param {Arg} said */
  const pair = (what, said) => text({ key: "share_pair", args: [what, said] });
  const rows = axes.rows.map((row) => pair(row.text, row.mini.name));
  return [
    block(
      text(card.title),
      refusal ? text(refusal.text) : "",
      why ? why.text : "",
      why?.law ? text(why.law) : "",
    ),
    block(...steps),
    block(...rows, criteria.map((light) => text(light.text)).join(" · ")),
    block(
      ...groups.map(({ group, names }) =>
        pair(
          group,
          names
            .map((one) => `${text(one.name)} (${text(one.country)})`)
            .join(", "),
        ),
      ),
      card.moreParties
        ? text({ key: "left_out", count: card.moreParties })
        : "",
    ),
    block(
      ...laws.map((row) =>
        text({
          key: "laws_row",
          args: [{ country: row.country }, row.names, row.laws.join(" ; ")],
        }),
      ),
    ),
    block(
      `${text(card.when)} ${list(card.seen)}.`,
      ...card.limits.map(text),
      card.reading ? text(card.reading) : "",
      card.notSafe ? text(card.notSafe) : "",
    ),
    block(
      text(card.versions),
      text(card.dataDigest),
      `${text({ key: "share_replay" })} ${card.command}`,
      text(card.digest),
    ),
  ]
    .filter(Boolean)
    .join("\n\n")
    .concat("\n");
}
