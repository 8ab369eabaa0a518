// SPDX-License-Identifier: EUPL-1.2
// What sticks out of the details page in each width, words of its pictures that
// run into one another, boxes that only a mouse can scroll, and what is too
// small to be hit; posted as a list of sentences.

const WIDTHS = [1100, 640, 320];
const STATES = ["state=refused&lang=fr", "state=elsewhere&lang=en"];
const LONG = "state=refused&lang=fr&hosts=600";
/** WCAG 2.2, 2.5.8; links within a sentence are free. CSS pixels. */
const TARGET = 24;

/** @param {string} query @param {number} width */
async function show(query, width) {
  const frame = document.createElement("iframe");
  frame.style.cssText = `width: ${width}px; height: 900px; border: 0`;
  frame.src = `details.html?${query}`;
  document.body.append(frame);
  for (;;) {
    await new Promise((resolve) => setTimeout(resolve, 20));
    const shown = frame.contentDocument;
    // The rules come with the second answer.
    if (shown?.getElementById("rules")) return { frame, shown };
  }
}

/** @param {DOMRect} a @param {DOMRect} b */
const meet = (a, b) =>
  a.left < b.right - 1 &&
  b.left < a.right - 1 &&
  a.top < b.bottom - 1 &&
  b.top < a.bottom - 1;

/** @param {Document} shown @param {(fault: string) => void} say */
function pictures(shown, say) {
  for (const picture of shown.querySelectorAll("svg.flow, svg.visit")) {
    const all = picture.getBoundingClientRect();
    const words = [...picture.querySelectorAll("text")].map((node) => ({
      said: node.textContent,
      box: node.getBoundingClientRect(),
    }));
    for (const { said, box } of words) {
      if (box.left < all.left - 1 || box.right > all.right + 1) {
        say(`"${said}" sticks out of its picture`);
      }
    }
    words.forEach((a, i) => {
      for (const b of words.slice(i + 1)) {
        if (meet(a.box, b.box)) say(`"${a.said}" runs into "${b.said}"`);
      }
    });
  }
}

/** @param {string} query @param {number} width @returns {Promise<string[]>} */
async function faults(query, width) {
  const { frame, shown } = await show(query, width);
  /** @type {Set<string>} */
  const found = new Set();
  const say = (/** @type {string} */ fault) =>
    found.add(`${query} ${width}: ${fault}`);
  if (shown.documentElement.scrollWidth > width) {
    say(`the page is ${shown.documentElement.scrollWidth} wide`);
  }
  pictures(shown, say);
  for (const node of shown.querySelectorAll("div, pre")) {
    if (node.scrollWidth <= node.clientWidth + 1) continue;
    const { overflowX } = getComputedStyle(node);
    if (overflowX !== "auto" && overflowX !== "scroll") continue;
    if (!node.hasAttribute("tabindex")) say(`${node.className} needs a mouse`);
  }
  for (const node of shown.querySelectorAll("button, summary, nav a")) {
    const { height, width: wide } = node.getBoundingClientRect();
    if (wide > 0 && height < TARGET - 0.5) {
      say(`"${node.textContent}" is ${height} high`);
    }
  }
  for (const flag of shown.querySelectorAll("img.flag")) {
    const { naturalWidth, complete, src } = /** @type {HTMLImageElement} */ (
      flag
    );
    if (complete && naturalWidth === 0) say(`no flag ${src}`);
  }
  frame.remove();
  return [...found];
}

const found = [];
for (const state of STATES) {
  for (const width of WIDTHS) found.push(...(await faults(state, width)));
}
found.push(...(await faults(LONG, 320)));
await fetch("/found", { method: "POST", body: JSON.stringify(found) });
