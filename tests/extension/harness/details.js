// SPDX-License-Identifier: EUPL-1.2
// The details page on a visit of tests/extension/details, with no extension
// around it. ?hosts=600 adds that many host names to it.

import { openDetails } from "../../../extension/details/details.js";
import { makeText } from "../../../extension/ui/text.js";
import { backgroundOf, longer } from "../details/background.js";
import { fromMessages } from "../i18n.js";

const query = new URLSearchParams(location.search);
const tag = query.get("lang") === "en" ? "en" : "fr";

/** @param {string} path */
const load = async (path) =>
  (await fetch(new URL(path, import.meta.url))).json();

const messages = await load(`../../../extension/_locales/${tag}/messages.json`);
const recorded = await load(`../details/${query.get("state")}.json`);

openDetails({
  document,
  tag,
  subject: { tab: 1, page: null },
  text: makeText({
    getMessage: fromMessages(messages),
    tag,
    parseDate: Date.parse,
    timeZone: "Europe/Paris",
  }),
  ask: backgroundOf(longer(recorded, Number(query.get("hosts")))),
  allow: async () => false,
  copy: async () => {},
  save() {},
  go() {},
  onChange() {},
});
