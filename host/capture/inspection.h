/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * inspection.h - what the inspections of the EDPS Website Evidence Collector
 * and of Blacklight, which grew out of it, have in common: the page, the way to
 * it, the pages visited and the hosts.
 */
#ifndef CAPTURE_INSPECTION_H
#define CAPTURE_INSPECTION_H

#include "capture/capture.h"
#include "capture/visit.h"

/*
 * Begin the one page of an inspection: where the browser ended up (uri_dest),
 * else where it was sent (uri_ins); the hops before it; its time.
 *
 * STATUS_INVALID   it names no page, or has no list of hosts
 */
MUST_CHECK enum status inspection_begin(const struct json *root,
                                        struct arena *arena,
                                        struct capture *out,
                                        struct visit *visit,
                                        struct problem *problem);

/* The hosts that were asked for something. Call it after all that tells more
 * of them. */
void inspection_hosts(const struct json *root, struct visit *visit);

#endif
