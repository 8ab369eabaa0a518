// SPDX-License-Identifier: EUPL-1.2
// Addresses that answered for a host earlier in this session: for answers from
// the cache (Firefox gives none), and for sockets and refused answers in
// Chromium. Bounded, never written to disk. Pure.

/** Host names remembered; the older half goes when there are more. */
export const MAX_MEMORY = 1024;
/** Addresses remembered for one host, the latest new one first. */
export const MAX_MEMORY_ADDRESSES = 4;

/** @typedef {Record<string, string[]>} Memory  the oldest host first */

/**
 * @param {Memory} memory
 * @param {string} host
 * @param {string} ip
 * @returns {Memory} the same object when nothing is new
 */
export function learn(memory, host, ip) {
  const known = recall(memory, host);
  if (known.includes(ip)) return memory;
  const ips = [ip, ...known];
  const { [host]: _, ...rest } = memory;
  const entries = Object.entries(rest);
  const kept =
    entries.length < MAX_MEMORY ? rest : entries.slice(MAX_MEMORY / 2);
  return {
    ...(Array.isArray(kept) ? Object.fromEntries(kept) : kept),
    [host]: ips.slice(0, MAX_MEMORY_ADDRESSES),
  };
}

/** @param {Memory} memory @param {string} host @returns {string[]} */
export function recall(memory, host) {
  // Host names come from pages: "__proto__" is one.
  return (Object.hasOwn(memory, host) && memory[host]) || [];
}
