/* SPDX-License-Identifier: EUPL-1.2 */
#include "capture/headers.h"

#include <strings.h>

/* The value when the header has that name, in either form; else NULL. */
static const char *
value_of(const struct json *header, const char *name)
{
    const char *known = json_text(json_get(header, "name"));

    if (json_is_object(header)) {
        return known != NULL && strcasecmp(known, name) == 0
                   ? json_text(json_get(header, "value"))
                   : NULL;
    }
    return strcasecmp(json_name(header), name) == 0 ? json_text(header) : NULL;
}

const char *
headers_get(const struct json *headers, const char *name)
{
    for (const struct json *header = json_first(headers); header != NULL;
         header = json_next(header)) {
        const char *value = value_of(header, name);

        if (value != NULL) {
            return value;
        }
    }
    return NULL;
}

const char *
headers_next_cookie(const struct json *headers,
                    struct headers_walk *walk,
                    size_t *len)
{
    const char *line;

    if (!walk->begun) {
        walk->begun = true;
        walk->next = json_first(headers);
    }
    while (walk->rest == NULL || walk->rest[0] == '\0') {
        if (walk->next == NULL) {
            return NULL;
        }
        walk->rest = value_of(walk->next, "Set-Cookie");
        walk->next = json_next(walk->next);
    }
    line = walk->rest;
    *len = strcspn(line, "\n");
    walk->rest += line[*len] == '\n' ? *len + 1 : *len;
    return line;
}
