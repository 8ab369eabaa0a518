/* SPDX-License-Identifier: EUPL-1.2 */
/* Whose tool stores something under a name, in the test world. */
#include "world.h"

#include "facts/lookup.h"

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

/* One name set by a host, as identified on a day. */
static struct stored
identified(const char *host, const char *name, bool storage_key, int32_t day)
{
    static const struct org wrong = {.slug = "wrong"};
    struct page page = world_page(SITE, day);
    struct contact *contact =
        world_add(&page, &arena, host, "127.10.0.1", RESOURCE_SCRIPT);
    struct stored *stored = arena_alloc(&arena, sizeof(*stored));
    const struct contact *seen;

    /* What identify has to put right. */
    *stored =
        (struct stored){.name = name, .org = &wrong, .exempt = ANSWER_YES};
    if (storage_key) {
        contact->storage = stored;
        contact->nstorage = 1;
    } else {
        contact->cookies = stored;
        contact->ncookies = 1;
    }
    page_normalise(&page, &arena);
    identify_page(&world, &page, &arena);
    seen = world_contact(&page, host);
    assert_int_equal(seen->ncookies + seen->nstorage, 1);
    return storage_key ? seen->storage[0] : seen->cookies[0];
}

static void
test_names(void **state)
{
    static const struct {
        const char *host;
        const char *name;
        bool storage_key;
        const char *org; /* "" when nobody's */
        const char *purpose;
        enum answer exempt;
    } cases[] = {
        {SITE, "_ga", 0, "google-analytics", "analytics", ANSWER_NO},
        {SITE, "_ga_ABC", 0, "google-analytics", "analytics", ANSWER_NO},
        {SITE, "_ga", 1, "", "", ANSWER_UNKNOWN}, /* not a storage key */
        {SITE, "_pk_id.1.3f2a", 0, "matomo", "analytics", ANSWER_UNKNOWN},
        {SITE, "_pk_hsr.1.3f2a", 0, "matomo", "session-replay", ANSWER_NO},
        {SITE, "_hjSessionUser_7", 0, "hotjar", "session-replay", ANSWER_NO},
        {SITE, "PHPSESSID", 0, "", "session", ANSWER_YES},
        {SITE, "phpsessid", 0, "", "", ANSWER_UNKNOWN},
        {SITE,
         "tarteaucitron",
         0,
         "tarteaucitron",
         "consent-choice",
         ANSWER_YES},
        {SITE, "didomi_token", 1, "didomi", "consent-choice", ANSWER_YES},
        {SITE, "atuserid", 0, "at-internet", "analytics", ANSWER_UNKNOWN},
        {SITE, "_fbp", 0, "meta", "ads", ANSWER_NO},
        {SITE, "fr", 0, "", "", ANSWER_UNKNOWN}, /* French, not Facebook's */
        {"www.facebook.com", "fr", 0, "meta", "ads", ANSWER_NO},
        {SITE, "uid", 0, "", "", ANSWER_UNKNOWN},
        {"gum.criteo.com", "uid", 0, "criteo", "ads", ANSWER_NO},
        {"track.adform.net", "uid", 0, "adform", "ads", ANSWER_NO},
        {"ib.adnxs.com", "uuid2", 0, "xandr", "ads", ANSWER_NO},
        {SITE, "_GRECAPTCHA", 0, "recaptcha", "captcha", ANSWER_NO},
        {SITE, "of-our-own", 0, "", "", ANSWER_UNKNOWN},
        {SITE, "", 0, "", "", ANSWER_UNKNOWN},
    };

    (void)state;
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        struct stored stored = identified(
            cases[i].host, cases[i].name, cases[i].storage_key, TODAY);
        const char *org = stored.org != NULL ? stored.org->slug : "";

        if (strcmp(org, cases[i].org) != 0 ||
            strcmp(stored.purpose, cases[i].purpose) != 0 ||
            stored.exempt != cases[i].exempt) {
            fail_msg("%s at %s: \"%s\" \"%s\" %d",
                     cases[i].name,
                     cases[i].host,
                     org,
                     stored.purpose,
                     (int)stored.exempt);
        }
        assert_non_null(stored.service);
        assert_true(stored.org == NULL || stored.service[0] != '\0');
    }
}

