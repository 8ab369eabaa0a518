/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * geo.h - country and network of an address, from two MMDB files. The door to
 * libmaxminddb, with geo_check.h. Any vendor's schema is read (research:
 * ip-data.md §6: country.iso_code, country_code, country;
 * autonomous_system_number or "AS15169" …).
 */
#ifndef FACTS_GEO_H
#define FACTS_GEO_H

#include "core/page.h"
#include "sys/status.h"

struct geo; /* open, mapped files */

/* Where they are. */
struct geo_files {
    const char *country;
    const char *network;
    /* A file of networks that has their seats by the registries, for a network
     * file that has none (a vendor's); NULL: the network file itself. */
    const char *seats;
};

/*
 * Open <dir>/country.mmdb and <dir>/asn.mmdb. *out is set on STATUS_OK only.
 * STATUS_MISSING, STATUS_CORRUPT, STATUS_IO: problem names the file and what
 * to do.
 */
MUST_CHECK enum status
geo_open(const char *dir, struct geo **out, struct problem *problem);
MUST_CHECK enum status geo_open_files(const struct geo_files *files,
                                      struct geo **out,
                                      struct problem *problem);
void geo_close(struct geo *geo); /* NULL is fine */

/* Country by the country file; "" when it has none for this address. */
struct country geo_country(const struct geo *geo,
                           const struct address *address);

/* The network that announces an address. */
struct network_record {
    uint32_t number;  /* 0 when the file has none */
    const char *name; /* as it is registered; "" when there is none */
    /* Country in which the regional registries have registered its addresses
     * (data/build writes it; vendors' files lack it); "" when not one. */
    struct country registered;
};

/*
 * Network that announces the address; its name is copied into arena.
 */
struct network_record geo_network(const struct geo *geo,
                                  const struct address *address,
                                  struct arena *arena);

/* What the files call themselves ("GeoLite2-Country"); valid as long as geo. */
const char *geo_country_type(const struct geo *geo);
const char *geo_network_type(const struct geo *geo);

/* Build dates of the two files (from the MMDB metadata); {0} when not told. */
struct date geo_country_date(const struct geo *geo);
struct date geo_network_date(const struct geo *geo);

#endif
