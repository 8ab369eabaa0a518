/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * table.h - from texts to numbers: a hash table (FNV-1a, open addressing) that
 * is filled once and then only asked.
 */
#ifndef FACTS_TABLE_H
#define FACTS_TABLE_H

#include "core/arena.h"

#include <stdbool.h>
#include <stdint.h>

struct table_slot;

/* A zeroed table is empty and may be asked. */
struct table {
    struct table_slot *slots;
    size_t mask; /* number of slots - 1; they are a power of two */
};

/* Room for count texts; everything is in arena. */
void table_init(struct table *table, struct arena *arena, size_t count);

/* key is borrowed for the life of the table; not put before; at most count of
 * them. */
void table_put(struct table *table, const char *key, size_t value);

/* Returns false when key is not there. */
bool table_find(const struct table *table, const char *key, size_t *value);

#endif
