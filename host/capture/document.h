/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * document.h - from the requests of one page to the page: which of them
 * brought its document, and what kind of thing each of the others asked for.
 */
#ifndef CAPTURE_DOCUMENT_H
#define CAPTURE_DOCUMENT_H

#include "capture/request.h"

struct reading {
    const char *host;         /* of the page; in arena */
    size_t document;          /* index; NO_DOCUMENT */
    enum resource *resources; /* one per request; in arena */
    bool failed; /* the document is an error page, or did not come at all */
};
#define NO_DOCUMENT ((size_t)-1)

/*
 * Read the requests of one page.
 *
 * requests  of one page, in the order of time; count > 0
 * hint      what the page says of itself besides; host NULL: nothing. It is
 *           believed last: recorders leave stale titles behind
 *
 * Where requests are marked as leading to the page itself (`main`), the last of
 * them is the document and the others are redirects, or forms when they were
 * posted. Otherwise the document is what the redirects from the first request
 * lead to (the first request that the browser called a document, or the first
 * that was not refused), if that is HTML, or called a document, or of no kind
 * that is told and named by other requests as their referrer or by the hint.
 * The hops before it are redirects or forms. When the capture misses the
 * document, the page's host is the one that the first request names as its
 * referrer, else the hint's, else its own.
 * No other request is ever called a document: a second one is a frame.
 */
void document_read(const struct request *const *requests,
                   size_t count,
                   const struct url *hint,
                   struct arena *arena,
                   struct reading *out);

/*
 * Make the page of these requests (the same parameters), normalised. A status
 * of 400 or more for the document, or none where it is marked, notes an
 * incomplete capture: what was seen is not what the site shows.
 *
 * at  of the page as the file has it; what is no time counts as not told
 */
void document_page(const struct request *const *requests,
                   size_t count,
                   const struct url *hint,
                   const char *at,
                   struct arena *arena,
                   struct page *page);

#endif
