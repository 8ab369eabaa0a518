// SPDX-License-Identifier: EUPL-1.2
// The letter of a page and its lever in the peer host: host/core/lever.c in
// JavaScript. See peer.js.

import { has } from "./peer-dossier.js";
import { A, CONSENT, DESTINATION, REACH, WORST } from "./peer-weigh.js";
import { CRITERIA, criteriaFail } from "./peer-whole.js";

const [DOCUMENT, PROXY] = [4, 5];
const MAX_STEPS = 4;

const gradeOf = (best, worst) => ({
  state: worst === 0 ? "not-rated" : best === worst ? "rated" : "range",
  best,
  worst,
});

function span(dossier, gone, axis) {
  let best = 0;
  let worst = 0;
  for (const exposure of dossier.exposures) {
    if (gone.has(exposure)) continue;
    best = Math.max(best, exposure.weights.axes[axis].best);
    worst = Math.max(worst, exposure.weights.axes[axis].worst);
  }
  if (axis === CONSENT && worst > 0) {
    const fail = criteriaFail(dossier, gone);
    if (fail === "yes") best = WORST;
    if (fail !== "no") worst = WORST;
  }
  return { best, worst };
}

/** The grade without some exposures, and the axes. */
export function gradeWithout(dossier, gone) {
  const known = dossier.exposures.some(
    (e) => !gone.has(e) && e.party.org && e.weights.axes[REACH].best > 0,
  );
  const spans = [REACH, DESTINATION, CONSENT].map((axis) =>
    span(dossier, gone, axis),
  );
  const most = (end) => Math.max(...spans.map((one) => one[end]));
  const axes = spans.map((one) =>
    known ? gradeOf(one.best, one.worst) : gradeOf(0, 0),
  );
  if (spans[CONSENT]?.worst === 0) {
    axes[CONSENT] = { state: "not-assessed", best: 0, worst: 0 };
  }
  return {
    grade: known ? gradeOf(most("best"), most("worst")) : gradeOf(0, 0),
    axes,
  };
}

const serves = ({ contact, service, roles }) =>
  contact.ownSite &&
  (!service || (roles & ((1 << DOCUMENT) | (1 << PROXY))) !== 0);

/** Whom a site would leave out to be rid of an exposure. */
const behind = (exposure) => exposure.service ?? exposure.party;

/** Services with all their contacts, and operators of the page's own site. */
class Removal {
  services = new Set();
  hosts = new Set();
  proxy = false;

  add(exposures) {
    for (const exposure of exposures) {
      if (serves(exposure)) {
        this.hosts.add(exposure.party);
        if (has(exposure.roles, PROXY)) this.proxy = true;
      } else {
        this.services.add(behind(exposure));
      }
    }
    return this;
  }

  parties() {
    return [...new Set([...this.services, ...this.hosts])];
  }

  takeAway(exposures, gone) {
    for (const exposure of exposures) {
      const out = serves(exposure)
        ? this.hosts.has(exposure.party)
        : this.services.has(behind(exposure));
      if (out) gone.add(exposure);
    }
  }
}

/** Those who hold the criterion that the fewest hold. */
function smallestCriterion(exposures) {
  const choices = CRITERIA.map((id) =>
    exposures.filter(({ weights }) =>
      weights.caps.some((cap) => cap.id === id),
    ),
  );
  const size = (choice) => new Removal().add(choice).parties().length;
  return choices.reduce((a, b) => (size(b) < size(a) ? b : a));
}

export function leverOf(dossier, grade) {
  const { exposures } = dossier;
  const steps = [];
  const gone = new Set();
  const left = () => exposures.filter((exposure) => !gone.has(exposure));
  let { worst } = grade;
  while (steps.length < MAX_STEPS && worst > A) {
    const holds = ({ weights }) =>
      weights.axes.some((weight) => weight.worst === worst);
    const removal = new Removal().add(left().filter(holds));
    removal.takeAway(exposures, gone);
    if (worst === WORST && criteriaFail(dossier, gone) !== "no") {
      removal.add(smallestCriterion(left())).takeAway(exposures, gone);
    }
    const out = removal.parties();
    const next = removal.proxy
      ? gradeOf(0, 0)
      : gradeWithout(dossier, gone).grade;
    steps.push({
      without: [...new Set(out.map((party) => party.label))].sort(),
      names: [...new Set(out.map((party) => party.called))].sort(),
      changeHost: removal.hosts.size > 0,
      ownStorage: [...removal.services].some(({ by }) => by === "site"),
      grade: next,
    });
    worst = next.worst;
  }
  return steps;
}
