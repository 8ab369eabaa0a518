// SPDX-License-Identifier: EUPL-1.2
/**
 * The golden pages: what a browser saw of each demonstration page, and what
 * the host said of it. The real binary must say the same, byte for byte; also
 * when the contacts come in another order, and each of them twice; and so must
 * the command line, of the page as the popup exports it.
 *
 * usage: node tests/pages/run.js [NAME…]
 * Where a change is meant: node tests/pages/record.js --replies
 */
import { spawnSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { NativeHost } from "../e2e/lib/native-host.js";
import { TREE } from "../e2e/lib/profile.js";
import { WORLD_HOST } from "../e2e/lib/stage.js";
import { goldenNames, readGolden } from "./golden.js";

const COMMAND = path.join(TREE, "build/cocarde");

/** @param {string} json one line @returns {string} a value per line */
function spread(json) {
  try {
    return `${JSON.stringify(JSON.parse(json), null, 1)}\n`;
  } catch {
    return `${json}\n`;
  }
}

/**
 * @param {string} wanted
 * @param {string} got
 * @returns {string} for a person to read
 */
function difference(wanted, got) {
  if (spread(wanted) === spread(got)) return "The same JSON, other bytes.\n";
  const dir = fs.mkdtempSync(path.join(os.tmpdir(), "cocarde-golden-"));
  try {
    fs.writeFileSync(path.join(dir, "stored"), spread(wanted));
    fs.writeFileSync(path.join(dir, "said"), spread(got));
    const diff = spawnSync("diff", ["-u", "stored", "said"], { cwd: dir });
    return diff.stdout.toString();
  } finally {
    fs.rmSync(dir, { recursive: true });
  }
}

/**
 * @param {Record<string, any>} request
 * @returns {Record<string, any>} the same page, told otherwise
 */
const retold = ({ contacts, ...rest }) => ({
  ...rest,
  contacts: [...contacts, ...contacts].reverse(),
});

/**
 * @param {Record<string, any>} request
 * @returns {string} what the command line says of the exported page, without
 *   the name of the file
 */
function fromCommandLine({ page, contacts, lang }) {
  const schema = "cocarde.page/1";
  const { stdout, stderr } = spawnSync(
    COMMAND,
    ["rate", "--json", "--lang", lang, "--data", WORLD_HOST.data, "-"],
    { input: JSON.stringify({ schema, page, contacts }) },
  );
  const line = stdout.toString().replace(/\n$/, "");
  return line.replace(/"file":"[^"]*",/, "") + stderr.toString();
}

/** @param {string} reply @returns {string} the rating in it, byte for byte */
const ratingIn = (reply) => reply.replace(/^.*?"ok":/, "").slice(0, -1);

const host = new NativeHost(WORLD_HOST);
let failed = 0;

/** @param {string} what @param {string} wanted @param {string} got */
function check(what, wanted, got) {
  if (wanted === got) {
    console.log(`ok ${what}`);
    return;
  }
  failed += 1;
  console.log(`not ok ${what}`);
  console.log(difference(wanted, got).replaceAll(/^/gm, "    "));
}

try {
  await host.hello();
  const names = process.argv.slice(2);
  for (const name of names.length > 0 ? names : goldenNames()) {
    const { request, reply } = readGolden(name);
    check(name, reply, await host.ask(request));
    check(`${name}, retold`, reply, await host.ask(retold(request)));
    check(`${name}, exported`, ratingIn(reply), fromCommandLine(request));
  }
} finally {
  await host.close();
}
process.exitCode = failed > 0 ? 1 : 0;
