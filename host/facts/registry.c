/* SPDX-License-Identifier: EUPL-1.2 */
/* Opening the registry, and the questions that name no date. */
#include "facts/registry.h"

#include "facts/registry_data.h"

#include <stdlib.h>
#include <string.h>

enum status
registry_open(const char *dir, struct registry **out, struct problem *problem)
{
    return registry_open_corrected(dir, dir, out, problem);
}

enum status
registry_open_corrected(const char *dir,
                        const char *corrections,
                        struct registry **out,
                        struct problem *problem)
{
    struct arena arena = {0};
    struct registry *registry = arena_alloc(&arena, sizeof(*registry));
    enum status status;

    /* The arena moves into what it holds: from here on that one is used. */
    registry->arena = arena;
    status = manifest_read(dir, &registry->arena, &registry->manifest, problem);
    if (status == STATUS_OK) {
        const char *path =
            arena_format(&registry->arena, "%s/registry.sqlite", corrections);

        status = registry_load(registry, path, problem);
    }
    if (status != STATUS_OK) {
        registry_close(registry);
        return status;
    }
    *out = registry;
    return STATUS_OK;
}

void
registry_close(struct registry *registry)
{
    struct arena arena;

    if (registry == NULL) {
        return;
    }
    arena = registry->arena;
    arena_finish(&arena);
}

const char *
registry_version(const struct registry *registry)
{
    return registry->manifest.version;
}

const char *
registry_digest(const struct registry *registry)
{
    return registry->manifest.digest;
}

bool
registry_find(const struct registry *registry, const char *slug, size_t *key)
{
    for (size_t i = 0; i < registry->norgs; i++) {
        const char *other = registry->orgs[i].slug;

        if (other[0] == slug[0] && strcmp(other, slug) == 0) {
            *key = i;
            return true;
        }
    }
    return false;
}

size_t
registry_orgs(const struct registry *registry)
{
    return registry->norgs;
}

const char *
registry_org_slug(const struct registry *registry, size_t key)
{
    return registry->orgs[key].slug;
}

const char *
registry_org_name(const struct registry *registry, size_t key)
{
    return registry->orgs[key].name;
}

const char *
registry_org_kind(const struct registry *registry, size_t key)
{
    return registry->orgs[key].kind;
}

const struct host_name *
registry_host_names(const struct registry *registry, size_t *count)
{
    *count = registry->nhost_names;
    return registry->host_names;
}

static int
compare_suffix(const void *key, const void *element)
{
    return strcmp(key, ((const struct domain_rule *)element)->suffix);
}

static const struct domain_rule *
find_suffix(const struct domain_rule *rules, size_t count, const char *suffix)
{
    return count == 0
               ? NULL
               : bsearch(suffix, rules, count, sizeof(*rules), compare_suffix);
}

const struct domain_rule *
registry_domain(const struct registry *registry, const char *host)
{
    const struct domain_rule *found = NULL;

    for (const char *suffix = host; suffix != NULL && found == NULL;) {
        found = find_suffix(registry->domains, registry->ndomains, suffix);
        suffix = strchr(suffix, '.');
        suffix = suffix != NULL ? suffix + 1 : NULL;
    }
    return found;
}

const struct domain_rule *
registry_disguised(const struct registry *registry, const char *host)
{
    return find_suffix(registry->disguised, registry->ndisguised, host);
}

static int
compare_asn(const void *key, const void *element)
{
    uint32_t asn = *(const uint32_t *)key;
    uint32_t other = ((const struct network *)element)->asn;

    return (asn > other) - (asn < other);
}

const struct network_rule *
registry_network(const struct registry *registry, uint32_t asn)
{
    const struct network *found = bsearch(&asn,
                                          registry->networks,
                                          registry->nnetworks,
                                          sizeof(*registry->networks),
                                          compare_asn);

    return found != NULL ? &found->rule : NULL;
}

/* 0 when the prefix holds the address. */
static int
compare_prefix(const void *key, const void *element)
{
    const struct address *address = key;
    const struct prefix *prefix = element;

    if (address->family != prefix->family) {
        return address->family < prefix->family ? -1 : 1;
    }
    if (memcmp(address->bytes, prefix->first, 16) < 0) {
        return -1;
    }
    return memcmp(address->bytes, prefix->last, 16) > 0;
}

const struct network_rule *
registry_prefix(const struct registry *registry, const struct address *address)
{
    const struct prefix *found = NULL;

    if (registry->nprefixes > 0) {
        found = bsearch(address,
                        registry->prefixes,
                        registry->nprefixes,
                        sizeof(*registry->prefixes),
                        compare_prefix);
    }
    return found != NULL ? &found->rule : NULL;
}

/* Whether a label [label, end) bears the token; first: it is the leftmost. */
static bool
label_bears(const char *label, const char *end, const char *token, bool first)
{
    size_t len = strlen(token);

    for (const char *at = label; at + len <= end; at++) {
        bool starts = at == label || (!first && at[-1] == '-');
        bool ends = at + len == end || (!first && at[len] == '-');

        if (starts && ends && memcmp(at, token, len) == 0) {
            return true;
        }
    }
    return false;
}

static bool
host_bears(const char *host, const char *token)
{
    const char *label = host;

    while (*label != '\0') {
        const char *end = label + strcspn(label, ".");

        if (label_bears(label, end, token, label == host)) {
            return true;
        }
        label = *end == '.' ? end + 1 : end;
    }
    return false;
}

struct country
registry_region(const struct registry *registry, size_t org, const char *host)
{
    const struct span *span = &registry->orgs[org].regions;
    struct country country = {""};

    for (size_t i = span->first; i < span->first + span->count; i++) {
        const struct region *region = &registry->regions[i];

        if (!host_bears(host, region->token)) {
            continue;
        }
        if (country_known(country) && !country_same(country, region->country)) {
            return (struct country){""};
        }
        country = region->country;
    }
    return country;
}

const char *
registry_sentence(const struct registry *registry,
                  const char *key,
                  enum language language)
{
    size_t i;

    if (!table_find(&registry->by_key, key, &i)) {
        return NULL;
    }
    return registry->sentences[i].text[language];
}

static const struct law *
law_of(const struct registry *registry, const char *id)
{
    size_t i;

    return table_find(&registry->by_law, id, &i) ? &registry->laws[i] : NULL;
}

const char *
registry_law(const struct registry *registry,
             const char *id,
             enum law_form form,
             enum language language)
{
    const struct law *law = law_of(registry, id);

    return law != NULL ? law->forms[form][language] : NULL;
}

bool
registry_law_holds(const struct registry *registry,
                   const char *id,
                   struct date day)
{
    const struct law *law = law_of(registry, id);

    return law != NULL && period_holds(law->period, day) == ANSWER_YES;
}

const char *
registry_law_source(const struct registry *registry, const char *id)
{
    const struct law *law = law_of(registry, id);

    return law != NULL ? law->source : NULL;
}

const char *
registry_law_as_of(const struct registry *registry, const char *id)
{
    const struct law *law = law_of(registry, id);

    return law != NULL ? law->as_of : NULL;
}
