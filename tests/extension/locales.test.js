// SPDX-License-Identifier: EUPL-1.2
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";

const extension = new URL("../../extension/", import.meta.url);

/** @param {string} tag */
const messages = (tag) =>
  JSON.parse(
    readFileSync(new URL(`_locales/${tag}/messages.json`, extension), "utf8"),
  );
const fr = messages("fr");
const en = messages("en");

/** Every text below a directory whose file name matches.
 * @param {URL} directory @param {RegExp} pattern @returns {string} */
function texts(directory, pattern) {
  return readdirSync(directory, { withFileTypes: true })
    .map((entry) => {
      const url = new URL(entry.name, directory);
      if (entry.isDirectory()) {
        // Of both, every key stands in the files that are made of them.
        return entry.name === "_locales" || entry.name === "locales"
          ? ""
          : texts(new URL(`${url}/`), pattern);
      }
      return pattern.test(entry.name) ? readFileSync(url, "utf8") : "";
    })
    .join("\n");
}
const code = texts(extension, /\.js$/);
const manifest = texts(extension, /^manifest\.json$/);

/** Where a message is named: a string "key", __MSG_key__, or the stem of a
 * plural. @param {string} key */
function isNamed(key) {
  const stem = key.replace(/_(one|other)$/, "");
  return [key, stem].some(
    (name) =>
      code.includes(`"${name}"`) || manifest.includes(`__MSG_${name}__`),
  );
}

test("both languages have the same messages, in the same order", () => {
  assert.deepEqual(Object.keys(fr), Object.keys(en));
});

test("both languages have the same placeholders", () => {
  for (const key of Object.keys(fr)) {
    assert.deepEqual(
      Object.entries(fr[key].placeholders ?? {}),
      Object.entries(en[key].placeholders ?? {}),
      key,
    );
  }
});

test("each placeholder is used, and only those that exist", () => {
  for (const [tag, table] of Object.entries({ fr, en })) {
    for (const [key, { message, placeholders = {} }] of Object.entries(table)) {
      const used = [...message.matchAll(/\$(\w+)\$/g)].map((m) =>
        m[1].toLowerCase(),
      );
      assert.deepEqual(
        [...new Set(used)].sort(),
        Object.keys(placeholders).sort(),
        `${tag} ${key}`,
      );
    }
  }
});

test("each message has words and a description", () => {
  for (const table of [fr, en]) {
    for (const [key, { message, description }] of Object.entries(table)) {
      assert.ok(message.trim() === message && message, key);
      assert.ok(description.length > 10, key);
    }
  }
});

test("a plural has both forms", () => {
  for (const key of Object.keys(fr)) {
    const other = key.endsWith("_one")
      ? key.replace(/_one$/, "_other")
      : key.endsWith("_other")
        ? key.replace(/_other$/, "_one")
        : key;
    assert.ok(fr[other], key);
  }
});

test("no message is unused", () => {
  assert.deepEqual(
    Object.keys(fr).filter((key) => !isNamed(key)),
    [],
  );
});

test("each key that the code names exists", () => {
  const named = [
    ...manifest.matchAll(/__MSG_(\w+)__/g),
    ...code.matchAll(/\bkey: "(\w+)"/g),
    ...code.matchAll(/\bgetMessage\("(\w+)"/g),
    ...code.matchAll(/\bsay\("(\w+)"\)/g),
    ...code.matchAll(
      /"((?:for|word|why|note|outcome|criterion|host|help|place|badge_title)_\w+)"/g,
    ),
  ].map((match) => match[1] ?? "");
  assert.ok(named.length > 100, "the search finds keys");
  const missing = named.filter((key) => !fr[key] && !fr[`${key}_other`]);
  assert.deepEqual(missing, []);
});

test("French typography: narrow space before ; ! ? and in « », fixed space before :", () => {
  for (const [key, { message }] of Object.entries(fr)) {
    assert.doesNotMatch(message, /[^\u202f][;!?»]|«[^\u202f]/, key);
    assert.doesNotMatch(message, /[^\u00a0\u202f\d]:/, key);
    assert.doesNotMatch(message, /'/, key);
  }
});

test("no word of the list to avoid", () => {
  const avoid =
    /espionn|\blit\b|illégal|dangereu|score|félicit|\bspy|illegal|dangerous/i;
  for (const table of [fr, en]) {
    for (const [key, { message }] of Object.entries(table)) {
      assert.doesNotMatch(message, avoid, key);
    }
  }
});
