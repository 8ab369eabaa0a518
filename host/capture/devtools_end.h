/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * devtools_end.h - what became of each hop of a DevTools log, once all events
 * are known. The network reports answers on its own, before or after the page
 * learns of them, and under the name that all hops share; only it tells of
 * cookies and of answers that the browser hides from the page.
 */
#ifndef CAPTURE_DEVTOOLS_END_H
#define CAPTURE_DEVTOOLS_END_H

#include "capture/devtools_log.h"

/* Set outcome and address of every hop that leads to a machine, and where the
 * cookies of its answer are. */
void devtools_end(struct devtools_log *log);

#endif
