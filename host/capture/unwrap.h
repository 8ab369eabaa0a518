/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * unwrap.h - from the bytes of a file to the JSON inside. Browsers, Lighthouse
 * and archives of captures write .har.gz and .json.gz.
 * Source: RFC 1952 (gzip), RFC 8259 §8.1 (byte order marks), harviewer's .harp
 * (JSONP).
 */
#ifndef CAPTURE_UNWRAP_H
#define CAPTURE_UNWRAP_H

#include "core/arena.h"
#include "sys/status.h"

/*
 * Take off, in this order and each at most once: gzip (all its members),
 * UTF-16 (little or big endian, with its byte order mark), the byte order mark
 * of UTF-8, white space, and a call or an assignment in JavaScript around the
 * JSON: `onInputData({…});`, `window.har = {…};`.
 *
 * bytes       borrowed; need not be NUL-terminated
 * max         the most bytes that gzip may become
 * text, size  set on STATUS_OK only: inside bytes or in arena; what is left
 *             may still be anything, it is only not wrapped any more
 *
 * STATUS_TOO_LARGE   more than max bytes come out of gzip
 * STATUS_TRUNCATED   gzip that ends too early
 * STATUS_CORRUPT     gzip that is damaged
 */
MUST_CHECK enum status unwrap(const char *bytes,
                              size_t len,
                              size_t max,
                              struct arena *arena,
                              const char **text,
                              size_t *size,
                              struct problem *problem);

#endif
