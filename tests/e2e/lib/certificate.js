// SPDX-License-Identifier: EUPL-1.2
/**
 * A certificate authority of one run: its key never leaves the throw-away
 * folder, and only throw-away browser profiles trust it. A real chain, rather
 * than a switch that ignores errors, because Chromium caches nothing for a
 * page whose certificate it was told to ignore.
 */
import { execFileSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";

/**
 * @param {string} program
 * @param {string[]} args
 */
function run(program, args) {
  execFileSync(program, args, { stdio: ["ignore", "ignore", "pipe"] });
}

/**
 * @param {string} dir an existing folder
 * @param {string[]} hosts the names the server bears
 * @returns {{ca: string, key: string, cert: string}} paths of PEM files
 */
export function makeCertificates(dir, hosts) {
  const at = (/** @type {string} */ name) => path.join(dir, name);
  const newKey = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256"];
  run("openssl", [
    ...["req", "-x509", ...newKey, "-nodes", "-days", "2"],
    ...["-keyout", at("ca.key"), "-out", at("ca.pem")],
    ...["-subj", "/CN=Cocarde tests"],
    ...["-addext", "basicConstraints=critical,CA:TRUE"],
    ...["-addext", "keyUsage=critical,keyCertSign"],
  ]);
  run("openssl", [
    ...["req", ...newKey, "-nodes", "-subj", "/CN=cocarde.test"],
    ...["-keyout", at("server.key"), "-out", at("server.csr")],
  ]);
  const names = hosts.map((host) => `DNS:${host}`).join(",");
  fs.writeFileSync(
    at("server.ext"),
    `subjectAltName=${names}\nextendedKeyUsage=serverAuth\n`,
  );
  run("openssl", [
    ...["x509", "-req", "-in", at("server.csr"), "-days", "2"],
    ...["-CA", at("ca.pem"), "-CAkey", at("ca.key"), "-CAcreateserial"],
    ...["-extfile", at("server.ext"), "-out", at("server.pem")],
  ]);
  return {
    ca: at("ca.pem"),
    key: at("server.key"),
    cert: at("server.pem"),
  };
}

/**
 * Has an NSS database (made if need be) trust the authority.
 *
 * @param {string} database folder of the database
 * @param {string} ca path of the authority's certificate
 */
export function trust(database, ca) {
  fs.mkdirSync(database, { recursive: true });
  run("certutil", ["-d", `sql:${database}`, "-N", "--empty-password"]);
  run("certutil", [
    ...["-d", `sql:${database}`, "-A", "-t", "C,,"],
    ...["-n", "cocarde-tests", "-i", ca],
  ]);
}
