/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Logs of the DevTools protocol. tests/captures/devtools.json is a visit from a
 * redirect to a page that never came, and each host in it is one trap; the logs
 * below show from where on a request belongs to which page.
 */
#include "captured.h"

#define DAY "2026-03-04T10:"

/* An event that asks for a URL, and one that answers it. */
#define ASK(id, loader, frame, type, url)                                      \
    "{\"method\":\"Network.requestWillBeSent\",\"params\":{\"requestId\":"     \
    "\"" id "\",\"loaderId\":\"" loader "\",\"frameId\":\"" frame              \
    "\",\"type\":\"" type "\",\"documentURL\":\"https://doc.example/\","       \
    "\"wallTime\":1772618400,\"request\":{\"url\":\"" url                      \
    "\",\"method\":\"GET\"}}},"
#define ANSWER(id, status)                                                     \
    "{\"method\":\"Network.responseReceived\",\"params\":{\"requestId\":"      \
    "\"" id "\",\"response\":{\"status\":" status "}}},"
#define FRAME(id, parent)                                                      \
    "{\"method\":\"Page.frameAttached\",\"params\":{\"frameId\":\"" id         \
    "\",\"parentFrameId\":\"" parent "\"}},"
#define LAST "{\"method\":\"Page.loadEventFired\",\"params\":{}}]"

static void
test_traps(void **state)
{
    static const char *const pages[] = {
        "www.example " DAY "00:00.250Z"
        "|aborted.example possible media"
        "|beacon.example beacon"
        "|before-the-log.example image"
        "|blocker.example blocked script"
        "|by-worker.example fetch"
        "|bye.example beacon"
        "|cors.example fetch c="
        "|csp-later.example script"
        "|csp.example failed script"
        "|dead.example failed socket"
        "|disk.example cached style 192.0.2.2"
        "|frame.example frame 192.0.2.21"
        "|hsts.example image 192.0.2.13"
        "|inside-frame.example script 192.0.2.22"
        "|inspector.example blocked script"
        "|late.example beacon"
        "|live.example socket w="
        "|memory.example cached image"
        "|no-name.example failed font"
        "|pending.example possible fetch"
        "|preflight.example fetch"
        "|redirected-inside.example blocked script"
        "|short.example redirect 2001:db8::1 hop="
        "|to-frame.example frame 192.0.2.20"
        "|transport.example socket"
        "|twice.example script"
        "|unknown-hops.example script"
        "|worker-fetched.example script"
        "|worker-kept.example cached script"
        "|worker-made.example possible script"
        "|www.example document image 192.0.2.1 a= b=",
        "next.example " DAY "01:00.000Z"
        "|next.example document form 192.0.2.9"
        "|of-next.example script",
        "gone.example " DAY "01:02.000Z"
        "|gone.example failed document",
        NULL,
    };
    struct arena arena = {0};
    struct capture capture;
    size_t len;
    char *bytes = captured_load("devtools.json", &len);

    (void)state;
    captured_pages(&arena, bytes, len, CAPTURE_DEVTOOLS_LOG, pages, &capture);
    assert_int_equal(capture.pages[0].date.ymd, 20260304);
    assert_int_equal(capture.pages[0].notes, 0);
    assert_int_equal(capture.pages[1].notes, NOTE_INCOMPLETE_CAPTURE);
    assert_int_equal(capture.pages[2].notes, NOTE_INCOMPLETE_CAPTURE);
    free(bytes);
    arena_finish(&arena);
}

/* A request told twice is one, a redirect is two. */
static void
test_counts(void **state)
{
    struct arena arena = {0};
    struct capture capture;
    size_t len;
    char *bytes = captured_load("devtools.json", &len);

    (void)state;
    assert_int_equal(capture_read(bytes, len, &arena, &capture, NULL),
                     STATUS_OK);
    for (size_t i = 0; i < capture.pages[0].ncontacts; i++) {
        const struct contact *contact = &capture.pages[0].contacts[i];

        if (strcmp(contact->host, "twice.example") == 0) {
            assert_int_equal(contact->counts[RESOURCE_SCRIPT], 1);
        } else if (strcmp(contact->host, "hsts.example") == 0) {
            assert_int_equal(contact->counts[RESOURCE_IMAGE], 2);
        }
    }
    free(bytes);
    arena_finish(&arena);
}

