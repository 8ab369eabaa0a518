// SPDX-License-Identifier: EUPL-1.2
// The real command line over the captures of tests/captures, on the test
// world; and, where they exist, over the real data and over captures that
// others recorded (they stand beside the tree on some machines only).
import assert from "node:assert/strict";
import { spawn, spawnSync } from "node:child_process";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";

import { operatorsOf, placesOf } from "../captures/operators.js";

const root = fileURLToPath(new URL("../..", import.meta.url));
const sanitized = join(root, "build/san/cocarde");
const program = existsSync(sanitized) ? sanitized : join(root, "build/cocarde");
const world = join(root, "build/world");
const data = join(root, "build/data");
const mine = join(root, "tests/captures");
const shared = join(root, "../shared/captures");
const scratch = mkdtempSync(join(tmpdir(), "cocarde-cli-"));
after(() => rmSync(scratch, { recursive: true }));

const english = { ...process.env, LC_ALL: "C", COCARDE_DATA: world };

/**
 * @param {string[]} args
 * @param {{input?: string | Buffer, env?: Record<string, string>,
 *   cwd?: string}} [options]
 */
function run(args, { input = "", env = {}, cwd = root } = {}) {
  const done = spawnSync(program, args, {
    cwd,
    input,
    env: { ...english, ...env },
    maxBuffer: 1 << 28,
    timeout: 120_000,
  });
  const out = done.stdout.toString("utf8");
  const err = done.stderr.toString("utf8");
  assert.equal(done.signal, null, `${args.join(" ")}: ${done.signal}\n${err}`);
  assert.doesNotMatch(err, /Sanitizer|runtime error|Assertion/);
  return { status: done.status, out, err };
}

/** @param {string} out  one JSON object per line */
const objects = (out) =>
  out
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line));

/** @param {string} directory  captures in it, in the order of `rate` */
const captures = (directory) =>
  readdirSync(directory)
    .filter((name) => /\.(har|harp|json|gz)$/.test(name))
    .sort();

/** @param {string} name */
const capture = (name) => join(mine, name);

test("usage", () => {
  const cases = [
    [[], 2, /usage: cocarde/],
    [["nonsense"], 2, /no command "nonsense"; see cocarde --help/],
    [["--nonsense"], 2, /no option "--nonsense"/],
    [["rate"], 2, /what to read is missing/],
    [["rate", "--nonsense", "x"], 2, /no option "--nonsense" here/],
    [["rate", "--at", "yesterday", "x"], 2, /"yesterday" is not a date/],
    [["rate", "x", "--at"], 2, /--at needs a value/],
    [["rate", "--lang", "de", "x"], 2, /"de" is neither fr nor en/],
    [["--lang"], 2, /--lang/],
    [["lookup"], 2, /what to read is missing/],
    [["lookup", "--page", "x"], 2, /no option "--page"/],
    [["rules", "--nonsense"], 2, /no option/],
    [["data", "nonsense"], 2, /no command "nonsense"/],
    [["data", "status", "more"], 2, /no further argument/],
    [["version", "more"], 2, /no further argument/],
    [["help", "nonsense"], 2, /no command "nonsense"/],
  ];
  /** @type {[string[], number, RegExp][]} */ for (const [
    args,
    status,
    pattern,
  ] of cases) {
    const done = run(args);
    assert.equal(done.status, status, args.join(" "));
    assert.equal(done.out, "", args.join(" "));
    assert.match(done.err, pattern);
  }
});

test("help and version", () => {
  const version = readFileSync(join(root, "VERSION"), "utf8").trim();
  for (const args of [["--version"], ["version"]]) {
    const done = run(args, { env: { COCARDE_DATA: "/nowhere" } });
    assert.equal(done.status, 0);
    assert.match(done.out, new RegExp(`^cocarde ${version}, method \\S+\n$`));
  }
  for (const args of [["--help"], ["-h"], ["help"]]) {
    assert.match(run(args).out, /^usage: cocarde .*COMMAND/);
  }
  for (const args of [
    ["help", "rate"],
    ["rate", "--help"],
    ["rate", "x", "-h"],
  ]) {
    const done = run(args);
    assert.equal(done.status, 0);
    assert.match(done.out, /^usage: cocarde rate/);
  }
  const french = run(["--help"], { env: { LC_ALL: "fr_FR.UTF-8" } });
  assert.match(french.out, /^usage : cocarde/);
  const asked = run(["--lang", "fr", "nonsense"]);
  assert.match(asked.err, /pas de commande «\snonsense\s»/);
  const set = run(["--help"], { env: { LC_ALL: "", LANG: "fr_BE" } });
  assert.match(set.out, /^usage : cocarde/);
});

