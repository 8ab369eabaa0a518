/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * The properties of METHOD.md §7 where consent is assessed: over all worlds of
 * one small contact that may store something, beside the page's own document,
 * and over a sample of the pairs of such contacts.
 */
#include "test.h"

#include "core/consent.h"
#include "small_world.h"

/* What a contact stores on the device. */
enum storing {
    STORES_NOTHING,
    STORES_EXEMPT,
    STORES_TRACKER,     /* a name known to need a consent */
    STORES_UNKNOWN,     /* a name that nobody knows */
    STORES_MEASUREMENT, /* of a tool that can be exempt */
    STORING_COUNT,
};

struct scene {
    struct kind kind;
    bool own_site;
    enum phase phase;
    enum storing storing;
};

struct visit {
    enum choice choice;
    bool guessed;
};

struct result {
    struct page page;
    struct dossier dossier;
    struct judgement judgement;
};

static const char *const hosts[] = {"b.test", "c.test"};
static const char *const renamed[] = {"x.example", "y.example"};

static const struct org meter = {
    .slug = "meter",
    .name = "meter",
    .kind = "analytics",
    .branches = "",
    .chain = no_laws,
    .chain_names = no_laws,
    .nchain = 1,
    .entity = ANSWER_YES,
    .measurement = true,
    .confidence = "high",
    .seat_reach = SET_OF(REACH_E),
    .control_reach = SET_OF(REACH_E),
    .seat_recipient = SET_OF(DESTINATION_EEA),
    .us_recipient = SET_OF(DESTINATION_THIRD),
};

static struct stored
stored_of(enum storing storing)
{
    struct stored stored = {.name = "n", .service = "", .purpose = ""};

    switch (storing) {
    case STORES_EXEMPT:
        stored.exempt = ANSWER_YES;
        stored.purpose = "session";
        break;
    case STORES_TRACKER:
        stored.exempt = ANSWER_NO;
        stored.org = &companies[WHO_X];
        stored.purpose = "ads";
        break;
    case STORES_MEASUREMENT:
        stored.org = &meter;
        stored.purpose = "analytics";
        break;
    case STORES_NOTHING:
    case STORES_UNKNOWN:
    case STORING_COUNT:
        break;
    }
    return stored;
}

static void
add_scene(struct page *page,
          struct arena *arena,
          const char *host,
          const struct scene *scene)
{
    struct contact *contact;

    add_kind(page, arena, host, &scene->kind);
    contact = &page->contacts[page->ncontacts - 1];
    contact->own_site = scene->own_site;
    contact->phase = scene->phase;
    if (scene->own_site) {
        contact->service = identity_of(WHO_NOBODY, host);
    }
    if (scene->storing != STORES_NOTHING) {
        contact->cookies = arena_alloc(arena, sizeof(*contact->cookies));
        contact->cookies[0] = stored_of(scene->storing);
        contact->ncookies = 1;
    }
}

/* A European document before any choice, and these. */
static struct result
judged(struct arena *arena,
       struct visit visit,
       const struct scene *scenes,
       const char *const *names,
       size_t count)
{
    static const struct kind document = {
        RESOURCE_DOCUMENT,
        WHO_NOBODY,
        WHO_E,
        WHERE_EEA,
    };
    struct result result = {
        .page =
            {
                .host = "a.test",
                .site = "a.test",
                .choice = visit.choice,
                .choice_guessed = visit.guessed,
                .storage_seen = true,
            },
    };

    add_kind(&result.page, arena, "a.test", &document);
    result.page.contacts[0].phase = PHASE_BEFORE;
    for (size_t i = 0; i < count; i++) {
        add_scene(&result.page, arena, names[i], &scenes[i]);
    }
    page_normalise(&result.page, arena);
    dossier_build(&result.page, arena, &result.dossier);
    grade_page(&result.dossier, arena, &result.judgement);
    return result;
}

#define SCENES                                                                 \
    ((size_t)2 * WHO_COUNT * WHERE_COUNT * 2 * PHASE_COUNT * STORING_COUNT)

