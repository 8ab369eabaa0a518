// SPDX-License-Identifier: EUPL-1.2
/** The golden pages on disk: <name>/request.json and <name>/reply.json. */
import fs from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

const HERE = path.dirname(fileURLToPath(import.meta.url));

/**
 * @typedef {object} Golden
 * @property {string} name
 * @property {Record<string, any>} request as it goes to the host
 * @property {string} reply what the host answers, byte for byte
 */

/** @param {string} name @param {string} file */
const at = (name, file) => path.join(HERE, name, file);

/** @returns {string[]} names, sorted */
export const goldenNames = () =>
  fs
    .readdirSync(HERE)
    .filter((name) => fs.existsSync(at(name, "request.json")))
    .sort();

/** @param {string} name @returns {Golden} */
export const readGolden = (name) => ({
  name,
  request: JSON.parse(fs.readFileSync(at(name, "request.json"), "utf8")),
  // The newline at the end belongs to the file, not to the reply.
  reply: fs.readFileSync(at(name, "reply.json"), "utf8").replace(/\n$/, ""),
});

/** @param {Golden} golden */
export function writeGolden({ name, request, reply }) {
  fs.mkdirSync(path.join(HERE, name), { recursive: true });
  const text = JSON.stringify(request, null, 1);
  fs.writeFileSync(at(name, "request.json"), `${text}\n`);
  fs.writeFileSync(at(name, "reply.json"), `${reply}\n`);
}

/** @param {string} name */
export const removeGolden = (name) =>
  fs.rmSync(path.join(HERE, name), { recursive: true });
