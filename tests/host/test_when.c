/* SPDX-License-Identifier: EUPL-1.2 */
/* Instants as recorders write them. */
#include "test.h"

#include "capture/when.h"

static void
test_good(void **state)
{
    static const struct {
        const char *text;
        int64_t micros;
    } cases[] = {
        {"1970-01-01T00:00:00Z", 0},
        {"1969-12-31T23:59:59Z", -1000000},
        {"2000-02-29T12:00:00Z", INT64_C(951825600000000)},
        {"2018-04-20T11:16:53.436Z", INT64_C(1524223013436000)},
        {"2018-04-20T13:16:53.436+02:00", INT64_C(1524223013436000)},
        {"2018-04-20T03:16:53.436-0800", INT64_C(1524223013436000)},
        {"2016-06-28T21:42:02.7221474+01:00", INT64_C(1467146522722147)},
        {"2018-04-20 11:16:53", INT64_C(1524223013000000)},
        {"2018-04-20T11:16:53,5Z", INT64_C(1524223013500000)},
        {"2018-04-20T13:16:53+02", INT64_C(1524223013000000)},
    };

    (void)state;
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        int64_t micros = 1;

        if (!when_parse(cases[i].text, &micros)) {
            fail_msg("%s: not read", cases[i].text);
        }
        assert_true(micros == cases[i].micros);
    }
}

static void
test_bad(void **state)
{
    static const char *const bad[] = {
        "",
        "yesterday",
        "2018",
        "2018-04-20",
        "2018-04-20T11:16",
        "2018-13-20T11:16:53Z",
        "2018-00-20T11:16:53Z",
        "2018-04-32T11:16:53Z",
        "2018-04-20T11:16:53X",
        "2018-04-20T11:16:53Zx",
        "2018-04-20T11:16:53+2",
        "18-04-20T11:16:53Z",
        "Fri Apr 20 2018",
    };
    int64_t micros = 42;

    (void)state;
    for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
        if (when_parse(bad[i], &micros)) {
            fail_msg("%s: read", bad[i]);
        }
    }
    assert_false(when_parse(NULL, &micros));
    assert_true(micros == 42);
}

static void
test_http(void **state)
{
    static const struct {
        const char *text;
        const char *when; /* NULL: it is none */
    } cases[] = {
        {"Sun, 22 May 2022 02:36:28 GMT", "2022-05-22T02:36:28Z"},
        {"Sun, 06 Nov 1994 08:49:37 GMT", "1994-11-06T08:49:37Z"},
        {"Thu, 31 Dec 2026 23:59:60 GMT", "2026-12-31T23:59:60Z"},
        {NULL, NULL},
        {"", NULL},
        {"Sunday, 06-Nov-94 08:49:37 GMT", NULL},
        {"Sun Nov  6 08:49:37 1994", NULL},
        {"Sun, 06 Nov 1994 08:49:37 CET", NULL},
        {"Sun, 06 nov 1994 08:49:37 GMT", NULL},
        {"Sun, 00 Nov 1994 08:49:37 GMT", NULL},
        {"Sun, 32 Nov 1994 08:49:37 GMT", NULL},
        {"Sun, 06 Nov 1994 24:49:37 GMT", NULL},
        {"Sun, 06 Nov 1994 08:60:37 GMT", NULL},
        {"Sun, 06 Nov 1994 08:49:61 GMT", NULL},
        {"Sun, 06 Nov 19x4 08:49:37 GMT", NULL},
        {"Sun, 06 Nov 1994 08:49:37 GMT ", NULL},
        {"Sun  06 Nov 1994 08:49:37 GMT", NULL},
    };
    struct arena arena = {0};

    (void)state;
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        const char *when = when_http(cases[i].text, &arena);

        if (cases[i].when == NULL) {
            assert_null(when);
        } else {
            assert_non_null(when);
            assert_string_equal(when, cases[i].when);
        }
    }
    arena_finish(&arena);
}

/* Days and years at their borders, and back to the same millisecond. */
static void
test_text(void **state)
{
    static const struct {
        int64_t micros;
        const char *text;
    } cases[] = {
        {0, "1970-01-01T00:00:00.000Z"},
        {INT64_C(951782399999999), "2000-02-28T23:59:59.999Z"},
        {INT64_C(951782400000000), "2000-02-29T00:00:00.000Z"},
        {INT64_C(951868800000000), "2000-03-01T00:00:00.000Z"},
        {INT64_C(1524223013436000), "2018-04-20T11:16:53.436Z"},
        {INT64_C(1735689599000000), "2024-12-31T23:59:59.000Z"},
        {INT64_C(1735689600000000), "2025-01-01T00:00:00.000Z"},
        {INT64_C(4107542400000000), "2100-03-01T00:00:00.000Z"},
        {INT64_C(253402300799999000), "9999-12-31T23:59:59.999Z"},
    };
    struct arena arena = {0};

    (void)state;
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        assert_string_equal(when_text(cases[i].micros, &arena), cases[i].text);
    }
    for (int64_t day = 0; day < 60000; day++) {
        int64_t micros = (day * 86400 + day % 86400) * 1000000 + 5000;
        int64_t back = 0;

        assert_true(when_parse(when_text(micros, &arena), &back));
        assert_true(back == micros);
    }
    arena_finish(&arena);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_good),
        cmocka_unit_test(test_bad),
        cmocka_unit_test(test_text),
        cmocka_unit_test(test_http),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
