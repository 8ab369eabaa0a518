// SPDX-License-Identifier: EUPL-1.2
// Building pictures: nodes of SVG, as dom.js builds those of HTML.

/** @typedef {Node | string | null} Child
 * @typedef {(tag: string, attrs?: Record<string, string | number> | null,
 *   ...children: Child[]) => SVGElement} SvgBuilder */

const SVG = "http://www.w3.org/2000/svg";

/** @param {Document} document @returns {SvgBuilder} */
export const svgBuilder =
  (document) =>
  (tag, attrs, ...children) => {
    const node = /** @type {SVGElement} */ (document.createElementNS(SVG, tag));
    for (const [name, value] of Object.entries(attrs ?? {})) {
      node.setAttribute(name, String(value));
    }
    for (const child of children) if (child !== null) node.append(child);
    return node;
  };
