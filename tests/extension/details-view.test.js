// SPDX-License-Identifier: EUPL-1.2
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { detailsOf, fileName } from "../../extension/details/view.js";
import { purposes } from "../../extension/details/view-alternatives.js";
import { cards } from "../../extension/details/view-cards.js";
import { flow, MAX_BOXES } from "../../extension/details/view-flow.js";
import { RULES, wordsOf } from "../../extension/details/view-rules.js";
import { visit } from "../../extension/details/view-timeline.js";
import { insteadOf } from "../../extension/details/view-uses.js";
import { faultOf } from "../../extension/host/protocol.js";
import { REPLIES } from "../../extension/host/replies.js";
import { examples } from "../host/examples.js";
import { longer } from "./details/background.js";

/** @param {string} path @returns {any} */
const load = (path) =>
  JSON.parse(readFileSync(new URL(path, import.meta.url), "utf8"));
/** @param {string} name */
const recorded = (name) => load(`details/${name}.json`);

/** @param {any} visited @param {object} [change] @returns {any} */
const known = (visited, change) => ({
  view: visited.view,
  detail: visited.said.fr.detail,
  capture: visited.export.ok,
  alternatives: visited.said.fr.alternatives.ok,
  rules: visited.said.fr.rules.ok.rules,
  tab: 7,
  from: "live",
  stale: null,
  ...change,
});
/** @param {any} visited @param {object} [change] @returns {any} */
const screen = (visited, change) => detailsOf(known(visited, change));
const refused = recorded("refused");
const rating = refused.said.fr.detail.ok;

test("what was recorded is what the protocol says", () => {
  for (const name of ["refused", "elsewhere"]) {
    for (const said of /** @type {any[]} */ (
      Object.values(recorded(name).said)
    )) {
      assert.equal(faultOf(said.detail.ok, true), null);
      assert.equal(REPLIES.alternatives(said.alternatives.ok, ""), null);
      assert.equal(REPLIES.rules(said.rules.ok, ""), null);
    }
  }
  for (const { name, request, reply } of examples()) {
    if (request.op !== "alternatives" || !reply.ok) continue;
    assert.equal(REPLIES.alternatives(reply.ok, ""), null, name);
  }
});

test("a reply to alternatives without a field that is shown is refused", () => {
  const reply = structuredClone(refused.said.fr.alternatives.ok);
  delete reply.purposes[0].alternatives[0].self_hosted;
  assert.equal(
    REPLIES.alternatives(reply, ""),
    "purposes[0].alternatives[0].self_hosted",
  );
});

// ---- the picture of machines and orders ----

test("each host name is counted once on both sides, and in the flow", () => {
  const picture = /** @type {any} */ (flow(rating));
  const hosts = new Set(
    rating.parties.flatMap((/** @type {any} */ p) =>
      p.contacts.map((/** @type {any} */ c) => c.host),
    ),
  );
  /** @param {any[]} list */
  const sum = (list) => list.reduce((all, { count }) => all + count, 0);
  /** @param {string} side */
  const boxes = (side) =>
    picture.boxes.filter((/** @type {any} */ box) => box.side === side);
  assert.equal(picture.total, hosts.size);
  for (const list of [
    boxes("left"),
    boxes("right"),
    picture.ribbons,
    picture.rows,
  ]) {
    assert.equal(sum(list), hosts.size);
  }
});

test("a hint is never drawn as established", () => {
  /** @param {string} state */
  const place = (state) => {
    const changed = structuredClone(rating);
    for (const party of changed.parties) {
      for (const contact of party.contacts) {
        contact.place = { country: "FR", state, worldwide: false };
      }
    }
    return /** @type {any} */ (flow(changed)).boxes[0].state;
  };
  assert.equal(place("established"), "established");
  assert.equal(place("hint"), "hint");
});

test("machines at home under a law from elsewhere flow to elsewhere", () => {
  const party = {
    ...rating.parties.find((/** @type {any} */ p) => p.org === "google"),
    contacts: [
      {
        host: "x.test",
        place: { country: "FR", state: "established" },
        outcome: "contacted",
        phase: "before",
      },
    ],
  };
  const picture = /** @type {any} */ (flow({ ...rating, parties: [party] }));
  assert.deepEqual(picture.rows, [
    {
      from: { country: "FR" },
      state: { key: "place_established" },
      to: { country: "US" },
      count: 1,
    },
  ]);
  assert.deepEqual(picture.kinds, ["foreign"]);
});

