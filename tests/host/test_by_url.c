/* SPDX-License-Identifier: EUPL-1.2 */
#include "test.h"

#include "capture/by_url.h"

static struct url
parse(const char *text, struct arena *arena)
{
    struct url url;

    assert_true(url_parse(text, arena, &url));
    return url;
}

/* The lowest number from a given one on, among things of the same URL only. */
static void
test_find(void **state)
{
    static const char *const texts[] = {
        "https://a.example",
        "https://b.example/x?1",
        "https://a.example/#fragment",
        "http://a.example/",
        "HTTPS://A.example/?query",
        "https://b.example/xy",
    };
    static const struct {
        const char *url;
        size_t from;
        size_t found;
    } cases[] = {
        {"https://a.example/", 0, 0},
        {"https://a.example/", 1, 2},
        {"https://a.example/", 3, 4},
        {"https://a.example/", 5, BY_URL_NONE},
        {"http://a.example/", 0, 3},
        {"https://b.example/x", 0, 1},
        {"https://b.example/xy", 0, 5},
        {"https://b.example/", 0, BY_URL_NONE},
        {"https://c.example/", 0, BY_URL_NONE},
    };
    struct arena arena = {0};
    struct by_url by_url = {0};
    struct url urls[6];
    struct url nothing = parse("https://a.example/", &arena);

    (void)state;
    by_url_sort(&by_url);
    assert_true(by_url_find(&by_url, &nothing, 0) == BY_URL_NONE);
    for (size_t i = 0; i < 6; i++) {
        urls[i] = parse(texts[i], &arena);
        by_url_add(&by_url, &arena, &urls[i], i);
    }
    by_url_sort(&by_url);
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        struct url url = parse(cases[i].url, &arena);

        if (by_url_find(&by_url, &url, cases[i].from) != cases[i].found) {
            fail_msg("%s from %zu", cases[i].url, cases[i].from);
        }
    }
    arena_finish(&arena);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_find)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
