/* SPDX-License-Identifier: EUPL-1.2 */
/* Performance logs: JSON in JSON, or not any more; two tabs at once. */
#include "captured.h"

static void
test_pages(void **state)
{
    static const char *const pages[] = {
        "one.example 2026-03-04T10:00:00.000Z"
        "|also-of-one.example style"
        "|of-one.example script"
        "|one.example document 192.0.2.1",
        "two.example 2026-03-04T10:00:10.000Z"
        "|of-two.example script"
        "|two.example document 2001:db8::2",
        NULL,
    };
    struct arena arena = {0};
    struct capture capture;
    size_t len;
    char *bytes = captured_load("perf-log.json", &len);

    (void)state;
    captured_pages(&arena, bytes, len, CAPTURE_PERF_LOG, pages, &capture);
    assert_int_equal(capture.pages[0].notes, 0);
    free(bytes);
    arena_finish(&arena);
}

static void
test_refused(void **state)
{
    (void)state;
    captured_refusal("[{\"level\":\"INFO\",\"message\":"
                     "\"{\\\"message\\\":secret\"}]",
                     "Chrome performance log without a page: 0 requests");
    captured_refusal("[{\"level\":\"INFO\",\"message\":{\"message\":7}}]",
                     "Chrome performance log without a page: 0 requests");
}

static void
test_mangled(void **state)
{
    (void)state;
    captured_mangled("perf-log.json");
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_pages),
        cmocka_unit_test(test_refused),
        cmocka_unit_test(test_mangled),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
