// SPDX-License-Identifier: EUPL-1.2
// What stands in the way of the history, in words. Pure.

/** @typedef {import("./text.js").Msg} Msg */

/** By the state that history.settings names, and by code of an error.
 * @type {Record<string, string>} */
const TROUBLES = {
  busy: "trouble_busy",
  full: "trouble_full",
  "read-only": "trouble_read_only",
  damaged: "trouble_damaged",
  newer: "trouble_newer",
  unreachable: "trouble_unreachable",
  E_HISTORY_BUSY: "trouble_busy",
  E_HISTORY_FULL: "trouble_full",
  E_HISTORY_READ_ONLY: "trouble_read_only",
  E_HISTORY_DAMAGED: "trouble_damaged",
  E_HISTORY_NEWER: "trouble_newer",
  E_HISTORY_UNREACHABLE: "trouble_unreachable",
  E_HISTORY_OFF: "trouble_off",
  E_NOT_FOUND: "trouble_not_found",
};

/** @param {string} state of history.settings @returns {Msg | null} */
export function troubleOf(state) {
  const key = TROUBLES[state];
  return key ? { key } : null;
}

/** @param {{code: string, msg: string}} err @returns {Msg} */
export function troubleOfError({ code, msg }) {
  const key = TROUBLES[code];
  if (key) return { key };
  return msg
    ? { key: "trouble_refused", args: [msg] }
    : { key: "trouble_host" };
}
