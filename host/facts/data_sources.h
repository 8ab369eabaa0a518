/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * data_sources.h - which data is open: each source with its day, its age, whose
 * it is, and the notice that goes with it.
 */
#ifndef FACTS_DATA_SOURCES_H
#define FACTS_DATA_SOURCES_H

#include "facts/identify.h"

#define DATA_SOURCES ((size_t)4)
#define DATA_OLD_DAYS 183 /* half a year: then a warning */

struct data_source {
    const char *id;    /* "countries", "networks", "second-opinion", "facts" */
    const char *file;  /* in the data directory; "" of the second opinion */
    const char *type;  /* what the file calls itself; "" when it does not */
    struct date built; /* {0}: there is none */
    int32_t days;      /* its age; -1 when one of the days is not known */
    bool old;          /* more than DATA_OLD_DAYS */
    bool present;      /* only the second opinion may be absent */
    bool yours;        /* the user's own is what is used */
    struct date imported;          /* when they did; {0}: not theirs */
    const struct problem *problem; /* theirs is left out, and why; or NULL */
    const char *notice;            /* English; "" none is needed */
    const char *link;              /* "https://…" that belongs to it; "" */
};

/*
 * Fill out with the sources in this order.
 *
 * today   {0}: not known
 */
void data_sources(const struct sources *sources,
                  struct date today,
                  struct data_source out[DATA_SOURCES]);

/* Days from one day to another; negative when it comes first. */
int32_t days_between(struct date from, struct date to);

#endif
