/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * when.h - the instants that captures write, as numbers that can be ordered.
 * Source: ISO 8601 as HAR 1.2 asks for it (startedDateTime).
 */
#ifndef CAPTURE_WHEN_H
#define CAPTURE_WHEN_H

#include <stdbool.h>
#include <stdint.h>

/*
 * Read "2018-04-20T11:16:53.436Z", with any number of decimals (those beyond
 * microseconds are dropped) and "Z", "+02:00", "+0200" or nothing (UTC).
 *
 * out  microseconds since 1970-01-01T00:00:00Z, when true
 *
 * Returns false for anything else, NULL included.
 */
bool when_parse(const char *text, int64_t *out);

#endif
