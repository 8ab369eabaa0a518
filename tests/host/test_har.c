/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * The pages of the captures in tests/captures, each of which holds one trap of
 * a recorder. A page is compared as one text: host, time, then per contact its
 * outcome unless contacted, kinds with their counts, addresses, cookies.
 */
#include "captured.h"

#define DAY "2026-03-04T10:00:"

static const struct {
    const char *file;
    size_t empty;
    const char *pages[4];
} cases[] = {
    {"redirects.har",
     0,
     {"candidat.example " DAY "00.000Z"
      "|candidat.example document redirect 192.0.2.2"
      "|img.example image 192.0.2.4"
      "|lost.example script"
      "|pixel.example image 192.0.2.3"
      "|short.example redirect 192.0.2.1"}},
    {"unsorted.har",
     0,
     {"www.example 2026-03-04T12:00:00.1+01:00"
      "|cdn.example script style"
      "|www.example document 192.0.2.2"}},
    {"no-document.har",
     0,
     {"www.journal.example " DAY "00.000Z"
      "|ads.example frame"
      "|s1.journal.example script"
      "|www.journal.example other"}},
    {"stale-title.har",
     0,
     {"now.example " DAY "00.000Z"
      "|before.example other image"
      "|now.example document 192.0.2.2"}},
    {"no-pages.har",
     0,
     {"www.example " DAY "00.000Z"
      "|cdn.example script 192.0.2.3"
      "|www.example document 192.0.2.2"}},
    {"wrapped.harp",
     0,
     {"www.example " DAY "00.000Z"
      "|cdn.example script 192.0.2.3"
      "|www.example document 192.0.2.2"}},
    {"bom.har",
     0,
     {"www.example " DAY "00.000Z"
      "|cdn.example script 192.0.2.3"
      "|www.example document 192.0.2.2"}},
    {"dangling-pageref.har",
     1,
     {"one.example " DAY "00.000Z"
      "|cdn.example script"
      "|one.example document",
      "two.example " DAY "01.000Z"
      "|two.example document"}},
    {"several-runs.har",
     0,
     {"www.example " DAY "00.000Z"
      "|early.example script"
      "|www.example document 192.0.2.2",
      "www.example " DAY "10.000Z"
      "|late.example script"
      "|www.example document 192.0.2.3"}},
    {"addresses.har",
     0,
     {"www.example " DAY "00.000Z"
      "|192.0.2.11 script 192.0.2.11"
      "|2001:db8::3 script 2001:db8::3"
      "|empty.example script"
      "|mapped.example script 192.0.2.8"
      "|node.example script 192.0.2.10"
      "|port.example script 192.0.2.7"
      "|six.example script 2001:db8::2"
      "|unknown.example script"
      "|wpt.example script 192.0.2.9"
      "|www.example document 2001:db8::1"}},
    {"outcomes.har",
     0,
     {"www.example " DAY "00.000Z"
      "|aborted.example possible script"
      "|asked-again.example script 192.0.2.2"
      "|blocker.example blocked script"
      "|chrome-cache.example cached script"
      "|chrome-har-cache.example cached script"
      "|firefox-cache.example cached script"
      "|no-name.example failed script"
      "|not-modified.example script"
      "|wpt-error.example possible script 192.0.2.3"
      "|www.example document"}},
    {"cookies.har",
     0,
     {"www.example " DAY "00.000Z"
      "|www.example document _ga= lang= session="}},
    {"form-post.har",
     0,
     {"www.example " DAY "00.000Z"
      "|stats.example fetch"
      "|www.example document form 192.0.2.2"}},
    {"strange-urls.har",
     0,
     {"www.example " DAY "00.000Z"
      "|www.example document"
      "|xn--bcher-kva.example style"}},
    {"websocket.har",
     0,
     {"www.example " DAY "00.000Z"
      "|live.example socket"
      "|upgrade.example socket"
      "|www.example document"}},
    {"types.har",
     0,
     {"www.example " DAY "00.000Z"
      "|beacon.example beacon"
      "|dest.example font"
      "|frame.example frame"
      "|framed.example frame"
      "|html.example other"
      "|icon.example image"
      "|initiated.example image"
      "|inside.example image"
      "|missing.example image"
      "|none.example other"
      "|suffix.example font"
      "|wpt.example script"
      "|www.example document"
      "|xhr.example fetch"}},
    {"not-a-page.har",
     0,
     {"api.example " DAY "00.000Z"
      "|api.example fetch 192.0.2.2"}},
    {"localhost.har",
     0,
     {"localhost " DAY "00.000Z"
      "|::1 script ::1"
      "|legoas style 192.168.1.80"
      "|localhost document 127.0.0.1"}},
    {"no-mime.har",
     0,
     {"www.example " DAY "00.000Z"
      "|cdn.example script"
      "|www.example document"}},
    {"first-refused.har",
     0,
     {"www.example " DAY "00.000Z"
      "|163.example failed other"
      "|www.example document"}},
    {"half-empty.har",
     1,
     {"www.example " DAY "00.000Z"
      "|www.example document"}},
    {"no-dates.har",
     0,
     {"www.example "
      "|cdn.example script"
      "|www.example document"}},
    {"strange-values.har",
     0,
     {"www.example "
      "|www.example possible other"}},
};

