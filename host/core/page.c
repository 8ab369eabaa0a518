/* SPDX-License-Identifier: EUPL-1.2 */
#include "core/page.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

struct contact *
page_add(struct page *page, struct arena *arena)
{
    if (page->ncontacts >= PAGE_MAX_CONTACTS) {
        page->dropped++;
        page->notes |= NOTE_TOO_MANY_CONTACTS;
        return NULL;
    }
    page->contacts = arena_grow(arena,
                                page->contacts,
                                page->ncontacts,
                                &page->capacity,
                                sizeof(*page->contacts));
    return &page->contacts[page->ncontacts++];
}

bool
contact_is_offered(const struct contact *contact)
{
    if (contact->outcome != OUTCOME_CACHED ||
        contact->counts[RESOURCE_FORM] == 0) {
        return false;
    }
    for (int i = 0; i < RESOURCE_COUNT; i++) {
        if (i != RESOURCE_FORM && contact->counts[i] > 0) {
            return false;
        }
    }
    return true;
}

static int
compare_addresses(const void *left, const void *right)
{
    const struct address *a = left;
    const struct address *b = right;

    if (a->family != b->family) {
        return a->family < b->family ? -1 : 1;
    }
    return memcmp(a->bytes, b->bytes, sizeof(a->bytes));
}

void
contact_add_address(struct contact *contact,
                    struct arena *arena,
                    struct address address)
{
    struct address *grown;

    for (size_t i = 0; i < contact->naddresses; i++) {
        if (compare_addresses(&contact->addresses[i], &address) == 0) {
            return;
        }
    }
    if (contact->naddresses >= CONTACT_MAX_ADDRESSES) {
        return;
    }
    grown = arena_alloc(arena, (contact->naddresses + 1) * sizeof(*grown));
    if (contact->naddresses > 0) {
        memcpy(grown, contact->addresses, contact->naddresses * sizeof(*grown));
    }
    grown[contact->naddresses++] = address;
    contact->addresses = grown;
}

/* The order of the key: what makes two contacts the same one. */
static int
compare_keys(const struct contact *a, const struct contact *b)
{
    int by_host = strcmp(a->host, b->host);

    if (by_host != 0) {
        return by_host;
    }
    if (a->frame != b->frame) {
        return a->frame < b->frame ? -1 : 1;
    }
    if (a->outcome != b->outcome) {
        return a->outcome < b->outcome ? -1 : 1;
    }
    if (a->phase != b->phase) {
        return a->phase < b->phase ? -1 : 1;
    }
    return 0;
}

static int
compare_contacts(const void *left, const void *right)
{
    return compare_keys(left, right);
}

static int
compare_stored(const void *left, const void *right)
{
    const struct stored *a = left;
    const struct stored *b = right;
    int by_name = strcmp(a->name, b->name);

    return by_name != 0 ? by_name : (int)a->by_script - (int)b->by_script;
}

/* Sort, drop equal neighbours, and keep at most so many; returns how many. */
static size_t
sort_unique(void *items,
            size_t count,
            size_t size,
            size_t most,
            int (*compare)(const void *, const void *))
{
    unsigned char *bytes = items;
    size_t kept = 0;

    if (count < 2) {
        return count;
    }
    qsort(items, count, size, compare);
    for (size_t i = 1; i < count && kept + 1 < most; i++) {
        if (compare(bytes + kept * size, bytes + i * size) != 0) {
            kept++;
            memmove(bytes + kept * size, bytes + i * size, size);
        }
    }
    return kept + 1;
}

/* Both arrays, one after the other, in a new one. */
static void *
joined(struct arena *arena,
       const void *a,
       size_t na,
       const void *b,
       size_t nb,
       size_t size)
{
    unsigned char *both = arena_alloc(arena, (na + nb) * size);

    if (na > 0) {
        memcpy(both, a, na * size);
    }
    if (nb > 0) {
        memcpy(both + na * size, b, nb * size);
    }
    return both;
}

