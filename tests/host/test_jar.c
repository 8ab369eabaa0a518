/* SPDX-License-Identifier: EUPL-1.2 */
/* To which contact a cookie of the browser's jar is laid. */
#include "test.h"

#include <string.h>

#include "capture/builder.h"
#include "capture/jar.h"

static void
test_matches(void **state)
{
    static const struct {
        const char *host;
        const char *domain;
        bool matches;
    } cases[] = {
        {"a.example", "a.example", true},
        {"www.a.example", "a.example", true},
        {"x.www.a.example", "a.example", true},
        {"a.example", "www.a.example", false},
        {"b.example", "a.example", false},
        {"wwwa.example", "a.example", false},
        {"www.a.example", "", false},
        {"localhost", "localhost", true},
        {"192.0.2.1", "192.0.2.1", true},
        {"192.0.2.1", "0.2.1", false},
        {"192.0.2.1", "2.1", false},
        {"2001:db8::1", "2001:db8::1", true},
        {"www.xn--6frz82g", "xn--6frz82g", true},
    };

    (void)state;
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        assert_int_equal(jar_matches(cases[i].host, cases[i].domain),
                         cases[i].matches);
    }
}

/* Puts a cookie in a page of www.a.example with these contacts, in this order
 * and in the other one; returns the host that has it, "" when none. */
static const char *
laid_to(const struct contact *contacts,
        size_t count,
        const char *domain,
        enum setter setter,
        struct arena *arena)
{
    const char *found[2] = {"", ""};

    for (int way = 0; way < 2; way++) {
        struct page page;

        builder_begin(&page, "www.a.example", "");
        for (size_t i = 0; i < count; i++) {
            const struct contact *contact =
                &contacts[way == 0 ? i : count - 1 - i];

            *page_add(&page, arena) = *contact;
        }
        jar_put(&page, arena, domain, "c", setter);
        jar_put(&page, arena, domain, "", setter);
        jar_put(&page, arena, domain, NULL, setter);
        for (size_t i = 0; i < page.ncontacts; i++) {
            const struct contact *contact = &page.contacts[i];

            if (contact->ncookies > 0) {
                assert_string_equal(found[way], "");
                assert_int_equal(contact->ncookies, 1);
                assert_int_equal(contact->cookies[0].by_script,
                                 setter == SETTER_SCRIPT);
                found[way] = contact->host;
            }
        }
    }
    assert_string_equal(found[0], found[1]);
    return found[0];
}

static void
test_laid(void **state)
{
    const struct contact contacts[] = {
        {.host = "www.a.example", .counts = {[RESOURCE_DOCUMENT] = 1}},
        {.host = "a.example", .counts = {[RESOURCE_REDIRECT] = 1}},
        {.host = "cdn.a.example", .counts = {[RESOURCE_IMAGE] = 1}},
        {.host = "b.example", .counts = {[RESOURCE_REDIRECT] = 1}},
        {.host = "y.c.example", .counts = {[RESOURCE_IMAGE] = 1}},
        {.host = "z.c.example", .counts = {[RESOURCE_IMAGE] = 1}},
        {.host = "x.c.example", .outcome = OUTCOME_POSSIBLE},
        {.host = "v.d.example", .outcome = OUTCOME_BLOCKED},
        {.host = "w.d.example", .outcome = OUTCOME_FAILED},
        {.host = "e.example", .counts = {[RESOURCE_IMAGE] = 1}},
        {.host = "w.e.example", .counts = {[RESOURCE_FRAME] = 1}},
    };
    static const struct {
        const char *domain;
        enum setter setter;
        const char *host;
    } cases[] = {
        {"cdn.a.example", SETTER_UNKNOWN, "cdn.a.example"},
        {"CDN.a.example", SETTER_UNKNOWN, "cdn.a.example"},
        /* The site of the page, whose own name only led to it. */
        {"a.example", SETTER_UNKNOWN, "www.a.example"},
        {".a.example", SETTER_HEADER, "www.a.example"},
        {"a.example", SETTER_SCRIPT, "www.a.example"},
        {"", SETTER_UNKNOWN, "www.a.example"},
        {NULL, SETTER_SCRIPT, "www.a.example"},
        /* A hop of another site, for want of anybody else. */
        {"b.example", SETTER_UNKNOWN, "b.example"},
        /* Only below it: who answered first, then by name. */
        {".c.example", SETTER_UNKNOWN, "y.c.example"},
        {"x.c.example", SETTER_UNKNOWN, "x.c.example"},
        /* From these, nothing came back. */
        {"d.example", SETTER_UNKNOWN, ""},
        {"v.d.example", SETTER_HEADER, ""},
        /* The name itself, although a frame is below it. */
        {"e.example", SETTER_HEADER, "e.example"},
        /* Nobody here may. */
        {"x.a.example", SETTER_UNKNOWN, ""},
        {"elsewhere.example", SETTER_HEADER, ""},
        {"no domain", SETTER_HEADER, ""},
    };
    struct arena arena = {0};

    (void)state;
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        assert_string_equal(laid_to(contacts,
                                    sizeof(contacts) / sizeof(contacts[0]),
                                    cases[i].domain,
                                    cases[i].setter,
                                    &arena),
                            cases[i].host);
    }
    arena_finish(&arena);
}

/* Where the site's own name serves something itself, only scripts are the
 * page's. */
static void
test_site(void **state)
{
    const struct contact contacts[] = {
        {.host = "www.a.example", .counts = {[RESOURCE_DOCUMENT] = 1}},
        {.host = "a.example",
         .counts = {[RESOURCE_REDIRECT] = 1, [RESOURCE_IMAGE] = 1}},
    };
    struct arena arena = {0};

    (void)state;
    assert_string_equal(
        laid_to(contacts, 2, "a.example", SETTER_UNKNOWN, &arena), "a.example");
    assert_string_equal(
        laid_to(contacts, 2, "a.example", SETTER_HEADER, &arena), "a.example");
    assert_string_equal(
        laid_to(contacts, 2, "a.example", SETTER_SCRIPT, &arena),
        "www.a.example");
    arena_finish(&arena);
}

/* A name that an answer was seen to set is not set again by nobody. */
static void
test_once(void **state)
{
    struct arena arena = {0};
    struct page page;
    struct contact *www;
    struct contact *cdn;

    (void)state;
    builder_begin(&page, "www.a.example", "");
    builder_request(
        &page, &arena, "www.a.example", RESOURCE_DOCUMENT, OUTCOME_CONTACTED);
    builder_request(
        &page, &arena, "cdn.a.example", RESOURCE_IMAGE, OUTCOME_CONTACTED);
    www = &page.contacts[0];
    cdn = &page.contacts[1];
    builder_cookie(cdn, &arena, "c", 1, false);
    jar_put(&page, &arena, "a.example", "c", SETTER_UNKNOWN);
    assert_int_equal(www->ncookies, 0);
    jar_put(&page, &arena, "www.a.example", "c", SETTER_UNKNOWN);
    assert_int_equal(www->ncookies, 1);
    jar_put(&page, &arena, "www.a.example", "c", SETTER_SCRIPT);
    assert_int_equal(www->ncookies, 2);
    assert_int_equal(cdn->ncookies, 1);
    arena_finish(&arena);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_matches),
        cmocka_unit_test(test_laid),
        cmocka_unit_test(test_site),
        cmocka_unit_test(test_once),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
