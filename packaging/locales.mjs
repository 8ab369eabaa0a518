// SPDX-License-Identifier: EUPL-1.2
// Write each _locales/TAG/messages.json as a module, locales/TAG.js, without
// what only translators need. browser.i18n follows the language of the browser
// and no other; these are for the person who chose another one. An import of
// the JSON itself counts as a connection for a content security policy, and
// ours forbids all of them.
//
// usage: node packaging/locales.mjs [DIR]     (default: extension/locales)
import fs from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

const tree = fileURLToPath(new URL("..", import.meta.url));
const out = process.argv[2] ?? path.join(tree, "extension/locales");
const source = path.join(tree, "extension/_locales");

/**
 * "$NAME$" becomes "$1", and a dollar that means itself is doubled.
 *
 * @param {{message: string, placeholders?: Record<string, {content: string}>}}
 *   entry of messages.json
 */
function plain({ message, placeholders = {} }) {
  return message.replace(/\$\$|\$(\w+)\$/g, (all, name) =>
    all === "$$" ? all : placeholders[name.toLowerCase()].content,
  );
}

fs.mkdirSync(out, { recursive: true });
for (const tag of fs.readdirSync(source)) {
  const file = path.join(source, tag, "messages.json");
  const messages = JSON.parse(fs.readFileSync(file, "utf8"));
  const table = Object.fromEntries(
    Object.entries(messages).map(([key, entry]) => [key, plain(entry)]),
  );
  fs.writeFileSync(
    path.join(out, `${tag}.js`),
    `// Made by packaging/locales.mjs from _locales/${tag}/messages.json.\n` +
      `export default ${JSON.stringify(table, null, 1)};\n`,
  );
}
