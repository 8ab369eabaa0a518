/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * devtools_log.h - requests put together from the events of the Chrome
 * DevTools Protocol, which tell of each one bit by bit.
 * Source: Chrome DevTools Protocol, domains Network and Page (1.3 and tip of
 * tree).
 */
#ifndef CAPTURE_DEVTOOLS_LOG_H
#define CAPTURE_DEVTOOLS_LOG_H

#include "capture/navigation.h"
#include "capture/request.h"

/* One event; texts and trees are borrowed. */
struct devtools_event {
    const char *method; /* "Network.requestWillBeSent", … */
    const struct json *params;
    const char *at; /* ISO 8601, when the log says; else "" */
    bool aside;     /* of a worker, or of a frame in a process of its own */
};

/* One request, or one hop of one that was redirected. */
struct hop {
    struct request request;
    struct ending ending;
    const struct json *failure; /* params of the event; NULL: none */
    bool web;                   /* its URL leads to a machine */
    enum answer extra; /* whether the network reports its answer, too */
    size_t next;       /* where it was redirected to; NO_HOP */
    size_t leg;
};
#define NO_HOP ((size_t)-1)

/* What the network reported of an answer, beside the page's own view. */
struct extra {
    const struct json *params;
    struct extra *next;
};

/* The hops of one request, which bear one name. */
struct chain {
    size_t first; /* NO_HOP: the log has nothing but reports of it */
    size_t last;
    size_t nhops;
    size_t leg;
    bool main;            /* it leads to the document of its leg */
    size_t nsent;         /* reports of the network that it left */
    struct extra *extras; /* in the order of the log */
    struct extra *extras_last;
    size_t nextras;
};

struct devtools_log {
    struct arena *arena;
    struct navigation navigation;
    struct hop *hops;
    size_t nhops;
    size_t capacity;
    struct chain *chains; /* in the order of the log */
    size_t nchains;
    size_t chains_capacity;
    struct ids ids; /* of requests, to the chain */
};

/* Read all events of a log, in its order. Each hop is then as the events tell
 * it; what became of it: devtools_end.h. */
void devtools_log_read(struct devtools_log *log,
                       const struct devtools_event *events,
                       size_t count,
                       struct arena *arena);

#endif
