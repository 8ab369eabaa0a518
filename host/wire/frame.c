/* SPDX-License-Identifier: EUPL-1.2 */
#include "wire/frame.h"

#include "sys/mem.h"
#include "sys/platform.h"

#include <stdint.h>
#include <stdlib.h>

#define SMALLEST ((size_t)16 * 1024) /* bytes; most pages fit */

/* Fill buf, however many reads that takes. Nothing at all is STATUS_END. */
static enum status
read_fully(int fd, void *buf, size_t want)
{
    size_t got = 0;

    while (got < want) {
        ptrdiff_t n = platform_read(fd, (char *)buf + got, want - got);

        if (n < 0) {
            return STATUS_IO;
        }
        if (n == 0) {
            return got == 0 ? STATUS_END : STATUS_TRUNCATED;
        }
        got += (size_t)n;
    }
    return STATUS_OK;
}

static enum status
inside_frame(enum status status)
{
    return status == STATUS_END ? STATUS_TRUNCATED : status;
}

static void
reserve(struct frame_buffer *frame, size_t size)
{
    size_t wanted = size > SMALLEST ? size : SMALLEST;

    if (frame->capacity < wanted) {
        frame->bytes = mem_resize(frame->bytes, wanted);
        frame->capacity = wanted;
    }
}

static enum status
skip(int fd, struct frame_buffer *frame, size_t size)
{
    reserve(frame, SMALLEST);
    while (size > 0) {
        size_t part = size < frame->capacity ? size : frame->capacity;
        enum status status = read_fully(fd, frame->bytes, part);

        if (status != STATUS_OK) {
            return inside_frame(status);
        }
        size -= part;
    }
    return STATUS_TOO_LARGE;
}

enum status
frame_read(int fd, struct frame_buffer *frame)
{
    uint32_t size;
    enum status status = read_fully(fd, &size, sizeof(size));

    if (status != STATUS_OK) {
        return status;
    }
    if (size > FRAME_MAX_SKIP) {
        return STATUS_INVALID;
    }
    if (size > FRAME_MAX_IN) {
        return skip(fd, frame, size);
    }
    reserve(frame, size);
    status = read_fully(fd, frame->bytes, size);
    if (status == STATUS_OK) {
        frame->len = size;
    }
    return inside_frame(status);
}

void
frame_finish(struct frame_buffer *frame)
{
    free(frame->bytes);
    *frame = (struct frame_buffer){0};
}

enum status
frame_write(int fd, const char *text, size_t len)
{
    uint32_t size = (uint32_t)len;
    const struct platform_part parts[] = {{&size, sizeof(size)}, {text, len}};

    if (len > FRAME_MAX_OUT) {
        return STATUS_TOO_LARGE;
    }
    return platform_write(fd, parts, 2, FRAME_DEADLINE_MS);
}
