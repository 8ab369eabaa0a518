/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Lighthouse reports. tests/captures/lighthouse.json is a list of them: one
 * with every trap, one that saw a challenge only, one of an old version, two
 * that failed, one on a while of a page that was open.
 */
#include "captured.h"

static const char *const all[] = {
    "www.example 2026-03-04T10:00:00.000Z"
    "|again.example redirect"
    "|challenge.example script"
    "|fetch.example fetch"
    "|frame.example frame"
    "|no-answer.example possible image"
    "|pixel.example image"
    "|short.example redirect"
    "|sync.example image id="
    "|tiles.example image"
    "|two.example other"
    "|www.example document redirect"
    "|x.example script"
    "|y.example style",
    "walled.example 2026-03-04T10:00:10.000Z"
    "|walled.example document script",
    "old.example 2019-03-04T10:00:00.000Z"
    "|cdn.example script"
    "|old.example document redirect frame",
    "failed.example 2026-03-04T10:00:20.000Z"
    "|failed.example document",
    "open.example 2026-03-04T10:00:30.000Z"
    "|api.example fetch"
    "|chat.example frame",
    NULL,
};

static void
test_pages(void **state)
{
    static const unsigned notes[] = {
        0, NOTE_INCOMPLETE_CAPTURE, 0, NOTE_INCOMPLETE_CAPTURE, 0};
    struct arena arena = {0};
    struct capture capture;
    size_t len;
    char *bytes = captured_load("lighthouse.json", &len);

    (void)state;
    captured_pages(&arena, bytes, len, CAPTURE_LIGHTHOUSE, all, &capture);
    for (size_t i = 0; i < capture.npages; i++) {
        assert_int_equal(capture.pages[i].notes, notes[i]);
    }
    assert_int_equal(capture.empty, 1);
    free(bytes);
    arena_finish(&arena);
}

#define AUDITS(items)                                                          \
    "\"audits\":{\"network-requests\":{\"details\":{\"items\":[" items "]}}}"
#define REPORT(members, items)                                                 \
    "{\"lighthouseVersion\":\"12\"," members AUDITS(items) "}"
#define DOCUMENT(url)                                                          \
    "{\"url\":\"" url "\",\"statusCode\":200,\"resourceType\":\"Document\"}"

/* One report, wherever it stands. */
static void
test_forms(void **state)
{
    static const char *const forms[] = {
        REPORT("", DOCUMENT("https://a.example/")),
        "{\"lhr\":" REPORT("", DOCUMENT("https://a.example/")) "}",
        "{\"kind\":\"pagespeedonline#result\",\"lighthouseResult\":" REPORT(
            "", DOCUMENT("https://a.example/")) "}",
        "{\"name\":\"flow\",\"steps\":[{\"lhr\":" REPORT(
            "", DOCUMENT("https://a.example/")) "},{\"name\":\"no report\"}]}",
        "[7,{\"x\":1}," REPORT("", DOCUMENT("https://a.example/")) "]",
    };
    static const char *const page[] = {"a.example |a.example document", NULL};

    (void)state;
    for (size_t i = 0; i < sizeof(forms) / sizeof(forms[0]); i++) {
        struct arena arena = {0};
        struct capture capture;

        captured_pages(&arena,
                       forms[i],
                       strlen(forms[i]),
                       CAPTURE_LIGHTHOUSE,
                       page,
                       &capture);
        arena_finish(&arena);
    }
}

