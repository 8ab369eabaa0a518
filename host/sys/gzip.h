/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * gzip.h - gzip taken off, whole or as it comes, and short texts made
 * shorter. The only door to zlib.
 * Source: RFC 1952; all members of a file are one text (§2.2), and what stands
 * behind the last one is padding.
 */
#ifndef SYS_GZIP_H
#define SYS_GZIP_H

#include "core/arena.h"
#include "sys/status.h"

#include <stdbool.h>

/* Whether bytes begin as gzip does. */
bool gzip_begins(const char *bytes, size_t len);

/* ---- as it comes ---- */

struct gzip;

/* In arena; close it before that is emptied. Never NULL. */
struct gzip *gzip_open(struct arena *arena);
void gzip_close(struct gzip *gzip); /* NULL is fine */

/*
 * Take off what fits in out[0..room).
 *
 * in, len   moved past the bytes that were used; may stay where they are when
 *           there is more to write than room
 * written   set to the bytes put in out, whatever is returned
 *
 * STATUS_OK        call again, with more bytes or with more room
 * STATUS_END       all that came so far is complete; another member may follow
 * STATUS_CORRUPT   it is damaged
 */
MUST_CHECK enum status gzip_run(struct gzip *gzip,
                                const char **in,
                                size_t *len,
                                char *out,
                                size_t room,
                                size_t *written);

/* ---- whole ---- */

/*
 * max         the most bytes that it may become
 * text, size  set on STATUS_OK only; in arena
 *
 * STATUS_TOO_LARGE   more than max bytes come out
 * STATUS_TRUNCATED   it ends too early
 * STATUS_CORRUPT     it is damaged
 */
MUST_CHECK enum status gzip_whole(const char *bytes,
                                  size_t len,
                                  size_t max,
                                  struct arena *arena,
                                  const char **text,
                                  size_t *size,
                                  struct problem *problem);

/* What to say of the last two. Returns status. */
enum status gzip_problem(struct problem *problem, enum status status);

/* ---- short texts that resemble one another (RFC 1951, no header) ---- */

/*
 * Make a text shorter, given words that such texts are known to hold: reading
 * it back needs the very same. The same bytes for the same text and zlib.
 *
 * bytes, size   set; in arena
 */
void deflate_short(const char *text,
                   size_t len,
                   const char *words,
                   struct arena *arena,
                   const unsigned char **bytes,
                   size_t *size);

/*
 * Back again.
 *
 * max         the most bytes that it may become
 * text, len   set on STATUS_OK only; in arena, ends with NUL
 *
 * STATUS_CORRUPT   it is damaged, or becomes more than max bytes
 */
MUST_CHECK enum status inflate_short(const unsigned char *bytes,
                                     size_t size,
                                     const char *words,
                                     size_t max,
                                     struct arena *arena,
                                     char **text,
                                     size_t *len);

#endif
