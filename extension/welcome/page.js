// SPDX-License-Identifier: EUPL-1.2
// The welcome page's edge: browser and document, handed to the rest.

import { askHost, checkHost, openPage } from "../ui/page.js";
import { openWelcome } from "./welcome.js";

const { tag, text } = await openPage();
const { os } = await browser.runtime.getPlatformInfo();

openWelcome({
  document,
  tag,
  os,
  text,
  checkHost,
  ask: askHost,
  copy: (text) => navigator.clipboard.writeText(text),
});
