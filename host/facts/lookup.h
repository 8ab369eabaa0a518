/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * lookup.h - what the open data say of one host name, of one address and of one
 * organisation, with a bounded memory of the last answers: pages share most of
 * their hosts.
 *
 * The memory is pure: an answer depends on the question alone, so that a page
 * is identified the same with it and without.
 */
#ifndef FACTS_LOOKUP_H
#define FACTS_LOOKUP_H

#include "facts/identify.h"

struct lookup_cache;

struct lookup_cache *lookup_cache_new(void);        /* never NULL */
void lookup_cache_free(struct lookup_cache *cache); /* NULL is fine */

struct host_facts {
    size_t site;                         /* the site is host + site */
    const struct domain_rule *domain;    /* NULL: none */
    const struct domain_rule *disguised; /* NULL: none */
};

struct address_facts {
    uint32_t asn;              /* 0: no network announces it */
    const char *network;       /* its name; in the arena given */
    struct country registered; /* its seat by the registries; "" not known */
    struct country dbip;       /* "" where a source says nothing */
    struct country ipfire;
    const struct network_rule *rule; /* NULL: neither prefix nor number */
    bool by_prefix;
};

void lookup_host(const struct sources *sources,
                 const char *host,
                 struct host_facts *out);
void lookup_address(const struct sources *sources,
                    const struct address *address,
                    struct arena *arena,
                    struct address_facts *out);

/* registry_find, with that memory. */
bool lookup_slug(const struct sources *sources, const char *slug, size_t *key);

/* registry_org, with that memory. */
const struct org *lookup_org(const struct sources *sources,
                             size_t key,
                             struct date day,
                             struct arena *arena);

#endif
