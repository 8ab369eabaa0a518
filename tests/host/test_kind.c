/* SPDX-License-Identifier: EUPL-1.2 */
/* The kind of a file by what is in it, whatever it is called. */
#include "test.h"

#include <string.h>

#include "capture/kind.h"

static void
test_kinds(void **state)
{
    static const struct {
        const char *json;
        enum capture_kind kind;
        const char *name;
    } cases[] = {
        {"{\"log\":{\"entries\":[]}}", CAPTURE_HAR, "HAR"},
        {"{\"log\":{}}", CAPTURE_HAR, "HAR"},
        {"{\"schema\":\"cocarde.page/1\"}",
         CAPTURE_PAGE,
         "page exported by Cocarde"},
        {"{\"schema\":\"cocarde.rating/1\"}",
         CAPTURE_RATING,
         "rating by Cocarde"},
        {"{\"lighthouseVersion\":\"12\",\"audits\":{}}",
         CAPTURE_LIGHTHOUSE,
         "Lighthouse report"},
        {"[{\"lighthouseVersion\":\"12\",\"audits\":{}}]",
         CAPTURE_LIGHTHOUSE,
         "Lighthouse report"},
        {"{\"lhr\":{\"lighthouseVersion\":\"12\",\"audits\":{}}}",
         CAPTURE_LIGHTHOUSE,
         "Lighthouse report"},
        {"[{\"requestId\":\"1\",\"url\":\"x\",\"resourceType\":1}]",
         CAPTURE_NETWORK_RECORDS,
         "Lighthouse network records"},
        {"[{\"_requestId\":\"1\",\"_url\":\"x\",\"_statusCode\":1}]",
         CAPTURE_NETWORK_RECORDS,
         "Lighthouse network records"},
        {"{\"lighthouseResult\":{\"lighthouseVersion\":\"12\","
         "\"audits\":{}}}",
         CAPTURE_LIGHTHOUSE,
         "Lighthouse report"},
        {"{\"steps\":[{\"lhr\":{\"lighthouseVersion\":\"12\","
         "\"audits\":{}}}]}",
         CAPTURE_LIGHTHOUSE,
         "Lighthouse report"},
        {"{\"steps\":[7]}", CAPTURE_UNKNOWN, "unknown"},
        {"[{\"method\":\"Network.requestWillBeSent\",\"params\":{}}]",
         CAPTURE_DEVTOOLS_LOG,
         "DevTools log"},
        {"[null,{\"method\":\"Page.loadEventFired\",\"params\":{}}]",
         CAPTURE_DEVTOOLS_LOG,
         "DevTools log"},
        {"[{\"level\":\"INFO\",\"message\":\"{\\\"message\\\":{}}\"}]",
         CAPTURE_PERF_LOG,
         "Chrome performance log"},
        {"{\"title\":\"Website Evidence Collection\"}",
         CAPTURE_WEC,
         "EDPS WEC inspection"},
        {"{\"title\":\"Blacklight Inspection\",\"uri_ins\":\"x\","
         "\"uri_refs\":[]}",
         CAPTURE_BLACKLIGHT,
         "Blacklight inspection"},
        {"{\"trackers\":[],\"endpoints\":[]}",
         CAPTURE_DASHLORD,
         "DashLord third parties"},
        {"{\"trackers\":null,\"endpoints\":null}",
         CAPTURE_DASHLORD,
         "DashLord third parties"},
        {"{\"trackers\":[]}", CAPTURE_UNKNOWN, "unknown"},
        {"{\"trackers\":{},\"endpoints\":[]}", CAPTURE_UNKNOWN, "unknown"},
        {"{\"title\":\"Mine\",\"uri_ins\":\"x\",\"uri_refs\":[]}",
         CAPTURE_WEC,
         "EDPS WEC inspection"},
        {"{\"title\":\"Mine\",\"uri_ins\":\"x\",\"reports\":{}}",
         CAPTURE_BLACKLIGHT,
         "Blacklight inspection"},
        {"{\"task\":{\"uuid\":\"1\"},\"page\":{},\"lists\":{}}",
         CAPTURE_URLSCAN,
         "urlscan.io result"},
        {"{}", CAPTURE_UNKNOWN, "unknown"},
        {"[]", CAPTURE_UNKNOWN, "unknown"},
        {"[[{\"log\":{}}]]", CAPTURE_UNKNOWN, "unknown"},
        {"{\"log\":[2,1,3]}", CAPTURE_UNKNOWN, "unknown"},
        {"{\"schema\":\"cocarde.lookup/1\"}", CAPTURE_UNKNOWN, "unknown"},
        {"{\"method\":\"GET\",\"params\":{}}", CAPTURE_UNKNOWN, "unknown"},
        {"\"log\"", CAPTURE_UNKNOWN, "unknown"},
        {"1", CAPTURE_UNKNOWN, "unknown"},
    };
    struct arena arena = {0};

    (void)state;
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        const char *json = cases[i].json;
        const struct json *root = json_parse(json, strlen(json), &arena, NULL);

        assert_non_null(root);
        if (kind_of(root) != cases[i].kind) {
            fail_msg("%s: %s", json, capture_kind_name(kind_of(root)));
        }
        assert_string_equal(capture_kind_name(cases[i].kind), cases[i].name);
    }
    assert_int_equal(kind_of(NULL), CAPTURE_UNKNOWN);
    arena_finish(&arena);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_kinds)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
