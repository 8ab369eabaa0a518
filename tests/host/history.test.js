// SPDX-License-Identifier: EUPL-1.2
// The history through the two programs: what is on the disk, what is not, and
// what happens when the disk does not play along.
import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterEach, test } from "node:test";
import { binary, Host, hello, killAll, root, world } from "./host.js";

const cli = path.join(root, "build/cocarde");
/** @type {string[]} */
const folders = [];

function folder() {
  const made = fs.mkdtempSync(path.join(os.tmpdir(), "cocarde-history-"));
  folders.push(made);
  return made;
}

afterEach(() => {
  killAll();
  for (const made of folders.splice(0)) {
    fs.chmodSync(made, 0o700);
    fs.rmSync(made, { recursive: true, force: true });
  }
});

/** A host with a history there, and how to ask it.
 * @param {string} where @param {{program?: string, args?: string[]}} [how] */
async function open(where, how = {}) {
  const host = new Host({ env: { COCARDE_HISTORY: where }, ...how });
  let id = 1;
  await host.ask(hello);
  return {
    host,
    /** @param {string} op @param {object} [rest] */
    ask: (op, rest = {}) => host.ask({ v: 1, id: ++id, op, ...rest }),
  };
}

/** @param {string} key @param {string} [at] */
function page(key, at = "2026-11-21T22:00:00Z") {
  return {
    page: { key, host: "www.candidate.test", at, choice: "refused" },
    contacts: [
      {
        host: "www.candidate.test",
        ips: ["127.10.0.1"],
        types: { document: 1 },
        phase: "before",
        cookies: [{ name: "s", by: "header" }],
      },
      {
        host: "fonts.gstatic.com",
        ips: ["127.50.0.1"],
        types: { font: 2 },
        frame: "foreign",
        outcome: "cached",
        phase: "refused",
        storage: ["k"],
      },
    ],
  };
}
const yes = { set: { recording: true, retention: null } };

/** @param {string} where @param {string[]} args @param {string} [input] */
function run(where, args, input = "") {
  return spawnSync(cli, ["--data", world, "--lang", "en", ...args], {
    input,
    encoding: "utf8",
    env: { ...process.env, COCARDE_HISTORY: where },
  });
}

test("no file before a yes, none of others than this user", async () => {
  const where = path.join(folder(), "state", "cocarde");
  const { host, ask } = await open(where);
  await ask("rate", page("1"));
  assert.equal((await ask("record", page("1"))).ok.why, "unasked");
  await ask("history.list");
  await ask("history.settings", { set: { recording: false } });
  assert.deepEqual(fs.readdirSync(where), []);
  assert.equal(fs.statSync(where).mode & 0o777, 0o700);
  await ask("history.settings", yes);
  assert.equal((await ask("record", page("1"))).ok.recorded, true);
  for (const name of fs.readdirSync(where)) {
    const mode = fs.statSync(path.join(where, name)).mode & 0o777;
    assert.equal(mode, 0o600, name);
  }
  await host.end();
});

test("an exported visit is rated as the page was, byte for byte", async () => {
  const where = folder();
  const { host, ask } = await open(where);
  await ask("history.settings", yes);
  await ask("record", page("a"));
  await ask("record", page("b", "2023-01-02T03:04:05Z"));
  const exported = (await ask("history.export", { format: "json" })).ok;
  assert.equal(exported.next, null);
  const file = path.join(where, "one.json");
  for (const [i, line] of exported.text.trim().split("\n").entries()) {
    const wanted = i === 0 ? page("a") : page("b", "2023-01-02T03:04:05Z");
    const rate = (/** @type {string} */ text) => {
      fs.writeFileSync(file, text);
      return run(where, ["rate", "--json", file]).stdout;
    };
    const of = rate(JSON.stringify({ schema: "cocarde.page/1", ...wanted }));
    assert.ok(of.includes("cocarde.rating/1"));
    assert.equal(rate(line), of);
  }
  assert.equal(run(where, ["history", "export"]).stdout, exported.text);
  await host.end();
});

