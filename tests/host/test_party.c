/* SPDX-License-Identifier: EUPL-1.2 */
/* Parties and exposures: roles, classes, who is judged and who is not. */
#include "core/exposure.h"
#include "test.h"

#include "small_world.h"

static void
roles_of_resources(void **state)
{
    static const struct {
        enum resource resource;
        bool own_site;
        bool front;
        role_set roles;
    } cases[] = {
        {RESOURCE_DOCUMENT, true, false, SET_OF(ROLE_DOCUMENT)},
        {RESOURCE_DOCUMENT, true, true, SET_OF(ROLE_PROXY)},
        {RESOURCE_FORM, false, false, SET_OF(ROLE_FORM)},
        {RESOURCE_REDIRECT, false, false, SET_OF(ROLE_REDIRECT)},
        {RESOURCE_REDIRECT, true, false, SET_OF(ROLE_DOCUMENT)},
        {RESOURCE_REDIRECT, true, true, SET_OF(ROLE_PROXY)},
        {RESOURCE_SCRIPT, false, true, SET_OF(ROLE_ACTIVE)},
        {RESOURCE_FRAME, false, false, SET_OF(ROLE_ACTIVE)},
        {RESOURCE_FETCH, false, false, SET_OF(ROLE_ACTIVE)},
        {RESOURCE_SOCKET, false, false, SET_OF(ROLE_ACTIVE)},
        {RESOURCE_BEACON, false, false, SET_OF(ROLE_ACTIVE)},
        {RESOURCE_FONT, false, false, SET_OF(ROLE_PASSIVE)},
        {RESOURCE_IMAGE, false, true, SET_OF(ROLE_PASSIVE)},
        {RESOURCE_STYLE, false, false, SET_OF(ROLE_PASSIVE)},
        {RESOURCE_MEDIA, false, false, SET_OF(ROLE_PASSIVE)},
        {RESOURCE_OTHER,
         false,
         false,
         SET_OF(ROLE_PASSIVE) | SET_OF(ROLE_ACTIVE)},
    };

    (void)state;
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        struct contact contact = {.own_site = cases[i].own_site};
        enum resource resource;

        contact.counts[cases[i].resource] = 1;
        assert_int_equal(contact_roles(&contact, cases[i].front, &resource),
                         cases[i].roles);
        /* an image beside it changes nothing that is heavier */
        if ((cases[i].roles & SET_OF(ROLE_REDIRECT)) == 0) {
            contact.counts[RESOURCE_IMAGE] = 5;
            assert_int_equal(contact_roles(&contact, cases[i].front, &resource),
                             cases[i].roles);
        }
    }
}

static void
no_resource_is_active_or_passive(void **state)
{
    struct contact contact = {.host = "a.test"};
    enum resource resource;

    (void)state;
    assert_int_equal(contact_roles(&contact, false, &resource),
                     SET_OF(ROLE_PASSIVE) | SET_OF(ROLE_ACTIVE));
}

static void
classes_of_companies(void **state)
{
    struct org org = {.confidence = "high"};

    (void)state;
    org.seat_reach = SET_OF(REACH_E);
    org.control_reach = SET_OF(REACH_X);
    assert_int_equal(org_reaches(&org), SET_OF(REACH_X));
    org.seat_reach = SET_OF(REACH_X);
    org.control_reach = SET_OF(REACH_E);
    assert_int_equal(org_reaches(&org), SET_OF(REACH_X));
    /* control not known: its seat is the best that it can be */
    org.seat_reach = SET_OF(REACH_Q);
    org.control_reach = REACH_ANY;
    assert_int_equal(org_reaches(&org), REACH_ANY & ~SET_OF(REACH_E));
    org.control_reach = SET_OF(REACH_Q);
    org.confidence = "low";
    assert_int_equal(org_reaches(&org), REACH_ANY & ~SET_OF(REACH_E));
    org.seat_reach = REACH_ANY;
    org.control_reach = REACH_ANY;
    assert_int_equal(org_reaches(&org), REACH_ANY);
}

