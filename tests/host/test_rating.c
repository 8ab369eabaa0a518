/* SPDX-License-Identifier: EUPL-1.2 */
/* What is written of a rating, on the data of the test world. The letters are
 * core's and facts' own tests; the whole replies are tests/pages. */
#include "wire/rating.h"

#include "wire/message.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#define WORLD "build/world"

static struct sources sources;
static struct arena arena;
static struct json_out out;

static int
open_world(void **state)
{
    struct problem problem = {0};

    (void)state;
    return sources_open(WORLD, NULL, &sources, &problem) == STATUS_OK ? 0 : -1;
}

static int
close_world(void **state)
{
    (void)state;
    sources_close(&sources);
    return 0;
}

static int
finish(void **state)
{
    (void)state;
    arena_finish(&arena);
    json_out_free(&out);
    return 0;
}

static const char page_text[] =
    "{\"page\":{\"host\":\"www.candidat.test\",\"at\":\"2026-11-21\"},"
    "\"contacts\":["
    "{\"host\":\"www.candidat.test\",\"ips\":[\"127.10.0.1\"],"
    "\"types\":{\"document\":1}},"
    "{\"host\":\"unknown.test\",\"ips\":[\"127.80.0.1\",\"127.99.0.1\"],"
    "\"types\":{\"script\":1}},"
    "{\"host\":\"fonts.gstatic.com\",\"ips\":[\"127.50.0.1\"],"
    "\"types\":{\"font\":1}}]}";

static void
make(struct rating *rating)
{
    struct page *page = arena_alloc(&arena, sizeof(*page));
    const struct json *root =
        json_parse(page_text, sizeof(page_text) - 1, &arena, NULL);
    struct problem problem = {0};

    assert_int_equal(message_read_page(root, &arena, page, &problem),
                     STATUS_OK);
    rating_make(&sources, page, &arena, rating);
}

/* The rating as JSON, read back. */
static const struct json *
written(enum rating_detail detail, enum language language, const char *file)
{
    struct rating rating;

    make(&rating);
    json_out_reset(&out);
    rating_write(&out, &sources, &rating, detail, language, file, &arena);
    return json_parse(out.text, out.len, &arena, NULL);
}

static void
assert_members(const struct json *object, const char *const *names)
{
    const struct json *member = json_first(object);

    for (; *names != NULL; names++) {
        assert_non_null(member);
        assert_string_equal(json_name(member), *names);
        member = json_next(member);
    }
    assert_null(member);
}

static void
a_full_rating_has_every_member(void **state)
{
    static const char *const names[] = {
        "schema",
        "file",
        "page",
        "reading",
        "grade",
        "findings",
        "parties",
        "unknown",
        "laws",
        "lever",
        "criteria",
        "completeness",
        "versions",
        NULL,
    };
    const struct json *root = written(RATING_FULL, LANGUAGE_FR, "a.har");

    (void)state;
    assert_members(root, names);
    assert_string_equal(json_text(json_get(root, "file")), "a.har");
    assert_string_equal(json_text(json_get(root, "schema")),
                        "cocarde.rating/1");
}

static void
a_summary_has_what_a_badge_needs(void **state)
{
    static const char *const names[] = {
        "schema",
        "page",
        "reading",
        "grade",
        "lever",
        "completeness",
        "versions",
        NULL,
    };

    (void)state;
    assert_members(written(RATING_SUMMARY, LANGUAGE_FR, NULL), names);
}

static const struct json *
find(const struct json *list, const char *member, const char *text)
{
    for (const struct json *m = json_first(list); m != NULL; m = json_next(m)) {
        const char *value = json_text(json_get(m, member));

        if (value != NULL && strcmp(value, text) == 0) {
            return m;
        }
    }
    return NULL;
}

static void
parties_bear_the_letters_of_their_findings(void **state)
{
    const struct json *root = written(RATING_FULL, LANGUAGE_EN, NULL);
    const struct json *parties = json_get(root, "parties");

    (void)state;
    for (const struct json *f = json_first(json_get(root, "findings"));
         f != NULL;
         f = json_next(f)) {
        const char *label = json_text(json_get(f, "party"));
        const char *worst = json_text(json_get(f, "worst"));
        const struct json *party;

        assert_non_null(json_text(json_get(f, "text")));
        assert_string_not_equal(json_text(json_get(f, "text")), "");
        if (label == NULL || worst == NULL) {
            continue;
        }
        party = find(parties, "org", label);
        assert_non_null(party);
        assert_true(
            strcmp(json_text(json_get(json_get(party, "letter"), "worst")),
                   worst) >= 0);
    }
    assert_string_equal(
        json_text(json_get(find(parties, "org", "ovhcloud"), "class")), "E");
    assert_true(
        json_is_null(json_get(find(parties, "org", "unknown.test"), "class")));
}