static void
test_pages(void **state)
{
    static const struct {
        const char *log;
        const char *pages[4];
    } cases[] = {
        /* Without a word about frames the first one is the page's. */
        {"[" ASK("1", "1", "F", "Document", "https://a.example/") ANSWER(
             "1", "200") ASK("2", "2", "C", "Document", "https://b.example/")
             ANSWER("2", "200") LAST,
         {"a.example " DAY "00:00.000Z|a.example document|b.example frame"}},
        /* A frame that is attached later is inside all the same. */
        {"[" ASK("1", "1", "C", "Document", "https://b.example/")
             ANSWER("1", "200") FRAME("C", "F") LAST,
         {"doc.example " DAY "00:00.000Z|b.example frame"}},
        /* The page was open before: its document is known by name only. */
        {"[" ASK("1", "0", "F", "Script", "https://a.example/x.js") ANSWER(
             "1", "200") ASK("2", "2", "F", "Document", "https://b.example/")
             ASK("3", "0", "F", "Ping", "https://c.example/") ANSWER("2", "200")
                 ASK("4", "2", "F", "Image", "https://d.example/") LAST,
         {"doc.example " DAY "00:00.000Z|a.example script"
          "|c.example possible beacon",
          "b.example " DAY "00:00.000Z|b.example document"
          "|d.example possible image"}},
        /* The same document again is another page; a log of Chrome before 61
         * names documents and requests differently. */
        {"[" ASK("1.1", "1.2", "F", "Document", "https://a.example/") ANSWER(
             "1.1",
             "200") ASK("1.3", "1.2", "F", "Script", "https://b.example/")
             ASK("1.4", "1.5", "F", "Document", "https://a.example/")
                 ANSWER("1.4", "200")
                     ASK("1.6", "1.5", "F", "Image", "https://c.example/") LAST,
         {"a.example " DAY "00:00.000Z|a.example document"
          "|b.example possible script",
          "a.example " DAY "00:00.000Z|a.example document"
          "|c.example possible image"}},
        /* Frames in frames, in a circle too. */
        {"[" FRAME("B", "A") FRAME("A", "B") FRAME("D", "C") FRAME("C", "F")
             ASK("1", "1", "F", "Document", "https://a.example/") ANSWER("1",
                                                                         "200")
                 ASK("2", "2", "D", "Document", "https://b.example/")
                     ASK("3", "3", "B", "Document", "https://c.example/") LAST,
         {"a.example " DAY "00:00.000Z|a.example document"
          "|b.example possible frame|c.example possible frame"}},
        /* A worker of nobody's page, before any. */
        {"[{\"method\":\"Network.requestWillBeSent\",\"params\":{"
         "\"requestId\":\"1\",\"request\":{\"url\":\"https://w.example/\"}}}"
         "," ASK("2", "2", "F", "Document", "https://a.example/")
             ANSWER("2", "200") LAST,
         {"a.example " DAY "00:00.000Z|a.example document"}},
        /* The answer shows the page, for what tells nothing of itself. */
        {"[" ASK("1", "1", "F", "Document", "https://a.example/") ANSWER(
             "1", "200") ASK("2", "2", "F", "Document", "https://b.example/")
             ASK("3", "", "", "Ping", "https://c.example/") ANSWER("2", "200")
                 ASK("4", "", "", "Ping", "https://d.example/") LAST,
         {"a.example " DAY "00:00.000Z|a.example document"
          "|c.example possible beacon",
          "b.example " DAY "00:00.000Z|b.example document"
          "|d.example possible beacon"}},
        /* Redirects that stop half-way. */
        {"[" ASK("1",
                 "1",
                 "F",
                 "Document",
                 "https://a.example/") "{\"method\":\"Network."
                                       "requestWillBeSent\",\"params\":{"
                                       "\"requestId\":\"1\",\"request\":{"
                                       "\"url\":\"https://b.example/\"},"
                                       "\"redirectResponse\":{\"status\":302}}}"
                                       "," LAST,
         {"b.example " DAY "00:00.000Z|a.example redirect"
          "|b.example possible document"}},
        /* The log began in the middle of a redirect. */
        {"[{\"method\":\"Network.requestWillBeSent\",\"params\":{"
         "\"requestId\":\"1\",\"loaderId\":\"1\",\"frameId\":\"F\","
         "\"type\":\"Document\",\"request\":{\"url\":\"https://b.example/\"},"
         "\"redirectResponse\":{\"url\":\"https://a.example/\","
         "\"status\":302,\"remoteIPAddress\":\"192.0.2.1\"}}}," ANSWER(
             "1", "200") LAST,
         {"b.example |a.example redirect 192.0.2.1|b.example document"}},
        /* An address for a name; a type that says nothing. */
        {"[" ASK("1", "1", "F", "Document", "https://192.0.2.7/")
             ANSWER("1", "200")
                 ASK("2", "1", "F", "Other", "https://[2001:db8::7]:8443/x.css")
                     ANSWER("2", "200") LAST,
         {"192.0.2.7 " DAY "00:00.000Z|192.0.2.7 document 192.0.2.7"
          "|2001:db8::7 style 2001:db8::7"}},
    };

    (void)state;
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        struct arena arena = {0};
        struct capture capture;

        captured_pages(&arena,
                       cases[i].log,
                       strlen(cases[i].log),
                       CAPTURE_DEVTOOLS_LOG,
                       cases[i].pages,
                       &capture);
        arena_finish(&arena);
    }
}

