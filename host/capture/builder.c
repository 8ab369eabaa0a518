/* SPDX-License-Identifier: EUPL-1.2 */
#include "capture/builder.h"

#include "wire/message.h"

#include <string.h>

struct page *
builder_page(struct capture *out, struct arena *arena, struct problem *problem)
{
    if (out->npages >= CAPTURE_MAX_PAGES) {
        (void)problem_set(problem,
                          STATUS_TOO_LARGE,
                          "split the file",
                          "more than %zu pages",
                          CAPTURE_MAX_PAGES);
        return NULL;
    }
    out->pages = arena_grow(
        arena, out->pages, out->npages, &out->capacity, sizeof(*out->pages));
    memset(&out->pages[out->npages], 0, sizeof(*out->pages));
    return &out->pages[out->npages++];
}

enum status
builder_no_page(const struct capture *out, size_t seen, struct problem *problem)
{
    return problem_set(problem,
                       STATUS_INVALID,
                       "record the page again, from its beginning",
                       "%s without a page: %zu requests, none with an "
                       "address on the web",
                       capture_kind_name(out->kind),
                       seen);
}

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
    if (contact->counts[resource] < MESSAGE_MAX_COUNT) {
        contact->counts[resource]++;
    }
    return contact;
}

/* One more name, copied; the same name by the same setter counts once. */
static void
add_stored(struct arena *arena,
           struct stored **items,
           size_t *count,
           struct stored name,
           size_t len)
{
    struct stored *grown;

    if (len == 0 || *count >= CONTACT_MAX_NAMES) {
        return;
    }
    for (size_t i = 0; i < *count; i++) {
        const struct stored *known = &(*items)[i];

        if (known->by_script == name.by_script && strlen(known->name) == len &&
            memcmp(known->name, name.name, len) == 0) {
            return;
        }
    }
    name.name = arena_copy(arena, name.name, len);
    name.service = "";
    name.purpose = "";
    grown = arena_alloc(arena, (*count + 1) * sizeof(*grown));
    if (*count > 0) {
        memcpy(grown, *items, *count * sizeof(*grown));
    }
    grown[(*count)++] = name;
    *items = grown;
}

void
builder_cookie(struct contact *contact,
               struct arena *arena,
               const char *name,
               size_t len,
               bool by_script)
{
    add_stored(arena,
               &contact->cookies,
               &contact->ncookies,
               (struct stored){.name = name, .by_script = by_script},
               len);
}

void
builder_storage(struct contact *contact,
                struct arena *arena,
                const char *name,
                size_t len)
{
    add_stored(arena,
               &contact->storage,
               &contact->nstorage,
               (struct stored){.name = name, .by_script = true, .key = true},
               len);
}
