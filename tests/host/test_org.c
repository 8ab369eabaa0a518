/* SPDX-License-Identifier: EUPL-1.2 */
/* Organisations, classes and destinations at a date: the rows of rows.sql. */
#include "fixture.h"

#include "facts/registry.h"

#define E SET_OF(REACH_E)
#define Q SET_OF(REACH_Q)
#define Z SET_OF(REACH_Z)
#define X SET_OF(REACH_X)
#define Y SET_OF(REACH_Y)

static struct fixture fixture;
static struct registry *registry;
static struct arena arena;

static int
set_up(void **state)
{
    struct problem problem = {.status = STATUS_OK};

    (void)state;
    fixture_make(&fixture);
    if (registry_open(fixture.dir, &registry, &problem) != STATUS_OK) {
        fail_msg("%s", problem.what);
    }
    return 0;
}

static int
tear_down(void **state)
{
    (void)state;
    arena_finish(&arena);
    registry_close(registry);
    fixture_remove(&fixture);
    return 0;
}

static struct country
country(const char *code)
{
    struct country country = {""};

    snprintf(country.code, sizeof(country.code), "%s", code);
    return country;
}

/* Ids of rows.sql begin at 1, keys at 0. */
static const struct org *
org(size_t id, int32_t day)
{
    return registry_org(registry, id - 1, (struct date){day}, &arena);
}

static void
test_reach(void **state)
{
    static const struct {
        const char *code;
        int32_t day;
        reach_set reach;
    } cases[] = {
        {"FR", 20261121, E},
        {"FR", 19500101, E},
        {"EU", 20261121, E},
        {"GB", 20201231, E},
        {"GB", 20210101, Q}, /* the bridge */
        {"GB", 20210628, Q},
        {"GB", 20311227, Q},
        {"GB", 20311228, Z},
        {"GB", 19721231, Z},
        {"CH", 20000725, Z},
        {"CH", 20000726, Q},
        {"US", 20080709, Z},
        {"US", 20080710, X},
        {"US", 20180322, X},
        {"US", 20180323, X},
        {"US", 20261121, X}, /* the framework does not make it Q */
        {"CN", 20170627, Z},
        {"CN", 20170628, Y},
        {"ZW", 20261121, Z},
        {"NC", 20261121, Z}, /* French, and outside the Union */
        {"", 20261121, REACH_ANY},
        {"fr", 20261121, REACH_ANY},
        /* an unknown day: all that it has been */
        {"FR", 0, E},
        {"GB", 0, E | Q | Z},
        {"CH", 0, Q | Z},
        {"US", 0, X | Z},
        {"CN", 0, Y | Z},
        {"ZW", 0, Z},
    };

    (void)state;
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        reach_set reach = registry_reach(
            registry, country(cases[i].code), (struct date){cases[i].day});

        if (reach != cases[i].reach) {
            fail_msg("%s %d: %02x", cases[i].code, cases[i].day, reach);
        }
    }
}

static void
test_destinations(void **state)
{
    static const struct {
        const char *code;
        int32_t day;
        enum destination destination;
        const char *decision;
    } cases[] = {
        {"FR", 20261121, DESTINATION_EEA, ""},
        {"GB", 20201231, DESTINATION_EEA, ""},
        {"GB", 20210627, DESTINATION_ADEQUATE, "TCA"},
        {"GB", 20210628, DESTINATION_ADEQUATE, "(EU) 2021/1772"},
        {"GB", 20320101, DESTINATION_THIRD, ""},
        {"CH", 20261121, DESTINATION_ADEQUATE, "2000/518/EC"},
        {"US", 20001129, DESTINATION_THIRD, ""},
        {"US", 20151006, DESTINATION_LISTED, "2000/520/EC"},
        {"US", 20151007, DESTINATION_THIRD, ""},
        {"US", 20160801, DESTINATION_LISTED, "(EU) 2016/1250"},
        {"US", 20200717, DESTINATION_THIRD, ""},
        {"US", 20230710, DESTINATION_LISTED, "(EU) 2023/1795"},
        {"CN", 20261121, DESTINATION_THIRD, ""},
        {"ZW", 20261121, DESTINATION_THIRD, ""},
        {"", 20261121, DESTINATION_THIRD, ""},
    };

    (void)state;
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        struct date day = {cases[i].day};
        struct country there = country(cases[i].code);

        if (registry_destination(registry, there, day) !=
            cases[i].destination) {
            fail_msg("%s %d: %d",
                     cases[i].code,
                     cases[i].day,
                     (int)registry_destination(registry, there, day));
        }
        assert_string_equal(registry_decision(registry, there, day),
                            cases[i].decision);
    }
}