/**
 * Each file gives lines of JSON that name it, or one line that does, or both
 * when only some of its pages could be rated.
 *
 * @param {string} directory @param {string[]} names @param {string[]} options
 */
function checkFiles(directory, names, options) {
  const files = names.map((name) => join(directory, name));
  const done = run(["rate", "--json", ...options, ...files]);
  const ratings = objects(done.out);
  const complaints = done.err.split("\n").filter((line) => line !== "");

  for (const file of files) {
    const rated = ratings.filter((rating) => rating.file === file);
    const said = complaints.filter((line) =>
      line.startsWith(`cocarde: ${file}: `),
    );
    assert.ok(rated.length + said.length > 0, `nothing said of ${file}`);
    assert.ok(said.length <= 1, `${file}: ${said.join("\n")}`);
  }
  assert.ok(complaints.every((line) => line.startsWith("cocarde: ")));
  for (const rating of ratings) {
    assert.equal(rating.schema, "cocarde.rating/1");
    assert.notEqual(rating.page.host, "");
    assert.match(rating.versions.digest, /^sha256:[0-9a-f]{64}$/);
    for (const finding of rating.findings) {
      assert.doesNotMatch(finding.text, /[{}]|\?/, rating.file);
    }
  }
  return { done, ratings };
}

test("every small capture gives a result or one line", () => {
  const names = captures(mine);
  const { done, ratings } = checkFiles(mine, names, []);
  assert.equal(done.status, 1);
  const rated = new Set(ratings.map((rating) => rating.file));
  assert.ok(rated.size >= 20);
  // The order is that of the command line, and of the file.
  assert.deepEqual(
    [...rated],
    names.map((name) => capture(name)).filter((file) => rated.has(file)),
  );
  assert.match(done.err, /other-kind\.json: Lighthouse report without a list /);
  assert.match(done.err, /half-empty\.har: 1 of 2 pages ask nothing/);
});

test("pages that a capture does not keep apart are said", () => {
  for (const [file, pages] of [
    ["wec.json", 2],
    ["blacklight.json", 3],
  ]) {
    const done = run(["rate", "--json", capture(file)]);
    assert.equal(done.status, 0);
    assert.equal(objects(done.out).length, 1);
    assert.equal(
      done.err,
      `cocarde: ${capture(file)}: ${pages} pages visited in a row, which ` +
        "this capture does not keep apart: rated as one\n",
    );
  }
  const done = run(["rate", "--json", capture("dashlord.json")]);
  assert.equal(done.err, "");
});

test("the same bytes every time", () => {
  const args = ["rate", "--json", capture("types.har")];
  assert.equal(run(args).out, run(args).out);
});

test("a directory is its captures by name", () => {
  const each = captures(mine).map((name) => `tests/captures/${name}`);
  const one = run(["rate", "--json", "tests/captures/"]);
  assert.equal(one.out, run(["rate", "--json", ...each]).out);
  const empty = join(scratch, "empty");
  mkdirSync(empty);
  const done = run(["rate", empty]);
  assert.equal(done.status, 1);
  assert.match(done.err, /no capture in this directory/);
});

test("what cannot be read is said, and the rest is done", () => {
  const done = run([
    "rate",
    "--json",
    "no-such-file.har",
    capture("truncated.har"),
    capture("no-pages.har"),
  ]);
  assert.equal(done.status, 1);
  assert.match(done.err, /^cocarde: no-such-file\.har: no such file; check/);
  assert.equal(done.err.split("\n").length, 3);
  assert.equal(objects(done.out).length, 1);
});

