// SPDX-License-Identifier: EUPL-1.2
// A record that a person shares is a capture: the command that stands in it
// gives the very bytes that the host gave the extension.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";

import { recordFile } from "../../extension/share/record.js";
import { Host, hello, killAll, root, world } from "./host.js";

const dir = mkdtempSync(join(tmpdir(), "cocarde-export-"));
after(() => {
  killAll();
  rmSync(dir, { recursive: true, force: true });
});

const pages = readdirSync(join(root, "tests/pages")).filter((name) =>
  existsSync(join(root, "tests/pages", name, "request.json")),
);

/** The command as it is written, with the program and the data of this tree.
 * @param {string} command */
function replay(command) {
  const [program, ...args] = command.split(" ");
  assert.equal(program, "cocarde");
  return execFileSync(join(root, "build/cocarde"), ["--data", world, ...args], {
    cwd: dir,
    encoding: "utf8",
    env: { PATH: "", LC_ALL: "C" },
  });
}

test("each golden page, exported and replayed: the same bytes", async () => {
  assert.ok(pages.length > 30);
  const host = new Host();
  await host.ask(hello);
  for (const [i, name] of pages.entries()) {
    const file = join(root, "tests/pages", name, "request.json");
    const { page, contacts } = JSON.parse(readFileSync(file, "utf8"));
    const lang = i % 2 ? "fr" : "en";
    const strict = i % 3 === 0;
    const request = {
      v: 1,
      id: i + 2,
      op: "rate",
      page,
      contacts,
      lang,
      strict,
      detail: true,
    };
    const { ok } = await host.ask(request);
    const exported = {
      schema: /** @type {const} */ ("cocarde.page/1"),
      page,
      contacts,
    };
    const record = recordFile(exported, ok, lang);
    writeFileSync(join(dir, record.name), record.json);
    const line = replay(record.command);
    // What the command adds, and the host cannot know: the name of the file.
    const same = line.replace(`"file":${JSON.stringify(record.name)},`, "");
    assert.equal(same, `${JSON.stringify(ok)}\n`, name);
  }
});
