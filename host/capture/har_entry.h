/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * har_entry.h - one entry of a HAR, with the habits of its recorders made
 * equal: Chrome, Firefox, Firebug, chrome-har, WebPageTest, Splash, Charles,
 * Fiddler, mitmproxy, capture-har, Playwright.
 * Source: HAR 1.2, §entries; the recorders' own extensions begin with "_".
 */
#ifndef CAPTURE_HAR_ENTRY_H
#define CAPTURE_HAR_ENTRY_H

#include "capture/url.h"
#include "core/page.h"
#include "wire/json.h"

struct har_entry {
    const struct json *response; /* borrowed; NULL when there is none */
    struct url url;
    struct url referer;  /* host NULL when there is none */
    struct url redirect; /* where it sends the browser; host NULL: nowhere */
    int64_t started_us;  /* since 1970; in file order when not told */
    const char *started; /* as given, "" when not told */
    const char *pageref; /* "" when there is none */
    const char *method;  /* "GET", … as given; "" when not told */
    const char *mime;    /* as given, "" when not told */
    int status;          /* of HTTP; 0 or less: no answer was recorded */
    enum resource word;  /* what the browser said it was */
    bool told;           /* … and whether it said anything */
    enum outcome outcome;
    struct address address; /* kind NONE when there is none */
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

/* Whether the answer was a redirect: a 3xx other than 304, or a stated one. */
bool har_entry_redirects(const struct har_entry *entry);

/* The value of a header, whatever its case; NULL when there is none. */
const char *har_header(const struct json *message, const char *name);

/* Add the names of the cookies that the response sets to a contact. */
void har_entry_cookies(const struct har_entry *entry,
                       struct contact *contact,
                       struct arena *arena);

#endif
