/* SPDX-License-Identifier: EUPL-1.2 */
/* Every cell of the tables of METHOD.md §3 and §4, written out by hand. */
#include "core/rules.h"
#include "test.h"

#include <string.h>

/* METHOD.md §3, "Reach: one total table": rule of each cell, "" for an A. */
static const char *const reach_cells[ROLE_COUNT][REACH_COUNT] = {
    /*                  E    Q     Z      X     Y */
    [ROLE_REDIRECT] = {"", "", "", "", ""},
    [ROLE_PASSIVE] = {"", "R3", "R11", "R4", "R9"},
    [ROLE_ACTIVE] = {"", "R3", "R11", "R5", "R8"},
    [ROLE_FORM] = {"", "R3", "R11", "R6", "R8"},
    [ROLE_DOCUMENT] = {"", "R3", "R11", "R6", "R8"},
    [ROLE_PROXY] = {"", "R3", "R11", "R6", "R8"},
};
static const char reach_letters[ROLE_COUNT][REACH_COUNT + 1] = {
    [ROLE_REDIRECT] = "AAAAA", /* a note: it caps nothing */
    [ROLE_PASSIVE] = "ABCCD",
    [ROLE_ACTIVE] = "ABCDE",
    [ROLE_FORM] = "ABCDE",
    [ROLE_DOCUMENT] = "ABCDE",
    [ROLE_PROXY] = "ABCDE",
};
/* METHOD.md §4. */
static const char *const destination_cells[ROLE_COUNT][DESTINATION_COUNT] = {
    [ROLE_REDIRECT] = {"", "", "", ""},
    [ROLE_PASSIVE] = {"T1", "T2", "T3", "T4"},
    [ROLE_ACTIVE] = {"T1", "T2", "T3", "T5"},
    [ROLE_FORM] = {"T1", "T2", "T3", "T5"},
    [ROLE_DOCUMENT] = {"T1", "T2", "T3", "T5"},
    [ROLE_PROXY] = {"T1", "T2", "T3", "T5"},
};
static const char destination_letters[ROLE_COUNT][DESTINATION_COUNT + 1] = {
    [ROLE_REDIRECT] = "AAAA",
    [ROLE_PASSIVE] = "ABCD",
    [ROLE_ACTIVE] = "ABCE",
    [ROLE_FORM] = "ABCE",
    [ROLE_DOCUMENT] = "ABCE",
    [ROLE_PROXY] = "ABCE",
};

/* The only capped rule of an axis that applies; NULL for none; fails on two. */
static const struct rule *
only_rule(const struct reading *reading, enum axis axis)
{
    const struct rule *found = NULL;

    for (size_t i = 0; i < rules_count(); i++) {
        const struct rule *rule = rules_at(i);

        if (rule->axis == axis && rule->effect == EFFECT_CAP &&
            rule->applies(reading)) {
            assert_null(found);
            found = rule;
        }
    }
    return found;
}

static void
assert_cell(const struct reading *reading,
            enum axis axis,
            const char *id,
            char letter)
{
    const struct rule *rule = only_rule(reading, axis);

    assert_string_equal(rule == NULL ? "" : rule->id, id);
    assert_int_equal(rule == NULL ? LETTER_A : rule->cap,
                     LETTER_A + (letter - 'A'));
}

static void
reach_table_is_total(void **state)
{
    (void)state;
    for (int role = 0; role < ROLE_COUNT; role++) {
        for (int reach = 0; reach < REACH_COUNT; reach++) {
            const struct reading reading = {
                .role = (enum role)role,
                .reach = (enum reach_class)reach,
            };

            assert_cell(&reading,
                        AXIS_REACH,
                        reach_cells[role][reach],
                        reach_letters[role][reach]);
        }
    }
}

static void
destination_table_is_total(void **state)
{
    (void)state;
    for (int role = 0; role < ROLE_COUNT; role++) {
        for (int to = 0; to < DESTINATION_COUNT; to++) {
            const struct reading reading = {
                .role = (enum role)role,
                .destination = (enum destination)to,
            };

            assert_cell(&reading,
                        AXIS_DESTINATION,
                        destination_cells[role][to],
                        destination_letters[role][to]);
        }
    }
}

