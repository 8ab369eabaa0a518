// SPDX-License-Identifier: EUPL-1.2
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";

import { faultOf } from "../../extension/host/protocol.js";
import { screenOf, wantsDetail, waysOf } from "../../extension/popup/view.js";

const fixtures = new URL("fixtures/", import.meta.url);
const names = readdirSync(fixtures).map((file) => file.replace(".json", ""));

/** @param {string} name */
const fixture = (name) =>
  JSON.parse(readFileSync(new URL(`${name}.json`, fixtures), "utf8"));

/** @param {string} name */
function screen(name) {
  const { view, detail } = fixture(name);
  return screenOf(view, wantsDetail(view) ? detail : null);
}

/** @param {string} name */
function rated(name) {
  const shown = screen(name);
  assert.equal(shown.kind, "rated");
  return /** @type {import("../../extension/popup/view.js").Rated} */ (shown);
}

/** @param {string} name */
function help(name) {
  const shown = screen(name);
  assert.equal(shown.kind, "no-letter");
  return /** @type {import("../../extension/popup/view.js").Unrated} */ (shown)
    .help;
}

/** A rated page, changed. @param {(rating: any) => void} change */
function changed(change) {
  const { view, detail } = fixture("rated-d");
  change(detail.ok);
  return /** @type {import("../../extension/popup/view.js").Rated} */ (
    screenOf(view, detail)
  );
}

test("the stored replies are what the background lets through", () => {
  for (const name of names) {
    const { view, detail } = fixture(name);
    if (view.rating) assert.equal(faultOf(view.rating, false), null, name);
    if (detail?.ok) assert.equal(faultOf(detail.ok, true), null, name);
  }
});

test("the same replies give the same screen", () => {
  for (const name of names) assert.deepEqual(screen(name), screen(name), name);
});

test("a letter: word, and the sentence of a finding at that letter", () => {
  const { verdict, head } = rated("rated-d");
  assert.deepEqual(verdict.spec, {
    kind: "grade",
    best: "D",
    worst: "D",
    provisional: false,
  });
  assert.deepEqual(
    verdict.words.map((w) => w.text.key),
    ["word_d"],
  );
  assert.match(
    String(verdict.why?.text),
    /^Google Tag Manager exécute du code dans cette page\.$/,
  );
  assert.deepEqual(verdict.why?.law, {
    key: "why_law",
    args: ["CLOUD Act (18 USC 2713)"],
  });
  assert.deepEqual(head.title, {
    key: "title_grade",
    args: ["www.claire-dumont2027.fr", "D"],
  });
});

test("a range: two words, and why there are two letters", () => {
  const { verdict, reasons } = rated("range-d-e");
  assert.deepEqual(
    verdict.words.map((w) => [w.letter, w.text.key]),
    [
      ["D", "word_d"],
      ["E", "word_to_e"],
    ],
  );
  assert.deepEqual(reasons.doubt, [
    { key: "doubt_text", args: ["D", "E"] },
    {
      key: "doubt_names",
      args: [{ all: ["Cloudflare", "cdn-mystere.example"] }],
    },
  ]);
});

test("what may make the letter worse is left to establish, and nothing else", () => {
  const { reasons } = changed(({ grade, findings }) => {
    Object.assign(grade, { state: "range", best: "B", worst: "E" });
    /** @type {any[]} */
    const ranges = [
      ["Pire", "A", "E"],
      ["Moindre", "A", "C"],
      ["Sans effet", "A", "B"],
      ["Établi", "B", "B"],
    ];
    const [finding] = findings.splice(0, findings.length);
    for (const [name, best, worst] of ranges) {
      findings.push({ ...finding, name, best, worst });
    }
  });
  assert.deepEqual(reasons.doubt[1], {
    key: "doubt_names",
    args: [{ all: ["Pire", "Moindre"] }],
  });
});

