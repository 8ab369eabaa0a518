/* SPDX-License-Identifier: EUPL-1.2 */
#include "wire/message.h"

#include "facts/address.h"

#include <string.h>

#define LABEL_MAX ((size_t)63) /* bytes; RFC 1035 §2.3.4 */

static char
lower(char c)
{
    return (char)(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
}

/* Underscores are no host name by RFC 952, and many hosts have them. */
static bool
host_character(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' ||
           c == '_';
}

static bool
good_labels(const char *host)
{
    size_t label = 0;

    for (; *host != '\0'; host++) {
        if (*host == '.') {
            if (label == 0) {
                return false;
            }
            label = 0;
        } else if (!host_character(*host) || ++label > LABEL_MAX) {
            return false;
        }
    }
    return label > 0;
}

/* Length of the name in text, which may have a port behind it. */
static size_t
name_length(const char *text)
{
    size_t len = strcspn(text, ":");

    if (text[len] == ':') {
        const char *port = text + len + 1;

        if (port[strspn(port, "0123456789")] != '\0') {
            return 0;
        }
    }
    return len > 0 && text[len - 1] == '.' ? len - 1 : len;
}

const char *
message_host(const char *text, struct arena *arena)
{
    struct address address;
    size_t len;
    char *host;

    if (text[0] == '[' || strchr(text, ':') != strrchr(text, ':')) {
        return address_parse(text, arena, &address) ? address.text : NULL;
    }
    len = name_length(text);
    if (len == 0 || len > HOST_MAX) {
        return NULL;
    }
    host = arena_copy(arena, text, len);
    for (size_t i = 0; i < len; i++) {
        host[i] = lower(host[i]);
    }
    return good_labels(host) ? host : NULL;
}
