/* SPDX-License-Identifier: EUPL-1.2 */
#include "sys/gzip.h"

#include <assert.h>
#include <stdint.h>
#include <string.h>
#define ZLIB_CONST /* what is read is not written */
#include <zlib.h>

#define GZIP_HEADER (15 + 16) /* largest window, gzip header and checksum */
#define GZIP_FIRST ((size_t)64 * 1024) /* bytes of the first buffer */

struct gzip {
    z_stream stream;
    bool ended; /* the last member that began is complete */
    bool over;  /* … and what follows is no member */
};

bool
gzip_begins(const char *bytes, size_t len)
{
    return len >= 2 && memcmp(bytes, "\x1f\x8b", 2) == 0;
}

struct gzip *
gzip_open(struct arena *arena)
{
    struct gzip *gzip = arena_alloc(arena, sizeof(*gzip));

    if (inflateInit2(&gzip->stream, GZIP_HEADER) != Z_OK) {
        gzip->over = true; /* gzip_run says so */
    }
    return gzip;
}

void
gzip_close(struct gzip *gzip)
{
    if (gzip != NULL) {
        inflateEnd(&gzip->stream);
    }
}

/* zlib counts in 32 bits. */
static uInt
counted(size_t len)
{
    return len > UINT32_MAX ? UINT32_MAX : (uInt)len;
}

/* Whether bytes that follow a complete member begin another one. */
static bool
begins_another(struct gzip *gzip, const char *in)
{
    if (in[0] != '\x1f' || inflateReset(&gzip->stream) != Z_OK) {
        gzip->over = true;
        return false;
    }
    gzip->ended = false;
    return true;
}

enum status
gzip_run(struct gzip *gzip,
         const char **in,
         size_t *len,
         char *out,
         size_t room,
         size_t *written)
{
    z_stream *stream = &gzip->stream;
    int status = Z_OK;

    *written = 0;
    while (status == Z_OK && *written < room) {
        uInt had = counted(*len);
        uInt space = counted(room - *written);

        if (gzip->over ||
            (gzip->ended && (*len == 0 || !begins_another(gzip, *in)))) {
            return gzip->ended ? STATUS_END : STATUS_CORRUPT;
        }
        stream->next_in = (z_const Bytef *)(uintptr_t)*in;
        stream->avail_in = had;
        stream->next_out = (Bytef *)out + *written;
        stream->avail_out = space;
        status = inflate(stream, Z_NO_FLUSH);
        *in += had - stream->avail_in;
        *len -= had - stream->avail_in;
        *written += space - stream->avail_out;
        if (status == Z_STREAM_END) {
            gzip->ended = true;
            status = Z_OK;
        }
    }
    /* Z_BUF_ERROR: nothing can be done without more bytes. */
    return status == Z_OK || status == Z_BUF_ERROR ? STATUS_OK : STATUS_CORRUPT;
}

enum status
gzip_problem(struct problem *problem, enum status status)
{
    return problem_set(problem,
                       status,
                       "fetch or record it again",
                       status == STATUS_TRUNCATED ? "its gzip ends too early"
                                                  : "its gzip is damaged");
}

/* Room for more, by doubling. One byte more than allowed tells "exactly max"
 * from "too much". */
static char *
grow(struct arena *arena,
     const char *bytes,
     size_t used,
     size_t max,
     size_t *capacity)
{
    char *larger;

    *capacity = *capacity == 0 ? GZIP_FIRST : *capacity * 2;
    if (*capacity > max + 1) {
        *capacity = max + 1;
    }
    larger = arena_alloc_raw(arena, *capacity);
    if (used > 0) {
        memcpy(larger, bytes, used);
    }
    return larger;
}

enum status
gzip_whole(const char *bytes,
           size_t len,
           size_t max,
           struct arena *arena,
           const char **text,
           size_t *size,
           struct problem *problem)
{
    struct gzip *gzip = gzip_open(arena);
    enum status status = STATUS_OK;
    char *out = NULL;
    size_t used = 0;
    size_t capacity = 0;

    while (status == STATUS_OK && used <= max) {
        size_t written;

        if (used == capacity) {
            out = grow(arena, out, used, max, &capacity);
        }
        status =
            gzip_run(gzip, &bytes, &len, out + used, capacity - used, &written);
        used += written;
        if (status == STATUS_OK && len == 0 && used < capacity) {
            status = STATUS_TRUNCATED; /* it waits for bytes, not for room */
        }
    }
    gzip_close(gzip);
    if (used > max) {
        return problem_set(problem,
                           STATUS_TOO_LARGE,
                           "split the capture, or record fewer pages",
                           "its gzip holds more than %zu MiB",
                           max / ((size_t)1024 * 1024));
    }
    if (status != STATUS_END) {
        return gzip_problem(problem, status);
    }
    *text = out;
    *size = used;
    return STATUS_OK;
}

#define RAW_WINDOW (-15) /* largest window, neither header nor checksum */

static void
inflate_or_die(int code)
{
    /* Out of memory, or a zlib that is not the one we were built with. */
    assert(code == Z_OK);
    (void)code;
}

void
deflate_short(const char *text,
              size_t len,
              const char *words,
              struct arena *arena,
              const unsigned char **bytes,
              size_t *size)
{
    z_stream stream = {0};
    uLong room;
    unsigned char *out;
    int code;

    inflate_or_die(deflateInit2(
        &stream, 9, Z_DEFLATED, RAW_WINDOW, 8, Z_DEFAULT_STRATEGY));
    inflate_or_die(deflateSetDictionary(
        &stream, (const Bytef *)words, counted(strlen(words))));
    room = deflateBound(&stream, (uLong)len);
    out = arena_alloc_raw(arena, room);
    stream.next_in = (z_const Bytef *)text;
    stream.avail_in = counted(len);
    stream.next_out = out;
    stream.avail_out = counted(room);
    code = deflate(&stream, Z_FINISH);
    assert(code == Z_STREAM_END);
    (void)code;
    *size = stream.total_out;
    *bytes = out;
    deflateEnd(&stream);
}

enum status
inflate_short(const unsigned char *bytes,
              size_t size,
              const char *words,
              size_t max,
              struct arena *arena,
              char **text,
              size_t *len)
{
    z_stream stream = {0};
    char *out = arena_alloc_raw(arena, max + 1);
    int code;

    inflate_or_die(inflateInit2(&stream, RAW_WINDOW));
    inflate_or_die(inflateSetDictionary(
        &stream, (const Bytef *)words, counted(strlen(words))));
    stream.next_in = (z_const Bytef *)bytes;
    stream.avail_in = counted(size);
    stream.next_out = (Bytef *)out;
    stream.avail_out = counted(max);
    code = inflate(&stream, Z_FINISH);
    inflateEnd(&stream);
    if (code != Z_STREAM_END || stream.avail_in != 0) {
        return STATUS_CORRUPT;
    }
    out[stream.total_out] = '\0';
    *text = out;
    *len = stream.total_out;
    return STATUS_OK;
}