test("standard input, gzip, UTF-16", () => {
  const har = readFileSync(capture("no-pages.har"));
  const plain = objects(run(["rate", "--json", "-"], { input: har }).out);
  assert.equal(plain.length, 1);
  assert.equal(plain[0].file, "-");
  for (const bytes of [
    gzipSync(har),
    Buffer.from(`\ufeff${har.toString("utf8")}`, "utf16le"),
  ]) {
    const done = run(["rate", "--json", "-"], { input: bytes });
    assert.deepEqual(objects(done.out), plain);
    assert.equal(done.status, 0);
  }
  const packed = gzipSync(har);
  const cut = run(["rate", "-"], { input: packed.subarray(0, 40) });
  assert.equal(cut.status, 1);
  assert.match(cut.err, /^cocarde: -: its gzip ends too early; /);
  const empty = run(["rate", "-"]);
  assert.match(empty.err, /^cocarde: -: empty; /);
});

test("--at takes the place of the capture's date", () => {
  const file = capture("no-pages.har");
  const [own] = objects(run(["rate", "--json", file]).out);
  assert.equal(own.page.at, "2026-03-04T10:00:00.000Z");
  const done = run(["rate", "--json", "--at", "2018-06-12", file]);
  const [then] = objects(done.out);
  assert.equal(then.page.at, "2018-06-12");
  const undated = run(["rate", "--json", capture("no-dates.har")]);
  assert.equal(undated.status, 0);
  assert.match(undated.err, /no date in this capture; give --at/);
  const dated = run(["rate", "--at=2020-01-01", capture("no-dates.har")]);
  assert.equal(dated.err, "");
});

test("an exported page is the capture it came from", () => {
  const names = captures(mine).map(capture);
  const pages = run(["rate", "--page", ...names]).out;
  const file = join(scratch, "pages.json");
  writeFileSync(file, pages);

  const again = run(["rate", "--page", file]);
  assert.equal(again.out, pages);
  assert.equal(again.status, 0);
  const rated = run(["rate", "--json", file]);
  assert.equal(rated.out, run(["rate", "--json", file]).out);
  const unnamed = (/** @type {string} */ out) =>
    objects(out).map((rating) => ({ ...rating, file: "" }));
  assert.deepEqual(
    unnamed(rated.out),
    unnamed(run(["rate", "--json", ...names]).out),
  );
  // One page alone, and a rating that carries its page.
  const [first = ""] = pages.split("\n");
  const single = join(scratch, "single.json");
  writeFileSync(single, first);
  const [rating] = objects(run(["rate", "--json", single]).out);
  const carried = join(scratch, "rating.json");
  const page = JSON.parse(first);
  writeFileSync(
    carried,
    JSON.stringify({ ...rating, page: page.page, contacts: page.contacts }),
  );
  assert.equal(run(["rate", "--page", carried]).out, `${first}\n`);
});

/**
 * Whether a text says a finding: by its own sentence, or by that of another of
 * which it is one more case, after "likewise".
 *
 * @typedef {{rule: string, best: string, worst: string, name: string | null,
 *   text: string}} Finding
 * @param {string} flat
 * @param {Finding} finding
 * @param {Finding[]} all
 */
function saidOnce(flat, finding, all) {
  const { rule, best, worst, name, text } = finding;
  const plain = (/** @type {string} */ said) => said.replace(/\s+/g, " ");
  if (flat.includes(plain(text))) return true;
  const first = all.find(
    (other) =>
      other.rule === rule &&
      other.best === best &&
      other.worst === worst &&
      other.name !== null &&
      other.text.split(other.name).join() === text.split(name ?? "").join() &&
      flat.includes(plain(other.text)),
  );
  if (first === undefined) return false;
  const [, after = ""] = flat.split(plain(first.text));
  return /^ (?:de même :|likewise:) /.test(after) && after.includes(name ?? "");
}

