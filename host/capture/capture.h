/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * capture.h - files that others recorded: what kind they are, and the pages in
 * them. One file of code per kind.
 */
#ifndef CAPTURE_CAPTURE_H
#define CAPTURE_CAPTURE_H

#include "core/page.h"
#include "sys/status.h"
#include "wire/json.h"

/* One file, compressed or not: a tree of it takes some ten times as much. */
#define CAPTURE_MAX_BYTES ((size_t)256 * 1024 * 1024)
#define CAPTURE_MAX_PAGES ((size_t)1024) /* of one file */

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
    size_t capacity; /* of pages */
    size_t empty;    /* pages that asked nothing of any machine: left out */
    size_t together; /* pages visited in a row that the recorder does not keep
                      * apart, and that are one here; 0 or 1: it is one */
};

/* "HAR", "Lighthouse report", … for people. Static storage. */
const char *capture_kind_name(enum capture_kind kind);

/*
 * Read a capture from the bytes of a file: unwraps gzip, byte order marks and
 * JavaScript wrappers (JSONP), recognises the kind by content, reads the pages.
 * What Cocarde itself exported may also be one page or rating per line, as
 * `cocarde rate --json` writes them.
 *
 * bytes   borrowed; need not be NUL-terminated
 *
 * STATUS_INVALID     not JSON, not a known kind, or no page in it
 * STATUS_TOO_LARGE, STATUS_TRUNCATED, STATUS_CORRUPT   see unwrap.h
 * problem says which, in one line.
 */
MUST_CHECK enum status capture_read(const char *bytes,
                                    size_t len,
                                    struct arena *arena,
                                    struct capture *out,
                                    struct problem *problem);

#endif
