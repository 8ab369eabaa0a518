/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * world.h - pages of the test world (tests/world/README.md), for tests of what
 * stands on its data. `make world` builds it; tests run at the top of the tree.
 */
#ifndef TESTS_WORLD_H
#define TESTS_WORLD_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "facts/address.h"
#include "facts/identify.h"

#define WORLD "build/world"
#define SITE "www.candidate.test" /* of the pages made here */
#define TODAY 20261121

static inline void
world_open(struct sources *sources)
{
    struct problem problem = {.status = STATUS_OK};

    if (sources_open(WORLD, NULL, sources, &problem) != STATUS_OK) {
        fail_msg("%s (run: make world)", problem.what);
    }
}

/* An empty page of a day; 0: not known. */
static inline struct page
world_page(const char *host, int32_t day)
{
    return (struct page){
        .key = "",
        .host = host,
        .site = "",
        .at = "",
        .date = {day},
        .banner = "unknown",
    };
}

/* Add a contact with one request of a kind; address NULL: none was seen. */
static inline struct contact *
world_add(struct page *page,
          struct arena *arena,
          const char *host,
          const char *address,
          enum resource resource)
{
    struct contact *contact = page_add(page, arena);

    assert_non_null(contact);
    contact->host = host;
    contact->counts[resource] = 1;
    if (address != NULL) {
        struct address parsed;

        assert_true(address_parse(address, arena, &parsed));
        contact_add_address(contact, arena, parsed);
    }
    return contact;
}

/* A page of two contacts: the site's own, and the one of the case. */
static inline struct page
world_visit(struct arena *arena,
            const char *host,
            const char *address,
            int32_t day)
{
    struct page page = world_page(SITE, day);

    world_add(&page, arena, SITE, "127.10.0.1", RESOURCE_DOCUMENT);
    world_add(&page, arena, host, address, RESOURCE_SCRIPT);
    page_normalise(&page, arena);
    return page;
}

/* The contact with this host, after the page was put in order. */
static inline const struct contact *
world_contact(const struct page *page, const char *host)
{
    for (size_t i = 0; i < page->ncontacts; i++) {
        if (strcmp(page->contacts[i].host, host) == 0) {
            return &page->contacts[i];
        }
    }
    fail_msg("no contact %s", host);
    return NULL;
}

#endif
