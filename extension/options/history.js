// SPDX-License-Identifier: EUPL-1.2
// The settings of the history and the list of followed sites: shown as the host
// says they are, changed by asking the host. Everything outside is passed in.

import { buttonNode, confirm, selectNode } from "../ui/controls.js";
import { troubleOf, troubleOfError } from "../ui/trouble.js";
import {
  isShorter,
  keptText,
  RETENTIONS,
  retentionText,
  retentionValue,
} from "./view.js";

/**
 * @typedef {import("./view.js").HistorySettings} HistorySettings
 * @typedef {import("../ui/controls.js").Tools & {
 *   document: Document,
 *   ask: import("../ui/page.js").AskHost,
 *   say: (message: import("../ui/text.js").Arg) => void,
 * }} Tools  say: what was done, for all to see and hear
 */

/** A box with its words.
 * @param {string} id @param {string} key @param {boolean} on
 * @param {(on: boolean) => unknown} change @param {Tools} tools */
function boxNode(id, key, on, change, { h, text }) {
  const box = /** @type {HTMLInputElement} */ (
    h("input", { type: "checkbox", id })
  );
  box.checked = on;
  box.addEventListener("change", () => change(box.checked));
  return h("label", { class: "check" }, box, h("span", null, text({ key })));
}

/**
 * Everything below the two headings; drawn again after each change.
 * @param {Tools} tools
 */
export function historySection(tools) {
  const { h, text, ask, say, document } = tools;
  const node = h("div", { id: "history-settings" });

  async function show() {
    const reply = await ask("history.settings");
    if ("err" in reply) node.replaceChildren(missing(reply.err));
    else draw(reply.ok);
    return node;
  }

  /** @param {{code: string, msg: string}} err */
  function missing(err) {
    const key = err.msg ? null : "options_program";
    return h("p", null, text(key ? { key } : troubleOfError(err)));
  }

  /** @param {Record<string, unknown>} set */
  async function change(set) {
    const reply = await ask("history.settings", { set });
    await redraw();
    say("ok" in reply ? { key: "options_kept" } : troubleOfError(reply.err));
  }

  /** The focus stays on what was just changed. */
  async function redraw() {
    const id = document.activeElement?.id;
    await show();
    if (id) document.getElementById(id)?.focus();
  }

  /** @param {HistorySettings} settings @param {string} value */
  async function retain(settings, value) {
    const months = value === "none" ? null : Number(value);
    if (settings.visits > 0 && isShorter(settings.retention, months)) {
      const yes = await confirm(
        {
          title: { key: "options_shorten_title" },
          what: { key: "options_shorten_what", args: [months ?? 0] },
          yes: { key: "options_shorten_yes" },
        },
        document,
        tools,
      );
      if (!yes) return redraw();
    }
    await change({ retention: months });
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
    await redraw();
    if ("err" in reply) say(troubleOfError(reply.err));
    else say({ key: reply.ok.gone ? "deleted" : "deleted_not_gone" });
  }

  /** @param {HistorySettings} settings */
  function noticeOf({ state, lost }) {
    if (state === "damaged-before") {
      return h(
        "div",
        { class: "consent" },
        h("p", null, text({ key: "trouble_damaged_before", count: lost })),
        h(
          "p",
          { class: "row" },
          buttonNode(
            { key: "trouble_seen" },
            () => change({ seen: true }),
            tools,
          ),
        ),
      );
    }
    const trouble = troubleOf(state);
    return trouble ? h("p", { class: "consent" }, text(trouble)) : null;
  }

  /** @param {HistorySettings} settings */
  function draw(settings) {
    const { recording, paused, retention, file, visits, followed } = settings;
    const on = recording === true;
    const choices = RETENTIONS.map((months) => ({
      value: retentionValue(months),
      text: retentionText(months),
    }));
    node.replaceChildren(
      ...present(
        noticeOf(settings),
        boxNode(
          "recording",
          "options_recording",
          on,
          (yes) => change({ recording: yes }),
          tools,
        ),
        on
          ? boxNode(
              "paused",
              "options_paused",
              paused,
              (yes) => change({ paused: yes }),
              tools,
            )
          : null,
        h(
          "div",
          { class: "fields" },
          selectNode(
            { key: "options_retention" },
            choices,
            retentionValue(retention),
            (value) => retain(settings, value),
            tools,
            { id: "retention" },
          ),
          visits + followed.length > 0
            ? buttonNode({ key: "delete_all" }, deleteAll, tools, {
                id: "delete-all",
              })
            : null,
        ),
        h("p", { class: "small muted" }, text(keptText(settings))),
        file && visits > 0
          ? h(
              "p",
              { class: "small muted" },
              `${text({ key: "history_file" })} `,
              h("code", null, file),
            )
          : null,
        h("h2", null, text({ key: "options_followed" })),
        h("p", { class: "lede" }, text({ key: "options_followed_what" })),
        followedNode(followed),
        on
          ? followForm()
          : h("p", null, text({ key: "options_follow_needs_yes" })),
      ),
    );
  }

  /** @param {string[]} followed */
  function followedNode(followed) {
    if (followed.length === 0) {
      return h("p", { class: "muted" }, text({ key: "options_followed_none" }));
    }
    return h(
      "ul",
      { class: "followed" },
      ...followed.map((site) =>
        h(
          "li",
          null,
          h("span", null, site),
          buttonNode(
            { key: "options_unfollow" },
            () => follow(site, false),
            tools,
            {
              kind: "small-btn",
              attrs: {
                "aria-label": text({
                  key: "options_unfollow_site",
                  args: [site],
                }),
              },
            },
          ),
        ),
      ),
    );
  }

  /** @param {string} host @param {boolean} yes */
  async function follow(host, yes) {
    const reply = await ask("sites.follow", { host, follow: yes });
    if ("err" in reply) {
      const bad = reply.err.code === "E_BAD_REQUEST";
      say(bad ? { key: "options_follow_not" } : troubleOfError(reply.err));
      return;
    }
    const { site } = reply.ok.site;
    await redraw();
    document.getElementById("follow")?.focus();
    say({
      key: yes ? "options_followed_now" : "options_unfollowed",
      args: [site],
    });
  }

  function followForm() {
    const field = /** @type {HTMLInputElement} */ (
      h("input", { type: "text", id: "follow", spellcheck: "false" })
    );
    const form = h(
      "form",
      { class: "fields" },
      h(
        "label",
        { class: "field" },
        h("span", null, text({ key: "options_follow_label" })),
        field,
      ),
      h("button", { class: "btn" }, text({ key: "options_follow" })),
    );
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      const typed = hostIn(field.value);
      if (typed) follow(typed, true);
      else say({ key: "options_follow_not" });
    });
    return form;
  }

  return { node, show };
}

/** What a person types or pastes: a name or an address.
 * @param {string} typed @returns {string} "": none */
export function hostIn(typed) {
  const bare = typed.trim().replace(/^[a-z]+:\/\//i, "");
  return bare.replace(/[/?#:].*$/s, "").toLowerCase();
}

/** @param {...(HTMLElement | null)} nodes @returns {HTMLElement[]} */
const present = (...nodes) => nodes.flatMap((node) => (node ? [node] : []));
