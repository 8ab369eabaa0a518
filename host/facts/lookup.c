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

struct lookup_cache {
    struct host_slot hosts[HOSTS];
    struct address_slot addresses[ADDRESSES];
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