test("an unknown owner is neither European nor foreign", () => {
  const unknown = rating.parties.filter(
    (/** @type {any} */ p) => p.identified_by === "unknown",
  );
  const picture = /** @type {any} */ (flow({ ...rating, parties: unknown }));
  assert.deepEqual(picture.kinds, ["unknown"]);
  assert.ok(
    picture.boxes
      .filter((/** @type {any} */ box) => box.side === "right")
      .every((/** @type {any} */ box) => box.state === "unknown"),
  );
  assert.equal(flow({ ...rating, parties: [] }), null);
});

test("many countries stay few boxes, and no contact is lost", () => {
  const [like] = rating.parties;
  const codes = "AT BE BG CH CY CZ DE DK EE ES FI FR GB GR HR HU".split(" ");
  const parties = codes.map((code, i) => ({
    ...like,
    seat: code,
    controlled_from: code,
    contacts: [
      {
        ...like.contacts[0],
        host: `h${i}`,
        place: { country: code, state: "hint" },
      },
    ],
  }));
  const picture = /** @type {any} */ (flow({ ...rating, parties }));
  for (const side of ["left", "right"]) {
    const boxes = picture.boxes.filter(
      (/** @type {any} */ b) => b.side === side,
    );
    assert.equal(boxes.length, MAX_BOXES);
    assert.equal(
      boxes.reduce(
        (/** @type {number} */ n, /** @type {any} */ b) => n + b.count,
        0,
      ),
      codes.length,
    );
  }
});

// ---- the picture of the visit ----

test("before and after a refusal stand in columns of their own", () => {
  const picture = /** @type {any} */ (
    visit(rating, refused.export.ok.page, refused.view.consent)
  );
  assert.deepEqual(
    picture.columns.map((/** @type {any} */ c) => [c.phase, c.at]),
    [
      ["before", null],
      ["refused", { key: "visit_at", args: [14.2] }],
    ],
  );
  const lane = picture.all.find(
    (/** @type {any} */ one) => one.name === "Google Analytics",
  );
  assert.deepEqual(lane.cells, [
    [
      { sign: "contact", count: 1 },
      { sign: "stored", count: 1 },
    ],
    [{ sign: "contact", count: 1 }],
  ]);
  assert.ok(picture.sentences.length > 0, "what goes on after the refusal");
  assert.deepEqual(
    picture.notes.map((/** @type {any} */ note) => note.key),
    ["visit_banner", "visit_choice_refused"],
  );
});

test("a refusal after which nothing came has an empty column", () => {
  const before = structuredClone(rating);
  for (const party of before.parties) {
    for (const one of [...party.contacts, ...party.stored]) {
      one.phase = "before";
    }
  }
  const picture = /** @type {any} */ (
    visit(before, refused.export.ok.page, refused.view.consent)
  );
  assert.deepEqual(
    picture.columns.map((/** @type {any} */ c) => c.phase),
    ["before", "refused"],
  );
  assert.ok(
    picture.all.every((/** @type {any} */ lane) => lane.cells[1].length === 0),
  );
});

test("without a timeline nothing is said to be before or after", () => {
  const changed = structuredClone(rating);
  for (const party of changed.parties) {
    for (const one of [...party.contacts, ...party.stored]) {
      one.phase = "unknown";
    }
  }
  for (const page of [null, { ...refused.export.ok.page, banner: "unknown" }]) {
    const picture = /** @type {any} */ (visit(changed, page, null));
    assert.equal(picture.sorted, false);
    assert.deepEqual(
      picture.columns.map((/** @type {any} */ c) => c.phase),
      ["unknown"],
    );
  }
  const unwatched = { ...refused.view.consent, banner: null, choices: [] };
  assert.deepEqual(
    /** @type {any} */ (visit(changed, null, { ...unwatched, none: false }))
      .notes,
    [],
  );
});

// ---- companies ----

test("five facts on each card, in one order, never merged", () => {
  for (const { facts } of cards(rating)) {
    assert.deepEqual(
      facts.map(({ id }) => id),
      ["place", "network", "company", "control", "laws"],
    );
    assert.deepEqual(
      facts.map(({ heading }) => heading.key),
      [
        "fact_place",
        "fact_network",
        "fact_company",
        "fact_control",
        "fact_laws",
      ],
    );
  }
});

test("what was not re-checked says so, and only that", () => {
  const all = cards(rating);
  /** @param {string} name */
  const warn = (name) => all.find((card) => card.name === name)?.warn?.key;
  assert.equal(warn("HelloAsso"), "card_not_read_since");
  assert.equal(warn("YouTube"), undefined);
  const unknown = all.filter(({ known: is }) => !is);
  assert.ok(unknown.length > 0 && unknown.every(({ warn: said }) => !said));
});

test("known companies come before unknown ones; anchors are unique", () => {
  const all = cards(longer(refused, 50).said.fr.detail.ok);
  const first = all.findIndex(({ known: is }) => !is);
  assert.ok(all.slice(first).every(({ known: is }) => !is));
  assert.equal(new Set(all.map(({ id }) => id)).size, all.length);
});

