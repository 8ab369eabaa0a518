/* SPDX-License-Identifier: EUPL-1.2 */
/* What a step of the lever names, and what it promises. */
#include "test.h"

#include "small_world.h"

static const char *const hosts[] = {"a.test", "b.test", "c.test"};

static struct judgement
judged(struct arena *arena, const struct kind *kinds, size_t count)
{
    struct page *page = arena_alloc(arena, sizeof(*page));
    struct dossier *dossier = arena_alloc(arena, sizeof(*dossier));

    return judge(arena, page, dossier, kinds, hosts, count);
}

/* A tracker of a European company on an American machine: the site would drop
 * the tracker, not the machine. */
static void
names_the_service(void **state)
{
    struct arena arena = {0};
    const struct kind kinds[] = {
        {RESOURCE_DOCUMENT, WHO_NOBODY, WHO_E, WHERE_EEA},
        {RESOURCE_SCRIPT, WHO_HYBRID, WHO_X, WHERE_EEA},
    };
    struct judgement judgement = judged(&arena, kinds, 2);

    (void)state;
    assert_int_equal(judgement.nlever, 1);
    assert_int_equal(judgement.lever[0].nwithout, 1);
    assert_string_equal(judgement.lever[0].without[0], "hybrid");
    assert_false(judgement.lever[0].change_host);
    assert_string_equal(grade_text(judgement.lever[0].grade, &arena), "A");
    arena_finish(&arena);
}

/* Another host, and the letter of everything else is what is left. */
static void
changes_the_host(void **state)
{
    struct arena arena = {0};
    const struct kind kinds[] = {
        {RESOURCE_DOCUMENT, WHO_NOBODY, WHO_X, WHERE_EEA},
        {RESOURCE_IMAGE, WHO_X, WHO_E, WHERE_EEA},
    };
    struct judgement judgement = judged(&arena, kinds, 2);

    (void)state;
    assert_int_equal(judgement.nlever, 2);
    assert_true(judgement.lever[0].change_host);
    assert_string_equal(grade_text(judgement.lever[0].grade, &arena), "C");
    assert_false(judgement.lever[1].change_host);
    arena_finish(&arena);
}

/* Nothing else is known of the page: no letter can be promised. */
static void
promises_nothing_alone(void **state)
{
    struct arena arena = {0};
    const struct kind kind = {RESOURCE_DOCUMENT, WHO_NOBODY, WHO_X, WHERE_EEA};
    struct judgement judgement = judged(&arena, &kind, 1);

    (void)state;
    assert_int_equal(judgement.nlever, 1);
    assert_int_equal(judgement.lever[0].grade.state, GRADE_NOT_RATED);
    arena_finish(&arena);
}

/* In front of a host that nobody has seen: the same, whatever else is known. */
static void
promises_nothing_behind_a_proxy(void **state)
{
    struct arena arena = {0};
    struct page page = {.host = "a.test", .site = "a.test"};
    struct dossier dossier;
    struct judgement judgement;
    const struct kind kinds[] = {
        {RESOURCE_DOCUMENT, WHO_NOBODY, WHO_X, WHERE_EEA},
        {RESOURCE_SCRIPT, WHO_E, WHO_E, WHERE_EEA},
    };

    (void)state;
    add_kind(&page, &arena, "a.test", &kinds[0]);
    page.contacts[0].machines[0].front = true;
    add_kind(&page, &arena, "b.test", &kinds[1]);
    page_normalise(&page, &arena);
    dossier_build(&page, &arena, &dossier);
    grade_page(&dossier, &arena, &judgement);
    assert_int_equal(judgement.nlever, 1);
    assert_true(judgement.lever[0].change_host);
    assert_int_equal(judgement.lever[0].grade.state, GRADE_NOT_RATED);
    arena_finish(&arena);
}

static void
nothing_to_lift_from_an_a(void **state)
{
    struct arena arena = {0};
    const struct kind kind = {RESOURCE_DOCUMENT, WHO_NOBODY, WHO_E, WHERE_EEA};

    (void)state;
    assert_int_equal(judged(&arena, &kind, 1).nlever, 0);
    arena_finish(&arena);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(names_the_service),
        cmocka_unit_test(changes_the_host),
        cmocka_unit_test(promises_nothing_alone),
        cmocka_unit_test(promises_nothing_behind_a_proxy),
        cmocka_unit_test(nothing_to_lift_from_an_a),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
