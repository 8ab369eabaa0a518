/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * geo_check.h - a file of addresses that comes from outside, looked at whole
 * before it is believed: metadata, every node of its tree, every record.
 */
#ifndef FACTS_GEO_CHECK_H
#define FACTS_GEO_CHECK_H

#include "core/page.h"
#include "sys/status.h"

#define GEO_MAX_BYTES                                                          \
    ((uint64_t)1 << 30)             /* the largest vendor's has 0.4 GB         \
                                     */
#define GEO_TYPE_BYTES ((size_t)80) /* of database_type that are kept */

struct geo_facts {
    char type[GEO_TYPE_BYTES]; /* database_type; "" when it says none */
    struct date built;
    unsigned ip_version; /* 4: has no IPv6 address */
    uint64_t nodes;
    uint64_t records;   /* different ones */
    uint64_t countries; /* records with a country code */
    uint64_t networks;  /* records with the number of a network */
};

/*
 * Check a file.
 *
 * today   a file that was built later is refused: its age would be nothing
 *
 * STATUS_MISSING, STATUS_IO   it cannot be opened
 * STATUS_CORRUPT              problem says what is wrong, and where
 * STATUS_INVALID              it is sound, and has neither countries nor
 *                             networks that Cocarde can read
 */
MUST_CHECK enum status geo_check(const char *path,
                                 struct date today,
                                 struct geo_facts *out,
                                 struct problem *problem);

#endif
