/* SPDX-License-Identifier: EUPL-1.2 */
#include "core/weigh.h"

#include <assert.h>

#define BIT(set, value) (((unsigned)(set) >> (unsigned)(value)) & 1U)

/* What is certain about an exposure, as the start of its readings. */
static struct reading
known_part(const struct dossier *dossier, const struct exposure *exposure)
{
    const struct org *org = dossier->parties[exposure->party].org;
    struct reading reading = {
        .party_unknown =
            (exposure->doubts & (DOUBT_PARTY | DOUBT_CONTROL)) != 0,
        .low_confidence = (exposure->doubts & DOUBT_LOW) != 0,
    };

    if (org != NULL) {
        reading.foreign_technology = country_known(org->technology_from);
        reading.qualified = org->qualified;
        reading.branches = org->branches[0] != '\0';
    }
    return reading;
}

/* The one rule of the axis that caps a reading; NULL: none does. */
static const struct rule *
capping_rule(const struct reading *reading, enum axis axis)
{
    const struct rule *rules = rules_at(0);
    size_t count = rules_count();

    for (size_t i = 0; i < count; i++) {
        if (rules[i].axis == axis && rules[i].effect == EFFECT_CAP &&
            rules[i].applies(reading)) {
            return &rules[i];
        }
    }
    return NULL;
}

/* Take one more reading into account. */
static void
add_reading(struct weight *weight,
            const struct reading *reading,
            enum axis axis,
            bool first)
{
    const struct rule *rule = capping_rule(reading, axis);
    enum letter letter = rule != NULL ? rule->cap : LETTER_A;

    if (reading->role == ROLE_REDIRECT) {
        return;
    }
    if (first) {
        *weight = (struct weight){letter, letter, rule, true};
        return;
    }
    if (rule != weight->rule) {
        weight->certain = false;
    }
    if (letter < weight->best) {
        weight->best = letter;
    }
    if (letter > weight->worst) {
        weight->worst = letter;
        weight->rule = rule;
    }
}

struct weight
exposure_weigh(const struct dossier *dossier,
               const struct exposure *exposure,
               enum axis axis)
{
    struct weight weight = {LETTER_NONE, LETTER_NONE, NULL, false};
    struct reading reading = known_part(dossier, exposure);
    unsigned values =
        axis == AXIS_REACH ? exposure->reaches : exposure->destinations;
    int count = axis == AXIS_REACH ? (int)REACH_COUNT : (int)DESTINATION_COUNT;

    for (int role = 0; role < ROLE_COUNT; role++) {
        if (!BIT(exposure->roles, role)) {
            continue;
        }
        reading.role = (enum role)role;
        for (int value = 0; value < count; value++) {
            if (!BIT(values, value)) {
                continue;
            }
            if (axis == AXIS_REACH) {
                reading.reach = (enum reach_class)value;
            } else {
                reading.destination = (enum destination)value;
            }
            add_reading(&weight, &reading, axis, weight.best == LETTER_NONE);
        }
    }
    return weight;
}

/* Counts readings, and those to which a rule applies. */
struct tally {
    const struct rule *rule;
    bool some;
    bool all;
};

static void
tally_reading(struct tally *tally, const struct reading *reading)
{
    if (tally->rule->applies(reading)) {
        tally->some = true;
    } else {
        tally->all = false;
    }
}

/* Readings by role, class and destination: rules of those axes. */
static void
tally_exposure(const struct exposure *exposure,
               struct reading reading,
               struct tally *tally)
{
    for (int role = 0; role < ROLE_COUNT; role++) {
        reading.role = (enum role)role;
        for (int reach = 0; BIT(exposure->roles, role) && reach < REACH_COUNT;
             reach++) {
            reading.reach = (enum reach_class)reach;
            for (int to = 0;
                 BIT(exposure->reaches, reach) && to < DESTINATION_COUNT;
                 to++) {
                reading.destination = (enum destination)to;
                if (BIT(exposure->destinations, to)) {
                    tally_reading(tally, &reading);
                }
            }
        }
    }
}

/* Readings by what matters to consent. Which role is of no matter there, but
 * that it counts at all, and it does where there are phases. */
static void
tally_consent(const struct exposure *exposure,
              struct reading reading,
              struct tally *tally)
{
    const struct consent_facts *facts = &exposure->consent;
    destination_set destinations = exposure->stored != NULL
                                       ? SET_OF(DESTINATION_EEA)
                                       : exposure->destinations;

