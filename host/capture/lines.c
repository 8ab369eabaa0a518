/* SPDX-License-Identifier: EUPL-1.2 */
#include "capture/lines.h"

#include "sys/gzip.h"

#include <string.h>

#define CHUNK ((size_t)64 * 1024) /* bytes asked of the source at a time */
#define ROOM (LINES_MAX + 1 + CHUNK)

void
lines_open(struct lines *lines,
           lines_source *source,
           void *context,
           struct arena *arena)
{
    *lines = (struct lines){
        .source = source,
        .context = context,
        .arena = arena,
        .chunk = arena_alloc_raw(arena, CHUNK),
        .text = arena_alloc_raw(arena, ROOM),
    };
}

void
lines_close(struct lines *lines)
{
    gzip_close(lines->gzip);
    *lines = (struct lines){.ended = true};
}

/* More bytes as they come, behind those that are still there. */
static enum status
more_in(struct lines *lines)
{
    ptrdiff_t got;

    if (lines->nin > 0) {
        memmove(lines->chunk, lines->in, lines->nin);
    }
    got = lines->source(
        lines->context, lines->chunk + lines->nin, CHUNK - lines->nin);
    lines->in = lines->chunk;
    if (got < 0) {
        return STATUS_IO;
    }
    lines->nin += (size_t)got;
    return got == 0 ? STATUS_END : STATUS_OK;
}

/* Whether the input is compressed shows in its first two bytes. */
static enum status
begin(struct lines *lines)
{
    enum status status = STATUS_OK;

    lines->begun = true;
    while (status == STATUS_OK && lines->nin < 2) {
        status = more_in(lines);
    }
    if (gzip_begins(lines->in, lines->nin)) {
        lines->gzip = gzip_open(lines->arena);
    }
    return status == STATUS_IO ? STATUS_IO : STATUS_OK;
}

/* Move bytes from in to text, taking gzip off. */
static enum status
take_off(struct lines *lines, size_t *written)
{
    size_t room = ROOM - lines->end;

    if (lines->gzip != NULL) {
        return gzip_run(lines->gzip,
                        &lines->in,
                        &lines->nin,
                        lines->text + lines->end,
                        room,
                        written);
    }
    *written = lines->nin < room ? lines->nin : room;
    if (*written > 0) {
        memcpy(lines->text + lines->end, lines->in, *written);
    }
    lines->in += *written;
    lines->nin -= *written;
    return STATUS_END;
}

/* At least one byte more of text; STATUS_END when there is none. There must be
 * room for it. */
static enum status
more_text(struct lines *lines)
{
    enum status status = lines->begun ? STATUS_OK : begin(lines);
    size_t written = 0;

    while (status == STATUS_OK) {
        enum status complete = take_off(lines, &written);

        lines->end += written;
        if (written > 0) {
            return STATUS_OK;
        }
        if (complete == STATUS_CORRUPT) {
            return STATUS_CORRUPT;
        }
        lines->nin = complete == STATUS_END ? 0 : lines->nin; /* padding */
        status = more_in(lines);
        if (status == STATUS_END && complete != STATUS_END) {
            return STATUS_TRUNCATED;
        }
    }
    return status;
}

/* Up to the next line feed, or to the end; false when neither has come. */
static bool
find_end(struct lines *lines, size_t *stop)
{
    const char *feed = lines->end == lines->looked
                           ? NULL
                           : memchr(lines->text + lines->looked,
                                    '\n',
                                    lines->end - lines->looked);

    lines->looked = lines->end;
    *stop = feed == NULL ? lines->end : (size_t)(feed - lines->text);
    return feed != NULL || lines->ended;
}

/* Bring the rest to the front, where there is room behind it. */
static void
make_room(struct lines *lines)
{
    if (lines->start > 0) {
        memmove(
            lines->text, lines->text + lines->start, lines->end - lines->start);
        lines->end -= lines->start;
        lines->looked -= lines->start;
        lines->start = 0;
    }
}

enum status
lines_next(struct lines *lines, const char **line, size_t *len)
{
    bool too_long = false;
    size_t stop;

    while (!find_end(lines, &stop)) {
        enum status status;

        /* One byte more may be the "\r" before the line feed. */
        if (lines->end - lines->start > LINES_MAX + 1) {
            too_long = true;
            lines->start = lines->end;
        }
        make_room(lines);
        status = more_text(lines);
        if (status == STATUS_END) {
            lines->ended = true;
        } else if (status != STATUS_OK) {
            lines->ended = true;
            lines->start = lines->end;
            return status;
        }
    }
    if (stop == lines->end && lines->start == stop && !too_long) {
        return STATUS_END;
    }
    *line = lines->text + lines->start;
    *len = stop - lines->start;
    lines->start = stop < lines->end ? stop + 1 : stop;
    lines->looked = lines->start;
    if (*len > 0 && (*line)[*len - 1] == '\r') {
        (*len)--;
    }
    return too_long || *len > LINES_MAX ? STATUS_TOO_LARGE : STATUS_OK;
}
