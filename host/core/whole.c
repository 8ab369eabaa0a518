/* SPDX-License-Identifier: EUPL-1.2 */
#include "core/whole.h"

#include "core/consent.h"

#include <string.h>

/* The rules behind the three criteria, in their order. */
static const char *const criteria_rules[] = {"C1", "C2", "C3"};
#define CRITERIA (sizeof(criteria_rules) / sizeof(criteria_rules[0]))

static enum answer
rule_answer(const struct dossier *dossier,
            const struct weights *weights,
            const bool *gone,
            const char *id)
{
    rule_set bit = rule_set_of(rules_find(id));
    enum answer answer = ANSWER_NO;

    for (size_t i = 0; i < dossier->nexposures; i++) {
        if (gone != NULL && gone[i]) {
            continue;
        }
        if ((weights[i].sure & bit) != 0) {
            return ANSWER_YES;
        }
        if ((weights[i].maybe & bit) != 0) {
            answer = ANSWER_UNKNOWN;
        }
    }
    return answer;
}

enum answer
criteria_fail(const struct dossier *dossier,
              const struct weights *weights,
              const bool *gone)
{
    enum answer all = ANSWER_YES;

    for (size_t i = 0; i < CRITERIA && all != ANSWER_NO; i++) {
        enum answer one =
            rule_answer(dossier, weights, gone, criteria_rules[i]);

        if (one != ANSWER_YES) {
            all = one;
        }
    }
    return all;
}

/* What every exposure says of the page. */
static void
read_exposures(const struct dossier *dossier,
               const bool *gone,
               struct whole *whole)
{
    bool foreign = false;
    bool doubtful = dossier->page->dropped > 0; /* nobody looked at those */
    bool nothing = true;

    for (size_t i = 0; i < dossier->nexposures; i++) {
        const struct exposure *exposure = &dossier->exposures[i];
        const struct org *org = dossier->parties[exposure->party].org;

        if ((gone != NULL && gone[i]) || exposure->stored != NULL ||
            exposure->roles == SET_OF(ROLE_REDIRECT)) {
            continue; /* shown, not counted on reach */
        }
        if (org != NULL) {
            nothing = false;
        }
        if ((exposure->reaches & SET_OF(REACH_E)) == 0 ||
            (org != NULL && country_known(org->technology_from))) {
            foreign = true;
        } else if (exposure->reaches != SET_OF(REACH_E) || org == NULL) {
            doubtful = true;
        }
    }
    whole->best.nothing_identified = nothing;
    whole->worst.nothing_identified = nothing;
    whole->best.all_european = !foreign && !nothing;
    whole->worst.all_european = !foreign && !doubtful && !nothing;
}

static bool
declares(const struct page *page, const struct org *org)
{
    for (size_t i = 0; i < org->nchain; i++) {
        for (size_t j = 0; j < page->ndeclared_hosts; j++) {
            if (strcmp(org->chain[i], page->declared_hosts[j]) == 0) {
                return true;
            }
        }
    }
    return false;
}

/* Whether an operator of the page's own document is one that the notice names:
 * one that is settles it; one that is not known leaves it open. */
static enum answer
agreement(const struct dossier *dossier, size_t *observed)
{
    const role_set serving = SET_OF(ROLE_DOCUMENT) | SET_OF(ROLE_PROXY);
    enum answer answer = ANSWER_UNKNOWN;
    bool unknown = false;

    *observed = NO_PARTY;
    for (size_t i = 0; i < dossier->nexposures; i++) {
        const struct exposure *exposure = &dossier->exposures[i];
        const struct party *party = &dossier->parties[exposure->party];

        if (party->capacity != CAPACITY_OPERATOR ||
            !exposure->contact->own_site || (exposure->roles & serving) == 0) {
            continue;
        }
        if (party->org == NULL) {
            unknown = true;
        } else if (declares(dossier->page, party->org)) {
            *observed = exposure->party;
            return ANSWER_YES;
        } else {
            *observed = *observed == NO_PARTY ? exposure->party : *observed;
            answer = ANSWER_NO;
        }
    }
    return unknown ? ANSWER_UNKNOWN : answer;
}

struct whole
whole_of(const struct dossier *dossier,
         const struct weights *weights,
         const bool *gone)
{
    struct whole whole = {
        .best = {.page = true, .declared = dossier->page->declared},
        .observed = NO_PARTY,
    };
    enum answer fail = criteria_fail(dossier, weights, gone);

    if (whole.best.declared == ANSWER_YES) {
        whole.best.agrees = agreement(dossier, &whole.observed);
    }
    whole.worst = whole.best;
    read_exposures(dossier, gone, &whole);
    whole.best.all_criteria_fail = fail == ANSWER_YES;
    whole.worst.all_criteria_fail = fail != ANSWER_NO;
    return whole;
}

enum answer
whole_answer(const struct whole *whole, const struct rule *rule)
{
    bool best = rule->applies(&whole->best);
    bool worst = rule->applies(&whole->worst);
    bool unread = whole->best.declared == ANSWER_UNKNOWN;
    bool undecided = whole->best.declared == ANSWER_YES &&
                     whole->best.agrees == ANSWER_UNKNOWN &&
                     strcmp(rule->id, "M2") != 0;

    if (best != worst || (rule->axis == AXIS_NOTICE && (unread || undecided))) {
        return ANSWER_UNKNOWN;
    }
    return best ? ANSWER_YES : ANSWER_NO;
}

/* assessed: an answer NO means that the criterion is met. */
static enum light
light_of(enum answer fails, bool assessed)
{
    if (fails == ANSWER_YES) {
        return LIGHT_NOT_MET;
    }
    return fails == ANSWER_NO && assessed ? LIGHT_MET : LIGHT_NOT_ASSESSED;
}

struct criteria
criteria_of(const struct dossier *dossier,
            const struct weights *weights,
            const struct grade axes[AXIS_COUNT])
{
    const struct page *page = dossier->page;
    bool whole = page->dropped == 0 && !page->opened_before;
    bool assessed = axes[AXIS_CONSENT].state != GRADE_NOT_ASSESSED &&
                    axes[AXIS_CONSENT].state != GRADE_NOT_RATED && whole;
    struct criteria criteria = {
        .prior_consent = light_of(rule_answer(dossier, weights, NULL, "C1"),
                                  assessed && page->storage_seen),
        .personal_data =
            light_of(rule_answer(dossier, weights, NULL, "C2"), assessed),
        .adequate_countries =
            light_of(rule_answer(dossier, weights, NULL, "C3"), assessed),
    };

    /* No choice can matter where nothing leaves for such a country at all. */
    if (axes[AXIS_DESTINATION].worst != LETTER_NONE &&
        axes[AXIS_DESTINATION].worst <= LETTER_C && whole) {
        criteria.adequate_countries = LIGHT_MET;
    }
    return criteria;
}
