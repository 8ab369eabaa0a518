/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * network_records.h - the pages of Lighthouse's own records of requests, an
 * array of objects with requestId and url. Their members bear the names of the
 * classes of that time: "remoteAddress" or "_remoteAddress", a type that is a
 * word or an object with a name, times in seconds or in milliseconds.
 * Source: Lighthouse 1 to 12, core/lib/network-request.js and, before it, the
 * NetworkRequest of Chrome DevTools.
 *
 * A document asked for in the frame of the first one begins a page. A page's
 * time is that of the recorder's clock; recent records have none, and the Date
 * of the document's answer stands for it.
 */
#ifndef CAPTURE_NETWORK_RECORDS_H
#define CAPTURE_NETWORK_RECORDS_H

#include "capture/capture.h"

/*
 * Read the pages of parsed records into out (its kind is left alone).
 *
 * STATUS_INVALID     no request to a machine in them
 * STATUS_TOO_LARGE   more than CAPTURE_MAX_PAGES
 */
MUST_CHECK enum status network_records_read(const struct json *root,
                                            struct arena *arena,
                                            struct capture *out,
                                            struct problem *problem);

#endif
