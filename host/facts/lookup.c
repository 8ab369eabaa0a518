/* SPDX-License-Identifier: EUPL-1.2 */
/* Each memory has one slot per hash value; a newer answer takes the place. */
#include "facts/lookup.h"

#include "sys/mem.h"

#include <stdlib.h>
#include <string.h>

#define HOSTS ((size_t)1024)       /* a page has some 30 */
#define HOST_BYTES ((size_t)96)    /* longer names are asked every time */
#define ADDRESSES ((size_t)1024)   /* a page has some 40 */
#define NETWORK_BYTES ((size_t)64) /* the same; 99 % are shorter */
#define SLUGS ((size_t)64)         /* a legal notice names one */
#define SLUG_BYTES ((size_t)32)    /* the same */
#define ORGS ((size_t)512)         /* a page has some 30 */
#define ORG_TEXTS ((size_t)24)     /* twice its chain, and laws; the same */

struct host_slot {
    char host[HOST_BYTES]; /* "": free */
    struct host_facts facts;
};

struct address_slot {
    uint8_t family; /* 0: free */
    uint8_t bytes[16];
    char network[NETWORK_BYTES];
    struct address_facts facts; /* its network is not set */
};

struct slug_slot {
    char slug[SLUG_BYTES]; /* "": free */
    bool found;
    size_t key;
};

struct org_slot {
    bool used;
    size_t key;
    struct date day;
    struct org org; /* its chain, its names and its laws are in texts */
    const char *texts[ORG_TEXTS];
};

struct lookup_cache {
    struct host_slot hosts[HOSTS];
    struct address_slot addresses[ADDRESSES];
    struct slug_slot slugs[SLUGS];
    struct org_slot orgs[ORGS];
};

struct lookup_cache *
lookup_cache_new(void)
{
    return mem_alloc(1, sizeof(struct lookup_cache));
}

void
lookup_cache_free(struct lookup_cache *cache)
{
    free(cache);
}

/* FNV-1a, the high bits folded into those that choose the slot. */
static size_t
hash_of(const void *data, size_t len)
{
    const unsigned char *bytes = data;
    uint32_t hash = 2166136261U;

    for (size_t i = 0; i < len; i++) {
        hash = (hash ^ bytes[i]) * 16777619U;
    }
    return hash ^ hash >> 16;
}

static void
ask_host(const struct sources *sources,
         const char *host,
         struct host_facts *out)
{
    out->site = (size_t)(site_of(sources->sites, host) - host);
    out->domain = registry_domain(sources->registry, host);
    out->disguised = registry_disguised(sources->registry, host);
}

void
lookup_host(const struct sources *sources,
            const char *host,
            struct host_facts *out)
{
    size_t size = strlen(host) + 1;
    struct host_slot *slot;

    if (sources->cache == NULL || size == 1 || size > HOST_BYTES) {
        ask_host(sources, host, out);
        return;
    }
    slot = &sources->cache->hosts[hash_of(host, size) % HOSTS];
    if (memcmp(slot->host, host, size) != 0) {
        ask_host(sources, host, &slot->facts);
        memcpy(slot->host, host, size);
    }
    *out = slot->facts;
}

static void
ask_address(const struct sources *sources,
            const struct address *address,
            struct arena *arena,
            struct address_facts *out)
{
    const struct network_rule *prefix =
        registry_prefix(sources->registry, address);
    struct network_record network = geo_network(sources->geo, address, arena);

    *out = (struct address_facts){.rule = prefix, .by_prefix = prefix != NULL};
    out->asn = network.number;
    out->network = network.name;
    out->registered = network.registered;
    out->dbip = geo_country(sources->geo, address);
    if (sources->second != NULL) {
        out->ipfire = second_country(sources->second, address);
    }
    if (prefix == NULL && out->asn != 0) {
        out->rule = registry_network(sources->registry, out->asn);
    }
}

void
lookup_address(const struct sources *sources,
               const struct address *address,
               struct arena *arena,
               struct address_facts *out)
{
    struct address_slot *slot;
    size_t size;

    if (sources->cache == NULL) {
        ask_address(sources, address, arena, out);
        return;
    }
    slot = &sources->cache->addresses[hash_of(address->bytes, 16) % ADDRESSES];
    if (slot->family == address->family &&
        memcmp(slot->bytes, address->bytes, 16) == 0) {
        *out = slot->facts;
        out->network = arena_copy(arena, slot->network, strlen(slot->network));
        return;
    }
    ask_address(sources, address, arena, out);
    size = strlen(out->network) + 1;
    if (size <= NETWORK_BYTES) {
        slot->family = address->family;
        memcpy(slot->bytes, address->bytes, 16);
        memcpy(slot->network, out->network, size);
        slot->facts = *out;
        slot->facts.network = NULL;
    }
}

bool
lookup_slug(const struct sources *sources, const char *slug, size_t *key)
{
    size_t size = strlen(slug) + 1;
    struct slug_slot *slot;

    if (sources->cache == NULL || size == 1 || size > SLUG_BYTES) {
        return registry_find(sources->registry, slug, key);
    }
    slot = &sources->cache->slugs[hash_of(slug, size) % SLUGS];
    if (memcmp(slot->slug, slug, size) != 0) {
        slot->found = registry_find(sources->registry, slug, &slot->key);
        memcpy(slot->slug, slug, size);
    }
    *key = slot->key;
    return slot->found;
}

static size_t
texts_of(const struct org *org)
{
    return 2 * org->nchain + org->nlaws;
}

static void
remember_org(struct org_slot *slot,
             size_t key,
             struct date day,
             const struct org *org)
{
    if (texts_of(org) > ORG_TEXTS) {
        return;
    }
    slot->used = true;
    slot->key = key;
    slot->day = day;
    slot->org = *org;
    for (size_t i = 0; i < org->nchain; i++) {
        slot->texts[i] = org->chain[i];
        slot->texts[org->nchain + i] = org->chain_names[i];
    }
    for (size_t i = 0; i < org->nlaws; i++) {
        slot->texts[2 * org->nchain + i] = org->laws[i];
    }
}

/* A page keeps its organisations, whatever becomes of the slot meanwhile. */
static const struct org *
org_remembered(const struct org_slot *slot, struct arena *arena)
{
    size_t size = texts_of(&slot->org) * sizeof(slot->texts[0]);
    struct org *org = arena_alloc_raw(arena, sizeof(*org));
    const char **texts = arena_alloc_raw(arena, size);

    memcpy(texts, slot->texts, size);
    *org = slot->org;
    org->chain = texts;
    org->chain_names = texts + org->nchain;
    org->laws = texts + 2 * org->nchain;
    return org;
}

const struct org *
lookup_org(const struct sources *sources,
           size_t key,
           struct date day,
           struct arena *arena)
{
    struct org_slot *slot;
    const struct org *org;

    if (sources->cache == NULL) {
        return registry_org(sources->registry, key, day, arena);
    }
    slot = &sources->cache->orgs[key % ORGS];
    if (slot->used && slot->key == key && slot->day.ymd == day.ymd) {
        return org_remembered(slot, arena);
    }
    org = registry_org(sources->registry, key, day, arena);
    remember_org(slot, key, day, org);
    return org;
}
