// SPDX-License-Identifier: EUPL-1.2
// Whose frame asks: the page, a frame of its own site, or a foreign one. Pure.
//
// The registrable domain needs the Public Suffix List, which the native host
// has and we do not. The rule here never calls a stranger a relative: two
// hosts are of one site when they are equal or when one lies below the other,
// "www." apart (cdn.a.example and www.a.example, but not x.a.example and
// y.a.example). It errs towards `foreign`; the letter does not depend on it.

/** @typedef {"top" | "same-site" | "foreign"} Frame */

/**
 * @param {string} a  host name or address
 * @param {string} b
 */
export function sameSite(a, b) {
  if (a === b) return a !== "";
  if (isAddress(a) || isAddress(b)) return false;
  const [x, y] = [a.replace(/^www\./, ""), b.replace(/^www\./, "")];
  return x === y || below(x, y) || below(y, x);
}

/** @param {string} name @param {string} above */
function below(name, above) {
  return above.includes(".") && name.endsWith(`.${above}`);
}

/** @param {string} host */
function isAddress(host) {
  return host.includes(":") || /^[\d.]+$/.test(host);
}
