// SPDX-License-Identifier: EUPL-1.2
// Each page in a tab, in each state and width: what sticks out of it and what
// axe-core finds, posted as a list of sentences.

/** 320 is what WCAG 1.4.10 asks for; 640 is 1280 at 200 %. */
const WIDTHS = [320, 640, 1080];
const HEIGHT = 900;
/** @type {Record<string, string[]>} */
const PAGES = {
  welcome: ["ready", "missing", "windows"],
  options: ["list", "off", "damaged", "full", "missing"],
  history: ["list", "site", "compare", "off", "empty", "damaged", "missing"],
};
const AXE = "/node_modules/axe-core/axe.min.js";

/** @param {string} query @param {number} width */
async function show(query, width) {
  const frame = document.createElement("iframe");
  frame.style.cssText = `width: ${width}px; height: ${HEIGHT}px; border: 0`;
  frame.src = `page.html?${query}`;
  document.body.append(frame);
  for (;;) {
    await new Promise((resolve) => setTimeout(resolve, 20));
    const shown = frame.contentDocument;
    if (shown?.body?.dataset.ready) return { frame, shown };
  }
}

/** @param {Document} shown @returns {Promise<string[]>} */
async function violations(shown) {
  const script = shown.createElement("script");
  script.src = AXE;
  const loaded = new Promise((done) => script.addEventListener("load", done));
  shown.head.append(script);
  await loaded;
  const { axe } = /** @type {any} */ (shown.defaultView);
  const { violations: found } = await axe.run();
  return found.map(
    (/** @type {any} */ { id, nodes }) => `${id}: ${nodes[0].html}`,
  );
}

const found = [];
for (const [page, states] of Object.entries(PAGES)) {
  for (const state of states) {
    for (const lang of ["fr", "en"]) {
      // The languages differ in length, which tells where room is short.
      for (const width of lang === "fr" ? WIDTHS : WIDTHS.slice(0, 1)) {
        const query = `page=${page}&state=${state}&lang=${lang}`;
        const { frame, shown } = await show(query, width);
        const wide = shown.documentElement.scrollWidth - width;
        if (wide > 0) found.push(`${query} ${width}: ${wide} px stick out`);
        if (lang === "fr" && width === WIDTHS[0]) {
          const said = await violations(shown);
          found.push(...said.map((one) => `${query}: ${one}`));
        }
        frame.remove();
      }
    }
  }
}
await fetch("/found", { method: "POST", body: JSON.stringify(found) });
