/* SPDX-License-Identifier: EUPL-1.2 */
/* Organisations, and what leads to them: domains, networks, regions. */
#include "facts/registry_load.h"

#include <string.h>

static enum status
load_organisations(struct loader *loader)
{
    struct registry *registry = loader->registry;
    enum status status = load_begin(loader, "organisations", 12, false);
    size_t i;

    if (status != STATUS_OK) {
        return status;
    }
    registry->orgs = load_array(loader, sizeof(*registry->orgs));
    registry->norgs = loader->count;
    while (load_next(loader, &i)) {
        struct organisation *org = &registry->orgs[i];
        size_t bit;

        org->slug = load_text(loader, 1);
        org->name = load_text(loader, 2);
        org->kind = load_text(loader, 3);
        org->seat = load_country(loader, 4);
        org->controlled_from = load_country(loader, 5);
        org->eu_entity = load_text(loader, 6);
        org->technology_from = load_country(loader, 7);
        org->branches = load_text(loader, 8);
        org->source = load_text(loader, 9);
        org->as_of = load_text(loader, 10);
        org->confidence = load_text(loader, 11);
        if (table_find(&registry->by_kind, org->kind, &bit)) {
            org->law_kind = KIND_OTHER << bit;
        }
        if (load_org(loader, 0) != i || org->slug[0] == '\0') {
            load_bad(loader);
        }
    }
    return load_end(loader);
}

/* Organisations of which something is the user's own. */
static enum status
load_corrections(struct loader *loader)
{
    enum status status = load_begin(loader, "corrections", 1, true);
    size_t i;

    if (status != STATUS_OK) {
        return status;
    }
    while (load_next(loader, &i)) {
        loader->registry->orgs[load_org(loader, 0)].yours = true;
    }
    return load_end(loader);
}

static enum status
load_origins(struct loader *loader)
{
    struct registry *registry = loader->registry;
    enum status status = load_begin(loader, "origins", 3, true);
    size_t i;

    if (status != STATUS_OK) {
        return status;
    }
    registry->origins = load_array(loader, sizeof(*registry->origins));
    registry->norigins = loader->count;
    while (load_next(loader, &i)) {
        registry->origins[i] = (struct origin){
            .source = load_text(loader, 0),
            .as_of = load_text(loader, 1),
            .yours = load_is(loader, 2, "1"),
        };
    }
    return load_end(loader);
}

static const struct origin *
load_origin(struct loader *loader, size_t column)
{
    static const struct origin none = {.source = "", .as_of = ""};
    uint32_t number = load_number(loader, column);

    if (number >= loader->registry->norigins) {
        load_bad(loader);
        return &none;
    }
    return &loader->registry->origins[number];
}

/* `domains` and `disguised` differ in the name of the key and in scope. */
static enum status
load_names(struct loader *loader,
           const char *table,
           struct domain_rule **rules,
           size_t *count)
{
    enum status status = load_begin(loader, table, 6, true);
    size_t i;

    if (status != STATUS_OK) {
        return status;
    }
    *rules = load_array(loader, sizeof(**rules));
    *count = loader->count;
    while (load_next(loader, &i)) {
        struct domain_rule *rule = &(*rules)[i];

        rule->suffix = load_text(loader, 0);
        rule->org = load_org(loader, 1);
        rule->service = load_text(loader, 2);
        rule->purpose = load_text(loader, 3);
        rule->platform = load_is(loader, 4, "platform");
        rule->origin = load_origin(loader, 5);
        if (i > 0 && strcmp(rule[-1].suffix, rule->suffix) >= 0) {
            load_bad(loader); /* the search rests on the order */
        }
    }
    return load_end(loader);
}

static enum status
load_host_names(struct loader *loader)
{
    struct registry *registry = loader->registry;
    enum status status = load_begin(loader, "host_names", 2, true);
    size_t i;

    if (status != STATUS_OK) {
        return status;
    }
    registry->host_names = load_array(loader, sizeof(*registry->host_names));
    registry->nhost_names = loader->count;
    while (load_next(loader, &i)) {
        struct host_name *name = &registry->host_names[i];

        name->name = load_text(loader, 0);
        name->org = load_org_or_none(loader, 1);
    }
    return load_end(loader);
}

