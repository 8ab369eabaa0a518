// SPDX-License-Identifier: EUPL-1.2
// What somebody who opens the captures of Lighthouse and Chrome with an editor
// finds in them, file by file: pages, machines, what became of requests.

/**
 * @typedef {{
 *   page: string, day: string, contacts: number, incomplete?: boolean,
 *   ips?: Record<string, string>, outcomes?: Record<string, string>,
 *   types?: Record<string, string>, cookies?: Record<string, string>,
 *   operators?: Record<string, string>, services?: Record<string, string>,
 * }} Expected one page; contacts counts host names, a text lists with spaces
 */

/** Files by name: their pages, or how the one line about them begins.
 * @type {Record<string, Expected[] | string>} */
export const experts = {
  "nenapaiva-fi-2019-perflog.json": [
    {
      page: "www.nenapaiva.fi",
      day: "2019-11-08",
      contacts: 12,
      ips: {
        "www.nenapaiva.fi": "94.199.59.247",
        "www.instagram.com": "31.13.72.174",
      },
      types: {
        "www.nenapaiva.fi": "document script style font image",
        "embed-cdn.flockler.com": "script",
        "www.instagram.com": "image",
      },
      operators: {
        "embed-cdn.flockler.com": "rackspace",
        "fl-cdn.scdn1.secure.raxcdn.com": "akamai",
        "pbs.twimg.com": "fastly",
        "www.instagram.com": "meta",
        "www.google-analytics.com": "google",
      },
      services: { "flockler.com": "flockler", "www.instagram.com": "meta" },
    },
  ],
  "paulirish-v6-devtoolslog.json": [
    {
      page: "www.paulirish.com",
      day: "2024-05-13",
      contacts: 8,
      ips: {
        "www.paulirish.com": "2606:4700:3033::6815:318",
        "fonts.gstatic.com": "2607:f8b0:400a:803::2003",
        "paulirish.disqus.com": "199.232.192.134",
      },
      types: {
        "firebaseinstallations.googleapis.com": "fetch",
        "www.google-analytics.com": "script fetch beacon",
      },
      operators: {
        "www.paulirish.com": "cloudflare",
        "paulirish.disqus.com": "fastly",
        "fonts.gstatic.com": "google",
      },
    },
  ],
  "odd-llentab-cz-noip-devtoolslog.json": [
    {
      page: "www.llentab.cz",
      day: "2024-09-19",
      contacts: 4,
      ips: { "www.llentab.cz": "", "www.googletagmanager.com": "" },
      types: {
        "www.llentab.cz": "document frame script fetch style font image",
      },
      outcomes: { "www.google-analytics.com": "blocked contacted" },
      operators: { "www.llentab.cz": "unknown" },
    },
  ],
  "odd-localhost-devtoolslog.json": [
    {
      page: "localhost",
      day: "2026-04-17",
      contacts: 2,
      ips: { localhost: "::1" },
      outcomes: { "::1": "failed", localhost: "contacted" },
    },
  ],
  "odd-canceled-video-perflog.json": [
    {
      page: "zfh61.csb.app",
      day: "2020-05-23",
      contacts: 3,
      types: { "www.w3schools.com": "image media" },
      outcomes: { "www.w3schools.com": "cached contacted" },
      operators: { "zfh61.csb.app": "cloudflare" },
    },
  ],
  "odd-response-blocked-cookies-perflog.json": [
    {
      page: "1j7om.csb.app",
      day: "2020-07-29",
      contacts: 3,
      types: { "ow5u1.sse.codesandbox.io": "frame style" },
      operators: {
        "1j7om.csb.app": "cloudflare",
        "sse-0.codesandbox.io": "hetzner",
      },
    },
  ],
  "odd-invalid-json-devtoolslog.json": "not JSON, or cut short (line 31, ",
  "webtide-v6-networkrecords.json": [
    {
      page: "webtide.com",
      day: "2016-09-14",
      contacts: 13,
      ips: {
        "webtide.com": "107.22.210.238",
        "www.google.com": "2607:f8b0:4005:807::2004",
        "www.slideshare.net": "2620:109:c002::6cae:a13",
      },
      types: { "www.slideshare.net": "frame fetch" },
      outcomes: {
        "webtide.com": "cached contacted",
        "public.slidesharecdn.com": "contacted possible",
      },
      cookies: {
        "sb.scorecardresearch.com": "UID UIDR",
        "syndication.twitter.com": "pid",
      },
      operators: {
        "webtide.com": "aws",
        "www.google.com": "google",
        "www.slideshare.net": "linkedin",
        "sb.scorecardresearch.com": "akamai",
      },
    },
  ],
  "gouvfr-annuaire-entreprises-data-gouv-fr-lhr.json": [
    {
      page: "annuaire-entreprises.data.gouv.fr",
      day: "2026-01-17",
      contacts: 2,
      ips: { "stats.data.gouv.fr": "" },
      types: { "stats.data.gouv.fr": "script beacon" },
    },
  ],
  "gouvfr-cnam-grandest-fr-lhr.json": [
    {
      page: "www.cnam-grandest.fr",
      day: "2026-01-23",
      contacts: 34,
      types: {
        "cnam-grandest.fr": "redirect",
        "pixel.tapad.com": "frame",
        "pixels.spotify.com": "fetch",
        "px.ads.linkedin.com": "fetch image",
      },
      cookies: {
        "analytics.tiktok.com": "_ttp",
        "pixel.tapad.com": "TapAd_3WAY_SYNCS TapAd_DID TapAd_TS",
        "www.cnam-grandest.fr": "",
      },
      services: {
        "analytics.tiktok.com": "tiktok",
        "tr.snapchat.com": "snap",
        "pixels.spotify.com": "spotify",
        "px.ads.linkedin.com": "linkedin",
        "connect.facebook.net": "meta",
        "client.axept.io": "axeptio",
      },
    },
  ],
  "gouvfr-ameli-fr-lhr.json": [
    {
      page: "www.ameli.fr",
      day: "2026-01-17",
      contacts: 3,
      incomplete: true,
      types: {
        "ameli.fr": "redirect",
        "www.ameli.fr": "document redirect script fetch image",
      },
    },
  ],
};

