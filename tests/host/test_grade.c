/* SPDX-License-Identifier: EUPL-1.2 */
/* The properties of METHOD.md §7, over all pages of two small contacts. */
#include "test.h"

#include "small_world.h"

static const char *const hosts[] = {"a.test", "b.test", "c.test"};
static const char *const swapped[] = {"b.test", "a.test"};
static const char *const renamed[] = {"m.example", "n.example"};
static const char *const twice[] = {"a.test", "a.test"};

struct result {
    struct page page;
    struct dossier dossier;
    struct judgement judgement;
};

static struct result
judged(struct arena *arena,
       const struct kind *kinds,
       const char *const *names,
       size_t count)
{
    struct result result;

    result.judgement =
        judge(arena, &result.page, &result.dossier, kinds, names, count);
    return result;
}

static bool
same_grade(struct grade a, struct grade b)
{
    return a.state == b.state && a.best == b.best && a.worst == b.worst;
}

static void
assert_same_findings(const struct judgement *a, const struct judgement *b)
{
    assert_int_equal(a->nfindings, b->nfindings);
    for (size_t i = 0; i < a->nfindings; i++) {
        assert_ptr_equal(a->findings[i].rule, b->findings[i].rule);
        assert_int_equal(a->findings[i].best, b->findings[i].best);
        assert_int_equal(a->findings[i].worst, b->findings[i].worst);
        assert_int_equal(a->findings[i].nevidence, b->findings[i].nevidence);
    }
}

/* For every pair of contacts, call check with the pair. */
static void
for_all_pairs(void (*check)(struct arena *, const struct kind *))
{
    struct arena arena = {0};

    for (size_t i = 0; i < kinds_count(); i++) {
        for (size_t j = i % 5; j < kinds_count(); j += 5) {
            const struct kind kinds[] = {kind_at(i), kind_at(j)};

            check(&arena, kinds);
            arena_reset(&arena);
        }
    }
    arena_finish(&arena);
}

static void
check_order(struct arena *arena, const struct kind *kinds)
{
    const struct kind reversed[] = {kinds[1], kinds[0]};
    struct result a = judged(arena, kinds, hosts, 2);
    struct result b = judged(arena, reversed, swapped, 2);

    assert_true(same_grade(a.judgement.grade, b.judgement.grade));
    assert_same_findings(&a.judgement, &b.judgement);
    assert_int_equal(a.judgement.nlever, b.judgement.nlever);
}

static void
order_changes_nothing(void **state)
{
    (void)state;
    for_all_pairs(check_order);
}

static void
check_names(struct arena *arena, const struct kind *kinds)
{
    struct result a = judged(arena, kinds, hosts, 2);
    struct result b = judged(arena, kinds, renamed, 2);

    assert_true(same_grade(a.judgement.grade, b.judgement.grade));
    assert_same_findings(&a.judgement, &b.judgement);
}

static void
names_change_nothing(void **state)
{
    (void)state;
    for_all_pairs(check_names);
}

static void
duplicates_change_nothing(void **state)
{
    struct arena arena = {0};

    (void)state;
    for (size_t i = 0; i < kinds_count(); i++) {
        const struct kind kinds[] = {kind_at(i), kind_at(i)};
        struct result a = judged(&arena, kinds, hosts, 1);
        struct result b = judged(&arena, kinds, twice, 2);

        assert_int_equal(b.page.ncontacts, 1);
        assert_true(same_grade(a.judgement.grade, b.judgement.grade));
        assert_same_findings(&a.judgement, &b.judgement);
        arena_reset(&arena);
    }
    arena_finish(&arena);
}

/* Not rated is no letter: nothing can be better or worse than it. */
static void
check_addition(struct arena *arena, const struct kind *kinds)
{
    struct grade one = judged(arena, kinds, hosts, 1).judgement.grade;
    struct grade two = judged(arena, kinds, hosts, 2).judgement.grade;

    if (one.state == GRADE_NOT_RATED) {
        return;
    }
    assert_int_not_equal(two.state, GRADE_NOT_RATED);
    assert_true(two.best >= one.best && two.worst >= one.worst);
}

static void
adding_never_improves(void **state)
{
    (void)state;
    for_all_pairs(check_addition);
}

