/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * lighthouse.h - the pages of Lighthouse reports: one report, an array of them,
 * one inside of a result ("lhr"; "lighthouseResult" of PageSpeed Insights), the
 * steps of a user flow.
 * Source: Lighthouse 3 to 12, audits network-requests and third-party-cookies.
 *
 * A report has no addresses and no headers. Lighthouse empties the cache before
 * it loads a page, and does not say what came from there later on: whatever has
 * a status was contacted. The page is the document that the report names
 * (mainDocumentUrl, finalUrl); other documents that its frame showed before,
 * and what redirected to them, are redirects. Cookies are those that the audit
 * names, laid to the host it names.
 */
#ifndef CAPTURE_LIGHTHOUSE_H
#define CAPTURE_LIGHTHOUSE_H

#include "capture/capture.h"

/* The report in an object of one of the forms above; NULL when there is none.
 */
const struct json *lighthouse_report(const struct json *object);

/*
 * Read the pages of parsed reports into out (its kind is left alone). A report
 * without a request to a machine counts as empty.
 *
 * STATUS_INVALID     no request to a machine in any of them, or no list
 * STATUS_TOO_LARGE   more than CAPTURE_MAX_PAGES
 */
MUST_CHECK enum status lighthouse_read(const struct json *root,
                                       struct arena *arena,
                                       struct capture *out,
                                       struct problem *problem);

#endif
