/* SPDX-License-Identifier: EUPL-1.2 */
#include "capture/navigation.h"

#include <string.h>

#define DEPTH_MAX 64 /* frames in frames; a log may claim a circle of them */

enum standing {
    STANDING_UNKNOWN = 0,
    STANDING_TOP,
    STANDING_INSIDE,
};

struct frame_seen {
    enum standing standing;
    size_t parent; /* NO_FRAME when not told */
    size_t leg;    /* what it shows, or belongs to; NO_LEG */
};

void
navigation_begin(struct navigation *navigation, struct arena *arena)
{
    *navigation = (struct navigation){.arena = arena, .current = NO_LEG};
}

static size_t
frame_of(struct navigation *navigation, const char *id)
{
    size_t known;

    if (id[0] == '\0') {
        return NO_FRAME;
    }
    known = ids_find(&navigation->frame_ids, id);
    if (known != IDS_NONE) {
        return known;
    }
    navigation->frames = arena_grow(navigation->arena,
                                    navigation->frames,
                                    navigation->nframes,
                                    &navigation->frames_capacity,
                                    sizeof(*navigation->frames));
    navigation->frames[navigation->nframes] =
        (struct frame_seen){.parent = NO_FRAME, .leg = NO_LEG};
    ids_put(&navigation->frame_ids, navigation->arena, id, navigation->nframes);
    return navigation->nframes++;
}

void
navigation_frame(struct navigation *navigation,
                 const char *frame,
                 const char *parent)
{
    size_t inner = frame_of(navigation, frame);
    size_t outer = frame_of(navigation, parent);

    if (inner == NO_FRAME) {
        return;
    }
    navigation->frames[inner].parent = outer;
    navigation->frames[inner].standing =
        outer == NO_FRAME ? STANDING_TOP : STANDING_INSIDE;
    navigation->top_known = navigation->top_known || outer == NO_FRAME;
}

/* A log without a word about frames: its first one is a top frame, and any
 * other is inside of one. */
static void
settle(struct navigation *navigation, size_t frame)
{
    struct frame_seen *seen = &navigation->frames[frame];

    if (seen->standing != STANDING_UNKNOWN) {
        return;
    }
    seen->standing = navigation->top_known ? STANDING_INSIDE : STANDING_TOP;
    navigation->top_known = true;
}

static size_t
add_leg(struct navigation *navigation, const struct leg *leg)
{
    navigation->legs = arena_grow(navigation->arena,
                                  navigation->legs,
                                  navigation->nlegs,
                                  &navigation->capacity,
                                  sizeof(*navigation->legs));
    navigation->legs[navigation->nlegs] = *leg;
    return navigation->nlegs++;
}

static void
remember(struct navigation *navigation, const char *loader, size_t leg)
{
    if (loader[0] != '\0' &&
        ids_find(&navigation->loaders, loader) == IDS_NONE) {
        ids_put(&navigation->loaders, navigation->arena, loader, leg);
    }
}

void
navigation_shown(struct navigation *navigation, size_t leg)
{
    size_t frame = navigation->legs[leg].frame;

    if (frame != NO_FRAME) {
        navigation->frames[frame].leg = leg;
    }
    navigation->current = leg;
}

void
navigation_committed(struct navigation *navigation, const char *loader)
{
    size_t leg = ids_find(&navigation->loaders, loader);
    size_t frame;
    size_t shown;

    if (leg == IDS_NONE || strcmp(navigation->legs[leg].loader, loader) != 0) {
        return;
    }
    frame = navigation->legs[leg].frame;
    shown =
        frame == NO_FRAME ? navigation->current : navigation->frames[frame].leg;
    /* What a page still asks for when it was left does not bring it back. */
    if (shown == NO_LEG || leg > shown) {
        navigation_shown(navigation, leg);
    }
}

/* A document asked for in a top frame: a leg of its own. */
static size_t
begin_leg(struct navigation *navigation,
          const struct origin *origin,
          size_t frame)
{
    size_t leg = add_leg(navigation,
                         &(struct leg){
                             .loader = origin->loader,
                             .frame = frame,
                             .at = origin->at,
                             .begun = true,
                             .web = origin->web,
                         });

    navigation->begun = true;
    remember(navigation, origin->loader, leg);
    if (navigation->current == NO_LEG ||
        (frame != NO_FRAME && navigation->frames[frame].leg == NO_LEG)) {
        navigation_shown(navigation, leg);
    }
    return leg;
}

/* The leg that the frame, or one around it, shows; NO_LEG when not told. */
static size_t
leg_around(const struct navigation *navigation, size_t frame)
{
    for (int depth = 0; frame != NO_FRAME && depth < DEPTH_MAX; depth++) {
        const struct frame_seen *seen = &navigation->frames[frame];

        if (seen->leg != NO_LEG) {
            return seen->leg;
        }
        frame = seen->parent;
    }
    return navigation->current;
}

/* A request of a page that was open before the log began. */
static size_t
open_before(struct navigation *navigation,
            const struct origin *origin,
            size_t frame)
{
    struct leg leg = {
        .loader = "",
        .frame = NO_FRAME,
        .at = origin->at,
    };
    size_t index;

    if (frame != NO_FRAME &&
        navigation->frames[frame].standing == STANDING_TOP) {
        leg.frame = frame;
        leg.loader = origin->loader;
    }
    leg.web = url_parse(origin->document, navigation->arena, &leg.hint);
    index = add_leg(navigation, &leg);
    remember(navigation, leg.loader, index);
    navigation_shown(navigation, index);
    return index;
}

size_t
navigation_leg(struct navigation *navigation,
               const struct origin *origin,
               bool *main)
{
    size_t frame = frame_of(navigation, origin->frame);
    size_t leg = ids_find(&navigation->loaders, origin->loader);
    bool top = frame == NO_FRAME && !navigation->begun;

    *main = false;
    if (frame != NO_FRAME) {
        settle(navigation, frame);
        top = navigation->frames[frame].standing == STANDING_TOP;
    }
    if (origin->asks_document && top && leg == IDS_NONE) {
        *main = true;
        return begin_leg(navigation, origin, frame);
    }
    if (leg != IDS_NONE) {
        navigation_committed(navigation, origin->loader);
    } else {
        leg = leg_around(navigation, frame);
        if (leg == NO_LEG) {
            leg = open_before(navigation, origin, frame);
        }
    }
    if (frame != NO_FRAME && navigation->frames[frame].leg == NO_LEG) {
        navigation->frames[frame].leg = leg;
    }
    if (origin->asks_document) {
        remember(navigation, origin->loader, leg);
    }
    return leg;
}
