// SPDX-License-Identifier: EUPL-1.2
// A host that answers about a small history, for pages without a host: replies
// shaped as PROTOCOL.md says, of sites and persons that do not exist.

const AXIS = (best, worst = best) => ({
  state: best === worst ? "rated" : "range",
  best,
  worst,
});

/** @param {string} best @param {string} [worst] */
export const grade = (best, worst = best) => ({
  ...AXIS(best, worst),
  axes: {
    reach: AXIS(best, worst),
    destination: AXIS("A", "C"),
    consent: { state: "not-assessed", best: null, worst: null },
  },
});

const site = (name, kind, person, more = {}) => ({
  site: name,
  name: null,
  kind,
  person,
  party: null,
  election: null,
  country: "FR",
  level: "national",
  status: "active",
  listed: kind !== null,
  followed: kind === null,
  ...more,
});

const visit = (number, at, host, said, more = {}) => ({
  visit: number,
  at,
  host,
  grade: said,
  reading: "standard",
  choice: "unknown",
  banner: "unknown",
  control: ["US"],
  completeness: {
    contacts: 19,
    identified: 17,
    cached: 3,
    blocked: 0,
    failed: 0,
  },
  versions: { data: "2026-06-19", method: "2026-11-22.3" },
  imported: false,
  contacts_kept: true,
  today: said,
  change: null,
  ...more,
});

const change = (main, counts = {}) => ({
  from: 1,
  to: 2,
  main,
  moved: false,
  first: null,
  site: 0,
  data: 0,
  unseen: 0,
  ...counts,
});

const DUMONT = site("claire-dumont2027.test", "candidate", "Claire Dumont");
const RIVES = site("parti-des-rives.test", "party", null, {
  name: "Parti des rives",
});
const ASSO = site("asso.test", null, null);

/** The visits of one site, the latest first. */
export const VISITS = [
  visit(10, "2026-11-21T21:04:00Z", "www.claire-dumont2027.test", grade("D"), {
    choice: "refused",
    change: change("site", { site: 2, data: 1, unseen: 2 }),
  }),
  visit(9, "2026-11-09T18:31:00Z", "www.claire-dumont2027.test", grade("E"), {
    change: change("none"),
  }),
  visit(8, "2026-10-12T09:12:00Z", "www.claire-dumont2027.test", grade("E"), {
    change: change("unseen", { unseen: 6 }),
  }),
  visit(7, "2026-09-04T20:00:00Z", "www.claire-dumont2027.test", grade("E"), {
    change: change("site", { site: 1 }),
  }),
  visit(
    6,
    "2026-08-15T20:00:00Z",
    "www.claire-dumont2027.test",
    grade("D", "E"),
    { change: change("data", { data: 1 }) },
  ),
  visit(3, "2026-06-09T20:00:00Z", "www.claire-dumont2027.test", grade("D"), {
    imported: true,
    contacts_kept: false,
    today: null,
  }),
];

const entry = (what, more) => ({
  what,
  org: null,
  name: null,
  capacity: "service",
  country: null,
  hosts: [],
  axis: null,
  before: null,
  after: null,
  reason: null,
  ...more,
});

const company = (name, from, purposes, more = {}) => ({
  org: name.toLowerCase(),
  name,
  capacity: "service",
  purposes,
  roles: ["active"],
  controlled_from: from,
  letter: { best: "D", worst: "D" },
  serves: false,
  ...more,
});

const SETTINGS = {
  recording: true,
  paused: false,
  retention: 12,
  state: "ok",
  file: "history.sqlite",
  bytes: 98_304,
  visits: 24,
  sites: 3,
  followed: ["asso.test"],
  first: "2026-06-09T20:00:00Z",
  last: "2026-11-21T21:04:00Z",
  aside: null,
  lost: 0,
  msg: null,
  hint: null,
};

