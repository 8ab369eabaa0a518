/* SPDX-License-Identifier: EUPL-1.2 */
#include "facts/site.h"

#include "sys/mem.h"

#include <assert.h>
#include <libpsl.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

struct site_list {
    psl_ctx_t *list;
};

struct site_list *
site_list_open(void)
{
    struct site_list *sites = mem_alloc(1, sizeof(*sites));

    /* NULL: look where the distribution keeps the list in compiled form. */
    sites->list = psl_latest(NULL);
    assert(sites->list != NULL); /* Debian's libpsl has a list built in */
    return sites;
}

void
site_list_close(struct site_list *list)
{
    if (list == NULL) {
        return;
    }
    psl_free(list->list);
    free(list);
}

/* An IPv4 address as a host name: no top-level domain is a number (WHATWG URL,
 * "ends in a number"). An IPv6 one has no dot, or ends in such an address. */
static bool
is_address(const char *host)
{
    const char *last = strrchr(host, '.');

    last = last != NULL ? last + 1 : host;
    return last[0] != '\0' && last[strspn(last, "0123456789")] == '\0';
}

const char *
site_registrable(const struct site_list *list, const char *host)
{
    return is_address(host) || strchr(host, ':') != NULL
               ? NULL
               : psl_registrable_domain(list->list, host);
}

const char *
site_of(const struct site_list *list, const char *host)
{
    const char *site = site_registrable(list, host);

    return site != NULL ? site : host;
}
