/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * wec.h - the page of an inspection by the EDPS Website Evidence Collector
 * (inspection.json).
 * Source: github.com/EU-EDPS/website-evidence-collector, versions 0.3 to 2.1.2
 * and its main branch of June 2024: collector/output.js, inspector/index.js.
 *
 * It lists hosts and not requests (visit.h), and no addresses: the HAR file
 * that it writes beside, requests.har, has them. Kinds are told by the URLs
 * that its filter lists matched (beacons), by sockets, by the scripts that set
 * cookies, by the documents that asked for something or store something.
 * Cookies: names, set by a header or by a script where its log has it, and by
 * the very host then. Those that the person had set beforehand (--set-cookie)
 * are left out. Storage: names of the keys of localStorage at the end; other
 * storage is not recorded. Links, and hosts that a security policy allows,
 * were not contacted. When it went to several pages (--max), the document is
 * that of the first, and the hosts are those of all.
 */
#ifndef CAPTURE_WEC_H
#define CAPTURE_WEC_H

#include "capture/capture.h"

/* STATUS_INVALID   it names no page, or has no list of hosts */
MUST_CHECK enum status wec_read(const struct json *root,
                                struct arena *arena,
                                struct capture *out,
                                struct problem *problem);

#endif
