/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * rating.h - one page rated: identify, judge, write as JSON (DESIGN.md §6,
 * schema "cocarde.rating/1"). Host and command line both call this.
 */
#ifndef WIRE_RATING_H
#define WIRE_RATING_H

#include "core/grade.h"
#include "facts/identify.h"
#include "wire/json.h"

/* A page with everything worked out; all in the arena given. */
struct rating {
    const struct page *page;
    struct dossier dossier;
    struct judgement judgement;
};

/* Identify and judge a normalised page. Cannot fail. */
void rating_make(const struct sources *sources,
                 struct page *page,
                 struct arena *arena,
                 struct rating *out);

enum rating_detail {
    RATING_SUMMARY = 0, /* page, grade, lever, completeness, versions */
    RATING_FULL,
};

/*
 * Write the rating as one JSON object.
 *
 * file   the "file" member; NULL: none (the host never has one)
 */
void rating_write(struct json_out *out,
                  const struct sources *sources,
                  const struct rating *rating,
                  enum rating_detail detail,
                  enum language language,
                  const char *file,
                  struct arena *arena);

/* The "versions" object: cocarde, method, data, digest, second_opinion. */
void rating_write_versions(struct json_out *out, const struct sources *sources);

/*
 * One machine's whole chain of facts (schema "cocarde.lookup/1").
 *
 * query  a host name or an address, as typed
 * day    date at which owners and laws are read
 */
MUST_CHECK enum status rating_lookup(struct json_out *out,
                                     const struct sources *sources,
                                     const char *query,
                                     const char *ip, /* NULL: none */
                                     struct date day,
                                     enum language language,
                                     struct arena *arena,
                                     struct problem *problem);

#endif
