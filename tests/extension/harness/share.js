// SPDX-License-Identifier: EUPL-1.2
// The page for sharing on a golden page, with no extension around.

import { openShare } from "../../../extension/share/share.js";
import { sha256 } from "../../../extension/ui/save.js";
import { makeText } from "../../../extension/ui/text.js";
import { fromMessages } from "../i18n.js";
import { sharedOfGolden } from "../reply.js";

const query = new URLSearchParams(location.search);
const tag = query.get("lang") === "en" ? "en" : "fr";

/** @param {string} path */
const load = async (path) =>
  (await fetch(new URL(path, import.meta.url))).json();

const messages = await load(`../../../extension/_locales/${tag}/messages.json`);
const folder = `../../pages/${query.get("page")}`;
const shared = sharedOfGolden(
  await load(`${folder}/request.json`),
  await load(`${folder}/reply.json`),
);

openShare({
  document,
  tag,
  page: null,
  text: makeText({
    getMessage: fromMessages(messages),
    tag,
    parseDate: Date.parse,
    timeZone: "Europe/Paris",
  }),
  load: async () => ({ ok: shared }),
  sha256,
  makePath: (d) => new Path2D(d),
  copy: async () => {},
  save() {},
  letter: "",
});
