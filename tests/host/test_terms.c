/* SPDX-License-Identifier: EUPL-1.2 */
#include "core/terms.h"
#include "test.h"

#include <string.h>

static void
dates(void **state)
{
    static const struct {
        const char *text;
        int ymd;
    } cases[] = {
        {"2018-06-12", 20180612},
        {"2018-06-12T10:00:00Z", 20180612},
        {"2024-02-29", 20240229},
        {"2018-13-01", 0},
        {"2018-00-10", 0},
        {"2018-06-32", 0},
        {"2018-06-00", 0},
        {"0000-06-01", 0},
        {"2018/06/12", 0},
        {"2018-6-12T", 0},
        {"20180612", 0},
        {"", 0},
    };

    (void)state;
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        assert_int_equal(date_parse(cases[i].text).ymd, cases[i].ymd);
    }
    assert_int_equal(date_parse(NULL).ymd, 0);
}

static void
intervals(void **state)
{
    const struct date day = {20200716};
    const struct date before = {20200715};
    const struct date after = {20200717};
    const struct date open = {0};

    (void)state;
    assert_true(date_within(day, day, day));
    assert_true(date_within(day, open, open));
    assert_true(date_within(day, before, open));
    assert_true(date_within(day, open, after));
    assert_false(date_within(day, after, open));
    assert_false(date_within(day, open, before));
    /* an unknown day is in no bounded interval */
    assert_true(date_within(open, open, open));
    assert_false(date_within(open, before, open));
    assert_false(date_within(open, open, after));
}

static void
countries(void **state)
{
    static const char *const none[] = {
        "",
        "F",
        "FRA",
        "EU",
        "eu",
        "AP",
        "ZZ",
        "XX",
        "??",
        "T1",
        "F1",
    };

    (void)state;
    assert_string_equal(country_parse("FR").code, "FR");
    assert_string_equal(country_parse("fr").code, "FR");
    assert_string_equal(country_parse("XK").code, "XK");
    for (size_t i = 0; i < sizeof(none) / sizeof(none[0]); i++) {
        assert_false(country_known(country_parse(none[i])));
    }
    assert_false(country_known(country_parse(NULL)));
    assert_true(country_same(country_parse("fr"), country_parse("FR")));
    assert_false(country_same(country_parse("FR"), country_parse("FI")));
}

/* Each name of the wire reads back as its value, and nothing else does. */
static void
names_read_back(void **state)
{
    enum outcome outcome;
    enum phase phase;
    enum frame frame;
    enum resource resource;

    (void)state;
    for (int i = 0; i < OUTCOME_COUNT; i++) {
        assert_true(outcome_parse(outcome_name((enum outcome)i), &outcome));
        assert_int_equal(outcome, i);
    }
    for (int i = 0; i < PHASE_COUNT; i++) {
        assert_true(phase_parse(phase_name((enum phase)i), &phase));
        assert_int_equal(phase, i);
    }
    for (int i = 0; i < FRAME_COUNT; i++) {
        assert_true(frame_parse(frame_name((enum frame)i), &frame));
        assert_int_equal(frame, i);
    }
    for (int i = 0; i < RESOURCE_COUNT; i++) {
        assert_true(resource_parse(resource_name((enum resource)i), &resource));
        assert_int_equal(resource, i);
    }
    outcome = OUTCOME_FAILED;
    assert_false(outcome_parse("Contacted", &outcome));
    assert_int_equal(outcome, OUTCOME_FAILED);
    assert_false(phase_parse("", &phase));
    assert_false(frame_parse("sub", &frame));
    assert_false(resource_parse("main_frame", &resource));
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(dates),
        cmocka_unit_test(intervals),
        cmocka_unit_test(countries),
        cmocka_unit_test(names_read_back),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
