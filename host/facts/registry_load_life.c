/* SPDX-License-Identifier: EUPL-1.2 */
/* What an organisation has for a time: owners, a place on a list, offers that
 * are qualified. */
#include "facts/registry_load.h"

#include <string.h>

/* Whether an owner comes after the one before it: the first who controls leads
 * a chain. */
static bool
in_order(const struct registry *registry, size_t i)
{
    const struct owner *owner = &registry->owners[i];

    return strcmp(registry->orgs[owner[-1].owner].slug,
                  registry->orgs[owner->owner].slug) <= 0;
}

static enum status
load_owners(struct loader *loader)
{
    struct registry *registry = loader->registry;
    enum status status = load_begin(loader, "owners", 5, true);
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
        owner->period = load_period(loader, 2, 3);
        owner->certain = !load_is(loader, 4, "low");
        load_extend(loader, &registry->orgs[owner->org].owners, i);
        if (i > 0 && owner[-1].org == owner->org && !in_order(registry, i)) {
            load_bad(loader);
        }
    }
    return load_end(loader);
}

/* Silence and a row of low confidence are two things: only the first says
 * nothing of a company outside the United States. */
static enum status
load_listings(struct loader *loader)
{
    struct registry *registry = loader->registry;
    enum status status = load_begin(loader, "listings", 6, true);
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
        if (!load_is(loader, 3, "low")) {
            listing->listed =
                load_is(loader, 2, "yes") ? ANSWER_YES : ANSWER_NO;
        }
        listing->period = load_period(loader, 4, 5);
        load_extend(loader, &registry->orgs[org].listings, i);
    }
    return load_end(loader);
}

/* Only the rating of hybrids asks for them. */
static enum status
load_qualifications(struct loader *loader)
{
    struct registry *registry = loader->registry;
    enum status status = load_begin(loader, "qualifications", 4, true);
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
        load_extend(loader, &registry->orgs[org].qualifications, i);
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
