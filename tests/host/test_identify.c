/* SPDX-License-Identifier: EUPL-1.2 */
/* Who is behind a contact, in the test world. */
#include "world.h"

static struct sources world;
static struct arena arena;

static int
set_up(void **state)
{
    (void)state;
    world_open(&world);
    return 0;
}

static int
tear_down(void **state)
{
    (void)state;
    arena_finish(&arena);
    sources_close(&world);
    return 0;
}

static void
test_operators(void **state)
{
    static const struct {
        const char *address;
        enum identified_by by;
        const char *label;
        bool front;
    } cases[] = {
        {"127.10.0.1", IDENTIFIED_ASN, "ovhcloud", false},
        {"127.11.0.1", IDENTIFIED_ASN, "scaleway", false},
        {"127.12.0.1", IDENTIFIED_ASN, "hetzner", false},
        {"127.20.0.1", IDENTIFIED_ASN, "aws", false},
        {"127.20.200.1", IDENTIFIED_PREFIX, "cloudfront", true},
        {"127.23.0.1", IDENTIFIED_ASN, "microsoft", false},
        {"127.40.0.1", IDENTIFIED_ASN, "cloudflare", true},
        {"127.41.0.1", IDENTIFIED_ASN, "fastly", true},
        {"127.50.0.1", IDENTIFIED_ASN, "google", false},
        {"127.60.0.1", IDENTIFIED_ASN, "yandex", false},
        {"127.62.0.1", IDENTIFIED_ASN, "world-z-host", false},
        {"127.70.0.1", IDENTIFIED_NOBODY, "", false}, /* an access network */
        {"127.80.0.1", IDENTIFIED_UNKNOWN, "AS64500", false},
        {"127.99.0.1", IDENTIFIED_UNKNOWN, "host.test", false},
        {"127.90.0.1", IDENTIFIED_ASN, "s3ns", false},
        {"fd00:c0ca:10::1", IDENTIFIED_ASN, "ovhcloud", false},
        {"fd00:c0ca:40::1", IDENTIFIED_ASN, "cloudflare", true},
        {"64:ff9b:1::1", IDENTIFIED_UNKNOWN, "host.test", false},
        {"203.0.113.1", IDENTIFIED_UNKNOWN, "host.test", false},
    };

    (void)state;
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        struct page page =
            world_visit(&arena, "host.test", cases[i].address, TODAY);
        const struct contact *contact;
        const struct machine *machine;

        identify_page(&world, &page, &arena);
        contact = world_contact(&page, "host.test");
        assert_int_equal(contact->nmachines, 1);
        machine = &contact->machines[0];
        assert_ptr_equal(machine->address, &contact->addresses[0]);
        if (machine->operator.by != cases[i].by ||
                strcmp(machine->operator.label, cases[i].label) != 0 ||
            machine->front != cases[i].front) {
            fail_msg("%s: %d %s, front %d",
                     cases[i].address,
                     (int)machine->operator.by,
                     machine->operator.label,
                     machine->front);
        }
        assert_int_equal(machine->operator.org != NULL,
                         cases[i].by >= IDENTIFIED_DOMAIN);
        assert_non_null(machine->operator.name);
        assert_non_null(machine->network);
    }
}

/* The seat of the network of an operator that is not known, and its class. */
static void
test_registered_seats(void **state)
{
    static const struct {
        const char *address;
        const char *seat;
        enum identified_by by;
        reach_set reach; /* of an unknown one; else 0 */
    } cases[] = {
        {"127.80.0.1", "", IDENTIFIED_UNKNOWN, REACH_ANY},
        {"127.81.0.1", "FR", IDENTIFIED_UNKNOWN, SET_OF(REACH_E)},
        {"127.82.0.1", "US", IDENTIFIED_UNKNOWN, SET_OF(REACH_X)},
        {"127.83.0.1", "", IDENTIFIED_UNKNOWN, REACH_ANY},
        {"127.84.0.1", "CN", IDENTIFIED_UNKNOWN, SET_OF(REACH_Y)},
        {"127.99.0.1", "", IDENTIFIED_UNKNOWN, 0},
        {"127.12.0.1", "DE", IDENTIFIED_ASN, 0}, /* its row says more */
    };

    (void)state;
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        struct page page =
            world_visit(&arena, "host.test", cases[i].address, TODAY);
        const struct machine *machine;

        identify_page(&world, &page, &arena);
        machine = &world_contact(&page, "host.test")->machines[0];
        assert_string_equal(machine->registered.code, cases[i].seat);
        assert_int_equal(machine->operator.by, cases[i].by);
        assert_int_equal(machine->operator.registered_reach, cases[i].reach);
    }
}

