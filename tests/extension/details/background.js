// SPDX-License-Identifier: EUPL-1.2
// A background that answers from a recorded visit (record.js), for pages in a
// browser and in Node alike.

/** @param {any} recorded @returns {(request: any) => Promise<any>} */
export const backgroundOf = (recorded) => async (request) => {
  const { cmd, op, body } = request;
  const lang = request.lang ?? body?.lang ?? "fr";
  const said = recorded.said[lang];
  if (cmd === "view") return recorded.view;
  if (cmd === "rate-detail") return { ok: said.detail.ok };
  if (cmd === "export") return recorded.export;
  if (cmd !== "host") return null;
  if (op === "rules") return said.rules;
  if (op === "alternatives") return said.alternatives;
  return op === "dispute" ? said.dispute : null;
};

/** The visit with many host names more, each of somebody unknown: what the
 * longest pages are like. @param {any} recorded @param {number} hosts */
export function longer(recorded, hosts) {
  if (!(hosts > 0)) return recorded;
  const copy = structuredClone(recorded);
  const [like] = copy.export.ok.contacts;
  for (const { detail } of /** @type {any[]} */ (Object.values(copy.said))) {
    const { parties } = detail.ok;
    const unknown = parties.find(
      (/** @type {any} */ party) => party.identified_by === "unknown",
    );
    for (let i = 0; i < hosts; i++) {
      const org = `a-rather-long-name-${i}.unknown-company-${i}.example`;
      const contacts = [{ ...unknown.contacts[0], host: org }];
      parties.push({ ...unknown, org, name: org, service: org, contacts });
    }
  }
  for (let i = 0; i < hosts; i++) {
    const host = `a-rather-long-name-${i}.unknown-company-${i}.example`;
    copy.export.ok.contacts.push({ ...like, host });
  }
  return copy;
}
