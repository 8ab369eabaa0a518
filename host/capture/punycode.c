/* SPDX-License-Identifier: EUPL-1.2 */
/* The names of RFC 3492 §6 are kept, so that the two can be read together. */
#include "capture/punycode.h"

#include "wire/utf8.h"

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#define LABEL_BYTES ((size_t)253) /* a label longer than a host name */
#define LABEL_OUT ((size_t)(8 * LABEL_BYTES)) /* is refused by its caller */

static uint32_t
decode(const char *text, size_t size)
{
    static const unsigned char first[] = {0, 0x7f, 0x1f, 0x0f, 0x07};
    uint32_t c = (unsigned char)text[0] & first[size];

    for (size_t i = 1; i < size; i++) {
        c = c << 6 | ((unsigned char)text[i] & 0x3fU);
    }
    return c;
}

static uint32_t
adapt(uint32_t delta, uint32_t points, bool first)
{
    uint32_t k = 0;

    delta = first ? delta / 700 : delta / 2;
    delta += delta / points;
    for (; delta > 455; k += 36) {
        delta /= 35;
    }
    return k + 36 * delta / (delta + 38);
}

static char
digit(uint32_t value)
{
    return (char)(value < 26 ? 'a' + value : '0' + value - 26);
}

/* delta as a variable-length integer (§3.3). */
static size_t
put_delta(char *out, uint32_t delta, uint32_t bias)
{
    size_t used = 0;
    uint32_t q = delta;

    for (uint32_t k = 36;; k += 36) {
        uint32_t t = k <= bias ? 1 : k >= bias + 26 ? 26 : k - bias;

        if (q < t) {
            out[used++] = digit(q);
            return used;
        }
        out[used++] = digit(t + (q - t) % (36 - t));
        q = (q - t) / (36 - t);
    }
}

/* The smallest code point that is at least n. */
static uint32_t
next_point(const uint32_t *points, size_t count, uint32_t n)
{
    uint32_t best = UINT32_MAX;

    for (size_t i = 0; i < count; i++) {
        if (points[i] >= n && points[i] < best) {
            best = points[i];
        }
    }
    return best;
}

/* points[0..count) -> out; returns the bytes written. */
static size_t
encode(const uint32_t *points, size_t count, char *out)
{
    uint32_t n = 128;
    uint32_t delta = 0;
    uint32_t bias = 72;
    size_t used = 0;
    size_t basic;
    size_t handled;

    for (size_t i = 0; i < count; i++) {
        if (points[i] < 128) {
            out[used++] = (char)points[i];
        }
    }
    basic = handled = used;
    if (basic > 0) {
        out[used++] = '-';
    }
    while (handled < count) {
        uint32_t m = next_point(points, count, n);

        delta += (m - n) * ((uint32_t)handled + 1);
        n = m;
        for (size_t i = 0; i < count; i++) {
            delta += points[i] < n;
            if (points[i] == n) {
                used += put_delta(out + used, delta, bias);
                bias = adapt(delta, (uint32_t)handled + 1, handled == basic);
                delta = 0;
                handled++;
            }
        }
        delta++;
        n++;
    }
    return used;
}

/* One label, "xn--" before it when it needs it. */
static const char *
label(const char *text, size_t len, struct arena *arena)
{
    uint32_t points[LABEL_BYTES];
    char out[LABEL_OUT];
    size_t count = 0;
    bool ascii = true;

    if (len > LABEL_BYTES) {
        return NULL;
    }
    for (size_t i = 0; i < len;) {
        size_t size = utf8_character(text + i, len - i);

        if (size == 0) {
            return NULL;
        }
        points[count] = decode(text + i, size);
        ascii = ascii && points[count] < 128;
        count++;
        i += size;
    }
    if (ascii) {
        return arena_copy(arena, text, len);
    }
    return arena_format(
        arena, "xn--%.*s", (int)encode(points, count, out), out);
}

const char *
punycode_host(const char *text, size_t len, struct arena *arena)
{
    const char *host = "";
    const char *end = text + len;

    for (;;) {
        const char *dot = memchr(text, '.', (size_t)(end - text));
        const char *next =
            label(text, (size_t)((dot == NULL ? end : dot) - text), arena);

        if (next == NULL) {
            return NULL;
        }
        host =
            arena_format(arena, "%s%s%s", host, next, dot == NULL ? "" : ".");
        if (dot == NULL) {
            return host;
        }
        text = dot + 1;
    }
}
