// SPDX-License-Identifier: EUPL-1.2
// The popup at work: asks the background, shows the answer, acts on clicks.
// Everything outside is passed in, so that it also runs in the tests' page.

import { builder } from "../ui/dom.js";
import { noLetterNodes } from "./sections/no-letter.js";
import { ratedNodes } from "./sections/rated.js";
import { screenOf, wantsDetail, waysOf } from "./view.js";

/**
 * @typedef {import("../messages.js").View} View
 * @typedef {import("../messages.js").DetailedRating} Rating
 * @typedef {import("../messages.js").Failure} Failure
 * @typedef {import("../messages.js").Request} Request
 *
 * @typedef {object} Outside
 * @property {Document} document
 * @property {string} tag       language of the texts
 * @property {number} tabId
 * @property {(arg: import("../ui/text.js").Arg) => string} text
 * @property {(request: Request) => Promise<any>} ask  the background
 * @property {() => Promise<boolean>} allow  ask for the host permission
 * @property {(text: string) => Promise<void>} copy  to the clipboard
 * @property {(path: string) => void} go  a page of the extension, in a tab
 * @property {(listener: (tabId: number) => void) => void} onChange
 *
 * What the sections need to build and to act.
 * @typedef {import("../ui/dom.js").Builder & {
 *   text: Outside["text"],
 *   copy: Outside["copy"],
 *   go: Outside["go"],
 *   ways: import("./view.js").Ways,
 *   act: (name: "retry-host" | "allow") => Promise<void>,
 * }} Tools
 */

/** A background that is gone or fails counts as no answer.
 * @template T @param {Promise<T>} asked @returns {Promise<T | null>} */
const answer = (asked) =>
  asked.then(
    (reply) => reply ?? null,
    () => null,
  );

/** @param {Outside} outside */
export async function openPopup(outside) {
  const { document, tag, tabId, text, ask } = outside;
  const { body, documentElement } = document;
  documentElement.lang = tag;
  let asked = 0; // the newest refresh wins
  let shown = "";

  const { copy, go } = outside;

  async function refresh() {
    const turn = ++asked;
    /** @type {View | null} */
    const view = await answer(ask({ cmd: "view", tabId }));
    /** @type {{ok: Rating} | Failure | null} */
    let detail = null;
    if (wantsDetail(view)) {
      const lang = tag === "fr" ? "fr" : "en";
      detail = await answer(ask({ cmd: "rate-detail", tabId, lang }));
    }
    if (turn !== asked) return;
    if (detail && "err" in detail && detail.err.code === "superseded") return;
    const screen = screenOf(view, detail);
    const ways = waysOf(view, screen, tabId);
    const now = JSON.stringify([screen, ways]);
    if (now === shown) return;
    shown = now;
    show(screen, { ...builder(document), text, copy, go, ways, act });
  }

  /** Put the new screen in place of the old one: what the person had opened
   * stays open, and the focus stays where it was.
   * @param {import("./view.js").Screen} screen @param {Tools} tools */
  function show(screen, tools) {
    const open = [...body.querySelectorAll("details[open]")].map((d) => d.id);
    const focused = document.activeElement?.id;
    document.title = text(screen.head.title);
    body.replaceChildren(
      ...(screen.kind === "rated"
        ? ratedNodes(screen, tools)
        : noLetterNodes(screen, tools)),
    );
    for (const id of open) {
      document.getElementById(id)?.setAttribute("open", "");
    }
    if (focused) document.getElementById(focused)?.focus();
    body.dataset.ready = screen.kind;
  }

  /** @param {"retry-host" | "allow"} name */
  async function act(name) {
    await answer(name === "allow" ? outside.allow() : ask({ cmd: name }));
    await refresh();
  }

  outside.onChange((changed) => {
    if (changed === tabId) refresh();
  });
  await refresh();
}
