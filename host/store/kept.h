/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * kept.h - a visit as it lies in the file: a short row for lists, and a body
 * that holds the page, from which it is rated again, and what was said of it.
 * Nothing in the file is trusted when it is read back.
 */
#ifndef STORE_KEPT_H
#define STORE_KEPT_H

#include "store/parts.h"

/* Bytes of a body before it is deflated; a page of 4,096 contacts has less. */
#define KEPT_MAX_BODY ((size_t)4 * 1024 * 1024)

enum kept_count {
    KEPT_CONTACTS = 0,
    KEPT_IDENTIFIED,
    KEPT_CACHED,
    KEPT_BLOCKED,
    KEPT_FAILED,
    KEPT_COUNTS,
};

/* The grade of a page and of its axes; grades[0] is the page's. */
struct kept_letters {
    struct grade grades[1 + AXIS_COUNT];
};

struct kept_versions {
    const char *cocarde;
    const char *method;
    const char *method_digest;
    const char *data;
    const char *digest;
    const char *second; /* "" without second opinion */
};

/* One row. Texts are never NULL; in the arena it was read into. */
struct visit {
    int64_t id;
    int64_t site; /* number of the row */
    int64_t time; /* ms since 1970 */
    const char *key;
    const char *at;
    const char *host;
    bool strict;
    struct kept_letters letters;
    uint32_t counts[KEPT_COUNTS];
    const char *choice;
    const char *banner;
    const char *control; /* "US;?" */
    const char *who;     /* see schema.c */
    struct kept_versions versions;
    bool imported;
    bool body; /* there is one */
};

/* ---- making ---- */

/* Everything of a visit but id and site, from a page that was rated. */
void visit_make(const struct sources *sources,
                const struct rating *rating,
                struct arena *arena,
                struct visit *out);

/* Its body: bytes in arena. It has the letters too, so that the row can be made
 * again when it is lost. */
void body_make(const struct rating *rating,
               struct arena *arena,
               const unsigned char **bytes,
               size_t *size);

/* A body from a page, the row of its visit, and what an exported line says was
 * said of it (NULL: nothing). */
void body_from(const struct page *page,
               const struct visit *visit,
               const struct json *said,
               struct arena *arena,
               const unsigned char **bytes,
               size_t *size);

/* ---- reading ---- */

/* "rDD" four times, see kept.c; false: not of that form. */
bool letters_read(const char *text, struct kept_letters *out);
const char *letters_text(const struct kept_letters *letters,
                         struct arena *arena);

/* The body as it lies there; false: there is none. In arena. */
bool body_bytes(struct history *history,
                int64_t visit,
                struct arena *arena,
                const unsigned char **bytes,
                size_t *size);
/* The body as a tree; NULL: there is none, or it is damaged. */
const struct json *
body_read(struct history *history, int64_t visit, struct arena *arena);
/* The same from bytes. */
const struct json *
body_parse(const unsigned char *bytes, size_t size, struct arena *arena);

/* ---- rows (visits.c) ---- */

/* Columns of a query for visit_row, in its order; tables v and w. */
#define VISIT_COLUMNS                                                          \
    "v.id, v.site, v.time, v.key, v.at, v.host, v.strict, v.letters, "         \
    "v.counts, v.choice, v.banner, v.control, v.who, v.imported, "             \
    "EXISTS (SELECT 1 FROM bodies b WHERE b.visit = v.id), w.cocarde, "        \
    "w.method, w.method_digest, w.data, w.digest, w.second"
#define VISIT_FROM " FROM visits v LEFT JOIN versions w ON w.id = v.versions "

/* The row that a query of VISIT_COLUMNS stands on. */
void
visit_row(const struct db_rows *rows, struct arena *arena, struct visit *out);

/* By number; E_NOT_FOUND. */
enum error visit_load(struct history *history,
                      int64_t id,
                      struct arena *arena,
                      struct visit *out,
                      struct problem *problem);

/*
 * Put it in, or in the place of the one with the same site, time and key;
 * inside a transaction. body NULL: none. A new one gets the number in visit,
 * or the next one for 0.
 *
 * keep     leave one that is there as it is
 * updated  set to whether there was one; id of visit to its number
 */
enum error visit_store(struct history *history,
                       struct visit *visit,
                       const unsigned char *body,
                       size_t size,
                       bool keep,
                       bool *updated,
                       struct problem *problem);

/* The visit of the same site before this one, 0: none. after: behind it. */
enum error visit_beside(struct history *history,
                        const struct visit *visit,
                        bool after,
                        int64_t *id,
                        struct problem *problem);

/* The members of a visit into an open object. */
void visit_write(struct json_out *out, const struct visit *visit);
/* {"state","best","worst","axes"} */
void letters_write(struct json_out *out, const struct kept_letters *letters);
/* What a rating comes to, in the same form. */
struct kept_letters letters_of(const struct judgement *judgement);
bool letters_same(const struct grade *a, const struct grade *b);

/* ---- rating again (again.c) ---- */

/*
 * Rate the page of a body with the data of now.
 *
 * day   laws and owners of this day; {0}: of the page's own
 *
 * Returns false when the body holds no page.
 */
bool visit_again(const struct ask *ask,
                 const struct json *body,
                 struct date day,
                 struct rating *out);

/* The page of a body; NULL: it holds none. */
struct page *visit_page(const struct json *body, struct arena *arena);

#endif
