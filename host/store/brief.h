/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * brief.h - a page as JSON without what goes without saying: PROTOCOL.md, "A
 * page", says what an absent member stands for, and wire/message reads it as
 * it reads any other. And what was said of it, shortened:
 *
 *   {"findings":[[rule,axis,best,worst,party,capacity],…],
 *    "parties":[[org,capacity,controlled_from,class,best,worst],…]}
 */
#ifndef STORE_BRIEF_H
#define STORE_BRIEF_H

#include "wire/rating.h"

/* The members "page" and "contacts" into the open object. */
void brief_write_page(struct json_out *out, const struct page *page);

/* One value: what was said of a page. */
void brief_write_said(struct json_out *out,
                      const struct rating *rating,
                      struct arena *arena);

/* The same again from a tree that may hold anything (NULL: nothing was said):
 * what is not of that form is left out. */
void brief_copy_said(struct json_out *out, const struct json *said);

/* A finding or a party of that tree; any member may be NULL. */
#define BRIEF_MEMBERS 6
struct brief {
    const char *texts[BRIEF_MEMBERS]; /* in the order above */
};
/* false: the value is none. */
bool brief_read(const struct json *value, struct brief *out);

#endif
