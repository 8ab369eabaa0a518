// SPDX-License-Identifier: EUPL-1.2
// The card as a picture, 1200 x 630, which is what social networks show whole;
// always light. Pure: the context of the canvas is passed in. Text that does
// not fit gets smaller, then fewer lines; what proves it is never left out.

import { figure } from "../ui/rosette.js";
import { drawFigure } from "./figure.js";
import { COLOURS, LIGHT_PALETTE, MONO, SANS, SERIF } from "./palette.js";

/**
 * @typedef {import("../ui/text.js").Arg} Arg
 * @typedef {import("./view.js").Card} Card
 *
 * @typedef {object} Pen
 * @property {CanvasRenderingContext2D} ctx
 * @property {import("./figure.js").MakePath} makePath
 * @property {(arg: Arg) => string} text
 */

/** CSS pixels of the picture. */
export const WIDTH = 1200;
export const HEIGHT = 630;
const LEFT = 64;
const RIGHT = WIDTH - 64;
/** Where the words beside the rosette begin. */
const WORDS = 396;
const ROSETTE = 280;
/** Of lines, in letters. */
const LEADING = 1.22;

/** @param {CanvasRenderingContext2D} ctx @param {string} words
 * @param {number} width @returns {string[]} */
export function wrap(ctx, words, width) {
  const lines = [""];
  for (const word of words.split(" ")) {
    const line = lines[lines.length - 1] ?? "";
    const longer = line ? `${line} ${word}` : word;
    if (line && ctx.measureText(longer).width > width) lines.push(word);
    else lines[lines.length - 1] = longer;
  }
  return lines;
}

/** A last line shorter than this part of the width looks lost. */
const WIDOW = 0.3;

/** Lines in the largest size in which there are few enough, and none at the end
 * that looks lost where that can be had; in the smallest, the last one ends with
 * an ellipsis.
 * @param {CanvasRenderingContext2D} ctx @param {string} words
 * @param {{family: string, weight: number, sizes: number[], width: number,
 *   room?: number}} how  room: of all lines, CSS pixels; left out: one line
 * @returns {{lines: string[], size: number}} */
function fit(ctx, words, { family, weight, sizes, width, room = 0 }) {
  let size = 0;
  let most = 1;
  /** @type {string[]} */
  let lines = [];
  /** @type {{lines: string[], size: number} | null} */
  let good = null;
  for (size of sizes) {
    ctx.font = `${weight} ${size}px ${family}`;
    lines = wrap(ctx, words, width);
    most = Math.max(1, Math.floor(room / (size * LEADING)));
    if (lines.length > most) continue;
    const last = ctx.measureText(lines[lines.length - 1] ?? "").width;
    if (lines.length === 1 || last > width * WIDOW) return { lines, size };
    good ??= { lines, size };
  }
  if (good) return good;
  const kept = lines.slice(0, most);
  let last = kept.pop() ?? "";
  while (last && ctx.measureText(`${last}…`).width > width) {
    last = last.slice(0, -1);
  }
  return { lines: [...kept, `${last.trimEnd()}…`], size };
}

/** @param {CanvasRenderingContext2D} ctx @param {number} y */
function rule(ctx, y) {
  ctx.fillStyle = COLOURS.rule;
  ctx.fillRect(LEFT, y, RIGHT - LEFT, 1);
}

/** Words one after the other on a line, each in its weight.
 * @param {CanvasRenderingContext2D} ctx
 * @param {[weight: number, words: string, colour?: string][]} runs
 * @param {{x: number, y: number, size: number, family?: string}} at */
function runsOn(ctx, runs, { x, y, size, family = SANS }) {
  let at = x;
  for (const [weight, words, colour = COLOURS.ink] of runs) {
    ctx.font = `${weight} ${size}px ${family}`;
    ctx.fillStyle = colour;
    ctx.fillText(words, at, y);
    at += ctx.measureText(words).width;
  }
}

/** Site, word, sentence. @param {Card} card @param {Pen} pen
 * @returns {number} where they end */
function drawVerdict({ site, verdict }, { ctx, text }) {
  const width = RIGHT - WORDS;
  const name = fit(ctx, site, {
    family: SANS,
    weight: 650,
    sizes: [26, 22, 18],
    width,
  });
  runsOn(ctx, [[650, name.lines[0] ?? ""]], {
    x: WORDS,
    y: 92,
    size: name.size,
  });
  /** @type {[number, string, string?][]} */
  const words = verdict.words.map(({ letter, text: said }, i) => [
    650,
    `${i ? " " : ""}${text(said)}`,
    COLOURS.text[letter],
  ]);
  if (!words.length) words.push([650, text({ key: "word_not_rated" })]);
  runsOn(ctx, words, { x: WORDS, y: 138, size: 26 });
  const sentence = [verdict.refusal, verdict.why?.text]
    .flatMap((said) =>
      said ? [typeof said === "string" ? said : text(said.text)] : [],
    )
    .join(" ");
  const { lines, size } = fit(ctx, sentence, {
    family: SERIF,
    weight: 400,
    sizes: [42, 38, 34, 30, 26],
    width,
    room: verdict.why?.law ? 156 : 206, // so that the lever stands below
  });
  let y = 138;
  ctx.fillStyle = COLOURS.ink;
  for (const line of lines) {
    y += Math.round(size * LEADING);
    ctx.fillText(line, WORDS, y);
  }
  if (verdict.why?.law) {
    y += 34;
    const law = fit(ctx, text(verdict.why.law), {
      family: SANS,
      weight: 400,
      sizes: [20, 18, 16],
      width,
    });
    ctx.fillStyle = COLOURS.ink2;
    ctx.fillText(law.lines[0] ?? "", WORDS, y);
  }
  return y;
}