// ---- findings and rules ----

test("each finding has a rule and a law or an article; none is lost", () => {
  const { findings } = screen(refused);
  for (const { text, laws, basis } of findings.weigh) {
    assert.ok(
      laws.length > 0 || basis || /pas en partie|connaissons/.test(text),
      text,
    );
  }
  const rules = new Set(
    rating.findings.map((/** @type {any} */ finding) => finding.rule),
  );
  const shown = ["weigh", "notes", "favourable"].flatMap((list) =>
    findings[list].map((/** @type {any} */ row) => row.rule),
  );
  assert.deepEqual(new Set(shown), rules);
  assert.deepEqual(
    new Set(findings.rules.map((/** @type {any} */ row) => row.id)),
    rules,
  );
});

test("one sentence of several companies is said once, and names them all", () => {
  const { weigh } = screen(refused).findings;
  const said = weigh.find(
    (/** @type {any} */ row) =>
      row.rule === "R5" && row.text.startsWith("Cloudflare"),
  );
  assert.deepEqual(said.likewise.args[0].all.slice(0, 2), [
    "Amazon CloudFront",
    "Google",
  ]);
});

test("every rule of the host has words in the language of the screen", () => {
  const { rules } = refused.said.fr.rules.ok;
  assert.deepEqual(
    rules.map((/** @type {any} */ rule) => rule.id).sort(),
    Object.keys(RULES).sort(),
  );
  for (const { id, basis } of rules) {
    const words = wordsOf(id, rules);
    assert.equal(words.own, false);
    if (id !== "R0") assert.equal(words.basis === null, basis === "-", id);
  }
  const newer = [{ ...rules[0], id: "R99", title: "new", basis: "art. 1" }];
  assert.deepEqual(wordsOf("R99", newer), {
    title: "new",
    basis: "art. 1",
    own: true,
  });
});

// ---- declared host ----

test("the declared host is set against the observed one", () => {
  const same = screen(refused).declared;
  assert.equal(same.state, "same");
  assert.deepEqual(same.declared, same.observed);
  const other = screen(recorded("elsewhere")).declared;
  assert.equal(other.state, "other");
  // Not on the page: only the host's sentence has its name.
  assert.deepEqual(other.declared, { key: "declared_below" });
  assert.match(other.text, /Scaleway/);
  // Of two, one is on the page: to name it alone would be another statement.
  const both = recorded("elsewhere");
  both.export.ok.page.declared_host = ["ovhcloud", "scaleway"];
  assert.deepEqual(screen(both).declared.declared, { key: "declared_below" });
});

test("a notice that nobody opened is not held against the site", () => {
  const unread = structuredClone(refused);
  const { ok } = unread.said.fr.detail;
  ok.findings = ok.findings.filter(
    (/** @type {any} */ finding) => !/^M/.test(finding.rule),
  );
  assert.equal(screen(unread).declared, null);
});

// ---- alternatives ----

test("alternatives are asked for what somebody from elsewhere serves", () => {
  const asked = purposes(rating);
  for (const purpose of ["fonts", "analytics", "video", "js-libraries"]) {
    assert.ok(asked.includes(purpose), purpose);
  }
  // HelloAsso is European, and so is who serves the page.
  for (const purpose of ["payment", "hosting-web"]) {
    assert.ok(!asked.includes(purpose), purpose);
  }
});

test("no alternative has a letter, none is whom it would replace", () => {
  const { alternatives } = screen(refused);
  assert.ok(alternatives.length > 4);
  assert.doesNotMatch(JSON.stringify(alternatives), /"(letter|mini|grade)"/);
  const consent = alternatives.find(
    (/** @type {any} */ part) => part.purpose.key === "instead_consent",
  );
  const names = consent.choices.map((/** @type {any} */ one) => one.name);
  assert.ok(!names.includes("Didomi") && names.length > 2);
});

test("ties are told, and words for those who keep the table are not", () => {
  const choices = screen(refused).alternatives.flatMap(
    (/** @type {any} */ part) => part.choices,
  );
  const tied = choices.filter((/** @type {any} */ one) => one.interest);
  assert.ok(tied.length > 0);
  assert.doesNotMatch(
    JSON.stringify(choices.map((/** @type {any} */ one) => one.note)),
    /seed/i,
  );
});

test("an offer without a name of its own is told with whoever makes it", () => {
  const reply = structuredClone(refused.said.fr.alternatives.ok);
  const [one] = reply.purposes[0].alternatives.filter(
    (/** @type {any} */ alternative) => alternative.company,
  );
  one.service = "Shared web hosting";
  one.company.name = "Octopuce (SARL)";
  const names = screen(refused, { alternatives: reply }).alternatives.flatMap(
    (/** @type {any} */ part) =>
      part.choices.map((/** @type {any} */ choice) => choice.name),
  );
  assert.ok(names.includes("Octopuce, Shared web hosting"));
  assert.ok(names.includes("Plausible"));
});

