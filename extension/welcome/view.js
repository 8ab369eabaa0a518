// SPDX-License-Identifier: EUPL-1.2
// What the welcome page says of the host, and what it asks. Pure.

import { hostMissing } from "../popup/view-help.js";

/**
 * @typedef {import("../messages.js").HostView} HostView
 * @typedef {import("../ui/text.js").Arg} Arg
 * @typedef {import("../ui/rosette.js").Spec} Spec
 *
 * @typedef {object} Program
 * @property {boolean} there
 * @property {Spec} spec
 * @property {Arg} title
 * @property {Arg[]} says           sentences
 * @property {string | null} command  what brings it here
 */

/** The one command that brings the host, on systems where there is one. */
export const INSTALL_COMMAND = "make install";

/** States that are no trouble of the installation. @type {readonly string[]} */
const UNDER_WAY = ["idle", "connecting"];

/** Where the host runs: it needs Linux's own sandbox. */
const LINUX = "linux";

const NO_COUNTS = {
  requests: 0,
  hosts: 0,
  contacted: 0,
  possible: 0,
  cached: 0,
  blocked: 0,
  failed: 0,
  dropped: 0,
  aside: 0,
};

/**
 * @param {HostView | null} host  null: the background does not answer
 * @param {string} os             as runtime.getPlatformInfo names it
 * @returns {Program}
 */
export function programOf(host, os) {
  if (host?.state === "ready" && host.hello) {
    const { cocarde, data } = host.hello;
    return {
      there: true,
      spec: { kind: "mark" },
      title: { key: "welcome_program_there" },
      says: [
        {
          key: "welcome_program_versions",
          args: [cocarde, { day: data.version }],
        },
        ...host.hello.warnings,
      ],
      command: null,
    };
  }
  const missing = { there: false, spec: { kind: "host-missing" } };
  if (!host) {
    return /** @type {Program} */ ({
      ...missing,
      title: { key: "welcome_program_missing" },
      says: [{ key: "host_background" }],
      command: null,
    });
  }
  const onLinux = os === LINUX;
  const state = UNDER_WAY.includes(host.state) ? "TIMEOUT" : host.state;
  const { why } = hostMissing(
    /** @type {any} */ ({ why: state, host, counts: NO_COUNTS }),
    null,
  );
  return /** @type {Program} */ ({
    ...missing,
    title: { key: "welcome_program_missing" },
    says: [
      ...why,
      { key: onLinux ? "welcome_program_linux" : "welcome_program_elsewhere" },
    ],
    command: onLinux ? INSTALL_COMMAND : null,
  });
}

/** @type {{letter: "A" | "B" | "C" | "D" | "E", word: string, means: string}[]} */
export const SCALE = [
  { letter: "A", word: "word_a", means: "welcome_scale_a" },
  { letter: "B", word: "word_b", means: "welcome_scale_b" },
  { letter: "C", word: "word_c", means: "welcome_scale_c" },
  { letter: "D", word: "word_d", means: "welcome_scale_d" },
  { letter: "E", word: "word_e", means: "welcome_scale_e" },
];

export const LIMITS = [
  "welcome_limit_servers",
  "welcome_limit_proxy",
  "welcome_limit_place",
  "welcome_limit_facts",
  "welcome_limit_apps",
];

/** What is written, and where: term and explanation. */
export const STORED = [
  ["welcome_stored_open", "welcome_stored_open_what"],
  ["welcome_stored_settings", "welcome_stored_settings_what"],
  ["welcome_stored_history", "welcome_stored_history_what"],
  ["welcome_stored_else", "welcome_stored_else_what"],
];

/** Each permission of the manifest, and why. */
export const PERMISSIONS = [
  ["permission_requests", "permission_requests_why"],
  ["permission_navigation", "permission_navigation_why"],
  ["permission_native", "permission_native_why"],
  ["permission_storage", "permission_storage_why"],
  ["permission_consent", "permission_consent_why"],
  ["permission_notice", "permission_notice_why"],
];
