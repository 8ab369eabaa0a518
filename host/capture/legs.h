/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * legs.h - the pages of a log whose requests were laid to the legs of its
 * navigation.
 */
#ifndef CAPTURE_LEGS_H
#define CAPTURE_LEGS_H

#include "capture/capture.h"
#include "capture/navigation.h"
#include "capture/request.h"

/* A request to a machine, and its leg. */
struct placed {
    struct request *request;
    size_t leg;
};

/*
 * Make a page of each leg that is on the web and asked a machine for something;
 * documents that began no leg are those of frames.
 *
 * placed  in the order of time
 * seen    requests in the file, whatever they led to
 *
 * STATUS_INVALID     there is no such leg
 * STATUS_TOO_LARGE   more than CAPTURE_MAX_PAGES
 */
MUST_CHECK enum status legs_pages(const struct navigation *navigation,
                                  const struct placed *placed,
                                  size_t count,
                                  size_t seen,
                                  struct capture *out,
                                  struct problem *problem);

#endif
