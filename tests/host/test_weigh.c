/* SPDX-License-Identifier: EUPL-1.2 */
/* What an exposure weighs does not depend on the others: exposures of the same
 * profile are weighed once. */
#include "test.h"

#include "core/weigh.h"

#define EXPOSURES 20000
#define ORGS 16

static struct org orgs[ORGS];
static struct party parties[ORGS + 1]; /* the last one is not known */
static const struct stored something = {.name = "x"};
static uint32_t seed = 1;

static unsigned
draw(unsigned count)
{
    seed = seed * 1103515245U + 12345U;
    return (seed >> 16) % count;
}

/* One value, or any of them. */
static uint8_t
draw_set(unsigned count)
{
    return (uint8_t)(draw(4) == 0 ? (1U << count) - 1U : 1U << draw(count));
}

static struct exposure
draw_exposure(void)
{
    static const unsigned doubts[] = {
        0, DOUBT_PARTY, DOUBT_CONTROL, DOUBT_LOW, DOUBT_PLACE};
    struct exposure exposure = {
        .party = draw(ORGS + 1),
        .stored = draw(3) == 0 ? &something : NULL,
        .roles = draw_set(ROLE_COUNT),
        .reaches = draw_set(REACH_COUNT),
        .destinations = draw_set(DESTINATION_COUNT),
        .doubts = doubts[draw(5)],
        .consent =
            {
                .phases = draw(2) == 0 ? 0 : draw_set(PHASE_COUNT),
                .exempt = draw_set(2),
                .tracker = draw_set(2),
                .promotes = draw(2) == 0,
                .replay = draw(2) == 0,
                .measurement = draw(2) == 0,
            },
    };

    if (exposure.stored != NULL) {
        exposure.roles = 0;
        exposure.reaches = 0;
        exposure.destinations = 0;
    }
    return exposure;
}

static void
make_parties(void)
{
    for (unsigned i = 0; i < ORGS; i++) {
        orgs[i] = (struct org){
            .qualified = (i & 2U) != 0,
            .branches = (i & 4U) != 0 ? "US" : "",
            .confidence = (i & 8U) != 0 ? "low" : "high",
        };
        if ((i & 1U) != 0) {
            orgs[i].technology_from = (struct country){"US"};
        }
        parties[i].org = &orgs[i];
    }
}

static bool
same_weights(const struct weights *a, const struct weights *b)
{
    for (int axis = 0; axis < AXIS_COUNT; axis++) {
        const struct weight *x = &a->axes[axis];
        const struct weight *y = &b->axes[axis];

        if (x->best != y->best || x->worst != y->worst || x->rule != y->rule ||
            x->certain != y->certain) {
            return false;
        }
    }
    return a->notes == b->notes && a->sure == b->sure && a->maybe == b->maybe;
}

/* The same but for one thing. */
static struct exposure
nearly(struct exposure exposure)
{
    struct exposure other = draw_exposure();

    switch (draw(10)) {
    case 0:
        exposure.party = exposure.party == ORGS
                             ? other.party
                             : exposure.party ^ (size_t)(1U << draw(4));
        break;
    case 1:
        exposure.stored = exposure.stored == NULL ? &something : NULL;
        break;
    case 2:
        exposure.roles = other.roles;
        break;
    case 3:
        exposure.reaches = other.reaches;
        break;
    case 4:
        exposure.destinations = other.destinations;
        break;
    case 5:
        exposure.consent.phases = other.consent.phases;
        break;
    case 6:
        exposure.consent.exempt = other.consent.exempt;
        break;
    case 7:
        exposure.consent.tracker = other.consent.tracker;
        break;
    case 8:
        exposure.consent.replay = other.consent.replay;
        break;
    default:
        exposure.consent.measurement = other.consent.measurement;
        break;
    }
    return exposure;
}

static void
weighs_each_as_if_it_were_alone(void **state)
{
    struct arena arena = {0};

    (void)state;
    make_parties();
    for (int n = 0; n < EXPOSURES; n++) {
        struct exposure exposures[3] = {draw_exposure()};
        struct dossier all = {
            .parties = parties,
            .nparties = ORGS + 1,
            .exposures = exposures,
            .nexposures = 3,
        };
        const struct weights *weights;

        exposures[1] = nearly(exposures[0]);
        exposures[2] = exposures[0];
        weights = dossier_weigh(&all, &arena);
        for (size_t i = 0; i < 3; i++) {
            struct dossier alone = all;

            alone.exposures = &exposures[i];
            alone.nexposures = 1;
            if (!same_weights(&weights[i], dossier_weigh(&alone, &arena))) {
                fail_msg("exposure %d.%zu", n, i);
            }
        }
        arena_reset(&arena);
    }
    arena_finish(&arena);
}

/* Whether a rule applies, asked alone, is what the weights say. */
static void
agrees_with_each_rule_alone(void **state)
{
    struct arena arena = {0};
    struct exposure exposure;
    struct dossier dossier = {
        .parties = parties,
        .nparties = ORGS + 1,
        .exposures = &exposure,
        .nexposures = 1,
    };

    (void)state;
    make_parties();
    for (int n = 0; n < EXPOSURES; n++) {
        const struct weights *weights;

        exposure = draw_exposure();
        weights = dossier_weigh(&dossier, &arena);
        for (size_t i = 0; i < rules_count(); i++) {
            const struct rule *rule = rules_at(i);
            rule_set bit = rule_set_of(rule);
            enum answer answer =
                exposure_answer(&dossier, &exposure, rule, false);

            if (rule->effect == EFFECT_NOTE) {
                assert_int_equal((weights->notes & bit) != 0,
                                 answer == ANSWER_YES);
            } else if (rule->axis == AXIS_CONSENT) {
                assert_int_equal((weights->sure & bit) != 0,
                                 answer == ANSWER_YES);
                assert_int_equal((weights->maybe & bit) != 0,
                                 answer == ANSWER_UNKNOWN);
            }
        }
        arena_reset(&arena);
    }
    arena_finish(&arena);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(weighs_each_as_if_it_were_alone),
        cmocka_unit_test(agrees_with_each_rule_alone),
    };

    return cmocka_run_group_tests_name("weigh", tests, NULL, NULL);
}
