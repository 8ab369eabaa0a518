/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * The pages of the captures in tests/captures, each of which holds one trap of
 * a recorder. A page is compared as one text: host, time, then per contact its
 * outcome unless contacted, kinds with their counts, addresses, cookies.
 */
#include "test.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "capture/capture.h"

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
    {"other-kind.json", "recognised as Lighthouse report, not read yet"},
    {"unknown-kind.json", "JSON, but of no kind known here"},
};

/* The bytes of a capture, without a NUL behind them: ASan sees an overrun. */
static char *
load(const char *name, size_t *len)
{
    char path[128];
    char *bytes;
    FILE *file;
    long size;

    snprintf(path, sizeof(path), "tests/captures/%s", name);
    file = fopen(path, "rb");
    if (file == NULL) {
        fail_msg("%s: cannot be opened", path);
    }
    assert_int_equal(fseek(file, 0, SEEK_END), 0);
    size = ftell(file);
    assert_true(size > 0);
    rewind(file);
    bytes = malloc((size_t)size);
    assert_non_null(bytes);
    assert_int_equal(fread(bytes, 1, (size_t)size, file), (size_t)size);
    fclose(file);
    *len = (size_t)size;
    return bytes;
}

static const char *
contact_text(struct arena *arena, const struct contact *contact)
{
    const char *text = contact->host;

    if (contact->outcome != OUTCOME_CONTACTED) {
        text =
            arena_format(arena, "%s %s", text, outcome_name(contact->outcome));
    }
    for (int i = 0; i < RESOURCE_COUNT; i++) {
        if (contact->counts[i] > 0) {
            text = arena_format(
                arena, "%s %s", text, resource_name((enum resource)i));
        }
    }
    for (size_t i = 0; i < contact->naddresses; i++) {
        text = arena_format(arena, "%s %s", text, contact->addresses[i].text);
    }
    for (size_t i = 0; i < contact->ncookies; i++) {
        assert_false(contact->cookies[i].by_script);
        text = arena_format(arena, "%s %s=", text, contact->cookies[i].name);
    }
    return text;
}

static const char *
page_text(struct arena *arena, const struct page *page)
{
    const char *text = arena_format(arena, "%s %s", page->host, page->at);

    for (size_t i = 0; i < page->ncontacts; i++) {
        assert_int_equal(page->contacts[i].phase, PHASE_UNKNOWN);
        text = arena_format(
            arena, "%s|%s", text, contact_text(arena, &page->contacts[i]));
    }
    return text;
}

static void
test_pages(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        struct arena arena = {0};
        struct problem problem = {0};
        struct capture capture;
        size_t wanted = 0;
        size_t len;
        char *bytes = load(cases[i].file, &len);

        if (capture_read(bytes, len, &arena, &capture, &problem) != STATUS_OK) {
            fail_msg("%s: %s", cases[i].file, problem.what);
        }
        assert_int_equal(capture.kind, CAPTURE_HAR);
        assert_int_equal(capture.empty, cases[i].empty);
        while (wanted < 4 && cases[i].pages[wanted] != NULL) {
            wanted++;
        }
        assert_int_equal(capture.npages, wanted);
        for (size_t k = 0; k < wanted; k++) {
            assert_string_equal(page_text(&arena, &capture.pages[k]),
                                cases[i].pages[k]);
        }
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
        char *bytes = load(refused[i].file, &len);

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

/* Counts add up over requests, and the day is that of the page. */
static void
test_counts(void **state)
{
    struct arena arena = {0};
    struct capture capture;
    size_t len;
    char *bytes = load("stale-title.har", &len);

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
    char *bytes = load("several-runs.har", &len);

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
        cmocka_unit_test(test_counts),
        cmocka_unit_test(test_cut_short),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
