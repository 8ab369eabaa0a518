/* SPDX-License-Identifier: EUPL-1.2 */
/* What an organisation has for a time: owners, a place on a list, offers that
 * are qualified. */
#include "facts/registry_load.h"

#include <stdlib.h>
#include <string.h>

static int
compare_owners(const void *left, const void *right)
{
    const struct owner *a = left;
    const struct owner *b = right;

    if (a->org != b->org) {
        return a->org < b->org ? -1 : 1;
    }
    return strcmp(a->slug, b->slug);
}

static enum status
load_owners(struct loader *loader)
{
    struct registry *registry = loader->registry;
    enum status status = load_begin(loader,
                                    "owners",
                                    "org, owner, valid_from, valid_to, "
                                    "confidence",
                                    "owners WHERE controls = 1",
                                    true);
    size_t i;

    if (status != STATUS_OK) {
        return status;
    }
    registry->owners = load_array(loader, sizeof(*registry->owners));
    registry->nowners = loader->count;
    while (load_next(loader, &i)) {
        struct owner *owner = &registry->owners[i];

        owner->org = load_org(loader, 0);
        owner->owner = load_org(loader, 1);
        owner->slug = registry->orgs[owner->owner].slug;
        owner->period = load_period(loader, 2, 3);
        owner->certain = strcmp(db_text(&loader->rows, 4), "low") != 0;
    }
    status = load_end(loader);
    if (status == STATUS_OK && registry->nowners > 0) {
        qsort(registry->owners,
              registry->nowners,
              sizeof(*registry->owners),
              compare_owners);
        for (i = 0; i < registry->nowners; i++) {
            load_extend(&registry->orgs[registry->owners[i].org].owners, i);
        }
    }
    return status;
}

/* Silence and a row of low confidence are two things: only the first says
 * nothing of a company outside the United States. */
static enum status
load_listings(struct loader *loader)
{
    struct registry *registry = loader->registry;
    enum status status = load_begin(loader,
                                    "listings",
                                    "org, framework, listed, confidence, "
                                    "valid_from, valid_to",
                                    "listings ORDER BY org, framework",
                                    true);
    size_t i;

    if (status != STATUS_OK) {
        return status;
    }
    registry->listings = load_array(loader, sizeof(*registry->listings));
    registry->nlistings = loader->count;
    while (load_next(loader, &i)) {
        struct listing *listing = &registry->listings[i];
        size_t org = load_org(loader, 0);

        listing->framework = load_framework(loader, 1);
        if (strcmp(db_text(&loader->rows, 3), "low") != 0) {
            listing->listed = strcmp(db_text(&loader->rows, 2), "yes") == 0
                                  ? ANSWER_YES
                                  : ANSWER_NO;
        }
        listing->period = load_period(loader, 4, 5);
        load_extend(&registry->orgs[org].listings, i);
    }
    return load_end(loader);
}

/* Only the rating of hybrids asks for them. */
static enum status
load_qualifications(struct loader *loader)
{
    struct registry *registry = loader->registry;
    enum status status = load_begin(loader,
                                    "qualifications",
                                    "org, offer, valid_from, valid_to",
                                    "qualifications "
                                    "WHERE state = 'hybrid-qualified' "
                                    "AND confidence <> 'low' "
                                    "ORDER BY org, offer",
                                    true);
    size_t i;

    if (status != STATUS_OK) {
        return status;
    }
    registry->qualifications =
        load_array(loader, sizeof(*registry->qualifications));
    registry->nqualifications = loader->count;
    while (load_next(loader, &i)) {
        struct qualification *row = &registry->qualifications[i];
        size_t org = load_org(loader, 0);

        row->offer = load_text(loader, 1);
        row->period = load_period(loader, 2, 3);
        load_extend(&registry->orgs[org].qualifications, i);
    }
    return load_end(loader);
}

enum status
load_lives(struct loader *loader)
{
    enum status status = load_owners(loader);

    status = status == STATUS_OK ? load_listings(loader) : status;
    return status == STATUS_OK ? load_qualifications(loader) : status;
}
