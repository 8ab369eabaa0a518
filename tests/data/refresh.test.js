// SPDX-License-Identifier: EUPL-1.2
// data/refresh says what is newer and what it would change, and touches
// nothing. A stand-in for npm has the newer version.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import test, { after } from "node:test";

const there = fs.mkdtempSync(path.join(os.tmpdir(), "cocarde-refresh-"));
after(() => fs.rmSync(there, { recursive: true }));

fs.writeFileSync(
  path.join(there, "npm"),
  `#!/bin/sh
[ "$1" = view ] || exit 1
case $2 in
third-party-web) echo 99.0.0 ;;
@ip-location-db/asn) exit 1 ;;
*) sed -n "s|.*\\"$2\\": \\"\\(.*\\)\\".*|\\1|p" package.json ;;
esac
`,
  { mode: 0o755 },
);

/** @param {string[]} args */
function refresh(...args) {
  const run = spawnSync("data/refresh", args, {
    encoding: "utf8",
    env: { ...process.env, PATH: `${there}:${process.env.PATH}` },
  });
  return { status: run.status, out: run.stdout, err: run.stderr };
}

test("each package is said: newer, not newer, no answer", () => {
  const { status, out } = refresh();
  assert.equal(status, 0);
  assert.match(out, /^third-party-web \S+: newer version 99\.0\.0$/m);
  assert.match(
    out,
    /^@ip-location-db\/asn \S+: the registry does not answer$/m,
  );
  assert.match(out, /^@ip-location-db\/asn-country \S+: no newer version$/m);
  assert.match(out, /^tor-geoipdb \(Debian\)/m);
  assert.match(out, /data\/refresh --try/);
});

test("one package alone, and none that is no data", () => {
  const { out } = refresh("third-party-web");
  assert.equal(out.split("\n").length, 3);
  const none = refresh("left-pad");
  assert.equal(none.status, 2);
  assert.match(none.err, /left-pad: not a package of data; @ip-location-db/);
});

test("what cannot be downloaded is said, and nothing is built", () => {
  const { status, err } = refresh("--try", "third-party-web");
  assert.equal(status, 1);
  assert.match(err, /third-party-web@99\.0\.0 cannot be downloaded/);
});

test("no registry and no address of one is named", () => {
  for (const file of ["data/refresh", "data/lib/refresh.js"]) {
    assert.doesNotMatch(fs.readFileSync(file, "utf8"), /https?:|registry\./);
  }
});
