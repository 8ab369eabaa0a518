/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * registry_load.h - how registry_load*.c read tables; nobody else includes it.
 *
 * Every table comes as one text (data/schema.sql, `packed`) that stays for
 * good, and is read in three steps: load_begin says how many rows there are,
 * load_next goes from one to the next, load_end tells whether all was well.
 * A row that cannot be true (an organisation that does not exist, a date that
 * is none) is marked with load_bad and makes load_end fail.
 */
#ifndef FACTS_REGISTRY_LOAD_H
#define FACTS_REGISTRY_LOAD_H

#include "facts/packed.h"
#include "facts/registry_data.h"

#define LOAD_COLUMNS 12 /* of the widest table */

/* A table as text. */
struct packed_table {
    const char *name;
    size_t lines;
    char *text;
};

struct loader {
    struct registry *registry;
    struct arena *arena; /* the registry's */
    const char *path;
    struct problem *problem;
    struct packed_table *tables;
    size_t ntables;
    /* of the table being read */
    const char *table;
    struct packed rows;
    size_t width;                      /* number of columns */
    const char *columns[LOAD_COLUMNS]; /* of the current row */
    size_t count;                      /* rows it has */
    size_t next;                       /* rows read so far */
    bool bad;
};

/*
 * Start a table: STATUS_CORRUPT when it is not there, or when it has no row
 * and must have one.
 *
 * width   number of its columns
 */
MUST_CHECK enum status load_begin(struct loader *loader,
                                  const char *table,
                                  size_t width,
                                  bool may_be_empty);

/* loader->count elements of size bytes, zeroed. */
void *load_array(struct loader *loader, size_t size);

/* Step to the next row; its index in *i. */
bool load_next(struct loader *loader, size_t *i);
void load_bad(struct loader *loader);
MUST_CHECK enum status load_end(struct loader *loader);

/* Values of the current row. Texts live as long as the registry; a value that
 * is none of its kind makes the row bad. */
const char *load_text(const struct loader *loader, size_t column);
bool load_is(const struct loader *loader, size_t column, const char *text);
uint32_t load_number(struct loader *loader, size_t column);
struct country load_country(struct loader *loader, size_t column); /* or "" */
struct country load_known_country(struct loader *loader, size_t column);
struct period load_period(struct loader *loader, size_t from, size_t to);
size_t load_org(struct loader *loader, size_t column);
size_t load_org_or_none(struct loader *loader, size_t column);       /* of "" */
enum framework load_framework(struct loader *loader, size_t column); /* or "" */

/* Lengthen the span that ends before row i, or start it there; the row is bad
 * when others stand between: a span is rows that stand together. */
void load_extend(struct loader *loader, struct span *span, size_t i);

/* registry_load_law.c: countries, their classes and laws, sentences. */
MUST_CHECK enum status load_laws(struct loader *loader);

/* registry_load_org.c: organisations and what leads to them. */
MUST_CHECK enum status load_companies(struct loader *loader);

/* registry_load_stored.c: names of cookies and storage keys, measurement. */
MUST_CHECK enum status load_stored(struct loader *loader);

/* registry_load_alternative.c: what one can use instead, and interests. */
MUST_CHECK enum status load_alternatives(struct loader *loader);

/* registry_load_life.c: owners, lists, qualifications of organisations. */
MUST_CHECK enum status load_lives(struct loader *loader);

#endif
