/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * site.h - from a host name to the site it belongs to (registrable domain).
 * The only door to libpsl; the list is the one built into libpsl or the
 * system's compiled one, whichever is newer.
 */
#ifndef FACTS_SITE_H
#define FACTS_SITE_H

#include "core/arena.h"

struct site_list;

struct site_list *site_list_open(void); /* never NULL */
void site_list_close(struct site_list *list);

/*
 * Registrable domain of a host (lower case, punycode): "www.a.co.uk" ->
 * "a.co.uk", "x.github.io" -> "x.github.io". The host itself when it is an IP
 * address, a single label or a public suffix. Points into host: never
 * allocates.
 */
const char *site_of(const struct site_list *list, const char *host);

/* The same; NULL where there is none: an address, a single label, a public
 * suffix. */
const char *site_registrable(const struct site_list *list, const char *host);

#endif
