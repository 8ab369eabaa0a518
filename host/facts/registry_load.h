/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * registry_load.h - how registry_load*.c read tables; nobody else includes it.
 *
 * A table is read in three steps: load_begin says how many rows there are,
 * load_next goes from one to the next, load_end tells whether all was well.
 * A row that cannot be true (an organisation that does not exist, a date that
 * is none) is marked with load_bad and makes load_end fail.
 */
#ifndef FACTS_REGISTRY_LOAD_H
#define FACTS_REGISTRY_LOAD_H

#include "facts/registry_data.h"
#include "sys/db.h"

#define LOAD_COLUMNS 16 /* of a query; the widest has 12 */

struct loader {
    struct registry *registry;
    struct arena *arena; /* the registry's */
    const char *path;
    struct db *db;
    struct problem *problem;
    /* of the table being read */
    const char *table;
    struct db_rows rows;
    size_t count; /* rows it has */
    size_t next;  /* rows read so far */
    bool bad;
    /* room for texts, which need no alignment */
    char *pool;
    size_t left;
    const char *last[LOAD_COLUMNS]; /* texts of the row before */
};

/*
 * Start a table: STATUS_CORRUPT when it is not there, or when it has no row
 * and must have one.
 *
 * from    what comes after FROM; begins with the name of the table
 */
MUST_CHECK enum status load_begin(struct loader *loader,
                                  const char *table,
                                  const char *columns,
                                  const char *from,
                                  bool may_be_empty);

/* loader->count elements of size bytes, zeroed. */
void *load_array(struct loader *loader, size_t size);

/* Step to the next row; its index in *i. */
bool load_next(struct loader *loader, size_t *i);
void load_bad(struct loader *loader);
MUST_CHECK enum status load_end(struct loader *loader);

/* Values of the current row. Texts live as long as the registry. */
const char *load_text(struct loader *loader, int column);
struct country load_country(struct loader *loader, int column); /* or "" */
struct country load_known_country(struct loader *loader, int column);
struct period load_period(struct loader *loader, int from, int to);
size_t load_org(struct loader *loader, int column);

/* The organisation with a number; false when there is none. */
MUST_CHECK bool
load_org_numbered(const struct loader *loader, int64_t id, size_t *org);

/* Lengthen the span that ends before row i, or start it there. */
void load_extend(struct span *span, size_t i);

/* Marks the row bad unless the column names one, or is "". */
enum framework load_framework(struct loader *loader, int column);

/* registry_load_law.c: countries, their classes and laws, sentences. */
MUST_CHECK enum status load_laws(struct loader *loader);

/* registry_load_org.c: organisations and what leads to them. */
MUST_CHECK enum status load_companies(struct loader *loader);

/* registry_load_stored.c: names of cookies and storage keys, measurement. */
MUST_CHECK enum status load_stored(struct loader *loader);

/* registry_load_life.c: owners, lists, qualifications of organisations. */
MUST_CHECK enum status load_lives(struct loader *loader);

#endif
