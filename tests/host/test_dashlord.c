/* SPDX-License-Identifier: EUPL-1.2 */
/* Lists of third parties by DashLord. */
#include "captured.h"

static void
test_whole(void **state)
{
    static const char *const pages[] = {
        "service.gouv.example 2022-05-22T02:36:28.000Z"
        "|fonts.example possible font 2001:db8::2"
        "|service.gouv.example document 192.0.2.1 _pk_id.1.2= shared="
        "|stats.example possible other script",
        NULL};
    struct arena arena = {0};
    struct capture capture;
    size_t len;
    char *bytes = captured_load("dashlord.json", &len);

    (void)state;
    captured_pages(&arena, bytes, len, CAPTURE_DASHLORD, pages, &capture);
    assert_int_equal(capture.pages[0].date.ymd, 20220522);
    assert_false(capture.pages[0].storage_seen);
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
        /* As the reports of DashLord have it: without headers. */
        {"{\"trackers\":[],\"cookies\":[],"
         "\"endpoints\":[{\"hostname\":\"www.example\",\"ip\":\"192.0.2.1\"}]}",
         "www.example |www.example document 192.0.2.1"},
        /* A host that no tracker names; an address that is none; a host with a
         * port; the same host twice. */
        {"{\"trackers\":[],\"headers\":{\"date\":\"yesterday\"},\"endpoints\":["
         "{\"hostname\":\"www.example:8443\",\"ip\":\"secret\"},"
         "{\"hostname\":\"a.example\",\"ip\":\"192.0.2.2\"},"
         "{\"hostname\":\"a.example\",\"ip\":\"192.0.2.3\"},"
         "{\"hostname\":\"\"},{\"ip\":\"192.0.2.4\"},null]}",
         "www.example |a.example possible other 192.0.2.2 192.0.2.3"
         "|www.example document"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        const char *const pages[] = {cases[i].page, NULL};
        struct arena arena = {0};
        struct capture capture;

        captured_pages(&arena,
                       cases[i].json,
                       strlen(cases[i].json),
                       CAPTURE_DASHLORD,
                       pages,
                       &capture);
        arena_finish(&arena);
    }
}

static void
test_refused(void **state)
{
    (void)state;
    captured_refusal("{\"trackers\":null,\"cookies\":null,\"headers\":null,"
                     "\"endpoints\":null}",
                     "DashLord third parties of a page that did not come");
    captured_refusal("{\"trackers\":[],\"endpoints\":[]}",
                     "DashLord third parties without the page");
    captured_refusal("{\"trackers\":[],\"endpoints\":null}",
                     "DashLord third parties without the page");
    captured_refusal("{\"trackers\":[],\"endpoints\":[{\"hostname\":\"a b\"}]}",
                     "DashLord third parties without the page");
    captured_refusal("{\"trackers\":[{\"url\":\"https://www.example/x\"}],"
                     "\"endpoints\":[{\"hostname\":\"www.example\"}]}",
                     "DashLord third parties without the page");
}

static void
test_mangled(void **state)
{
    (void)state;
    captured_mangled("dashlord.json");
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
