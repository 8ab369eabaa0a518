/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * arena.h - the memory of one message or one capture: many allocations, one
 * release.
 *
 * Everything made for a page (JSON tree, contacts, parties, findings, reply)
 * lives in one arena; arena_reset() makes it all invalid at once and keeps the
 * blocks for the next page. Out of memory ends the process (message on stderr,
 * exit status 70): a browser starts the host again, and nothing that was
 * stored is lost. Allocation never returns NULL.
 */
#ifndef CORE_ARENA_H
#define CORE_ARENA_H

#include <stddef.h>

struct arena_block;

struct arena {
    struct arena_block *first;   /* owned list of blocks */
    struct arena_block *current; /* the one being filled */
    size_t used;                 /* bytes used in current */
};

/* A zeroed struct arena is ready for use. */

/* size bytes, zeroed, aligned for any type; valid until reset or finish. */
void *arena_alloc(struct arena *arena, size_t size);

/* The same without zeroing, for callers who write all of it (JSON hooks). */
void *arena_alloc_raw(struct arena *arena, size_t size);

/* A copy of text[0..len), NUL-terminated. */
char *arena_copy(struct arena *arena, const char *text, size_t len);

/* printf into the arena. */
char *arena_format(struct arena *arena, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/*
 * Room for one more element in a growing array, doubling as needed.
 *
 * items   the array so far, of *capacity elements of size bytes; NULL when 0
 * count   elements in use
 *
 * Returns the array, perhaps moved; *capacity > count afterwards.
 */
void *arena_grow(struct arena *arena,
                 void *items,
                 size_t count,
                 size_t *capacity,
                 size_t size);

/* Everything allocated becomes invalid; keeps at most ARENA_KEEP bytes. */
void arena_reset(struct arena *arena);

/* Gives all memory back; the arena is as zeroed. */
void arena_finish(struct arena *arena);

#define ARENA_BLOCK ((size_t)64 * 1024) /* bytes; a usual page fits in 2 */
#define ARENA_KEEP ((size_t)512 * 1024) /* bytes kept between two pages */

#endif
