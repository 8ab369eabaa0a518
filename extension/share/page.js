// SPDX-License-Identifier: EUPL-1.2
// The edge of the page for sharing: browser, document and clipboard, handed to
// the rest. share.html?tab=7&page=KEY is the page that tab 7 shows.

import { openPage } from "../ui/page.js";
import { saveFile, sha256 } from "../ui/save.js";
import { openShare } from "./share.js";

const { tag, text } = await openPage();
const asked = new URLSearchParams(location.search);
const tabId = Number(asked.get("tab") ?? -1);

openShare({
  document,
  tag,
  page: asked.get("page"),
  text,
  load: () =>
    browser.runtime
      .sendMessage({ cmd: "share", tabId, lang: tag })
      .catch(() => null),
  sha256,
  makePath: (d) => new Path2D(d),
  copy: (words) => navigator.clipboard.writeText(words),
  save: saveFile(document),
  letter: `../letter/letter.html${location.search}`,
});
