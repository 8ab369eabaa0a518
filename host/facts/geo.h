/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * geo.h - country and network of an address, from two MMDB files. The only
 * door to libmaxminddb. Any vendor's schema is read (research: ip-data.md §6:
 * country.iso_code, country_code, country; autonomous_system_number or
 * "AS15169" …).
 */
#ifndef FACTS_GEO_H
#define FACTS_GEO_H

#include "core/page.h"
#include "sys/status.h"

struct geo; /* two open, mapped files */

/*
 * Open <dir>/country.mmdb and <dir>/asn.mmdb. *out is set on STATUS_OK only.
 * STATUS_MISSING, STATUS_CORRUPT, STATUS_IO: problem names the file and what
 * to do.
 */
MUST_CHECK enum status
geo_open(const char *dir, struct geo **out, struct problem *problem);
void geo_close(struct geo *geo); /* NULL is fine */

/* Country by the country file; "" when it has none for this address. */
struct country geo_country(const struct geo *geo,
                           const struct address *address);

/*
 * Network that announces the address.
 *
 * name   set to its registered name, copied into arena; NULL: not wanted
 *
 * Returns its number, 0 when the file has none.
 */
uint32_t geo_network(const struct geo *geo,
                     const struct address *address,
                     struct arena *arena,
                     const char **name);

/* Build dates of the two files (from the MMDB metadata); {0} when not told. */
struct date geo_country_date(const struct geo *geo);
struct date geo_network_date(const struct geo *geo);

#endif
