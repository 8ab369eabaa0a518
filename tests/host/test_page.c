/* SPDX-License-Identifier: EUPL-1.2 */
/* The canonical form of a page: one contact per key, in a total order. */
#include "core/consent.h"
#include "core/page.h"
#include "test.h"

#include <string.h>

static struct address
address(uint8_t last)
{
    return (struct address){
        .kind = ADDRESS_PUBLIC,
        .family = 4,
        .bytes = {192, 0, 2, last},
        .text = "192.0.2.x",
    };
}

static void
add(struct page *page,
    struct arena *arena,
    const char *host,
    enum outcome outcome,
    uint8_t last,
    uint32_t scripts)
{
    struct contact *contact = page_add(page, arena);

    *contact = (struct contact){.host = host, .outcome = outcome};
    contact->counts[RESOURCE_SCRIPT] = scripts;
    if (last != 0) {
        contact_add_address(contact, arena, address(last));
    }
}

static void
sorts_and_merges(void **state)
{
    struct arena arena = {0};
    struct page page = {.host = "b.test"};

    (void)state;
    add(&page, &arena, "b.test", OUTCOME_CONTACTED, 2, 1);
    add(&page, &arena, "a.test", OUTCOME_BLOCKED, 0, 1);
    add(&page, &arena, "b.test", OUTCOME_CONTACTED, 1, 3);
    add(&page, &arena, "a.test", OUTCOME_CONTACTED, 9, 1);
    page_normalise(&page, &arena);
    assert_int_equal(page.ncontacts, 3);
    assert_string_equal(page.contacts[0].host, "a.test");
    assert_int_equal(page.contacts[0].outcome, OUTCOME_CONTACTED);
    assert_int_equal(page.contacts[1].outcome, OUTCOME_BLOCKED);
    assert_string_equal(page.contacts[2].host, "b.test");
    assert_int_equal(page.contacts[2].naddresses, 2);
    assert_int_equal(page.contacts[2].addresses[0].bytes[3], 1);
    assert_int_equal(page.contacts[2].addresses[1].bytes[3], 2);
    assert_int_equal(page.contacts[2].counts[RESOURCE_SCRIPT], 3);
    assert_int_equal(page_hosts(&page), 2);
    arena_finish(&arena);
}

static void
twice_is_once(void **state)
{
    struct arena arena = {0};
    struct page page = {.host = "a.test"};

    (void)state;
    for (int i = 0; i < 3; i++) {
        add(&page, &arena, "a.test", OUTCOME_CONTACTED, 1, 2);
    }
    page_normalise(&page, &arena);
    assert_int_equal(page.ncontacts, 1);
    assert_int_equal(page.contacts[0].naddresses, 1);
    assert_int_equal(page.contacts[0].counts[RESOURCE_SCRIPT], 2);
    arena_finish(&arena);
}

static void
names_are_united(void **state)
{
    struct arena arena = {0};
    struct page page = {.host = "a.test"};
    struct stored first[] = {{.name = "b"}, {.name = "a", .by_script = true}};
    struct stored second[] = {{.name = "a"}, {.name = "b"}};
    struct stored keys[] = {{.name = "z"}, {.name = "k"}, {.name = "z"}};

    (void)state;
    add(&page, &arena, "a.test", OUTCOME_CONTACTED, 1, 1);
    page.contacts[0].cookies = first;
    page.contacts[0].ncookies = 2;
    page.contacts[0].storage = keys;
    page.contacts[0].nstorage = 3;
    add(&page, &arena, "a.test", OUTCOME_CONTACTED, 1, 1);
    page.contacts[1].cookies = second;
    page.contacts[1].ncookies = 2;
    page_normalise(&page, &arena);
    assert_int_equal(page.contacts[0].ncookies, 3);
    assert_string_equal(page.contacts[0].cookies[0].name, "a");
    assert_false(page.contacts[0].cookies[0].by_script);
    assert_true(page.contacts[0].cookies[1].by_script);
    assert_int_equal(page.contacts[0].nstorage, 2);
    assert_string_equal(page.contacts[0].storage[0].name, "k");
    arena_finish(&arena);
}

static void
limits_are_counted(void **state)
{
    struct arena arena = {0};
    struct page page = {.host = "a.test"};
    struct contact contact = {.host = "a.test"};

    (void)state;
    for (size_t i = 0; i < PAGE_MAX_CONTACTS + 3; i++) {
        struct contact *added = page_add(&page, &arena);

        assert_int_equal(added == NULL, i >= PAGE_MAX_CONTACTS);
        if (added != NULL) {
            added->host = arena_format(&arena, "h%zu.test", i);
        }
    }
    assert_int_equal(page.dropped, 3);
    assert_true((page.notes & NOTE_TOO_MANY_CONTACTS) != 0);
    page_normalise(&page, &arena);
    assert_int_equal(page.ncontacts, PAGE_MAX_CONTACTS);
    for (size_t i = 0; i < CONTACT_MAX_ADDRESSES + 9; i++) {
        contact_add_address(&contact, &arena, address((uint8_t)i));
    }
    assert_int_equal(contact.naddresses, CONTACT_MAX_ADDRESSES);
    arena_finish(&arena);
}

static void
empty_page_stays_empty(void **state)
{
    struct arena arena = {0};
    struct page page = {.host = "a.test", .opened_before = true};

    (void)state;
    page_normalise(&page, &arena);
    assert_int_equal(page.ncontacts, 0);
    assert_int_equal(page_hosts(&page), 0);
    assert_true((page.notes & NOTE_OPENED_BEFORE) != 0);
    for (unsigned i = 0; i < NOTE_COUNT; i++) {
        assert_true(page_note_name((enum page_note)(1U << i))[0] != '\0');
    }
    arena_finish(&arena);
}

static void
a_form_not_sent_is_offered(void **state)
{
    struct contact form = {.outcome = OUTCOME_CACHED};

    (void)state;
    assert_false(contact_is_offered(&form));
    form.counts[RESOURCE_FORM] = 1;
    assert_true(contact_is_offered(&form));
    form.counts[RESOURCE_SCRIPT] = 1; /* asked for something else, too */
    assert_false(contact_is_offered(&form));
    form.counts[RESOURCE_SCRIPT] = 0;
    form.outcome = OUTCOME_CONTACTED; /* sent */
    assert_false(contact_is_offered(&form));
}

static void
a_form_not_sent_has_no_phase(void **state)
{
    struct page page = {.choice = CHOICE_NONE};
    struct contact form = {.outcome = OUTCOME_CACHED, .phase = PHASE_BEFORE};

    (void)state;
    form.counts[RESOURCE_FORM] = 1;
    assert_int_equal(contact_phases(&page, &form), 0);
    form.outcome = OUTCOME_CONTACTED;
    assert_int_equal(contact_phases(&page, &form), SET_OF(PHASE_BEFORE));
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(sorts_and_merges),
        cmocka_unit_test(twice_is_once),
        cmocka_unit_test(names_are_united),
        cmocka_unit_test(limits_are_counted),
        cmocka_unit_test(empty_page_stays_empty),
        cmocka_unit_test(a_form_not_sent_is_offered),
        cmocka_unit_test(a_form_not_sent_has_no_phase),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
