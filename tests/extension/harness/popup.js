// SPDX-License-Identifier: EUPL-1.2
// The popup on a stored reply, with no extension around: a state of
// tests/extension/fixtures (?state=rated-d), or a golden page of tests/pages
// as the host really answers (?page=aws-paris).

import { openPopup } from "../../../extension/popup/popup.js";
import { makeText } from "../../../extension/ui/text.js";
import { fromMessages } from "../i18n.js";
import { viewOfReply } from "../reply.js";

const query = new URLSearchParams(location.search);
const tag = query.get("lang") ?? "fr";

/** @param {string} path */
const load = async (path) =>
  (await fetch(new URL(path, import.meta.url))).json();

const messages = await load(`../../../extension/_locales/${tag}/messages.json`);
const page = query.get("page");
const { view, detail } = page
  ? viewOfReply(await load(`../../pages/${page}/reply.json`))
  : await load(`../fixtures/${query.get("state")}.json`);

openPopup({
  document,
  tag,
  tabId: 1,
  text: makeText({
    getMessage: fromMessages(messages),
    tag,
    parseDate: Date.parse,
    timeZone: "Europe/Paris",
  }),
  ask: async ({ cmd }) => (cmd === "view" ? view : detail),
  allow: async () => false,
  copy: async () => {},
  go() {},
  onChange() {},
});
