// SPDX-License-Identifier: EUPL-1.2
// What stands over something else or sticks out of the popup, in each width,
// with long names of countries; posted as a list of sentences.

// The last two: 360 and 480 pixels with letters of twice the size.
const WIDTHS = [360, 320, 240, 180];
const COUNTRIES = ["Switzerland", "United States", "Liechtenstein"];
const STATES = [
  ...["rated-d", "rated-a", "range-d-e", "not-rated"].map((s) => `state=${s}`),
  // The longest of the sentences that the host really writes.
  ...["aws-paris", "cloudflare-front", "blocked", "europe-throughout"].map(
    (name) => `page=${name}`,
  ),
];
/** Where every country is tried; elsewhere the page as it stands is enough. */
const LONG_ROWS = STATES.slice(0, 4);
/** CSS pixels in which the essentials of a page of average length stand without
 * scrolling: letter, lever, axes, criteria, the first company. */
const FOLD = 560;

/** @param {string} state @param {number} width */
async function show(state, width) {
  const frame = document.createElement("iframe");
  frame.style.cssText = `width: ${width}px; height: 900px; border: 0`;
  frame.src = `popup.html?${state}&lang=en`;
  document.body.append(frame);
  for (;;) {
    await new Promise((resolve) => setTimeout(resolve, 20));
    const shown = frame.contentDocument;
    if (shown?.body?.dataset.ready) return { frame, shown };
  }
}

/** Where the text itself is, which may be outside of its box.
 * @param {Element} element */
function textBox(element) {
  const range = element.ownerDocument.createRange();
  range.selectNodeContents(element);
  return range.getBoundingClientRect();
}

/** @param {DOMRect} a @param {DOMRect} b */
const meet = (a, b) =>
  a.left < b.right - 0.5 &&
  b.left < a.right - 0.5 &&
  a.top < b.bottom - 0.5 &&
  b.top < a.bottom - 0.5;

/** @param {string} state @param {number} width @returns {Promise<string[]>} */
async function faults(state, width) {
  const { frame, shown } = await show(state, width);
  const found = [];
  const rows = shown.querySelectorAll(".p-parties summary");
  if (width === 360) {
    // The foot covers the end of the fold, and the first row may wrap.
    const foot = shown.querySelector(".p-foot")?.getBoundingClientRect();
    const first = shown.querySelector(".p-two")?.getBoundingClientRect();
    if (!foot || !first || first.bottom > FOLD - foot.height) {
      found.push(`${state}: axes and criteria end at ${first?.bottom}`);
    }
  }
  const countries = LONG_ROWS.includes(state)
    ? COUNTRIES
    : COUNTRIES.slice(1, 2);
  for (const country of countries) {
    for (const row of rows) {
      const said = row.querySelector(".ctl > :last-child");
      const mini = row.querySelector("svg");
      if (!said || !mini) {
        found.push(`${state} ${width}: a row without country or letter`);
        continue;
      }
      said.textContent = country;
      const who = row.querySelector(".who") ?? row;
      const boxes = [textBox(said), textBox(who), mini.getBoundingClientRect()];
      const pairs = boxes.flatMap((a, i) =>
        boxes.slice(i + 1).map((b) => meet(a, b)),
      );
      if (pairs.includes(true)) {
        found.push(`${state} ${width}: ${country} over its neighbour`);
      }
    }
    if (shown.documentElement.scrollWidth > width) {
      found.push(`${state} ${width}: ${country} sticks out`);
    }
  }
  frame.remove();
  return found;
}

const found = [];
for (const state of STATES) {
  for (const width of WIDTHS) found.push(...(await faults(state, width)));
}
await fetch("/found", { method: "POST", body: JSON.stringify(found) });
