// SPDX-License-Identifier: EUPL-1.2
// A clock that goes when told to.

export function fakeClock() {
  let time = 1_000_000;
  let next = 1;
  /** @type {Map<number, {at: number, run: () => void}>} */
  const timers = new Map();
  return {
    now: () => time,
    setTimer(/** @type {() => void} */ run, /** @type {number} */ ms) {
      timers.set(next, { at: time + ms, run });
      return next++;
    },
    clearTimer: (/** @type {any} */ id) => void timers.delete(id),
    pending: () => timers.size,
    /** @param {number} ms */
    async go(ms) {
      const end = time + ms;
      for (;;) {
        await settle();
        const due = [...timers].sort((a, b) => a[1].at - b[1].at)[0];
        if (!due || due[1].at > end) break;
        timers.delete(due[0]);
        time = due[1].at;
        due[1].run();
      }
      time = end;
      await settle();
    },
  };
}

/** Lets every promise that can go on go on. */
export function settle() {
  return new Promise((resolve) => setImmediate(resolve));
}
