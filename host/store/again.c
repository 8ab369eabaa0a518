/* SPDX-License-Identifier: EUPL-1.2 */
#include "store/kept.h"

#include "wire/message.h"

struct page *
visit_page(const struct json *body, struct arena *arena)
{
    struct page *page = arena_alloc(arena, sizeof(*page));
    struct problem ignored;

    return body != NULL &&
                   message_read_page(body, arena, page, &ignored) == STATUS_OK
               ? page
               : NULL;
}

bool
visit_again(const struct ask *ask,
            const struct json *body,
            struct date day,
            struct rating *out)
{
    struct page *page = visit_page(body, ask->arena);

    if (page == NULL) {
        return false;
    }
    page->strict = ask->strict;
    if (day.ymd != 0) {
        page->date = day;
    }
    rating_make(ask->history->start.sources, page, ask->arena, out);
    return true;
}
