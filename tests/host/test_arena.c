/* SPDX-License-Identifier: EUPL-1.2 */
#include "core/arena.h"
#include "test.h"

#include <stdalign.h>
#include <string.h>

static void
allocations_are_zeroed_and_aligned(void **state)
{
    struct arena arena = {0};

    (void)state;
    for (size_t size = 0; size < 3000; size += 7) {
        unsigned char *bytes = arena_alloc(&arena, size);

        assert_int_equal((uintptr_t)bytes % alignof(max_align_t), 0);
        for (size_t i = 0; i < size; i++) {
            assert_int_equal(bytes[i], 0);
        }
        memset(bytes, 0xA5, size);
    }
    arena_finish(&arena);
}

/* After a reset the same memory comes back, zeroed again. */
static void
reset_reuses(void **state)
{
    struct arena arena = {0};
    unsigned char *first = arena_alloc(&arena, 100);

    (void)state;
    memset(first, 0xA5, 100);
    arena_reset(&arena);
    assert_ptr_equal(arena_alloc(&arena, 100), first);
    assert_int_equal(first[99], 0);
    /* larger than a block, then back to small ones */
    memset(arena_alloc(&arena, 3 * ARENA_BLOCK), 1, 3 * ARENA_BLOCK);
    memset(arena_alloc(&arena, 10), 1, 10);
    arena_reset(&arena);
    memset(arena_alloc(&arena, 2 * ARENA_KEEP), 1, 2 * ARENA_KEEP);
    arena_reset(&arena);
    assert_ptr_equal(arena_alloc(&arena, 100), first);
    arena_finish(&arena);
    assert_null(arena.first);
}

static void
texts(void **state)
{
    struct arena arena = {0};
    char *copy = arena_copy(&arena, "abcdef", 3);

    (void)state;
    assert_string_equal(copy, "abc");
    assert_string_equal(arena_copy(&arena, NULL, 0), "");
    assert_string_equal(arena_format(&arena, "%s-%d", copy, 7), "abc-7");
    arena_finish(&arena);
}

static void
arrays_grow(void **state)
{
    struct arena arena = {0};
    size_t capacity = 0;
    int *items = NULL;

    (void)state;
    for (int i = 0; i < 1000; i++) {
        items = arena_grow(&arena, items, (size_t)i, &capacity, sizeof(*items));
        assert_true(capacity > (size_t)i);
        items[i] = i;
    }
    for (int i = 0; i < 1000; i++) {
        assert_int_equal(items[i], i);
    }
    arena_finish(&arena);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(allocations_are_zeroed_and_aligned),
        cmocka_unit_test(reset_reuses),
        cmocka_unit_test(texts),
        cmocka_unit_test(arrays_grow),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