#define EVENT(method, params)                                                  \
    "{\"method\":\"Network." method "\",\"params\":{\"requestId\":" params "}" \
    "}"                                                                        \
    ","
#define REDIRECT(id, url)                                                      \
    EVENT("requestWillBeSent",                                                 \
          "\"" id "\",\"request\":{\"url\":\"" url                             \
          "\"},\"redirectResponse\":{\"status\":302}")
#define CSP(id) EVENT("loadingFailed", "\"" id "\",\"blockedReason\":\"csp\"")
#define CORS(id, error)                                                        \
    EVENT("loadingFailed",                                                     \
          "\"" id "\",\"errorText\":\"net::ERR_FAILED\",\"corsErrorStatus\":{" \
          "\"corsError\":\"" error "\"}")
#define SENT(id) EVENT("requestWillBeSentExtraInfo", "\"" id "\"")
#define PAGE "[" ASK("1", "1", "F", "Document", "https://a.example/")

/* What the network reports beside the page's own view. */
static void
test_reports(void **state)
{
    static const struct {
        const char *log;
        const char *pages[2];
        unsigned notes;
    } cases[] = {
        /* One report, two hops: it was the first that left. */
        {PAGE ANSWER("1", "200")
             ASK("2", "1", "F", "Script", "https://b.example/") SENT("2")
                 REDIRECT("2", "https://c.example/") CSP("2") LAST,
         {"a.example " DAY "00:00.000Z|a.example document|b.example script"
          "|c.example failed script"},
         0},
        {PAGE ANSWER("1", "200")
             ASK("2", "1", "F", "Script", "https://b.example/") SENT("2")
                 REDIRECT("2", "https://c.example/") SENT("2") CSP("2") LAST,
         {"a.example " DAY "00:00.000Z|a.example document|b.example script"
          "|c.example possible script"},
         0},
        {PAGE ANSWER("1", "200")
             ASK("2", "1", "F", "Script", "https://b.example/") SENT("2")
                 CSP("2") LAST,
         {"a.example " DAY "00:00.000Z|a.example document"
          "|b.example possible script"},
         0},
        /* It answered, and nothing else is told of it. */
        {PAGE ANSWER("1", "200")
             ASK("2", "1", "F", "Script", "https://b.example/")
                 EVENT("responseReceivedExtraInfo", "\"2\"") LAST,
         {"a.example " DAY "00:00.000Z|a.example document|b.example script"},
         0},
        /* CORS: turned down by the answer, or before anything left. */
        {PAGE ANSWER("1", "200")
             ASK("2", "1", "F", "Fetch", "https://b.example/")
                 CORS("2", "PreflightMissingAllowOriginHeader")
                     ASK("3", "1", "F", "Fetch", "https://c.example/")
                         CORS("3", "DisallowedByMode") LAST,
         {"a.example " DAY "00:00.000Z|a.example document|b.example fetch"
          "|c.example possible fetch"},
         0},
        /* The status of a document that only the network saw. */
        {PAGE EVENT("responseReceivedExtraInfo", "\"1\",\"statusCode\":200")
             LAST,
         {"a.example " DAY "00:00.000Z|a.example document"},
         0},
        {PAGE EVENT("responseReceivedExtraInfo", "\"1\",\"statusCode\":403")
             LAST,
         {"a.example " DAY "00:00.000Z|a.example document"},
         NOTE_INCOMPLETE_CAPTURE},
        /* The first answer is the answer. */
        {PAGE ANSWER("1", "200") ANSWER("1", "500") LAST,
         {"a.example " DAY "00:00.000Z|a.example document"},
         0},
        /* A request for leave that nobody answered. */
        {PAGE ANSWER("1", "200")
             EVENT("requestWillBeSent",
                   "\"2\",\"type\":\"Other\",\"initiator\":{\"type\":"
                   "\"preflight\"},\"request\":{\"url\":"
                   "\"https://b.example/\"}") LAST,
         {"a.example " DAY "00:00.000Z|a.example document"
          "|b.example possible fetch"},
         0},
        /* A page that was left before it came. */
        {PAGE EVENT("loadingFailed", "\"1\",\"errorText\":\"net::ERR_ABORTED\"")
             LAST,
         {"a.example " DAY "00:00.000Z|a.example possible document"},
         NOTE_INCOMPLETE_CAPTURE},
    };

    (void)state;
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        struct arena arena = {0};
        struct capture capture;

        captured_pages(&arena,
                       cases[i].log,
                       strlen(cases[i].log),
                       CAPTURE_DEVTOOLS_LOG,
                       cases[i].pages,
                       &capture);
        assert_int_equal(capture.pages[0].notes, cases[i].notes);
        arena_finish(&arena);
    }
}