    reading.role = ROLE_PASSIVE;
    reading.stored = exposure->stored != NULL;
    reading.promotes = facts->promotes;
    reading.replay = facts->replay;
    reading.measurement = facts->measurement;
    for (int phase = 0; phase < PHASE_COUNT; phase++) {
        reading.phase = (enum phase)phase;
        for (int to = 0; BIT(facts->phases, phase) && to < DESTINATION_COUNT;
             to++) {
            reading.destination = (enum destination)to;
            for (int truths = 0; BIT(destinations, to) && truths < 4;
                 truths++) {
                reading.exempt = truths & 1;
                reading.tracker = truths >> 1;
                if (BIT(facts->exempt, truths & 1) &&
                    BIT(facts->tracker, truths >> 1)) {
                    tally_reading(tally, &reading);
                }
            }
        }
    }
}

enum answer
exposure_answer(const struct dossier *dossier,
                const struct exposure *exposure,
                const struct rule *rule,
                bool followed)
{
    struct reading reading = known_part(dossier, exposure);
    struct tally tally = {.rule = rule, .all = true};

    reading.followed = followed;
    if (rule->axis == AXIS_CONSENT) {
        tally_consent(exposure, reading, &tally);
    } else {
        tally_exposure(exposure, reading, &tally);
    }
    if (!tally.some) {
        return ANSWER_NO;
    }
    return tally.all ? ANSWER_YES : ANSWER_UNKNOWN;
}

rule_set
rule_set_of(const struct rule *rule)
{
    return (rule_set)1 << rules_index(rule);
}

/* What weighs the same: neighbours in the dossier often do. */
static bool
alike(const struct exposure *a, const struct exposure *b)
{
    return a->party == b->party && a->roles == b->roles &&
           a->reaches == b->reaches && a->destinations == b->destinations &&
           a->doubts == b->doubts &&
           (a->stored == NULL) == (b->stored == NULL) &&
           a->consent.phases == b->consent.phases &&
           a->consent.exempt == b->consent.exempt &&
           a->consent.tracker == b->consent.tracker &&
           a->consent.promotes == b->consent.promotes &&
           a->consent.replay == b->consent.replay &&
           a->consent.measurement == b->consent.measurement;
}

/* One rule more on an exposure: a note that applies, or a cap of consent. */
static void
weigh_rule(const struct dossier *dossier,
           const struct exposure *exposure,
           const struct rule *rule,
           struct weights *weights)
{
    struct weight *consent = &weights->axes[AXIS_CONSENT];
    enum answer answer = exposure_answer(dossier, exposure, rule, false);

    if (answer == ANSWER_NO) {
        return;
    }
    if (rule->effect == EFFECT_NOTE) {
        weights->notes |= answer == ANSWER_YES ? rule_set_of(rule) : 0;
        return;
    }
    if (answer == ANSWER_YES) {
        weights->sure |= rule_set_of(rule);
        consent->best = rule->cap > consent->best ? rule->cap : consent->best;
    } else {
        weights->maybe |= rule_set_of(rule);
        consent->certain = false;
    }
    consent->worst = rule->cap > consent->worst ? rule->cap : consent->worst;
}

static struct weights
weights_of(const struct dossier *dossier, const struct exposure *exposure)
{
    const struct rule *rules = rules_at(0);
    size_t count = rules_count();
    bool assessed = exposure->consent.phases != 0;
    struct weights weights = {.notes = 0};

    for (int axis = AXIS_REACH; axis <= AXIS_DESTINATION; axis++) {
        weights.axes[axis] = exposure_weigh(dossier, exposure, (enum axis)axis);
    }
    if (assessed) {
        weights.axes[AXIS_CONSENT] =
            (struct weight){LETTER_A, LETTER_A, NULL, true};
    }
    assert(count <= 64);
    for (size_t i = 0; i < count; i++) {
        bool consent = rules[i].axis == AXIS_CONSENT;

        if ((rules[i].effect == EFFECT_NOTE && (!consent || assessed)) ||
            (rules[i].effect == EFFECT_CAP && consent && assessed)) {
            weigh_rule(dossier, exposure, &rules[i], &weights);
        }
    }
    return weights;
}

const struct weights *
dossier_weigh(const struct dossier *dossier, struct arena *arena)
{
    const struct exposure *exposures = dossier->exposures;
    struct weights *weights =
        arena_alloc_raw(arena, dossier->nexposures * sizeof(*weights));

    for (size_t i = 0; i < dossier->nexposures; i++) {
        weights[i] = i > 0 && alike(&exposures[i - 1], &exposures[i])
                         ? weights[i - 1]
                         : weights_of(dossier, &exposures[i]);
    }
    return weights;
}
