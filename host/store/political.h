/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * political.h - the list of political sites (sites.sqlite), which decides what
 * the history keeps. Nothing of the rating may include this: it is blind.
 */
#ifndef STORE_POLITICAL_H
#define STORE_POLITICAL_H

#include "core/arena.h"
#include "sys/platform.h"
#include "sys/status.h"

/* A row; texts are "" where the list says nothing. */
struct political_site {
    const char *domain;
    const char *name;
    const char *kind;
    const char *person;
    const char *party;
    const char *election;
    const char *country; /* two letters, "EU" or "INT" */
    const char *level;
    const char *status;
    bool yours; /* a row that the user wrote: `cocarde data corrections` */
    const char *folded[5]; /* domain, name, person, party; ends with NULL */
};

struct political;

/*
 * Take hold of the list, a sites.sqlite, without reading it, so that the
 * sandbox may be entered: the rows are read when they are first asked for. A
 * file that is missing is a list without rows. Never NULL.
 */
struct political *political_open(const char *file);
void political_close(struct political *political); /* NULL is fine */

/* The rows in the order of their domains. */
const struct political_site *political_sites(struct political *political,
                                             size_t *count);

/* The row whose domain is exactly this; NULL: none. */
const struct political_site *political_find(struct political *political,
                                            const char *domain);

#endif
