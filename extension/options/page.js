// SPDX-License-Identifier: EUPL-1.2
// The settings' edge: browser and document, handed to the rest.

import { KEY } from "../settings.js";
import { askHost, openPage } from "../ui/page.js";
import { openOptions } from "./options.js";

const { settings, tag, text } = await openPage();

openOptions({
  document,
  tag,
  text,
  settings,
  write: (chosen) => browser.storage.local.set({ [KEY]: chosen }),
  reopen: () => location.reload(),
  ask: askHost,
  copy: (said) => navigator.clipboard.writeText(said),
  now: Date.now,
  parseDate: Date.parse,
});
