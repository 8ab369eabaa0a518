// SPDX-License-Identifier: EUPL-1.2
// Names as pictures and headings have room for. Pure.

/** "Google (Google LLC / Google Ireland Ltd)" -> "Google"; the facts have it in
 * full. @param {{service: string | null, name: string}} party */
export const shortName = ({ service, name }) =>
  service || (/^(.+?) \(.+\)$/.exec(name)?.[1] ?? name);
