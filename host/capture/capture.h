/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * capture.h - files that others recorded: what kind they are, and the pages in
 * them. One file of code per kind; a kind that is not read yet is recognised
 * all the same.
 */
#ifndef CAPTURE_CAPTURE_H
#define CAPTURE_CAPTURE_H

#include "core/page.h"
#include "sys/status.h"
#include "wire/json.h"

#define CAPTURE_MAX_BYTES ((size_t)512 * 1024 * 1024) /* one file */
#define CAPTURE_MAX_PAGES ((size_t)1024)              /* of one file */

enum capture_kind {
    CAPTURE_UNKNOWN = 0,
    CAPTURE_HAR,
    CAPTURE_PAGE,   /* Cocarde's own export, cocarde.page/1 */
    CAPTURE_RATING, /* Cocarde's own rating with its page inside */
    CAPTURE_LIGHTHOUSE,
    CAPTURE_NETWORK_RECORDS,
    CAPTURE_DEVTOOLS_LOG,
    CAPTURE_PERF_LOG,
    CAPTURE_WEC,
    CAPTURE_BLACKLIGHT,
    CAPTURE_DASHLORD,
    CAPTURE_URLSCAN,
    CAPTURE_KIND_COUNT,
};

/* The pages of one file; everything in the arena of the call. */
struct capture {
    enum capture_kind kind;
    struct page *pages;
    size_t npages;
};

/* "HAR 1.2", "Lighthouse report", … for people. Static storage. */
const char *capture_kind_name(enum capture_kind kind);

/*
 * Read a capture from the bytes of a file: unwraps gzip, byte order marks and
 * JavaScript wrappers (JSONP), recognises the kind by content, reads the pages.
 *
 * bytes   borrowed; need not be NUL-terminated
 *
 * STATUS_INVALID   not JSON, not a known kind, a kind not read yet, or no page
 * in it; problem says which, in one line.
 */
MUST_CHECK enum status capture_read(const char *bytes,
                                    size_t len,
                                    struct arena *arena,
                                    struct capture *out,
                                    struct problem *problem);

#endif
