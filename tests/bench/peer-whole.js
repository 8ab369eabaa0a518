// SPDX-License-Identifier: EUPL-1.2
// A page as a whole in the peer host: host/core/whole.c in JavaScript. See
// peer.js.

import { A, C, CONSENT, DESTINATION, WORST } from "./peer-weigh.js";

export const CRITERIA = ["C1", "C2", "C3"];
const [REDIRECT, DOCUMENT, PROXY] = [1 << 0, 1 << 4, 1 << 5];
const SERVING = DOCUMENT | PROXY;
const EUROPEAN = 1; // the set of class E

const left = ({ exposures }, gone) => exposures.filter((e) => !gone.has(e));

/** Whether a rule of consent applies to any: "yes", "no" or "maybe". */
function ruleAnswer(exposures, id) {
  let answer = "no";
  for (const { weights } of exposures) {
    const cap = weights.caps.find((one) => one.id === id);
    if (cap?.sure) return "yes";
    if (cap) answer = "maybe";
  }
  return answer;
}

/** Whether the three criteria fail together. */
export function criteriaFail(dossier, gone) {
  const exposures = left(dossier, gone);
  const answers = CRITERIA.map((id) => ruleAnswer(exposures, id));
  if (answers.includes("no")) return "no";
  return answers.includes("maybe") ? "maybe" : "yes";
}

/** Whether every contact is European: "yes", "no", "maybe"; null: nobody. */
function european({ exposures }) {
  const counted = exposures.filter((e) => !e.stored && e.roles !== REDIRECT);
  if (!counted.some(({ party }) => party.org)) return null;
  const foreign = ({ reaches, party }) =>
    !(reaches & EUROPEAN) || Boolean(party.org?.tech);
  if (counted.some(foreign)) return "no";
  const sure = ({ reaches, party }) => reaches === EUROPEAN && party.org;
  return counted.every(sure) ? "yes" : "maybe";
}

/** The rule on the legal notice that applies, and the host observed. */
function notice({ page, exposures }) {
  if (!page.declared_host) return null;
  if (page.declared_host.length === 0) return { rule: "M2", party: null };
  if (page.declared.length === 0) return null;
  const named = new Set(page.declared.map(({ slug }) => slug));
  const hosts = exposures.filter(
    ({ party, contact, roles }) =>
      party.capacity === "operator" && contact.ownSite && roles & SERVING,
  );
  const known = hosts.filter(({ party }) => party.org);
  const same = known.find(({ party }) =>
    party.org.chain.some((slug) => named.has(slug)),
  );
  if (same) return { rule: "M3", party: same.party };
  if (hosts.length === 0 || known.length < hosts.length) return null;
  return { rule: "M1", party: known[0].party };
}

/** The findings that are of the page and not of an exposure. */
export function pageFindings(dossier) {
  const found = [];
  const all = european(dossier);
  if (all === "yes") found.push({ rule: "R0", best: A, worst: A });
  const fail = criteriaFail(dossier, new Set());
  if (fail !== "no") {
    const sure = fail === "yes";
    found.push({ rule: "C4", best: sure ? WORST : A, worst: WORST, sure });
  }
  const said = notice(dossier);
  if (said) found.push({ ...said, best: 0, worst: 0 });
  if (all === null) found.push({ rule: "U4", best: 0, worst: 0 });
  return found;
}

/** The three lights. */
export function criteriaOf({ page, exposures }, axes) {
  const whole = !page.opened_before;
  const letter = axes[CONSENT].state;
  const assessed = whole && (letter === "rated" || letter === "range");
  const light = (id, watched) => {
    const fails = ruleAnswer(exposures, id);
    if (fails === "yes") return "not-met";
    return fails === "no" && assessed && watched ? "met" : "not-assessed";
  };
  const { worst } = axes[DESTINATION];
  return {
    prior_consent: light("C1", page.storage_seen === true),
    personal_data: light("C2", true),
    adequate_countries:
      whole && worst > 0 && worst <= C ? "met" : light("C3", true),
  };
}