static void
merge(struct contact *into, const struct contact *from, struct arena *arena)
{
    into->addresses = joined(arena,
                             into->addresses,
                             into->naddresses,
                             from->addresses,
                             from->naddresses,
                             sizeof(*into->addresses));
    into->naddresses += from->naddresses;
    into->cookies = joined(arena,
                           into->cookies,
                           into->ncookies,
                           from->cookies,
                           from->ncookies,
                           sizeof(*into->cookies));
    into->ncookies += from->ncookies;
    into->storage = joined(arena,
                           into->storage,
                           into->nstorage,
                           from->storage,
                           from->nstorage,
                           sizeof(*into->storage));
    into->nstorage += from->nstorage;
    for (size_t i = 0; i < RESOURCE_COUNT; i++) {
        if (from->counts[i] > into->counts[i]) {
            into->counts[i] = from->counts[i];
        }
    }
}

static bool
sorted(const struct page *page)
{
    for (size_t i = 1; i < page->ncontacts; i++) {
        if (compare_keys(&page->contacts[i - 1], &page->contacts[i]) >= 0) {
            return false;
        }
    }
    return true;
}

void
page_normalise(struct page *page, struct arena *arena)
{
    size_t kept = 0;

    if (!sorted(page)) {
        qsort(page->contacts,
              page->ncontacts,
              sizeof(*page->contacts),
              compare_contacts);
        for (size_t i = 1; i < page->ncontacts; i++) {
            struct contact *last = &page->contacts[kept];

            if (compare_keys(last, &page->contacts[i]) == 0) {
                merge(last, &page->contacts[i], arena);
            } else {
                page->contacts[++kept] = page->contacts[i];
            }
        }
        page->ncontacts = kept + 1;
    }
    for (size_t i = 0; i < page->ncontacts; i++) {
        struct contact *contact = &page->contacts[i];

        contact->naddresses = sort_unique(contact->addresses,
                                          contact->naddresses,
                                          sizeof(*contact->addresses),
                                          CONTACT_MAX_ADDRESSES,
                                          compare_addresses);
        contact->ncookies = sort_unique(contact->cookies,
                                        contact->ncookies,
                                        sizeof(*contact->cookies),
                                        CONTACT_MAX_NAMES,
                                        compare_stored);
        contact->nstorage = sort_unique(contact->storage,
                                        contact->nstorage,
                                        sizeof(*contact->storage),
                                        CONTACT_MAX_NAMES,
                                        compare_stored);
    }
    if (page->opened_before) {
        page->notes |= NOTE_OPENED_BEFORE;
    }
}

void
page_before_choice(struct page *page, struct arena *arena)
{
    if (page->choice == CHOICE_UNKNOWN) {
        page->choice = CHOICE_NONE;
    }
    for (size_t i = 0; i < page->ncontacts; i++) {
        if (page->contacts[i].phase == PHASE_UNKNOWN) {
            page->contacts[i].phase = PHASE_BEFORE;
        }
    }
    page_normalise(page, arena);
}

size_t
page_hosts(const struct page *page)
{
    size_t hosts = 0;

    for (size_t i = 0; i < page->ncontacts; i++) {
        if (i == 0 ||
            strcmp(page->contacts[i - 1].host, page->contacts[i].host) != 0) {
            hosts++;
        }
    }
    return hosts;
}

const char *
page_note_name(enum page_note note)
{
    switch (note) {
    case NOTE_ADDRESSES_ALL_IDENTICAL:
        return "addresses-all-identical";
    case NOTE_NO_ADDRESSES:
        return "no-addresses";
    case NOTE_NO_SECOND_OPINION:
        return "no-second-opinion";
    case NOTE_OPENED_BEFORE:
        return "opened-before";
    case NOTE_IP_DATA_FAR:
        return "ip-data-far-from-capture";
    case NOTE_TOO_MANY_CONTACTS:
        return "too-many-contacts";
    case NOTE_NO_ADDRESS_OF_PAGE:
        return "no-address-of-page";
    case NOTE_INCOMPLETE_CAPTURE:
        return "incomplete-capture";
    }
    assert(false && "a note without a name");
    return "";
}
