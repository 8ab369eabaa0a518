// SPDX-License-Identifier: EUPL-1.2
// What is shared of a record, on the golden pages: text, picture, file.

import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";

import { drawCard, HEIGHT, WIDTH } from "../../extension/share/picture.js";
import { recordFile, shortDigest } from "../../extension/share/record.js";
import { textOf } from "../../extension/share/text.js";
import { cardOf } from "../../extension/share/view.js";
import { makeText } from "../../extension/ui/text.js";
import { fromMessages } from "./i18n.js";
import { sharedOfGolden } from "./reply.js";

const DIGEST = "9f2c41d7".repeat(8);
const TAGS = /** @type {const} */ (["fr", "en"]);

/** @param {string} path */
const load = (path) =>
  JSON.parse(readFileSync(new URL(path, import.meta.url), "utf8"));
const pages = readdirSync(new URL("../pages", import.meta.url))
  .filter((name) =>
    existsSync(new URL(`../pages/${name}/reply.json`, import.meta.url)),
  )
  .map((name) => ({
    name,
    ...sharedOfGolden(
      load(`../pages/${name}/request.json`),
      load(`../pages/${name}/reply.json`),
    ),
  }));

/** @param {string} tag */
const words = (tag) =>
  makeText({
    getMessage: fromMessages(
      load(`../../extension/_locales/${tag}/messages.json`),
    ),
    tag,
    parseDate: Date.parse,
    timeZone: "Europe/Paris",
  });

/** @param {typeof pages[number]} shared @param {"fr" | "en"} tag */
const cardIn = ({ page, rating }, tag) =>
  cardOf(rating, recordFile(page, rating, tag), DIGEST);

/** @param {string} name @returns {typeof pages[number]} */
const golden = (name) => {
  const found = pages.find((page) => page.name === name);
  assert.ok(found, name);
  return found;
};

test("the text has all it must: visit, date, counts, versions, digest, command", () => {
  assert.ok(pages.length > 30);
  for (const tag of TAGS) {
    for (const shared of pages) {
      const said = textOf(cardIn(shared, tag), words(tag));
      const { versions, page } = shared.rating;
      assert.doesNotMatch(said, /undefined|null|NaN|\[object/, shared.name);
      assert.match(
        said,
        tag === "fr" ? /Relevé d’une visite, / : /Record of one visit, /,
      );
      assert.match(said, /2026/, shared.name);
      for (const part of [
        page.host,
        ...[versions.cocarde, versions.method, versions.data, versions.digest],
        ...[DIGEST, `cocarde rate --json --lang ${tag} `],
      ]) {
        assert.ok(said.includes(part), `${shared.name}: ${part}`);
      }
    }
  }
});

test("what was blocked or came from the cache is said, for whoever reads it", () => {
  const said = (/** @type {string} */ name) =>
    textOf(cardIn(golden(name), "fr"), words("fr"));
  assert.match(said("blocked"), /1 appel bloqué chez la personne/);
  assert.doesNotMatch(said("blocked"), /[Cc]hez vous/);
  assert.match(said("cached-visit"), /\d en cache/);
  assert.match(
    said("cached-visit"),
    /ni le cache ni le bloqueur ne la changent/,
  );
});

test("beside A and B, what the letter does not mean; beside others, not", () => {
  const safe = /A ne veut pas dire sûr ni conforme/;
  assert.match(textOf(cardIn(golden("eea-alone"), "fr"), words("fr")), safe);
  assert.doesNotMatch(
    textOf(cardIn(golden("aws-paris"), "fr"), words("fr")),
    safe,
  );
});

test("a page that is not rated can be shared as such", () => {
  const said = textOf(cardIn(golden("home-server"), "fr"), words("fr"));
  assert.match(said, /^Cocarde, www\.home-server\.test\s: non noté\n/);
});

test("the record names its command, in the language and the reading it was made in", () => {
  const { page, rating } = golden("aws-paris");
  const file = recordFile(page, { ...rating, reading: "strict" }, "en");
  assert.equal(
    file.command,
    `cocarde rate --json --lang en --strict ${file.name}`,
  );
  assert.equal(file.json.split("\n").length, 2, "one line, with its end");
  const { schema, kept, replay } = JSON.parse(file.json);
  assert.equal(schema, "cocarde.page/1");
  assert.equal(replay, file.command);
  assert.deepEqual(kept.grade, { state: "rated", best: "D", worst: "D" });
  assert.deepEqual(kept.versions, rating.versions);
});

test("no file name is what a host name makes of it", () => {
  const { page, rating } = golden("aws-paris");
  /** @param {string} host */
  const name = (host) =>
    recordFile({ ...page, page: { ...page.page, host } }, rating, "fr").name;
  assert.equal(name("[::1]"), "cocarde-___1_-2026-11-22.json");
  assert.doesNotMatch(name("../../x;rm -rf ~"), /[/; ~]/);
  assert.match(name(""), /^cocarde-page-/);
});

test("a digest is shortened to its beginning and its end", () => {
  assert.equal(shortDigest(DIGEST), "9f2c41d79f2c…41d7");
  assert.equal(shortDigest("abc"), "abc");
});

/** A canvas that notes what is written where. Letters are wide: 0.6 of their
 * size, more than those of any font in the list. */
class Pen {
  constructor() {
    this.font = "";
    /** @type {{words: string, x: number, y: number, size: number}[]} */
    this.written = [];
    this.paths = 0;
  }

  get size() {
    return Number(/([\d.]+)px/.exec(this.font)?.[1]);
  }

  /** @param {string} words */
  measureText(words) {
    return { width: words.length * this.size * 0.6 };
  }

  /** @param {string} words @param {number} x @param {number} y */
  fillText(words, x, y) {
    this.written.push({ words, x, y, size: this.size });
  }

  fill() {
    this.paths++;
  }

  stroke() {
    this.paths++;
  }

  save() {}
  restore() {}
  translate() {}
  scale() {}
  rotate() {}
  fillRect() {}
  setLineDash() {}
}
const makePath = () => /** @type {any} */ ({ arc() {}, roundRect() {} });

test("on every card all words are inside it and none stands on another", () => {
  for (const tag of TAGS) {
    for (const shared of pages) {
      const pen = new Pen();
      drawCard(cardIn(shared, tag), {
        ctx: /** @type {any} */ (pen),
        makePath,
        text: words(tag),
      });
      assert.ok(pen.paths > 10);
      const boxes = pen.written.map(({ words: said, x, y, size }) => ({
        said,
        left: x,
        right: x + said.length * size * 0.6,
        top: y - size * 0.75,
        bottom: y,
      }));
      for (const [i, a] of boxes.entries()) {
        const where = `${shared.name} ${tag}: ${a.said}`;
        assert.ok(a.left >= 0 && a.top >= 0 && a.bottom <= HEIGHT, where);
        assert.ok(a.right <= WIDTH, where);
        for (const b of boxes.slice(i + 1)) {
          const over =
            a.left < b.right - 1 &&
            b.left < a.right - 1 &&
            a.top < b.bottom &&
            b.top < a.bottom;
          assert.ok(!over, `${where} | ${b.said}`);
        }
      }
      const all = boxes.map(({ said }) => said).join(" ");
      assert.ok(all.includes("9f2c41d79f2c…41d7"), shared.name);
      assert.match(all, /cocarde rate --json/);
    }
  }
});
