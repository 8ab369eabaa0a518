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
    bool bad; /* what is left is no row */
};

/* Number of rows in a text. */
size_t packed_count(const char *text);

/*
 * Read the next row in place: the columns point into the text.
 *
 * columns  count of them; they say nothing when there is no row
 *
 * Returns false at the end of the text, and, with packed->bad, when something
 * is left that is no row. A row of fewer columns takes in the next one, which
 * packed_count tells; of more, the last column has a tab in it.
 */
bool packed_next(struct packed *packed, const char **columns, size_t count);

#endif
