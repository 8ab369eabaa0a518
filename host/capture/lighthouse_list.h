/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * lighthouse_list.h - the requests that a Lighthouse report lists (its audit
 * network-requests), and which of them led to the page. The list tells neither
 * where a redirect led nor, before version 9, of which frame an item is.
 */
#ifndef CAPTURE_LIGHTHOUSE_LIST_H
#define CAPTURE_LIGHTHOUSE_LIST_H

#include "capture/request.h"

struct lighthouse_list {
    struct item *items;
    size_t count;
    size_t seen; /* items in the report, usable or not */
    bool framed; /* it says which items are of the page's own frame */
};

/* rows: of the audit; NULL: none. They are borrowed, all else is in arena. */
void lighthouse_list_read(struct lighthouse_list *list,
                          const struct json *rows,
                          struct arena *arena);

/*
 * Mark what led to the page: the document of its frame that bears the name
 * that the report gives, all that the frame loaded before it, and the redirects
 * to these. Other documents are those of frames.
 *
 * named  what the report says; host NULL: nothing. NULL: it is about a while
 *        of a page that was open, and lists no document of it
 */
void lighthouse_list_mark(struct lighthouse_list *list,
                          const struct url *named);

/* index < list->count */
const struct request *
lighthouse_list_request(const struct lighthouse_list *list, size_t index);

#endif
