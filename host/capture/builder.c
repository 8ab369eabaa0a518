/* SPDX-License-Identifier: EUPL-1.2 */
#include "capture/builder.h"

#include <string.h>

void
builder_begin(struct page *page, const char *host, const char *at)
{
    *page = (struct page){
        .key = "",
        .host = host,
        .site = "",
        .at = at,
        .date = date_parse(at),
        .banner = "unknown",
        .choice = "unknown",
    };
}

struct contact *
builder_request(struct page *page,
                struct arena *arena,
                const char *host,
                enum resource resource,
                enum outcome outcome)
{
    struct contact *contact = NULL;

    for (size_t i = 0; i < page->ncontacts; i++) {
        struct contact *known = &page->contacts[i];

        if (known->outcome == outcome && strcmp(known->host, host) == 0) {
            contact = known;
            break;
        }
    }
    if (contact == NULL) {
        contact = page_add(page, arena);
        if (contact == NULL) {
            return NULL;
        }
        contact->host = host;
        contact->site = "";
        contact->outcome = outcome;
    }
    contact->counts[resource]++;
    return contact;
}

void
builder_cookie(struct contact *contact,
               struct arena *arena,
               const char *name,
               size_t len)
{
    struct cookie *grown;

    if (len == 0 || contact->ncookies >= CONTACT_MAX_NAMES) {
        return;
    }
    for (size_t i = 0; i < contact->ncookies; i++) {
        const char *known = contact->cookies[i].name;

        if (strlen(known) == len && memcmp(known, name, len) == 0) {
            return;
        }
    }
    grown = arena_alloc(arena, (contact->ncookies + 1) * sizeof(*grown));
    if (contact->ncookies > 0) {
        memcpy(grown, contact->cookies, contact->ncookies * sizeof(*grown));
    }
    grown[contact->ncookies++].name = arena_copy(arena, name, len);
    contact->cookies = grown;
}