test("what is certain says why, before what may be worse", () => {
  const { verdict } = rated("range-d-e");
  assert.match(
    String(verdict.why?.text),
    /^Cloudflare se tient devant la page .*\.$/,
  );
});

test("provisional: the drawing and the words say so", () => {
  const { verdict } = rated("provisional-d");
  assert.equal("provisional" in verdict.spec && verdict.spec.provisional, true);
  assert.deepEqual(verdict.provisional, { key: "word_provisional" });
  assert.equal(rated("rated-d").verdict.provisional, null);
});

test("an axis that nobody looked at is not counted and not a letter", () => {
  const { heading, rows } = rated("rated-d").axes;
  assert.deepEqual(heading, { key: "axes_2" });
  assert.deepEqual(
    rows.map((row) => [row.assessed, row.mini.name.key]),
    [
      [true, "mini_letter"],
      [true, "mini_range"],
      [false, "mini_not_assessed"],
    ],
  );
});

test("an axis without a letter is not counted either", () => {
  assert.deepEqual(rated("not-rated").axes.heading, { key: "axes_0" });
});

test("criteria: three states, and anything else is not assessed", () => {
  const { criteria } = changed((rating) => {
    rating.criteria = {
      prior_consent: "met",
      personal_data: "not-met",
      adequate_countries: "perhaps",
    };
  });
  assert.deepEqual(
    criteria.map((light) => light.state),
    ["met", "not-met", "not-assessed"],
  );
});

test("lever: each step with its letter", () => {
  assert.deepEqual(rated("rated-d").lever?.steps, [
    {
      strong: { key: "lever_to", args: ["C"] },
      rest: {
        key: "lever_without",
        args: [
          {
            without: [
              "Google",
              "Google Analytics",
              { key: "others", count: 2 },
            ],
          },
        ],
      },
    },
    {
      strong: { key: "lever_then", args: ["A"] },
      rest: { key: "lever_also", args: [{ without: ["Google Fonts"] }] },
    },
  ]);
});

test("lever: a sure A has nothing to lift, another letter may be unliftable", () => {
  assert.equal(rated("rated-a").lever?.steps[0]?.rest.key, "lever_nothing");
  const { lever } = changed((rating) => {
    rating.lever = [];
  });
  assert.equal(lever?.steps[0]?.rest.key, "lever_not_known");
});

test("lever: what the site itself stores is told apart from companies", () => {
  const { lever } = changed((rating) => {
    rating.lever = [
      {
        without: ["meta", "ville.fr"],
        names: ["Meta", "ville.fr"],
        grade: "A",
        change_host: false,
        own_storage: true,
      },
    ];
  });
  assert.deepEqual(lever?.steps[0]?.rest.args, [
    { without: ["Meta", { key: "own_storage", args: ["ville.fr"] }] },
  ]);
});

test("the strict reading is said, the usual one is not", () => {
  assert.equal(rated("rated-d").reading, null);
  const { reading } = changed((rating) => {
    rating.reading = "strict";
  });
  assert.deepEqual(reading, { key: "reading_strict" });
});

test("the site itself is no company of the list", () => {
  const { parties } = changed((rating) => {
    rating.parties.push({
      ...rating.parties[0],
      org: "ville.fr",
      name: "ville.fr",
      identified_by: "site",
      contacts: [],
    });
  });
  assert.equal(parties.length, rated("rated-d").parties.length);
});

test("lever: no letter is promised behind a proxy or with another host", () => {
  const proxy = rated("range-d-e").lever;
  assert.deepEqual(proxy?.steps[0]?.strong, { key: "lever_leave_proxy" });
  assert.equal(proxy?.chips?.to.spec.kind, "not-rated");
  const step = { without: ["ovhcloud"], names: ["OVHcloud"] };
  const host = changed((rating) => {
    rating.lever = [{ ...step, grade: null, change_host: true }];
  }).lever;
  assert.deepEqual(host?.steps[0]?.strong, { key: "lever_leave_host" });
  const letter = changed((rating) => {
    rating.lever = [{ ...step, grade: "B–D", change_host: true }];
  }).lever;
  assert.deepEqual(letter?.steps[0], {
    strong: { key: "lever_to_range", args: ["B", "D"] },
    rest: { key: "lever_new_host", args: [{ without: ["OVHcloud"] }] },
  });
  const none = changed((rating) => {
    rating.lever = [{ ...step, grade: null, change_host: false }];
  }).lever;
  assert.deepEqual(none?.steps[0]?.strong, { key: "lever_no_promise" });
});