static void
check_lever(struct arena *arena, const struct kind *kinds)
{
    struct result all = judged(arena, kinds, hosts, 2);
    enum letter before = all.judgement.grade.worst;

    assert_int_equal(all.judgement.nlever == 0,
                     all.judgement.grade.worst <= LETTER_A);
    for (size_t i = 0; i < all.judgement.nlever; i++) {
        const struct step *step = &all.judgement.lever[i];

        assert_true(step->nwithout > 0);
        if (step->grade.state == GRADE_NOT_RATED) {
            assert_int_equal(i + 1, all.judgement.nlever);
            break;
        }
        assert_true(step->grade.worst < before);
        before = step->grade.worst;
    }
}

static void
lever_lifts(void **state)
{
    (void)state;
    for_all_pairs(check_lever);
}

/* The lever is exact: a page made again without its contacts has its grade. */
static void
lever_is_exact(void **state)
{
    struct arena arena = {0};
    const struct kind document = {
        RESOURCE_DOCUMENT,
        WHO_NOBODY,
        WHO_E,
        WHERE_EEA,
    };

    (void)state;
    for (size_t i = 0; i < kinds_count(); i++) {
        const struct kind kinds[] = {document, kind_at(i)};
        struct result all = judged(&arena, kinds, hosts, 2);
        struct result rest = judged(&arena, kinds, hosts, 1);

        if (kinds[1].resource != RESOURCE_DOCUMENT &&
            all.judgement.nlever == 1) {
            assert_false(all.judgement.lever[0].change_host);
            assert_true(
                same_grade(all.judgement.lever[0].grade, rest.judgement.grade));
        }
        arena_reset(&arena);
    }
    arena_finish(&arena);
}

/* Every way of learning one unknown of a contact stays inside its range. */
static void
learning_never_widens(void **state)
{
    struct arena arena = {0};

    (void)state;
    for (size_t i = 0; i < kinds_count(); i++) {
        for (size_t j = 0; j < kinds_count(); j++) {
            const struct kind less = kind_at(i);
            const struct kind more = kind_at(j);
            struct grade wide;
            struct grade narrow;

            if (less.resource != more.resource ||
                (less.service != more.service &&
                 (less.service != WHO_UNKNOWN || more.service == WHO_NOBODY)) ||
                (less.operator!= more.operator&&(
                    less.operator!= WHO_UNKNOWN || more.operator==
                    WHO_NOBODY)) ||
                (less.where != more.where && less.where != WHERE_UNKNOWN)) {
                continue;
            }
            wide = judged(&arena, &less, hosts, 1).judgement.grade;
            narrow = judged(&arena, &more, hosts, 1).judgement.grade;
            if (wide.state != GRADE_NOT_RATED) {
                assert_true(narrow.best >= wide.best);
                assert_true(narrow.worst <= wide.worst);
            }
            arena_reset(&arena);
        }
    }
    arena_finish(&arena);
}

static struct grade
grade_alone(struct arena *arena, struct kind kind)
{
    return judged(arena, &kind, hosts, 1).judgement.grade;
}

/* A few pages by hand, so that the properties cannot all hold by accident. */
static void
some_pages(void **state)
{
    struct arena arena = {0};
    struct grade grade;
    const struct kind unknown_script[] = {
        {RESOURCE_DOCUMENT, WHO_NOBODY, WHO_E, WHERE_EEA},
        {RESOURCE_SCRIPT, WHO_UNKNOWN, WHO_E, WHERE_EEA},
    };

    (void)state;
    grade = grade_alone(
        &arena, (struct kind){RESOURCE_DOCUMENT, WHO_NOBODY, WHO_E, WHERE_EEA});
    assert_string_equal(grade_text(grade, &arena), "A");
    /* a US company's machine in Paris */
    grade = grade_alone(
        &arena, (struct kind){RESOURCE_DOCUMENT, WHO_NOBODY, WHO_X, WHERE_EEA});
    assert_string_equal(grade_text(grade, &arena), "D");
    /* the same somewhere */
    grade = grade_alone(
        &arena,
        (struct kind){RESOURCE_DOCUMENT, WHO_NOBODY, WHO_X, WHERE_UNKNOWN});
    assert_string_equal(grade_text(grade, &arena),
                        "D\xE2\x80\x93"
                        "E");
    grade = grade_alone(&arena,
                        (struct kind){RESOURCE_IMAGE, WHO_X, WHO_E, WHERE_EEA});
    assert_string_equal(grade_text(grade, &arena), "C");
    grade = grade_alone(&arena,
                        (struct kind){RESOURCE_OTHER, WHO_X, WHO_E, WHERE_EEA});
    assert_string_equal(grade_text(grade, &arena),
                        "C\xE2\x80\x93"
                        "D");
    grade = grade_alone(
        &arena,
        (struct kind){RESOURCE_DOCUMENT, WHO_NOBODY, WHO_HYBRID, WHERE_EEA});
    assert_string_equal(grade_text(grade, &arena), "B");
    grade = grade_alone(
        &arena,
        (struct kind){RESOURCE_DOCUMENT, WHO_NOBODY, WHO_UNKNOWN, WHERE_EEA});
    assert_int_equal(grade.state, GRADE_NOT_RATED);
    grade = judged(&arena, unknown_script, hosts, 2).judgement.grade;
    assert_string_equal(grade_text(grade, &arena),
                        "A\xE2\x80\x93"
                        "E");
    arena_finish(&arena);
}

