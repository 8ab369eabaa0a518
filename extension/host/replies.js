// SPDX-License-Identifier: EUPL-1.2
// The replies of the host: every field that badge or popup uses. Pure data.
// The types are in messages.js, the meaning in PROTOCOL.md.

import {
  all,
  flag,
  list,
  maybe,
  number,
  object,
  oneOf,
  text,
} from "./shape.js";

const LETTERS = ["A", "B", "C", "D", "E"];

/** Both letters or none, the best first. @type {import("./shape.js").Shape} */
const inOrder = (value, path) => {
  const { best = null, worst = null } =
    /** @type {{best?: string, worst?: string}} */ (value);
  if ((best === null) !== (worst === null)) return path;
  return best !== null && worst !== null && best > worst ? path : null;
};

const letter = maybe(oneOf(...LETTERS));
const range = all(object({ best: letter, worst: letter }), inOrder);

const axis = all(
  range,
  object({ state: oneOf("rated", "range", "not-rated", "not-assessed") }),
);

/** A letter is only shown where the state says there is one.
 * @type {import("./shape.js").Shape} */
const hasLetters = (value, path) => {
  const { state, best } = /** @type {{state: string, best?: string}} */ (value);
  return (state === "not-rated") === ((best ?? null) === null) ? null : path;
};

const grade = all(
  range,
  object({
    state: oneOf("rated", "range", "not-rated"),
    axes: object({ reach: axis, destination: axis, consent: axis }),
  }),
  hasLetters,
);

const summary = object({
  page: object({ host: text, site: text, at: text }),
  reading: oneOf("standard", "strict"),
  grade,
  lever: list(
    object({
      without: list(text),
      names: list(text),
      grade: maybe(text),
      change_host: flag,
      own_storage: flag,
    }),
  ),
  completeness: object({
    contacts: number,
    identified: number,
    without_address: number,
    cached: number,
    blocked: number,
    failed: number,
    parties: number,
    read: number,
    confidence: maybe(text),
    notes: list(text),
  }),
  versions: object({
    cocarde: text,
    method: text,
    method_digest: text,
    data: text,
    digest: text,
    second_opinion: maybe(text),
  }),
});

const capacity = oneOf("service", "operator");

const finding = all(
  range,
  object({
    rule: text,
    axis: maybe(text),
    party: maybe(text),
    name: maybe(text),
    capacity: maybe(capacity),
    text,
    evidence: list(
      object({
        host: text,
        ip: maybe(text),
        asn: maybe(number),
        role: maybe(text),
        stored: maybe(text),
      }),
    ),
    laws: list(text),
    source: maybe(text),
    as_of: maybe(text),
  }),
);

const party = object({
  org: text,
  name: text,
  capacity,
  seat: maybe(text),
  controlled_from: maybe(text),
  chain: list(text),
  chain_names: list(text),
  eu_entity: maybe(text),
  technology_from: maybe(text),
  purposes: list(text),
  roles: list(text),
  class: maybe(text),
  dpf: maybe(text),
  identified_by: text,
  laws: list(text),
  source: maybe(text),
  as_of: maybe(text),
  confidence: maybe(text),
  read: flag,
  letter: maybe(range),
  service: maybe(text),
  contacts: list(
    object({
      host: text,
      ip: maybe(text),
      asn: maybe(number),
      network: maybe(text),
      place: maybe(object({ country: maybe(text), state: text })),
      outcome: text,
      phase: text,
    }),
  ),
  stored: list(
    object({
      name: text,
      by: oneOf("header", "script", "storage"),
      host: text,
      service: maybe(text),
      purpose: maybe(text),
      phase: text,
    }),
  ),
});

const laws = list(
  object({ id: text, name: text, source: maybe(text), as_of: maybe(text) }),
);

const light = oneOf("met", "not-met", "not-assessed");

const detailed = all(
  summary,
  object({
    findings: list(finding),
    parties: list(party),
    laws,
    unknown: list(object({ host: text, ip: maybe(text), asn: maybe(number) })),
    criteria: object({
      prior_consent: light,
      personal_data: light,
      adequate_countries: light,
    }),
  }),
);

const hello = object({
  cocarde: text,
  protocol: number,
  warnings: maybe(list(text)),
});

const notice = object({ declared: list(object({ org: text, name: text })) });

const company = object({
  org: text,
  name: text,
  seat: maybe(text),
  controlled_from: maybe(text),
  chain_names: list(text),
  class: maybe(text),
  laws: list(text),
  source: maybe(text),
  as_of: maybe(text),
  confidence: maybe(text),
  read: flag,
});

const alternatives = object({
  purposes: list(
    object({
      purpose: text,
      alternatives: list(
        object({
          service: text,
          domain: maybe(text),
          country: maybe(text),
          licence: maybe(text),
          note: maybe(text),
          source: text,
          as_of: maybe(text),
          self_hosted: flag,
          read: flag,
          interest: maybe(text),
          company: maybe(company),
        }),
      ),
    }),
  ),
  laws,
});

const rules = object({
  method: text,
  rules: list(
    object({
      id: text,
      axis: maybe(text),
      effect: text,
      cap: maybe(text),
      title: text,
      basis: text,
      since: text,
    }),
  ),
});

export const REPLIES = {
  hello,
  summary,
  detailed,
  notice,
  alternatives,
  rules,
};