/** @typedef {{host: string, ips: string[], types: Record<string, number>,
 *   outcome: string, cookies: {name: string}[]}} Contact */
/** @typedef {{page: {host: string, at: string, incomplete: boolean},
 *   contacts: Contact[]}} Page */
/** @typedef {{parties: {org: string, capacity: string, identified_by: string,
 *   contacts: {host: string}[]}[]}} Rating */

/**
 * What all contacts of a host say together, sorted unless kept in order.
 *
 * @param {Page} page
 * @param {string} host
 * @param {(contact: Contact) => string[]} read
 */
function together({ contacts }, host, read) {
  const said = contacts
    .filter((contact) => contact.host === host)
    .flatMap(read);
  return [...new Set(said)].join(" ");
}

/** Kinds in the order of the protocol. @param {Contact} contact */
const kindsOf = ({ types }) => Object.keys(types);

/**
 * The company behind a host in one capacity.
 *
 * @param {Rating} rating
 * @param {string} host
 * @param {string} capacity
 */
function companyOf({ parties }, host, capacity) {
  return parties
    .filter(
      (party) =>
        party.capacity === capacity &&
        party.contacts.some((contact) => contact.host === host),
    )
    .map((party) => (party.identified_by === "unknown" ? "unknown" : party.org))
    .join(" ");
}

/**
 * Where one page is not what was expected.
 *
 * @param {Expected} expected
 * @param {Page} page
 * @param {Rating} rating
 * @returns {string[]}
 */
function compare(expected, page, rating) {
  /** @type {string[]} */
  const wrong = [];
  /** @param {string} what @param {unknown} got @param {unknown} wanted */
  const check = (what, got, wanted) => {
    if (got !== wanted) wrong.push(`${what}: ${got}, not ${wanted}`);
  };
  /** @param {string} what @param {Record<string, string> | undefined} hosts
   * @param {(host: string) => string} read */
  const each = (what, hosts, read) => {
    for (const [host, wanted] of Object.entries(hosts ?? {}))
      check(`${what} of ${host}`, read(host), wanted);
  };
  check("page", page.page.host, expected.page);
  check("day", page.page.at.slice(0, 10), expected.day);
  check("incomplete", page.page.incomplete, expected.incomplete ?? false);
  check(
    "hosts",
    new Set(page.contacts.map(({ host }) => host)).size,
    expected.contacts,
  );
  each("addresses", expected.ips, (host) =>
    together(page, host, ({ ips }) => ips),
  );
  each("kinds", expected.types, (host) => together(page, host, kindsOf));
  each("outcome", expected.outcomes, (host) =>
    together(page, host, ({ outcome }) => [outcome])
      .split(" ")
      .sort()
      .join(" "),
  );
  each("cookies", expected.cookies, (host) =>
    together(page, host, ({ cookies }) => cookies.map(({ name }) => name)),
  );
  each("operator", expected.operators, (host) =>
    companyOf(rating, host, "operator"),
  );
  each("service", expected.services, (host) =>
    companyOf(rating, host, "service"),
  );
  return wrong;
}

/**
 * Where a file is not what was expected of it; empty when it is, or when nobody
 * looked at it.
 *
 * @param {string} file
 * @param {Page[]} pages
 * @param {Rating[]} ratings
 * @param {string} complaint
 * @returns {string[]}
 */
export function disagreements(file, pages, ratings, complaint) {
  const expected = experts[file];
  if (expected === undefined) return [];
  if (typeof expected === "string") {
    const lines = complaint.split("\n").length;
    return complaint.startsWith(expected) && lines === 1 && pages.length === 0
      ? []
      : [`not refused with "${expected}…", but: ${complaint}`];
  }
  if (pages.length !== expected.length || complaint !== "")
    return [`${pages.length} pages, not ${expected.length} ${complaint}`];
  return expected.flatMap((page, i) => compare(page, pages[i], ratings[i]));
}