test("what one runs oneself is under no law of its maker", () => {
  const matomo = screen(refused)
    .alternatives.flatMap((/** @type {any} */ part) => part.choices)
    .find((/** @type {any} */ one) => one.name === "Matomo self-hosted");
  const keys = matomo.lines.map((/** @type {any} */ line) => line.key);
  assert.deepEqual(keys.slice(0, 2), ["alternative_own", "alternative_maker"]);
  assert.ok(!keys.includes("alternative_laws"));
});

test("a company stands for what it offers, a machine for what it does", () => {
  const party = { ...rating.parties[0], purposes: ["cdn"], roles: ["proxy"] };
  assert.deepEqual(insteadOf({ ...party, capacity: "service" }), [
    "js-libraries",
    "cdn",
  ]);
  assert.deepEqual(insteadOf({ ...party, capacity: "operator" }), ["cdn"]);
  const image = { ...party, capacity: "operator", roles: ["passive"] };
  assert.deepEqual(insteadOf(image), []);
});

// ---- contacts, states ----

test("every contact has one row, also the one that reached nobody", () => {
  const { contacts } = screen(refused);
  const hosts = new Set(
    refused.export.ok.contacts.map((/** @type {any} */ c) => c.host),
  );
  assert.equal(contacts.length, hosts.size);
  /** @param {string} host */
  const row = (host) =>
    contacts.find((/** @type {any} */ one) => one.host === host);
  assert.deepEqual(row("static.doubleclick.net").outcomes, [
    { key: "outcome_blocked" },
  ]);
  assert.deepEqual(row("region1.google-analytics.com").phases, [
    { key: "phase_before" },
    { key: "phase_refused" },
  ]);
  assert.deepEqual(row("www.claire-dumont2027.fr").services, [
    { key: "own_site" },
  ]);
});

test("only hosts of the site visited are the site's own", () => {
  const visited = structuredClone(refused);
  const { contacts } = visited.export.ok;
  for (const host of ["claire-dumont2027.fr", "notclaire-dumont2027.fr"]) {
    contacts.push({ ...contacts[0], host });
  }
  const own = screen(visited)
    .contacts.filter((/** @type {any} */ row) =>
      row.services.some((/** @type {any} */ one) => one.key === "own_site"),
    )
    .map((/** @type {any} */ row) => row.host);
  assert.deepEqual(own, [
    "claire-dumont2027.fr",
    "media.claire-dumont2027.fr",
    "www.claire-dumont2027.fr",
  ]);
});

test("a page is shown without capture, alternatives and rules", () => {
  const bare = screen(refused, {
    capture: null,
    alternatives: null,
    rules: [],
  });
  assert.equal(bare.kind, "rated");
  assert.equal(bare.hasCapture, false);
  assert.ok(bare.contacts.length > 0);
  assert.deepEqual(bare.alternatives, []);
});

test("what cannot be rated is said as the popup says it", () => {
  const missing = { ...refused.view, state: "host-missing", why: "TIMEOUT" };
  assert.equal(
    screen(refused, { view: missing, detail: null }).kind,
    "no-letter",
  );
  assert.equal(screen(refused, { view: null, detail: null }).kind, "no-letter");
});

test("the lever is told whole, and where to go on", () => {
  const { base, ways } = screen(refused);
  const [first] = base.lever.steps;
  assert.equal(first.rest.args[0].without.length, rating.lever[0].names.length);
  assert.match(ways.share, /tab=7/);
  assert.equal(screen(refused, { tab: -1, from: "stored" }).ways.share, null);
});

test("the file has the name that the command needs", () => {
  assert.equal(
    fileName(rating.page),
    "cocarde-www.claire-dumont2027.fr-2026-11-21.json",
  );
});

test("alternatives stand in the order of the names that are shown", () => {
  const reply = structuredClone(refused.said.fr.alternatives.ok);
  let seen = 0;
  for (const section of reply.purposes) section.alternatives.reverse();
  for (const { choices } of screen(refused, { alternatives: reply })
    .alternatives) {
    const own = choices.filter((/** @type {any} */ one) => !one.country);
    const rest = choices
      .slice(own.length)
      .map((/** @type {any} */ one) => one.name);
    assert.deepEqual(choices.slice(0, own.length), own);
    assert.deepEqual(
      rest,
      [...rest].sort((a, b) => a.localeCompare(b, "fr")),
    );
    seen += rest.length;
  }
  assert.ok(seen > 2, `${seen} alternatives`);
});
