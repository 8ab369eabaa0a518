/* SPDX-License-Identifier: EUPL-1.2 */
/* Whose tool stores something under a name. */
#include "facts/registry_data.h"

#include <string.h>

/* Whether the host is one of a list of suffixes, or below one. */
static bool
set_by(const char *hosts, const char *host)
{
    size_t len = strlen(host);

    if (hosts[0] == '\0') {
        return true;
    }
    while (*hosts != '\0') {
        size_t part = strcspn(hosts, ";");

        if (part <= len && memcmp(host + len - part, hosts, part) == 0 &&
            (part == len || host[len - part - 1] == '.')) {
            return true;
        }
        hosts += part;
        hosts += *hosts == ';';
    }
    return false;
}

static bool
speaks_of(const struct stored_rule *rule, const char *host, bool storage_key)
{
    return (storage_key ? rule->storage : rule->cookie) &&
           set_by(rule->hosts, host);
}

/* Whether len bytes at text hold the part; an empty one is everywhere. */
static bool
holds(const char *text, size_t len, const char *part, size_t size)
{
    for (size_t at = 0; at + size <= len; at++) {
        if (memcmp(text + at, part, size) == 0) {
            return true;
        }
    }
    return false;
}

static size_t
own_characters(const struct wildcard *wildcard)
{
    return wildcard->before + wildcard->inside + wildcard->after;
}

static bool
fits(const struct wildcard *wildcard, const char *name, size_t len)
{
    size_t ends = wildcard->before + wildcard->after;

    return ends <= len &&
           memcmp(name, wildcard->rule->pattern, wildcard->before) == 0 &&
           memcmp(name + len - wildcard->after,
                  wildcard->end,
                  wildcard->after) == 0 &&
           holds(name + wildcard->before,
                 len - ends,
                 wildcard->middle,
                 wildcard->inside);
}

/* Of the patterns that begin with this byte, the one that fits best; *best is
 * what was found before. */
static void
find_among(const struct registry *registry,
           unsigned char first,
           const char *host,
           const char *name,
           bool storage_key,
           const struct wildcard **best)
{
    const struct span *span = &registry->wildcards_by[first];
    size_t len = strlen(name);

    for (size_t i = span->first; i < span->first + span->count; i++) {
        const struct wildcard *wildcard = &registry->wildcards[i];
        size_t own = own_characters(wildcard);
        size_t most = *best != NULL ? own_characters(*best) : 0;

        if (*best != NULL &&
            (own < most ||
             (own == most && ((*best)->rule->hosts[0] != '\0' ||
                              wildcard->rule->hosts[0] == '\0')))) {
            continue;
        }
        if (fits(wildcard, name, len) &&
            speaks_of(wildcard->rule, host, storage_key)) {
            *best = wildcard;
        }
    }
}

const struct stored_rule *
registry_stored(const struct registry *registry,
                const char *host,
                const char *name,
                bool storage_key)
{
    const struct stored_rule *found = NULL;
    const struct wildcard *best = NULL;
    size_t i;

    if (table_find(&registry->by_name, name, &i)) {
        /* Those with hosts come last. */
        for (; i < registry->nstored &&
               strcmp(registry->stored[i].pattern, name) == 0;
             i++) {
            if (speaks_of(&registry->stored[i], host, storage_key)) {
                found = &registry->stored[i];
            }
        }
    }
    if (found != NULL || name[0] == '\0') {
        return found;
    }
    find_among(registry, '*', host, name, storage_key, &best);
    if (name[0] != '*') {
        find_among(
            registry, (unsigned char)name[0], host, name, storage_key, &best);
    }
    return best != NULL ? best->rule : NULL;
}
