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

/*
 * The same in at most so many bytes, for a reply that must fit in a frame. Of
 * lists that would make it longer the beginning is written, and "more" beside
 * them counts the rest; a page with thousands of parties ends as a summary.
 */
void rating_write_within(struct json_out *out,
                         size_t most,
                         const struct sources *sources,
                         const struct rating *rating,
                         enum rating_detail detail,
                         enum language language,
                         struct arena *arena);

/* The "grade" object of a judgement. */
void rating_write_grade(struct json_out *out,
                        const struct judgement *judgement);
/* The "criteria" object. */
void rating_write_criteria(struct json_out *out,
                           const struct criteria *criteria);
/* The second opinion in force, "ipfire 2026-11-22"; "" without. */
#define RATING_SECOND_OPINION 32
void rating_second_opinion(const struct sources *sources,
                           char out[RATING_SECOND_OPINION]);

/* The worst caps among the findings of a party; NONE when it has none. */
struct party_letters {
    enum letter best;
    enum letter worst;
};
/* Of each party of the dossier, in its order; in arena. */
struct party_letters *rating_party_letters(const struct dossier *dossier,
                                           const struct judgement *judgement,
                                           struct arena *arena);

/* {"best":…,"worst":…} members; null for LETTER_NONE. */
void
rating_put_letters(struct json_out *out, enum letter best, enum letter worst);

/* A member whose empty text is null. */
void rating_put_text(struct json_out *out, const char *name, const char *text);

/* The "versions" object: cocarde, method, data, digest, second_opinion, and own
 * when something of the user's is used. */
void rating_write_versions(struct json_out *out, const struct sources *sources);

/* The method as it is compiled in, as one object {"method":…,"rules":[…]}. */
void rating_write_rules(struct json_out *out);

/*
 * One machine's whole chain of facts, as one object (schema
 * "cocarde.lookup/1"). The parties have the shape they have in a rating; their
 * "letter" is null and their "roles" are empty, since no page is judged.
 *
 * query  a host name or an address, as typed
 * ip     an address that the host answered from; NULL: none
 * day    date at which owners and laws are read
 *
 * STATUS_INVALID   query or ip is not what it should be; nothing was written
 */
MUST_CHECK enum status rating_lookup(struct json_out *out,
                                     const struct sources *sources,
                                     const char *query,
                                     const char *ip,
                                     struct date day,
                                     enum language language,
                                     struct arena *arena,
                                     struct problem *problem);

#endif
