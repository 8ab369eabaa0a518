// SPDX-License-Identifier: EUPL-1.2
// Consent tools that autoconsent knows by code, not by a rule that could be
// taken from its JSON (banners.js): the selectors of those few. Nothing is run
// of it, nothing clicked. Source: lib/cmps/*.ts of @duckduckgo/autoconsent
// 16.23.0 (MPL-2.0) where `from` names a file, else the tool's own markup.

/**
 * @typedef {object} Tool
 * @property {string} tool     name for the host, a-z 0-9 and -
 * @property {string[]} here   selectors; all must match
 * @property {string[]} shown  selectors; one of them must be visible
 * @property {string[]} yes    selectors of the button that accepts all
 * @property {string[]} no     … that refuses all
 * @property {string} [from]   where it was read
 */

// biome-ignore lint/correctness/noUnusedVariables: for the scripts after it
var cocardeTools = /** @type {Tool[]} */ ([
  {
    tool: "onetrust",
    here: ["#onetrust-banner-sdk,#onetrust-pc-sdk"],
    shown: ["#onetrust-banner-sdk", "#onetrust-pc-sdk"],
    yes: ["#onetrust-accept-btn-handler", "#accept-recommended-btn-handler"],
    no: ["#onetrust-reject-all-handler", ".ot-pc-refuse-all-handler"],
    from: "onetrust.ts",
  },
  {
    tool: "cookiebot",
    here: ["#CybotCookiebotDialog"],
    shown: ["#CybotCookiebotDialog"],
    yes: [
      "#CybotCookiebotDialogBodyLevelButtonLevelOptinAllowAll",
      "#CybotCookiebotDialogBodyLevelButtonAccept",
      "#CybotCookiebotDialogBodyButtonAccept",
    ],
    no: ["#CybotCookiebotDialogBodyLevelButtonLevelOptinDeclineAll"],
    from: "cookiebot.ts",
  },
  {
    tool: "sourcepoint",
    here: ["div[id^='sp_message_container_']"],
    shown: ["div[id^='sp_message_container_']"],
    yes: [],
    no: [],
    from: "sourcepoint-frame.ts",
  },
  {
    tool: "consentmanager",
    here: ["#cmpbox"],
    shown: ["#cmpbox"],
    yes: [".cmpboxbtnyes"],
    no: [".cmpboxbtnno"],
    from: "consentmanager.ts",
  },
  {
    tool: "klaro",
    here: [".klaro > .cookie-notice,.klaro > .cookie-modal"],
    shown: [".klaro > .cookie-notice", ".klaro > .cookie-modal"],
    yes: [".klaro .cm-btn-accept-all"],
    no: [".klaro .cn-decline"],
    from: "klaro.ts",
  },
  {
    tool: "evidon",
    here: ["#_evidon_banner"],
    shown: ["#_evidon_banner"],
    yes: [],
    no: ["#_evidon-decline-button"],
    from: "evidon.ts",
  },
  {
    tool: "conversant",
    here: [".cmp-root .cmp-receptacle"],
    shown: [".cmp-root .cmp-receptacle"],
    yes: [],
    no: [],
    from: "conversant.ts",
  },
  {
    tool: "usercentrics",
    here: ["#usercentrics-root,#usercentrics-cmp-ui"],
    shown: ["#usercentrics-root", "#usercentrics-cmp-ui"],
    yes: [],
    no: [],
  },
  {
    tool: "trustcommander",
    here: ["#tc-privacy-wrapper,#footer_tc_privacy,#privacy-overlay"],
    shown: ["#tc-privacy-wrapper", "#footer_tc_privacy"],
    yes: ["#popin_tc_privacy_button", "#footer_tc_privacy_button"],
    no: [],
  },
]);