static void
the_unknown_are_listed_once(void **state)
{
    const struct json *unknown =
        json_get(written(RATING_FULL, LANGUAGE_EN, NULL), "unknown");

    (void)state;
    assert_int_equal(json_count(unknown), 2);
    assert_non_null(find(unknown, "ip", "127.80.0.1"));
    assert_true(
        json_is_null(json_get(find(unknown, "ip", "127.99.0.1"), "asn")));
}

static void
names_of_laws_follow_the_language(void **state)
{
    const struct json *laws =
        json_get(written(RATING_FULL, LANGUAGE_EN, NULL), "laws");
    const char *english = json_text(json_get(json_first(laws), "name"));
    const char *french;

    (void)state;
    laws = json_get(written(RATING_FULL, LANGUAGE_FR, NULL), "laws");
    french = json_text(json_get(json_first(laws), "name"));
    assert_non_null(english);
    assert_non_null(french);
    assert_string_not_equal(english, french);
}

static void
what_does_not_fit_is_counted(void **state)
{
    struct rating rating;
    size_t whole;
    const struct json *root;
    const struct json *party;
    int64_t more = 0;

    (void)state;
    make(&rating);
    rating_write(
        &out, &sources, &rating, RATING_FULL, LANGUAGE_FR, NULL, &arena);
    whole = out.len;
    json_out_reset(&out);
    rating_write_within(
        &out, whole, &sources, &rating, RATING_FULL, LANGUAGE_FR, &arena);
    assert_int_equal(out.len, whole);
    json_out_reset(&out);
    rating_write_within(
        &out, whole - 1, &sources, &rating, RATING_FULL, LANGUAGE_FR, &arena);
    assert_true(out.len < whole);
    root = json_parse(out.text, out.len, &arena, NULL);
    party = find(json_get(root, "parties"), "org", "unknown.test");
    assert_int_equal(json_count(json_get(party, "contacts")), 1);
    assert_true(json_whole(json_get(party, "more"), &more));
    assert_int_equal(more, 1);
}

static void
lookup_answers_for_a_host_and_for_an_address(void **state)
{
    struct problem problem = {0};
    const struct date day = {20261121};
    const struct json *root;

    (void)state;
    assert_int_equal(rating_lookup(&out,
                                   &sources,
                                   "Fonts.GStatic.com.",
                                   "127.50.0.1",
                                   day,
                                   LANGUAGE_EN,
                                   &arena,
                                   &problem),
                     STATUS_OK);
    root = json_parse(out.text, out.len, &arena, NULL);
    assert_string_equal(json_text(json_get(root, "host")), "fonts.gstatic.com");
    assert_true(json_is_object(json_get(root, "service")));
    assert_true(json_is_null(json_get(json_get(root, "service"), "letter")));
    json_out_reset(&out);
    assert_int_equal(rating_lookup(&out,
                                   &sources,
                                   "[::ffff:127.23.0.1]:443",
                                   NULL,
                                   day,
                                   LANGUAGE_EN,
                                   &arena,
                                   &problem),
                     STATUS_OK);
    root = json_parse(out.text, out.len, &arena, NULL);
    assert_true(json_is_null(json_get(root, "host")));
    assert_true(json_is_null(json_get(root, "service")));
    assert_string_equal(json_text(json_get(root, "ip")), "127.23.0.1");
    assert_string_equal(json_text(json_get(json_get(root, "operator"), "seat")),
                        "US");
    assert_string_equal(json_text(json_get(json_get(root, "place"), "country")),
                        "FR");
}

static void
lookup_says_what_it_does_not_understand(void **state)
{
    static const struct {
        const char *query;
        const char *ip;
    } cases[] = {{"", NULL}, {"a b", NULL}, {"a.fr", "b.fr"}, {"a.fr", ""}};

    (void)state;
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        struct problem problem = {0};

        assert_int_equal(rating_lookup(&out,
                                       &sources,
                                       cases[i].query,
                                       cases[i].ip,
                                       (struct date){20261121},
                                       LANGUAGE_EN,
                                       &arena,
                                       &problem),
                         STATUS_INVALID);
        assert_string_not_equal(problem.what, "");
        assert_int_equal(out.len, 0);
    }
}

#define TEST(name) cmocka_unit_test_teardown(name, finish)

int
main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(a_full_rating_has_every_member),
        TEST(a_summary_has_what_a_badge_needs),
        TEST(parties_bear_the_letters_of_their_findings),
        TEST(the_unknown_are_listed_once),
        TEST(names_of_laws_follow_the_language),
        TEST(what_does_not_fit_is_counted),
        TEST(lookup_answers_for_a_host_and_for_an_address),
        TEST(lookup_says_what_it_does_not_understand),
    };

    return cmocka_run_group_tests_name(
        "rating", tests, open_world, close_world);
}