/* Who controls whom, on which day. */
static void
test_control(void **state)
{
    static const struct {
        size_t id;
        int32_t day;
        const char *controlled_from;
        const char *answers_to;
        reach_set seat;
        reach_set control;
        const char *chain;
    } cases[] = {
        {1, 20261121, "FR", "FR", E, E, "fr"},
        {2, 20261121, "US", "US", X, X, "us"},
        {4, 20191231, "FR", "FR", E, E, "sold"},
        {4, 20200101, "US", "US", E, X, "sold us"},
        {4, 20221231, "US", "US", E, X, "sold us"},
        {4, 20230101, "FR", "FR", E, E, "sold"},
        {5, 20261121, "CN", "CN", E, Y, "joint cn"}, /* the worse of two */
        {5, 20100101, "CN", "CN", E, Z, "joint cn"},
        {6, 20261121, "", "FR", E, REACH_ANY, "loop-a loop-b"},
        {7, 20261121, "", "FR", E, REACH_ANY, "loop-b loop-a"},
        {8, 20261121, "FR", "FR", E, E, "minority"}, /* 10 % do not control */
        {9, 20261121, "", "", REACH_ANY, REACH_ANY, "nothing"},
        {10, 20261121, "FR", "FR", E, REACH_ANY, "half fr"},
        {11, 20261121, "US", "US", E, X, "low middle us"},
        {13, 20261121, "CH", "CH", Q, Q, "swiss"},
        /* perhaps sold to an American in 2021, surely from 2022 on */
        {17, 20201231, "FR", "FR", E, E, "vague"},
        {17, 20210101, "", "FR", E, E | X, "vague"},
        {17, 20211231, "", "FR", E, E | X, "vague"},
        {17, 20220101, "US", "US", E, X, "vague us"},
        /* from one American to another: whoever it was, an American */
        {18, 20210601, "US", "US", X, X, "same"},
        /* below a Chinese for certain, whatever else */
        {19, 20210601, "CN", "CN", E, Y, "both cn"},
        /* an unknown day: every period is possible */
        {4, 0, "", "FR", E, E | X | Z, "sold"},
        {13, 0, "CH", "CH", Q | Z, Q | Z, "swiss"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        const struct org *found = org(cases[i].id, cases[i].day);
        char chain[64] = "";

        for (size_t k = 0; k < found->nchain; k++) {
            size_t at = strlen(chain);

            snprintf(chain + at,
                     sizeof(chain) - at,
                     "%s%s",
                     k > 0 ? " " : "",
                     found->chain[k]);
        }
        if (strcmp(chain, cases[i].chain) != 0 ||
            strcmp(found->controlled_from.code, cases[i].controlled_from) !=
                0 ||
            strcmp(found->answers_to.code, cases[i].answers_to) != 0 ||
            found->seat_reach != cases[i].seat ||
            found->control_reach != cases[i].control) {
            fail_msg("%s on %d: control %s, answers to %s, %02x, %02x, %s",
                     found->slug,
                     cases[i].day,
                     found->controlled_from.code,
                     found->answers_to.code,
                     found->seat_reach,
                     found->control_reach,
                     chain);
        }
    }
}

/* A chain longer than the limit ends, and control is not known. */
static void
test_very_long_chain(void **state)
{
    struct fixture deep;
    struct registry *other = NULL;
    const struct org *found;

    (void)state;
    fixture_make(&deep);
    fixture_change(
        &deep,
        "WITH RECURSIVE n(i) AS (SELECT 20 UNION ALL SELECT i + 1 "
        "FROM n WHERE i < 119) INSERT INTO organisations SELECT i, "
        "'x' || (i + 81), 'X', 'ads', 'FR', 'FR', '', '', '', '', 's', "
        "'2026-01-01', 'high', '' FROM n;"
        "INSERT INTO owners SELECT id, id + 1, '', 1, '', '', 's', "
        "'2026-01-01', 'high' FROM organisations WHERE id BETWEEN 20 AND 118");
    assert_int_equal(registry_open(deep.dir, &other, NULL), STATUS_OK);
    found = registry_org(other, 19, (struct date){20261121}, &arena);
    assert_string_equal(found->slug, "x101");
    assert_int_equal(found->control_reach, REACH_ANY);
    assert_string_equal(found->controlled_from.code, "");
    assert_int_equal(found->nchain, 64);
    /* Just short of the limit it is followed to the end. */
    found = registry_org(other, 19 + 36, (struct date){20261121}, &arena);
    assert_int_equal(found->nchain, 64);
    assert_string_equal(found->chain[63], "x200");
    assert_int_equal(found->control_reach, E);
    registry_close(other);
    fixture_remove(&deep);
}

static void
test_recipients(void **state)
{
    static const struct {
        size_t id;
        int32_t day;
        enum answer listed;
        const char *text;
        destination_set seat;
        destination_set us;
    } cases[] = {
        {2,
         20261121,
         ANSWER_YES,
         "yes",
         SET_OF(DESTINATION_LISTED),
         SET_OF(DESTINATION_LISTED)},
        {14,
         20261121,
         ANSWER_NO,
         "no",
         SET_OF(DESTINATION_THIRD),
         SET_OF(DESTINATION_THIRD)},
        {15,
         20261121,
         ANSWER_UNKNOWN,
         "unknown",
         SET_OF(DESTINATION_LISTED) | SET_OF(DESTINATION_THIRD),
         SET_OF(DESTINATION_LISTED) | SET_OF(DESTINATION_THIRD)},
        /* low confidence is not known; silence abroad is no */
        {16,
         20261121,
         ANSWER_UNKNOWN,
         "unknown",
         SET_OF(DESTINATION_THIRD),
         SET_OF(DESTINATION_LISTED) | SET_OF(DESTINATION_THIRD)},
        {3,
         20261121,
         ANSWER_NO,
         "na",
         SET_OF(DESTINATION_THIRD),
         SET_OF(DESTINATION_THIRD)},
        {1,
         20261121,
         ANSWER_NO,
         "na",
         SET_OF(DESTINATION_EEA),
         SET_OF(DESTINATION_THIRD)},
        {13,
         20261121,
         ANSWER_NO,
         "na",
         SET_OF(DESTINATION_ADEQUATE),
         SET_OF(DESTINATION_THIRD)},
        {9,
         20261121,
         ANSWER_UNKNOWN,
         "unknown",
         DESTINATION_ANY,
         SET_OF(DESTINATION_LISTED) | SET_OF(DESTINATION_THIRD)},
        /* each framework has its own list */
        {2,
         20140101,
         ANSWER_YES,
         "yes",
         SET_OF(DESTINATION_LISTED),
         SET_OF(DESTINATION_LISTED)},
        {2,
         20090101,
         ANSWER_UNKNOWN,
         "unknown",
         SET_OF(DESTINATION_LISTED) | SET_OF(DESTINATION_THIRD),
         SET_OF(DESTINATION_LISTED) | SET_OF(DESTINATION_THIRD)},
        {2,
         20161231,
         ANSWER_UNKNOWN,
         "unknown",
         SET_OF(DESTINATION_LISTED) | SET_OF(DESTINATION_THIRD),
         SET_OF(DESTINATION_LISTED) | SET_OF(DESTINATION_THIRD)},
        {2,
         20170101,
         ANSWER_YES,
         "yes",
         SET_OF(DESTINATION_LISTED),
         SET_OF(DESTINATION_LISTED)},
        {2,
         20181231,
         ANSWER_YES,
         "yes",
         SET_OF(DESTINATION_LISTED),
         SET_OF(DESTINATION_LISTED)},
        {2,
         20190101,
         ANSWER_UNKNOWN,
         "unknown",
         SET_OF(DESTINATION_LISTED) | SET_OF(DESTINATION_THIRD),
         SET_OF(DESTINATION_LISTED) | SET_OF(DESTINATION_THIRD)},
        {14,
         20150101,
         ANSWER_UNKNOWN,
         "unknown",
         SET_OF(DESTINATION_LISTED) | SET_OF(DESTINATION_THIRD),
         SET_OF(DESTINATION_LISTED) | SET_OF(DESTINATION_THIRD)},
        {14,
         20200716,
         ANSWER_YES,
         "yes",
         SET_OF(DESTINATION_LISTED),
         SET_OF(DESTINATION_LISTED)},
        {16,
         20190101,
         ANSWER_UNKNOWN,
         "unknown",
         SET_OF(DESTINATION_THIRD),
         SET_OF(DESTINATION_LISTED) | SET_OF(DESTINATION_THIRD)},
        {3,
         20190101,
         ANSWER_NO,
         "na",
         SET_OF(DESTINATION_THIRD),
         SET_OF(DESTINATION_THIRD)},
        /* taken off the list */
        {14,
         20251231,
         ANSWER_YES,
         "yes",
         SET_OF(DESTINATION_LISTED),
         SET_OF(DESTINATION_LISTED)},
        {14,
         20260101,
         ANSWER_NO,
         "no",
         SET_OF(DESTINATION_THIRD),
         SET_OF(DESTINATION_THIRD)},
        /* between two frameworks there is no list to be on */
        {2,
         20200717,
         ANSWER_NO,
         "na",
         SET_OF(DESTINATION_THIRD),
         SET_OF(DESTINATION_THIRD)},
        {14,
         20210101,
         ANSWER_NO,
         "na",
         SET_OF(DESTINATION_THIRD),
         SET_OF(DESTINATION_THIRD)},
        {2,
         20160101,
         ANSWER_NO,
         "na",
         SET_OF(DESTINATION_THIRD),
         SET_OF(DESTINATION_THIRD)},
        /* an unknown day */
        {2,
         0,
         ANSWER_UNKNOWN,
         "unknown",
         SET_OF(DESTINATION_LISTED) | SET_OF(DESTINATION_THIRD),
         SET_OF(DESTINATION_LISTED) | SET_OF(DESTINATION_THIRD)},
        {13,
         0,
         ANSWER_NO,
         "na",
         SET_OF(DESTINATION_ADEQUATE) | SET_OF(DESTINATION_THIRD),
         SET_OF(DESTINATION_THIRD)},
    };

    (void)state;
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        const struct org *found = org(cases[i].id, cases[i].day);

        if (found->listed != cases[i].listed ||
            strcmp(found->dpf, cases[i].text) != 0 ||
            found->seat_recipient != cases[i].seat ||
            found->us_recipient != cases[i].us) {
            fail_msg("%s on %d: listed %d %s, seat %02x, us %02x",
                     found->slug,
                     cases[i].day,
                     (int)found->listed,
                     found->dpf,
                     found->seat_recipient,
                     found->us_recipient);
        }
    }
}

