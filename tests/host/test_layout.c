/* SPDX-License-Identifier: EUPL-1.2 */
/* Lines of the text report: columns, margins, and what must not get through. */
#include "test.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "report/layout.h"
#include "report/words.h"

static void
check(size_t margin, const char *lead, const char *text, const char *wanted)
{
    char *bytes = NULL;
    size_t size = 0;
    FILE *out = open_memstream(&bytes, &size);

    assert_non_null(out);
    layout_text(out, margin, lead, text);
    fclose(out);
    assert_string_equal(bytes, wanted);
    free(bytes);
}

static void
test_text(void **state)
{
    char long_word[102];

    (void)state;
    check(0, "", "", "");
    check(2, "", "a  b", "  a b\n");
    check(4, "x", "y", "x   y\n");
    check(2, "long", "y", "long y\n");
    /* 39 + 1 + 40 columns fill a line; one more does not fit */
    check(0,
          "",
          "éééééééééééééééééééééééééééééééééééééé "
          "bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb",
          "éééééééééééééééééééééééééééééééééééééé "
          "bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb\n");
    check(0,
          "",
          "ééééééééééééééééééééééééééééééééééééééé "
          "bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb",
          "ééééééééééééééééééééééééééééééééééééééé\n"
          "bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb\n");
    memset(long_word, 'w', 100);
    long_word[100] = '\n';
    long_word[101] = '\0';
    {
        char wanted[110];

        snprintf(wanted, sizeof(wanted), "  %.100s?\n", long_word);
        check(2, "", long_word, wanted);
    }
    check(0, "", "\x1b[31mred\x7f", "?[31mred?\n");
}

static void
test_padded(void **state)
{
    struct arena arena = {0};

    (void)state;
    assert_string_equal(layout_padded(&arena, "Portée", 8), "Portée  ");
    assert_string_equal(layout_padded(&arena, "B–D", 2), "B–D");
    arena_finish(&arena);
}

/* Every word exists in both languages, and each hole is filled. */
static void
test_words(void **state)
{
    struct arena arena = {0};
    enum language language = LANGUAGE_FR;

    (void)state;
    for (int i = 0; i < WORD_COUNT; i++) {
        assert_true(word((enum word)i, LANGUAGE_FR)[0] != '\0');
        assert_true(word((enum word)i, LANGUAGE_EN)[0] != '\0');
    }
    assert_string_equal(word_with(WORD_EMPTY_PAGES,
                                  LANGUAGE_EN,
                                  &arena,
                                  (const char *const[]){"1", "{}", NULL}),
                        "1 of {} pages ask nothing of any machine; left out");
    assert_true(language_parse("en_GB.UTF-8", &language));
    assert_int_equal(language, LANGUAGE_EN);
    assert_true(language_parse("fr", &language));
    assert_int_equal(language, LANGUAGE_FR);
    assert_false(language_parse("frr_DE", &language));
    assert_false(language_parse("C", &language));
    assert_false(language_parse(NULL, &language));
    assert_string_equal(word_for("cached", LANGUAGE_FR),
                        "sans contact cette fois");
    assert_string_equal(word_for("cached", LANGUAGE_EN),
                        "no contact this time");
    assert_string_equal(word_for("x", LANGUAGE_FR), "x");
    arena_finish(&arena);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_text),
        cmocka_unit_test(test_padded),
        cmocka_unit_test(test_words),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