static void
destinations_of_machines(void **state)
{
    struct machine machine = {.place = place_of(WHERE_EEA)};

    (void)state;
    assert_int_equal(machine_destinations(&machine, NULL),
                     SET_OF(DESTINATION_EEA));
    machine.place.certainty = CERTAINTY_HINT; /* a hint never convicts */
    assert_int_equal(machine_destinations(&machine, NULL), DESTINATION_ANY);
    assert_int_equal(machine_destinations(NULL, NULL), DESTINATION_ANY);
    machine.place = place_of(WHERE_US);
    assert_int_equal(machine_destinations(&machine, &companies[WHO_X]),
                     SET_OF(DESTINATION_LISTED));
    assert_int_equal(machine_destinations(&machine, &companies[WHO_E]),
                     SET_OF(DESTINATION_THIRD));
    assert_int_equal(machine_destinations(&machine, NULL),
                     SET_OF(DESTINATION_LISTED) | SET_OF(DESTINATION_THIRD));
}

static void
one(struct arena *arena,
    struct page *page,
    struct dossier *dossier,
    struct kind kind)
{
    const char *const host = "a.test";

    (void)judge(arena, page, dossier, &kind, &host, 1);
}

static void
service_and_operator_are_both_judged(void **state)
{
    struct arena arena = {0};
    struct page page;
    struct dossier dossier;

    (void)state;
    one(&arena,
        &page,
        &dossier,
        (struct kind){RESOURCE_SCRIPT, WHO_E, WHO_X, WHERE_EEA});
    assert_int_equal(dossier.nparties, 2);
    assert_int_equal(dossier.parties[0].capacity, CAPACITY_SERVICE);
    assert_string_equal(dossier.parties[0].label, "european");
    assert_string_equal(dossier.parties[1].label, "american");
    assert_int_equal(dossier.nexposures, 2);
    assert_int_equal(dossier.exposures[1].service, 0);
    arena_finish(&arena);
}

static void
own_site_without_anybody_is_unknown(void **state)
{
    struct arena arena = {0};
    struct page page;
    struct dossier dossier;

    (void)state;
    one(&arena,
        &page,
        &dossier,
        (struct kind){RESOURCE_DOCUMENT, WHO_NOBODY, WHO_NOBODY, WHERE_EEA});
    assert_int_equal(dossier.nparties, 1);
    assert_null(dossier.parties[0].org);
    assert_string_equal(dossier.parties[0].label, "a.test");
    assert_true((dossier.exposures[0].doubts & DOUBT_PARTY) != 0);
    arena_finish(&arena);
}

/* A seat by the registries is the best that an unknown operator can be. */
static void
registered_seat_bounds_an_unknown_operator(void **state)
{
    static const struct {
        reach_set registered;
        bool strict;
        reach_set reaches;
    } cases[] = {
        {0, false, REACH_ANY},
        {REACH_ANY, false, REACH_ANY},
        {SET_OF(REACH_E), false, REACH_ANY},
        {SET_OF(REACH_Q), false, REACH_ANY & ~SET_OF(REACH_E)},
        {SET_OF(REACH_X), false, SET_OF(REACH_X) | SET_OF(REACH_Y)},
        {SET_OF(REACH_Y), false, SET_OF(REACH_Y)},
        /* on an unknown day a country may have had several */
        {SET_OF(REACH_Z) | SET_OF(REACH_Y),
         false,
         SET_OF(REACH_Z) | SET_OF(REACH_X) | SET_OF(REACH_Y)},
        {SET_OF(REACH_Q), true, SET_OF(REACH_X) | SET_OF(REACH_Y)},
    };

    (void)state;
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        struct arena arena = {0};
        struct page page = {.host = "a.test", .strict = cases[i].strict};
        struct dossier dossier;
        struct kind kind = {
            RESOURCE_DOCUMENT, WHO_NOBODY, WHO_UNKNOWN, WHERE_EEA};

        add_kind(&page, &arena, "a.test", &kind);
        page.contacts[0]
            .machines[0]
            .
            operator.registered_reach = cases[i]
            .registered;
        dossier_build(&page, &arena, &dossier);
        assert_int_equal(dossier.nparties, 1);
        assert_int_equal(dossier.parties[0].reaches, cases[i].reaches);
        assert_int_equal(dossier.exposures[0].reaches, cases[i].reaches);
        arena_finish(&arena);
    }
}

