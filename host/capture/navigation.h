/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * navigation.h - a log of one browser parted into pages, by the frames and
 * documents ("loaders") that Chrome names.
 * Source: Chrome DevTools Protocol, domains Page and Network.
 *
 * A document asked for in a top frame begins a page; what redirects lead to is
 * still the same page. Until that document answers, the frame shows the page
 * before, and what is asked meanwhile belongs to that one.
 */
#ifndef CAPTURE_NAVIGATION_H
#define CAPTURE_NAVIGATION_H

#include "capture/ids.h"
#include "capture/url.h"
#include "core/page.h"

/* One page of the log. */
struct leg {
    const char *loader; /* Chrome's name of its document; "" when not told */
    size_t frame;       /* its top frame; NO_FRAME when not told */
    const char *at;     /* ISO 8601; "" when not told */
    struct url hint;    /* of the document that requests say they come from */
    bool begun;         /* its own document was asked for in this log */
    bool web;           /* false: a page of the browser itself, about:, data: */
};

struct navigation {
    struct arena *arena;
    struct leg *legs;
    size_t nlegs;
    size_t capacity; /* of legs */
    struct frame_seen *frames;
    size_t nframes;
    size_t frames_capacity;
    bool top_known; /* one of them is known to be a top frame */
    bool begun;     /* a document in a top frame was asked for */
    struct ids frame_ids;
    struct ids loaders; /* of documents and frames, to the leg */
    size_t current;     /* the leg shown last; NO_LEG */
};
#define NO_LEG ((size_t)-1)
#define NO_FRAME ((size_t)-1)

/* What Chrome says of where a request comes from; texts are "" when it does
 * not, and outlive the navigation. */
struct origin {
    const char *frame;
    const char *loader;
    const char *document; /* URL of the document that asks */
    const char *at;       /* ISO 8601 */
    bool asks_document;   /* the request is for one */
    bool web;             /* … and its URL leads to a machine */
};

void navigation_begin(struct navigation *navigation, struct arena *arena);

/* A frame and the one around it; parent "": it is a top frame. Say all of them
 * before the first request. */
void navigation_frame(struct navigation *navigation,
                      const char *frame,
                      const char *parent);

/*
 * The leg of a request, redirects aside.
 *
 * main  set to whether it begins that leg, as its document
 */
size_t navigation_leg(struct navigation *navigation,
                      const struct origin *origin,
                      bool *main);

/* The document of a leg answered: its frame shows it from now on. */
void navigation_shown(struct navigation *navigation, size_t leg);

/* The same, when only the name of the document is told. */
void navigation_committed(struct navigation *navigation, const char *loader);

#endif