static void
test_services(void **state)
{
    static const struct {
        const char *page;
        const char *host;
        enum identified_by by;
        const char *label;
        const char *name;
        const char *purpose;
        bool own;
    } cases[] = {
        {SITE,
         "a.fonts.test",
         IDENTIFIED_DOMAIN,
         "google-fonts",
         "Google Fonts",
         "fonts",
         false},
        {SITE,
         "crm.test",
         IDENTIFIED_DOMAIN,
         "nationbuilder",
         "NationBuilder",
         "campaign-crm",
         false},
        {SITE, "static.candidate.test", IDENTIFIED_NOBODY, "", "", "", true},
        {SITE,
         "metrics.candidate.test",
         IDENTIFIED_DISGUISED,
         "adobe",
         "Adobe Analytics",
         "analytics",
         true},
        {SITE,
         "www.metrics.candidate.test",
         IDENTIFIED_NOBODY,
         "",
         "",
         "",
         true},
        {SITE,
         "www.unknown.test",
         IDENTIFIED_UNKNOWN,
         "unknown.test",
         "unknown.test",
         "",
         false},
        {SITE,
         "10.1.2.3",
         IDENTIFIED_UNKNOWN,
         "10.1.2.3",
         "10.1.2.3",
         "",
         false},
        /* the site of a known company is not judged as a service … */
        {"www.fonts.test",
         "static.fonts.test",
         IDENTIFIED_NOBODY,
         "",
         "",
         "",
         true},
        /* … unless its host belongs to a shared platform */
        {"me.pages.test",
         "me.pages.test",
         IDENTIFIED_DOMAIN,
         "github",
         "GitHub Pages",
         "hosting",
         true},
        {"x.github.io",
         "x.github.io",
         IDENTIFIED_DOMAIN,
         NULL,
         NULL,
         NULL,
         true},
        {"x.github.io",
         "y.github.io",
         IDENTIFIED_DOMAIN,
         NULL,
         NULL,
         NULL,
         false},
    };

    (void)state;
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        struct page page = world_page(cases[i].page, TODAY);
        const struct contact *contact;

        world_add(&page, &arena, cases[i].host, NULL, RESOURCE_SCRIPT);
        page_normalise(&page, &arena);
        identify_page(&world, &page, &arena);
        contact = world_contact(&page, cases[i].host);
        if (contact->service.by != cases[i].by ||
            contact->own_site != cases[i].own) {
            fail_msg("%s on %s: %d, own %d",
                     cases[i].host,
                     cases[i].page,
                     (int)contact->service.by,
                     contact->own_site);
        }
        assert_int_equal(contact->service.org != NULL,
                         cases[i].by >= IDENTIFIED_DOMAIN);
        assert_int_equal(contact->nmachines, 0);
        if (cases[i].label != NULL) {
            assert_string_equal(contact->service.label, cases[i].label);
            assert_string_equal(contact->service.name, cases[i].name);
            assert_string_equal(contact->service.purpose, cases[i].purpose);
        }
    }
}

static unsigned
notes_of(struct page *page)
{
    page_normalise(page, &arena);
    identify_page(&world, page, &arena);
    return page->notes;
}

static void
test_notes(void **state)
{
    struct page page;

    (void)state;
    page = world_visit(&arena, "a.test", "127.11.0.1", TODAY);
    assert_int_equal(notes_of(&page), 0);
    page = world_visit(&arena, "a.test", "127.11.0.1", 20271122);
    assert_int_equal(notes_of(&page), 0);
    page = world_visit(&arena, "a.test", "127.11.0.1", 20271123);
    assert_int_equal(notes_of(&page), NOTE_IP_DATA_FAR);
    page = world_visit(&arena, "a.test", "127.11.0.1", 20251121);
    assert_int_equal(notes_of(&page), NOTE_IP_DATA_FAR);
    page = world_visit(&arena, "a.test", "127.11.0.1", 0);
    assert_int_equal(notes_of(&page), 0);

    page = world_page(SITE, TODAY);
    world_add(&page, &arena, SITE, NULL, RESOURCE_DOCUMENT);
    assert_int_equal(notes_of(&page), NOTE_NO_ADDRESSES);
    page = world_page(SITE, TODAY);
    assert_int_equal(notes_of(&page), NOTE_NO_ADDRESSES);

    page = world_page(SITE, TODAY);
    world_add(&page, &arena, SITE, NULL, RESOURCE_DOCUMENT);
    world_add(&page, &arena, "a.test", "127.11.0.1", RESOURCE_IMAGE);
    assert_int_equal(notes_of(&page), NOTE_NO_ADDRESS_OF_PAGE);
}