static struct scene
scene_at(size_t i)
{
    struct scene scene = {
        .kind =
            {
                .resource = i % 2 == 0 ? RESOURCE_SCRIPT : RESOURCE_IMAGE,
                .service = (enum who)(i / 2 % WHO_COUNT),
                .operator= WHO_E,
                .where = (enum where)(i / 2 / WHO_COUNT % WHERE_COUNT),
            },
    };

    i = i / 2 / WHO_COUNT / WHERE_COUNT;
    scene.own_site = i % 2 == 1;
    scene.phase = (enum phase)(i / 2 % PHASE_COUNT);
    scene.storing = (enum storing)(i / 2 / PHASE_COUNT);
    return scene;
}

static const struct visit visits[] = {
    {CHOICE_UNKNOWN, false},
    {CHOICE_NONE, false},
    {CHOICE_ACCEPTED, false},
    {CHOICE_REFUSED, false},
    {CHOICE_REFUSED, true},
    {CHOICE_PARTLY, false},
};
#define VISITS (sizeof(visits) / sizeof(visits[0]))

static bool
same_grade(struct grade a, struct grade b)
{
    return a.state == b.state && a.best == b.best && a.worst == b.worst;
}

static void
assert_same(const struct judgement *a, const struct judgement *b)
{
    assert_true(same_grade(a->grade, b->grade));
    for (int axis = 0; axis < AXIS_COUNT; axis++) {
        assert_true(same_grade(a->axes[axis], b->axes[axis]));
    }
    assert_int_equal(a->nfindings, b->nfindings);
    for (size_t i = 0; i < a->nfindings; i++) {
        assert_ptr_equal(a->findings[i].rule, b->findings[i].rule);
        assert_int_equal(a->findings[i].best, b->findings[i].best);
        assert_int_equal(a->findings[i].worst, b->findings[i].worst);
        assert_int_equal(a->findings[i].nevidence, b->findings[i].nevidence);
    }
    assert_int_equal(a->nlever, b->nlever);
}

/* Each step lifts the letter, down to A or to what no letter can be promised
 * for: another host, and nothing else of the page known. */
static void
assert_lever(const struct judgement *judgement)
{
    enum letter before = judgement->grade.worst;
    bool moved = false;

    for (size_t i = 0; i < judgement->nlever; i++) {
        const struct step *step = &judgement->lever[i];

        assert_true(step->nwithout > 0);
        moved |= step->change_host;
        if (step->grade.state == GRADE_NOT_RATED) {
            assert_true(moved);
            assert_int_equal(i + 1, judgement->nlever);
            return;
        }
        assert_true(step->grade.worst < before);
        before = step->grade.worst;
    }
    assert_int_equal(before, LETTER_A);
}

/* ---- one contact: every world ---- */

static void
check_one(struct arena *arena, struct visit visit, const struct scene *scene)
{
    const struct scene twice[] = {*scene, *scene};
    const char *const same[] = {"b.test", "b.test"};
    struct result alone = judged(arena, visit, scene, hosts, 0);
    struct result one = judged(arena, visit, scene, hosts, 1);
    struct result again = judged(arena, visit, twice, same, 2);
    struct result other = judged(arena, visit, scene, renamed, 1);

    assert_same(&one.judgement, &again.judgement);
    assert_same(&one.judgement, &other.judgement);
    /* adding it improved neither reading */
    assert_true(one.judgement.grade.best >= alone.judgement.grade.best);
    assert_true(one.judgement.grade.worst >= alone.judgement.grade.worst);
    assert_true(one.judgement.grade.best <= one.judgement.grade.worst);
    assert_lever(&one.judgement);
}

static void
every_world_of_one_contact(void **state)
{
    struct arena arena = {0};

    (void)state;
    for (size_t v = 0; v < VISITS; v++) {
        for (size_t i = 0; i < SCENES; i++) {
            const struct scene scene = scene_at(i);

            check_one(&arena, visits[v], &scene);
            arena_reset(&arena);
        }
    }
    arena_finish(&arena);
}

/* ---- pairs ---- */

