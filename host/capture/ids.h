/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * ids.h - numbers for texts: a log names its requests, frames and documents by
 * texts, hundreds of thousands of them in one file.
 */
#ifndef CAPTURE_IDS_H
#define CAPTURE_IDS_H

#include "core/arena.h"

/* A zeroed struct ids knows none. Everything is in the arena given. */
struct ids {
    struct id *slots; /* a hash table, open addressing */
    size_t capacity;  /* of slots; a power of two, or 0 */
    size_t used;
};
#define IDS_NONE ((size_t)-1)

/* The number given to a text; IDS_NONE when there is none. */
size_t ids_find(const struct ids *ids, const char *text);

/* Give a text that is not there yet a number; text is borrowed. */
void
ids_put(struct ids *ids, struct arena *arena, const char *text, size_t number);

#endif
