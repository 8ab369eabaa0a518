/* SPDX-License-Identifier: EUPL-1.2 */
/* Organisations, and what leads to them: domains, networks, regions. */
#include "facts/registry_load.h"

#include <string.h>

/* Rows above it have a name and nothing else: data/schema.sql, meta. */
#define AUTHORED                                                               \
    "(SELECT CAST(value AS INTEGER) FROM meta WHERE key = 'authored')"

/* The columns that every organisation has: 0 to 4. */
static void
load_name(struct loader *loader, struct organisation *org)
{
    struct registry *registry = loader->registry;
    size_t bit;

    org->id = db_integer(&loader->rows, 0);
    org->slug = load_text(loader, 1);
    org->name = load_text(loader, 2);
    org->kind = load_text(loader, 3);
    org->source = load_text(loader, 4);
    if (table_find(&registry->by_kind, org->kind, &bit)) {
        org->law_kind = KIND_OTHER << bit;
    }
    if (org->slug[0] == '\0' ||
        (org > registry->orgs && org[-1].id >= org->id)) {
        load_bad(loader);
    }
}

static enum status
load_authored(struct loader *loader)
{
    enum status status = load_begin(
        loader,
        "organisations",
        "id, slug, name, kind, source, seat, controlled_from, eu_entity, "
        "technology_from, branches, as_of, confidence",
        "organisations WHERE id <= " AUTHORED " ORDER BY id",
        false);
    size_t i;

    if (status != STATUS_OK) {
        return status;
    }
    loader->registry->orgs = load_array(loader, sizeof(struct organisation));
    loader->registry->norgs = loader->count;
    while (load_next(loader, &i)) {
        struct organisation *org = &loader->registry->orgs[i];

        load_name(loader, org);
        org->seat = load_country(loader, 5);
        org->controlled_from = load_country(loader, 6);
        org->eu_entity = load_text(loader, 7);
        org->technology_from = load_country(loader, 8);
        org->branches = load_text(loader, 9);
        org->as_of = load_text(loader, 10);
        org->confidence = load_text(loader, 11);
    }
    return load_end(loader);
}

static enum status
load_named(struct loader *loader)
{
    struct registry *registry = loader->registry;
    enum status status =
        load_begin(loader,
                   "organisations",
                   "id, slug, name, kind, source",
                   "organisations WHERE id > " AUTHORED " ORDER BY id",
                   true);
    size_t before = registry->norgs;
    struct organisation *orgs;
    size_t i;

    if (status != STATUS_OK) {
        return status;
    }
    loader->count += before;
    orgs = load_array(loader, sizeof(*orgs));
    loader->count -= before;
    memcpy(orgs, registry->orgs, before * sizeof(*orgs));
    registry->orgs = orgs;
    registry->norgs += loader->count;
    while (load_next(loader, &i)) {
        struct organisation *org = &orgs[before + i];

        load_name(loader, org);
        org->eu_entity = "";
        org->branches = "";
        org->as_of = "";
        org->confidence = "medium";
    }
    return load_end(loader);
}

/* `domains` and `disguised` differ in the name of the key and in scope. */
static enum status
load_names(struct loader *loader,
           const char *table,
           const char *columns,
           struct domain_rule **rules,
           size_t *count,
           struct table *index)
{
    enum status status = load_begin(loader, table, columns, table, true);
    size_t i;

    if (status != STATUS_OK) {
        return status;
    }
    *rules = load_array(loader, sizeof(**rules));
    *count = loader->count;
    table_init(index, loader->arena, loader->count);
    while (load_next(loader, &i)) {
        struct domain_rule *rule = &(*rules)[i];

        rule->suffix = load_text(loader, 0);
        rule->org = load_org(loader, 1);
        rule->service = load_text(loader, 2);
        rule->purpose = load_text(loader, 3);
        rule->platform = strcmp(db_text(&loader->rows, 4), "platform") == 0;
        table_put(index, rule->suffix, i);
    }
    return load_end(loader);
}

static enum status
load_host_names(struct loader *loader)
{
    struct registry *registry = loader->registry;
    enum status status = load_begin(loader,
                                    "host_names",
                                    "name, coalesce(org, 0)",
                                    "host_names ORDER BY name",
                                    true);
    size_t i;

    if (status != STATUS_OK) {
        return status;
    }
    registry->host_names = load_array(loader, sizeof(*registry->host_names));
    registry->nhost_names = loader->count;
    while (load_next(loader, &i)) {
        struct host_name *name = &registry->host_names[i];

        name->name = load_text(loader, 0);
        name->org = db_integer(&loader->rows, 1) == 0 ? REGISTRY_NONE
                                                      : load_org(loader, 1);
    }
    return load_end(loader);
}

