// SPDX-License-Identifier: EUPL-1.2
// The page of the letter at work: prepared in French or English, changed by the
// person, copied by the person. Everything outside is passed in.

import { purposes } from "../details/view-alternatives.js";
import { REPLIES } from "../host/replies.js";
import { recordFile } from "../share/record.js";
import { buttonNode } from "../ui/controls.js";
import { builder } from "../ui/dom.js";
import { letterOf, letterText } from "./view.js";

/**
 * @typedef {import("../messages.js").Failure} Failure
 * @typedef {import("../messages.js").Shared} Shared
 * @typedef {import("../messages.js").DetailedRating} Rating
 * @typedef {import("../ui/text.js").Arg} Arg
 * @typedef {(arg: Arg) => string} Text
 * @typedef {"fr" | "en"} Tag
 *
 * @typedef {object} Outside
 * @property {Document} document
 * @property {Tag} tag          of the screen
 * @property {string | null} page  key of the page meant; null: whichever
 * @property {Text} text        of the screen
 * @property {(tag: Tag) => Promise<Text>} textIn  of a letter
 * @property {(tag: Tag) => Promise<{ok: Shared} | Failure | null>} load
 * @property {import("../ui/page.js").AskHost} ask  the host
 * @property {(text: string) => Promise<void>} copy
 */

/** The languages of a letter, and how their buttons are called. */
const TAGS = /** @type {[Tag, string][]} */ ([
  ["fr", "letter_in_fr"],
  ["en", "letter_in_en"],
]);

/** @param {Outside} outside */
export async function openLetter(outside) {
  const { document, tag, text } = outside;
  const tools = { ...builder(document), text, copy: outside.copy };
  const { h } = tools;
  /** @param {string} key */
  const say = (key) => text({ key });
  document.documentElement.lang = tag;
  document.title = say("letter_title");
  /** What was prepared, by language: so that nothing typed is overwritten.
   * @type {Map<Tag, {prepared: string, typed: string}>} */
  const drafts = new Map();
  let shown = tag;

  const head = h(
    "header",
    { class: "doc-head" },
    h("h1", null, say("letter_title")),
    h("p", { class: "lede" }, say("letter_lede")),
  );
  const status = h("span", { class: "small", role: "status" });
  const area = /** @type {HTMLTextAreaElement} */ (
    h("textarea", { id: "letter", rows: 26, spellcheck: "true" })
  );

  /** What one can use instead; null: nothing to replace, or a host that does
   * not know. @param {Rating} rating @param {Tag} lang */
  async function alternativesFor(rating, lang) {
    const wanted = purposes(rating);
    if (!wanted.length) return null;
    const at = rating.page.at || rating.versions.data;
    const body = { purposes: wanted, at, lang };
    const answer = await outside.ask("alternatives", body);
    if (!("ok" in answer)) return null;
    return REPLIES.alternatives(answer.ok, "") === null ? answer.ok : null;
  }

  /** @param {Tag} wanted @returns {Promise<string | null>} key of why not */
  async function prepare(wanted) {
    if (drafts.has(wanted)) return null;
    const loaded = await outside.load(wanted);
    const shared = loaded && "ok" in loaded ? loaded.ok : null;
    if (!shared) return "share_none";
    const { page, rating } = shared;
    if (outside.page && page.page.key !== outside.page) return "share_gone";
    const { command } = recordFile(page, rating, wanted);
    const instead = await alternativesFor(rating, wanted);
    const letter = letterOf(rating, instead, command);
    const prepared = letterText(letter, await outside.textIn(wanted));
    drafts.set(wanted, { prepared, typed: prepared });
    return null;
  }

  /** @param {Tag} wanted */
  async function show(wanted) {
    const why = await prepare(wanted);
    if (why) {
      document.body.replaceChildren(
        h("main", { class: "wrap narrow" }, head, h("p", null, say(why))),
      );
      document.body.dataset.ready = "none";
      return;
    }
    const before = drafts.get(shown);
    if (before && document.body.dataset.ready) before.typed = area.value;
    shown = wanted;
    area.lang = wanted;
    area.value = drafts.get(wanted)?.typed ?? "";
    for (const button of choices) {
      button.setAttribute("aria-pressed", String(button.id === wanted));
    }
    status.textContent = "";
  }

  const choices = TAGS.map(([one, key]) =>
    buttonNode({ key }, () => show(one), tools, {
      id: one,
      attrs: { "aria-pressed": "false", lang: one },
    }),
  );
  const copy = async () => {
    try {
      await outside.copy(area.value);
      status.textContent = say("letter_copied");
    } catch {
      status.textContent = say("share_failed");
    }
  };
  const again = () => {
    area.value = drafts.get(shown)?.prepared ?? "";
    status.textContent = say("letter_reset_done");
  };

  await show(tag);
  if (document.body.dataset.ready === "none") return;
  document.body.replaceChildren(
    h(
      "main",
      { class: "wrap narrow" },
      head,
      h(
        "div",
        { class: "row", role: "group", "aria-label": say("letter_language") },
        ...choices,
      ),
      h("label", { class: "field-label", for: "letter" }, say("letter_area")),
      area,
      h(
        "p",
        { class: "row" },
        buttonNode({ key: "letter_copy" }, copy, tools, {
          id: "copy",
          kind: "primary",
        }),
        buttonNode({ key: "letter_reset" }, again, tools, { id: "reset" }),
        status,
      ),
      h("p", { class: "small muted" }, say("letter_contact")),
    ),
  );
  document.body.dataset.ready = "letter";
}
