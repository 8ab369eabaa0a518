/* SPDX-License-Identifier: EUPL-1.2 */
/* Inspections by Blacklight. */
#include "captured.h"

#define PAGE                                                                   \
    "\"title\":\"Blacklight Inspection\",\"uri_ins\":\"https://www.example/\""

static void
test_whole(void **state)
{
    static const char *const pages[] = {
        "www.candidat.example 2026-03-04T10:00:00.000Z"
        "|ads.example possible other script image"
        " twice= twice:= uid="
        "|candidat.example redirect"
        "|canvas.example other script"
        "|don.candidat.example possible other"
        "|edge.recorder.example possible other script"
        "|fonts.example other script"
        "|keys.example possible other fetch"
        "|listens.example other script"
        "|player.video.example other frame below="
        "|www.candidat.example document _ga:= untold=",
        NULL};
    struct arena arena = {0};
    struct capture capture;
    size_t len;
    char *bytes = captured_load("blacklight.json", &len);

    (void)state;
    captured_pages(&arena, bytes, len, CAPTURE_BLACKLIGHT, pages, &capture);
    assert_false(capture.pages[0].storage_seen);
    assert_int_equal(capture.together, 3);
    free(bytes);
    arena_finish(&arena);
}

static void
test_forms(void **state)
{
    static const struct {
        const char *json;
        const char *page;
    } cases[] = {
        /* The inspections of 2019: no destination, no reports. */
        {"{" PAGE ",\"uri_dest\":null,\"uri_redirects\":[],"
         "\"start_time\":\"2019-12-07T23:29:27.269Z\",\"hosts\":{\"requests\":{"
         "\"first_party\":[\"www.example\"],"
         "\"third_party\":[\"a.example\",\"data\"]}}}",
         "www.example 2019-12-07T23:29:27.269Z"
         "|a.example possible other|www.example document"},
        /* Reports by the names of those years, and a title of one's own. */
        {"{\"title\":\"Mine\",\"uri_ins\":\"https://www.example/\","
         "\"hosts\":{\"requests\":{\"third_party\":[\"a.example\"]}},"
         "\"reports\":{\"web_beacons\":[{\"url\":\"https://a.example/x.gif\"}],"
         "\"data_exfiltration\":{\"a.example\":[{"
         "\"post_request_url\":\"https://a.example/p\"}]}}}",
         "www.example |a.example possible other fetch image"
         "|www.example document"},
        /* It was told to block: what it blocked never left. */
        {"{" PAGE ",\"config\":{\"enableAdBlock\":true},"
         "\"hosts\":{\"requests\":{\"third_party\":[\"a.example\"]}},"
         "\"reports\":{\"cookies\":[{\"name\":\"c\",\"domain\":\"b.example\"}],"
         "\"third_party_trackers\":[{\"url\":\"https://a.example/x.js\"},"
         "{\"url\":\"https://b.example/x.js\"}]}}",
         "www.example |a.example possible other|a.example blocked script"
         "|b.example blocked script|www.example document"},
        /* A page that is called "data" is one. */
        {"{\"title\":\"Blacklight Inspection\",\"uri_ins\":\"http://data/\","
         "\"hosts\":{\"requests\":{\"first_party\":[\"data\"]}}}",
         "data |data document"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        const char *const pages[] = {cases[i].page, NULL};
        struct arena arena = {0};
        struct capture capture;

        captured_pages(&arena,
                       cases[i].json,
                       strlen(cases[i].json),
                       CAPTURE_BLACKLIGHT,
                       pages,
                       &capture);
        arena_finish(&arena);
    }
}

static void
test_refused(void **state)
{
    (void)state;
    captured_refusal(
        "{\"title\":\"Blacklight Inspection\",\"uri_ins\":\"secret\"}",
        "Blacklight inspection without the address of the page (uri_ins)");
    captured_refusal(
        "{" PAGE ",\"reports\":{}}",
        "Blacklight inspection without a list of hosts (hosts.requests)");
    captured_refusal("{" PAGE ",\"hosts\":{\"requests\":{\"first_party\":{}}}}",
                     "Blacklight inspection without a list of hosts");
}

static void
test_mangled(void **state)
{
    (void)state;
    captured_mangled("blacklight.json");
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
