// SPDX-License-Identifier: EUPL-1.2
// The details page at work: asks for one visit, of a tab or of the history,
// shows it, acts on clicks. What is on screen stays when the tab goes elsewhere
// or nobody answers any more: it is the record of a visit. Everything outside
// is passed in.

import { faultOf } from "../host/protocol.js";
import { REPLIES } from "../host/replies.js";
import { noLetterNodes } from "../popup/sections/no-letter.js";
import { wantsDetail } from "../popup/view.js";
import { builder } from "../ui/dom.js";
import { svgBuilder } from "../ui/svg.js";
import { disputeText } from "./dispute.js";
import { pageNodes } from "./sections/page.js";
import { detailsOf, fileName } from "./view.js";
import { purposes } from "./view-alternatives.js";

/**
 * @typedef {import("../messages.js").View} View
 * @typedef {import("../messages.js").DetailedRating} Rating
 * @typedef {import("../messages.js").Request} Request
 * @typedef {import("./view.js").Visit} Visit
 * @typedef {import("./view-cards.js").FactId} FactId
 *
 * Which visit: what a tab shows (page: the key it then had), or one that the
 * history keeps.
 * @typedef {{tab: number, page: string | null} | {visit: number}} Subject
 *
 * @typedef {object} Outside
 * @property {Document} document
 * @property {"fr" | "en"} tag
 * @property {Subject} subject
 * @property {(arg: import("../ui/text.js").Arg) => string} text
 * @property {(request: Request) => Promise<any>} ask  the background
 * @property {() => Promise<boolean>} allow
 * @property {(text: string) => Promise<void>} copy
 * @property {(name: string, json: string) => void} save
 * @property {(path: string) => void} go  a page of the extension
 * @property {(listener: (tabId: number) => void) => void} onChange
 *
 * What the sections need to build and to act.
 * @typedef {import("../ui/dom.js").Builder & {
 *   s: import("../ui/svg.js").SvgBuilder,
 *   text: Outside["text"],
 *   copy: Outside["copy"],
 *   document: Document,
 *   tag: string,
 *   act: (name: "retry-host" | "allow" | "export") => Promise<void>,
 *   json: (what: "capture" | "rating") => string,
 *   save: () => void,
 *   refresh: () => Promise<void>,
 *   dispute: (org: string, fact: FactId) => Promise<string>,
 *   ways: {details: null, history: string, share: null},
 *   go: Outside["go"],
 * }} Tools
 */

/** A background that is gone or fails counts as no answer.
 * @template T @param {Promise<T>} asked @returns {Promise<T | null>} */
const answer = (asked) =>
  asked.then(
    (reply) => reply ?? null,
    () => null,
  );

const NO_COUNTS = {
  requests: 0,
  hosts: 0,
  contacted: 0,
  possible: 0,
  cached: 0,
  blocked: 0,
  failed: 0,
  dropped: 0,
  aside: 0,
};

/** A visit of the history in the shape of one that a tab shows.
 * @param {any} reply  to history.visit @returns {View} */
function viewOfVisit({ visit, rating }) {
  return {
    state: "rated",
    why: null,
    page: {
      key: "",
      host: String(visit?.host ?? rating.page.host),
      at: String(visit?.at ?? rating.page.at),
      private: false,
      opened_before: false,
    },
    rating,
    provisional: false,
    consent: null,
    host: { state: "ready", hello: null, error: null },
    counts: NO_COUNTS,
  };
}

