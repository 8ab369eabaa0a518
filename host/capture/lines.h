/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * lines.h - the lines of a file or of a pipe, one at a time, gzip taken off as
 * it comes: however long the input is, the memory stays that of one line.
 * Source: https://jsonlines.org (one value per line, "\n"; "\r\n" is taken).
 */
#ifndef CAPTURE_LINES_H
#define CAPTURE_LINES_H

#include "core/arena.h"
#include "sys/status.h"
#include "wire/frame.h"

#include <stdbool.h>

/* Bytes of one line: what the host reads of a request, which holds a page. */
#define LINES_MAX FRAME_MAX_IN

/* Where bytes come from: at least one of them, 0 at the end, -1 on failure
 * (errno says why). */
typedef ptrdiff_t lines_source(void *context, void *buf, size_t len);

struct lines {
    lines_source *source;
    void *context;       /* of source; borrowed */
    struct arena *arena; /* holds the buffers */
    struct gzip *gzip;   /* NULL: the input is not compressed */
    const char *in;      /* bytes as they came, not taken off yet */
    size_t nin;
    char *chunk; /* … and where they lie */
    char *text;  /* [start, end): bytes that no line was made of yet */
    size_t start;
    size_t end;
    size_t looked; /* up to here there is no line feed */
    bool begun;
    bool ended; /* nothing more comes from source */
};

/* arena: some 1.2 MiB of it are used; it must not be emptied before close. */
void lines_open(struct lines *lines,
                lines_source *source,
                void *context,
                struct arena *arena);
void lines_close(struct lines *lines);

/*
 * The next line, without what ends it. The last one needs no line feed.
 *
 * line, len  set on STATUS_OK only; valid until the next call
 *
 * STATUS_END         there is none
 * STATUS_TOO_LARGE   this one is longer than LINES_MAX; it was thrown away,
 *                    and the next call goes on behind it
 * STATUS_TRUNCATED, STATUS_CORRUPT   as gzip_run(); nothing follows
 * STATUS_IO          errno says why; nothing follows
 */
MUST_CHECK enum status
lines_next(struct lines *lines, const char **line, size_t *len);

#endif
