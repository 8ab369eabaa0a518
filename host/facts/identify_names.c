/* SPDX-License-Identifier: EUPL-1.2 */
/* What a page names: what was stored, and who hosts it by its own word. */
#include "facts/identify_parts.h"
#include "facts/lookup.h"

/* Whose tool stores something under each of these names. */
static void
set_by(struct work *work,
       const char *host,
       struct stored *names,
       size_t count,
       bool storage_key)
{
    for (size_t i = 0; i < count; i++) {
        const struct stored_rule *rule = registry_stored(
            work->sources->registry, host, names[i].name, storage_key);

        names[i].org = NULL;
        names[i].service = rule != NULL ? rule->service : "";
        names[i].purpose = rule != NULL ? rule->purpose : "";
        names[i].exempt = rule != NULL ? rule->exempt : ANSWER_UNKNOWN;
        if (rule != NULL && rule->org != REGISTRY_NONE) {
            names[i].org = identify_org(work, rule->org);
        }
    }
}

void
identify_stored(struct work *work, struct contact *contact)
{
    set_by(work, contact->host, contact->cookies, contact->ncookies, false);
    set_by(work, contact->host, contact->storage, contact->nstorage, true);
}

/* Organisations that our data does not have are left out; when none is left,
 * what the notice says is not known. */
void
identify_declared(struct work *work)
{
    struct page *page = work->page;
    size_t kept = 0;

    page->declared_names = arena_alloc(
        work->arena, page->ndeclared_hosts * sizeof(*page->declared_names));
    for (size_t i = 0; i < page->ndeclared_hosts; i++) {
        size_t key;

        if (lookup_slug(work->sources, page->declared_hosts[i], &key)) {
            page->declared_hosts[kept] = page->declared_hosts[i];
            page->declared_names[kept++] =
                party_called(work->arena, identify_org(work, key)->name);
        }
    }
    if (page->declared == ANSWER_YES && kept == 0) {
        page->declared = ANSWER_UNKNOWN;
    }
    page->ndeclared_hosts = kept;
}