static void
failed_contacts_expose_to_nobody(void **state)
{
    struct arena arena = {0};
    struct page page = {.host = "a.test"};
    struct dossier dossier;
    const struct kind kind = {RESOURCE_SCRIPT, WHO_Y, WHO_Y, WHERE_EEA};

    (void)state;
    add_kind(&page, &arena, "a.test", &kind);
    page.contacts[0].outcome = OUTCOME_FAILED;
    dossier_build(&page, &arena, &dossier);
    assert_int_equal(dossier.nexposures, 0);
    page.contacts[0].outcome = OUTCOME_BLOCKED; /* asked for: it counts */
    dossier_build(&page, &arena, &dossier);
    assert_int_equal(dossier.nexposures, 2);
    arena_finish(&arena);
}

/* What is sent to a service goes to its European establishment when it has
 * one, to its seat when it has none, to either when that is not known. */
static void
establishments_receive(void **state)
{
    static const struct {
        enum answer entity;
        destination_set destinations;
    } cases[] = {
        {ANSWER_YES, SET_OF(DESTINATION_EEA)},
        {ANSWER_NO, SET_OF(DESTINATION_LISTED)},
        {ANSWER_UNKNOWN, SET_OF(DESTINATION_EEA) | SET_OF(DESTINATION_LISTED)},
    };
    struct arena arena = {0};

    (void)state;
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        struct org org = companies[WHO_X];
        struct page page = {.host = "a.test", .site = "a.test"};
        struct dossier dossier;
        const struct kind kind = {RESOURCE_SCRIPT, WHO_X, WHO_E, WHERE_EEA};

        org.entity = cases[i].entity;
        add_kind(&page, &arena, "a.test", &kind);
        page.contacts[0].service.org = &org;
        dossier_build(&page, &arena, &dossier);
        assert_int_equal(dossier.exposures[0].destinations,
                         cases[i].destinations);
        assert_int_equal((dossier.exposures[0].doubts & DOUBT_ENTITY) != 0,
                         cases[i].entity == ANSWER_UNKNOWN);
    }
    arena_finish(&arena);
}

/* Recognised in two ways: the same one is stated in whatever order. */
static void
one_way_of_identifying_is_stated(void **state)
{
    struct arena arena = {0};
    const struct kind kind = {RESOURCE_SCRIPT, WHO_X, WHO_NOBODY, WHERE_EEA};

    (void)state;
    for (size_t disguised = 0; disguised < 2; disguised++) {
        struct page page = {.host = "a.test", .site = "a.test"};
        struct dossier dossier;

        add_kind(&page, &arena, "a.test", &kind);
        add_kind(&page, &arena, "b.test", &kind);
        page.contacts[disguised].service.by = IDENTIFIED_DISGUISED;
        dossier_build(&page, &arena, &dossier);
        assert_int_equal(dossier.nparties, 1);
        assert_int_equal(dossier.parties[0].by, IDENTIFIED_DOMAIN);
    }
    arena_finish(&arena);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(roles_of_resources),
        cmocka_unit_test(no_resource_is_active_or_passive),
        cmocka_unit_test(classes_of_companies),
        cmocka_unit_test(destinations_of_machines),
        cmocka_unit_test(service_and_operator_are_both_judged),
        cmocka_unit_test(own_site_without_anybody_is_unknown),
        cmocka_unit_test(registered_seat_bounds_an_unknown_operator),
        cmocka_unit_test(failed_contacts_expose_to_nobody),
        cmocka_unit_test(establishments_receive),
        cmocka_unit_test(one_way_of_identifying_is_stated),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
