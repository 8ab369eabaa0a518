// SPDX-License-Identifier: EUPL-1.2
// Is a consent banner visible in a document, whose, and what does a click in it
// mean? Reads the document it is given and changes nothing in it. After words.js,
// tools.js and banners.js, in the same content script.

/**
 * @typedef {object} Banner
 * @property {string} tool
 * @property {Element} root      what holds its buttons
 * @property {Element[]} boxes   while one of them is visible, it is
 *
 * @typedef {object} Found
 * @property {Banner | null} banner
 * @property {Element[]} hidden  banners that are there, and not visible (yet)
 */

// biome-ignore lint/correctness/noUnusedVariables: for the scripts after it
var cocardeDetect = (() => {
  const { meaning, isTopic } = cocardeWords;
  const tools = [...cocardeTools, ...cocardeBanners];

  /** A banner of no tool that we know: named so, or a dialog. */
  const NAMED = ["cookie", "consent", "rgpd", "gdpr", "cnil", "traceur"]
    .flatMap((word) => [`[id*="${word}" i]`, `[class*="${word}" i]`])
    .join();
  const DIALOGS =
    'dialog[open],[role="dialog"],[role="alertdialog"],[aria-modal="true"]';
  const FRAMES =
    'iframe[title*="cookie" i],iframe[title*="consent" i],iframe[id*="consent" i]';
  const ANY = `${NAMED},${DIALOGS},${FRAMES}`;
  const NEVER = /^(html|body|head|script|style|link|meta|template|svg)$/i;
  const BUTTONS =
    'button,a,[role="button"],input[type="button"],input[type="submit"]';

  /** Of one kind looked at; a page that has more has something else. */
  const MAX_LOOKED = 40;
  /** A banner says no more; what does is the page. Characters. */
  const MAX_TEXT = 6000;
  /** Boxes within boxes without a size of their own. */
  const MAX_DEPTH = 4;

  /** Looked at again and again: what some part of the page brought. */
  const MAX_SUSPECTS = 80;

  /** What a tool has on a page, as one selector, where it is no mere id; ""
   * before the first look. */
  let anyTool = "";
  /** Tools known by an id, which costs nothing to look for.
   * @type {Map<Tool, string[]>} */
  const byId = new Map();
  /** @type {Set<Tool>} */
  const present = new Set();
  /** @type {Set<Element>} */
  const suspects = new Set();

  /** Only what this browser understands: one bad selector spoils them all.
   * @param {Document} page */
  function sift(page) {
    const nothing = page.createDocumentFragment();
    const good = tools.filter(({ here, shown, yes, no }) => {
      try {
        nothing.querySelector([...here, ...shown, ...yes, ...no].join());
        return true;
      } catch {
        return false;
      }
    });
    tools.splice(0, tools.length, ...good);
    for (const tool of good) {
      const ids = (tool.here[0] ?? "").split(",").map((one) => one.trim());
      if (ids.every((id) => /^#[\w-]+$/.test(id))) {
        byId.set(
          tool,
          ids.map((id) => id.slice(1)),
        );
      }
    }
    const others = good.filter((tool) => !byId.has(tool));
    anyTool = others.map(({ here }) => here[0]).join();
  }

  /** @param {Element} part @param {string} list @returns {Element[]} */
  function inside(part, list) {
    const found = [...part.querySelectorAll(list)].slice(0, MAX_LOOKED);
    return part.matches(list) ? [part, ...found] : found;
  }

  /** Remember what part of a page may be a banner, to be looked at again.
   * @param {Document} page @param {Element} part */
  function suspect(page, part) {
    if (anyTool === "") sift(page);
    if (part.matches(anyTool) || part.querySelector(anyTool)) {
      for (const tool of tools) {
        if (!byId.has(tool) && page.querySelector(tool.here[0] ?? "")) {
          present.add(tool);
        }
      }
    }
    for (const one of inside(part, ANY)) {
      if (suspects.size >= MAX_SUSPECTS) break;
      if (!NEVER.test(one.localName)) suspects.add(one);
    }
  }

  /** Shadow trees too, where the browser lets an extension in.
   * @param {Element} element @returns {Element[]} */
  function within(element) {
    const { chrome } = /** @type {any} */ (globalThis);
    const open = /** @type {any} */ (element).openOrClosedShadowRoot;
    const shadow =
      element.shadowRoot ??
      open ??
      (element instanceof HTMLElement && !NEVER.test(element.localName)
        ? chrome?.dom?.openOrClosedShadowRoot?.(element)
        : null);
    return [...(shadow?.children ?? element.children)].slice(0, MAX_LOOKED);
  }

  /** A rectangle on screen, not hidden. @param {Element} element
   * @param {number} [depth] @returns {boolean} */
  function isVisible(element, depth = 0) {
    if (!element.isConnected) return false;
    const { width, height, top, left, bottom, right } =
      element.getBoundingClientRect();
    if (width < 1 || height < 1) {
      return (
        depth < MAX_DEPTH &&
        within(element).some((child) => isVisible(child, depth + 1))
      );
    }
    if (bottom <= 0 || right <= 0) return false;
    if (top >= innerHeight || left >= innerWidth) return false;
    const all = { opacityProperty: true, visibilityProperty: true };
    return /** @type {any} */ (element).checkVisibility(all);
  }

  /** @param {Element} element */
  function isOver(element) {
    if (element.matches(DIALOGS)) return true;
    let at = /** @type {Element | null} */ (element);
    for (let depth = 0; at && depth < MAX_DEPTH; depth++) {
      if (NEVER.test(at.localName)) return false;
      const { position } = getComputedStyle(at);
      if (position === "fixed" || position === "sticky") return true;
      at = at.parentElement;
    }
    return false;
  }

  /** @param {Element} button */
  function label(button) {
    const text = button.textContent?.trim();
    if (text) return text;
    const value = /** @type {HTMLInputElement} */ (button).value;
    return value || button.getAttribute("aria-label") || "";
  }

  /** @param {Element} element */
  function asks(element) {
    const text = element.textContent ?? "";
    if (text.length > MAX_TEXT || !isTopic(text)) return false;
    const buttons = [...element.querySelectorAll(BUTTONS)];
    return buttons
      .slice(0, MAX_LOOKED)
      .some((one) => /accepted|refused|partly/.test(meaning(label(one))));
  }

  /** @param {Document} page @param {string} list @returns {Element[]} */
  function all(page, list) {
    return [...page.querySelectorAll(list)]
      .slice(0, MAX_LOOKED)
      .filter((element) => !NEVER.test(element.localName));
  }

  /** @param {Document} page @param {Element[]} hidden @returns {Banner | null} */
  function ofTool(page, hidden) {
    for (const [tool, ids] of byId) {
      if (ids.some((id) => page.getElementById(id))) present.add(tool);
    }
    for (const { tool, here, shown } of present) {
      if (!here.every((one) => page.querySelector(one))) continue;
      const boxes = all(page, shown.join());
      const seen = boxes.find((box) => isVisible(box));
      if (!seen) {
        hidden.push(...boxes);
        continue;
      }
      const around = seen.closest(here.join());
      const root = around && !NEVER.test(around.localName) ? around : seen;
      return { tool, root: whole(root), boxes };
    }
    return null;
  }

  /** A rule may name but a part: what lies over the page with it.
   * @param {Element} part */
  function whole(part) {
    let root = part;
    let at = part.parentElement;
    for (let depth = 0; at && depth < MAX_DEPTH; depth++) {
      if (NEVER.test(at.localName)) break;
      if (getComputedStyle(at).position === "fixed") root = at;
      at = at.parentElement;
    }
    return root;
  }

  /** @param {Document} page @param {Element[]} hidden @returns {Banner | null} */
  function ofNobody(page, hidden) {
    for (const element of suspects) {
      if (!element.isConnected) {
        suspects.delete(element);
        continue;
      }
      if (element.matches("button,a,input")) continue;
      const framed = element.matches(FRAMES);
      if (!framed && !asks(element)) continue;
      if (!isVisible(element)) hidden.push(element);
      else if (isOver(element)) {
        const tool = isTcf(page) && !framed ? "tcf" : "unnamed";
        return { tool, root: element, boxes: [element] };
      }
    }
    return null;
  }

  /** The frame by which pages find a tool of the TCF.
   * @param {Document} page */
  function isTcf(page) {
    return page.querySelector('iframe[name="__tcfapiLocator"]') !== null;
  }

  return {
    suspect,

    /** Among the parts that were named. @param {Document} page
     * @returns {Found} */
    look(page) {
      /** @type {Element[]} */
      const hidden = [];
      const banner = ofTool(page, hidden) ?? ofNobody(page, hidden);
      return { banner, hidden: hidden.slice(0, MAX_LOOKED) };
    },

    /** @param {Banner} banner */
    isShown: (banner) => banner.boxes.some((box) => isVisible(box)),

    /**
     * What was clicked, by its words; a tool's own button by its selector.
     * @param {EventTarget[]} path  of the event
     * @param {Banner | null} banner
     * @returns {Word}
     */
    meaningOf(path, banner) {
      const parts = path.filter((at) => at instanceof Element).slice(0, 20);
      const button = parts.find((part) => part.matches(BUTTONS));
      const word = button ? meaning(label(button)) : "";
      if (word !== "" && word !== "close") return word;
      const own = tools.filter(({ tool }) => tool === banner?.tool);
      for (const { yes, no } of own) {
        const is = (/** @type {string} */ one) =>
          parts.some((part) => part.matches(one));
        if (no.some(is)) return "refused";
        if (yes.some(is)) return "accepted";
      }
      return word;
    },
  };
})();