test("companies: by what they are for, who serves the page first", () => {
  assert.deepEqual(
    rated("rated-d").parties.map((p) => [p.group.key, p.purpose.key, p.name]),
    [
      ["group_page", "for_page", "OVHcloud"],
      ["group_measure", "for_analytics", "Google Analytics"],
      ["group_measure", "for_tags", "Google Tag Manager"],
      ["group_video", "for_video", "YouTube"],
      ["group_code", "for_fonts", "Google Fonts"],
      ["group_forms", "for_payment", "HelloAsso"],
      ["group_machines", "for_machines", "Google"],
    ],
  );
  const plain = rated("rated-d").parties.flatMap((p) =>
    p.plain ? [p.name] : [],
  );
  assert.deepEqual(plain, [
    "OVHcloud",
    "Google Analytics",
    "YouTube",
    "Google",
  ]);
});

test("companies: a purpose that we have no word for is another use", () => {
  const { parties } = changed((rating) => {
    rating.parties[0].purposes = ["telepathy"];
    rating.parties[0].roles = ["active"];
  });
  const { group, purpose } = parties.find((p) => p.name === "HelloAsso") ?? {};
  assert.deepEqual([group?.key, purpose?.key], ["group_else", "for_else"]);
});

test("a name is short in its row, unless another would bear the same", () => {
  /** @param {string} second */
  const names = (second) =>
    changed(({ parties }) => {
      parties[0].service = null;
      parties[0].name = "Yandex (MKPAO Yandex, Russia)";
      parties[1].service = null;
      parties[1].name = second;
    }).parties.map((p) => String(p.name));
  assert.ok(names("Autre (SAS)").includes("Yandex"));
  assert.ok(names("Autre (SAS)").includes("Autre"));
  const same = names("Yandex (NV)");
  assert.ok(!same.includes("Yandex"));
  assert.ok(same.includes("Yandex (NV)"));
});

test("laws by name, by country of control; those of Europe are yours", () => {
  const { laws } = rated("rated-d");
  assert.deepEqual(
    laws.rows.map((row) => [row.country, row.laws]),
    [
      [
        "US",
        [
          "CLOUD Act (18 USC 2713)",
          "FISA 702 (certifications utilisables jusqu’en mars 2027)",
        ],
      ],
    ],
  );
  assert.deepEqual(laws.yours, { key: "laws_european" });
  const alone = changed((rating) => {
    rating.parties = rating.parties.filter(
      (/** @type {any} */ p) => p.class !== "E",
    );
    for (const party of rating.parties) party.laws = [];
  }).laws;
  assert.deepEqual(alone, { rows: [], yours: null });
});

test("what reaches one company is not said of another of its country", () => {
  const { laws } = changed(({ parties }) => {
    const tube = parties.find((/** @type {any} */ p) => p.org === "youtube");
    tube.laws = ["us-legal-process"];
  });
  assert.equal(laws.rows.length, 2);
  const tube = laws.rows.find((row) => row.laws.includes("us-legal-process"));
  assert.deepEqual(tube?.names.args, [{ all: ["YouTube"] }]);
  assert.deepEqual(tube?.laws, ["us-legal-process"]);
});

