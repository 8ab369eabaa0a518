/* SPDX-License-Identifier: EUPL-1.2 */
#include "facts/table.h"

#include <assert.h>
#include <string.h>

struct table_slot {
    const char *key; /* NULL: free */
    uint32_t hash;
    uint32_t value;
};

static uint32_t
hash_of(const char *key)
{
    uint32_t hash = 2166136261U;

    for (; *key != '\0'; key++) {
        hash = (hash ^ (unsigned char)*key) * 16777619U;
    }
    return hash;
}

void
table_init(struct table *table, struct arena *arena, size_t count)
{
    size_t slots = 4;

    /* At most three quarters full: a free slot always ends a search. */
    while (slots / 4 * 3 < count) {
        slots *= 2;
    }
    table->slots = arena_alloc(arena, slots * sizeof(*table->slots));
    table->mask = slots - 1;
}

void
table_put(struct table *table, const char *key, size_t value)
{
    uint32_t hash = hash_of(key);
    size_t i = hash & table->mask;

    assert(value <= UINT32_MAX);
    while (table->slots[i].key != NULL) {
        i = (i + 1) & table->mask;
    }
    table->slots[i] = (struct table_slot){key, hash, (uint32_t)value};
}

bool
table_find(const struct table *table, const char *key, size_t *value)
{
    uint32_t hash = hash_of(key);
    size_t i = hash & table->mask;

    if (table->slots == NULL) {
        return false;
    }
    while (table->slots[i].key != NULL) {
        const struct table_slot *slot = &table->slots[i];

        if (slot->hash == hash && strcmp(slot->key, key) == 0) {
            *value = slot->value;
            return true;
        }
        i = (i + 1) & table->mask;
    }
    return false;
}