static enum network_role
load_role(struct loader *loader, size_t column)
{
    if (load_is(loader, column, "host")) {
        return NETWORK_HOST;
    }
    if (load_is(loader, column, "cdn-proxy")) {
        return NETWORK_FRONT;
    }
    if (!load_is(loader, column, "access-or-transit")) {
        load_bad(loader);
    }
    return NETWORK_ACCESS;
}

static enum status
load_networks(struct loader *loader)
{
    struct registry *registry = loader->registry;
    enum status status = load_begin(loader, "networks", 6, false);
    size_t i;

    if (status != STATUS_OK) {
        return status;
    }
    registry->networks = load_array(loader, sizeof(*registry->networks));
    registry->nnetworks = loader->count;
    while (load_next(loader, &i)) {
        struct network *network = &registry->networks[i];

        network->asn = load_number(loader, 0);
        network->rule.org = load_org(loader, 1);
        network->rule.role = load_role(loader, 2);
        network->rule.worldwide = load_is(loader, 3, "1");
        network->rule.trusted_places = load_text(loader, 4);
        network->rule.origin = load_origin(loader, 5);
        if (i > 0 && network[-1].asn >= network->asn) {
            load_bad(loader);
        }
    }
    return load_end(loader);
}

/* The value of a digit in capitals; 16 when it is none. */
static uint8_t
digit_of(char c)
{
    static const char digits[] = "0123456789ABCDEF";
    const char *at = c != '\0' ? strchr(digits, c) : NULL;

    return (uint8_t)(at != NULL ? at - digits : 16);
}

/* The bytes of an address, of which the text has two digits each. */
static void
load_bytes(struct loader *loader, size_t column, uint8_t family, uint8_t *out)
{
    const char *text = load_text(loader, column);
    size_t len = family == 4 ? 4 : 16;

    if (strlen(text) != 2 * len) {
        load_bad(loader);
        return;
    }
    for (size_t i = 0; i < len; i++) {
        uint8_t high = digit_of(text[2 * i]);
        uint8_t low = digit_of(text[2 * i + 1]);

        if (high > 15 || low > 15) {
            load_bad(loader);
        }
        out[i] = (uint8_t)(high << 4 | low);
    }
}

static enum status
load_prefixes(struct loader *loader)
{
    struct registry *registry = loader->registry;
    enum status status = load_begin(loader, "prefixes", 7, true);
    size_t i;

    if (status != STATUS_OK) {
        return status;
    }
    registry->prefixes = load_array(loader, sizeof(*registry->prefixes));
    registry->nprefixes = loader->count;
    while (load_next(loader, &i)) {
        struct prefix *prefix = &registry->prefixes[i];

        prefix->family = load_is(loader, 0, "4") ? 4 : 6;
        load_bytes(loader, 1, prefix->family, prefix->first);
        load_bytes(loader, 2, prefix->family, prefix->last);
        prefix->rule.org = load_org(loader, 3);
        prefix->rule.role = load_role(loader, 4);
        prefix->rule.worldwide = load_is(loader, 5, "1");
        prefix->rule.trusted_places = "";
        prefix->rule.origin = load_origin(loader, 6);
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
    enum status status = load_begin(loader, "regions", 3, true);
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
        load_extend(loader, &registry->orgs[region->org].regions, i);
    }
    return load_end(loader);
}

enum status
load_companies(struct loader *loader)
{
    struct registry *registry = loader->registry;
    enum status status = load_organisations(loader);

    status = status == STATUS_OK ? load_corrections(loader) : status;
    status = status == STATUS_OK ? load_origins(loader) : status;
    status = status == STATUS_OK ? load_host_names(loader) : status;
    status = status == STATUS_OK ? load_lives(loader) : status;
    status =
        status == STATUS_OK
            ? load_names(
                  loader, "domains", &registry->domains, &registry->ndomains)
            : status;
    status = status == STATUS_OK ? load_names(loader,
                                              "disguised",
                                              &registry->disguised,
                                              &registry->ndisguised)
                                 : status;
    status = status == STATUS_OK ? load_stored(loader) : status;
    status = status == STATUS_OK ? load_networks(loader) : status;
    status = status == STATUS_OK ? load_prefixes(loader) : status;
    status = status == STATUS_OK ? load_regions(loader) : status;
    return status == STATUS_OK ? load_alternatives(loader) : status;
}