test("a law names four companies at most, and counts the others", () => {
  const { laws } = changed((rating) => {
    const one = rating.parties.find(
      (/** @type {any} */ p) => p.org === "youtube",
    );
    for (const n of [1, 2, 3, 4, 5, 6]) {
      rating.parties.push({ ...one, org: `o${n}`, name: `O${n}` });
    }
  });
  const [all] = laws.rows[0]?.names.args ?? [];
  assert.ok(typeof all === "object" && "all" in all);
  assert.equal(all.all.length, 5);
  assert.equal(/** @type {any} */ (all.all[4]).key, "others");
});

test("a redirect before the page has no letter: it is not counted", () => {
  /** @param {any} change */
  const mini = (change) =>
    changed((rating) => Object.assign(rating.parties[0], change)).parties.find(
      (p) => p.name === "HelloAsso",
    )?.mini;
  const dash = { kind: "not-measurable" };
  const none = { best: null, worst: null };
  for (const letter of [null, none]) {
    assert.deepEqual(mini({ roles: ["redirect"], letter }), {
      spec: dash,
      name: { key: "mini_not_counted" },
    });
  }
  assert.deepEqual(mini({ roles: ["active", "redirect"], letter: null }), {
    spec: dash,
    name: { key: "mini_none" },
  });
});

test("the five facts stay apart, each with its own sources", () => {
  const youtube = rated("rated-d").parties.find((p) => p.name === "YouTube");
  assert.deepEqual(
    youtube?.facts.map((fact) => fact.heading.key),
    ["fact_place", "fact_network", "fact_company", "fact_control", "fact_laws"],
  );
  const [place, network, company, control, laws] = youtube?.facts ?? [];
  assert.deepEqual(
    place?.lines.map((l) => [l.text, l.tag?.kind]),
    [[{ country: "NL" }, "hint"]],
  );
  assert.deepEqual(network?.lines[0]?.text, {
    key: "network_line",
    args: ["Google LLC", "15169"],
  });
  assert.ok(company?.lines.some((l) => l.tag?.text.key === "not_rechecked"));
  assert.deepEqual(control?.chain, ["YouTube", "Google LLC", "Alphabet Inc."]);
  assert.deepEqual(laws?.lines[0]?.text, "CLOUD Act (18 USC 2713)");
});

test("a source that was opened is shown without its mark, and not doubted", () => {
  const { parties } = rated("rated-d");
  const company = parties[0]?.facts[2];
  assert.deepEqual(company?.sources[1], {
    key: "source_line",
    args: ["URD d’OVH Groupe, lu le 30 novembre 2025", { day: "2025-11-30" }],
  });
  assert.ok(!company?.lines.some((l) => l.tag?.text.key === "not_rechecked"));
});

test("an unknown company: nothing is made up", () => {
  const { parties } = rated("range-d-e");
  const unknown = parties.find((p) => p.name === "cdn-mystere.example");
  assert.equal(unknown?.country, null);
  const lines = unknown?.facts.flatMap((f) => f.lines.map((l) => l.text));
  assert.deepEqual(lines, [
    { key: "place_none" },
    { key: "network_line", args: ["MYSTERE-AS", "64500"] },
    "cdn-mystere.example",
    { key: "control_none" },
    { key: "laws_none" },
  ]);
});

test("a place of a state that we do not know is unknown", () => {
  const { parties } = changed((rating) => {
    rating.parties[0].contacts[0].place = { country: "FR", state: "sure" };
  });
  const place = parties.find((p) => p.name === "HelloAsso")?.facts[0];
  assert.equal(place?.lines[0]?.tag?.kind, "unknown");
});

test("every finding is shown once: it weighs, it is a note, or it is at A", () => {
  const { weigh, notes, favourable, ...said } = rated("rated-d").reasons;
  assert.deepEqual([weigh.length, notes.length, favourable.length], [4, 1, 1]);
  assert.deepEqual(said.heading, { key: "findings", args: [4] });
  assert.deepEqual(said.notesHeading, { key: "notes", args: [1] });
  assert.deepEqual(said.favourableHeading, {
    key: "findings_favourable",
    count: 2,
  });
  assert.deepEqual(weigh[0]?.proof, [
    { key: "rule", args: ["R5"] },
    "CLOUD Act (18 USC 2713)",
  ]);
});