/** @param {Outside} outside */
export async function openDetails(outside) {
  const { document, tag, subject, text, ask } = outside;
  const { body, documentElement } = document;
  documentElement.lang = tag;
  /** @type {Visit} */
  let known = {
    view: null,
    detail: null,
    capture: null,
    alternatives: null,
    rules: [],
    tab: "tab" in subject ? subject.tab : -1,
    from: "tab" in subject ? "live" : "stored",
    stale: null,
  };
  let asked = 0; // the newest refresh wins
  let shown = "";
  /** Key of the page shown; another one of the tab does not take its place. */
  let page = "tab" in subject ? subject.page : null;

  /** @param {string} op @param {Record<string, unknown>} fields */
  const host = (op, fields) =>
    answer(ask({ cmd: "host", op, slot: "details", body: fields }));

  /** @type {Tools} */
  const tools = {
    ...builder(document),
    s: svgBuilder(document),
    text,
    copy: outside.copy,
    document,
    tag,
    act,
    json: (what) => JSON.stringify(jsonOf(what), null, 2),
    save,
    refresh: load,
    dispute,
    ways: { details: null, history: "history/history.html", share: null },
    go: outside.go,
  };

  /** @param {"capture" | "rating"} what */
  function jsonOf(what) {
    if (what === "capture") return known.capture;
    return known.detail && "ok" in known.detail ? known.detail.ok : null;
  }

  /** @returns {Rating | null} */
  const ratingShown = () =>
    known.detail && "ok" in known.detail ? known.detail.ok : null;

  /** @param {number} tabId @returns {Promise<Partial<Visit> | null>} */
  async function fromTab(tabId) {
    /** @type {View | null} */
    const view = await answer(ask({ cmd: "view", tabId }));
    const key = view?.page?.key ?? null;
    if (ratingShown()) {
      // Closed, or gone elsewhere, or nobody there: what was shown stays.
      if (view && key !== page) return { stale: "gone" };
      if (!wantsDetail(view)) return { stale: "unanswered" };
    }
    if (!wantsDetail(view)) return { view, detail: null };
    page = key;
    const [detail, exported] = await Promise.all([
      answer(ask({ cmd: "rate-detail", tabId, lang: tag })),
      answer(ask({ cmd: "export", tabId })),
    ]);
    if (detail?.err?.code === "superseded") return null;
    if (!detail?.ok && ratingShown()) return { stale: "unanswered" };
    return {
      view,
      detail,
      capture: exported?.ok ?? null,
      stale: null,
    };
  }

  /** @param {number} visit @returns {Promise<Partial<Visit> | null>} */
  async function fromHistory(visit) {
    const [reply, file] = await Promise.all([
      host("history.visit", { visit, lang: tag }),
      host("history.export", { format: "json", visit }),
    ]);
    if (!reply?.ok?.rating) {
      return { view: null, detail: reply?.err ? reply : null };
    }
    const fault = faultOf(reply.ok.rating, true);
    if (fault !== null) return { view: null, detail: null };
    return {
      view: viewOfVisit(reply.ok),
      detail: { ok: reply.ok.rating },
      capture: readCapture(file?.ok?.text),
    };
  }

  /** What the page says beyond the rating: asked for once it is known. */
  async function complete() {
    const rating = ratingShown();
    if (!rating) return;
    const wanted = purposes(rating);
    const [rules, choices] = await Promise.all([
      known.rules.length ? null : host("rules", {}),
      wanted.length
        ? host("alternatives", {
            purposes: wanted,
            at: rating.page.at || rating.versions.data,
            lang: tag,
          })
        : null,
    ]);
    if (rules?.ok && REPLIES.rules(rules.ok, "") === null) {
      known = { ...known, rules: rules.ok.rules };
    }
    if (choices?.ok && REPLIES.alternatives(choices.ok, "") === null) {
      known = { ...known, alternatives: choices.ok };
    }
  }

  async function load() {
    const turn = ++asked;
    const found =
      "tab" in subject
        ? await fromTab(subject.tab)
        : await fromHistory(subject.visit);
    if (turn !== asked || !found) return;
    known = { ...known, ...found };
    show();
    if (!found.detail) return;
    await complete();
    if (turn === asked) show();
  }

  /** Put the new screen in place of the old one, unless it is the same: what
   * the person had opened stays open, and the focus stays where it was. */
  function show() {
    const screen = detailsOf(known);
    const now = JSON.stringify([screen, known.capture]);
    if (now === shown) return;
    shown = now;
    const open = [...body.querySelectorAll("details[open]")].map((d) => d.id);
    const focused = document.activeElement?.id;
    if (screen.kind === "rated") {
      document.title = text({
        key: "details_title",
        args: [screen.base.head.site],
      });
      body.className = "doc";
      body.replaceChildren(...pageNodes(screen, tools));
    } else {
      document.title = text(screen.head.title);
      body.className = "doc popup alone";
      body.replaceChildren(
        ...noLetterNodes(screen, /** @type {any} */ (tools)),
      );
    }
    for (const id of open) {
      document.getElementById(id)?.setAttribute("open", "");
    }
    if (focused) document.getElementById(focused)?.focus();
    body.dataset.ready = screen.kind;
  }

  /** @param {"retry-host" | "allow" | "export"} name */
  async function act(name) {
    if (name === "export") return save();
    await answer(name === "allow" ? outside.allow() : ask({ cmd: name }));
    await load();
  }

  function save() {
    const rating = ratingShown();
    if (!rating || !known.capture) throw new Error("nothing to save");
    outside.save(fileName(rating.page), `${JSON.stringify(known.capture)}\n`);
  }

  /** The text with which a fact can be disputed: the host's, which names the
   * rows of its tables; else what this page shows. @param {string} org
   * @param {FactId} fact */
  async function dispute(org, fact) {
    const rating = /** @type {Rating} */ (ratingShown());
    const { capture } = known;
    const party = rating.parties.find((one) => one.org === org);
    const machine = party?.contacts.find(({ ip }) => ip !== null);
    // Of a machine the rows are those of its name and its address.
    const about =
      machine && (fact === "place" || fact === "network")
        ? { query: machine.host, ip: machine.ip }
        : { query: org };
    const reply = await host("dispute", {
      ...about,
      at: rating.page.at || rating.versions.data,
      lang: tag,
      ...(capture ? { page: capture.page, contacts: capture.contacts } : {}),
    });
    const said = reply?.ok?.text;
    return typeof said === "string" && said !== ""
      ? said
      : disputeText(rating, org, fact, text);
  }

  outside.onChange((changed) => {
    if ("tab" in subject && changed === subject.tab) load();
  });
  await load();
}

/** The capture of a visit that the history exports, one on a line.
 * @param {unknown} lines
 * @returns {import("../messages.js").ExportedPage | null} */
function readCapture(lines) {
  if (typeof lines !== "string") return null;
  try {
    const read = JSON.parse(lines.split("\n", 1)[0] ?? "");
    return read?.schema === "cocarde.page/1" && Array.isArray(read.contacts)
      ? read
      : null;
  } catch {
    return null;
  }
}