/* Files without a page, and how the line about them begins. */
static const struct {
    const char *file;
    const char *what;
} refused[] = {
    {"no-entries.har", "HAR without a page: 0 requests"},
    {"only-data.har", "HAR without a page: 1 requests"},
    {"no-log-entries.har", "HAR without a list of requests"},
    {"truncated.har", "not JSON, or cut short (line 2, column "},
    {"other-kind.json", "Lighthouse report without a list of requests"},
    {"unknown-kind.json", "JSON, but of no kind known here"},
};

static void
test_pages(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        struct arena arena = {0};
        struct capture capture;
        size_t len;
        char *bytes = captured_load(cases[i].file, &len);

        captured_pages(
            &arena, bytes, len, CAPTURE_HAR, cases[i].pages, &capture);
        assert_int_equal(capture.empty, cases[i].empty);
        free(bytes);
        arena_finish(&arena);
    }
}

static void
test_refused(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof(refused) / sizeof(refused[0]); i++) {
        struct arena arena = {0};
        struct problem problem = {0};
        struct capture capture;
        size_t len;
        char *bytes = captured_load(refused[i].file, &len);

        assert_int_equal(capture_read(bytes, len, &arena, &capture, &problem),
                         STATUS_INVALID);
        assert_memory_equal(
            problem.what, refused[i].what, strlen(refused[i].what));
        assert_true(problem.hint[0] != '\0');
        assert_null(strchr(problem.what, '\n'));
        free(bytes);
        arena_finish(&arena);
    }
}

/* An error page is the page that was seen, and is noted as one; a missing
 * resource is none. */
static void
test_error_pages(void **state)
{
    static const char har[] =
        "{\"log\":{\"entries\":[{\"request\":{\"url\":"
        "\"https://www.example/\"},\"response\":{\"status\":%d,"
        "\"content\":{\"mimeType\":\"text/html\"}}},"
        "{\"request\":{\"url\":\"https://www.example/x.js\"},"
        "\"response\":{\"status\":404}}]}}";
    static const struct {
        int status;
        unsigned notes;
    } answers[] = {
        {200, 0},
        {399, 0},
        {0, 0},
        {400, NOTE_INCOMPLETE_CAPTURE},
        {403, NOTE_INCOMPLETE_CAPTURE},
        {503, NOTE_INCOMPLETE_CAPTURE},
    };

    (void)state;
    for (size_t i = 0; i < sizeof(answers) / sizeof(answers[0]); i++) {
        struct arena arena = {0};
        struct capture capture;
        const char *text = arena_format(&arena, har, answers[i].status);

        assert_int_equal(
            capture_read(text, strlen(text), &arena, &capture, NULL),
            STATUS_OK);
        assert_string_equal(capture.pages[0].host, "www.example");
        assert_int_equal(capture.pages[0].notes, answers[i].notes);
        arena_finish(&arena);
    }
}

