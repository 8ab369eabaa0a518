/* SPDX-License-Identifier: EUPL-1.2 */
/* Which page of a log a request belongs to, when frames, documents or neither
 * are told. */
#include "test.h"

#include <string.h>

#include "capture/navigation.h"

static struct arena arena;
static struct navigation navigation;

static int
begin(void **state)
{
    (void)state;
    arena = (struct arena){0};
    navigation_begin(&navigation, &arena);
    return 0;
}

static int
end(void **state)
{
    (void)state;
    arena_finish(&arena);
    return 0;
}

/* The leg of a request for something inside a page. */
static size_t
ask(const char *frame, const char *loader)
{
    bool main = true;
    size_t leg = navigation_leg(&navigation,
                                &(struct origin){.frame = frame,
                                                 .loader = loader,
                                                 .document = "https://d.test/",
                                                 .at = "",
                                                 .web = true},
                                &main);

    assert_false(main);
    return leg;
}

/* The same for a document; main: it must begin the leg, or must not. */
static size_t
open_page(const char *frame, const char *loader, bool main)
{
    bool begins = !main;
    size_t leg = navigation_leg(&navigation,
                                &(struct origin){.frame = frame,
                                                 .loader = loader,
                                                 .document = "https://d.test/",
                                                 .at = "",
                                                 .asks_document = true,
                                                 .web = true},
                                &begins);

    assert_int_equal(begins, main);
    return leg;
}

/* Until the next document answers, its frame shows the one before. */
static void
test_pending(void **state)
{
    size_t first = open_page("F", "1", true);
    size_t second = open_page("F", "2", true);

    (void)state;
    assert_int_not_equal(first, second);
    assert_int_equal(ask("F", ""), first);
    assert_int_equal(ask("", ""), first);
    assert_int_equal(ask("", "2"), second); /* who asks has it already */
    assert_int_equal(ask("F", ""), second);
    assert_int_equal(ask("", ""), second);
}

static void
test_shown(void **state)
{
    size_t first = open_page("F", "1", true);
    size_t second = open_page("F", "2", true);

    (void)state;
    navigation_shown(&navigation, second);
    assert_int_equal(ask("F", ""), second);
    /* What the first still asks for does not bring it back. */
    assert_int_equal(ask("F", "1"), first);
    assert_int_equal(ask("F", ""), second);
    assert_int_equal(ask("", ""), second);
    navigation_committed(&navigation, "1");
    assert_int_equal(ask("F", ""), second);
    navigation_committed(&navigation, "never heard of");
    assert_int_equal(ask("F", ""), second);
}

/* The same document asked for twice is one page, another one is another. */
static void
test_twice(void **state)
{
    size_t first = open_page("F", "1", true);

    (void)state;
    assert_int_equal(open_page("F", "1", false), first);
    assert_int_not_equal(open_page("F", "", true), first);
}

/* A frame and its documents stay with the page they were first seen in. */
static void
test_frames_stay(void **state)
{
    size_t first;
    size_t second;

    (void)state;
    navigation_frame(&navigation, "F", "");
    navigation_frame(&navigation, "C", "F");
    first = open_page("F", "1", true);
    assert_int_equal(open_page("C", "frame", false), first);
    second = open_page("F", "2", true);
    navigation_shown(&navigation, second);
    assert_int_equal(ask("C", ""), first);
    assert_int_equal(ask("", "frame"), first);
    assert_int_equal(ask("D", ""), second);
}

/* Two tabs: what stands deep in one is not of the other, shown last. */
static void
test_tabs(void **state)
{
    size_t first;
    size_t second;

    (void)state;
    navigation_frame(&navigation, "F", "");
    navigation_frame(&navigation, "G", "");
    navigation_frame(&navigation, "C", "F");
    navigation_frame(&navigation, "D", "C");
    first = open_page("F", "1", true);
    second = open_page("G", "2", true);
    navigation_shown(&navigation, first);
    navigation_shown(&navigation, second);
    assert_int_equal(ask("D", ""), first);
    assert_int_equal(ask("F", ""), first);
    assert_int_equal(ask("G", ""), second);
    assert_int_equal(ask("", ""), second);
}

/* Where top frames are told, one that is not is inside of one. */
static void
test_told(void **state)
{
    size_t page;

    (void)state;
    navigation_frame(&navigation, "F", "");
    navigation_frame(&navigation, "", "F");
    page = open_page("C", "1", false);
    assert_false(navigation.legs[page].begun);
    assert_int_not_equal(open_page("F", "2", true), page);
}

/* Without a word about frames: the first is the page's own. */
static void
test_untold(void **state)
{
    size_t page = open_page("F", "1", true);

    (void)state;
    assert_int_equal(open_page("C", "2", false), page);
    assert_int_equal(ask("C", "2"), page);
    assert_int_not_equal(open_page("F", "3", true), page);
}

static void
test_no_frames(void **state)
{
    size_t page = open_page("", "1", true);

    (void)state;
    assert_int_equal(open_page("", "2", false), page);
    assert_int_equal(ask("", "3"), page);
    assert_string_equal(navigation.legs[page].loader, "1");
}

/* A page that was open before: by its document's URL, or of the browser. */
static void
test_open_before(void **state)
{
    bool main = true;
    size_t page = ask("F", "1");
    size_t own;

    (void)state;
    assert_true(navigation.legs[page].web);
    assert_false(navigation.legs[page].begun);
    assert_string_equal(navigation.legs[page].hint.host, "d.test");
    navigation_begin(&navigation, &arena);
    own = navigation_leg(&navigation,
                         &(struct origin){.frame = "F",
                                          .loader = "1",
                                          .document = "chrome://newtab/",
                                          .at = "",
                                          .web = true},
                         &main);
    assert_false(navigation.legs[own].web);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_pending, begin, end),
        cmocka_unit_test_setup_teardown(test_shown, begin, end),
        cmocka_unit_test_setup_teardown(test_twice, begin, end),
        cmocka_unit_test_setup_teardown(test_frames_stay, begin, end),
        cmocka_unit_test_setup_teardown(test_tabs, begin, end),
        cmocka_unit_test_setup_teardown(test_told, begin, end),
        cmocka_unit_test_setup_teardown(test_untold, begin, end),
        cmocka_unit_test_setup_teardown(test_no_frames, begin, end),
        cmocka_unit_test_setup_teardown(test_open_before, begin, end),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