static void
test_refused(void **state)
{
    (void)state;
    captured_refusal("[" LAST, "DevTools log without a page: 0 requests");
    captured_refusal("[" ASK("1", "1", "F", "Document", "chrome://newtab/")
                         ASK("2", "1", "F", "Script", "https://secret.example/")
                             LAST,
                     "DevTools log without a page: 2 requests");
    captured_refusal("[{\"method\":\"Network.requestWillBeSent\","
                     "\"params\":{}}]",
                     "DevTools log without a page: 0 requests");
}

/* More pages than a file may hold are refused, and said to be. */
static void
test_too_many(void **state)
{
    struct arena arena = {0};
    struct problem problem = {0};
    struct capture capture;
    size_t room = (CAPTURE_MAX_PAGES + 1) * 320;
    char *log = malloc(room);
    size_t used = 1;

    (void)state;
    assert_non_null(log);
    log[0] = '[';
    for (size_t i = 0; i <= CAPTURE_MAX_PAGES; i++) {
        used += (size_t)snprintf(
            log + used,
            room - used,
            ASK("%zu", "%zu", "F", "Document", "https://a.example/"),
            i,
            i);
    }
    log[used - 1] = ']';
    assert_int_equal(capture_read(log, used, &arena, &capture, &problem),
                     STATUS_TOO_LARGE);
    assert_string_equal(problem.what, "more than 1024 pages");
    free(log);
    arena_finish(&arena);
}

/* Times that no clock has are no time. */
static void
test_times(void **state)
{
    static const char *const times[] = {
        "-1", "0", "1e300", "253402300800", "\"x\"", "null", "{}"};

    (void)state;
    for (size_t i = 0; i < sizeof(times) / sizeof(times[0]); i++) {
        struct arena arena = {0};
        struct capture capture;
        const char *log = arena_format(
            &arena,
            "[{\"method\":\"Network.requestWillBeSent\",\"params\":{"
            "\"requestId\":\"1\",\"loaderId\":\"1\",\"frameId\":\"F\","
            "\"type\":\"Document\",\"wallTime\":%s,\"request\":{\"url\":"
            "\"https://a.example/\"}}}]",
            times[i]);

        assert_int_equal(capture_read(log, strlen(log), &arena, &capture, NULL),
                         STATUS_OK);
        assert_string_equal(capture.pages[0].at, "");
        arena_finish(&arena);
    }
}

static void
test_mangled(void **state)
{
    (void)state;
    captured_mangled("devtools.json");
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_traps),
        cmocka_unit_test(test_counts),
        cmocka_unit_test(test_pages),
        cmocka_unit_test(test_reports),
        cmocka_unit_test(test_refused),
        cmocka_unit_test(test_too_many),
        cmocka_unit_test(test_times),
        cmocka_unit_test(test_mangled),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
