// SPDX-License-Identifier: EUPL-1.2
// Is there a proxy before the browser? Firefox tells of each request; Chromium
// tells an extension nothing, and gives the proxy's address as that of every
// site. No machine serves several sites and nothing else: when all that
// answered in this session has one address, it is nobody's. Pure.

/** Sites behind one address: as the host's own rule for one page has it. */
export const PROXIED_SITES = 3;

/** Two names that end alike may be one site's: without the list of public
 * suffixes they count as one. @param {string} host */
const endOf = (host) => host.split(".").slice(-2).join(".");

/**
 * @param {import("./memory.js").Memory} memory  who answered from where
 * @returns {boolean}
 */
export function isProxied(memory) {
  const addresses = new Set();
  const sites = new Set();
  for (const [host, ips] of Object.entries(memory)) {
    for (const ip of ips) addresses.add(ip);
    if (addresses.size > 1) return false;
    sites.add(endOf(host));
  }
  return sites.size >= PROXIED_SITES;
}