const LIST = {
  sites: [
    {
      site: DUMONT,
      visits: 6,
      first: "2026-06-09T20:00:00Z",
      last: VISITS[0],
      change: VISITS[0].change,
    },
    {
      site: RIVES,
      visits: 9,
      first: "2026-07-01T20:00:00Z",
      last: visit(
        5,
        "2026-11-14T10:00:00Z",
        "parti-des-rives.test",
        grade("C"),
      ),
      change: change("data", { data: 1 }),
    },
    {
      site: ASSO,
      visits: 1,
      first: "2026-11-02T10:00:00Z",
      last: visit(4, "2026-11-02T10:00:00Z", "www.asso.test", grade("A"), {
        control: [],
      }),
      change: null,
    },
  ],
  total: 3,
  kinds: [
    { kind: "candidate", sites: 1 },
    { kind: "party", sites: 1 },
    { kind: null, sites: 1 },
  ],
  countries: [{ country: "FR", sites: 3 }],
  controls: [
    { country: "US", sites: 2 },
    { country: null, sites: 1 },
  ],
  next: null,
};

const COLUMNS = [
  {
    site: DUMONT,
    visit: VISITS[0],
    today: grade("D"),
    criteria: {},
    parties: [
      company("OVHcloud", "FR", ["hosting"], { serves: true }),
      company("Google Analytics", "US", ["analytics"]),
    ],
  },
  {
    site: RIVES,
    visit: visit(5, "2026-11-14T10:00:00Z", "parti-des-rives.test", grade("C")),
    today: grade("D", "E"),
    criteria: {},
    parties: [
      company("Cloudflare", "US", ["cdn"], { serves: true }),
      company("Matomo", null, ["analytics"]),
    ],
  },
];

const total = (country, contacts, more = {}) => ({
  country,
  contacts,
  visits: 12,
  sites: 3,
  ...more,
});

/** Replies by operation. */
export const REPLIES = {
  "history.settings": SETTINGS,
  "history.list": LIST,
  "history.site": { site: DUMONT, total: 6, visits: VISITS, next: null },
  "history.diff": {
    a: VISITS[1],
    b: VISITS[0],
    same_site: true,
    letters: {
      a: grade("E"),
      b: grade("D"),
      a_today: grade("E"),
      b_today: grade("D"),
      a_on_day_of_b: grade("E"),
    },
    moved: { site: true, data: false, unseen: false },
    main: "site",
    site: [
      entry("refusal-respected", { name: "Google Analytics", country: "US" }),
      entry("host-moved", { before: "Amazon Web Services", after: "OVHcloud" }),
      entry("party-added", { name: "HelloAsso", country: "FR" }),
    ],
    data: [
      entry("method", {
        before: "2026-06-01.1",
        after: "2026-11-22.3",
        reason: "data",
      }),
      entry("letter", {
        axis: "reach",
        before: { best: "D", worst: "E" },
        after: { best: "D", worst: "D" },
        reason: "day",
      }),
    ],
    unseen: [
      entry("contact-unseen", {
        hosts: ["fonts.gstatic.com"],
        reason: "cached",
      }),
      entry("party-removed", {
        name: "DoubleClick",
        country: "US",
        reason: "blocker",
      }),
    ],
  },
  "history.compare": { columns: COLUMNS },
  "history.totals": {
    visits: 24,
    sites: 3,
    contacts: 386,
    countries: [
      total("US", 212),
      total("FR", 148),
      total("SI", 9),
      total(null, 17),
    ],
    companies: [
      total("US", 180, { org: "alphabet", name: "Alphabet Inc." }),
      total("FR", 120, { org: "ovh", name: "OVH Groupe" }),
      total(null, 17, { org: null, name: null }),
    ],
    more: 0,
  },
  "history.export": { name: "cocarde.json", text: "{}\n", next: null },
  "history.import": { added: 1, known: 0, refused: [] },
  "history.delete": { visits: 1, followed: 0, gone: true },
  "sites.follow": { site: ASSO },
  "data.status": {
    state: "ok",
    versions: {
      data: "2026-11-22",
      second_opinion: "ipfire 2026-06-25",
    },
    country_built: "2026-04-01",
    network_built: "2026-06-17",
    msg: null,
    hint: null,
  },
};

/** @param {Record<string, any>} [other]  replies in place of the usual ones;
 * `{err}` for a refusal */
export function fakeHost(other = {}) {
  /** @type {[string, Record<string, unknown>][]} */
  const asked = [];
  return {
    asked,
    /** @param {string} op @param {Record<string, unknown>} [body] */
    async ask(op, body = {}) {
      asked.push([op, body]);
      const reply = { ...REPLIES, ...other }[op];
      const said = typeof reply === "function" ? reply(body) : reply;
      return said?.err ? said : { ok: structuredClone(said) };
    },
  };
}
