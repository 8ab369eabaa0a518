/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * A plain dotted quad, which is what browsers give for most contacts, is read
 * without any copy; everything else first loses its brackets, port and zone,
 * then goes through the system's parser.
 */
#include "facts/address.h"

#include "sys/platform.h"

#include <string.h>

#define ZONE_MAX ((size_t)32) /* bytes of "%eth0"; Linux names have 15 */

/* A range of a special-purpose registry: the first bits bits of bytes. */
struct range {
    uint8_t bytes[16];
    uint8_t bits;
    enum address_kind kind;
};

/*
 * IANA IPv4 Special-Purpose Address Registry (RFC 6890), first match. What the
 * registry calls globally reachable is not listed, unless inside a range that
 * is not.
 */
static const struct range ranges_v4[] = {
    {{10}, 8, ADDRESS_LOCAL},
    {{127}, 8, ADDRESS_LOCAL},
    {{192, 168}, 16, ADDRESS_LOCAL},
    {{172, 16}, 12, ADDRESS_LOCAL},
    {{169, 254}, 16, ADDRESS_LOCAL},
    {{100, 64}, 10, ADDRESS_LOCAL}, /* inside an internet provider */
    {{0}, 8, ADDRESS_SPECIAL},
    {{192, 0, 0, 9}, 32, ADDRESS_PUBLIC},
    {{192, 0, 0, 10}, 32, ADDRESS_PUBLIC},
    {{192, 0, 0}, 24, ADDRESS_SPECIAL},
    {{192, 0, 2}, 24, ADDRESS_SPECIAL},
    {{192, 88, 99}, 24, ADDRESS_SPECIAL}, /* 6to4 relays, deprecated */
    {{198, 18}, 15, ADDRESS_SPECIAL},
    {{198, 51, 100}, 24, ADDRESS_SPECIAL},
    {{203, 0, 113}, 24, ADDRESS_SPECIAL},
    {{224}, 3, ADDRESS_SPECIAL}, /* multicast, reserved, broadcast */
    {{0}, 0, ADDRESS_PUBLIC},
};

/* The same for IPv6, then everything that is not global unicast (2000::/3). */
static const struct range ranges_v6[] = {
    {{[15] = 1}, 128, ADDRESS_LOCAL},
    {{0xfe, 0x80}, 10, ADDRESS_LOCAL},
    {{0xfe, 0xc0}, 10, ADDRESS_LOCAL}, /* site-local, deprecated */
    {{0xfc}, 7, ADDRESS_LOCAL},
    {{0, 0x64, 0xff, 0x9b, 0, 1}, 48, ADDRESS_NAT64},
    {{0x20, 1, 0, 1, [15] = 1}, 128, ADDRESS_PUBLIC},
    {{0x20, 1, 0, 1, [15] = 2}, 128, ADDRESS_PUBLIC},
    {{0x20, 1, 0, 1, [15] = 3}, 128, ADDRESS_PUBLIC},
    {{0x20, 1, 0, 3}, 32, ADDRESS_PUBLIC},
    {{0x20, 1, 0, 4, 1, 0x12}, 48, ADDRESS_PUBLIC},
    {{0x20, 1}, 23, ADDRESS_SPECIAL}, /* Teredo, ORCHID, benchmarking */
    {{0x20, 1, 0x0d, 0xb8}, 32, ADDRESS_SPECIAL},
    {{0x20, 2}, 16, ADDRESS_SPECIAL}, /* 6to4 */
    {{0x3f, 0xff}, 20, ADDRESS_SPECIAL},
    {{0x20}, 3, ADDRESS_PUBLIC},
    {{0}, 0, ADDRESS_SPECIAL},
};

static const struct range mapped_v4 = {{[10] = 0xff, 0xff}, 96, 0};
static const struct range nat64 = {{0, 0x64, 0xff, 0x9b}, 96, 0};

static bool
in_range(const uint8_t *bytes, const struct range *range)
{
    size_t whole = range->bits / 8U;
    unsigned rest = range->bits % 8U;

    if (memcmp(bytes, range->bytes, whole) != 0) {
        return false;
    }
    return rest == 0 ||
           ((bytes[whole] ^ range->bytes[whole]) >> (8 - rest)) == 0;
}

static enum address_kind
kind_of(const struct address *address)
{
    /* The last range of each table has no bits: there is always an answer. */
    const struct range *range = address->family == 4 ? ranges_v4 : ranges_v6;

    while (!in_range(address->bytes, range)) {
        range++;
    }
    return range->kind;
}

