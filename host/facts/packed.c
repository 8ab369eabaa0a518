/* SPDX-License-Identifier: EUPL-1.2 */
#include "facts/packed.h"

#include <assert.h>
#include <string.h>

bool
packed_next(struct packed *packed, const char **columns, size_t count)
{
    char *at = packed->at;
    char *end;

    assert(count > 0);
    if (*at == '\0' || packed->bad) {
        return false;
    }
    packed->bad = true;
    end = strchr(at, '\n');
    if (end == NULL) {
        return false;
    }
    *end = '\0';
    for (size_t i = 0; i + 1 < count; i++) {
        columns[i] = at;
        at = strchr(at, '\t');
        if (at == NULL) {
            return false;
        }
        *at++ = '\0';
    }
    columns[count - 1] = at;
    if (strchr(at, '\t') != NULL) {
        return false;
    }
    packed->bad = false;
    packed->at = end + 1;
    return true;
}