static void
test_entities(void **state)
{
    (void)state;
    assert_int_equal(org(2, 20261121)->entity, ANSWER_YES);
    assert_string_equal(org(2, 20261121)->entity_name, "American Ireland");
    assert_int_equal(org(3, 20261121)->entity, ANSWER_NO);
    assert_string_equal(org(3, 20261121)->entity_name, "");
    assert_int_equal(org(14, 20261121)->entity, ANSWER_UNKNOWN);
    /* A company of the EEA is one itself. */
    assert_int_equal(org(1, 20261121)->entity, ANSWER_YES);
    assert_string_equal(org(1, 20261121)->entity_name, "Française SA");
    assert_int_equal(org(13, 20261121)->entity, ANSWER_UNKNOWN);
}

static void
test_laws(void **state)
{
    static const struct {
        size_t id;
        int32_t day;
        const char *laws;
    } cases[] = {
        /* No CLOUD Act before 23 March 2018, whatever the map says. */
        {2, 20170601, "us-sca us-fisa"},
        {2, 20180322, "us-sca us-fisa"},
        {2, 20180323, "us-cloud-act us-fisa"},
        {2, 20260612, "us-cloud-act us-fisa"},
        {2, 20260613, "us-cloud-act"}, /* lapsed */
        {14, 20261121, "us-any"},      /* a kind that the map does not name */
        {4, 20210101, "us-cloud-act us-fisa"}, /* French, American control */
        {4, 20240101, ""},
        {3, 20261121, "cn-nil"},
        {3, 20100101, ""},
        {1, 20261121, ""},
        {9, 20261121, ""},
        {2, 0, "us-any"}, /* what holds on every day */
    };

    (void)state;
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        const struct org *found = org(cases[i].id, cases[i].day);
        char laws[64] = "";

        for (size_t k = 0; k < found->nlaws; k++) {
            size_t at = strlen(laws);

            snprintf(laws + at,
                     sizeof(laws) - at,
                     "%s%s",
                     k > 0 ? " " : "",
                     found->laws[k]);
        }
        if (strcmp(laws, cases[i].laws) != 0) {
            fail_msg("%s on %d: %s", found->slug, cases[i].day, laws);
        }
    }
}

