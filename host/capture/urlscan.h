/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * urlscan.h - the pages of a result of urlscan.io (Result API v1), or of
 * Cloudflare's URL Scanner, which has the same form.
 * Source: https://urlscan.io/docs/result/ (2024-01-08); its `data` is what
 * Chrome told, event by event: Chrome DevTools Protocol, domain Network.
 *
 * Each request holds the event of its request (of each hop, where it was
 * redirected), of its answer, of its failure. They are read as a DevTools log
 * (devtools.h): a page that sent the browser on by a script is a page of its
 * own. `data.cookies` is the jar at the end (jar.h): names, and not who set
 * them; answers tell of some. Storage is not recorded. `lists`, `stats` and
 * `meta` repeat the requests and are not read: Cocarde has its own tables of
 * networks and countries.
 */
#ifndef CAPTURE_URLSCAN_H
#define CAPTURE_URLSCAN_H

#include "capture/capture.h"

/*
 * STATUS_INVALID     no list of requests, or none to a machine in it
 * STATUS_TOO_LARGE   more than CAPTURE_MAX_PAGES
 */
MUST_CHECK enum status urlscan_read(const struct json *root,
                                    struct arena *arena,
                                    struct capture *out,
                                    struct problem *problem);

#endif
