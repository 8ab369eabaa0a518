/* SPDX-License-Identifier: EUPL-1.2 */
#include "test.h"

#include <stdio.h>
#include <string.h>

#include "capture/ids.h"

/* Many names, past several growths, each found again and no other. */
static void
test_many(void **state)
{
    struct arena arena = {0};
    struct ids ids = {0};

    (void)state;
    assert_true(ids_find(&ids, "0") == IDS_NONE);
    for (size_t i = 0; i < 5000; i++) {
        const char *name = arena_format(&arena, "%zu", i);

        assert_true(ids_find(&ids, name) == IDS_NONE);
        ids_put(&ids, &arena, name, 3 * i);
    }
    for (size_t i = 0; i < 5000; i++) {
        char name[24];

        snprintf(name, sizeof(name), "%zu", i);
        assert_int_equal(ids_find(&ids, name), 3 * i);
    }
    assert_true(ids_find(&ids, "5000") == IDS_NONE);
    assert_true(ids_find(&ids, "") == IDS_NONE);
    arena_finish(&arena);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_many)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
