/* SPDX-License-Identifier: EUPL-1.2 */
/* Inspections by the EDPS Website Evidence Collector. */
#include "captured.h"

#define PAGE "\"uri_ins\":\"https://www.example/\",\"uri_refs\":[]"
#define AT "\"start_time\":\"2026-03-04T10:00:00.000Z\""

static void
test_whole(void **state)
{
    static const char *const pages[] = {
        "www.candidat.example 2026-03-04T10:00:00.000Z"
        "|192.0.2.7 possible other"
        "|2001:db8::1 possible other"
        "|a.video.example other first-by-name="
        "|candidat.example redirect"
        "|cdn.example other script"
        "|live.example other socket"
        "|pixel.example possible other image untold="
        "|player.video.example other frame VISITOR= [yt-player]"
        "|short.example other redirect hop="
        "|silent.example possible socket"
        "|stats.example possible other"
        "|www.candidat.example other document"
        " _ga:= again= no-domain:= shared= [_pk_uid] [theme]"
        "|xn--bcher-kva.example possible other",
        NULL};
    struct arena arena = {0};
    struct capture capture;
    size_t len;
    char *bytes = captured_load("wec.json", &len);

    (void)state;
    captured_pages(&arena, bytes, len, CAPTURE_WEC, pages, &capture);
    assert_int_equal(capture.pages[0].date.ymd, 20260304);
    assert_true(capture.pages[0].storage_seen);
    assert_int_equal(capture.together, 2);
    free(bytes);
    arena_finish(&arena);
}

static void
test_forms(void **state)
{
    static const struct {
        const char *json;
        const char *page;
        bool storage_seen;
        size_t together;
    } cases[] = {
        /* Lists of hosts as versions before 0.4 have them. */
        {"{" PAGE "," AT ",\"hosts\":{\"requests\":{\"count\":2,\"entries\":["
         "\"www.example\",\"a.example\"]}}}",
         "www.example 2026-03-04T10:00:00.000Z"
         "|a.example possible other|www.example document",
         false,
         0},
        {"{" PAGE ",\"hosts\":{\"requests\":[\"a.example\"]}}",
         "www.example |a.example possible other|www.example document",
         false,
         0},
        /* Nothing stored is something else than nobody looked. */
        {"{" PAGE ",\"cookies\":[],\"localStorage\":{},"
         "\"browsing_history\":[\"https://www.example/\"],"
         "\"hosts\":{\"requests\":{\"firstParty\":[]}}}",
         "www.example |www.example document",
         true,
         1},
        {"{" PAGE ",\"cookies\":[],\"localStorage\":null,"
         "\"hosts\":{\"requests\":[]}}",
         "www.example |www.example document",
         false,
         0},
        /* A title of one's own; no destination; no time that is one. */
        {"{\"title\":\"Mine\"," PAGE ",\"uri_dest\":null,"
         "\"start_time\":\"yesterday\",\"hosts\":{\"requests\":[]}}",
         "www.example |www.example document",
         false,
         0},
        {"{" PAGE ",\"start_time\":\"2026-03-04 11:00:00,5+01:00\","
         "\"hosts\":{\"requests\":[]}}",
         "www.example 2026-03-04T10:00:00.500Z|www.example document",
         false,
         0},
        {"{" PAGE ",\"uri_dest\":\"chrome-error://chromewebdata/\","
         "\"hosts\":{\"requests\":[]}}",
         "www.example |www.example document",
         false,
         0},
        /* A cookie of the site: its page before the host that is the site. */
        {"{" PAGE ",\"hosts\":{\"requests\":[\"example\",\"a.example\"]},"
         "\"cookies\":[{\"name\":\"n\",\"domain\":\".example\"},"
         "{\"name\":\"s\",\"domain\":\"example\","
         "\"log\":{\"type\":\"Cookie.JS\"}},"
         "{\"name\":\"c\",\"domain\":\"a.example\"},"
         "{\"name\":\"l\",\"domain\":\"b.example\"}]}",
         "www.example |a.example possible other c="
         "|example possible other n=|www.example document s:=",
         false,
         0},
        /* Storage of a frame that no list names. */
        {"{" PAGE ",\"hosts\":{\"requests\":[]},"
         "\"localStorage\":{\"https://f.example\":{\"k\":{}}}}",
         "www.example |f.example frame [k]|www.example document",
         false,
         0},
    };

    (void)state;
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        const char *const pages[] = {cases[i].page, NULL};
        struct arena arena = {0};
        struct capture capture;

        captured_pages(&arena,
                       cases[i].json,
                       strlen(cases[i].json),
                       CAPTURE_WEC,
                       pages,
                       &capture);
        assert_int_equal(capture.pages[0].storage_seen, cases[i].storage_seen);
        assert_int_equal(capture.together, cases[i].together);
        arena_finish(&arena);
    }
}

static void
test_refused(void **state)
{
    static const struct {
        const char *json;
        const char *what;
    } cases[] = {
        {"{\"title\":\"Website Evidence Collection\"}",
         "EDPS WEC inspection without the address of the page (uri_ins)"},
        {"{\"uri_ins\":\"secret\",\"uri_refs\":[],"
         "\"hosts\":{\"requests\":[]}}",
         "EDPS WEC inspection without the address of the page (uri_ins)"},
        {"{" PAGE "}",
         "EDPS WEC inspection without a list of hosts (hosts.requests)"},
        {"{" PAGE ",\"hosts\":[]}",
         "EDPS WEC inspection without a list of hosts"},
        {"{" PAGE ",\"hosts\":{\"requests\":\"a.example\"}}",
         "EDPS WEC inspection without a list of hosts"},
        {"{" PAGE ",\"hosts\":{\"requests\":{\"firstParty\":7}}}",
         "EDPS WEC inspection without a list of hosts"},
        {"{" PAGE ",\"hosts\":{\"links\":{\"firstParty\":[\"a.example\"]}}}",
         "EDPS WEC inspection without a list of hosts"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        captured_refusal(cases[i].json, cases[i].what);
    }
}

static void
test_mangled(void **state)
{
    (void)state;
    captured_mangled("wec.json");
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
