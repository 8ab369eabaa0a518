/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * second.h - the second opinion on countries: IPFire's database as Debian's
 * tor-geoipdb ships it, two sorted text files searched where they are mapped,
 * so that opening costs nothing. Read where installed, never merged
 * (CC BY-SA 4.0, research: ip-data.md §8). Absence is a fact, not an error.
 */
#ifndef FACTS_SECOND_H
#define FACTS_SECOND_H

#include "core/page.h"
#include "sys/status.h"

struct second; /* the mapped files; absent ones answer "" */

/*
 * Open <dir>/geoip ("LOW,HIGH,CC", decimal IPv4) and <dir>/geoip6. Either may
 * be missing. STATUS_CORRUPT, STATUS_IO: problem names the file; *out is set
 * (the broken file counts as absent) on every status.
 */
MUST_CHECK enum status
second_open(const char *dir, struct second **out, struct problem *problem);
void second_close(struct second *second); /* NULL is fine */

/* Whether a file for this family was found and is sound. */
bool second_present(const struct second *second, int family);

/* "" when it has no answer ("??", no row, file absent). */
struct country second_country(const struct second *second,
                              const struct address *address);

/* "2026-06-25" from the file's header; "" when absent. */
const char *second_date(const struct second *second);

#endif
