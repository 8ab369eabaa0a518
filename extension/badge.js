// SPDX-License-Identifier: EUPL-1.2
// The button in the toolbar: what it shows for a view, and how often it may
// change. Pure; clock, timers and drawing are passed in.
//
// The icon carries the letter by shape and colour, the text by the letter
// itself, the title by a word: no one of them alone (colours are not seen by
// all, sixteen pixels not by many).

/**
 * @typedef {import("./messages.js").View} View
 * @typedef {import("./messages.js").Letter} Letter
 * @typedef {import("./ui/text.js").Msg} Msg
 *
 * @typedef {object} Look
 * @property {string} icon     name in icons/, without size
 * @property {string} text     at most three characters
 * @property {string} colour   behind the text
 * @property {Msg} title
 * @property {boolean} final   nothing better is on its way
 */

/** Fills of ui/DESIGN-NOTES.md: equal luminance, white text on them. */
const COLOURS = {
  A: "#12806f",
  B: "#3d74b8",
  C: "#927000",
  D: "#c2511d",
  E: "#bb4482",
};
const GREY = "#646672";

/** @type {Record<string, string>} */
const WHY = {
  file: "why_file",
  browser: "why_internal",
  extension: "why_extension_page",
  store: "why_store",
  source: "why_view_source",
  pdf: "why_pdf",
  data: "why_data",
  "opened-before": "why_opened_before",
  "no-answer": "why_no_document",
};

/** @param {string} key @param {import("./ui/text.js").Arg[]} args @returns {Msg} */
const msg = (key, ...args) => ({ key, args });

/** @param {Letter} letter */
const word = (letter) => msg(`word_${letter.toLowerCase()}`);

/** @param {View} view @returns {Look} */
export function lookOf(view) {
  switch (view.state) {
    case "rated":
      return rated(view);
    case "provisional":
      return provisional(view);
    case "not-measurable": {
      const why = msg(WHY[view.why ?? ""] ?? "why_internal");
      const title = msg("badge_title_not_measurable", why);
      return grey("not-measurable", "", title, true);
    }
    case "host-missing":
      return grey("host-missing", "!", msg("badge_title_host_missing"), true);
    case "permission-missing": {
      const title = msg("badge_title_permission_missing");
      return grey("host-missing", "!", title, true);
    }
  }
}

/**
 * @param {string} icon
 * @param {string} text
 * @param {Msg} title
 * @param {boolean} final
 * @returns {Look}
 */
function grey(icon, text, title, final) {
  return { icon, text, colour: GREY, title, final };
}

/** @param {View} view @returns {Look} */
function rated({ page, rating }) {
  const site = page?.host ?? "";
  const { best = null, worst = null } = rating?.grade ?? {};
  if (!best || !worst) {
    return grey("not-rated", "?", msg("badge_title_not_rated", site), true);
  }
  const colour = COLOURS[worst];
  if (best === worst) {
    return {
      icon: `grade-${best.toLowerCase()}`,
      text: best,
      colour,
      title: msg("badge_title_rated", site, best, word(best)),
      final: true,
    };
  }
  const from = best === "A" ? msg("word_from_a") : word(best);
  const to = msg(`word_to_${worst.toLowerCase()}`);
  const words = msg("word_range", from, to);
  return {
    icon: `range-${best}-${worst}`.toLowerCase(),
    text: `${best}–${worst}`,
    // Half of it would be a lie: neither letter's colour.
    colour: GREY,
    title: msg("badge_title_range", site, best, worst, words),
    final: true,
  };
}

/** @param {View} view @returns {Look} */
function provisional({ page, rating }) {
  const title = msg("badge_title_provisional", page?.host ?? "");
  // More contacts can only make it worse: the best reading is what is sure.
  const best = rating?.grade.best;
  const icon = best ? `provisional-${best.toLowerCase()}` : "not-rated";
  return grey(icon, "…", title, false);
}

/** A window in which a page draws at most WINDOW_CHANGES changes. */
export const WINDOW_MS = 1000;
const WINDOW_CHANGES = 2;

/**
 * How long a change must wait. Of the two places in each window one is kept
 * for a final look, so that a letter never waits for a provisional one.
 * @param {number[]} drawn  times of changes drawn, ms
 * @param {number} now
 * @param {boolean} final
 * @returns {number} ms; 0: at once
 */
export function waitOf(drawn, now, final) {
  const recent = drawn.filter((at) => now - at < WINDOW_MS);
  const places = final ? WINDOW_CHANGES : 1;
  const blocking = recent[recent.length - places];
  return blocking === undefined ? 0 : blocking + WINDOW_MS - now;
}

/**
 * @typedef {object} Outside
 * @property {(tab: number, look: Look, before: Look | null) => void} draw
 *   before: what the browser shows now; null: nothing of ours
 * @property {() => number} now
 * @property {(run: () => void, ms: number) => unknown} setTimer
 * @property {(timer: unknown) => void} clearTimer
 */

/** @param {Outside} outside */
export function createBadge({ draw, now, setTimer, clearTimer }) {
  /** @typedef {{shown: Look | null, times: number[], timer: unknown}} Tab */
  /** @type {Map<number, Tab>} */
  const tabs = new Map();

  /** @param {number} id @returns {Tab} */
  function tabOf(id) {
    const known = tabs.get(id) ?? { shown: null, times: [], timer: null };
    tabs.set(id, known);
    return known;
  }

  /** @param {number} id @param {Look} look */
  function show(id, look) {
    const tab = tabOf(id);
    clearTimer(tab.timer);
    if (tab.shown && JSON.stringify(tab.shown) === JSON.stringify(look)) return;
    const wait = waitOf(tab.times, now(), look.final);
    if (wait > 0) {
      tab.timer = setTimer(() => show(id, look), wait);
      return;
    }
    draw(id, look, tab.shown);
    tab.shown = look;
    tab.times = [...tab.times.slice(1 - WINDOW_CHANGES), now()];
  }

  return {
    show,
    /** The words changed: what shows is drawn in them. */
    again() {
      for (const [id, { shown }] of tabs) if (shown) draw(id, shown, null);
    },
    /** A new page: the browser itself cleared the button. What was drawn a
     * moment ago still counts: pages that follow one another, as one that
     * loads itself again and again, are no reason to flicker.
     * @param {number} id */
    cleared(id) {
      tabOf(id).shown = null;
    },
    /** @param {number} id */
    forget(id) {
      clearTimer(tabs.get(id)?.timer);
      tabs.delete(id);
    },
  };
}
