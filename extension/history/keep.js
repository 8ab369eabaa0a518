// SPDX-License-Identifier: EUPL-1.2
// What the person does with the history as a whole: pause it, take it along,
// bring it back, destroy it.

import { buttonNode, confirm } from "../ui/controls.js";
import { troubleOfError } from "../ui/trouble.js";
import { exportFile, importFile } from "./files.js";

/** @typedef {import("./tools.js").Tools} Tools */

/**
 * @param {(settings: import("../options/view.js").HistorySettings) => void}
 *   settled  the host said how the history stands
 * @param {Tools} tools
 */
export function keepSection(settled, tools) {
  const { h, text, ask, say, document, changed } = tools;
  const node = h("section", { id: "keep" });

  /** @param {import("../options/view.js").HistorySettings} settings */
  function draw({ recording, paused, visits, followed }) {
    const file = /** @type {HTMLInputElement} */ (
      h("input", {
        type: "file",
        id: "file",
        accept: ".json,.jsonl,.csv",
        class: "vh",
        tabindex: -1,
        "aria-hidden": "true",
      })
    );
    file.addEventListener("change", async () => {
      const chosen = file.files?.[0];
      if (chosen) await importFile(await chosen.text(), tools);
    });
    const some = visits + followed.length > 0;
    node.replaceChildren(
      h("h2", null, text({ key: "keep_heading" })),
      h(
        "p",
        { class: "row" },
        recording
          ? buttonNode(
              { key: paused ? "keep_resume" : "keep_pause" },
              () => change({ paused: !paused }),
              tools,
              { id: "pause" },
            )
          : null,
        visits > 0
          ? buttonNode(
              { key: "keep_json" },
              () => exportFile({ format: "json" }, tools),
              tools,
              { id: "export-json" },
            )
          : null,
        visits > 0
          ? buttonNode(
              { key: "keep_csv" },
              () => exportFile({ format: "csv" }, tools),
              tools,
              { id: "export-csv" },
            )
          : null,
        recording
          ? buttonNode({ key: "keep_import" }, () => file.click(), tools, {
              id: "import",
            })
          : null,
        some
          ? buttonNode({ key: "delete_all" }, deleteAll, tools, {
              id: "delete-all",
            })
          : null,
        h(
          "a",
          { href: "../options/options.html" },
          text({ key: "link_options" }),
        ),
        file,
      ),
      h("p", { class: "small muted" }, text({ key: "keep_replay" })),
    );
  }

  /** @param {Record<string, unknown>} set */
  async function change(set) {
    const reply = await ask("history.settings", { set });
    if ("err" in reply) return say(troubleOfError(reply.err));
    show(reply.ok);
    document.getElementById("pause")?.focus();
  }

  /** @param {import("../options/view.js").HistorySettings} settings */
  function show(settings) {
    draw(settings);
    settled(settings);
  }

  async function deleteAll() {
    const yes = await confirm(
      {
        title: { key: "delete_all_title" },
        what: { key: "delete_all_what" },
        yes: { key: "delete_all_yes" },
      },
      document,
      tools,
    );
    if (!yes) return;
    const reply = await ask("history.delete", { all: true });
    if ("err" in reply) return say(troubleOfError(reply.err));
    await changed();
    say({ key: reply.ok.gone ? "deleted" : "deleted_not_gone" });
  }

  return { node, show };
}
