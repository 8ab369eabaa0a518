// SPDX-License-Identifier: EUPL-1.2
// The options at work: shows what was chosen, keeps what is chosen. Everything
// outside is passed in.

import { readSettings } from "../settings.js";
import { builder } from "../ui/dom.js";

/**
 * @typedef {object} Outside
 * @property {Document} document
 * @property {string} tag       language of the texts
 * @property {(arg: import("../ui/text.js").Arg) => string} text
 * @property {() => Promise<unknown>} read     what is stored
 * @property {(settings: import("../settings.js").Settings) => Promise<void>} write
 *
 * @param {Outside} outside
 */
export async function openOptions({ document, tag, text, read, write }) {
  const { h } = builder(document);
  const settings = readSettings(await read().catch(() => null));
  const said = h("p", { role: "status", class: "small" });
  const box = h("input", {
    type: "checkbox",
    id: "strict",
    "aria-describedby": "strict-means",
  });
  const strict = /** @type {HTMLInputElement} */ (box);
  strict.checked = settings.strict;
  strict.addEventListener("change", async () => {
    const kept = await write({ ...settings, strict: strict.checked }).then(
      () => true,
      () => false,
    );
    if (!kept) strict.checked = !strict.checked;
    said.textContent = text({ key: kept ? "options_kept" : "options_failed" });
  });
  document.documentElement.lang = tag;
  document.title = text({ key: "options_title" });
  document.body.replaceChildren(
    h(
      "main",
      null,
      h("h1", null, text({ key: "options_title" })),
      h(
        "div",
        { class: "choice" },
        box,
        h("label", { for: "strict" }, text({ key: "options_strict" })),
        h("p", { id: "strict-means" }, text({ key: "options_strict_means" })),
      ),
      said,
    ),
  );
  document.body.dataset.ready = "options";
}
