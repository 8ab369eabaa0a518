// SPDX-License-Identifier: EUPL-1.2
// Coverage beyond the captures at hand: the third parties of the web at large,
// weighted by how often the HTTP Archive met each of them. The npm package
// third-party-web has those counts; only its big file, which the build does not
// read, says them.

import { existsSync, readFileSync } from "node:fs";
import { remark, share } from "./figure.js";
import { lookups } from "./host.js";

const ENTITIES = "node_modules/third-party-web/dist/entities.json";

/**
 * @typedef {{name: string, domains: string[], totalOccurrences?: number}} Entity
 */

/** Names of an entity that can be looked up. @param {Entity} entity */
const hostsOf = ({ domains }) =>
  domains
    .map((domain) => domain.replace(/^\*\./, ""))
    .filter((domain) => /^[a-z0-9_.-]+\.[a-z][a-z0-9-]*$/.test(domain));

/**
 * An entity counts as known when most of its names have a company whose control
 * is known.
 *
 * @param {string} data
 * @param {number} most how many of those that are not known to print
 */
export function webAtLarge(data, most) {
  if (!existsSync(ENTITIES)) return;
  const entities = /** @type {Entity[]} */ (
    JSON.parse(readFileSync(ENTITIES, "utf8"))
  ).filter((entity) => entity.totalOccurrences && hostsOf(entity).length > 0);
  const answers = lookups(data, entities.flatMap(hostsOf));
  let all = 0;
  let known = 0;
  const missing = [];
  for (const entity of entities) {
    const hosts = answers.splice(0, hostsOf(entity).length);
    const good = hosts.filter(
      ({ service }) =>
        service?.controlled_from != null && service.confidence !== "low",
    );
    const times = entity.totalOccurrences ?? 0;
    all += times;
    if (2 * good.length >= hosts.length) known += times;
    else missing.push(entity);
  }
  share("web-at-large-control", known, all);
  for (const { name, domains, totalOccurrences } of missing
    .sort((a, b) => (b.totalOccurrences ?? 0) - (a.totalOccurrences ?? 0))
    .slice(0, most)) {
    remark(`web at large: ${totalOccurrences}\t${name}\t${domains[0]}`);
  }
}
