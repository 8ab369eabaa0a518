// SPDX-License-Identifier: EUPL-1.2
// Names as a row or a headline has room for. Pure.

/** "Google (Google LLC / Google Ireland Ltd)" -> "Google" @param {string} name */
export const shortName = (name) => /^(.+?) \(.+\)$/.exec(name)?.[1] ?? name;

/** Shortens a name, unless two companies would then bear the same.
 * @param {{org: string, name: string}[]} companies */
export function shortNames(companies) {
  /** @type {Map<string, Set<string>>} */
  const bearers = new Map();
  for (const { org, name } of companies) {
    const short = shortName(name);
    bearers.set(short, (bearers.get(short) ?? new Set()).add(org));
  }
  return (/** @type {string} */ name) => {
    const short = shortName(name);
    return (bearers.get(short)?.size ?? 0) > 1 ? name : short;
  };
}
