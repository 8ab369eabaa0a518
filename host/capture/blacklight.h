/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * blacklight.h - the page of an inspection by Blacklight of The Markup
 * (inspection.json of blacklight-collector).
 * Source: github.com/the-markup/blacklight-collector, version 3.11.0 and the
 * inspections of 2019 and 2020 in its tests: src/collector.ts, src/parser.ts.
 *
 * It lists hosts and not requests (visit.h), and no addresses: the HAR file
 * that it writes beside, requests.har, has them. The host "data" in its lists
 * is that of data: URLs, and none. Kinds are told by its reports: scripts that
 * listen or take fingerprints, session recorders, requests that filter lists
 * matched (blocked, when it was told to block them), forms of which it saw the
 * content sent off. Cookies: names, by header or script where it says so. What
 * scripts keep in other storage is not recorded. It scrolls, types into forms
 * and goes to several pages (browsing_history): the document is that of the
 * first, and the hosts are those of all.
 */
#ifndef CAPTURE_BLACKLIGHT_H
#define CAPTURE_BLACKLIGHT_H

#include "capture/capture.h"

/* STATUS_INVALID   it names no page, or has no list of hosts */
MUST_CHECK enum status blacklight_read(const struct json *root,
                                       struct arena *arena,
                                       struct capture *out,
                                       struct problem *problem);

#endif
