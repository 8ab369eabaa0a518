// SPDX-License-Identifier: EUPL-1.2
// A drawing of ui/rosette.js on a canvas. Pure: context and paths are passed in.

/**
 * @typedef {import("../ui/rosette.js").Figure} Figure
 * @typedef {import("../ui/rosette.js").Shape} Shape
 * @typedef {(d: string) => Path2D} MakePath
 */

/** @param {CanvasRenderingContext2D} ctx @param {string | number} transform
 *   of SVG: translate(x y), scale(k), rotate(degrees x y) */
function apply(ctx, transform) {
  for (const [, name, args = ""] of String(transform).matchAll(
    /(\w+)\(([^)]*)\)/g,
  )) {
    const [a = 0, b = 0, c = 0] = args
      .trim()
      .split(/[\s,]+/)
      .map(Number);
    if (name === "translate") ctx.translate(a, b);
    if (name === "scale") ctx.scale(a, b || a);
    if (name === "rotate") {
      ctx.translate(b, c);
      ctx.rotate((a * Math.PI) / 180);
      ctx.translate(-b, -c);
    }
  }
}

/** @param {Shape} shape @param {MakePath} makePath @returns {Path2D} */
function pathOf({ tag, attrs }, makePath) {
  if (tag === "path") return makePath(String(attrs.d));
  const path = makePath("");
  const [x, y, r] = [attrs.cx, attrs.cy, attrs.r].map(Number);
  if (tag === "circle") {
    path.arc(x ?? 0, y ?? 0, r ?? 0, 0, 2 * Math.PI);
    return path;
  }
  const box = [attrs.x, attrs.y, attrs.width, attrs.height].map(Number);
  const [left = 0, top = 0, width = 0, height = 0] = box;
  path.roundRect(left, top, width, height, Number(attrs.rx ?? 0));
  return path;
}

/** @param {CanvasRenderingContext2D} ctx @param {Shape} shape
 * @param {MakePath} makePath */
function drawShape(ctx, shape, makePath) {
  const { attrs } = shape;
  ctx.save();
  if (attrs.transform) apply(ctx, attrs.transform);
  ctx.globalAlpha = Number(attrs.opacity ?? 1);
  const path = pathOf(shape, makePath);
  const fill = attrs.fill ?? "#000"; // as SVG has it
  if (fill !== "none") {
    ctx.fillStyle = String(fill);
    ctx.fill(path);
  }
  if (attrs.stroke && attrs.stroke !== "none") {
    ctx.globalAlpha *= Number(attrs["stroke-opacity"] ?? 1);
    ctx.strokeStyle = String(attrs.stroke);
    ctx.lineWidth = Number(attrs["stroke-width"] ?? 1);
    ctx.lineJoin = attrs["stroke-linejoin"] === "round" ? "round" : "miter";
    const dashes = String(attrs["stroke-dasharray"] ?? "");
    ctx.setLineDash(dashes ? dashes.split(/[\s,]+/).map(Number) : []);
    ctx.lineDashOffset = Number(attrs["stroke-dashoffset"] ?? 0);
    ctx.stroke(path);
  }
  ctx.restore();
}

/** @param {CanvasRenderingContext2D} ctx @param {Figure} figure
 * @param {{x: number, y: number, size: number}} box @param {MakePath} makePath */
export function drawFigure(ctx, figure, { x, y, size }, makePath) {
  ctx.save();
  ctx.translate(x, y);
  ctx.scale(size / figure.size, size / figure.size);
  for (const shape of figure.shapes) drawShape(ctx, shape, makePath);
  ctx.restore();
}