test("what is said of several in the same words is one row, with all its proof", () => {
  const [first, second] = rated("rated-d").reasons.weigh;
  assert.match(first?.text ?? "", /^Google Tag Manager exécute du code/);
  assert.deepEqual(first?.likewise, {
    key: "likewise",
    args: [{ all: ["Google Analytics"] }],
  });
  assert.deepEqual(first?.hosts, [
    "www.googletagmanager.com",
    "region1.google-analytics.com",
    "www.google-analytics.com",
  ]);
  assert.match(second?.text ?? "", /^YouTube affiche son propre contenu/);
  assert.equal(second?.likewise, null);
});

test("one row only where rule, letters and words are the same", () => {
  /** @param {any} change of the second finding */
  const rows = (change) =>
    changed((rating) => {
      Object.assign(rating.findings[1], change);
    }).reasons.weigh.length;
  assert.equal(rows({}), 4);
  assert.equal(rows({ best: "C" }), 5);
  assert.equal(rows({ rule: "R6" }), 5);
  assert.equal(rows({ text: "Google Analytics fait autre chose." }), 5);
});

test("a name that ends with a point is grouped like any other", () => {
  const rows = changed(({ findings }) => {
    const tail = "reçoit ce que cette page envoie à";
    const [first, second] = findings;
    first.name = "Amazon.com, Inc.";
    first.text = `Ce relevé montre qui ${tail} Amazon.com, Inc.`;
    second.name = "YouTube";
    second.text = `Ce relevé montre qui ${tail} YouTube.`;
  }).reasons.weigh;
  assert.equal(rows.length, 4);
  assert.deepEqual(rows[0]?.likewise?.args, [{ all: ["YouTube"] }]);
});

test("the same company twice, or words that name nobody: nobody is added", () => {
  const twice = changed(({ findings }) => {
    const { name, text } = findings[0];
    Object.assign(findings[1], { name, text });
  }).reasons.weigh;
  assert.deepEqual([twice.length, twice[0]?.likewise], [4, null]);
  const silent = changed(({ findings }) => {
    findings[0].text = "Le destinataire ne nous est pas connu.";
    findings[1].text = findings[0].text;
  }).reasons.weigh;
  assert.deepEqual([silent.length, silent[0]?.likewise], [4, null]);
});

test("not rated: says why once, and what to do", () => {
  const { verdict, help: blocks, lever, reasons } = rated("not-rated");
  assert.equal(verdict.spec.kind, "not-rated");
  assert.equal(verdict.why?.text, "Trop d’inconnues pour noter cette page.");
  assert.equal(blocks.length, 1);
  assert.equal(lever, null);
  assert.deepEqual(reasons.notes, []);
});

test("not rated: what is missing, and no letter anywhere", () => {
  const { reasons, parties, axes } = changed((rating) => {
    const none = { state: "not-rated", best: null, worst: null };
    const { consent } = rating.grade.axes;
    const letterless = { reach: none, destination: none, consent };
    rating.grade = { ...none, axes: letterless };
  });
  assert.equal(reasons.heading.key, "findings_missing");
  const rows = [...reasons.weigh, ...reasons.favourable];
  assert.ok(rows.length > 2);
  assert.ok(rows.every((row) => row.mini === null));
  assert.ok(parties.length > 2);
  for (const { mini } of parties) {
    assert.deepEqual(mini, {
      spec: { kind: "not-rated" },
      name: { key: "mini_not_rated" },
    });
  }
  assert.ok(axes.rows.every((row) => row.mini.spec.kind !== "grade"));
});

