// SPDX-License-Identifier: EUPL-1.2
// Record what the details page is tested on: a made-up visit as the extension
// tells it, and what the real host says of it.
//
// usage: node tests/extension/details/record.js    (after: make)
import fs from "node:fs";
import { fileURLToPath } from "node:url";
import { purposes } from "../../../extension/details/view-alternatives.js";
import { Host, hello, root } from "../../host/host.js";

const AT = "2026-11-21T21:04:00Z";
const SITE = "www.claire-dumont2027.fr";

/** @param {string} host @param {string} ip @param {object} types
 * @param {object} [more] */
const contact = (host, ip, types, more = {}) => ({
  host,
  ips: ip ? [ip] : [],
  types,
  frame: "top",
  outcome: "contacted",
  phase: "before",
  cookies: [],
  storage: [],
  ...more,
});
const header = (/** @type {string[]} */ ...names) => ({
  cookies: names.map((name) => ({ name, by: "header" })),
});

/** A banner is shown, the person refuses, and one company goes on. */
const REFUSED = [
  contact(SITE, "51.91.236.193", { document: 1, style: 2, script: 1 }),
  contact(SITE, "51.91.236.193", { image: 3 }, { phase: "refused" }),
  contact("media.claire-dumont2027.fr", "51.91.236.193", { image: 4 }),
  contact("sdk.privacy-center.org", "13.225.34.12", { script: 1 }),
  contact(
    "fonts.googleapis.com",
    "142.250.201.170",
    { style: 1 },
    {
      outcome: "cached",
    },
  ),
  contact(
    "fonts.gstatic.com",
    "142.250.201.163",
    { font: 2 },
    {
      outcome: "cached",
    },
  ),
  contact("www.googletagmanager.com", "142.250.179.72", { script: 1 }),
  contact(
    "region1.google-analytics.com",
    "216.239.32.36",
    { beacon: 1 },
    {
      cookies: [{ name: "_ga", by: "script" }],
    },
  ),
  contact(
    "region1.google-analytics.com",
    "216.239.32.36",
    { beacon: 1 },
    {
      phase: "refused",
    },
  ),
  contact("www.youtube.com", "142.250.75.238", { frame: 1 }),
  contact("i.ytimg.com", "142.250.179.118", { image: 2 }),
  contact("static.doubleclick.net", "", { script: 1 }, { outcome: "blocked" }),
  contact(
    "www.helloasso.com",
    "51.138.207.43",
    { frame: 1 },
    {
      phase: "refused",
      ...header("ha_session"),
    },
  ),
  contact("platform.twitter.com", "104.244.42.136", { script: 1 }),
  contact("cdn.jsdelivr.net", "104.16.85.20", { script: 2 }),
  contact("mc.yandex.ru", "87.250.250.119", { script: 1 }),
  contact("badge.agence-pixel.example", "85.214.132.117", { image: 1 }),
];
const consent = {
  watched: true,
  storage: true,
  start: "before",
  earlier: null,
  banner: { tool: "didomi", at: 1420 },
  none: false,
  choices: [
    { at: 14_230, means: "refused", established: true, tool: "didomi" },
  ],
};
const VISITS = {
  refused: {
    contacts: REFUSED,
    consent,
    page: {
      banner: "didomi",
      choice: "refused",
      storage_seen: true,
      declared_host: ["ovhcloud"],
    },
  },
  elsewhere: {
    contacts: REFUSED.slice(0, 3),
    consent: null,
    page: { declared_host: ["scaleway"] },
  },
};

const here = fileURLToPath(new URL(".", import.meta.url));
for (const [name, { contacts, consent: told, page: about }] of Object.entries(
  VISITS,
)) {
  const page = {
    key: "3f2a",
    host: SITE,
    at: AT,
    private: false,
    banner: "unknown",
    choice: "unknown",
    choice_guessed: false,
    storage_seen: false,
    opened_before: false,
    declared_host: null,
    dropped: 0,
    ...about,
  };
  const host = new Host({ data: `${root}/build/data` });
  await host.ask(hello);
  /** @type {any} */
  const said = {};
  for (const lang of ["fr", "en"]) {
    const body = { v: 1, lang, detail: true, page, contacts };
    const detail = await host.ask({ ...body, id: 2, op: "rate" });
    const alternatives = await host.ask({
      v: 1,
      id: 3,
      op: "alternatives",
      purposes: purposes(detail.ok),
      at: AT,
      lang,
    });
    const rules = await host.ask({ v: 1, id: 4, op: "rules" });
    const dispute = await host.ask({
      ...body,
      id: 5,
      op: "dispute",
      query: "google-fonts",
      at: AT,
    });
    said[lang] = { detail, alternatives, rules, dispute };
  }
  await host.end();
  const { detail } = said.fr;
  const { ok: rating } = detail;
  const view = {
    state: "rated",
    why: null,
    page: {
      key: "3f2a",
      host: SITE,
      at: AT,
      private: false,
      opened_before: false,
    },
    rating: Object.fromEntries(
      Object.entries(rating).filter(([key]) =>
        /^(page|reading|grade|lever|completeness|versions)$/.test(key),
      ),
    ),
    provisional: false,
    consent: told,
    host: { state: "ready", hello: null, error: null },
    counts: {
      requests: contacts.length,
      hosts: contacts.length,
      contacted: contacts.length,
      possible: 0,
      cached: 0,
      blocked: 0,
      failed: 0,
      dropped: 0,
      aside: 0,
    },
  };
  const capture = { ok: { schema: "cocarde.page/1", page, contacts } };
  const file = `${here}${name}.json`;
  fs.writeFileSync(
    file,
    `${JSON.stringify({ view, export: capture, said })}\n`,
  );
}
