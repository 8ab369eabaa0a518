/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * har_document.h - which of the requests of a page brought its document, and
 * what kind of thing each of the others asked for.
 */
#ifndef CAPTURE_HAR_DOCUMENT_H
#define CAPTURE_HAR_DOCUMENT_H

#include "capture/har_entry.h"

/* What a page says of itself besides its requests. */
struct har_hint {
    struct url url; /* from `_url` or a title that is one; host NULL: none */
};

struct har_reading {
    const char *host;         /* of the page; in arena */
    size_t document;          /* index; HAR_NO_DOCUMENT */
    enum resource *resources; /* one per entry; in arena */
};
#define HAR_NO_DOCUMENT ((size_t)-1)

/*
 * Read the requests of one page.
 *
 * entries  of one page, in the order of time; count > 0
 * hint     believed last: recorders leave stale titles behind
 *
 * The document is what the redirects from the first request lead to (the
 * first request that the browser called a document, or the first that was not
 * refused), if that is HTML, or called a document, or of no kind that
 * is told and named by other requests as their referrer or by the hint.
 * The hops before it are redirects, or forms when they were posted.
 * Otherwise the capture misses the document: the page's host is the one that
 * the first request names as its referrer, else the hint's, else its own.
 * No other request is ever called a document: a second one is a frame.
 */
void har_document_read(const struct har_entry *const *entries,
                       size_t count,
                       const struct har_hint *hint,
                       struct arena *arena,
                       struct har_reading *out);

#endif
