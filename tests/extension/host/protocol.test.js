// SPDX-License-Identifier: EUPL-1.2
import assert from "node:assert/strict";
import { test } from "node:test";

import { faultOf, isSpoken } from "../../../extension/host/protocol.js";

const AXIS = { state: "rated", best: "D", worst: "D" };
const SUMMARY = {
  page: {
    host: "www.a.example",
    site: "a.example",
    at: "2026-11-21T22:00:00Z",
  },
  reading: "standard",
  grade: {
    state: "range",
    best: "B",
    worst: "D",
    axes: {
      reach: AXIS,
      destination: { state: "range", best: "A", worst: "D" },
      consent: { state: "not-assessed", best: null, worst: null },
    },
  },
  lever: [
    {
      without: ["x"],
      names: ["X"],
      grade: null,
      change_host: false,
      own_storage: false,
    },
  ],
  completeness: {
    contacts: 2,
    identified: 1,
    without_address: 0,
    cached: 0,
    blocked: 0,
    failed: 0,
    parties: 1,
    read: 0,
    confidence: "medium",
    notes: [],
  },
  versions: {
    cocarde: "0.1.0",
    method: "1",
    method_digest: "0",
    data: "2026-11-01",
    digest: "sha256:0",
    second_opinion: null,
  },
};
const CONTACT = {
  host: "x.example",
  ip: null,
  asn: null,
  network: null,
  place: { country: null, state: "unknown" },
  outcome: "contacted",
  phase: "unknown",
};
const PARTY = {
  org: "x",
  name: "X",
  capacity: "service",
  seat: "US",
  controlled_from: "US",
  chain: ["x"],
  chain_names: ["X"],
  eu_entity: null,
  technology_from: null,
  purposes: [],
  roles: ["active"],
  class: "X",
  dpf: "yes",
  identified_by: "domain",
  laws: [],
  source: "s",
  as_of: "2026-11-01",
  confidence: "high",
  read: true,
  letter: { best: "D", worst: "D" },
  service: null,
  contacts: [CONTACT],
  stored: [
    {
      name: "_x",
      by: "script",
      host: "x.example",
      service: null,
      purpose: null,
      phase: "before",
    },
  ],
};
const DETAILED = {
  ...SUMMARY,
  findings: [
    {
      rule: "R5",
      axis: "reach",
      best: "D",
      worst: "D",
      party: "x",
      name: "X",
      capacity: "service",
      text: "t",
      laws: [],
      source: "s",
      as_of: "",
      evidence: [{ host: "x.example", ip: null, asn: null, role: "active" }],
    },
  ],
  parties: [PARTY],
  laws: [{ id: "l", name: "L", source: "s", as_of: "" }],
  unknown: [{ host: "y.example", ip: null, asn: null }],
  criteria: {
    prior_consent: "not-assessed",
    personal_data: "not-assessed",
    adequate_countries: "not-assessed",
  },
};

/** A deep copy with the value at path replaced; undefined removes it. */
function withAt(object, path, value) {
  const copy = structuredClone(object);
  const keys = path.split(".");
  const last = keys.pop();
  const parent = keys.reduce((at, key) => at[key], copy);
  if (value === undefined) delete parent[last];
  else parent[last] = value;
  return copy;
}

test("a rating as it should be, and with fields we do not know", () => {
  assert.equal(faultOf(SUMMARY, false), null);
  assert.equal(faultOf(DETAILED, true), null);
  assert.equal(faultOf({ ...DETAILED, newer: 1 }, true), null);
});

const WRONG = [
  ["grade", undefined, "grade"],
  ["grade.best", "F", "grade.best"],
  ["grade.best", "a", "grade.best"],
  ["grade.best", "E", "grade"],
  ["grade.best", null, "grade"],
  ["grade.state", "fine", "grade.state"],
  ["grade.state", "not-rated", "grade"],
  ["grade.axes.reach", undefined, "grade.axes.reach"],
  ["grade.axes.reach.worst", "Z", "grade.axes.reach.worst"],
  ["grade.axes.consent.state", "unknown", "grade.axes.consent.state"],
  ["page.host", 1, "page.host"],
  ["lever", {}, "lever"],
  ["lever.0.names", [1], "lever[0].names[0]"],
  ["lever.0.change_host", "no", "lever[0].change_host"],
  ["lever.0.own_storage", 1, "lever[0].own_storage"],
  ["reading", "kind", "reading"],
  ["completeness.cached", "0", "completeness.cached"],
  ["completeness.notes", null, "completeness.notes"],
  ["versions.digest", null, "versions.digest"],
];
for (const [path, value, fault] of WRONG) {
  test(`a summary with ${path} = ${JSON.stringify(value)} is refused`, () => {
    assert.equal(faultOf(withAt(SUMMARY, path, value), false), fault);
    assert.equal(faultOf(withAt(DETAILED, path, value), true), fault);
  });
}

test("every field of the detail is looked at", () => {
  const paths = [
    ...Object.keys(PARTY).map((key) => `parties.0.${key}`),
    ...Object.keys(CONTACT).map((key) => `parties.0.contacts.0.${key}`),
    ...Object.keys(DETAILED.findings[0]).map((key) => `findings.0.${key}`),
    ...Object.keys(DETAILED.laws[0]).map((key) => `laws.0.${key}`),
    ...Object.keys(DETAILED.unknown[0]).map((key) => `unknown.0.${key}`),
    ...Object.keys(DETAILED.criteria).map((key) => `criteria.${key}`),
    "findings.0.evidence.0.host",
    "findings.0.evidence.0.asn",
    "parties.0.contacts.0.place.state",
    "parties.0.letter.best",
  ];
  for (const path of paths) {
    const wrong = withAt(DETAILED, path, [[]]);
    assert.notEqual(faultOf(wrong, true), null, path);
  }
});

test("no object at all", () => {
  for (const value of [null, undefined, [], "x", 1]) {
    assert.equal(faultOf(value, false), "");
  }
});

test("the protocol that we speak", () => {
  assert.ok(isSpoken(1));
  assert.ok(!isSpoken(0) && !isSpoken(2));
});
