/* SPDX-License-Identifier: EUPL-1.2 */
/* Where machines are, in the test world: what is established and what not. */
#include "fixture.h"
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
test_places(void **state)
{
    static const struct {
        const char *address;
        enum certainty certainty;
        const char *country;
        bool worldwide;
        enum destination destination;
    } cases[] = {
        {"127.10.0.1", CERTAINTY_ESTABLISHED, "FR", false, DESTINATION_EEA},
        {"127.10.99.1", CERTAINTY_HINT, "DE", false, 0}, /* sources differ */
        {"127.20.0.1", CERTAINTY_ESTABLISHED, "FR", false, DESTINATION_EEA},
        {"127.21.0.1", CERTAINTY_ESTABLISHED, "US", false, DESTINATION_LISTED},
        {"127.22.0.1",
         CERTAINTY_ESTABLISHED,
         "GB",
         false,
         DESTINATION_ADEQUATE},
        {"127.24.1.1", CERTAINTY_HINT, "DE", false, 0}, /* one source alone */
        {"127.40.0.1", CERTAINTY_UNKNOWN, "", true, 0},
        {"127.20.200.1", CERTAINTY_UNKNOWN, "", true, 0},
        {"127.50.0.1", CERTAINTY_UNKNOWN, "", true, 0},
        {"127.60.0.1", CERTAINTY_ESTABLISHED, "RU", false, DESTINATION_THIRD},
        {"127.61.0.1",
         CERTAINTY_ESTABLISHED,
         "CH",
         false,
         DESTINATION_ADEQUATE},
        {"127.62.0.1", CERTAINTY_ESTABLISHED, "ZA", false, DESTINATION_THIRD},
        {"127.70.0.1", CERTAINTY_ESTABLISHED, "FR", false, DESTINATION_EEA},
        {"127.80.0.1", CERTAINTY_ESTABLISHED, "FR", false, DESTINATION_EEA},
        {"127.99.0.1", CERTAINTY_UNKNOWN, "", false, 0},
        {"fd00:c0ca:10::1",
         CERTAINTY_ESTABLISHED,
         "FR",
         false,
         DESTINATION_EEA},
        {"fd00:c0ca:20::1", CERTAINTY_HINT, "FR", false, 0}, /* by ipfire */
        {"64:ff9b:1::1", CERTAINTY_UNKNOWN, "", false, 0},
    };

    (void)state;
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        struct page page =
            world_visit(&arena, "host.test", cases[i].address, TODAY);
        const struct place *place;

        identify_page(&world, &page, &arena);
        place = &world_contact(&page, "host.test")->machines[0].place;
        if (place->certainty != cases[i].certainty ||
            strcmp(place->country.code, cases[i].country) != 0 ||
            place->worldwide != cases[i].worldwide ||
            place->destination != cases[i].destination) {
            fail_msg("%s: %d \"%s\", worldwide %d, destination %d",
                     cases[i].address,
                     (int)place->certainty,
                     place->country.code,
                     place->worldwide,
                     (int)place->destination);
        }
    }
}

/* What each source says is kept, also where the place is not established. */
static void
test_sources_of_a_place(void **state)
{
    struct page page = world_visit(&arena, "host.test", "127.10.99.1", TODAY);
    const struct place *place;

    (void)state;
    identify_page(&world, &page, &arena);
    place = &world_contact(&page, "host.test")->machines[0].place;
    assert_string_equal(place->dbip.code, "DE");
    assert_string_equal(place->ipfire.code, "FR");
}

/* A documented region settles what the sources do not, for the machines of
 * the company that documents it and for nobody else's. */
