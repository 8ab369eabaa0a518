/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * resource.h - what kind of thing a recorded request asked for, from what
 * recorders say about it. Used for every format.
 *
 * Two sources can be believed about the kind itself: the word of the browser
 * (Chrome's `_resourceType`, WebPageTest's `_request_type`, the header
 * Sec-Fetch-Dest, webRequest's and Lighthouse's types) and, without one, the
 * MIME type and the suffix of the path. Neither "text/html" nor "text/plain"
 * says whether a request was a frame, a fetch or a pixel: such a request stays
 * `other`, which the method reads as active or passive.
 */
#ifndef CAPTURE_RESOURCE_H
#define CAPTURE_RESOURCE_H

#include "core/terms.h"

/*
 * The kind a browser's word stands for; case does not matter. A document that
 * is not the page's own is a frame for the caller to say so: this returns
 * RESOURCE_DOCUMENT for "document" and RESOURCE_FRAME for "iframe".
 *
 * Returns false when the word says nothing ("other", "", "unknown", NULL).
 */
bool resource_of_word(const char *word, enum resource *out);

/* The kind of content without a word about it; RESOURCE_OTHER when these do
 * not tell. mime may be NULL or carry parameters; path[0..len) without query.
 * Never RESOURCE_DOCUMENT. */
enum resource
resource_of_content(const char *mime, const char *path, size_t len);

/* text/html or application/xhtml+xml, whatever its parameters. */
bool resource_is_html(const char *mime);

/*
 * Requests for the state of a certificate (OCSP, CRL): the browser makes them
 * to certificate authorities, which the method does not rate (METHOD.md §13).
 */
bool resource_is_revocation(const char *mime);

#endif