/* One number of a dotted quad: no sign, no blank, no leading zero. */
static const char *
read_octet(const char *text, uint8_t *octet)
{
    unsigned value = 0;
    size_t n = 0;

    while (text[n] >= '0' && text[n] <= '9' && n < 3) {
        value = value * 10 + (unsigned)(text[n] - '0');
        n++;
    }
    if (n == 0 || value > 255 || (n > 1 && text[0] == '0')) {
        return NULL;
    }
    *octet = (uint8_t)value;
    return text + n;
}

/* The end of the dotted quad that text begins with; NULL when there is none. */
static const char *
read_quad(const char *text, uint8_t *bytes)
{
    for (int i = 0; i < 4; i++) {
        if (i > 0 && *text++ != '.') {
            return NULL;
        }
        text = read_octet(text, &bytes[i]);
        if (text == NULL) {
            return NULL;
        }
    }
    return text;
}

/* Whether text is empty or ":" and a port number. */
static bool
is_port(const char *text)
{
    unsigned value = 0;
    size_t n = 1;

    if (text[0] == '\0') {
        return true;
    }
    if (text[0] != ':') {
        return false;
    }
    while (text[n] >= '0' && text[n] <= '9' && n < 6) {
        value = value * 10 + (unsigned)(text[n] - '0');
        n++;
    }
    return n > 1 && text[n] == '\0' && value <= 65535;
}

/* Whether text[0..len) is "%" and a name of a network interface. */
static bool
is_zone(const char *text, size_t len)
{
    if (len < 2 || len > ZONE_MAX || text[0] != '%') {
        return false;
    }
    for (size_t i = 1; i < len; i++) {
        char c = text[i];

        if (!((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
              (c >= '0' && c <= '9') || (c != '\0' && strchr("-_.~", c)))) {
            return false;
        }
    }
    return true;
}

/* IPv6, perhaps with a zone, in text[0..len). */
static bool
read_v6(const char *text, size_t len, uint8_t bytes[16])
{
    char plain[PLATFORM_ADDRESS_TEXT];
    const char *zone = memchr(text, '%', len);
    size_t plain_len = zone != NULL ? (size_t)(zone - text) : len;
    int family;

    if (zone != NULL && !is_zone(zone, len - plain_len)) {
        return false;
    }
    if (plain_len >= sizeof(plain) || memchr(text, ':', plain_len) == NULL) {
        return false;
    }
    memcpy(plain, text, plain_len);
    plain[plain_len] = '\0';
    return platform_address_parse(plain, &family, bytes) && family == 6;
}

/* Everything but the plain dotted quad. */
static bool
read_decorated(const char *text, struct address *out)
{
    size_t len = strlen(text);
    const char *end;

    if (text[0] == '[') {
        end = strchr(text, ']');
        if (end == NULL || !is_port(end + 1)) {
            return false;
        }
        if (read_quad(text + 1, out->bytes) == end) {
            out->family = 4;
            return true;
        }
        text++;
        len = (size_t)(end - text);
    } else {
        end = read_quad(text, out->bytes);
        if (end != NULL && is_port(end)) {
            out->family = 4;
            return true;
        }
    }
    out->family = 6;
    return read_v6(text, len, out->bytes);
}

/* An IPv4 address inside an IPv6 one takes its place. */
static void
unwrap(struct address *address)
{
    if (address->family == 6 && (in_range(address->bytes, &mapped_v4) ||
                                 in_range(address->bytes, &nat64))) {
        memcpy(address->bytes, address->bytes + 12, 4);
        memset(address->bytes + 4, 0, 12);
        address->family = 4;
    }
}

bool
address_parse(const char *text, struct arena *arena, struct address *out)
{
    struct address found = {.family = 4};
    const char *end = read_quad(text, found.bytes);

    if (end != NULL && *end == '\0') {
        found.text = arena_copy(arena, text, (size_t)(end - text));
    } else {
        char canonical[PLATFORM_ADDRESS_TEXT];

        memset(found.bytes, 0, sizeof(found.bytes));
        if (!read_decorated(text, &found)) {
            return false;
        }
        unwrap(&found);
        platform_address_format(found.family, found.bytes, canonical);
        found.text = arena_copy(arena, canonical, strlen(canonical));
    }
    found.kind = kind_of(&found);
    *out = found;
    return true;
}

int
address_compare(const struct address *a, const struct address *b)
{
    if (a->family != b->family) {
        return a->family < b->family ? -1 : 1;
    }
    return memcmp(a->bytes, b->bytes, sizeof(a->bytes));
}
