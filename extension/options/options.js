// SPDX-License-Identifier: EUPL-1.2
// The settings at work: shows what was chosen, keeps what is chosen. Language
// and reading are the extension's own, the history and the data are asked of
// the host. Everything outside is passed in.

import { LANGUAGES } from "../settings.js";
import { selectNode } from "../ui/controls.js";
import { builder } from "../ui/dom.js";
import { dataSection } from "./data.js";
import { historySection } from "./history.js";

/**
 * @typedef {import("../settings.js").Settings} Settings
 *
 * @typedef {object} Outside
 * @property {Document} document
 * @property {string} tag       language of the texts
 * @property {(arg: import("../ui/text.js").Arg) => string} text
 * @property {Settings} settings  what is stored
 * @property {(settings: Settings) => Promise<void>} write
 * @property {() => void} reopen  in the language that was chosen
 * @property {import("../ui/page.js").AskHost} ask
 * @property {(text: string) => Promise<void>} copy
 * @property {() => number} now
 * @property {(iso: string) => number} parseDate
 */

/** @type {Record<import("../ui/language.js").Choice, string>} */
const LANGUAGE = {
  auto: "options_language_auto",
  fr: "options_language_fr",
  en: "options_language_en",
};

/** @param {Outside} outside */
export async function openOptions(outside) {
  const { document, tag, text, write } = outside;
  let { settings } = outside;
  const build = builder(document);
  const said = build.h("p", { role: "status", class: "said" });
  const tools = {
    ...outside,
    ...build,
    say: (/** @type {import("../ui/text.js").Arg} */ message) => {
      said.textContent = text(message);
    },
  };
  const { h } = tools;

  /** @param {Partial<Settings>} change @returns {Promise<boolean>} */
  async function keep(change) {
    const wanted = { ...settings, ...change };
    const kept = await write(wanted).then(
      () => true,
      () => false,
    );
    if (kept) settings = wanted;
    tools.say({ key: kept ? "options_kept" : "options_failed" });
    return kept;
  }

  const box = h("input", {
    type: "checkbox",
    id: "strict",
    "aria-describedby": "strict-means",
  });
  const strict = /** @type {HTMLInputElement} */ (box);
  strict.checked = settings.strict;
  strict.addEventListener("change", async () => {
    if (!(await keep({ strict: strict.checked }))) {
      strict.checked = !strict.checked;
    }
  });

  const languages = selectNode(
    { key: "options_language" },
    LANGUAGES.map((value) => ({ value, text: { key: LANGUAGE[value] } })),
    settings.language,
    async (value) => {
      const language = LANGUAGES.find((known) => known === value) ?? "auto";
      if (await keep({ language })) outside.reopen();
    },
    tools,
    { id: "language" },
  );
  const history = historySection(tools);
  const data = h("div", { id: "data" });
  document.documentElement.lang = tag;
  document.title = text({ key: "options_title" });
  document.body.replaceChildren(
    h(
      "main",
      { class: "wrap narrow" },
      h("h1", null, text({ key: "options_title" })),
      h(
        "nav",
        { class: "row" },
        h(
          "a",
          { href: "../history/history.html" },
          text({ key: "link_history" }),
        ),
        h(
          "a",
          { href: "../welcome/welcome.html" },
          text({ key: "link_welcome" }),
        ),
      ),
      h("h2", null, text({ key: "options_language" })),
      h("div", { class: "fields" }, languages),
      h("h2", null, text({ key: "options_reading" })),
      h(
        "div",
        { class: "choice" },
        box,
        h("label", { for: "strict" }, text({ key: "options_strict" })),
        h("p", { id: "strict-means" }, text({ key: "options_strict_means" })),
      ),
      h("h2", null, text({ key: "options_history" })),
      h("p", { class: "lede" }, text({ key: "options_history_what" })),
      history.node,
      h("h2", null, text({ key: "options_data" })),
      h("p", { class: "lede" }, text({ key: "options_data_what" })),
      data,
      said,
    ),
  );
  await history.show();
  data.replaceChildren(await dataSection(tools));
  document.body.dataset.ready = "options";
}