static enum letter
letter_of(int role, int reach, int to, enum axis axis)
{
    const struct reading reading = {
        .role = (enum role)role,
        .reach = (enum reach_class)reach,
        .destination = (enum destination)to,
    };
    const struct rule *rule = only_rule(&reading, axis);

    return rule == NULL ? LETTER_A : rule->cap;
}

/* A worse class, a worse destination or a heavier role never gives a better
 * letter. */
static void
tables_are_monotone(void **state)
{
    (void)state;
    for (int role = ROLE_PASSIVE; role < ROLE_COUNT; role++) {
        for (int reach = 0; reach < REACH_COUNT; reach++) {
            for (int to = 0; to < DESTINATION_COUNT; to++) {
                for (int axis = AXIS_REACH; axis <= AXIS_DESTINATION; axis++) {
                    enum letter here =
                        letter_of(role, reach, to, (enum axis)axis);

                    assert_true(
                        role + 1 == ROLE_COUNT ||
                        letter_of(role + 1, reach, to, (enum axis)axis) >=
                            here);
                    assert_true(
                        reach + 1 == REACH_COUNT ||
                        letter_of(role, reach + 1, to, (enum axis)axis) >=
                            here);
                    assert_true(
                        to + 1 == DESTINATION_COUNT ||
                        letter_of(role, reach, to + 1, (enum axis)axis) >=
                            here);
                }
            }
        }
    }
}

/* European control on foreign technology: B in every role that counts, with
 * the one rule that fits the qualification. */
static void
hybrids_are_capped(void **state)
{
    (void)state;
    for (int role = ROLE_PASSIVE; role < ROLE_COUNT; role++) {
        struct reading reading = {
            .role = (enum role)role,
            .foreign_technology = true,
        };

        assert_cell(&reading, AXIS_REACH, "R2", 'B');
        reading.qualified = true;
        assert_cell(&reading, AXIS_REACH, "R1", 'B');
        reading.reach = REACH_X; /* foreign control: technology is no excuse */
        assert_true(only_rule(&reading, AXIS_REACH)->cap > LETTER_B);
    }
}

static void
rules_of_the_page_ignore_exposures(void **state)
{
    const struct reading page = {
        .page = true,
        .role = ROLE_DOCUMENT,
        .reach = REACH_Y,
        .destination = DESTINATION_THIRD,
        .branches = true,
        .party_unknown = true,
        .low_confidence = true,
    };

    (void)state;
    for (size_t i = 0; i < rules_count(); i++) {
        assert_false(rules_at(i)->applies(&page));
    }
    assert_true(rules_find("U4")->applies(&(struct reading){
        .page = true,
        .nothing_identified = true,
    }));
    assert_true(rules_find("R0")->applies(&(struct reading){
        .page = true,
        .all_european = true,
    }));
    assert_false(rules_find("R0")->applies(&(struct reading){
        .all_european = true,
    }));
}

static void
notes_and_unknowns(void **state)
{
    struct reading reading = {.role = ROLE_PROXY};

    (void)state;
    assert_true(rules_find("U1")->applies(&reading));
    reading.role = ROLE_DOCUMENT;
    assert_false(rules_find("U1")->applies(&reading));
    assert_false(rules_find("R10")->applies(&reading));
    reading.branches = true;
    assert_true(rules_find("R10")->applies(&reading));
    reading.reach = REACH_X;
    assert_false(rules_find("R10")->applies(&reading));
    reading.low_confidence = true;
    assert_true(rules_find("U3")->applies(&reading));
    assert_false(rules_find("U2")->applies(&reading));
    reading.party_unknown = true;
    assert_false(rules_find("U3")->applies(&reading));
    assert_true(rules_find("U2")->applies(&reading));
    reading.role = ROLE_REDIRECT;
    assert_false(rules_find("U2")->applies(&reading));
}

