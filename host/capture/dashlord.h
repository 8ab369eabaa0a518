/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * dashlord.h - the page of a list of third parties by DashLord, the dashboard
 * of French State sites (thirdparties.json).
 * Source: github.com/SocialGouv/thirdparties-action, February 2024:
 * src/analyze.js, src/scan.js.
 *
 * The page is the first of its endpoints; the others are the hosts of its
 * trackers, requests to other domains. Not in the list, and so unknown:
 * requests to the page's own domain and to domains that it holds for legitimate
 * (.gouv.fr, .ameli.fr, .clever-cloud.com …), and a redirect to another site.
 * Addresses are what the recorder's own resolver said after the visit; which
 * country it found them in is not read, as Cocarde has its own tables: so a
 * State service on a foreign cloud is run by that cloud. Cookies: the names of
 * those that the page itself has at the end. The day is that of the Date of the
 * answer (RFC 9110 §6.6.1), for want of another.
 */
#ifndef CAPTURE_DASHLORD_H
#define CAPTURE_DASHLORD_H

#include "capture/capture.h"

/* STATUS_INVALID   the page did not come, or no endpoint is the page */
MUST_CHECK enum status dashlord_read(const struct json *root,
                                     struct arena *arena,
                                     struct capture *out,
                                     struct problem *problem);

#endif