/* The findings of a page, in order, as "R5 D american; U2 A-E b.test". */
static const char *
said(struct arena *arena, const struct result *result)
{
    const char *text = "";

    for (size_t i = 0; i < result->judgement.nfindings; i++) {
        const struct finding *finding = &result->judgement.findings[i];

        text =
            arena_format(arena,
                         "%s%s%s %s-%s %s",
                         text,
                         i == 0 ? "" : "; ",
                         finding->rule->id,
                         letter_name(finding->best),
                         letter_name(finding->worst),
                         finding->party == NO_PARTY
                             ? "page"
                             : result->dossier.parties[finding->party].label);
    }
    return text;
}

static void
findings_say_why(void **state)
{
    static const struct {
        struct kind kind;
        const char *said;
    } cases[] = {
        {{RESOURCE_DOCUMENT, WHO_NOBODY, WHO_E, WHERE_EEA},
         "R0 A-A page; T1 A-A european"},
        {{RESOURCE_DOCUMENT, WHO_NOBODY, WHO_X, WHERE_US},
         "R6 D-D american; T3 C-C american"},
        {{RESOURCE_DOCUMENT, WHO_NOBODY, WHO_E, WHERE_UNKNOWN},
         "T5 A-E european; R0 A-A page"},
        {{RESOURCE_SCRIPT, WHO_UNKNOWN, WHO_HYBRID, WHERE_EEA},
         "R2 B-B hybrid; T5 A-E a.test; U2 A-E a.test; T1 A-A hybrid"},
        {{RESOURCE_OTHER, WHO_X, WHO_E, WHERE_EEA},
         "R5 C-D american; T3 A-C american; T1 A-A european"},
        {{RESOURCE_REDIRECT, WHO_X, WHO_X, WHERE_EEA}, "U4 - page"},
        {{RESOURCE_DOCUMENT, WHO_NOBODY, WHO_UNKNOWN, WHERE_EEA},
         "U2 A-E AS64500; T1 A-A AS64500; U4 - page"},
    };
    struct arena arena = {0};

    (void)state;
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        struct result result = judged(&arena, &cases[i].kind, hosts, 1);

        assert_string_equal(said(&arena, &result), cases[i].said);
    }
    arena_finish(&arena);
}

/* A range says what it comes from, a certain finding doubts nothing. */
static void
doubts_explain_ranges(void **state)
{
    struct arena arena = {0};
    const struct kind kind = {
        RESOURCE_DOCUMENT,
        WHO_NOBODY,
        WHO_E,
        WHERE_UNKNOWN,
    };
    struct result result = judged(&arena, &kind, hosts, 1);

    (void)state;
    assert_int_equal(result.judgement.findings[0].doubts, DOUBT_PLACE);
    assert_int_equal(result.judgement.findings[1].doubts, 0);
    assert_int_equal(result.judgement.axes[AXIS_REACH].state, GRADE_RATED);
    assert_int_equal(result.judgement.axes[AXIS_DESTINATION].state,
                     GRADE_RANGE);
    assert_int_equal(result.judgement.axes[AXIS_CONSENT].state,
                     GRADE_NOT_ASSESSED);
    arena_finish(&arena);
}

