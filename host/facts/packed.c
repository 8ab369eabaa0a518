/* SPDX-License-Identifier: EUPL-1.2 */
#include "facts/packed.h"

#include <assert.h>
#include <string.h>

size_t
packed_count(const char *text)
{
    size_t count = 0;

    while ((text = strchr(text, '\n')) != NULL) {
        count++;
        text++;
    }
    return count;
}

bool
packed_next(struct packed *packed, const char **columns, size_t count)
{
    char *at = packed->at;

    assert(count > 0);
    if (*at == '\0' || packed->bad) {
        return false;
    }
    for (size_t i = 0; i < count; i++) {
        columns[i] = at;
        at = strchr(at, i + 1 < count ? '\t' : '\n');
        if (at == NULL) {
            packed->bad = true;
            return false;
        }
        *at++ = '\0';
    }
    packed->at = at;
    return true;
}
