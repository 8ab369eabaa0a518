/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * frame.h - the native messaging frame: a length of 32 bits in native byte
 * order, then that many bytes. On descriptors, never on stdio.
 * Source: Chrome's and MDN's "Native messaging", "Native messaging protocol";
 * PROTOCOL.md, "Frames".
 */
#ifndef WIRE_FRAME_H
#define WIRE_FRAME_H

#include "sys/status.h"

#include <stddef.h>

#define FRAME_MAX_IN ((size_t)1024 * 1024)        /* bytes read; ours */
#define FRAME_MAX_SKIP ((size_t)64 * 1024 * 1024) /* bytes; Chromium's most */
#define FRAME_MAX_OUT ((size_t)1000 * 1000)       /* bytes; browsers: 1 MiB */
#define FRAME_DEADLINE_MS 5000 /* for a browser that has stopped reading */

/* The frame that was read last. Zeroed: none. */
struct frame_buffer {
    char *bytes; /* owned; not NUL-terminated */
    size_t len;
    size_t capacity;
};

/*
 * Read one frame, waiting for it.
 *
 * frame   bytes and len set on STATUS_OK only; valid until the next call
 *
 * STATUS_END        end of input between two frames: the browser is done
 * STATUS_TRUNCATED  end of input inside a frame
 * STATUS_TOO_LARGE  more than FRAME_MAX_IN, read and thrown away: say so to
 *                   the sender and go on
 * STATUS_INVALID    more than FRAME_MAX_SKIP announced: nobody sends that, so
 *                   these are no frames; stop
 * STATUS_IO         read error; stop
 */
MUST_CHECK enum status frame_read(int fd, struct frame_buffer *frame);

void frame_finish(struct frame_buffer *frame);

/*
 * Write one frame.
 *
 * STATUS_TOO_LARGE  len is above FRAME_MAX_OUT; nothing was written
 * STATUS_END        nobody reads any more; stop
 * STATUS_IO         write error; stop
 */
MUST_CHECK enum status frame_write(int fd, const char *text, size_t len);

#endif