test("text is plain, narrow and says what the JSON says", () => {
  const file = capture("types.har");
  for (const [lang, title] of [
    ["en", "Why"],
    ["fr", "Pourquoi"],
  ]) {
    const [rating] = objects(
      run(["rate", "--json", "--lang", String(lang), file]).out,
    );
    const { out } = run(["rate", "--lang", String(lang), file]);
    const flat = out.replace(/\s+/g, " ");
    assert.ok(out.includes(`\n${title}\n`));
    for (const finding of rating.findings) {
      assert.ok(saidOnce(flat, finding, rating.findings), finding.text);
      assert.ok(out.includes(` ${finding.rule} `));
    }
    for (const party of rating.parties) {
      assert.ok(flat.includes(party.name), party.name);
    }
    assert.ok(out.includes(rating.versions.digest));
    for (const line of out.split("\n")) {
      const words = line.trim().split(" ");
      assert.ok([...line].length <= 80 || words.length === 1, line);
    }
    // biome-ignore lint/suspicious/noControlCharactersInRegex: looks for them
    assert.doesNotMatch(out, /[\u0000-\u0009\u000b-\u001f\u007f]/);
  }
});

test("what holds of several companies is said once", () => {
  const hosts = ["tagmanager.test", "video.test", "pages.test"];
  const page = {
    schema: "cocarde.page/1",
    page: { host: "www.candidat.test", at: "2026-11-21T22:00:00Z" },
    contacts: [
      {
        host: "www.candidat.test",
        ips: ["127.10.0.1"],
        types: { document: 1 },
      },
      ...hosts.map((host) => ({ host, types: { script: 1 } })),
      { host: "fonts.test", types: { image: 1 } },
    ],
  };
  const words = (/** @type {string[]} */ ...options) =>
    run(["rate", "--lang", "fr", ...options, "-"], {
      input: JSON.stringify(page),
    }).out;
  const text = words();
  const [rating] = objects(words("--json"));
  const held = rating.findings.filter(
    (/** @type {Finding} */ { rule }) => rule === "R5",
  );
  const [first, ...others] = held;
  assert.equal(others.length, 2);
  const flat = text.replace(/\s+/g, " ");
  assert.equal(flat.match(/exécute du code dans cette page/g)?.length, 1);
  assert.ok(flat.includes(first.text.replace(/\s+/g, " ")));
  const names = others.map((/** @type {Finding} */ { name }) => name);
  assert.ok(flat.includes(`de même : ${names.join(", ")} `));
  // One that says another thing, or more, stands for itself.
  assert.match(flat, /vous fait demander une image/);
  for (const host of hosts) assert.ok(text.includes(`${host} (actif)`), host);
});

test("a name that ends with a point is no other sentence", () => {
  const script = (/** @type {string} */ host) => ({
    host,
    ips: ["127.50.0.1"],
    types: { script: 1 },
  });
  const page = {
    page: { host: "www.candidat.test", at: "2021-11-21T22:00:00Z" },
    contacts: [
      {
        host: "www.candidat.test",
        ips: ["127.10.0.1"],
        types: { document: 1 },
      },
      script("tagmanager.test"),
      script("pages.test"), // "Netlify, Inc."
      script("captcha.test"),
    ],
  };
  const { out } = run(["rate", "--lang", "fr", "--before-choice", "-"], {
    input: JSON.stringify({ schema: "cocarde.page/1", ...page }),
  });
  const doubt = /Nous ne savons pas si ce que votre navigateur envoie part/g;
  assert.equal(out.replace(/\s+/g, " ").match(doubt)?.length, 1, out);
});

test("a sentence names a few of many cookies, and says that there are more", () => {
  const names = ["_ga", "_ga_1", "_ga_2", "_ga_3", "_gid"];
  const page = (/** @type {number} */ count) => ({
    schema: "cocarde.page/1",
    page: { host: "www.candidat.test", at: "2026-11-21T22:00:00Z" },
    contacts: [
      {
        host: "www.candidat.test",
        ips: ["127.10.0.1"],
        types: { document: 1 },
        cookies: names.slice(0, count).map((name) => ({ name, by: "script" })),
      },
    ],
  });
  const words = (/** @type {number} */ count, /** @type {string} */ lang) =>
    run(["rate", "--lang", lang, "--before-choice", "-"], {
      input: JSON.stringify(page(count)),
    }).out.replace(/\s+/g, " ");
  assert.match(words(4, "fr"), /: _ga, _ga_1, _ga_2, _ga_3\. Le critère/);
  assert.match(words(5, "fr"), /: _ga, _ga_1, _ga_2, _ga_3 et d’autres\. Le/);
  assert.match(words(5, "en"), /: _ga, _ga_1, _ga_2, _ga_3 and more\. The/);
});

