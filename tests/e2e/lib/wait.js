// SPDX-License-Identifier: EUPL-1.2

/** @param {number} ms */
export const sleep = (ms) => new Promise((done) => setTimeout(done, ms));

/**
 * Asks again until the answer is truthy.
 *
 * @template T
 * @param {() => T | Promise<T>} ask
 * @param {{ms?: number, every?: number, what: string | (() => string)}} how
 *   ms: give up after; what: named in the error
 * @returns {Promise<NonNullable<T>>}
 */
export async function until(ask, { ms = 10000, every = 25, what }) {
  const end = Date.now() + ms;
  for (;;) {
    const answer = await ask();
    if (answer) return answer;
    if (Date.now() > end) {
      const name = typeof what === "function" ? what() : what;
      throw new Error(`${name}: not within ${ms} ms`);
    }
    await sleep(every);
  }
}

/**
 * @template T
 * @param {Promise<T>} promise
 * @param {number} ms
 * @param {string | (() => string)} what named in the error
 * @returns {Promise<T>}
 */
export async function within(promise, ms, what) {
  /** @type {NodeJS.Timeout | undefined} */
  let timer;
  const late = new Promise((_, fail) => {
    timer = setTimeout(() => {
      const name = typeof what === "function" ? what() : what;
      fail(new Error(`${name}: not within ${ms} ms`));
    }, ms);
  });
  try {
    return await /** @type {Promise<T>} */ (Promise.race([promise, late]));
  } finally {
    clearTimeout(timer);
  }
}
