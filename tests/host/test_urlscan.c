/* SPDX-License-Identifier: EUPL-1.2 */
/* Results of urlscan.io. */
#include "captured.h"

#define HEAD                                                                   \
    "{\"task\":{\"uuid\":\"1\",\"time\":\"2026-03-04T10:00:00.000Z\"},"        \
    "\"page\":{},\"lists\":{},\"data\":{"

static void
test_whole(void **state)
{
    static const char *const pages[] = {
        "www.candidat.example 2026-03-04T10:00:00.100Z"
        "|api.video.example fetch 192.0.2.5"
        "|blocked.example blocked script"
        "|candidat.example redirect 192.0.2.1 hop="
        "|cdn.example script 2001:db8::3"
        "|icon.example other 192.0.2.6"
        "|img.example cached image"
        "|no-name.example failed script"
        "|stats.example possible beacon"
        "|video.example frame 192.0.2.4 watched="
        "|www.candidat.example document 192.0.2.2 _ga= lang= session=",
        NULL};
    struct arena arena = {0};
    struct capture capture;
    size_t len;
    char *bytes = captured_load("urlscan.json", &len);

    (void)state;
    captured_pages(&arena, bytes, len, CAPTURE_URLSCAN, pages, &capture);
    assert_int_equal(capture.pages[0].date.ymd, 20260304);
    assert_false(capture.pages[0].storage_seen);
    assert_int_equal(capture.pages[0].notes & NOTE_INCOMPLETE_CAPTURE, 0);
    free(bytes);
    arena_finish(&arena);
}

/* A request of a top frame, with what Chrome told of it in HOW. */
#define ASKED(id, loader, type, url, how)                                      \
    "{\"request\":{\"requestId\":\"" id "\",\"loaderId\":\"" loader            \
    "\",\"frameId\":\"F\",\"type\":\"" type "\",\"request\":{\"url\":\"" url   \
    "\",\"method\":\"GET\"}},\"response\":{" how "}}"
#define ANSWERED(id, type, status, address)                                    \
    "\"requestId\":\"" id "\",\"type\":\"" type                                \
    "\",\"response\":{\"status\":" status ",\"remoteIPAddress\":\"" address    \
    "\",\"mimeType\":\"text/html\"}"

static void
test_forms(void **state)
{
    static const struct {
        const char *json;
        const char *pages[3];
        bool incomplete;
    } cases[] = {
        /* A script that sends the browser on: two pages, the jar last. */
        {HEAD "\"requests\":[" ASKED(
             "A",
             "A",
             "Document",
             "https://a.example/",
             ANSWERED(
                 "A",
                 "Document",
                 "200",
                 "192.0.2.1")) "," ASKED("B",
                                         "A",
                                         "Script",
                                         "https://b.example/x.js",
                                         ANSWERED(
                                             "B",
                                             "Script",
                                             "200",
                                             "192.0.2.2")) "," ASKED("C",
                                                                     "C",
                                                                     "Document",
                                                                     "https://"
                                                                     "www.a."
                                                                     "example/",
                                                                     ANSWERED(
                                                                         "C",
                                                                         "Docum"
                                                                         "ent",
                                                                         "200",
                                                                         "192."
                                                                         "0.2."
                                                                         "3")) "],"
                                                                               "\"cookies\":[{\"name\":\"n\",\"domain\":\".a.example\"},"
                                                                               "{\"name\":\"b\",\"domain\":\"b.example\"}]}}",
         {"a.example 2026-03-04T10:00:00.000Z"
          "|a.example document 192.0.2.1|b.example script 192.0.2.2 b=",
          "www.a.example 2026-03-04T10:00:00.000Z"
          "|www.a.example document 192.0.2.3 n="},
         false},
        /* An error page, and a page that never came. */
        {HEAD "\"requests\":[" ASKED(
             "A",
             "A",
             "Document",
             "https://a.example/",
             ANSWERED("A", "Document", "503", "192.0.2.1")) "]}}",
         {"a.example 2026-03-04T10:00:00.000Z|a.example document 192.0.2.1"},
         true},
        {HEAD "\"requests\":[" ASKED(
             "A",
             "A",
             "Document",
             "http://a.example/",
             "\"failed\":{\"requestId\":\"A\","
             "\"errorText\":"
             "\"net::ERR_EMPTY_RESPONSE\"}") ","
                                             "{\"request\":{},\"requests\":[],"
                                             "\"response\":{\"size\":0}}]}}",
         {"a.example 2026-03-04T10:00:00.000Z|a.example possible document"},
         true},
        /* Hops as Cloudflare has them: the last hop's answer in the request
         * itself. */
        {HEAD
         "\"requests\":[{\"request\":{\"requestId\":\"A\","
         "\"loaderId\":\"A\",\"frameId\":\"F\",\"type\":\"Document\","
         "\"request\":{\"url\":\"https://b.example/\"},"
         "\"redirectResponse\":{\"url\":\"https://a.example/\","
         "\"status\":302,\"remoteIPAddress\":\"192.0.2.1\"}},"
         "\"requests\":[{\"requestId\":\"A\",\"loaderId\":\"A\","
         "\"frameId\":\"F\",\"type\":\"Document\","
         "\"request\":{\"url\":\"https://a.example/\"}}],"
         "\"response\":{" ANSWERED("A", "Document", "200", "192.0.2.2") "}}]}}",
         {"b.example 2026-03-04T10:00:00.000Z"
          "|a.example redirect 192.0.2.1|b.example document 192.0.2.2"},
         false},
    };

    (void)state;
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        struct arena arena = {0};
        struct capture capture;

        captured_pages(&arena,
                       cases[i].json,
                       strlen(cases[i].json),
                       CAPTURE_URLSCAN,
                       cases[i].pages,
                       &capture);
        assert_int_equal((capture.pages[0].notes & NOTE_INCOMPLETE_CAPTURE) !=
                             0,
                         cases[i].incomplete);
        arena_finish(&arena);
    }
}

static void
test_refused(void **state)
{
    (void)state;
    captured_refusal(
        HEAD "\"cookies\":[]}}",
        "urlscan.io result without a list of requests (data.requests)");
    captured_refusal(HEAD "\"requests\":{}}}",
                     "urlscan.io result without a list of requests");
    captured_refusal("{\"task\":{\"uuid\":\"1\"},\"page\":{},\"lists\":{}}",
                     "urlscan.io result without a list of requests");
    captured_refusal(HEAD "\"requests\":[]}}",
                     "urlscan.io result without a page: 0 requests");
    captured_refusal(HEAD "\"requests\":[null,7,\"secret\",[],{},"
                          "{\"request\":7,\"requests\":7,\"response\":7},"
                          "{\"request\":{\"requestId\":7,\"request\":[]},"
                          "\"requests\":[[]],\"response\":{\"failed\":[],"
                          "\"response\":{}}}]}}",
                     "urlscan.io result without a page: 0 requests");
    captured_refusal(HEAD "\"requests\":[" ASKED(
                         "A", "A", "Document", "about:blank", "") "]}}",
                     "urlscan.io result without a page: 1 requests");
}

static void
test_mangled(void **state)
{
    (void)state;
    captured_mangled("urlscan.json");
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_whole),
        cmocka_unit_test(test_forms),
        cmocka_unit_test(test_refused),
        cmocka_unit_test(test_mangled),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
