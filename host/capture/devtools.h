/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * devtools.h - the pages of a log of the Chrome DevTools Protocol: an array of
 * {"method","params"}, as Lighthouse and chrome-har keep it.
 *
 * A document asked for in a top frame begins a page (navigation.h). Requests
 * of a page that was open before the log began make a page without a document;
 * pages of the browser itself are left out. Phases are never told.
 */
#ifndef CAPTURE_DEVTOOLS_H
#define CAPTURE_DEVTOOLS_H

#include "capture/capture.h"
#include "capture/devtools_log.h"

/*
 * Read the pages of a parsed log into out (its kind is left alone).
 *
 * STATUS_INVALID     no request to a machine in it
 * STATUS_TOO_LARGE   more than CAPTURE_MAX_PAGES
 */
MUST_CHECK enum status devtools_read(const struct json *root,
                                     struct arena *arena,
                                     struct capture *out,
                                     struct problem *problem);

/* Read one event, {"method","params"}; false when it is none. at: as there. */
bool devtools_event(const struct json *event,
                    const char *at,
                    struct devtools_event *out);

/* The same as devtools_read, from events. */
MUST_CHECK enum status devtools_pages(const struct devtools_event *events,
                                      size_t count,
                                      struct arena *arena,
                                      struct capture *out,
                                      struct problem *problem);

#endif
