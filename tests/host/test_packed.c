/* SPDX-License-Identifier: EUPL-1.2 */
/* Rows that come as one text. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "facts/packed.h"

static void
test_rows(void **state)
{
    char text[] = "a\tb\tc\n\t\t\nd e\t\xc3\xa9\tf\n";
    struct packed packed = {.at = text};
    const char *columns[3];

    (void)state;
    assert_true(packed_next(&packed, columns, 3));
    assert_string_equal(columns[0], "a");
    assert_string_equal(columns[1], "b");
    assert_string_equal(columns[2], "c");
    assert_true(packed_next(&packed, columns, 3));
    assert_string_equal(columns[0], "");
    assert_string_equal(columns[1], "");
    assert_string_equal(columns[2], "");
    assert_true(packed_next(&packed, columns, 3));
    assert_string_equal(columns[0], "d e");
    assert_string_equal(columns[1], "\xc3\xa9");
    assert_string_equal(columns[2], "f");
    assert_false(packed_next(&packed, columns, 3));
    assert_false(packed.bad);
    assert_false(packed_next(&packed, columns, 3));
}

static void
test_nothing(void **state)
{
    char text[] = "";
    struct packed packed = {.at = text};
    const char *columns[1];

    (void)state;
    assert_false(packed_next(&packed, columns, 1));
    assert_false(packed.bad);
}

/* What is left is never taken for the end, nor for a row when it has a column
 * too few or too many. */
static void
test_remains(void **state)
{
    static const char *const texts[] = {
        "a\tb\nc",
        "a\tb\nc\td",
        "a\tb\n\t",
        "a\tb\n\n",
        "a\tb\nc\n",
        "a\tb\nc\nd\te\n",
        "a\tb\nc\td\te\n",
        "a\tb\n\t\t\n",
    };

    (void)state;
    for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++) {
        char text[16];
        struct packed packed = {.at = text};
        const char *columns[2];

        snprintf(text, sizeof(text), "%s", texts[i]);
        if (!packed_next(&packed, columns, 2) ||
            packed_next(&packed, columns, 2) || !packed.bad) {
            fail_msg("\"%s\"", texts[i]);
        }
        assert_false(packed_next(&packed, columns, 2));
    }
}

/* Any text of a few bytes ends, and is read to its end only when each of its
 * lines is a row. */
static void
test_all_short_texts(void **state)
{
    static const char bytes[] = "a\t\n";

    (void)state;
    for (size_t n = 0; n < 19683; n++) { /* 3 to the 9th */
        char text[10] = "";
        struct packed packed = {.at = text};
        const char *columns[2];
        size_t rows = 0;
        size_t lines = 0;
        size_t tabs = 0;
        bool good = true;

        for (size_t at = 0, left = n; at < 9; at++, left /= 3) {
            text[at] = bytes[left % 3];
            tabs += text[at] == '\t';
            if (text[at] == '\n') {
                good = good && tabs == 1;
                lines += good;
                tabs = 0;
            }
        }
        good = good && text[8] == '\n';
        while (packed_next(&packed, columns, 2)) {
            rows++;
        }
        assert_int_equal(rows, lines);
        assert_int_equal(!packed.bad && *packed.at == '\0', good);
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_rows),
        cmocka_unit_test(test_nothing),
        cmocka_unit_test(test_remains),
        cmocka_unit_test(test_all_short_texts),
    };

    return cmocka_run_group_tests_name("packed", tests, NULL, NULL);
}
