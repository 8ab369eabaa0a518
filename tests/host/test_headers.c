/* SPDX-License-Identifier: EUPL-1.2 */
#include "test.h"

#include <string.h>

#include "capture/headers.h"

static const struct json *
parse(const char *text, struct arena *arena)
{
    const struct json *value = json_parse(text, strlen(text), arena, NULL);

    assert_non_null(value);
    return value;
}

/* Both forms, whatever the case; what is no header is no value. */
static void
test_get(void **state)
{
    static const char *const forms[] = {
        "[7,{\"name\":\"X\"},{\"value\":\"y\"},"
        "{\"name\":\"LOCATION\",\"value\":\"here\"},"
        "{\"name\":\"location\",\"value\":\"there\"}]",
        "{\"X\":7,\"name\":\"y\",\"LOCATION\":\"here\","
        "\"location\":\"there\"}",
    };
    struct arena arena = {0};

    (void)state;
    for (size_t i = 0; i < sizeof(forms) / sizeof(forms[0]); i++) {
        const struct json *headers = parse(forms[i], &arena);

        assert_string_equal(headers_get(headers, "Location"), "here");
        assert_null(headers_get(headers, "X"));
        assert_null(headers_get(headers, "Missing"));
    }
    assert_null(headers_get(NULL, "Location"));
    assert_null(headers_get(parse("\"Location\"", &arena), "Location"));
    arena_finish(&arena);
}

/* Every line of every header, empty ones left out. */
static void
test_cookies(void **state)
{
    static const char *const forms[] = {
        "[{\"name\":\"Set-Cookie\",\"value\":\"\"},"
        "{\"name\":\"set-cookie\",\"value\":\"a=1\\nb=2\\n\"},"
        "{\"name\":\"X\",\"value\":\"z=0\"},"
        "{\"name\":\"SET-COOKIE\",\"value\":\"c=3\"}]",
        "{\"Set-Cookie\":\"a=1\\nb=2\\n\",\"x\":\"z=0\","
        "\"set-cookie\":\"c=3\"}",
    };
    static const char *const lines[] = {"a=1", "b=2", "c=3"};
    struct arena arena = {0};

    (void)state;
    for (size_t i = 0; i < sizeof(forms) / sizeof(forms[0]); i++) {
        const struct json *headers = parse(forms[i], &arena);
        struct headers_walk walk = {0};
        size_t len;

        for (size_t k = 0; k < 3; k++) {
            const char *line = headers_next_cookie(headers, &walk, &len);

            assert_non_null(line);
            assert_int_equal(len, strlen(lines[k]));
            assert_memory_equal(line, lines[k], len);
        }
        assert_null(headers_next_cookie(headers, &walk, &len));
        assert_null(headers_next_cookie(headers, &walk, &len));
    }
    arena_finish(&arena);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_get),
        cmocka_unit_test(test_cookies),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
