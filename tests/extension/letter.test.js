// SPDX-License-Identifier: EUPL-1.2
// The letter to the site, on the golden pages: only what is certain, in both
// languages, and courteous.

import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";

import { letterOf, letterText } from "../../extension/letter/view.js";
import { makeText } from "../../extension/ui/text.js";
import { fromMessages } from "./i18n.js";

const TAGS = /** @type {const} */ (["fr", "en"]);
const COMMAND = "cocarde rate --json --lang fr releve.json";

/** @param {string} path */
const load = (path) =>
  JSON.parse(readFileSync(new URL(path, import.meta.url), "utf8"));
const pages = readdirSync(new URL("../pages", import.meta.url)).filter((name) =>
  existsSync(new URL(`../pages/${name}/reply.json`, import.meta.url)),
);
/** @param {string} name */
const ratingOf = (name) => load(`../pages/${name}/reply.json`).ok;

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

/** @param {any} rating @param {"fr" | "en"} [tag] @param {any} [instead] */
const written = (rating, tag = "fr", instead = null) =>
  letterText(letterOf(rating, instead, COMMAND), words(tag));

test("each golden page has a letter in both languages, short and courteous", () => {
  assert.ok(pages.length > 30);
  for (const name of pages) {
    const rating = ratingOf(name);
    for (const tag of TAGS) {
      const said = written(rating, tag);
      assert.doesNotMatch(said, /undefined|null|NaN|\[object/, name);
      assert.ok(said.includes(rating.page.host), name);
      assert.ok(said.includes(COMMAND), name);
      assert.ok(said.length < 4000, `${name}: ${said.length}`);
      assert.doesNotMatch(
        said,
        /illég|illegal|espionn|\bspy|devez|must|exige|mise en demeure/i,
        name,
      );
      const polite = tag === "fr" ? /^Madame, Monsieur,$/m : /^Dear Sir/m;
      assert.match(said, polite);
    }
  }
});

test("each company of the letter was contacted, is known, and surely costs something", () => {
  for (const name of pages) {
    const rating = ratingOf(name);
    const list = letterOf(rating, null, COMMAND).paragraphs.find(
      (one) => /** @type {any} */ (one.text).key === "letter_companies",
    )?.list;
    const told = rating.parties.filter(
      (/** @type {any} */ p) => p.letter?.best > "A" && p.class !== "E",
    );
    assert.equal(list?.length ?? 0, told.length, name);
  }
});

test("what may be is left out: a company in doubt, an unknown one", () => {
  for (const name of ["unknown-script", "low-confidence", "home-server"]) {
    const said = written(ratingOf(name));
    assert.match(said, /Aucune entreprise contrôlée depuis un pays hors/, name);
    assert.doesNotMatch(said, /unknown\.test|Old Row/, name);
  }
});

test("who runs the machine is not said to act in the page", () => {
  const said = written(ratingOf("google-analytics"));
  assert.match(
    said,
    /– Google Analytics \(contrôle\s: États-Unis\) prend part/,
  );
  assert.match(said, /– Google \(contrôle\s: États-Unis\) exploite la machine/);
  assert.match(
    written(ratingOf("cloudflare-front")),
    /Cloudflare, Inc\. \(contrôle\s: États-Unis\) se tient devant la page/,
  );
});

test("laws stand once, by country, and with what they do not mean", () => {
  const said = written(ratingOf("google-analytics"));
  assert.equal(said.match(/CLOUD Act/g)?.length, 1);
  assert.match(said, /cela ne dit pas qu’elles l’ont été/);
  assert.doesNotMatch(written(ratingOf("eea-alone")), /Ces lois peuvent/);
});

test("about consent: only what is certain, never in the second person", () => {
  const rating = ratingOf("google-analytics");
  const [first] = rating.findings;
  const sure = {
    ...first,
    best: "D",
    worst: "D",
    name: "Meta (Meta Platforms)",
  };
  const evidence = [{ host: "x.test", ip: null, asn: null, stored: "_fbp" }];
  rating.findings.push(
    { ...sure, rule: "C1", evidence, text: "Avant tout choix de votre part" },
    { ...sure, rule: "C2" },
    { ...sure, rule: "C8", best: "E", worst: "E" },
    { ...sure, rule: "C1", best: "A", evidence, name: "Peut-être" },
    { ...sure, rule: "C8", best: "A", worst: "E", name: "Peut-être" },
  );
  const said = written(rating);
  assert.match(
    said,
    /– avant tout choix de ma part, Meta a déposé ou lu sur mon appareil\s: _fbp\./,
  );
  assert.match(
    said,
    /– avant tout choix de ma part, la page a fait appel à\s: Meta\./,
  );
  assert.match(said, /– après mon refus, l’activité de Meta a continué\./);
  assert.doesNotMatch(said, /Peut-être|votre part|votre appareil/);
});

test("the lever is there when a letter can be promised, and changing host is not asked for", () => {
  assert.match(
    written(ratingOf("google-analytics")),
    /passerait de D–E à A sans Google Analytics au chargement/,
  );
  assert.doesNotMatch(written(ratingOf("aws-paris")), /passerait/);
});

test("a long list is cut, and what is left out is counted", () => {
  const rating = ratingOf("google-analytics");
  const one = rating.parties.find((/** @type {any} */ p) => p.class === "X");
  for (let i = 0; i < 20; i++) {
    rating.parties.push({ ...one, org: `o${i}`, name: `O${i}`, service: null });
  }
  const list = letterOf(rating, null, COMMAND).paragraphs.find(
    (p) => p.list.length > 3,
  )?.list;
  assert.equal(list?.length, 8);
  assert.deepEqual(list?.at(-1), { key: "letter_more", count: 15 });
});

test("alternatives: European and read only, and an interest is told", () => {
  /** @param {string} service @param {object} [change] @param {object} [of] */
  const one = (service, change = {}, of = {}) => ({
    ...{ service, domain: null, country: "FR", licence: null, note: null },
    ...{ source: "s", as_of: null, read: true, interest: null },
    company: {
      ...{ org: "o", name: service, seat: "FR", controlled_from: "FR" },
      ...{ chain_names: ["O"], class: "E", laws: [], read: true, ...of },
    },
    ...change,
  });
  const instead = {
    purposes: [
      {
        purpose: "analytics",
        alternatives: [
          one("Bonne"),
          one("Non relue", { read: false }),
          one("Société non relue", {}, { read: false }),
          one("Étrangère", {}, { class: "X", controlled_from: "US" }),
          one("À personne", { company: null }),
          one("Intéressée", { interest: "a signé un texte fondateur" }),
        ],
      },
    ],
    laws: [],
  };
  const said = written(ratingOf("google-analytics"), "fr", instead);
  assert.match(
    said,
    /Bonne \(France\) et Intéressée \(France\s; a signé un texte fondateur\)/,
  );
  assert.doesNotMatch(said, /relue|Étrangère|À personne/);
  assert.doesNotMatch(
    written(ratingOf("google-analytics")),
    /Des services sous contrôle/,
  );
});
