/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * headers.h - the headers of a message as captures hold them: a list of
 * {"name":…,"value":…} (HAR, Lighthouse) or an object {"name":"value"}
 * (DevTools). Names compare without case (RFC 9110 §5.1).
 */
#ifndef CAPTURE_HEADERS_H
#define CAPTURE_HEADERS_H

#include "wire/json.h"

/* The value of the first header of that name; NULL when there is none. */
const char *headers_get(const struct json *headers, const char *name);

/*
 * The next line of a Set-Cookie header, which Chrome joins with line feeds.
 *
 * headers  may be NULL
 * walk     zeroed before the first call
 *
 * Returns the line, not NUL-terminated, of *len bytes; NULL after the last.
 */
struct headers_walk {
    const struct json *next; /* header to look at */
    const char *rest;        /* of the value being read */
    bool begun;
};
const char *headers_next_cookie(const struct json *headers,
                                struct headers_walk *walk,
                                size_t *len);

#endif
