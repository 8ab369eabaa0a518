/* SPDX-License-Identifier: EUPL-1.2 */
#include "capture/url.h"

#include "core/page.h"
#include "facts/address.h"

#include <string.h>
#include <strings.h>

static const struct {
    const char *prefix;
    bool socket;
} schemes[] = {
    {"http://", false},
    {"https://", false},
    {"ws://", true},
    {"wss://", true},
};

static bool
host_byte(unsigned char c)
{
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' ||
           c == '_' || c == '.' || c >= 0x80;
}

/* name[0..len) in lower case without final dot; NULL when it is no name. */
static const char *
read_name(const char *name, size_t len, struct arena *arena)
{
    char *host;

    if (len > 0 && name[len - 1] == '.') {
        len--;
    }
    if (len == 0 || len > HOST_MAX || name[0] == '.') {
        return NULL;
    }
    host = arena_copy(arena, name, len);
    for (size_t i = 0; i < len; i++) {
        if (host[i] >= 'A' && host[i] <= 'Z') {
            host[i] = (char)(host[i] - 'A' + 'a');
        }
        if (!host_byte((unsigned char)host[i]) ||
            (host[i] == '.' && host[i + 1] == '.')) {
            return NULL;
        }
    }
    return host;
}

/* "[v6]" -> its canonical text; NULL when it is none. */
static const char *
read_brackets(const char *text, size_t len, struct arena *arena)
{
    struct address address;

    return address_parse(arena_copy(arena, text, len), arena, &address)
               ? address.text
               : NULL;
}

static bool
port_valid(const char *text, size_t len)
{
    if (len == 0) {
        return true;
    }
    return text[0] == ':' && strspn(text + 1, "0123456789") >= len - 1;
}

/* authority[0..len): [user@]host[:port] */
static const char *
read_authority(const char *authority, size_t len, struct arena *arena)
{
    const char *end = authority + len;
    const char *host = authority;
    const char *stop;

    for (const char *c = authority; c < end; c++) {
        if (*c == '@') {
            host = c + 1;
        }
    }
    if (host < end && *host == '[') {
        stop = memchr(host, ']', (size_t)(end - host));
        if (stop == NULL || !port_valid(stop + 1, (size_t)(end - stop) - 1)) {
            return NULL;
        }
        return read_brackets(host, (size_t)(stop - host) + 1, arena);
    }
    stop = memchr(host, ':', (size_t)(end - host));
    if (stop == NULL) {
        stop = end;
    }
    if (!port_valid(stop, (size_t)(end - stop))) {
        return NULL;
    }
    return read_name(host, (size_t)(stop - host), arena);
}

bool
url_parse(const char *text, struct arena *arena, struct url *out)
{
    if (text == NULL) {
        return false;
    }
    text += strspn(text, " \t\r\n");
    for (size_t i = 0; i < sizeof(schemes) / sizeof(schemes[0]); i++) {
        size_t start = strlen(schemes[i].prefix);
        size_t authority;
        const char *host;

        if (strncasecmp(text, schemes[i].prefix, start) != 0) {
            continue;
        }
        authority = strcspn(text + start, "/?#\\");
        host = read_authority(text + start, authority, arena);
        if (host == NULL) {
            return false;
        }
        *out = (struct url){
            .host = host,
            .socket = schemes[i].socket,
            .text = text,
            .len = strcspn(text, "?#"),
            .path = start + authority,
        };
        return true;
    }
    return false;
}

bool
url_same(const struct url *a, const struct url *b)
{
    const char *path_a = a->text + a->path;
    const char *path_b = b->text + b->path;
    size_t len_a = a->len - a->path;
    size_t len_b = b->len - b->path;

    if (len_a == 0) {
        path_a = "/";
        len_a = 1;
    }
    if (len_b == 0) {
        path_b = "/";
        len_b = 1;
    }
    return len_a == len_b && memcmp(path_a, path_b, len_a) == 0 &&
           a->path == b->path && strncasecmp(a->text, b->text, a->path) == 0;
}

bool
url_resolve(const struct url *base,
            const char *reference,
            struct arena *arena,
            struct url *out)
{
    const char *colon;
    size_t keep = base->path;

    if (reference == NULL || reference[0] == '\0') {
        return false;
    }
    colon = strchr(base->text, ':');
    if (strncmp(reference, "//", 2) == 0) {
        keep = (size_t)(colon - base->text) + 1;
    } else if (reference[0] != '/') {
        size_t scheme = strcspn(reference, ":/?#");

        if (reference[scheme] == ':') {
            return url_parse(reference, arena, out);
        }
        /* Relative to the last "/" of the path: only its host matters. */
        return url_parse(
            arena_format(
                arena, "%.*s/%s", (int)base->path, base->text, reference),
            arena,
            out);
    }
    return url_parse(
        arena_format(arena, "%.*s%s", (int)keep, base->text, reference),
        arena,
        out);
}
