// SPDX-License-Identifier: EUPL-1.2
// The welcome page at work: says what Cocarde is, finds out whether the host is
// there, asks whether visits are kept. Everything outside is passed in.
//
// Nothing is asked of the history before the person presses the button; only a
// yes makes the host write anything.

import { buttonNode, commandNode, miniNode } from "../ui/controls.js";
import { builder } from "../ui/dom.js";
import { figure, PAGE_PALETTE } from "../ui/rosette.js";
import { LIMITS, PERMISSIONS, programOf, SCALE, STORED } from "./view.js";

/**
 * @typedef {import("../ui/text.js").Arg} Arg
 * @typedef {import("../messages.js").HostView} HostView
 *
 * @typedef {object} Outside
 * @property {Document} document
 * @property {string} tag        language of the texts
 * @property {string} os
 * @property {(arg: Arg) => string} text
 * @property {() => Promise<HostView>} checkHost
 * @property {import("../ui/page.js").AskHost} ask
 * @property {(text: string) => Promise<void>} copy
 *
 * @param {Outside} outside
 */
export async function openWelcome(outside) {
  const { document, tag, text, ask } = outside;
  const tools = { ...builder(document), text, copy: outside.copy };
  const { h, svg } = tools;
  /** @param {string} key */
  const say = (key) => text({ key });

  document.documentElement.lang = tag;
  document.title = say("welcome_title");

  const program = h("div", { class: "status", role: "status" });
  const box = /** @type {HTMLInputElement} */ (
    h("input", { type: "checkbox", id: "keep" })
  );
  const later = h("p", { class: "small", id: "later" });
  const answer = h("div", { id: "answer", role: "status" });

  /** @param {HostView | null} host */
  function showProgram(host) {
    const { there, spec, title, says, command } = programOf(host, outside.os);
    box.disabled = !there;
    later.textContent = there ? "" : say("welcome_question_later");
    program.replaceChildren(
      miniNode(spec, null, tools),
      h(
        "div",
        null,
        h("h3", null, text(title)),
        ...says.map((sentence) => h("p", null, text(sentence))),
        command ? commandNode(command, tools) : null,
        there
          ? null
          : h(
              "p",
              { class: "row" },
              buttonNode({ key: "help_retry" }, again, tools, { id: "check" }),
            ),
      ),
    );
  }

  async function check() {
    program.replaceChildren(h("p", null, say("welcome_checking")));
    const host = await outside.checkHost().catch(() => null);
    showProgram(host);
    if (host?.state === "ready") await readAnswer();
    document.body.dataset.ready = host?.state ?? "none";
  }

  async function again() {
    await check();
    const next = document.getElementById("check") ?? box;
    next.focus(); // the button that was pressed is gone
  }

  /** What was answered before, when the page is opened again. */
  async function readAnswer() {
    const reply = await ask("history.settings");
    if ("ok" in reply) box.checked = reply.ok.recording === true;
  }

  async function go() {
    const yes = box.checked && !box.disabled;
    const reply = box.disabled
      ? null
      : await ask("history.settings", { set: { recording: yes } });
    const kept = !reply || "ok" in reply;
    const said = yes ? "welcome_done_yes" : "welcome_done_no";
    answer.replaceChildren(
      h("p", null, h("b", null, say(kept ? said : "welcome_done_failed"))),
      h("p", null, say("welcome_done_next")),
    );
    answer.className = "consent";
    document.body.dataset.answered = String(kept && yes);
  }

  /** @param {string[][]} rows */
  const terms = (rows) =>
    h(
      "dl",
      { class: "perms" },
      ...rows.map(([term = "", why = ""]) =>
        h("div", null, h("dt", null, say(term)), h("dd", null, say(why))),
      ),
    );

  document.body.replaceChildren(
    h(
      "main",
      { class: "wrap narrow" },
      h(
        "header",
        { class: "w-head" },
        svg(figure({ kind: "mark" }, "large", PAGE_PALETTE), {
          class: "rosette",
        }),
        h(
          "div",
          null,
          h("h1", null, say("welcome_heading")),
          h("p", { class: "lede" }, say("welcome_lede")),
        ),
      ),
      h(
        "ol",
        { class: "scale", "aria-label": say("welcome_scale") },
        ...SCALE.map(({ letter, word, means }) =>
          h(
            "li",
            null,
            miniNode(
              { kind: "grade", best: letter, worst: letter },
              { key: "mini_letter", args: [letter] },
              tools,
            ),
            h("b", { class: `g${letter.toLowerCase()}` }, say(word)),
            h("span", null, say(means)),
          ),
        ),
      ),
      h("p", { class: "small muted" }, say("welcome_not_known")),
      h("h2", null, say("welcome_program")),
      program,
      h("h2", null, say("welcome_history")),
      h(
        "fieldset",
        { class: "ask" },
        h("legend", null, say("welcome_question")),
        h("p", null, say("welcome_question_what")),
        h(
          "label",
          { class: "check" },
          box,
          h("span", null, say("welcome_question_yes")),
        ),
        h("p", { class: "small muted" }, say("welcome_question_no")),
        later,
      ),
      h("h2", null, say("welcome_limits")),
      h(
        "ul",
        { class: "limits" },
        ...LIMITS.map((key) => h("li", null, say(key))),
      ),
      h("h2", null, say("welcome_stored")),
      terms(STORED),
      h("h2", null, say("welcome_permissions")),
      terms(PERMISSIONS),
      h(
        "p",
        { class: "consent" },
        h("b", null, say("welcome_data")),
        ` ${say("welcome_data_text")}`,
      ),
      h(
        "p",
        { class: "row end" },
        buttonNode({ key: "welcome_go" }, go, tools, {
          id: "go",
          kind: "primary",
        }),
        h("a", { href: "../options/options.html" }, say("link_options")),
        h("a", { href: "../history/history.html" }, say("link_history")),
      ),
      answer,
    ),
  );
  await check();
}
