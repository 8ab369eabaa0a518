/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * har.h - the pages of a HAR file.
 * Source: HAR 1.2 (http://www.softwareishard.com/blog/har-12-spec/).
 *
 * Entries are grouped by `pageref` and ordered by startedDateTime. A pageref
 * that no page bears makes a page of its own; an entry without one belongs to
 * the last page that had begun by then, and all of them to one page when the
 * file names none. Each run and view of a recorder that repeats itself is one
 * page. Which request is the document: har_document.h. The phase of a contact
 * is never told by a HAR, and stays unknown.
 */
#ifndef CAPTURE_HAR_H
#define CAPTURE_HAR_H

#include "capture/capture.h"

/*
 * Read the pages of a parsed HAR into out (its kind is left alone).
 *
 * STATUS_INVALID   no list of entries, or no request to a machine in any page
 */
MUST_CHECK enum status har_read(const struct json *root,
                                struct arena *arena,
                                struct capture *out,
                                struct problem *problem);

#endif