test("what a long reply left out is counted everywhere", () => {
  const shown = rated("range-d-e");
  assert.equal(shown.moreParties, 1);
  assert.equal(shown.reasons.more, 3);
  assert.deepEqual(shown.unknown?.heading, { key: "unknown", count: 3 });
  const [cloudflare] = shown.parties;
  assert.deepEqual(cloudflare?.contactsHeading, { key: "contacts", count: 5 });
  assert.equal(cloudflare?.more, 4);
  const args = shown.lever?.steps[0]?.rest.args;
  assert.deepEqual(args, [
    {
      without: [
        "cdn-mystere.example",
        "Cloudflare",
        { key: "others", count: 2 },
      ],
    },
  ]);
});

test("completeness counts what was cached, blocked, failed, without address", () => {
  assert.deepEqual(rated("rated-d").completeness, {
    strong: { key: "complete_identified", count: 17, args: [19] },
    rest: [
      { key: "complete_cached", args: [3] },
      { key: "complete_without_address", args: [3] },
    ],
    blocked: { key: "complete_blocked", count: 1 },
    notSafe: null,
  });
  const { rest, blocked } = rated("not-rated").completeness;
  assert.deepEqual(rest, [
    { key: "complete_failed", count: 1 },
    { key: "complete_none_blocked" },
  ]);
  assert.equal(blocked, null);
});

test("companies that the reply left out are counted in the line, too", () => {
  const { rest } = rated("range-d-e").completeness;
  assert.deepEqual(rest.at(-1), { key: "complete_others", count: 1 });
});

test("beside a good letter, and only there: what it does not mean", () => {
  assert.deepEqual(rated("rated-a").completeness.notSafe, { key: "not_safe" });
  assert.equal(rated("rated-d").completeness.notSafe, null);
});

test("data of six months and more is said to be old", () => {
  /** @param {string} data @param {string} at */
  const age = (data, at) =>
    changed(({ versions, page }) => {
      versions.data = data;
      page.at = at;
    }).age;
  assert.deepEqual(age("2026-05-21", "2026-11-21T21:04:00Z"), {
    key: "data_months",
    args: [{ day: "2026-05-21" }, 6],
  });
  assert.equal(age("2026-05-22", "2026-11-21T21:04:00Z"), null);
  assert.deepEqual(age("2025-12-31", "2026-08-01T00:00:00Z")?.args?.[1], 7);
  assert.equal(age("today", "2026-11-21T21:04:00Z"), null);
  assert.equal(age("2020-01-01", ""), null);
});

test("limits: notes in words, an unknown note as the host wrote it", () => {
  assert.deepEqual(rated("range-d-e").limits, [
    { key: "note_no_second_opinion" },
  ]);
  assert.deepEqual(rated("rated-d").limits, [
    { key: "letter_counts" },
    { key: "aside", count: 2 },
  ]);
  const { limits } = changed((rating) => {
    rating.completeness = { ...rating.completeness, notes: ["new-note"] };
  });
  assert.equal(limits[0], "new-note");
});

test("data: the second opinion is named, or said to be absent", () => {
  /** @param {string} name */
  const keys = (name) => rated(name).sources.map((line) => line.key);
  assert.deepEqual(keys("rated-d"), [
    "versions",
    "second_opinion",
    "digest",
    "method_digest",
  ]);
  assert.ok(keys("range-d-e").includes("second_opinion_none"));
});

test("each trouble with the host has its own sentence and something to do", () => {
  const states = names.filter((name) => /^host-/.test(name));
  assert.equal(states.length, 8);
  const sentences = new Set();
  for (const name of states) {
    const { spec, why, blocks, button } = help(name);
    assert.equal(spec.kind, "host-missing");
    assert.deepEqual(why[0], { key: "seen", count: 19 });
    sentences.add(JSON.stringify(why[1]));
    const advice = blocks.flatMap((block) => block.advice);
    assert.ok(
      advice.some((item) => "command" in item),
      name,
    );
    assert.equal(button?.act, "retry-host");
  }
  assert.equal(sentences.size, states.length);
});

