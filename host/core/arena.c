/* SPDX-License-Identifier: EUPL-1.2 */
#include "core/arena.h"

#include <assert.h>
#include <stdalign.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define ALIGN alignof(max_align_t)
#define EXIT_NO_MEMORY 70 /* EX_SOFTWARE of sysexits(3) */

struct arena_block {
    struct arena_block *next;
    size_t size; /* bytes of data */
    alignas(max_align_t) unsigned char data[];
};

static struct arena_block *
block_new(size_t size)
{
    struct arena_block *block = NULL;

    if (size <= SIZE_MAX - sizeof(*block)) {
        block = malloc(sizeof(*block) + size);
    }
    if (block == NULL) {
        fprintf(stderr, "cocarde: error: out of memory\n");
        exit(EXIT_NO_MEMORY);
    }
    block->next = NULL;
    block->size = size;
    return block;
}

/* Make current a block with room for size bytes: the next one when it is
 * large enough, otherwise a new one put in between. */
static void
next_block(struct arena *arena, size_t size)
{
    struct arena_block *next =
        arena->current != NULL ? arena->current->next : arena->first;

    if (next == NULL || next->size < size) {
        struct arena_block *block =
            block_new(size > ARENA_BLOCK ? size : ARENA_BLOCK);

        block->next = next;
        if (arena->current != NULL) {
            arena->current->next = block;
        } else {
            arena->first = block;
        }
        next = block;
    }
    arena->current = next;
    arena->used = 0;
}

void *
arena_alloc_raw(struct arena *arena, size_t size)
{
    size_t rounded = (size + ALIGN - 1) / ALIGN * ALIGN;
    void *result;

    assert(rounded >= size);
    if (arena->current == NULL ||
        arena->current->size - arena->used < rounded) {
        next_block(arena, rounded);
    }
    result = arena->current->data + arena->used;
    arena->used += rounded;
    return result;
}

void *
arena_alloc(struct arena *arena, size_t size)
{
    return memset(arena_alloc_raw(arena, size), 0, size);
}

char *
arena_copy(struct arena *arena, const char *text, size_t len)
{
    char *copy = arena_alloc_raw(arena, len + 1);

    if (len > 0) {
        memcpy(copy, text, len);
    }
    copy[len] = '\0';
    return copy;
}

char *
arena_format(struct arena *arena, const char *format, ...)
{
    va_list args;
    va_list again;
    char *text;
    int len;

    va_start(args, format);
    va_copy(again, args);
    len = vsnprintf(NULL, 0, format, args);
    va_end(args);
    assert(len >= 0);
    text = arena_alloc_raw(arena, (size_t)len + 1);
    vsnprintf(text, (size_t)len + 1, format, again);
    va_end(again);
    return text;
}

void *
arena_grow(struct arena *arena,
           void *items,
           size_t count,
           size_t *capacity,
           size_t size)
{
    size_t wanted = *capacity == 0 ? 16 : *capacity * 2;
    unsigned char *moved;

    if (count < *capacity) {
        return items;
    }
    assert(wanted <= SIZE_MAX / size);
    moved = arena_alloc_raw(arena, wanted * size);
    if (count > 0) {
        memcpy(moved, items, count * size);
    }
    memset(moved + count * size, 0, (wanted - count) * size);
    *capacity = wanted;
    return moved;
}

void
arena_reset(struct arena *arena)
{
    struct arena_block **link = &arena->first;
    size_t kept = 0;

    while (*link != NULL) {
        struct arena_block *block = *link;

        if (kept + block->size > ARENA_KEEP) {
            *link = block->next;
            free(block);
        } else {
            kept += block->size;
            link = &block->next;
        }
    }
    arena->current = NULL;
    arena->used = 0;
}

void
arena_finish(struct arena *arena)
{
    while (arena->first != NULL) {
        struct arena_block *next = arena->first->next;

        free(arena->first);
        arena->first = next;
    }
    *arena = (struct arena){0};
}
