// SPDX-License-Identifier: EUPL-1.2
// The page for sharing at work: the same record as text, picture, page and
// replayable capture. Cocarde sends nothing: each is copied or saved by the
// person. Everything outside is passed in.

import { buttonNode, commandNode } from "../ui/controls.js";
import { builder } from "../ui/dom.js";
import { htmlOf } from "./file.js";
import { drawCard, HEIGHT, WIDTH } from "./picture.js";
import { recordFile } from "./record.js";
import { textOf } from "./text.js";
import { cardOf } from "./view.js";

/**
 * @typedef {import("../messages.js").Failure} Failure
 * @typedef {import("../messages.js").Shared} Shared
 * @typedef {import("../ui/text.js").Arg} Arg
 *
 * @typedef {object} Outside
 * @property {Document} document
 * @property {"fr" | "en"} tag
 * @property {string | null} page  key of the page meant; null: whichever
 * @property {(arg: Arg) => string} text
 * @property {() => Promise<{ok: Shared} | Failure | null>} load
 * @property {(json: string) => Promise<string>} sha256  hexadecimal
 * @property {(d: string) => Path2D} makePath
 * @property {(text: string) => Promise<void>} copy
 * @property {(name: string, file: Blob) => void} save
 * @property {string} letter  address of the page that writes to the site
 */

/** @param {Outside} outside */
export async function openShare(outside) {
  const { document, tag, text, load } = outside;
  const tools = { ...builder(document), text, copy: outside.copy };
  const { h } = tools;
  /** @param {string} key */
  const say = (key) => text({ key });
  document.documentElement.lang = tag;
  document.title = say("share_title");

  const head = h(
    "header",
    { class: "doc-head" },
    h("h1", null, say("share_title")),
    h("p", { class: "lede" }, say("share_lede")),
  );

  const loaded = await load();
  const shared = loaded && "ok" in loaded ? loaded.ok : null;
  if (!shared || (outside.page && shared.page.page.key !== outside.page)) {
    const why = shared ? "share_gone" : "share_none";
    document.body.replaceChildren(
      h("main", { class: "wrap narrow" }, head, h("p", null, say(why))),
    );
    document.body.dataset.ready = "none";
    return;
  }
  const { page, rating } = shared;
  const file = recordFile(page, rating, tag);
  const card = cardOf(rating, file, await outside.sha256(file.json));
  const words = textOf(card, text);
  const stem = file.name.replace(/\.json$/, "");

  const canvas = /** @type {HTMLCanvasElement} */ (
    h("canvas", {
      width: WIDTH,
      height: HEIGHT,
      role: "img",
      "aria-label": text(card.title),
    })
  );
  const ctx = canvas.getContext("2d");
  if (ctx) drawCard(card, { ctx, makePath: outside.makePath, text });

  /** What was done, said where it was done.
   * @param {string} key @param {() => unknown} run @param {string} id
   * @param {string} done */
  function action(key, run, id, done) {
    const status = h("span", { class: "small", role: "status" });
    const act = async () => {
      try {
        await run();
        status.textContent = say(done);
      } catch {
        status.textContent = say("share_failed");
      }
    };
    const button = buttonNode({ key }, act, tools, { id });
    return h("p", { class: "row" }, button, status);
  }
  /** @param {string} name @param {BlobPart} content @param {string} type */
  const save = (name, content, type) =>
    outside.save(name, new Blob([content], { type }));
  const savePicture = async () => {
    const blob = await new Promise((done) => canvas.toBlob(done, "image/png"));
    if (!blob) throw new Error("no picture");
    outside.save(`${stem}.png`, /** @type {Blob} */ (blob));
  };
  const saveHtml = () =>
    save(
      `${stem}.html`,
      htmlOf(card, tag, file.json, text, document),
      "text/html",
    );
  const saveRecord = () => save(file.name, file.json, "application/json");

  const area = h("textarea", { readonly: true, rows: 12, id: "words" });
  area.textContent = words;
  /** @param {string} key @param {...(HTMLElement | null)} content */
  const part = (key, ...content) =>
    h(
      "section",
      { "aria-labelledby": key },
      h("h2", { id: key }, say(key)),
      ...content,
    );

  document.body.replaceChildren(
    h(
      "main",
      { class: "wrap narrow" },
      head,
      h("figure", { class: "card" }, canvas),
      action("share_save_picture", savePicture, "save-picture", "share_saved"),
      part(
        "share_text",
        h("label", { class: "vh", for: "words" }, say("share_text")),
        area,
        action("copy", () => outside.copy(words), "copy-text", "copied"),
      ),
      part(
        "share_files",
        h("p", null, say("share_html_means")),
        action("share_save_html", saveHtml, "save-html", "share_saved"),
        h("p", null, say("share_record_means")),
        action("share_save_record", saveRecord, "save-record", "share_saved"),
        commandNode(file.command, tools),
        h("p", { class: "small muted" }, text(card.digest)),
      ),
      part(
        "share_letter",
        h("p", null, say("share_letter_means")),
        h(
          "p",
          { class: "row" },
          h(
            "a",
            { class: "btn", href: outside.letter, id: "letter" },
            say("share_letter_open"),
          ),
        ),
      ),
    ),
  );
  document.body.dataset.ready = "shared";
}