static void
ids_are_unique_and_complete(void **state)
{
    static const char *const ids[] = {
        "R0", "R1", "R2", "R3", "R4", "R5", "R6", "R8", "R9", "R10", "R11",
        "T1", "T2", "T3", "T4", "T5", "C1", "C2", "C3", "C4", "C5",  "C6",
        "C7", "C8", "M1", "M2", "M3", "U1", "U2", "U3", "U4",
    };

    (void)state;
    assert_int_equal(rules_count(), sizeof(ids) / sizeof(ids[0]));
    for (size_t i = 0; i < rules_count(); i++) {
        const struct rule *rule = rules_at(i);

        assert_string_equal(rule->id, ids[i]);
        assert_ptr_equal(rules_find(rule->id), rule);
        assert_true(rule->basis[0] != '\0' && rule->title[0] != '\0' &&
                    rule->since[0] != '\0');
        assert_int_equal(rule->effect == EFFECT_CAP, rule->cap != LETTER_NONE);
    }
    assert_null(rules_find("R7"));
}

/* Every cell of every predicate, as one number. */
static uint64_t
behaviour(void)
{
    uint64_t digest = 0;

    for (size_t r = 0; r < rules_count(); r++) {
        for (unsigned i = 0; i < 120U * 32U; i++) {
            const struct reading reading = {
                .role = (enum role)(i % ROLE_COUNT),
                .reach = (enum reach_class)(i / 6 % REACH_COUNT),
                .destination = (enum destination)(i / 30 % DESTINATION_COUNT),
                .foreign_technology = i / 120 & 1U,
                .qualified = i / 120 >> 1 & 1U,
                .branches = i / 120 >> 2 & 1U,
                .party_unknown = i / 120 >> 3 & 1U,
                .low_confidence = i / 120 >> 4 & 1U,
            };

            digest = digest * 31 + rules_at(r)->applies(&reading);
        }
        for (unsigned i = 0; i < 32U * 128U; i++) {
            const struct reading reading = {
                .phase = (enum phase)(i % PHASE_COUNT),
                .role = i / 4 & 1U ? ROLE_ACTIVE : ROLE_REDIRECT,
                .destination = (enum destination)(i / 8 % DESTINATION_COUNT),
                .stored = i / 32 & 1U,
                .exempt = i / 32 >> 1 & 1U,
                .tracker = i / 32 >> 2 & 1U,
                .promotes = i / 32 >> 3 & 1U,
                .replay = i / 32 >> 4 & 1U,
                .measurement = i / 32 >> 5 & 1U,
                .followed = i / 32 >> 6 & 1U,
            };

            digest = digest * 31 + rules_at(r)->applies(&reading);
        }
        for (unsigned i = 0; i < 8U * 9U; i++) {
            const struct reading reading = {
                .page = true,
                .all_european = i & 1U,
                .nothing_identified = i >> 1 & 1U,
                .all_criteria_fail = i >> 2 & 1U,
                .declared = (enum answer)(i / 8 % 3),
                .agrees = (enum answer)(i / 24),
            };

            digest = digest * 31 + rules_at(r)->applies(&reading);
        }
    }
    return digest;
}

/* When this fails, a rule has changed: change METHOD_VERSION, then the three
 * values here (printed by the failure). */
static void
version_changes_with_the_table(void **state)
{
    char digest[RULES_DIGEST_SIZE];

    (void)state;
    assert_string_equal(METHOD_VERSION, "2026-11-22.3");
    assert_string_equal(rules_digest(digest), "15a8c9353051d47e");
    assert_int_equal(behaviour(), UINT64_C(0x7a0696187235ce84));
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reach_table_is_total),
        cmocka_unit_test(destination_table_is_total),
        cmocka_unit_test(tables_are_monotone),
        cmocka_unit_test(hybrids_are_capped),
        cmocka_unit_test(rules_of_the_page_ignore_exposures),
        cmocka_unit_test(notes_and_unknowns),
        cmocka_unit_test(ids_are_unique_and_complete),
        cmocka_unit_test(version_changes_with_the_table),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
