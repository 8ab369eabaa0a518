// SPDX-License-Identifier: EUPL-1.2
// The colours of what leaves this computer: the light ones of ui/cocarde.css,
// whatever the person's own screen shows, so that two people who share the same
// record share the same picture.

export const COLOURS = {
  paper: "#faf8f4",
  rule: "#ddd8cc",
  ink: "#1d1e26",
  ink2: "#4b4d59",
  ink3: "#646672",
  text: {
    A: "#0b6b5c",
    B: "#2c5f9e",
    C: "#775b00",
    D: "#a53f10",
    E: "#97306b",
  },
};

/** @type {import("../ui/rosette.js").Palette} */
export const LIGHT_PALETTE = {
  grade: {
    A: "#12806f",
    B: "#3d74b8",
    C: "#927000",
    D: "#c2511d",
    E: "#bb4482",
  },
  paper: COLOURS.paper,
  ghost: "#c9c4b7",
  neutral: "#6f717c",
  ink: COLOURS.ink,
  plate: null,
};

export const SANS =
  'system-ui, "Segoe UI", Roboto, Cantarell, "Noto Sans", "Liberation Sans", Arial, sans-serif';
export const SERIF =
  'Georgia, "Iowan Old Style", "Noto Serif", "Liberation Serif", serif';
export const MONO =
  'ui-monospace, "Cascadia Mono", Menlo, Consolas, "Liberation Mono", monospace';