test("names of files cannot write to the terminal", () => {
  const done = run(["rate", "\u001b[31mred.har"]);
  assert.match(done.err, /^cocarde: \?\[31mred\.har: no such file/);
});

test("a reader that goes away ends it quietly", async () => {
  const many = Array.from({ length: 400 }, () => capture("types.har"));
  const child = spawn(program, ["rate", "--json", ...many], {
    env: english,
    stdio: ["ignore", "pipe", "pipe"],
  });
  let err = "";
  child.stderr.on("data", (chunk) => {
    err += chunk;
  });
  child.stdout.once("data", () => child.stdout.destroy());
  const [code, signal] = await new Promise((resolve) =>
    child.once("close", (...ended) => resolve(ended)),
  );
  assert.ok(code === 1 || signal === "SIGPIPE", `${code} ${signal}`);
  assert.equal(err, "");
});

test("a full disk is said", (t) => {
  if (!existsSync("/dev/full")) return t.skip("no /dev/full");
  const done = spawnSync(
    "/bin/sh",
    ["-c", 'exec "$0" rate --json "$1" >/dev/full', program, mine],
    { env: english },
  );
  assert.equal(done.status, 1);
  assert.match(done.stderr.toString(), /^cocarde: cannot write \(/m);
});

test("data that is missing or damaged is named, with what to do", () => {
  const file = capture("no-pages.har");
  const done = run(["--data", join(scratch, "nowhere"), "rate", file]);
  assert.equal(done.status, 1);
  assert.match(done.err, /^cocarde: .*nowhere.*; .+\n$/);
  const broken = join(scratch, "broken");
  mkdirSync(broken);
  for (const name of ["country.mmdb", "asn.mmdb", "registry.sqlite"]) {
    writeFileSync(join(broken, name), "not this");
  }
  writeFileSync(join(broken, "MANIFEST"), "nonsense\n");
  const damaged = run(["rate", `--data=${broken}`, file]);
  assert.equal(damaged.status, 1);
  assert.equal(damaged.err.split("\n").length, 2);
});

test("data status", () => {
  const [status] = objects(run(["data", "status", "--json"]).out);
  assert.equal(status.schema, "cocarde.data/1");
  assert.match(status.digest, /^sha256:/);
  assert.equal(status.directory, world);
  const text = run(["data"]).out;
  assert.ok(text.includes(status.digest));
  assert.ok(text.includes(status.data));
});

test("rules: text, JSON and the method document", () => {
  const [rules] = objects(run(["rules", "--json"]).out);
  assert.ok(rules.rules.length >= 20);
  const text = run(["rules"]).out;
  const method = run(["rules", "--markdown"]).out;
  for (const { id, title } of rules.rules) {
    assert.match(text, new RegExp(`^${id} `, "m"));
    assert.ok(method.includes(`### ${id}: ${title}\n`));
  }
  // The table of reach as the specification has it, METHOD.md §3.
  const table = [
    "| document | A | B (R3) | C (R11) | D (R6) | E (R8) |",
    "| active | A | B (R3) | C (R11) | D (R5) | E (R8) |",
    "| passive | A | B (R3) | C (R11) | C (R4) | D (R9) |",
  ];
  for (const row of table) assert.ok(method.includes(`\n${row}\n`), row);
  assert.doesNotMatch(method, /\(null\)|%s/);
});

test("lookup says an error inline and goes on", () => {
  const done = run(["lookup", "--json", "no host!", "127.0.0.1"]);
  assert.equal(done.status, 1);
  const [bad, good] = objects(done.out);
  assert.equal(bad.query, "no host!");
  assert.equal(typeof bad.err.msg, "string");
  assert.equal(good.ip, "127.0.0.1");
  assert.equal(good.place.state, "unknown");
  assert.equal(done.err.split("\n").length, 2);
  const [both] = objects(
    run(["lookup", "--json", "www.example=127.0.0.1"]).out,
  );
  assert.equal(both.host, "www.example");
  assert.equal(both.ip, "127.0.0.1");
});

test("lookup tells nobody, somebody unknown and a registered seat apart", () => {
  const [access, unknown, french, two] = objects(
    run([
      "lookup",
      "--json",
      "127.70.0.1",
      "x.example=127.80.0.1",
      "127.81.0.1",
      "127.83.0.1",
    ]).out,
  );
  assert.equal(access.operator, null);
  assert.equal(access.service, null);
  assert.equal(unknown.operator.identified_by, "unknown");
  assert.equal(unknown.operator.org, "AS64500");
  assert.equal(unknown.service.identified_by, "unknown");
  assert.equal(unknown.registered, null);
  assert.equal(french.registered, "FR");
  assert.equal(french.operator.org, "AS64503");
  assert.equal(french.operator.seat, null);
  assert.equal(french.operator.controlled_from, null);
  assert.equal(french.operator.contacts[0].registered, "FR");
  assert.equal(french.service, null);
  assert.equal(two.registered, null);

  const words = (address) =>
    run(["lookup", "--lang", "fr", address]).out.replace(/\s+/g, " ");
  assert.match(
    words("127.81.0.1"),
    /siège du réseau : France, selon le registre régional ; contrôle non vérifié/,
  );
  assert.doesNotMatch(words("127.83.0.1"), /siège|personne/);
  // Of a company that we know, control is told elsewhere.
  assert.match(
    words("127.12.0.1"),
    /siège du réseau : Allemagne, selon le registre régional lieu/,
  );
  assert.match(words("127.70.0.1"), /personne à juger/);
});

test("lookup reads questions from standard input", () => {
  const input =
    "127.10.0.1\r\n\n" + // Windows' end of line, an empty line
    `${"a".repeat(100_000)}\n` + // longer than any buffer
    "www.example=127.10.0.2\0x\n" +
    "fonts.test"; // no end of line
  const done = run(["lookup", "--json", "127.40.0.1", "-"], { input });
  assert.equal(done.status, 1);
  const [first, second, long, zero, last, ...more] = objects(done.out);
  assert.deepEqual(more, []);
  assert.equal(first.ip, "127.40.0.1");
  assert.equal(first.place.worldwide, true);
  assert.equal(second.query, "127.10.0.1");
  assert.equal(second.place.worldwide, false);
  assert.ok(long.query.length < 400, "a query is cut");
  assert.match(long.err.msg, /neither a host name nor an address/);
  assert.match(zero.err.msg, /not an address/);
  assert.equal(last.host, "fonts.test");
  // The same as when they are arguments, a blank line between two.
  const queries = ["127.10.0.1", "127.40.0.1", "127.99.0.1"];
  const said = run(["lookup", ...queries]).out;
  assert.equal(run(["lookup", "-"], { input: queries.join("\n") }).out, said);
  assert.match(said, /place {7}worldwide network/);
});

test("lookup answers before it waits for the next question", async () => {
  const child = spawn(program, ["lookup", "--json", "-"], { env: english });
  const [answer] = await new Promise((resolve) => {
    child.stdout.once("data", (bytes) => resolve(objects(bytes.toString())));
    child.stdin.write("127.10.0.1\n");
  });
  assert.equal(answer.ip, "127.10.0.1");
  child.stdin.end();
});

const real = existsSync(join(data, "MANIFEST"));
const others = existsSync(shared);

test("a State service on Azure: Microsoft, France, control", (t) => {
  if (!real) return t.skip("no build/data");
  const [found] = objects(
    run(["lookup", "--json", "--data", data, "20.74.14.77"]).out,
  );
  assert.ok(found.operator.chain.includes("microsoft"));
  assert.equal(found.operator.controlled_from, "US");
  assert.equal(found.operator.class, "X");
  assert.equal(found.place.country, "FR");
  const { out } = run(["lookup", "--data", data, "20.74.14.77"]);
  for (const said of ["Microsoft", "FR (France)", "US (United States)"]) {
    assert.ok(out.includes(said), said);
  }
});

test("every capture of others gives a result or one line", (t) => {
  if (!others) return t.skip("no captures of others here");
  const names = readdirSync(shared).sort();
  const { ratings } = checkFiles(shared, names, [
    "--data",
    real ? data : world,
  ]);
  const pages = (/** @type {string} */ name) =>
    ratings.filter((rating) => rating.file === join(shared, name)).length;
  assert.equal(pages("bbc-co-uk-2016-wpt.har"), 5);
  assert.equal(pages("wikimediafoundation-2020.har"), 3);
});

/**
 * Who runs the machine of the page, by the column `expected` of index.csv.
 *
 * @type {[file: string, host: string, operators: string[]][]}
 */
const operators = [
  [
    "etat-lu-2018.har",
    "www.etat.public.lu",
    ["etat-luxembourg", "post-luxembourg"],
  ],
  ["enorm-magazin-de-2017.har", "enorm-magazin.de", ["aws"]],
  ["arcelormittal-2018.har", "m.corporate.arcelormittal.com", ["imperva"]],
  ["aftonbladet-2015-wpt.har", "www.aftonbladet.se", ["schibsted"]],
  ["wikimediafoundation-2020.har", "wikimediafoundation.org", ["automattic"]],
  ["wikipedia-typo-2026.har", "www.wikipedia.org", ["wikimedia"]],
  ["github-2017-chrome.har", "github.com", ["github"]],
  ["erictoney-com-2023-candidate.har", "erictoney.com", ["godaddy"]],
  ["circl-lu-2017-splash.har", "www.circl.lu", []],
  ["lemonde-2017-splash.har", "www.lemonde.fr", []],
  ["edps-wec-inspection-2024.json", "localhost", []],
  ["propublica-blacklight.json", "www.propublica.org", []],
];

test("the operator of the page is the expected one, or unknown", (t) => {
  if (!others || !real) return t.skip("no captures of others, or no data");
  for (const [file, host, expected] of operators) {
    const done = run(["rate", "--json", "--data", data, join(shared, file)]);
    for (const rating of objects(done.out)) {
      assert.equal(rating.page.host, host);
      for (const operator of operatorsOf(rating)) {
        assert.ok(
          expected.includes(operator) || operator === "unknown",
          `${file}: ${operator}`,
        );
      }
    }
  }
});

test("State services on Azure are run by Microsoft, and stand in France", (t) => {
  if (!others || !real) return t.skip("no captures of others, or no data");
  for (const [file, host] of [
    [
      "gouv-1000jours-fabrique-social-gouv-fr-thirdparties.json",
      "1000jours.fabrique.social.gouv.fr",
    ],
    ["gouv-pjm-social-gouv-fr-thirdparties.json", "pjm.social.gouv.fr"],
  ]) {
    const done = run(["rate", "--json", "--data", data, join(shared, file)]);
    assert.equal(done.status, 0, done.err);
    const [rating] = objects(done.out);
    assert.equal(rating.page.host, host);
    // The law is that of the day of the capture.
    assert.match(rating.page.at, /^2022-05-22T/);
    assert.deepEqual(operatorsOf(rating), ["microsoft"]);
    assert.deepEqual(placesOf(rating), ["FR (established)"]);
  }
});

test("names in disguise and caches in a provider's network", (t) => {
  if (!others || !real) return t.skip("no captures of others, or no data");
  /** @type {[string, string, string[]][]} */
  const services = [
    ["aftonbladet-2015-wpt.har", "metrics.aftonbladet.se", ["adobe"]],
    [
      "enorm-magazin-de-2017.har",
      "fonts.gstatic.com",
      ["google-fonts", "google"],
    ],
  ];
  for (const [file, host, expected] of services) {
    const done = run(["rate", "--json", "--data", data, join(shared, file)]);
    const [rating] = objects(done.out);
    const parties = rating.parties.filter(
      (/** @type {{contacts: {host: string}[]}} */ party) =>
        party.contacts.some((contact) => contact.host === host),
    );
    assert.deepEqual(
      parties
        .map((/** @type {{org: string}} */ party) => party.org)
        .filter((/** @type {string} */ org) => !expected.includes(org)),
      [],
      `${file} ${host}`,
    );
    assert.ok(parties.length > 0, `${file} ${host}`);
  }
});