static void
completeness_counts_hosts(void **state)
{
    struct arena arena = {0};
    struct page page = {.host = "a.test", .site = "a.test"};
    struct dossier dossier;
    struct judgement judgement;
    const struct kind known = {RESOURCE_SCRIPT, WHO_E, WHO_E, WHERE_EEA};
    const struct kind unknown = {
        RESOURCE_SCRIPT,
        WHO_UNKNOWN,
        WHO_E,
        WHERE_EEA,
    };

    (void)state;
    add_kind(&page, &arena, "a.test", &known);
    add_kind(&page, &arena, "a.test", &known); /* the same host, blocked */
    page.contacts[1].outcome = OUTCOME_BLOCKED;
    add_kind(&page, &arena, "b.test", &unknown);
    add_kind(&page, &arena, "c.test", &known);
    page.contacts[3].outcome = OUTCOME_CACHED;
    page.contacts[3].naddresses = 0;
    page.contacts[3].nmachines = 0;
    add_kind(&page, &arena, "d.test", &known);
    page.contacts[4].outcome = OUTCOME_BLOCKED;
    add_kind(&page, &arena, "e.test", &known);
    page.contacts[5].outcome = OUTCOME_FAILED;
    page_normalise(&page, &arena);
    dossier_build(&page, &arena, &dossier);
    grade_page(&dossier, &arena, &judgement);
    assert_int_equal(judgement.completeness.contacts, 4);
    assert_int_equal(judgement.completeness.identified, 3);
    assert_int_equal(judgement.completeness.without_address, 1);
    assert_int_equal(judgement.completeness.cached, 1);
    assert_int_equal(judgement.completeness.blocked, 1);
    assert_int_equal(judgement.completeness.failed, 1);
    arena_finish(&arena);
}

/* What was left out of a page may be anything: nothing is said of it all. */
static void
dropped_contacts_are_not_vouched_for(void **state)
{
    struct arena arena = {0};
    const struct kind kind = {RESOURCE_DOCUMENT, WHO_NOBODY, WHO_E, WHERE_EEA};
    struct result result = judged(&arena, &kind, hosts, 1);
    struct judgement judgement;

    (void)state;
    assert_string_equal(result.judgement.findings[0].rule->id, "R0");
    result.page.dropped = 1;
    result.dossier.page = &result.page;
    grade_page(&result.dossier, &arena, &judgement);
    assert_string_equal(judgement.findings[0].rule->id, "T1");
    assert_string_equal(grade_text(judgement.grade, &arena),
                        "A\xE2\x80\x93"
                        "E");
    assert_int_equal(judgement.nlever, 0);
    arena_finish(&arena);
}

/* What says the same of one company is one finding, with all its evidence;
 * what says it of another is another. */
static void
says_the_same_once(void **state)
{
    static const char *const names[] = {"a.test", "b.test", "c.test", "d.test"};
    struct arena arena = {0};
    const struct kind kinds[] = {
        {RESOURCE_SCRIPT, WHO_X, WHO_E, WHERE_EEA},
        {RESOURCE_SCRIPT, WHO_HYBRID, WHO_X, WHERE_EEA},
        {RESOURCE_SCRIPT, WHO_X, WHO_E, WHERE_EEA},
        {RESOURCE_IMAGE, WHO_X, WHO_E, WHERE_EEA},
    };
    struct result result = judged(&arena, kinds, names, 4);
    size_t evidence[2] = {0, 0}; /* of R5, by capacity */
    size_t found = 0;

    (void)state;
    for (size_t i = 0; i < result.judgement.nfindings; i++) {
        const struct finding *finding = &result.judgement.findings[i];

        if (strcmp(finding->rule->id, "R5") == 0) {
            evidence[result.dossier.parties[finding->party].capacity] =
                finding->nevidence;
            found++;
        }
    }
    assert_int_equal(found, 2);
    assert_int_equal(evidence[CAPACITY_SERVICE], 2);
    assert_int_equal(evidence[CAPACITY_OPERATOR], 1);
    arena_finish(&arena);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(says_the_same_once),
        cmocka_unit_test(order_changes_nothing),
        cmocka_unit_test(names_change_nothing),
        cmocka_unit_test(duplicates_change_nothing),
        cmocka_unit_test(adding_never_improves),
        cmocka_unit_test(lever_lifts),
        cmocka_unit_test(lever_is_exact),
        cmocka_unit_test(learning_never_widens),
        cmocka_unit_test(some_pages),
        cmocka_unit_test(findings_say_why),
        cmocka_unit_test(doubts_explain_ranges),
        cmocka_unit_test(completeness_counts_hosts),
        cmocka_unit_test(dropped_contacts_are_not_vouched_for),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
