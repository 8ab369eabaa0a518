// SPDX-License-Identifier: EUPL-1.2
// Memory that outlives the background, not the browser: storage.session, given
// as an argument. One write under way for each key; the newest value wins.

/**
 * @typedef {object} Area
 * @property {(keys: null) => Promise<Record<string, unknown>>} get
 * @property {(items: Record<string, unknown>) => Promise<void>} set
 * @property {(key: string) => Promise<void>} remove
 */

/**
 * Reading may hang (seen in Firefox by others): after this we start empty, and
 * the open pages count as opened before us. Milliseconds.
 */
export const READ_MS = 1000;

/**
 * @param {Area} area
 * @param {(run: () => void, ms: number) => unknown} setTimer
 */
export function createStore(area, setTimer) {
  /** @type {Map<string, unknown>} */
  const waiting = new Map();
  /** @type {Set<string>} */
  const writing = new Set();

  /** @param {string} key */
  async function write(key) {
    if (writing.has(key)) return;
    writing.add(key);
    while (waiting.has(key)) {
      const value = waiting.get(key);
      waiting.delete(key);
      // A full area or a closing browser: the next write tries again.
      await (value === undefined
        ? area.remove(key)
        : area.set({ [key]: value })
      ).catch(() => {});
    }
    writing.delete(key);
  }

  return {
    /** @returns {Promise<Record<string, unknown>>} */
    read() {
      const late = new Promise((resolve) => {
        setTimer(() => resolve({}), READ_MS);
      });
      return Promise.race([area.get(null).catch(() => ({})), late]);
    },

    /** @param {string} key @param {unknown} value  undefined: removes it */
    put(key, value) {
      waiting.set(key, value);
      write(key);
    },
  };
}