/* A tool belongs to whoever owned it on the day of the page. */
static void
test_dates(void **state)
{
    const struct org *before =
        identified(SITE, "atuserid", false, 20200101).org;
    const struct org *after = identified(SITE, "atuserid", false, 20220101).org;

    (void)state;
    assert_string_equal(before->controlled_from.code, "FR");
    assert_string_equal(after->controlled_from.code, "US");
    assert_true(after->measurement);
    assert_false(identified(SITE, "_ga", false, TODAY).org->measurement);
}

/* One organisation is the same object wherever it appears on a page. */
static void
test_one_organisation(void **state)
{
    struct page page = world_page(SITE, TODAY);
    struct contact *contact = world_add(&page,
                                        &arena,
                                        "www.google-analytics.com",
                                        "127.50.0.1",
                                        RESOURCE_SCRIPT);
    struct stored names[] = {{.name = "_ga"}, {.name = "_gid"}};

    (void)state;
    contact->cookies = names;
    contact->ncookies = 2;
    page_normalise(&page, &arena);
    identify_page(&world, &page, &arena);
    contact = &page.contacts[0];
    assert_ptr_equal(contact->cookies[0].org, contact->service.org);
    assert_ptr_equal(contact->cookies[1].org, contact->service.org);
}

/* Whom a legal notice names, with what is remembered and without: those that
 * our data has, and nothing is known when there are none. */
static void
test_declared(void **state)
{
    struct sources forgetful = world;
    const struct sources *asked[] = {&world, &world, &forgetful};

    (void)state;
    forgetful.cache = NULL;
    for (size_t i = 0; i < sizeof(asked) / sizeof(asked[0]); i++) {
        const char *slugs[] = {"nobody-here", "ovhcloud", "", "google"};
        const char *none[] = {"nobody-here"};
        struct page page = world_page(SITE, TODAY);

        page.declared = ANSWER_YES;
        page.declared_hosts = slugs;
        page.ndeclared_hosts = 4;
        identify_page(asked[i], &page, &arena);
        assert_int_equal(page.declared, ANSWER_YES);
        assert_int_equal(page.ndeclared_hosts, 2);
        assert_string_equal(page.declared_hosts[0], "ovhcloud");
        assert_string_equal(page.declared_names[0], "OVHcloud");
        assert_string_equal(page.declared_hosts[1], "google");
        page.declared_hosts = none;
        page.ndeclared_hosts = 1;
        identify_page(asked[i], &page, &arena);
        assert_int_equal(page.declared, ANSWER_UNKNOWN);
        assert_int_equal(page.ndeclared_hosts, 0);
    }
}

/* The memory forgets, and is never wrong, whatever shares a slot. */
static void
test_memory(void **state)
{
    const struct date day = {TODAY};

    (void)state;
    for (size_t i = 0; i < registry_orgs(world.registry); i++) {
        const char *slug = registry_org_slug(world.registry, i);
        size_t key;

        assert_true(lookup_slug(&world, slug, &key));
        assert_int_equal(key, i);
        for (int n = 0; n < 2; n++) {
            const struct org *org = lookup_org(&world, i, day, &arena);

            assert_string_equal(org->slug, slug);
            assert_string_equal(org->chain[0], slug);
            assert_string_equal(org->chain_names[0], org->name);
        }
        arena_reset(&arena);
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_declared),
        cmocka_unit_test(test_memory),
        cmocka_unit_test(test_names),
        cmocka_unit_test(test_dates),
        cmocka_unit_test(test_one_organisation),
    };

    return cmocka_run_group_tests_name(
        "identify stored", tests, set_up, tear_down);
}
