/* SPDX-License-Identifier: EUPL-1.2 */
/* Cocarde's own exports come back as the page they were; pages that are full.
 */
#include "test.h"

#include <string.h>

#include "capture/builder.h"
#include "capture/capture.h"
#include "wire/message.h"

static enum status
read_text(const char *text,
          struct arena *arena,
          struct capture *out,
          struct problem *problem)
{
    return capture_read(text, strlen(text), arena, out, problem);
}

static const char *export(const struct page *page,
                          const char *schema,
                          struct arena *arena)
{
    struct json_out out = {0};
    const char *text;

    json_begin_object(&out);
    json_put_string(&out, "schema", schema);
    message_write_page(&out, page);
    json_end_object(&out);
    text = arena_copy(arena, out.text, out.len);
    json_out_free(&out);
    return text;
}

static const char har[] =
    "{\"log\":{\"entries\":[{\"startedDateTime\":\"2018-06-12T10:00:00.5Z\","
    "\"serverIPAddress\":\"[2001:db8::1]:443\","
    "\"request\":{\"url\":\"https://www.example/\"},"
    "\"response\":{\"status\":200,\"content\":{\"mimeType\":\"text/html\"},"
    "\"cookies\":[{\"name\":\"b\"},{\"name\":\"a\"}]}},"
    "{\"request\":{\"url\":\"https://b.example/x.js\"},"
    "\"response\":{\"status\":0}},"
    "{\"request\":{\"url\":\"https://b.example/y.js\"},"
    "\"response\":{\"status\":200}}]}}";

/* HAR -> page -> export -> page -> export: the same bytes, for a page and for
 * a rating that carries one. */
static void
test_round_trip(void **state)
{
    static const struct {
        const char *schema;
        enum capture_kind kind;
    } cases[] = {
        {"cocarde.page/1", CAPTURE_PAGE},
        {"cocarde.rating/1", CAPTURE_RATING},
    };
    struct arena arena = {0};
    struct capture capture;

    (void)state;
    assert_int_equal(read_text(har, &arena, &capture, NULL), STATUS_OK);
    assert_int_equal(capture.npages, 1);
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        struct capture again;
        const char *text = export(&capture.pages[0], cases[i].schema, &arena);

        assert_int_equal(read_text(text, &arena, &again, NULL), STATUS_OK);
        assert_int_equal(again.kind, cases[i].kind);
        assert_int_equal(again.npages, 1);
        assert_string_equal(again.pages[0].at, "2018-06-12T10:00:00.5Z");
        assert_int_equal(again.pages[0].ncontacts, 3);
        assert_string_equal(export(&again.pages[0], cases[i].schema, &arena),
                            text);
    }
    arena_finish(&arena);
}

/* As `cocarde rate --page` writes several of them. */
static void
test_lines(void **state)
{
    struct arena arena = {0};
    struct problem problem = {0};
    struct capture capture;
    const char *line;
    const char *text = "";

    (void)state;
    assert_int_equal(read_text(har, &arena, &capture, NULL), STATUS_OK);
    line = export(&capture.pages[0], "cocarde.page/1", &arena);
    for (int i = 0; i < 5; i++) {
        text = arena_format(&arena, "%s%s\n", text, line);
    }
    assert_int_equal(read_text(text, &arena, &capture, NULL), STATUS_OK);
    assert_int_equal(capture.npages, 5);
    assert_string_equal(export(&capture.pages[4], "cocarde.page/1", &arena),
                        line);

    text = arena_format(&arena, "%s{\"log\":{}}\n", text);
    assert_int_equal(read_text(text, &arena, &capture, &problem),
                     STATUS_INVALID);
    assert_string_equal(problem.what, "line 6 is no page by Cocarde");

    assert_int_equal(
        read_text("{\"a\":1}\n{\"a\":2}\n", &arena, &capture, &problem),
        STATUS_INVALID);
    assert_string_equal(problem.what,
                        "one JSON value per line, of no kind known here");
    arena_finish(&arena);
}

static void
test_rating_without_page(void **state)
{
    struct arena arena = {0};
    struct problem problem = {0};
    struct capture capture;

    (void)state;
    assert_int_equal(read_text("{\"schema\":\"cocarde.rating/1\",\"page\":{}}",
                               &arena,
                               &capture,
                               &problem),
                     STATUS_INVALID);
    assert_string_equal(problem.what,
                        "recognised as rating by Cocarde, without its page");
    arena_finish(&arena);
}

/* A page keeps as many contacts as it says, and counts what it leaves out. */
static void
test_full_page(void **state)
{
    struct arena arena = {0};
    struct page page;
    struct contact *contact = NULL;

    (void)state;
    builder_begin(&page, "www.example", "");
    for (size_t i = 0; i < PAGE_MAX_CONTACTS; i++) {
        contact = builder_request(&page,
                                  &arena,
                                  arena_format(&arena, "h%zu.example", i),
                                  RESOURCE_IMAGE,
                                  OUTCOME_CONTACTED);
        assert_non_null(contact);
    }
    assert_null(builder_request(
        &page, &arena, "more.example", RESOURCE_IMAGE, OUTCOME_CONTACTED));
    assert_int_equal(page.dropped, 1);
    assert_int_equal(page.ncontacts, PAGE_MAX_CONTACTS);
    /* One that is known already still counts. */
    assert_non_null(builder_request(
        &page, &arena, "h7.example", RESOURCE_IMAGE, OUTCOME_CONTACTED));
    assert_int_equal(page.contacts[7].counts[RESOURCE_IMAGE], 2);
    /* No more of a kind than an exported page may say. */
    page.contacts[7].counts[RESOURCE_IMAGE] = MESSAGE_MAX_COUNT;
    builder_request(
        &page, &arena, "h7.example", RESOURCE_IMAGE, OUTCOME_CONTACTED);
    assert_int_equal(page.contacts[7].counts[RESOURCE_IMAGE],
                     MESSAGE_MAX_COUNT);
    for (size_t i = 0; i < CONTACT_MAX_NAMES + 9; i++) {
        const char *name = arena_format(&arena, "c%zu", i);

        builder_cookie(contact, &arena, name, strlen(name), false);
        builder_cookie(contact, &arena, name, strlen(name), false);
    }
    assert_int_equal(contact->ncookies, CONTACT_MAX_NAMES);
    arena_finish(&arena);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_round_trip),
        cmocka_unit_test(test_lines),
        cmocka_unit_test(test_rating_without_page),
        cmocka_unit_test(test_full_page),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