static void
pairs_in_any_order(void **state)
{
    struct arena arena = {0};
    const char *const swapped[] = {"c.test", "b.test"};

    (void)state;
    for (size_t i = 0; i < SCENES; i += 7) {
        for (size_t j = i % 11; j < SCENES; j += 11) {
            const struct visit visit = visits[(i + j) % VISITS];
            const struct scene scenes[] = {scene_at(i), scene_at(j)};
            const struct scene reversed[] = {scenes[1], scenes[0]};
            struct result one = judged(&arena, visit, scenes, hosts, 1);
            struct result both = judged(&arena, visit, scenes, hosts, 2);
            struct result turned = judged(&arena, visit, reversed, swapped, 2);

            assert_same(&both.judgement, &turned.judgement);
            assert_true(both.judgement.grade.best >= one.judgement.grade.best);
            assert_true(both.judgement.grade.worst >=
                        one.judgement.grade.worst);
            assert_lever(&both.judgement);
            arena_reset(&arena);
        }
    }
    arena_finish(&arena);
}

/* ---- what becomes known ---- */

/* Whether b is a with one or more unknown facts known. */
static bool
knows_more(struct visit visit, const struct scene *a, const struct scene *b)
{
    struct page page = {
        .host = "a.test",
        .choice = visit.choice,
        .choice_guessed = visit.guessed,
    };
    struct contact less = {.host = "b.test", .phase = a->phase};
    struct contact more = {.host = "b.test", .phase = b->phase};
    struct contact known = {.host = "a.test", .phase = PHASE_BEFORE};
    struct contact contacts[] = {known, less};

    page.contacts = contacts;
    page.ncontacts = 2;
    if ((contact_phases(&page, &more) & ~contact_phases(&page, &less)) != 0) {
        return false; /* not among what was possible */
    }
    return a->own_site == b->own_site && a->kind.resource == b->kind.resource &&
           (a->kind.service == b->kind.service ||
            (a->kind.service == WHO_UNKNOWN &&
             b->kind.service != WHO_NOBODY)) &&
           (a->kind.where == b->kind.where || a->kind.where == WHERE_UNKNOWN) &&
           (a->storing == b->storing ||
            (a->storing == STORES_UNKNOWN && b->storing != STORES_NOTHING));
}

static void
learning_never_widens(void **state)
{
    struct arena arena = {0};
    size_t learned = 0;

    (void)state;
    for (size_t i = 0; i < SCENES; i++) {
        for (size_t j = 0; j < SCENES; j++) {
            const struct visit visit = visits[(i + j) % VISITS];
            const struct scene less = scene_at(i);
            const struct scene more = scene_at(j);
            struct grade wide;
            struct grade narrow;

            if (i == j || !knows_more(visit, &less, &more)) {
                continue;
            }
            wide = judged(&arena, visit, &less, hosts, 1).judgement.grade;
            narrow = judged(&arena, visit, &more, hosts, 1).judgement.grade;
            assert_true(narrow.best >= wide.best);
            assert_true(narrow.worst <= wide.worst);
            learned++;
            arena_reset(&arena);
        }
    }
    assert_true(learned > 1000);
    arena_finish(&arena);
}

/* ---- by hand ---- */

static void
expect(struct visit visit,
       struct scene scene,
       const char *consent,
       const char *lights)
{
    struct arena arena = {0};
    struct result result = judged(&arena, visit, &scene, hosts, 1);
    const struct criteria *criteria = &result.judgement.criteria;

    assert_string_equal(grade_text(result.judgement.axes[AXIS_CONSENT], &arena),
                        consent);
    assert_string_equal(arena_format(&arena,
                                     "%s %s %s",
                                     light_name(criteria->prior_consent),
                                     light_name(criteria->personal_data),
                                     light_name(criteria->adequate_countries)),
                        lights);
    arena_finish(&arena);
}

#define EN_DASH "\xE2\x80\x93"

