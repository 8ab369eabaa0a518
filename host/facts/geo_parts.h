/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * geo_parts.h - what a record of an MMDB file says, for the files geo*.c only.
 */
#ifndef FACTS_GEO_PARTS_H
#define FACTS_GEO_PARTS_H

#include "facts/geo.h"

#include <maxminddb.h>

/* "" or 0 when the record does not say it. */
struct country geo_country_of(const MMDB_entry_s *entry);
uint32_t geo_number_of(const MMDB_entry_s *entry);
const char *geo_name_of(const MMDB_entry_s *entry, struct arena *arena);
struct country geo_registered_of(const MMDB_entry_s *entry);

/* {0} for 0 and for what is no date. */
struct date geo_date_of_epoch(uint64_t seconds);

#endif