test("what was exported comes back", async () => {
  const from = folder();
  const first = await open(from);
  await first.ask("history.settings", yes);
  await first.ask("sites.follow", { host: "asso.test" });
  for (let i = 0; i < 30; i++) {
    const visit = page(
      `k${i}`,
      `2026-10-${10 + (i % 20)}T08:00:00.${i + 100}Z`,
    );
    if (i % 3 === 0) visit.page.host = "www.asso.test";
    await first.ask("record", visit);
  }
  const json = run(from, ["history", "export"]).stdout;
  const csv = run(from, ["history", "export", "--csv"]).stdout;
  await first.host.end();

  const to = folder();
  const refused = run(to, ["history", "import", "-"], json);
  assert.equal(refused.status, 1);
  assert.match(refused.stderr, /yes/);
  const second = await open(to);
  await second.ask("history.settings", yes);
  assert.match(run(to, ["history", "import", "-"], json).stdout, /added: 30/);
  assert.equal(run(to, ["history", "export"]).stdout, json);
  assert.match(run(to, ["history", "import", "-"], json).stdout, /before: 30/);
  const settings = (await second.ask("history.settings")).ok;
  assert.deepEqual(settings.followed, ["asso.test"]);
  await second.host.end();

  const table = folder();
  const third = await open(table);
  await third.ask("history.settings", yes);
  const result = run(table, ["history", "import", "--csv", "-"], csv);
  assert.match(result.stdout, /added: 30/);
  assert.equal(run(table, ["history", "export", "--csv"]).stdout, csv);
  const list = (await third.ask("history.list", { changes: true })).ok;
  assert.equal(list.total, 2);
  assert.equal(list.sites[0].last.contacts_kept, false);
  assert.equal(list.sites[0].change, null);
  await third.host.end();
});

test("deleted is gone from every file of the folder", async () => {
  const where = folder();
  const { host, ask } = await open(where);
  await ask("history.settings", yes);
  for (let i = 0; i < 50; i++) {
    await ask("record", page(`TRACE-${i}`, `2026-11-21T22:00:${10 + i}Z`));
  }
  const bytes = () =>
    fs
      .readdirSync(where)
      .map((name) => fs.readFileSync(path.join(where, name), "latin1"))
      .join();
  assert.ok(bytes().includes("TRACE-"));
  assert.equal((await ask("history.delete", { all: true })).ok.gone, true);
  assert.ok(!bytes().includes("TRACE-"));
  assert.ok(!bytes().includes("candidate"));
  await host.end();
});

test("a host that is killed loses nothing that it acknowledged", async () => {
  const where = folder();
  let first = await open(where);
  await first.ask("history.settings", yes);
  await first.host.end();
  let done = 0;
  for (let round = 0; round < 12; round++) {
    const { host, ask } = await open(where);
    for (let i = 0; i <= round; i++) {
      const at = new Date(1.7e12 + done * 1000).toISOString();
      const reply = await ask("record", page(`k${done}`, at));
      done += reply.ok.recorded ? 1 : 0;
    }
    // one more, and no waiting for it
    ask("record", page(`x${round}`, new Date(1.6e12).toISOString()));
    await new Promise((resolve) => setTimeout(resolve, round % 4));
    host.child.kill("SIGKILL");
    await host.exited;
  }
  first = await open(where);
  const { visits, state } = (await first.ask("history.settings")).ok;
  assert.ok(visits >= done && visits <= done + 12, `${visits} of ${done}`);
  assert.equal(state, "ok");
  await first.host.end();
});

test("two hosts write one history", async () => {
  const where = folder();
  const hosts = [await open(where), await open(where)];
  await hosts[0]?.ask("history.settings", yes);
  const replies = await Promise.all(
    hosts.flatMap(({ ask }, h) =>
      [...Array(2).keys()].map((i) => ask("record", page(`h${h}-${i}`))),
    ),
  );
  assert.ok(replies.every((reply) => reply.ok.recorded));
  const { visits } = (await hosts[1]?.ask("history.settings"))?.ok ?? {};
  assert.equal(visits, 4);
  await Promise.all(hosts.map(({ host }) => host.end()));
});

test("a full disk: the rating goes on, the person is told", async () => {
  const where = folder();
  const before = await open(where);
  await before.ask("history.settings", yes);
  for (let i = 0; i < 20; i++) await before.ask("record", page(`k${i}`));
  await before.host.end();
  // A limit on the size of files does as a full disk does.
  const script = path.join(where, "limited");
  fs.writeFileSync(
    script,
    `#!/bin/sh\nulimit -f 256\nexec "${binary}" "$@"\n`,
    {
      mode: 0o700,
    },
  );
  const { host, ask } = await open(where, { program: script });
  let full = 0;
  for (let i = 0; i < 200; i++) {
    const reply = await ask("record", page(`full${i}`));
    full += reply.err?.code === "E_HISTORY_FULL" ? 1 : 0;
  }
  assert.ok(full > 0, "the limit was never met");
  assert.equal((await ask("rate", page("1"))).ok.grade.state, "range");
  assert.ok((await ask("history.settings")).ok.visits >= 20);
  assert.equal((await host.end()).code, 0);
});