static void
some_pages(void **state)
{
    const struct visit none = {CHOICE_NONE, false};
    const struct visit refused = {CHOICE_REFUSED, false};
    const struct visit guessed = {CHOICE_REFUSED, true};
    const struct scene quiet = {
        {RESOURCE_IMAGE, WHO_NOBODY, WHO_E, WHERE_EEA},
        true,
        PHASE_BEFORE,
        STORES_EXEMPT,
    };
    struct scene scene = quiet;

    (void)state;
    expect(none, quiet, "A", "met met met");
    scene.storing = STORES_TRACKER;
    expect(none, scene, "D", "not-met met met");
    scene.storing = STORES_UNKNOWN;
    expect(none, scene, "A" EN_DASH "D", "not-assessed met met");
    scene.storing = STORES_MEASUREMENT;
    expect(none, scene, "A", "met met met");
    /* a tracker's own machine, in the US, the company not on the list */
    scene = (struct scene){
        {RESOURCE_IMAGE, WHO_Y, WHO_E, WHERE_EEA},
        false,
        PHASE_BEFORE,
        STORES_UNKNOWN,
    };
    expect(none, scene, "D" EN_DASH "E", "not-assessed not-met not-met");
    scene.storing = STORES_TRACKER;
    expect(none, scene, "E", "not-met not-met not-met");
    scene.phase = PHASE_ACCEPTED;
    expect(none, scene, "A", "met met met");
    scene.phase = PHASE_REFUSED;
    expect(refused, scene, "E", "met met met");
    expect(guessed, scene, "A" EN_DASH "E", "met met met");
    scene.phase = PHASE_UNKNOWN;
    expect(refused,
           scene,
           "A" EN_DASH "E",
           "not-assessed not-assessed not-assessed");
}

/* Without anybody who watched, the axis is not assessed, and the others have
 * the letter. */
static void
nobody_watched(void **state)
{
    struct arena arena = {0};
    const struct kind kind = {RESOURCE_SCRIPT, WHO_E, WHO_E, WHERE_EEA};
    struct page page = {.host = "a.test", .site = "a.test"};
    struct dossier dossier;
    struct judgement judgement;

    (void)state;
    add_kind(&page, &arena, "b.test", &kind);
    page_normalise(&page, &arena);
    assert_false(consent_assessed(&page));
    dossier_build(&page, &arena, &dossier);
    grade_page(&dossier, &arena, &judgement);
    assert_int_equal(judgement.axes[AXIS_CONSENT].state, GRADE_NOT_ASSESSED);
    assert_string_equal(grade_text(judgement.grade, &arena), "A");
    assert_int_equal(judgement.criteria.prior_consent, LIGHT_NOT_ASSESSED);
    assert_int_equal(judgement.criteria.adequate_countries, LIGHT_MET);
    arena_finish(&arena);
}

/* With C4 alone at E, the smallest of the three choices is enough. */
static void
the_smallest_choice(void **state)
{
    struct arena arena = {0};
    const struct scene scenes[] = {
        {{RESOURCE_IMAGE, WHO_X, WHO_E, WHERE_EEA},
         false,
         PHASE_BEFORE,
         STORES_TRACKER},
        {{RESOURCE_IMAGE, WHO_Y, WHO_E, WHERE_EEA},
         false,
         PHASE_BEFORE,
         STORES_NOTHING},
    };
    const struct visit none = {CHOICE_NONE, false};
    struct result result = judged(&arena, none, scenes, hosts, 2);

    (void)state;
    assert_string_equal(grade_text(result.judgement.grade, &arena), "E");
    assert_string_equal(result.judgement.findings[0].rule->id, "C4");
    assert_int_equal(result.judgement.lever[0].nwithout, 1);
    assert_string_equal(result.judgement.lever[0].without[0], "american");
    assert_string_equal(grade_text(result.judgement.lever[0].grade, &arena),
                        "D");
    arena_finish(&arena);
}

/* What the site itself stores has no company to leave out: the step says so. */
static void
the_site_itself(void **state)
{
    struct arena arena = {0};
    const struct scene scene = {
        {RESOURCE_IMAGE, WHO_NOBODY, WHO_E, WHERE_EEA},
        true,
        PHASE_BEFORE,
        STORES_UNKNOWN,
    };
    const struct visit none = {CHOICE_NONE, false};
    struct result result = judged(&arena, none, &scene, hosts, 1);

    (void)state;
    assert_int_equal(result.judgement.nlever, 1);
    assert_true(result.judgement.lever[0].own_storage);
    assert_string_equal(result.judgement.lever[0].without[0], "a.test");
    assert_string_equal(grade_text(result.judgement.lever[0].grade, &arena),
                        "A");
    assert_int_equal(result.judgement.completeness.identified, 2);
    arena_finish(&arena);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_world_of_one_contact),
        cmocka_unit_test(pairs_in_any_order),
        cmocka_unit_test(learning_never_widens),
        cmocka_unit_test(some_pages),
        cmocka_unit_test(nobody_watched),
        cmocka_unit_test(the_smallest_choice),
        cmocka_unit_test(the_site_itself),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