/* Which request is the document. */
static void
test_document(void **state)
{
    static const struct {
        const char *report;
        const char *pages[2];
    } cases[] = {
        /* The one that the report names, query and all. */
        {REPORT("\"finalUrl\":\"https://b.example/?q=2#x\",",
                DOCUMENT("https://a.example/") "," DOCUMENT(
                    "https://b.example/?q=1") "," DOCUMENT("https://b.example/"
                                                           "?q=2")),
         {"b.example |a.example frame|b.example document frame"}},
        /* Names that it does not have: the first. */
        {REPORT(
             "\"finalUrl\":\"https://c.example/\",",
             DOCUMENT("https://a.example/") "," DOCUMENT("https://b.example/")),
         {"a.example |a.example document|b.example frame"}},
        /* Loaded twice by the page's own frame: the second is the page. */
        {REPORT("\"finalUrl\":\"https://a.example/\",",
                "{\"url\":\"https://a.example/\",\"statusCode\":403,"
                "\"resourceType\":\"Document\","
                "\"experimentalFromMainFrame\":true},"
                "{\"url\":\"https://a.example/\",\"statusCode\":200,"
                "\"resourceType\":\"Document\","
                "\"experimentalFromMainFrame\":true}"),
         {"a.example |a.example document redirect"}},
        /* Twice, nobody knows by which frame: the first. */
        {REPORT(
             "\"finalUrl\":\"https://a.example/\",",
             DOCUMENT("https://a.example/") ","
                                            "{\"url\":\"https://a.example/"
                                            "\",\"statusCode\":403,"
                                            "\"resourceType\":\"Document\"}"),
         {"a.example |a.example document frame"}},
        /* No document at all: its name is what the report says. */
        {REPORT("\"finalUrl\":\"https://c.example/\",",
                "{\"url\":\"https://a.example/x.js\",\"statusCode\":200,"
                "\"resourceType\":\"Script\"}"),
         {"c.example |a.example script"}},
        /* Redirects that it begins with, and none that come later. */
        {REPORT("",
                "{\"url\":\"https://a.example/\",\"statusCode\":302},"
                "{\"url\":\"https://b.example/\",\"statusCode\":301}," DOCUMENT(
                    "https://c.example/") ",{\"url\":\"https://d.example/\","
                                          "\"statusCode\":302}"),
         {"c.example |a.example redirect|b.example redirect"
          "|c.example document|d.example other"}},
        /* A redirect of the document that the list does not begin with. */
        {REPORT("",
                "{\"url\":\"https://a.example/x.js\",\"statusCode\":200,"
                "\"resourceType\":\"Script\"},{\"url\":\"https://b.example/\","
                "\"statusCode\":302,\"networkEndTime\":7},"
                "{\"url\":\"https://c.example/\",\"statusCode\":200,"
                "\"resourceType\":\"Document\",\"rendererStartTime\":7}"),
         {"c.example |a.example script|b.example redirect"
          "|c.example document"}},
    };

    (void)state;
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        struct arena arena = {0};
        struct capture capture;

        captured_pages(&arena,
                       cases[i].report,
                       strlen(cases[i].report),
                       CAPTURE_LIGHTHOUSE,
                       cases[i].pages,
                       &capture);
        assert_int_equal(capture.pages[0].notes, 0);
        arena_finish(&arena);
    }
}

static void
test_refused(void **state)
{
    (void)state;
    captured_refusal("{\"lighthouseVersion\":\"12\",\"audits\":{}}",
                     "Lighthouse report without a list of requests");
    captured_refusal(REPORT("", ""),
                     "Lighthouse report without a page: 0 requests");
    captured_refusal(REPORT("", "7,{\"url\":\"data:secret\"}"),
                     "Lighthouse report without a page: 2 requests");
    captured_refusal(
        "[" REPORT("\"runtimeError\":{\"code\":\"NO_FCP\"},", "") "]",
        "Lighthouse report without a page: it failed (NO_FCP)");
    /* What is no code is not repeated. */
    captured_refusal(REPORT("\"runtimeError\":{\"code\":\"secret\\n\"},", ""),
                     "Lighthouse report without a page: 0 requests");
}

static void
test_mangled(void **state)
{
    (void)state;
    captured_mangled("lighthouse.json");
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_pages),
        cmocka_unit_test(test_forms),
        cmocka_unit_test(test_document),
        cmocka_unit_test(test_refused),
        cmocka_unit_test(test_mangled),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
