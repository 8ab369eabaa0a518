/* SPDX-License-Identifier: EUPL-1.2 */
#include "capture/unwrap.h"

#include <stdbool.h>
#include <stdint.h>
#include <string.h>
#include <zlib.h>

#define GZIP_HEADER (15 + 16) /* largest window, gzip header and checksum */
#define INFLATE_FIRST ((size_t)64 * 1024) /* bytes of the first buffer */

/* A span of bytes being unwrapped. */
struct span {
    const char *text;
    size_t size;
};

struct inflater {
    z_stream stream;
    struct arena *arena;
    char *bytes;
    size_t used;
    size_t capacity;
    size_t max;
};

/* Room for more, by doubling; false at the limit. */
static bool
inflater_grow(struct inflater *inflater)
{
    size_t capacity =
        inflater->capacity == 0 ? INFLATE_FIRST : inflater->capacity * 2;
    char *bytes;

    /* One byte more than allowed tells "exactly max" from "too much". */
    if (capacity > inflater->max + 1) {
        capacity = inflater->max + 1;
    }
    if (capacity <= inflater->used) {
        return false;
    }
    bytes = arena_alloc_raw(inflater->arena, capacity);
    if (inflater->used > 0) {
        memcpy(bytes, inflater->bytes, inflater->used);
    }
    inflater->bytes = bytes;
    inflater->capacity = capacity;
    return true;
}

/* Inflate until the end of the input or until it breaks; a zlib status. */
static int
inflater_run(struct inflater *inflater)
{
    z_stream *stream = &inflater->stream;
    int status = Z_OK;

    while (status == Z_OK) {
        size_t room = inflater->capacity - inflater->used;

        if (room == 0) {
            if (!inflater_grow(inflater)) {
                return Z_MEM_ERROR;
            }
            room = inflater->capacity - inflater->used;
        }
        if (room > UINT32_MAX) {
            room = UINT32_MAX;
        }
        stream->next_out = (Bytef *)inflater->bytes + inflater->used;
        stream->avail_out = (uInt)room;
        status = inflate(stream, Z_NO_FLUSH);
        inflater->used += room - stream->avail_out;
        /* Another member may follow the end of one (RFC 1952 §2.2). */
        if (status == Z_STREAM_END && stream->avail_in >= 2 &&
            stream->next_in[0] == 0x1f && stream->next_in[1] == 0x8b) {
            status = inflateReset(stream);
        }
    }
    return status;
}

static enum status
gunzip(struct span *span,
       size_t max,
       struct arena *arena,
       struct problem *problem)
{
    struct inflater inflater = {.arena = arena, .max = max};
    int status;

    /* zlib counts in 32 bits; no capture comes near. */
    if (span->size > UINT32_MAX) {
        return problem_set(problem,
                           STATUS_TOO_LARGE,
                           "decompress it first",
                           "more than 4 GiB of gzip");
    }
    inflater.stream.next_in = (z_const Bytef *)(uintptr_t)span->text;
    inflater.stream.avail_in = (uInt)span->size;
    if (inflateInit2(&inflater.stream, GZIP_HEADER) != Z_OK) {
        return problem_set(
            problem, STATUS_CORRUPT, "", "zlib refuses to start");
    }
    status = inflater_run(&inflater);
    inflateEnd(&inflater.stream);
    if (inflater.used > max) {
        return problem_set(problem,
                           STATUS_TOO_LARGE,
                           "split the capture, or record fewer pages",
                           "its gzip holds more than %zu MiB",
                           max / ((size_t)1024 * 1024));
    }
    if (status == Z_BUF_ERROR) {
        return problem_set(problem,
                           STATUS_TRUNCATED,
                           "fetch or record it again",
                           "its gzip ends too early");
    }
    if (status != Z_STREAM_END) {
        return problem_set(problem,
                           STATUS_CORRUPT,
                           "fetch or record it again",
                           "its gzip is damaged");
    }
    *span = (struct span){inflater.bytes, inflater.used};
    return STATUS_OK;
}

