/* SPDX-License-Identifier: EUPL-1.2 */
#include "capture/url.h"

#include "capture/punycode.h"
#include "wire/message.h"

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

/* authority[0..len): [user@]host[:port]; NULL when there is no host in it. */
static const char *
read_authority(const char *authority, size_t len, struct arena *arena)
{
    const char *end = authority + len;
    const char *host = authority;
    bool ascii = true;

    for (const char *c = authority; c < end; c++) {
        if (*c == '@') {
            host = c + 1;
        }
    }
    for (const char *c = host; c < end; c++) {
        ascii = ascii && (unsigned char)*c < 0x80;
    }
    host = ascii ? arena_copy(arena, host, (size_t)(end - host))
                 : punycode_host(host, (size_t)(end - host), arena);
    return host == NULL ? NULL : message_host(host, arena);
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

int
url_order(const struct url *a, const struct url *b)
{
    const char *path_a = a->text + a->path;
    const char *path_b = b->text + b->path;
    size_t len_a = a->len - a->path;
    size_t len_b = b->len - b->path;
    int order;

    if (len_a == 0) {
        path_a = "/";
        len_a = 1;
    }
    if (len_b == 0) {
        path_b = "/";
        len_b = 1;
    }
    if (a->path != b->path) {
        return a->path < b->path ? -1 : 1;
    }
    if (len_a != len_b) {
        return len_a < len_b ? -1 : 1;
    }
    order = strncasecmp(a->text, b->text, a->path);
    return order != 0 ? order : memcmp(path_a, path_b, len_a);
}

bool
url_same(const struct url *a, const struct url *b)
{
    return url_order(a, b) == 0;
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
