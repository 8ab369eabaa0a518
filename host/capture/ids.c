/* SPDX-License-Identifier: EUPL-1.2 */
#include "capture/ids.h"

#include <assert.h>
#include <stdint.h>
#include <string.h>

#define IDS_FIRST                                                              \
    ((size_t)64) /* slots of the first table; doubled half full                \
                  */

struct id {
    const char *text; /* NULL: the slot is free */
    size_t number;
};

/* FNV-1a, 64 bits. Whoever writes a file that makes it collide slows down the
 * reading of that file only. */
static uint64_t
hash_of(const char *text)
{
    uint64_t hash = UINT64_C(0xcbf29ce484222325);

    for (; *text != '\0'; text++) {
        hash = (hash ^ (unsigned char)*text) * UINT64_C(0x100000001b3);
    }
    return hash;
}

/* The slot of a text, or the free one where it would stand. */
static struct id *
slot_of(const struct ids *ids, const char *text)
{
    size_t at = (size_t)hash_of(text) & (ids->capacity - 1);

    while (ids->slots[at].text != NULL &&
           strcmp(ids->slots[at].text, text) != 0) {
        at = (at + 1) & (ids->capacity - 1);
    }
    return &ids->slots[at];
}

size_t
ids_find(const struct ids *ids, const char *text)
{
    const struct id *slot;

    if (ids->capacity == 0) {
        return IDS_NONE;
    }
    slot = slot_of(ids, text);
    return slot->text == NULL ? IDS_NONE : slot->number;
}

static void
grow(struct ids *ids, struct arena *arena)
{
    struct ids larger = {
        .capacity = ids->capacity == 0 ? IDS_FIRST : 2 * ids->capacity,
        .used = ids->used,
    };

    larger.slots = arena_alloc(arena, larger.capacity * sizeof(*larger.slots));
    for (size_t i = 0; i < ids->capacity; i++) {
        if (ids->slots[i].text != NULL) {
            *slot_of(&larger, ids->slots[i].text) = ids->slots[i];
        }
    }
    *ids = larger;
}

void
ids_put(struct ids *ids, struct arena *arena, const char *text, size_t number)
{
    struct id *slot;

    if (2 * ids->used >= ids->capacity) {
        grow(ids, arena);
    }
    slot = slot_of(ids, text);
    assert(slot->text == NULL);
    *slot = (struct id){text, number};
    ids->used++;
}
