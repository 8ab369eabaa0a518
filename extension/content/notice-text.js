// SPDX-License-Identifier: EUPL-1.2
// Is this page a legal notice, and what does it say of hosting? The pure part
// of content/notice.js, which content scripts cannot import: it leaves its
// functions in the global of their own world, which no page sees.
//
// French and English words. Title, headings, address and links of the page are
// looked at here and leave nothing but a yes or a no; of its text only the
// passage on hosting goes on.

/**
 * What the page calls itself.
 * @typedef {object} Signs
 * @property {string} title
 * @property {string[]} headings  of the first two levels
 * @property {string} path        of its address
 * @property {string[]} links     texts of links that lead to this very page
 *
 * @typedef {object} Line
 * @property {string} text
 * @property {number} level  1-6: a heading of the page, MARKED: a line all in
 *   bold, or a term; 0: neither
 * @property {boolean} link  nothing but links: a menu, not a statement
 */

(() => {
  /** Bytes of UTF-8 that cross to the host (PROTOCOL.md, `notice`). */
  const MAX_BYTES = 2048;
  /** What is read of one page; a legal notice is shorter. */
  const MAX_NODES = 20_000;
  const MARKED = 7;
  const MAX_HEADING = 80;

  /** What a legal notice is called, at the beginning of its name. */
  const NAME = new RegExp(
    [
      "(?:mentions?|informations?|notices?|infos) légales?\\b",
      "mentions$",
      "legal (?:notices?|information|info|mentions?|disclosures?)\\b",
      "imprint\\b",
      "impressum\\b",
      "(?:site )?(?:crédits?|credits)(?:$| (?:et|and|&|du site|photo)\\b)",
    ]
      .map((one) => `^(?:${one.replaceAll("é", "[ée]")})`)
      .join("|"),
    "i",
  );
  const WORDS_OF_NAME = 8;
  const PATH =
    /^(?:(?:mentions?|informations?|infos?|notices?)-?legales?|legal|legal-(?:notices?|information|info|mentions?)|mentions|imprint|impressum|credits)(?:-[a-z]+){0,3}$/;

  const HOSTING_TITLE = /h[ée]berg|\bweb ?host|\bhost(?:s|ed|er|ing)?\b/i;
  const HOSTING =
    /\bh[ée]berg(?:[ée]|eur|ement)|\bhosted\b|\bhosting\b|\bweb ?host|\bhost ?:|\b(?:is|our) host\b/i;

  /** Elements that are no text of the page, or hold what people typed. */
  const SKIPPED = new Set(
    (
      "SCRIPT STYLE NOSCRIPT TEMPLATE NAV TEXTAREA SELECT INPUT BUTTON SVG " +
      "CANVAS IFRAME OBJECT VIDEO AUDIO DIALOG"
    ).split(" "),
  );
  /** Elements inside a line. */
  const INLINE = new Set(
    (
      "A ABBR ACRONYM B BDI BDO CITE CODE DFN EM FONT I KBD LABEL MARK Q S " +
      "SMALL SPAN STRONG SUB SUP TIME U VAR WBR"
    ).split(" "),
  );
  const BOLD = new Set(["B", "STRONG", "DT"]);

  /** @param {string} text */
  const clean = (text) => text.normalize("NFC").replace(/\s+/g, " ").trim();

  /** @param {string} text */
  function isName(text) {
    const name = clean(text);
    return NAME.test(name) && name.split(" ").length <= WORDS_OF_NAME;
  }

  /** @param {string} path */
  function isPath(path) {
    const [last = ""] = path.replace(/\/+$/, "").split("/").slice(-1);
    const plain = last
      .toLowerCase()
      .replace(/%c3%a9/g, "e")
      .replace(/\.[a-z]+$/, "")
      .replace(/[_+]|%20/g, "-");
    return PATH.test(plain);
  }

  /** @param {Signs} signs */
  function isNotice({ title, headings, path, links }) {
    const parts = title.split(/ - |[|•·»:–—]/);
    return isPath(path) || [...headings, ...links, ...parts].some(isName);
  }

  /**
   * The text under an element, line by line.
   * @param {Node} root
   * @returns {Line[]}
   */
  function linesOf(root) {
    /** @type {Line[]} */
    const lines = [];
    let nodes = 0;
    let line = { text: "", bold: 0, linked: 0, level: 0 };

    function end() {
      const text = clean(line.text);
      const all = line.text.replace(/\s/g, "").length;
      const level = line.level || (line.bold === all ? MARKED : 0);
      if (text) lines.push({ text, level, link: line.linked === all });
      line = { text: "", bold: 0, linked: 0, level: 0 };
    }

    /** @param {Node} node @param {boolean} bold @param {boolean} linked
     * @param {number} level */
    function walk(node, bold, linked, level) {
      nodes += 1;
      if (nodes > MAX_NODES) return;
      if (node.nodeType === 3) {
        const { data } = /** @type {Text} */ (node);
        const length = data.replace(/\s/g, "").length;
        line.text += data;
        line.bold += bold ? length : 0;
        line.linked += linked ? length : 0;
        line.level = line.level || (length ? level : 0);
        return;
      }
      if (node.nodeType !== 1) return;
      const element = /** @type {Element} */ (node);
      const name = element.nodeName.toUpperCase();
      if (SKIPPED.has(name) || isEdited(element)) return;
      const inline = INLINE.has(name);
      if (!inline) end();
      const heading = /^H[1-6]$/.test(name) ? Number(name[1]) : level;
      for (const child of element.childNodes) {
        walk(child, bold || BOLD.has(name), linked || name === "A", heading);
      }
      if (!inline) end();
    }

    walk(root, false, false, 0);
    end();
    return lines;
  }

  /** Not shown, or somebody writes there. @param {Element} element */
  function isEdited(element) {
    const edited = element.getAttribute("contenteditable");
    return (
      element.hasAttribute("hidden") || (edited !== null && edited !== "false")
    );
  }

  /**
   * Where the passage that begins at a line ends: before the next heading of
   * its rank, or of any rank once it has said something.
   * @param {Line[]} lines
   * @param {number} first
   */
  function endOf(lines, first) {
    const rank = lines[first]?.level || MARKED;
    let said = lines[first]?.level === 0;
    let i = first + 1;
    for (; i < lines.length; i += 1) {
      const { level } = /** @type {Line} */ (lines[i]);
      const stops = level > 0 && (said || (level <= rank && level < MARKED));
      if (stops && level <= Math.max(rank, MARKED)) break;
      said ||= level === 0;
    }
    return i;
  }

  /** A statement on hosting, more than a title. @param {Line} line */
  const speaks = ({ text, level, link }) =>
    !link && HOSTING.test(text) && (level === 0 || text.split(" ").length > 3);

  /** From the sentence on that speaks of it. @param {string} text */
  function fromSentence(text) {
    const before = text.slice(0, text.search(HOSTING));
    return text.slice(Math.max(before.lastIndexOf(". ") + 1, 0)).trim();
  }

  /** @param {string} text */
  function within(text) {
    const room = new Uint8Array(MAX_BYTES);
    return text.slice(0, new TextEncoder().encodeInto(text, room).read);
  }

  /**
   * What the page says of its hosting: under headings of that, else from the
   * first sentence on that speaks of it.
   * @param {Line[]} lines
   * @returns {string | null} null: nothing
   */
  function passageOf(lines) {
    /** @type {string[]} */
    const found = [];
    for (let i = 0; i < lines.length; i += 1) {
      const { text, level, link } = /** @type {Line} */ (lines[i]);
      const titled = level > 0 && !link && text.length <= MAX_HEADING;
      if (!titled || !HOSTING_TITLE.test(text)) continue;
      const end = endOf(lines, i);
      if (end > i + 1) found.push(...lines.slice(i, end).map((l) => l.text));
      i = end - 1;
    }
    if (found.length === 0) {
      const i = lines.findIndex(speaks);
      if (i < 0) return null;
      const [first = "", ...rest] = lines
        .slice(i, endOf(lines, i))
        .map(({ text }) => text);
      found.push(fromSentence(first), ...rest);
    }
    return within(found.join("\n"));
  }

  /** @type {any} */ (globalThis).cocardeNotice = {
    isNotice,
    linesOf,
    passageOf,
    MAX_BYTES,
  };
})();
