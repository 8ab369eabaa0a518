// SPDX-License-Identifier: EUPL-1.2
// The controls that pages in a tab are built with: a command to copy, a button,
// a choice, a question before something is gone for good. Pure: the document is
// passed in with the tools.

import { figure, PAGE_PALETTE } from "./rosette.js";

/**
 * @typedef {import("./text.js").Arg} Arg
 * @typedef {import("./dom.js").Builder & {
 *   text: (arg: Arg) => string,
 *   copy: (text: string) => Promise<void>,
 * }} Tools
 */

/** A small drawing. @param {import("./rosette.js").Spec} spec
 * @param {Arg | null} name  null: a text beside it says the same
 * @param {Tools} tools */
export function miniNode(spec, name, { svg, text }) {
  const attrs = name === null ? {} : { "aria-label": text(name) };
  return svg(figure(spec, "small", PAGE_PALETTE), { class: "mini", ...attrs });
}

/**
 * @param {Arg} label
 * @param {() => unknown} act
 * @param {Tools} tools
 * @param {{kind?: string, id?: string, attrs?: import("./dom.js").Attrs}} [how]
 *   kind: more classes
 * @returns {HTMLButtonElement}
 */
export function buttonNode(label, act, { h, text }, how = {}) {
  const { kind = "", id = null, attrs = {} } = how;
  const node = h("button", {
    type: "button",
    class: `btn ${kind}`.trim(),
    id,
    ...attrs,
  });
  node.textContent = text(label);
  node.addEventListener("click", act);
  return /** @type {HTMLButtonElement} */ (node);
}

/** @param {string} command @param {Tools} tools */
export function commandNode(command, tools) {
  const { h, text, copy } = tools;
  const button = buttonNode(
    { key: "copy" },
    async () => {
      await copy(command);
      button.textContent = text({ key: "copied" });
    },
    tools,
  );
  const said = h("span", { role: "status" }, button);
  return h("div", { class: "cmd" }, h("code", null, command), said);
}

/**
 * @param {Arg} label
 * @param {{value: string, text: Arg}[]} choices
 * @param {string} chosen
 * @param {(value: string) => unknown} change
 * @param {Tools} tools
 * @param {import("./dom.js").Attrs} [attrs]
 */
export function selectNode(label, choices, chosen, change, tools, attrs = {}) {
  const { h, text } = tools;
  const node = /** @type {HTMLSelectElement} */ (
    h(
      "select",
      attrs,
      ...choices.map(({ value, text: said }) =>
        h("option", { value, selected: value === chosen }, text(said)),
      ),
    )
  );
  node.addEventListener("change", () => change(node.value));
  return h("label", { class: "field" }, h("span", null, text(label)), node);
}

/**
 * Ask before something is gone for good.
 * @param {{title: Arg, what: Arg, yes: Arg}} question
 * @param {Document} document
 * @param {Tools} tools
 * @returns {Promise<boolean>}
 */
export function confirm(question, document, tools) {
  const { h, text } = tools;
  return new Promise((resolve) => {
    const dialog = /** @type {HTMLDialogElement} */ (
      h("dialog", { "aria-labelledby": "question" })
    );
    /** @param {boolean} said */
    const close = (said) => () => {
      dialog.close();
      dialog.remove();
      resolve(said);
    };
    dialog.addEventListener("cancel", close(false));
    dialog.append(
      h("h2", { id: "question" }, text(question.title)),
      h("p", null, text(question.what)),
      h(
        "p",
        { class: "row" },
        buttonNode({ key: "keep_it" }, close(false), tools, { id: "no" }),
        buttonNode(question.yes, close(true), tools, {
          id: "yes",
          kind: "primary",
        }),
      ),
    );
    document.body.append(dialog);
    dialog.showModal();
  });
}