/* Append a code point as UTF-8; returns the bytes written, at most 4. */
static size_t
put_utf8(char *out, uint32_t c)
{
    if (c < 0x80) {
        out[0] = (char)c;
        return 1;
    }
    if (c < 0x800) {
        out[0] = (char)(0xc0 | (c >> 6));
        out[1] = (char)(0x80 | (c & 0x3f));
        return 2;
    }
    if (c < 0x10000) {
        out[0] = (char)(0xe0 | (c >> 12));
        out[1] = (char)(0x80 | ((c >> 6) & 0x3f));
        out[2] = (char)(0x80 | (c & 0x3f));
        return 3;
    }
    out[0] = (char)(0xf0 | (c >> 18));
    out[1] = (char)(0x80 | ((c >> 12) & 0x3f));
    out[2] = (char)(0x80 | ((c >> 6) & 0x3f));
    out[3] = (char)(0x80 | (c & 0x3f));
    return 4;
}

/* A span that begins with a byte order mark of UTF-16 becomes UTF-8; a lone
 * surrogate becomes U+FFFD. */
static void
from_utf16(struct span *span, struct arena *arena)
{
    const unsigned char *in = (const unsigned char *)span->text;
    size_t low = in[0] == 0xff ? 0 : 1; /* where the low byte stands */
    size_t units = span->size / 2;
    char *out = arena_alloc_raw(arena, units * 3 + 1);
    size_t used = 0;

    for (size_t i = 1; i < units; i++) {
        uint32_t c = (uint32_t)in[2 * i + low] | (uint32_t)in[2 * i + 1 - low]
                                                     << 8;

        if (c >= 0xd800 && c < 0xe000) {
            uint32_t next = 0;

            if (c < 0xdc00 && i + 1 < units) {
                next = (uint32_t)in[2 * i + 2 + low] |
                       (uint32_t)in[2 * i + 3 - low] << 8;
            }
            if (next >= 0xdc00 && next < 0xe000) {
                c = 0x10000 + ((c - 0xd800) << 10) + (next - 0xdc00);
                i++;
            } else {
                c = 0xfffd;
            }
        }
        used += put_utf8(out + used, c);
    }
    *span = (struct span){out, used};
}

static bool
space(char c)
{
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

static void
trim(struct span *span)
{
    while (span->size > 0 && space(span->text[0])) {
        span->text++;
        span->size--;
    }
    while (span->size > 0 && (space(span->text[span->size - 1]) ||
                              span->text[span->size - 1] == '\0')) {
        span->size--;
    }
}

static bool
name_byte(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
           (c >= '0' && c <= '9') || c == '_' || c == '$' || c == '.' ||
           c == ' ';
}

/* `name(JSON)`, `name(JSON);`, `var name = JSON;` -> JSON. Anything else is
 * left alone: "true", for one, is a name and no wrapper. */
static void
from_script(struct span *span)
{
    struct span inside = *span;
    size_t name = 0;
    char opened;

    while (name < inside.size && name_byte(inside.text[name])) {
        name++;
    }
    if (name == 0 || name == inside.size) {
        return;
    }
    opened = inside.text[name];
    if (opened != '(' && opened != '=') {
        return;
    }
    inside.text += name + 1;
    inside.size -= name + 1;
    trim(&inside);
    if (inside.size > 0 && inside.text[inside.size - 1] == ';') {
        inside.size--;
        trim(&inside);
    }
    if (opened == '(') {
        if (inside.size == 0 || inside.text[inside.size - 1] != ')') {
            return;
        }
        inside.size--;
        trim(&inside);
    }
    *span = inside;
}

enum status
unwrap(const char *bytes,
       size_t len,
       size_t max,
       struct arena *arena,
       const char **text,
       size_t *size,
       struct problem *problem)
{
    struct span span = {bytes, len};
    enum status status = STATUS_OK;

    if (len >= 2 && memcmp(bytes, "\x1f\x8b", 2) == 0) {
        status = gunzip(&span, max, arena, problem);
        if (status != STATUS_OK) {
            return status;
        }
    }
    if (span.size >= 2 && (memcmp(span.text, "\xff\xfe", 2) == 0 ||
                           memcmp(span.text, "\xfe\xff", 2) == 0)) {
        from_utf16(&span, arena);
    } else if (span.size >= 3 && memcmp(span.text, "\xef\xbb\xbf", 3) == 0) {
        span.text += 3;
        span.size -= 3;
    }
    trim(&span);
    from_script(&span);
    *text = span.text;
    *size = span.size;
    return STATUS_OK;
}
