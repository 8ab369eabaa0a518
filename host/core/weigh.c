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

enum answer
exposure_answer(const struct dossier *dossier,
                const struct exposure *exposure,
                const struct rule *rule)
{
    struct reading reading = known_part(dossier, exposure);
    bool some = false;
    bool all = true;

    for (int role = 0; role < ROLE_COUNT; role++) {
        reading.role = (enum role)role;
        for (int reach = 0; BIT(exposure->roles, role) && reach < REACH_COUNT;
             reach++) {
            reading.reach = (enum reach_class)reach;
            for (int to = 0;
                 BIT(exposure->reaches, reach) && to < DESTINATION_COUNT;
                 to++) {
                reading.destination = (enum destination)to;
                if (!BIT(exposure->destinations, to)) {
                    continue;
                }
                if (rule->applies(&reading)) {
                    some = true;
                } else {
                    all = false;
                }
            }
        }
    }
    if (!some) {
        return ANSWER_NO;
    }
    return all ? ANSWER_YES : ANSWER_UNKNOWN;
}

/* What weighs the same: neighbours in the dossier often do. */
static bool
alike(const struct exposure *a, const struct exposure *b)
{
    return a->party == b->party && a->roles == b->roles &&
           a->reaches == b->reaches && a->destinations == b->destinations &&
           a->doubts == b->doubts;
}

static struct weights
weights_of(const struct dossier *dossier, const struct exposure *exposure)
{
    const struct rule *rules = rules_at(0);
    size_t count = rules_count();
    struct weights weights = {.notes = 0};

    for (int axis = AXIS_REACH; axis <= AXIS_DESTINATION; axis++) {
        weights.axes[axis] = exposure_weigh(dossier, exposure, (enum axis)axis);
    }
    assert(count <= 32);
    for (size_t i = 0; i < count; i++) {
        if (rules[i].effect == EFFECT_NOTE &&
            exposure_answer(dossier, exposure, &rules[i]) == ANSWER_YES) {
            weights.notes |= (uint32_t)1 << i;
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
