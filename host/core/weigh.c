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

#define ASKED_MAX ((size_t)32) /* rules that are asked about together */

/* Rules that are asked about together, since their readings are the same. */
struct asked {
    const struct rule *rules[ASKED_MAX];
    size_t count;
};

/* To which readings each of them applied, bits by their place there. */
struct tally {
    const struct asked *asked;
    uint32_t some;
    uint32_t not_all;
};

static void
ask(struct asked *asked, const struct rule *rule)
{
    assert(asked->count < ASKED_MAX);
    asked->rules[asked->count++] = rule;
}

static void
tally_reading(struct tally *tally, const struct reading *reading)
{
    const struct asked *asked = tally->asked;
    uint32_t applies = 0;

    for (size_t i = 0; i < asked->count; i++) {
        applies |= (uint32_t)asked->rules[i]->applies(reading) << i;
    }
    tally->some |= applies;
    tally->not_all |= ~applies;
}

static enum answer
tally_answer(const struct tally *tally, size_t i)
{
    if ((tally->some >> i & 1U) == 0) {
        return ANSWER_NO;
    }
    return (tally->not_all >> i & 1U) == 0 ? ANSWER_YES : ANSWER_UNKNOWN;
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
    struct asked asked = {.count = 0};
    struct tally tally = {.asked = &asked};

    ask(&asked, rule);
    reading.followed = followed;
    if (rule->axis == AXIS_CONSENT) {
        tally_consent(exposure, reading, &tally);
    } else {
        tally_exposure(exposure, reading, &tally);
    }
    return tally_answer(&tally, 0);
}

rule_set
rule_set_of(const struct rule *rule)
{
    return (rule_set)1 << rules_index(rule);
}

/* All that the weights of an exposure depend on, in one number: what has the
 * same profile weighs the same. */
static uint64_t
profile_of(const struct dossier *dossier, const struct exposure *exposure)
{
    const struct consent_facts *facts = &exposure->consent;
    struct reading known = known_part(dossier, exposure);
    const uint8_t sets[] = {
        exposure->roles,
        exposure->reaches,
        exposure->destinations,
        facts->phases,
        facts->exempt,
        facts->tracker,
    };
    const bool truths[] = {
        exposure->stored != NULL,
        facts->promotes,
        facts->replay,
        facts->measurement,
        known.foreign_technology,
        known.qualified,
        known.branches,
        known.party_unknown,
        known.low_confidence,
    };
    uint64_t profile = 0;

    for (size_t i = 0; i < sizeof(sets); i++) {
        profile = profile << 8 | sets[i];
    }
    for (size_t i = 0; i < sizeof(truths) / sizeof(truths[0]); i++) {
        profile = profile << 1 | truths[i];
    }
    return profile;
}

/* The rules that several may apply of, each in its own right: caps of consent,
 * and notes. The notes on a legal notice are of the page. */
struct in_their_own_right {
    struct asked contact;
    struct asked consent;
};

static struct in_their_own_right
asked_in_their_own_right(void)
{
    struct in_their_own_right asked = {.contact = {.count = 0}};

    assert(rules_count() <= 64); /* a rule_set holds them */
    for (size_t i = 0; i < rules_count(); i++) {
        const struct rule *rule = rules_at(i);

        if (rule->axis == AXIS_CONSENT) {
            ask(&asked.consent, rule);
        } else if (rule->effect == EFFECT_NOTE && rule->axis != AXIS_NOTICE) {
            ask(&asked.contact, rule);
        }
    }
    return asked;
}

/* One rule more on an exposure: a note that applies, or a cap of consent. */
static void
weigh_rule(const struct rule *rule, enum answer answer, struct weights *weights)
{
    struct weight *consent = &weights->axes[AXIS_CONSENT];

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

static void
weigh_tally(const struct tally *tally, struct weights *weights)
{
    for (size_t i = 0; i < tally->asked->count; i++) {
        weigh_rule(tally->asked->rules[i], tally_answer(tally, i), weights);
    }
}

static struct weights
weights_of(const struct dossier *dossier,
           const struct exposure *exposure,
           const struct in_their_own_right *asked)
{
    struct reading known = known_part(dossier, exposure);
    struct tally contact = {.asked = &asked->contact};
    struct tally consent = {.asked = &asked->consent};
    struct weights weights = {.notes = 0};

    for (int axis = AXIS_REACH; axis <= AXIS_DESTINATION; axis++) {
        weights.axes[axis] = exposure_weigh(dossier, exposure, (enum axis)axis);
    }
    tally_exposure(exposure, known, &contact);
    weigh_tally(&contact, &weights);
    if (exposure->consent.phases != 0) {
        weights.axes[AXIS_CONSENT] =
            (struct weight){LETTER_A, LETTER_A, NULL, true};
        tally_consent(exposure, known, &consent);
        weigh_tally(&consent, &weights);
    }
    return weights;
}

const struct weights *
dossier_weigh(const struct dossier *dossier, struct arena *arena)
{
    size_t count = dossier->nexposures;
    struct weights *weights = arena_alloc_raw(arena, count * sizeof(*weights));
    uint64_t *profiles = arena_alloc_raw(arena, count * sizeof(*profiles));
    size_t *firsts = arena_alloc_raw(arena, count * sizeof(*firsts));
    size_t known = 0; /* profiles met so far, and the first of each */
    struct in_their_own_right asked = asked_in_their_own_right();

    for (size_t i = 0; i < count; i++) {
        const struct exposure *exposure = &dossier->exposures[i];
        uint64_t profile = profile_of(dossier, exposure);
        size_t p = 0;

        while (p < known && profiles[p] != profile) {
            p++;
        }
        if (p == known) {
            profiles[p] = profile;
            firsts[p] = i;
            known++;
            weights[i] = weights_of(dossier, exposure, &asked);
        } else {
            weights[i] = weights[firsts[p]];
        }
    }
    return weights;
}
