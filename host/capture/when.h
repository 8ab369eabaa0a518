/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * when.h - the instants that captures write, as numbers that can be ordered.
 * Source: ISO 8601 as HAR 1.2 asks for it (startedDateTime); RFC 9110.
 */
#ifndef CAPTURE_WHEN_H
#define CAPTURE_WHEN_H

#include "core/arena.h"

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

/*
 * The Date of an HTTP message, "Sun, 22 May 2022 02:36:28 GMT", in the form
 * that pages have: "2022-05-22T02:36:28Z". In arena. Only the form that servers
 * must send (RFC 9110 §5.6.7, IMF-fixdate); its day of the week is not checked.
 *
 * Returns NULL for anything else, NULL included.
 */
const char *when_http(const char *text, struct arena *arena);

/* Microseconds since 1970 as "2018-04-20T11:16:53.436Z", in arena. Years from
 * 1970 to 9999 only. */
const char *when_text(int64_t us, struct arena *arena);

#endif
