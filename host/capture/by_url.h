/* SPDX-License-Identifier: EUPL-1.2 */
/* by_url.h - things found by their URLs, of which a page may have thousands. */
#ifndef CAPTURE_BY_URL_H
#define CAPTURE_BY_URL_H

#include "capture/url.h"

struct by_url {
    struct by_url_entry *entries;
    size_t count;
    size_t capacity;
};
#define BY_URL_NONE ((size_t)-1)

/* Add the thing of that number; url is borrowed. */
void by_url_add(struct by_url *by_url,
                struct arena *arena,
                const struct url *url,
                size_t number);

/* After the last one was added, before the first is looked for. */
void by_url_sort(struct by_url *by_url);

/* The lowest number, from one on, of a thing with the same URL; BY_URL_NONE
 * when there is none. */
size_t
by_url_find(const struct by_url *by_url, const struct url *url, size_t from);

#endif
