/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * dispute.h - the rows that make Cocarde say what it says of one company or
 * machine, and a text about them that anybody can send: which row, of which
 * version, from which source, what it decides. METHOD.md §12: each row has a
 * way to dispute it.
 */
#ifndef FACTS_DISPUTE_H
#define FACTS_DISPUTE_H

#include "facts/identify.h"

#define DISPUTE_MAX_ROWS ((size_t)32) /* a chain of owners has five at most */

/* One row, or one answer of an address file. */
struct dispute_row {
    const char *table; /* "domains"; "country.mmdb" for an address file */
    const char *key;   /* the row's first key column; an address */
    const char *says;  /* in the language asked for */
    const char *source;
    const char *as_of;      /* "" when the row has none */
    const char *confidence; /* "" when the table has none */
    bool read;              /* the source was opened */
    bool yours;             /* a correction, or a file, of the user's own */
};

/* What is disputed: any of the three may be absent, not all. */
struct dispute_subject {
    const char *query;      /* as asked for */
    const char *org;        /* slug of an organisation, or "AS64500"; NULL */
    const char *host;       /* NULL */
    struct address address; /* kind NONE: none */
};

/* What the rows decide on a page, worked out by the caller. */
struct dispute_effect {
    const char *grade;   /* "C–D" of the page with them; "" not rated */
    const char *without; /* the same without the findings below */
    const char *rules;   /* "R4 (C), T4 (A–D)"; "" none */
};

struct dispute {
    struct dispute_subject subject;
    struct date day;       /* at which owners and laws were read */
    const char *about;     /* what people call it */
    const struct org *org; /* the first one that a row names; NULL: nobody */
    struct dispute_row rows[DISPUTE_MAX_ROWS];
    size_t nrows;
};

/* Collect the rows; everything new is in arena. Cannot fail: a subject of
 * which nothing is known has no row. */
void dispute_collect(const struct sources *sources,
                     const struct dispute_subject *subject,
                     struct date day,
                     enum language language,
                     struct arena *arena,
                     struct dispute *out);

/*
 * What a company of these classes does to a page by serving it, by code and by
 * an image or a font, on the axis reach alone: METHOD.md §3.
 *
 * reach   the worst class that it may have
 */
enum letter dispute_letter(enum reach_class reach, enum role role);

/*
 * The text to send, and its first line.
 *
 * effect     on a page; NULL: in general
 * versions   "Cocarde 0.1.0, …", as one line
 */
const char *dispute_subject_line(const struct registry *registry,
                                 const struct dispute *dispute,
                                 enum language language,
                                 struct arena *arena);
const char *dispute_text(const struct registry *registry,
                         const struct dispute *dispute,
                         const struct dispute_effect *effect,
                         const char *versions,
                         enum language language,
                         struct arena *arena);

#endif