static void
test_regions(void **state)
{
    static const struct {
        const char *host;
        const char *address;
        enum certainty certainty;
        const char *country;
    } cases[] = {
        {"s3.eu-west-2.amazonaws.com",
         "fd00:c0ca:20::1",
         CERTAINTY_ESTABLISHED,
         "GB"},
        {"s3.amazonaws.com", "fd00:c0ca:20::1", CERTAINTY_HINT, "FR"},
        {"s3.eu-west-2.amazonaws.com",
         "127.20.0.1",
         CERTAINTY_ESTABLISHED,
         "FR"}, /* both sources agree */
        {"s3.eu-west-2.amazonaws.com", "127.10.99.1", CERTAINTY_HINT, "DE"},
        {"s3.eu-west-2.amazonaws.com", "127.20.200.1", CERTAINTY_UNKNOWN, ""},
        {"s3.eu-west-2.amazonaws.com", "127.99.0.1", CERTAINTY_UNKNOWN, ""},
        {"s3.eu-west-2.example", "fd00:c0ca:20::1", CERTAINTY_HINT, "FR"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        struct page page =
            world_visit(&arena, cases[i].host, cases[i].address, TODAY);
        const struct place *place;

        identify_page(&world, &page, &arena);
        place = &world_contact(&page, cases[i].host)->machines[0].place;
        if (place->certainty != cases[i].certainty ||
            strcmp(place->country.code, cases[i].country) != 0) {
            fail_msg("%s at %s: %d %s",
                     cases[i].host,
                     cases[i].address,
                     (int)place->certainty,
                     place->country.code);
        }
    }
}

/* Without a date nothing outside the EEA is settled. */
/* A name that a CDN gives to its customers says "worldwide" on the machines of
 * its company, in a network that has hosts with a place; not elsewhere. */
static void
test_fronts_by_name(void **state)
{
    struct page page = world_visit(&arena, "d1.cdn.test", "127.20.0.1", TODAY);
    const struct place *place;

    (void)state;
    identify_page(&world, &page, &arena);
    place = &world_contact(&page, "d1.cdn.test")->machines[0].place;
    assert_true(place->worldwide);
    assert_int_equal(place->certainty, CERTAINTY_UNKNOWN);
    assert_string_equal(place->country.code, "");
    page = world_visit(&arena, "d1.cdn.test", "127.11.0.1", TODAY);
    identify_page(&world, &page, &arena);
    place = &world_contact(&page, "d1.cdn.test")->machines[0].place;
    assert_false(place->worldwide);
    assert_int_equal(place->certainty, CERTAINTY_ESTABLISHED);
    page = world_visit(&arena, "host.test", "127.20.0.1", TODAY);
    identify_page(&world, &page, &arena);
    assert_int_equal(
        world_contact(&page, "host.test")->machines[0].place.certainty,
        CERTAINTY_ESTABLISHED);
}

static void
test_undated_page(void **state)
{
    struct page page = world_visit(&arena, "a.test", "127.61.0.1", 0);

    (void)state;
    identify_page(&world, &page, &arena);
    assert_int_equal(
        world_contact(&page, "a.test")->machines[0].place.certainty,
        CERTAINTY_HINT);
    assert_int_equal(world_contact(&page, SITE)->machines[0].place.certainty,
                     CERTAINTY_ESTABLISHED);
}

/* A second opinion that is broken or not there is a note, not a failure. */
static void
test_no_second_opinion(void **state)
{
    struct sources alone = world;
    struct page page = world_visit(&arena, "a.test", "127.11.0.1", TODAY);
    const struct place *place;

    (void)state;
    alone.second = NULL;
    alone.cache = NULL;
    identify_page(&alone, &page, &arena);
    assert_int_equal(page.notes, NOTE_NO_SECOND_OPINION);
    place = &world_contact(&page, "a.test")->machines[0].place;
    assert_int_equal(place->certainty, CERTAINTY_HINT);
    assert_string_equal(place->country.code, "FR");
    assert_string_equal(place->ipfire.code, "");
}

/* A network that sells labels: both sources repeat what it says, and only the
 * countries that its row trusts are established. */
static void
test_sold_labels(void **state)
{
    struct sources other = world;
    struct fixture fixture;
    struct page page;

    (void)state;
    fixture_make(&fixture);
    fixture_change(&fixture,
                   "INSERT INTO networks VALUES "
                   "(14061, 1, 'host', 'X', 0, 'FR;BE', 's', '2026-01-01'),"
                   "(8075, 1, 'host', 'Y', 0, 'BE;FR', 's', '2026-01-01'),"
                   "(12876, 1, 'host', 'Z', 0, '-BE;FR', 's', '2026-01-01'),"
                   "(24940, 1, 'host', 'W', 0, '-BE;FR', 's', '2026-01-01')");
    other.cache = NULL;
    assert_int_equal(registry_open(fixture.dir, &other.registry, NULL),
                     STATUS_OK);
    page = world_visit(&arena, "host.test", "127.24.0.1", TODAY); /* NL, NL */
    identify_page(&other, &page, &arena);
    assert_int_equal(
        world_contact(&page, "host.test")->machines[0].place.certainty,
        CERTAINTY_HINT);
    page = world_visit(&arena, "host.test", "127.23.0.1", TODAY); /* FR, FR */
    identify_page(&other, &page, &arena);
    assert_int_equal(
        world_contact(&page, "host.test")->machines[0].place.certainty,
        CERTAINTY_ESTABLISHED);
    /* all but these: FR, FR; then DE, DE */
    page = world_visit(&arena, "host.test", "127.11.0.1", TODAY);
    identify_page(&other, &page, &arena);
    assert_int_equal(
        world_contact(&page, "host.test")->machines[0].place.certainty,
        CERTAINTY_HINT);
    page = world_visit(&arena, "host.test", "127.12.0.1", TODAY);
    identify_page(&other, &page, &arena);
    assert_int_equal(
        world_contact(&page, "host.test")->machines[0].place.certainty,
        CERTAINTY_ESTABLISHED);
    registry_close(other.registry);
    fixture_remove(&fixture);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_places),
        cmocka_unit_test(test_sources_of_a_place),
        cmocka_unit_test(test_regions),
        cmocka_unit_test(test_fronts_by_name),
        cmocka_unit_test(test_undated_page),
        cmocka_unit_test(test_no_second_opinion),
        cmocka_unit_test(test_sold_labels),
    };

    return cmocka_run_group_tests_name("place", tests, set_up, tear_down);
}
