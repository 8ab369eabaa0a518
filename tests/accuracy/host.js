// SPDX-License-Identifier: EUPL-1.2
// The command line, asked in batches: what it says is what is measured.

import { spawnSync } from "node:child_process";

const MOST = 1 << 30; // bytes of one answer

/**
 * @typedef {object} Place
 * @property {string | null} country
 * @property {string} state
 *
 * @typedef {object} PartyContact
 * @property {string} host
 * @property {string | null} ip
 * @property {number | null} asn
 * @property {string | null} network
 * @property {Place} place
 * @property {string} outcome
 * @property {string} phase
 *
 * @typedef {object} Party
 * @property {string} org
 * @property {string} name
 * @property {"service" | "operator"} capacity
 * @property {string | null} controlled_from
 * @property {string | null} class
 * @property {string[]} chain
 * @property {string | null} confidence
 * @property {boolean} read
 * @property {string} identified_by
 * @property {PartyContact[]} contacts
 *
 * @typedef {object} Rating
 * @property {string} file
 * @property {{host: string, site: string, at: string}} page
 * @property {Party[]} parties
 * @property {{notes: string[]}} completeness
 *
 * @typedef {object} Contact
 * @property {string} host
 * @property {string[]} ips
 * @property {Record<string, number>} types
 * @property {string} outcome
 *
 * @typedef {object} Lookup
 * @property {string | null} ip
 * @property {number | null} asn
 * @property {string | null} as_name
 * @property {string | null} registered
 * @property {Place & {worldwide: boolean, sources: {name: string,
 *   country: string | null}[]}} place
 * @property {Party | null} operator
 *
 * @typedef {object} Page
 * @property {{host: string, at: string}} page
 * @property {Contact[]} contacts
 */

/**
 * The lines of JSON that the command line answers.
 *
 * @param {string[]} args
 * @param {string} [input]
 * @returns {any[]}
 */
export function cocarde(args, input) {
  const done = spawnSync("build/cocarde", args, {
    ...(input === undefined ? {} : { input }),
    maxBuffer: MOST,
  });
  // Status 1: something could not be read, which the caller counts.
  if (done.status === null || done.status > 1) {
    throw new Error(`cocarde ${args[0]}: ${done.error ?? done.stderr}`);
  }
  return done.stdout
    .toString()
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line));
}

/**
 * Pages of capture files, with what the host says of them.
 *
 * @param {string} data
 * @param {string[]} files
 * @returns {{page: Page, rating: Rating}[]}
 */
export function ratedFiles(data, files) {
  /** @type {Page[]} */
  const pages = cocarde(["rate", "--page", "--data", data, ...files]);
  return joined(pages, cocarde(["rate", "--json", "--data", data, ...files]));
}

/**
 * Pages as they are given, with what the host says of them.
 *
 * @param {string} data
 * @param {Page[]} pages
 * @returns {{page: Page, rating: Rating}[]}
 */
export function ratedPages(data, pages) {
  const lines = pages.map((page) => `${JSON.stringify(page)}\n`).join("");
  return joined(pages, cocarde(["rate", "--jsonl", "--data", data], lines));
}

/**
 * One answer for each page, in their order.
 *
 * @param {Page[]} pages
 * @param {any[]} ratings
 */
function joined(pages, ratings) {
  if (pages.length !== ratings.length) {
    throw new Error(`${pages.length} pages, ${ratings.length} ratings`);
  }
  return pages.map((page, i) => {
    const rating = ratings[i];
    if (page.page.host !== rating.page?.host) {
      throw new Error(`${page.page.host}: ${JSON.stringify(rating)}`);
    }
    return { page, rating };
  });
}

const BATCH = 20_000; // queries of one run: what a string of JavaScript holds

/**
 * What the host says of addresses, in their order.
 *
 * @param {string} data
 * @param {string[]} queries
 * @returns {Lookup[]}
 */
export function lookups(data, queries) {
  const said = [];
  for (let i = 0; i < queries.length; i += BATCH) {
    const batch = queries.slice(i, i + BATCH);
    said.push(
      ...cocarde(["lookup", "--json", "--data", data, "-"], batch.join("\n")),
    );
  }
  if (said.length !== queries.length) {
    throw new Error(`${queries.length} questions, ${said.length} answers`);
  }
  return said;
}
