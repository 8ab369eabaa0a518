// SPDX-License-Identifier: EUPL-1.2
// Building nodes: text is only ever text, never markup.

/**
 * @typedef {Node | string | null | undefined} Child
 * @typedef {Record<string, string|number|boolean|null|undefined>} Attrs
 *   true: an attribute without value; false, null, undefined: left out
 *
 * @typedef {object} Builder
 * @property {(tag: string, attrs?: Attrs|null, ...children: Child[]) =>
 *            HTMLElement} h
 * @property {(figure: import("./rosette.js").Figure, attrs: Attrs) =>
 *            SVGElement} svg  without `aria-label` it is hidden from readers
 */

const SVG = "http://www.w3.org/2000/svg";

/** @param {Element} node @param {Attrs} attrs */
function set(node, attrs) {
  for (const [name, value] of Object.entries(attrs)) {
    if (value === false || value === null || value === undefined) continue;
    node.setAttribute(name, value === true ? "" : String(value));
  }
}

/** @param {Document} document @returns {Builder} */
export function builder(document) {
  return {
    h(tag, attrs, ...children) {
      const node = document.createElement(tag);
      if (attrs) set(node, attrs);
      for (const child of children) {
        if (child !== null && child !== undefined) node.append(child);
      }
      return node;
    },

    svg({ size, shapes }, attrs) {
      const node = document.createElementNS(SVG, "svg");
      const named = attrs["aria-label"] !== undefined;
      set(node, {
        viewBox: `0 0 ${size} ${size}`,
        ...(named ? { role: "img" } : { "aria-hidden": "true" }),
        ...attrs,
      });
      for (const { tag, attrs: own } of shapes) {
        const child = document.createElementNS(SVG, tag);
        set(child, own);
        node.append(child);
      }
      return node;
    },
  };
}
