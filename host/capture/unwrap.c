/* SPDX-License-Identifier: EUPL-1.2 */
#include "capture/unwrap.h"

#include "sys/gzip.h"

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

/* A span of bytes being unwrapped. */
struct span {
    const char *text;
    size_t size;
};

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

    if (gzip_begins(bytes, len)) {
        status =
            gzip_whole(bytes, len, max, arena, &span.text, &span.size, problem);
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