/* A redirect to itself leads to what is asked for next; and a request that
 * names itself as its referrer is nobody's frame for that. */
static void
test_itself(void **state)
{
    static const char har[] =
        "{\"log\":{\"entries\":[{\"request\":{\"url\":\"https://a.example/\"},"
        "\"response\":{\"status\":302,\"redirectURL\":\"/\"}},"
        "{\"request\":{\"url\":\"https://a.example/\"},\"response\":{"
        "\"status\":200,\"content\":{\"mimeType\":\"text/html\"}}},"
        "{\"request\":{\"url\":\"https://b.example/\",\"headers\":[{"
        "\"name\":\"Referer\",\"value\":\"https://b.example/\"}]},"
        "\"response\":{\"status\":200,\"content\":{\"mimeType\":"
        "\"text/html\"}}}]}}";
    static const char *const pages[] = {
        "a.example |a.example document redirect|b.example other", NULL};
    struct arena arena = {0};
    struct capture capture;

    (void)state;
    captured_pages(&arena, har, strlen(har), CAPTURE_HAR, pages, &capture);
    arena_finish(&arena);
}

/* A recorder's time in a form that the protocol does not have, or none. */
static void
test_times(void **state)
{
    static const struct {
        const char *given;
        const char *at;
    } times[] = {
        {"2016-06-28T21:42:02.722+01:00", "2016-06-28T21:42:02.722+01:00"},
        {"2016-06-28T21:42:02.7221474+01:00", "2016-06-28T20:42:02.722Z"},
        {"2018-04-20 11:16:53", "2018-04-20T11:16:53.000Z"},
        {"0001-01-01T00:00:00 ", ""},
        {"1960-01-01 00:00:00", ""},
        {"yesterday", ""},
        {"", ""},
    };

    (void)state;
    for (size_t i = 0; i < sizeof(times) / sizeof(times[0]); i++) {
        struct arena arena = {0};
        struct capture capture;
        const char *har =
            arena_format(&arena,
                         "{\"log\":{\"entries\":[{\"startedDateTime\":"
                         "\"%s\",\"request\":{\"url\":"
                         "\"https://a.example/\"}}]}}",
                         times[i].given);

        assert_int_equal(capture_read(har, strlen(har), &arena, &capture, NULL),
                         STATUS_OK);
        assert_string_equal(capture.pages[0].at, times[i].at);
        arena_finish(&arena);
    }
}

/* Counts add up over requests, and the day is that of the page. */
static void
test_counts(void **state)
{
    struct arena arena = {0};
    struct capture capture;
    size_t len;
    char *bytes = captured_load("stale-title.har", &len);

    (void)state;
    assert_int_equal(capture_read(bytes, len, &arena, &capture, NULL),
                     STATUS_OK);
    assert_int_equal(capture.pages[0].date.ymd, 20260304);
    assert_int_equal(capture.pages[0].contacts[0].counts[RESOURCE_IMAGE], 1);
    assert_int_equal(capture.pages[0].contacts[0].counts[RESOURCE_OTHER], 1);
    free(bytes);
    arena_finish(&arena);
}

/* Every way of cutting a capture short is refused, and none reads past it. */
static void
test_cut_short(void **state)
{
    size_t len;
    char *bytes = captured_load("several-runs.har", &len);

    (void)state;
    while (len > 0 && strchr("\n ", bytes[len - 1]) != NULL) {
        len--;
    }
    for (size_t cut = 0; cut < len; cut += 7) {
        struct arena arena = {0};
        struct capture capture;
        char *part = malloc(cut == 0 ? 1 : cut);

        assert_non_null(part);
        memcpy(part, bytes, cut);
        assert_int_equal(capture_read(part, cut, &arena, &capture, NULL),
                         STATUS_INVALID);
        free(part);
        arena_finish(&arena);
    }
    free(bytes);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_pages),
        cmocka_unit_test(test_refused),
        cmocka_unit_test(test_error_pages),
        cmocka_unit_test(test_itself),
        cmocka_unit_test(test_times),
        cmocka_unit_test(test_counts),
        cmocka_unit_test(test_cut_short),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
