/* SPDX-License-Identifier: EUPL-1.2 */
/* Lighthouse's records of requests, those of today and those of 2016. */
#include "captured.h"

static void
test_pages(void **state)
{
    static const struct {
        const char *file;
        const char *pages[3];
        unsigned notes[2];
    } cases[] = {
        {"network-records.json",
         {"www.example 2026-03-04T10:00:00Z"
          "|cdn.example script 2001:db8::3"
          "|disk.example cached style 192.0.2.4"
          "|frame.example frame"
          "|memory.example cached image"
          "|nameless.example script"
          "|no-name.example failed image"
          "|pixel.example image"
          "|sync.example image"
          "|worker.example possible fetch"
          "|www.example document redirect 192.0.2.1 a= b= hop=",
          "www.example "
          "|of-next.example script"
          "|www.example document"},
         {0, NOTE_INCOMPLETE_CAPTURE}},
        {"network-records-old.json",
         {"old.example 2016-09-14T05:44:26.873Z"
          "|img.example image 192.0.2.8"
          "|old.example document 192.0.2.7"},
         {0}},
    };

    (void)state;
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        struct arena arena = {0};
        struct capture capture;
        size_t len;
        char *bytes = captured_load(cases[i].file, &len);

        captured_pages(&arena,
                       bytes,
                       len,
                       CAPTURE_NETWORK_RECORDS,
                       cases[i].pages,
                       &capture);
        for (size_t k = 0; k < capture.npages; k++) {
            assert_int_equal(capture.pages[k].notes, cases[i].notes[k]);
        }
        free(bytes);
        arena_finish(&arena);
    }
}

/* Two records without a name are two requests. */
static void
test_nameless(void **state)
{
    struct arena arena = {0};
    struct capture capture;
    size_t len;
    char *bytes = captured_load("network-records.json", &len);

    (void)state;
    assert_int_equal(capture_read(bytes, len, &arena, &capture, NULL),
                     STATUS_OK);
    assert_string_equal(capture.pages[0].contacts[4].host, "nameless.example");
    assert_int_equal(capture.pages[0].contacts[4].counts[RESOURCE_SCRIPT], 2);
    free(bytes);
    arena_finish(&arena);
}

/* Times beyond any clock order nothing, and break nothing. */
static void
test_times(void **state)
{
    static const char records[] =
        "[{\"requestId\":\"2\",\"url\":\"https://b.example/x.js\","
        "\"statusCode\":1e300,\"resourceType\":\"Script\","
        "\"rendererStartTime\":1e300},"
        "{\"requestId\":\"1\",\"url\":\"https://a.example/\","
        "\"statusCode\":200,\"resourceType\":\"Document\","
        "\"rendererStartTime\":-5,\"wallIssueTime\":1e300,"
        "\"responseHeaders\":[{\"name\":\"Date\",\"value\":\"yesterday\"}]}]";
    static const char *const pages[] = {"a.example |a.example document", NULL};
    struct arena arena = {0};
    struct capture capture;

    (void)state;
    captured_pages(&arena,
                   records,
                   strlen(records),
                   CAPTURE_NETWORK_RECORDS,
                   pages,
                   &capture);
    arena_finish(&arena);
}

/* The Date of an answer that was kept is that of another day. */
static void
test_kept_date(void **state)
{
    static const char record[] =
        "[{\"requestId\":\"1\",\"url\":\"https://a.example/\","
        "\"statusCode\":200,\"resourceType\":\"Document\",\"from%sCache\":"
        "true,\"responseHeaders\":[{\"name\":\"Date\",\"value\":"
        "\"Wed, 04 Mar 2026 10:00:00 GMT\"}]}]";
    static const struct {
        const char *cache;
        const char *at;
    } cases[] = {
        {"No", "2026-03-04T10:00:00Z"},
        {"Disk", ""},
        {"Memory", ""},
        {"Prefetch", ""},
    };

    (void)state;
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        struct arena arena = {0};
        struct capture capture;
        const char *text = arena_format(&arena, record, cases[i].cache);

        assert_int_equal(
            capture_read(text, strlen(text), &arena, &capture, NULL),
            STATUS_OK);
        assert_string_equal(capture.pages[0].at, cases[i].at);
        arena_finish(&arena);
    }
}

static void
test_refused(void **state)
{
    (void)state;
    captured_refusal("[{\"requestId\":\"1\",\"url\":\"data:secret\","
                     "\"statusCode\":200},7]",
                     "Lighthouse network records without a page: 1 requests");
}

static void
test_mangled(void **state)
{
    (void)state;
    captured_mangled("network-records.json");
    captured_mangled("network-records-old.json");
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_pages),
        cmocka_unit_test(test_nameless),
        cmocka_unit_test(test_times),
        cmocka_unit_test(test_kept_date),
        cmocka_unit_test(test_refused),
        cmocka_unit_test(test_mangled),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
