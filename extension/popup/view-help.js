// SPDX-License-Identifier: EUPL-1.2
// What the popup says where there is no letter: why, and what to do. Pure.

import { PROTOCOL } from "../host/protocol.js";

/**
 * @typedef {import("../messages.js").View} View
 * @typedef {import("../ui/text.js").Msg} Msg
 * @typedef {import("../ui/text.js").Arg} Arg
 * @typedef {import("../ui/rosette.js").Spec} Spec
 *
 * @typedef {{text: Arg} | {command: string}} Advice
 * @typedef {{heading: Msg, advice: Advice[]}} Block
 * @typedef {{act: "retry-host" | "allow", text: Msg}} Button
 *
 * @typedef {object} NoLetter
 * @property {Spec} spec
 * @property {Msg} word
 * @property {Arg[]} why     sentences
 * @property {Block[]} blocks
 * @property {Button | null} button
 * @property {Arg[]} foot
 */

/** @param {string} key @returns {Advice} */
const say = (key) => ({ text: { key } });

/** What the host says, as a sentence of its own. @param {string} said */
const sentence = (said) => (/[.!?:…]$/.test(said) ? said : `${said}.`);

/** @type {Record<string, string>} */
const UNMEASURABLE = {
  file: "why_file",
  browser: "why_internal",
  extension: "why_extension_page",
  store: "why_store",
  source: "why_view_source",
  pdf: "why_pdf",
  data: "why_data",
  private: "why_private",
  "opened-before": "why_opened_before",
  "no-answer": "why_no_document",
};

const INSTALL = [say("help_install_run"), { command: "make install" }];
const REBUILD = [
  say("help_data_run"),
  { command: "make data" },
  say("help_state"),
  { command: "build/cocarde data status" },
];

/** What each trouble with the host says, and what to do about it.
 * @type {Record<string, {why: string, heading: string, advice: Advice[]}>} */
const HOST = {
  NOT_INSTALLED: {
    why: "host_not_installed",
    heading: "help_install",
    advice: INSTALL,
  },
  ID_NOT_ALLOWED: {
    why: "host_id_not_allowed",
    heading: "help_register",
    advice: INSTALL,
  },
  BROKEN_PATH: {
    why: "host_broken_path",
    heading: "help_repair",
    advice: INSTALL,
  },
  CRASH_AT_START: {
    why: "host_crash",
    heading: "help_repair",
    advice: INSTALL,
  },
  PROTOCOL: { why: "host_protocol", heading: "help_update", advice: INSTALL },
  TIMEOUT: { why: "host_timeout", heading: "help_repair", advice: INSTALL },
  VERSION: { why: "host_version", heading: "help_update", advice: INSTALL },
  OLD_HOST: {
    why: "host_too_old",
    heading: "help_update_host",
    advice: INSTALL,
  },
  NEW_HOST: {
    why: "host_too_new",
    heading: "help_update_extension",
    advice: [say("help_update_extension_text")],
  },
  E_DATA_MISSING: {
    why: "host_error",
    heading: "help_data",
    advice: REBUILD,
  },
  E_DATA_CORRUPT: {
    why: "host_error",
    heading: "help_data",
    advice: REBUILD,
  },
};

/** @param {View} view @returns {NoLetter} */
export function notMeasurable({ why }) {
  const advice = [say("help_open_site")];
  if (why === "private") advice.unshift(say("help_private"));
  return {
    spec: { kind: "not-measurable" },
    word: { key: "word_not_measurable" },
    why: [{ key: UNMEASURABLE[why ?? ""] ?? "why_no_document" }],
    blocks: [{ heading: { key: "help_do" }, advice }],
    button: null,
    foot: [{ key: "nothing_seen" }, { key: "help_neither" }],
  };
}

/** Which of the two is the older, where they do not understand one another.
 * @param {string | undefined} code @param {View["host"]} host
 * @returns {string} key of HOST */
function troubleOf(code, { hello }) {
  if (code === "E_UNKNOWN_OP") return "OLD_HOST";
  if (code !== "VERSION" || !hello) return code ?? "";
  const [oldest, newest] = PROTOCOL;
  if (hello.protocol < oldest) return "OLD_HOST";
  return hello.protocol > newest ? "NEW_HOST" : "VERSION";
}

/** @param {View} view
 * @param {{code: string, msg: string, hint: string} | null} failure  of the
 *   host or of the background, when one answered so
 * @returns {NoLetter} */
export function hostMissing({ why, host, counts }, failure) {
  const error = failure ?? host.error;
  const trouble =
    HOST[troubleOf(error?.code, host)] ??
    HOST[troubleOf(why ?? undefined, host)];
  const seen = counts.hosts;
  /** @type {Arg[]} */
  const sentences = seen ? [{ key: "seen", count: seen }] : [];
  sentences.push({ key: trouble?.why ?? "host_error" });
  /** @type {Block[]} */
  const blocks = [];
  if (error?.msg) {
    /** @type {Advice[]} */
    const said = [{ text: sentence(error.msg) }];
    if (error.hint) said.push({ text: sentence(error.hint) });
    blocks.push({ heading: { key: "host_says" }, advice: said });
  }
  if (trouble) {
    const { heading, advice } = trouble;
    blocks.push({ heading: { key: heading }, advice });
  }
  if (trouble && trouble === HOST.NOT_INSTALLED) {
    blocks.push({
      heading: { key: "help_why_program" },
      advice: [say("help_why_program_text")],
    });
  }
  return {
    spec: { kind: "host-missing" },
    word: { key: "word_no_letter_yet" },
    why: sentences,
    blocks,
    button: { act: "retry-host", text: { key: "help_retry" } },
    foot: [{ key: seen ? "kept_in_memory" : "help_neither" }],
  };
}

/** @returns {NoLetter} */
export function permissionMissing() {
  return {
    spec: { kind: "host-missing" },
    word: { key: "word_no_letter_yet" },
    why: [{ key: "permission_why" }],
    blocks: [
      {
        heading: { key: "help_why_allow" },
        advice: [say("help_why_allow_text")],
      },
    ],
    button: { act: "allow", text: { key: "help_allow" } },
    foot: [{ key: "nothing_seen" }, { key: "help_neither" }],
  };
}

/** The page loads and nothing is known yet but how much was seen.
 * @param {View} view @returns {NoLetter} */
export function loading({ counts }) {
  /** @type {Arg[]} */
  const seen = counts.hosts ? [{ key: "seen", count: counts.hosts }] : [];
  return {
    spec: { kind: "mark" },
    word: { key: "word_loading" },
    why: [...seen, { key: "why_loading" }],
    blocks: [],
    button: null,
    foot: [{ key: "help_neither" }],
  };
}

/** The background gave no answer that we understand. @returns {NoLetter} */
export function noBackground() {
  return {
    spec: { kind: "host-missing" },
    word: { key: "word_no_letter_yet" },
    why: [{ key: "host_background" }],
    blocks: [],
    button: { act: "retry-host", text: { key: "help_retry" } },
    foot: [{ key: "help_neither" }],
  };
}

/** @returns {Block[]} */
export function notRatedAdvice() {
  const advice = [say("help_reload"), say("help_proxy")];
  return [{ heading: { key: "help_do" }, advice }];
}
