/* SPDX-License-Identifier: EUPL-1.2 */
#include "capture/legs.h"

#include "capture/builder.h"
#include "capture/document.h"

/* The requests leg by leg, each in the order of time. begins has one number
 * more than there are legs: where those of each begin. */
static const struct request **
sort_by_leg(const struct placed *placed,
            size_t count,
            size_t *begins,
            size_t nlegs,
            struct arena *arena)
{
    const struct request **sorted =
        arena_alloc(arena, count * sizeof(const struct request *));
    size_t *next = arena_alloc(arena, nlegs * sizeof(*next));

    for (size_t i = 0; i < count; i++) {
        begins[placed[i].leg + 1]++;
        request_take_frame(placed[i].request);
    }
    for (size_t leg = 0; leg < nlegs; leg++) {
        begins[leg + 1] += begins[leg];
        next[leg] = begins[leg];
    }
    for (size_t i = 0; i < count; i++) {
        sorted[next[placed[i].leg]++] = placed[i].request;
    }
    return sorted;
}

enum status
legs_pages(const struct navigation *navigation,
           const struct placed *placed,
           size_t count,
           size_t seen,
           struct capture *out,
           struct problem *problem)
{
    struct arena *arena = navigation->arena;
    size_t *begins =
        arena_alloc(arena, (navigation->nlegs + 1) * sizeof(*begins));
    const struct request **sorted =
        sort_by_leg(placed, count, begins, navigation->nlegs, arena);

    for (size_t i = 0; i < navigation->nlegs; i++) {
        const struct leg *leg = &navigation->legs[i];
        struct page *page;

        if (!leg->web || begins[i] == begins[i + 1]) {
            continue;
        }
        page = builder_page(out, arena, problem);
        if (page == NULL) {
            return STATUS_TOO_LARGE;
        }
        document_page(sorted + begins[i],
                      begins[i + 1] - begins[i],
                      &leg->hint,
                      leg->at,
                      arena,
                      page);
    }
    return out->npages == 0 ? builder_no_page(out, seen, problem) : STATUS_OK;
}
