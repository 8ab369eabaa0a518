/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * har_entry.h - one entry of a HAR, with the habits of its recorders made
 * equal: Chrome, Firefox, Firebug, chrome-har, WebPageTest, Splash, Charles,
 * Fiddler, mitmproxy, capture-har, Playwright.
 * Source: HAR 1.2, §entries; the recorders' own extensions begin with "_".
 */
#ifndef CAPTURE_HAR_ENTRY_H
#define CAPTURE_HAR_ENTRY_H

#include "capture/request.h"

struct har_entry {
    struct request request; /* started_us in file order when not told */
    const char *pageref;    /* "" when there is none */
};

/*
 * Read one entry.
 *
 * previous_us  of the entry before it in the file: for one without an instant
 * out          set when true; borrows from the tree and from arena
 *
 * Returns false when it is no contact with a machine of the page: no URL or
 * one without a host (data:, blob:, relative …), or a request for the state
 * of a certificate.
 */
bool har_entry_read(const struct json *entry,
                    int64_t previous_us,
                    struct arena *arena,
                    struct har_entry *out);

#endif
