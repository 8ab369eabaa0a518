/* SPDX-License-Identifier: EUPL-1.2 */
/* What one can use instead, and who has an interest in it. */
#include "facts/registry_load.h"

#include <string.h>

static enum status
load_choices(struct loader *loader)
{
    struct registry *registry = loader->registry;
    enum status status = load_begin(loader, "alternatives", 9, true);
    size_t i;

    if (status != STATUS_OK) {
        return status;
    }
    registry->alternatives = load_array(loader, sizeof(struct alternative));
    registry->nalternatives = loader->count;
    while (load_next(loader, &i)) {
        struct alternative *row = &registry->alternatives[i];

        row->purpose = load_text(loader, 0);
        row->org = load_org_or_none(loader, 1);
        row->service = load_text(loader, 2);
        row->country = load_country(loader, 3);
        row->domain = load_text(loader, 4);
        row->licence = load_text(loader, 5);
        row->note = load_text(loader, 6);
        row->source = load_text(loader, 7);
        row->as_of = load_text(loader, 8);
        if (i > 0 && strcmp(row[-1].purpose, row->purpose) > 0) {
            load_bad(loader); /* the search goes by purpose */
        }
    }
    return load_end(loader);
}

static enum status
load_interests(struct loader *loader)
{
    struct registry *registry = loader->registry;
    enum status status = load_begin(loader, "interests", 3, true);
    size_t i;

    if (status != STATUS_OK) {
        return status;
    }
    registry->interests = load_array(loader, sizeof(struct interest));
    registry->ninterests = loader->count;
    while (load_next(loader, &i)) {
        struct interest *row = &registry->interests[i];

        row->org = load_org(loader, 0);
        row->text[LANGUAGE_FR] = load_text(loader, 1);
        row->text[LANGUAGE_EN] = load_text(loader, 2);
    }
    return load_end(loader);
}

enum status
load_alternatives(struct loader *loader)
{
    enum status status = load_choices(loader);

    return status == STATUS_OK ? load_interests(loader) : status;
}