test("a folder that cannot be: the rating goes on, and it is told", async () => {
  const where = folder();
  fs.writeFileSync(path.join(where, "file"), "");
  const { host, ask } = await open(path.join(where, "file", "cocarde"));
  const reply = await ask("record", page("1"));
  assert.match(reply.err.code, /^E_HISTORY_(READ_ONLY|UNREACHABLE)$/);
  const settings = (await ask("history.settings")).ok;
  assert.match(settings.state, /^(read-only|unreachable)$/);
  assert.ok(settings.msg);
  assert.ok((await ask("rate", page("1"))).ok.grade);
  assert.ok((await ask("sites.find", { query: "essai" })).ok.total);
  await host.end();
});

test("a damaged file is set aside", async () => {
  const where = folder();
  let opened = await open(where);
  await opened.ask("history.settings", yes);
  await opened.ask("record", page("1"));
  await opened.host.end();
  fs.writeFileSync(path.join(where, "history.sqlite"), "x".repeat(20000));
  opened = await open(where);
  const settings = (await opened.ask("history.settings")).ok;
  assert.equal(settings.state, "damaged-before");
  assert.ok(fs.existsSync(path.join(where, settings.aside)));
  await opened.ask("history.settings", yes);
  assert.equal((await opened.ask("record", page("2"))).ok.recorded, true);
  await opened.ask("history.delete", { all: true });
  assert.ok(!fs.existsSync(path.join(where, settings.aside)));
  await opened.host.end();
});

test("the host opens no file but those of its folder", async () => {
  const where = folder();
  const { host, ask } = await open(where);
  await ask("history.settings", yes);
  await ask("record", page("1"));
  const open_ = fs
    .readdirSync(`/proc/${host.child.pid}/fd`)
    .map((fd) => fs.readlinkSync(`/proc/${host.child.pid}/fd/${fd}`))
    .filter((name) => name.startsWith("/"));
  assert.ok(open_.length > 0);
  for (const name of open_) assert.ok(name.startsWith(where), name);
  await host.end();
});

test("the command line shows, compares and deletes", async () => {
  const where = folder();
  const { host, ask } = await open(where);
  await ask("history.settings", yes);
  await ask("record", page("1", "2026-11-01T10:00:00Z"));
  const moved = page("2");
  moved.contacts.pop();
  moved.contacts[0] = { .../** @type {any} */ (moved.contacts[0]) };
  /** @type {any} */ (moved.contacts[0]).ips = ["127.50.0.9"];
  await ask("record", moved);
  await host.end();
  assert.match(run(where, ["history", "list"]).stdout, /candidate\.test/);
  assert.match(run(where, ["history", "list", "nobody"]).stdout, /no visit/);
  const shown = run(where, ["history", "show", "candidate.test"]).stdout;
  assert.match(shown, /The site changed: /);
  const diff = run(where, ["history", "diff", "1", "2"]).stdout;
  assert.match(diff, /OVHcloud → /);
  assert.match(diff, /keeps no path/);
  const json = run(where, ["history", "diff", "1", "2", "--json"]).stdout;
  assert.equal(JSON.parse(json).main, "site");
  assert.equal(run(where, ["history", "show", "9"]).status, 1);
  assert.equal(run(where, ["history", "show"]).status, 2);
  assert.equal(run(where, ["history", "bake"]).status, 2);
  const file = path.join(where, "export.json");
  fs.writeFileSync(file, run(where, ["history", "export"]).stdout);
  assert.match(run(where, ["compare", file]).stdout, /Serves the page/);
  const columns = JSON.parse(run(where, ["compare", "--json", file]).stdout);
  assert.equal(columns.columns.length, 2);
  assert.match(run(where, ["history", "delete", "1"]).stdout, /erased: 1/);
  assert.match(run(where, ["history", "delete", "--all"]).stdout, /erased: 1/);
  assert.equal(run(where, ["history", "delete"]).status, 2);
});

test("the programs are the same whoever has a history", () => {
  const where = folder();
  const input = JSON.stringify({ schema: "cocarde.page/1", ...page("1") });
  const rate = (/** @type {string} */ there) =>
    execFileSync(cli, ["--data", world, "rate", "--json", "-"], {
      input,
      encoding: "utf8",
      env: { ...process.env, COCARDE_HISTORY: there },
    });
  assert.equal(rate(where), rate(path.join(where, "none")));
});