test("an error of the host is shown with its message and its hint", () => {
  for (const [name, said] of [
    ["host-data-missing", "registry.sqlite: no such file."],
    ["detail-failed", "the reply is too big."],
  ]) {
    const [block] = help(name ?? "").blocks;
    assert.deepEqual(block?.heading, { key: "host_says" });
    assert.deepEqual(block?.advice[0], { text: said });
    const hint = block?.advice[1];
    assert.ok(hint && "text" in hint);
    assert.match(String(hint.text), /[^.]\.$/, "one stop at the end");
  }
});

test("not measurable: its own reason, and no dead button", () => {
  assert.deepEqual(help("not-measurable").why, [{ key: "why_internal" }]);
  assert.equal(help("not-measurable").button, null);
  assert.equal(help("not-measurable-private").blocks[0]?.advice.length, 2);
});

test("permission missing: a button asks for it", () => {
  assert.equal(help("permission-missing").button?.act, "allow");
});

test("still loading, nothing known: what was seen, no letter, no blame", () => {
  const { view } = fixture("loading");
  view.counts.hosts = 0;
  /** @param {any} shown */
  const why = (shown) => shown.help.why;
  assert.deepEqual(why(screenOf(view, null)), [{ key: "why_loading" }]);
  view.counts.hosts = 3;
  assert.deepEqual(why(screenOf(view, null)), [
    { key: "seen", count: 3 },
    { key: "why_loading" },
  ]);
});

test("where the two do not understand one another, the older is named", () => {
  const { view } = fixture("host-version");
  /** @param {object} host */
  const said = (host) => {
    const shown = screenOf({ ...view, host: { ...view.host, ...host } }, null);
    return /** @type {any} */ (shown).help;
  };
  const hello = { cocarde: "9", method: "", data: {}, warnings: [] };
  const newer = said({ error: null, hello: { ...hello, protocol: 2 } });
  assert.equal(newer.why[1].key, "host_too_new");
  assert.equal(newer.blocks[0].heading.key, "help_update_extension");
  const older = said({ error: null, hello: { ...hello, protocol: 0 } });
  assert.equal(older.why[1].key, "host_too_old");
  const unknown = said({
    error: { code: "E_UNKNOWN_OP", num: 5, msg: "", hint: "" },
  });
  assert.equal(unknown.why[1].key, "host_too_old");
  assert.equal(help("host-version").why[1]?.key, "host_version");
});

test("from here on: details and share of this very page, history of its site", () => {
  const { view, detail } = fixture("rated-d");
  assert.deepEqual(waysOf(view, screenOf(view, detail), 7), {
    details: "details/details.html?tab=7&page=3f2a",
    history: "history/history.html?site=claire-dumont2027.fr",
    share: "share/share.html?tab=7&page=3f2a",
  });
  const none = { details: null, history: "history/history.html", share: null };
  assert.deepEqual(waysOf(view, screenOf(view, null), 7), none);
  assert.deepEqual(waysOf(null, screenOf(null, null), 7), none);
});

test("no answer from the background is said, not guessed", () => {
  const shown = screenOf(null, null);
  assert.equal(shown.kind, "no-letter");
  const { view } = fixture("rated-d");
  const unanswered = screenOf(view, null);
  assert.ok("help" in unanswered && unanswered.kind === "no-letter");
  assert.deepEqual(unanswered.help.why, [{ key: "host_background" }]);
});

test("a visit that could not be kept says so, with the reason", () => {
  const { view, detail } = fixture("rated-d");
  const err = { code: "E_HISTORY_FULL", msg: "the disk is full" };
  const shown = screenOf({ ...view, unkept: err }, detail);
  assert.deepEqual(shown.kind === "rated" && shown.unkept, {
    key: "visit_unkept",
    args: [{ key: "trouble_full" }],
  });
  const fine = screenOf({ ...view, unkept: null }, detail);
  assert.equal(fine.kind === "rated" && fine.unkept, null);
});
