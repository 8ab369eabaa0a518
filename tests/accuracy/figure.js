// SPDX-License-Identifier: EUPL-1.2
// One line per figure, as `make bench` prints them:
//   accuracy NAME VALUE UNIT target TARGET ok|under|over
// and what it is made of on lines that begin with "#".

let missed = 0;

/**
 * A share in percent, held against a target when there is one. Shares are cut,
 * not rounded, so that 96.996 % never reads as 97.00.
 *
 * @param {string} name
 * @param {number} part
 * @param {number} whole 0: nothing was measured, which is not a miss
 * @param {{least?: number, most?: number}} [target] percent
 */
export function share(name, part, whole, { least, most } = {}) {
  if (whole === 0) {
    console.log(`# ${name}: nothing to measure`);
    return;
  }
  const percent = (100 * part) / whole;
  const shown = (Math.floor(percent * 100 + 1e-6) / 100).toFixed(2);
  let held = "none -";
  if (least !== undefined) {
    held = `${least} ${percent >= least ? "ok" : "under"}`;
    if (percent < least) missed++;
  } else if (most !== undefined) {
    held = `${most} ${percent <= most ? "ok" : "over"}`;
    if (percent > most) missed++;
  }
  console.log(
    `accuracy ${name} ${shown} % target ${held} # ${part} of ${whole}`,
  );
}

/**
 * @param {string} name
 * @param {number} value
 * @param {string} unit
 * @param {number} least
 */
export function count(name, value, unit, least) {
  const held = value >= least ? "ok" : "under";
  if (value < least) missed++;
  console.log(`accuracy ${name} ${value} ${unit} target ${least} ${held}`);
}

/** @param {string} text */
export const remark = (text) => console.log(`# ${text}`);

/** Figures that missed their target so far. */
export const misses = () => missed;
