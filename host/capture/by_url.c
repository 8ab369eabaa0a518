/* SPDX-License-Identifier: EUPL-1.2 */
#include "capture/by_url.h"

#include <stdlib.h>

struct by_url_entry {
    const struct url *url;
    size_t number;
};

static int
compare(const void *left, const void *right)
{
    const struct by_url_entry *a = left;
    const struct by_url_entry *b = right;
    int order = url_order(a->url, b->url);

    return order != 0 ? order
                      : (a->number > b->number) - (a->number < b->number);
}

void
by_url_add(struct by_url *by_url,
           struct arena *arena,
           const struct url *url,
           size_t number)
{
    by_url->entries = arena_grow(arena,
                                 by_url->entries,
                                 by_url->count,
                                 &by_url->capacity,
                                 sizeof(*by_url->entries));
    by_url->entries[by_url->count++] = (struct by_url_entry){url, number};
}

void
by_url_sort(struct by_url *by_url)
{
    if (by_url->count > 0) {
        qsort(
            by_url->entries, by_url->count, sizeof(*by_url->entries), compare);
    }
}

size_t
by_url_find(const struct by_url *by_url, const struct url *url, size_t from)
{
    const struct by_url_entry key = {url, from};
    size_t low = 0;
    size_t high = by_url->count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if (compare(&by_url->entries[middle], &key) < 0) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low < by_url->count && url_same(by_url->entries[low].url, url)
               ? by_url->entries[low].number
               : BY_URL_NONE;
}
