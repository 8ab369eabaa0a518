/* SPDX-License-Identifier: EUPL-1.2 */
#include "facts/registry_data.h"

#include <string.h>

const struct alternative *
registry_alternatives(const struct registry *registry,
                      const char *purpose,
                      size_t *count)
{
    const struct alternative *first = NULL;

    *count = 0;
    for (size_t i = 0; i < registry->nalternatives; i++) {
        const struct alternative *row = &registry->alternatives[i];

        if (strcmp(row->purpose, purpose) == 0) {
            first = first == NULL ? row : first;
            (*count)++;
        }
    }
    return first;
}

const char *
registry_interest(const struct registry *registry,
                  size_t key,
                  enum language language)
{
    for (size_t i = 0; i < registry->ninterests; i++) {
        if (registry->interests[i].org == key) {
            return registry->interests[i].text[language];
        }
    }
    return NULL;
}