/* An offer is qualified for a time; what is in progress, of low confidence,
 * or no hybrid does not count, nor does anything on an unknown day. */
static void
test_qualifications(void **state)
{
    (void)state;
    assert_false(org(8, 20251216)->qualified);
    assert_string_equal(org(8, 20251216)->offer, "");
    assert_true(org(8, 20251217)->qualified);
    assert_string_equal(org(8, 20251217)->offer, "Premier");
    assert_true(org(8, 20281216)->qualified);
    assert_false(org(8, 20281217)->qualified);
    assert_false(org(8, 0)->qualified);
    assert_false(org(1, 20261121)->qualified);
}

static void
test_plain_columns(void **state)
{
    const struct org *us = org(2, 20261121);
    const struct org *hybrid = org(8, 20261121);

    (void)state;
    assert_string_equal(us->name, "American, Inc.");
    assert_string_equal(us->kind, "cloud");
    assert_string_equal(us->seat.code, "US");
    assert_string_equal(us->dpf, "yes");
    assert_string_equal(us->confidence, "high");
    assert_string_equal(us->as_of, "2026-01-01");
    assert_true(us->read);
    assert_string_equal(us->source, "(read) s");
    assert_string_equal(us->chain_names[0], "American, Inc.");
    assert_string_equal(us->decision, "(EU) 2023/1795");
    assert_false(us->qualified);
    assert_true(hybrid->qualified);
    assert_string_equal(hybrid->technology_from.code, "US");
    assert_false(hybrid->read);
    assert_string_equal(org(1, 20261121)->branches, "US;CA");
    assert_string_equal(org(13, 20261121)->decision, "2000/518/EC");
    assert_string_equal(org(3, 20261121)->confidence, "low");
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_reach),
        cmocka_unit_test(test_destinations),
        cmocka_unit_test(test_control),
        cmocka_unit_test(test_very_long_chain),
        cmocka_unit_test(test_recipients),
        cmocka_unit_test(test_entities),
        cmocka_unit_test(test_laws),
        cmocka_unit_test(test_qualifications),
        cmocka_unit_test(test_plain_columns),
    };

    return cmocka_run_group_tests_name("org", tests, set_up, tear_down);
}
