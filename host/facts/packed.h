/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * packed.h - the rows of a table that come as one text: each column ends with
 * a tab, the last one with a line feed (data/schema.sql, `packed`).
 */
#ifndef FACTS_PACKED_H
#define FACTS_PACKED_H

#include <stdbool.h>
#include <stddef.h>

struct packed {
    char *at; /* what is still to be read; belongs to the caller */
    bool bad; /* it begins with what is no row */
};

/*
 * Read the next row in place: the columns point into the text.
 *
 * columns  count of them; they say nothing when there is no row
 *
 * Returns false at the end of the text, and, with packed->bad, at a row that
 * has not so many columns or does not end.
 */
bool packed_next(struct packed *packed, const char **columns, size_t count);

#endif
