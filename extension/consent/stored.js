// SPDX-License-Identifier: EUPL-1.2
// What a known consent tool has stored of the person's choice, as one word. The
// tool's own record, where a click could only be guessed at. Values are read
// here, where they lie, and nothing of them but the word goes on. Pure; runs in
// the content script, where there are no modules, hence the global name.
//
// A tool writes its record before anybody chose, too. Only what shows that a
// person did counts (`sure`); the TCF's string does not show it when it grants
// nothing, so that a click has to say the same (content/consent.js).
//
// Formats: IAB Europe, TCF "Consent string and vendor list formats v2.3" §core;
// Didomi's and Axeptio's own documentation; lib/eval-snippets.ts of
// @duckduckgo/autoconsent 16.23.0 (tarteaucitron, Borlabs, iubenda); for
// OneTrust, Cookiebot, CookieYes, Axeptio: cookies that people published in bug
// reports and tests, each shape seen in several.

/**
 * @typedef {object} Written
 * @property {string} tool
 * @property {"accepted" | "refused" | "partly"} means
 * @property {boolean} sure   it shows that a person chose
 */

// biome-ignore lint/correctness/noUnusedVariables: for the scripts after it
var cocardeStored = (() => {
  /** No tool's record is longer. Characters. */
  const LONGEST = 16_384;
  /** Bits of the TCF's core before the purposes, and how many these are. */
  const TCF_PURPOSES = 152;
  const TCF_COUNT = 24;
  /** Purposes that the TCF defines; the rest of the field is reserved. */
  const TCF_DEFINED = 11;

  /** @param {boolean[]} grants of all that may be refused
   * @returns {Written["means"] | null} */
  function meaningOf(grants) {
    if (grants.length === 0) return null;
    if (grants.every(Boolean)) return "accepted";
    return grants.some(Boolean) ? "partly" : "refused";
  }

  /** @param {string} text @returns {string} */
  function decoded(text) {
    try {
      return decodeURIComponent(text);
    } catch {
      return text;
    }
  }

  /** @param {string} text @returns {any} null: not JSON */
  function json(text) {
    try {
      return JSON.parse(text);
    } catch {
      return null;
    }
  }

  const DIGITS =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

  /** @param {string} value a TC string @returns {Omit<Written, "tool"> | null} */
  function tcf(value) {
    const core = value.split(".", 1)[0] ?? "";
    /** @type {number[]} */
    const bits = [];
    const needed = Math.ceil((TCF_PURPOSES + TCF_COUNT) / 6);
    if (core.length < needed || core[0] !== "C") return null; // version 2
    for (const letter of core.slice(0, needed)) {
      const six = DIGITS.indexOf(letter);
      if (six < 0) return null;
      for (let bit = 5; bit >= 0; bit--) bits.push((six >> bit) & 1);
    }
    const purposes = bits.slice(TCF_PURPOSES, TCF_PURPOSES + TCF_DEFINED);
    const granted = purposes.filter((bit) => bit === 1).length;
    if (granted === 0) return { means: "refused", sure: false };
    // Purpose 11 came with version 2.2, and many do not ask for it.
    const all = granted >= TCF_DEFINED - 1;
    return { means: all ? "accepted" : "partly", sure: true };
  }

  /** "!gtag=true!youtube=wait". @param {string} value */
  function tarteaucitron(value) {
    const states = [...value.matchAll(/!([^=!]+)=([a-z]+)/g)].map((m) => m[2]);
    if (states.some((state) => state !== "true" && state !== "false")) {
      return null; // somebody still waits for an answer
    }
    const means = meaningOf(states.map((state) => state === "true"));
    return means && { means, sure: true };
  }

  /** "…&groups=C0001:1,C0002:0&…". @param {string} value
   * @param {Map<string, string>} all */
  function onetrust(value, all) {
    if (!all.get("OptanonAlertBoxClosed")) return null;
    const groups = /(?:^|&)groups=([^&]*)/.exec(decoded(value))?.[1] ?? "";
    const states = [...groups.matchAll(/([\w.-]+):([01])/g)];
    // The first group is what is strictly necessary: nobody is asked.
    const asked = states.filter(([, id]) => !/^C?0*1$/.test(id ?? ""));
    const means = meaningOf(asked.map(([, , state]) => state === "1"));
    return means && { means, sure: true };
  }

  /** "{stamp:'…',necessary:true,preferences:false,…,method:'explicit'}".
   * @param {string} value */
  function cookiebot(value) {
    const text = decoded(value);
    if (!/method:'explicit'/.test(text)) return null;
    const asked = [
      ...text.matchAll(/(preferences|statistics|marketing):(true|false)/g),
    ];
    if (asked.length !== 3) return null;
    const means = meaningOf(asked.map(([, , state]) => state === "true"));
    return means && { means, sure: true };
  }

  /** {"$$completed": true, "google_analytics": false}. @param {string} value */
  function axeptio(value) {
    const record = json(decoded(value));
    if (record?.$$completed !== true) return null;
    const vendors = Object.entries(record).filter(
      ([name, state]) => !name.startsWith("$$") && typeof state === "boolean",
    );
    const means = meaningOf(vendors.map(([, state]) => state === true));
    return means && { means, sure: true };
  }

  /** Base64 of {"purposes": {"enabled": […], "disabled": […]}, "vendors": …}.
   * @param {string} value */
  function didomi(value) {
    let record = null;
    try {
      record = json(atob(decoded(value)));
    } catch {
      return null;
    }
    const count = (/** @type {string} */ what, /** @type {string} */ state) => {
      const list = record?.[what]?.[state];
      return Array.isArray(list) ? list.length : 0;
    };
    const yes = count("purposes", "enabled") + count("vendors", "enabled");
    const no = count("purposes", "disabled") + count("vendors", "disabled");
    // With neither, nobody was asked yet.
    const grants = [...Array(yes).fill(true), ...Array(no).fill(false)];
    const means = meaningOf(grants);
    return means && { means, sure: true };
  }

  /** "consentid:…,consent:no,action:yes,necessary:yes,functional:no,…".
   * @param {string} value */
  function cookieyes(value) {
    const fields = new Map(
      decoded(value)
        .split(",")
        .map((one) => /** @type {[string, string]} */ (one.split(":", 2))),
    );
    if (fields.get("action") !== "yes") return null;
    const aside = new Set(["consentid", "consent", "action", "necessary"]);
    const asked = [...fields].filter(
      ([name, state]) => !aside.has(name) && /^(yes|no)$/.test(state ?? ""),
    );
    const means = meaningOf(asked.map(([, state]) => state === "yes"));
    return means && { means, sure: true };
  }

  /** By name of cookie or key. @type {Map<string, {tool: string,
   *   read: (value: string, all: Map<string, string>) =>
   *     Omit<Written, "tool"> | null}>} */
  const READERS = new Map([
    ["euconsent-v2", { tool: "tcf", read: tcf }],
    ["eupubconsent-v2", { tool: "tcf", read: tcf }],
    ["tarteaucitron", { tool: "tarteaucitron", read: tarteaucitron }],
    ["OptanonConsent", { tool: "onetrust", read: onetrust }],
    ["CookieConsent", { tool: "cookiebot", read: cookiebot }],
    ["axeptio_cookies", { tool: "axeptio", read: axeptio }],
    ["didomi_token", { tool: "didomi", read: didomi }],
    ["cookieyes-consent", { tool: "cookieyes", read: cookieyes }],
  ]);

  /** Names whose values are read; all others are let go unread. */
  const NAMES = new Set([...READERS.keys(), "OptanonAlertBoxClosed"]);

  return {
    /** @param {string} name */
    isRecord: (name) => NAMES.has(name),

    /**
     * What the records say together: two that differ say "partly".
     * @param {Map<string, string>} values  by name, of isRecord
     * @returns {Written | null}
     */
    read(values) {
      /** @type {Written[]} */
      const records = [];
      for (const [name, { tool, read }] of READERS) {
        const value = values.get(name);
        if (value === undefined || value.length > LONGEST) continue;
        const record = read(value, values);
        if (record) records.push({ tool, ...record });
      }
      const first = records.find((record) => record.sure) ?? records[0];
      if (!first) return null;
      const agree = records.every(({ means }) => means === first.means);
      return agree ? first : { ...first, means: "partly" };
    },
  };
})();