/** The first step of the lever. @param {Card} card @param {number} top
 * @param {Pen} pen */
function drawLever({ lever }, top, { ctx, makePath, text }) {
  const [step] = lever?.steps ?? [];
  if (!lever || !step) return;
  let x = WORDS;
  const y = Math.max(top + 26, 330);
  if (lever.chips) {
    const box = { y, size: 40 };
    const { from, to } = lever.chips;
    const small = /** @type {const} */ ("small");
    drawFigure(
      ctx,
      figure(from.spec, small, LIGHT_PALETTE),
      { ...box, x },
      makePath,
    );
    ctx.strokeStyle = COLOURS.ink2;
    ctx.lineWidth = 2.5;
    ctx.stroke(
      makePath(
        `M${x + 52} ${y + 20}H${x + 70}M${x + 63} ${y + 13}L${x + 70} ${y + 20} ${x + 63} ${y + 27}`,
      ),
    );
    drawFigure(
      ctx,
      figure(to.spec, small, LIGHT_PALETTE),
      { ...box, x: x + 82 },
      makePath,
    );
    x += 140;
  }
  const strong = step.strong ? `${text(step.strong)} ` : "";
  const { lines, size } = fit(ctx, strong + text(step.rest), {
    family: SANS,
    weight: 400,
    sizes: [22, 20, 18],
    width: RIGHT - x,
    room: 60,
  });
  const middle = y + 20 - (lines.length - 1) * 15;
  for (const [i, line] of lines.entries()) {
    const bold = i === 0 ? strong.trimEnd() : "";
    const at = { x, y: middle + 8 + i * 30, size };
    if (bold && line.startsWith(bold)) {
      runsOn(
        ctx,
        [
          [650, bold],
          [400, line.slice(bold.length)],
        ],
        at,
      );
    } else runsOn(ctx, [[400, line]], at);
  }
}

/** @param {Card} card @param {Pen} pen */
function drawAxes({ axes }, { ctx, makePath, text }) {
  rule(ctx, 424);
  const step = (RIGHT - LEFT) / axes.rows.length;
  for (const [i, row] of axes.rows.entries()) {
    const x = LEFT + i * step;
    const drawing = figure(row.mini.spec, "small", LIGHT_PALETTE);
    drawFigure(ctx, drawing, { x, y: 444, size: 36 }, makePath);
    const colour = row.assessed ? COLOURS.ink : COLOURS.ink3;
    runsOn(ctx, [[400, text(row.text), colour]], {
      x: x + 48,
      y: 470,
      size: 21,
    });
  }
  rule(ctx, 499);
}

/** What the statement is worth, and how to check it.
 * @param {Card} card @param {Pen} pen */
function drawProof(card, { ctx, text }) {
  const mark = "Cocarde";
  ctx.font = `400 30px ${SERIF}`;
  ctx.fillStyle = COLOURS.ink;
  const width = ctx.measureText(mark).width;
  ctx.fillText(mark, RIGHT - width, 586);
  const said = [
    `${text(card.when)} ${card.seen.map(text).join(", ")}.`,
    card.notSafe ? text(card.notSafe) : "",
    card.reading ? text(card.reading) : "",
  ]
    .filter(Boolean)
    .join(" ");
  const room = RIGHT - LEFT - width - 32;
  const { lines, size } = fit(ctx, said, {
    family: SANS,
    weight: 400,
    sizes: [17, 15.5, 14],
    width: room,
    room: 42,
  });
  ctx.fillStyle = COLOURS.ink2;
  for (const [i, line] of lines.entries()) {
    ctx.fillText(line, LEFT, 526 + i * (size + 5));
  }
  const foot = 526 + lines.length * (size + 5) + 3;
  ctx.font = `400 13.5px ${MONO}`;
  ctx.fillStyle = COLOURS.ink3;
  ctx.fillText(wrap(ctx, card.command, room * 2)[0] ?? "", LEFT, foot);
  const proof = fit(ctx, `${text(card.shortDigest)} · ${text(card.versions)}`, {
    family: SANS,
    weight: 400,
    sizes: [13.5, 12.5, 11.5],
    width: room,
  });
  ctx.fillText(proof.lines[0] ?? "", LEFT, foot + 19);
}

/** @param {Card} card @param {Pen} pen */
export function drawCard(card, pen) {
  const { ctx, makePath } = pen;
  ctx.fillStyle = COLOURS.paper;
  ctx.fillRect(0, 0, WIDTH, HEIGHT);
  ctx.textBaseline = "alphabetic";
  const drawing = figure(card.verdict.spec, "large", LIGHT_PALETTE);
  const box = { x: LEFT, y: 88, size: ROSETTE };
  drawFigure(ctx, drawing, box, makePath);
  drawLever(card, drawVerdict(card, pen), pen);
  drawAxes(card, pen);
  drawProof(card, pen);
}