/* Three sites behind one address: nothing is said of any machine. */
static void
test_replay_server(void **state)
{
    struct page page = world_page(SITE, TODAY);
    const struct machine *machine;

    (void)state;
    world_add(&page, &arena, SITE, "127.20.0.1", RESOURCE_DOCUMENT);
    world_add(&page, &arena, "a.fonts.test", "127.20.0.1", RESOURCE_FONT);
    world_add(&page, &arena, "b.fonts.test", "127.20.0.1", RESOURCE_FONT);
    assert_int_equal(notes_of(&page), 0); /* two sites may share a server */
    machine = world_contact(&page, SITE)->machines;
    assert_int_equal(machine->operator.by, IDENTIFIED_ASN);

    page = world_page(SITE, TODAY);
    world_add(&page, &arena, SITE, "127.20.0.1", RESOURCE_DOCUMENT);
    world_add(&page, &arena, "a.fonts.test", "127.20.0.1", RESOURCE_FONT);
    world_add(&page, &arena, "video.test", "127.20.0.1", RESOURCE_FRAME);
    world_add(&page, &arena, "cached.test", NULL, RESOURCE_IMAGE);
    assert_int_equal(notes_of(&page), NOTE_ADDRESSES_ALL_IDENTICAL);
    machine = world_contact(&page, SITE)->machines;
    assert_int_equal(machine->operator.by, IDENTIFIED_UNKNOWN);
    assert_string_equal(machine->operator.label, "candidate.test");
    assert_int_equal(machine->place.certainty, CERTAINTY_UNKNOWN);
    assert_int_equal(machine->asn, 0);
    /* The names still say whose services they are. */
    assert_int_equal(world_contact(&page, "video.test")->service.by,
                     IDENTIFIED_DOMAIN);

    page = world_page(SITE, TODAY);
    world_add(&page, &arena, SITE, "127.20.0.1", RESOURCE_DOCUMENT);
    world_add(&page, &arena, "a.fonts.test", "127.20.0.1", RESOURCE_FONT);
    world_add(&page, &arena, "video.test", "127.20.0.2", RESOURCE_FRAME);
    assert_int_equal(notes_of(&page), 0);
}

/* The same answers with an empty memory, a warm one and none, also where two
 * addresses or hosts fall on one slot. */
static void
test_memory_is_pure(void **state)
{
    struct sources without = world;

    (void)state;
    without.cache = NULL;
    for (unsigned i = 0; i < 20000; i++) {
        const char *host = arena_format(&arena, "h%u.d%u.test", i % 7, i);
        const char *address = arena_format(
            &arena, "127.%u.%u.%u", 10 + i % 90, i * 7 % 251, i % 253);
        struct page a = world_visit(&arena, host, address, TODAY);
        struct page b = world_visit(&arena, host, address, TODAY);
        const struct machine *ma;
        const struct machine *mb;

        identify_page(&world, &a, &arena);
        identify_page(&without, &b, &arena);
        ma = world_contact(&a, host)->machines;
        mb = world_contact(&b, host)->machines;
        assert_string_equal(world_contact(&a, host)->site,
                            world_contact(&b, host)->site);
        assert_string_equal(ma->operator.label, mb->operator.label);
        assert_string_equal(ma->network, mb->network);
        assert_int_equal(ma->asn, mb->asn);
        assert_string_equal(ma->registered.code, mb->registered.code);
        assert_int_equal(ma->place.certainty, mb->place.certainty);
        assert_string_equal(ma->place.country.code, mb->place.country.code);
        arena_reset(&arena);
    }
}

static void
test_opening(void **state)
{
    struct problem problem = {.status = STATUS_IO};
    struct sources none;

    (void)state;
    assert_int_equal(sources_open("/nonexistent", NULL, &none, &problem),
                     STATUS_MISSING);
    assert_non_null(strstr(problem.what, "/nonexistent"));
    assert_null(none.registry);
    assert_null(none.cache);
    sources_close(&none);
    /* The test world brings its own second opinion; the system's is not
     * looked at. */
    assert_int_equal(sources_open(WORLD, "/nonexistent", &none, &problem),
                     STATUS_OK);
    assert_int_equal(problem.status, STATUS_OK);
    assert_non_null(none.second);
    sources_close(&none);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_operators),
        cmocka_unit_test(test_registered_seats),
        cmocka_unit_test(test_services),
        cmocka_unit_test(test_notes),
        cmocka_unit_test(test_replay_server),
        cmocka_unit_test(test_memory_is_pure),
        cmocka_unit_test(test_opening),
    };

    return cmocka_run_group_tests_name("identify", tests, set_up, tear_down);
}