static enum network_role
load_role(struct loader *loader, int column)
{
    const char *text = db_text(&loader->rows, column);

    if (strcmp(text, "host") == 0) {
        return NETWORK_HOST;
    }
    if (strcmp(text, "cdn-proxy") == 0) {
        return NETWORK_FRONT;
    }
    if (strcmp(text, "access-or-transit") != 0) {
        load_bad(loader);
    }
    return NETWORK_ACCESS;
}

static enum status
load_networks(struct loader *loader)
{
    struct registry *registry = loader->registry;
    enum status status = load_begin(loader,
                                    "networks",
                                    "asn, org, role, worldwide, trusted_places",
                                    "networks ORDER BY asn",
                                    false);
    size_t i;

    if (status != STATUS_OK) {
        return status;
    }
    registry->networks = load_array(loader, sizeof(*registry->networks));
    registry->nnetworks = loader->count;
    while (load_next(loader, &i)) {
        struct network *network = &registry->networks[i];
        int64_t asn = db_integer(&loader->rows, 0);

        network->asn = (uint32_t)asn;
        network->rule.org = load_org(loader, 1);
        network->rule.role = load_role(loader, 2);
        network->rule.worldwide = db_integer(&loader->rows, 3) != 0;
        network->rule.trusted_places = load_text(loader, 4);
        if (asn < 1 || asn > UINT32_MAX ||
            (i > 0 && network[-1].asn >= network->asn)) {
            load_bad(loader);
        }
    }
    return load_end(loader);
}

static void
load_bytes(struct loader *loader, int column, uint8_t family, uint8_t out[16])
{
    size_t len;
    const void *blob = db_blob(&loader->rows, column, &len);

    if (blob == NULL || len != (family == 4 ? 4U : 16U)) {
        load_bad(loader);
        return;
    }
    memcpy(out, blob, len);
}

static enum status
load_prefixes(struct loader *loader)
{
    struct registry *registry = loader->registry;
    enum status status = load_begin(loader,
                                    "prefixes",
                                    "first, last, family, org, role, worldwide",
                                    "prefixes ORDER BY family, first",
                                    true);
    size_t i;

    if (status != STATUS_OK) {
        return status;
    }
    registry->prefixes = load_array(loader, sizeof(*registry->prefixes));
    registry->nprefixes = loader->count;
    while (load_next(loader, &i)) {
        struct prefix *prefix = &registry->prefixes[i];

        prefix->family = db_integer(&loader->rows, 2) == 4 ? 4 : 6;
        load_bytes(loader, 0, prefix->family, prefix->first);
        load_bytes(loader, 1, prefix->family, prefix->last);
        prefix->rule.org = load_org(loader, 3);
        prefix->rule.role = load_role(loader, 4);
        prefix->rule.worldwide = db_integer(&loader->rows, 5) != 0;
        prefix->rule.trusted_places = "";
        if (i > 0 && prefix[-1].family == prefix->family &&
            memcmp(prefix[-1].last, prefix->first, 16) >= 0) {
            load_bad(loader); /* they overlap: no search finds both */
        }
    }
    return load_end(loader);
}

static enum status
load_regions(struct loader *loader)
{
    struct registry *registry = loader->registry;
    enum status status = load_begin(loader,
                                    "regions",
                                    "org, token, country",
                                    "regions ORDER BY org, token",
                                    true);
    size_t i;

    if (status != STATUS_OK) {
        return status;
    }
    registry->regions = load_array(loader, sizeof(*registry->regions));
    registry->nregions = loader->count;
    while (load_next(loader, &i)) {
        struct region *region = &registry->regions[i];

        region->org = load_org(loader, 0);
        region->token = load_text(loader, 1);
        region->country = load_known_country(loader, 2);
        load_extend(&registry->orgs[region->org].regions, i);
    }
    return load_end(loader);
}

enum status
load_companies(struct loader *loader)
{
    struct registry *registry = loader->registry;
    enum status status = load_authored(loader);

    status = status == STATUS_OK ? load_named(loader) : status;
    status = status == STATUS_OK ? load_host_names(loader) : status;
    status = status == STATUS_OK ? load_lives(loader) : status;
    status = status == STATUS_OK ? load_names(loader,
                                              "domains",
                                              "suffix, org, service, purpose, "
                                              "scope",
                                              &registry->domains,
                                              &registry->ndomains,
                                              &registry->by_suffix)
                                 : status;
    status = status == STATUS_OK ? load_names(loader,
                                              "disguised",
                                              "host, org, service, purpose, ''",
                                              &registry->disguised,
                                              &registry->ndisguised,
                                              &registry->by_host)
                                 : status;
    status = status == STATUS_OK ? load_stored(loader) : status;
    status = status == STATUS_OK ? load_networks(loader) : status;
    status = status == STATUS_OK ? load_prefixes(loader) : status;
    return status == STATUS_OK ? load_regions(loader) : status;
}
