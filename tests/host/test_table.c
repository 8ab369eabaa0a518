/* SPDX-License-Identifier: EUPL-1.2 */
/* The hash table, at its smallest, at its fullest, and empty. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "facts/table.h"

static void
test_every_size(void **state)
{
    struct arena arena = {0};

    (void)state;
    for (size_t count = 0; count <= 200; count++) {
        struct table table = {0};
        size_t value = 12345;

        table_init(&table, &arena, count);
        for (size_t i = 0; i < count; i++) {
            table_put(&table, arena_format(&arena, "key%zu", i), i * 7);
        }
        for (size_t i = 0; i < count; i++) {
            assert_true(
                table_find(&table, arena_format(&arena, "key%zu", i), &value));
            assert_int_equal(value, i * 7);
        }
        value = 12345;
        assert_false(table_find(&table, "key", &value));
        assert_false(table_find(&table, "", &value));
        assert_false(
            table_find(&table, arena_format(&arena, "key%zu", count), &value));
        assert_int_equal(value, 12345);
        arena_reset(&arena);
    }
    arena_finish(&arena);
}

static void
test_zeroed_is_empty(void **state)
{
    struct table table = {0};
    size_t value = 1;

    (void)state;
    assert_false(table_find(&table, "key", &value));
    assert_int_equal(value, 1);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_every_size),
        cmocka_unit_test(test_zeroed_is_empty),
    };

    return cmocka_run_group_tests_name("table", tests, NULL, NULL);
}
