/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * own.h - the data that a user has put over ours (sys/paths, paths_own):
 *
 *   MANIFEST               one line for each file of addresses that they
 *                          imported: "sha256:<hex> <bytes> country.mmdb <name
 *                          of the file here> <day>", then "digest sha256:<hex>"
 *   country-<hex>.mmdb …   those files
 *   corrections/NAME.csv   rows of their own, as they wrote them
 *   corrections/made/      registry.sqlite and sites.sqlite with those rows in
 *                          them, made and checked by data/build, with a
 *                          MANIFEST that says over which data
 *
 * MANIFEST is what counts: it is renamed into place last, so that there is the
 * old file or the new one and never half of one. What cannot be used is left
 * out, ours stands in its place, and everybody who asks is told.
 */
#ifndef FACTS_OWN_H
#define FACTS_OWN_H

#include "core/terms.h"
#include "facts/manifest.h"

enum own_part {
    OWN_COUNTRIES = 0, /* a country.mmdb of their own */
    OWN_NETWORKS,      /* an asn.mmdb */
    OWN_CORRECTIONS,   /* a registry with their rows */
    OWN_COUNT,
};

struct own_file {
    bool present;           /* the user has one */
    const char *path;       /* of the file; of the directory of corrections */
    const char *digest;     /* "sha256:…" */
    uint64_t size;          /* bytes; 0 of corrections */
    struct date imported;   /* {0} of corrections */
    struct problem problem; /* why it is left out; status OK: it is used */
};

/* A zeroed one holds nothing. Texts are in its arena. */
struct own {
    struct arena arena;
    const char *dir; /* NULL: there is no such place */
    struct own_file files[OWN_COUNT];
};

/*
 * Read what is there; cannot fail, see problem of each part.
 *
 * dir    NULL: nothing is
 * over   digest of our data: corrections of other data are left out
 */
void own_read(const char *dir, const char *over, struct own *out);
void own_finish(struct own *own); /* zeroed is fine */

bool own_uses(const struct own *own, enum own_part part);

/* "country.mmdb", "asn.mmdb", "corrections". Static storage. */
const char *own_name(enum own_part part);

/* The list of political sites, with their rows when corrections are used. The
 * rating asks for it nowhere. In arena. */
const char *
own_sites(const struct own *own, const char *data_dir, struct arena *arena);

/* Digest of our data with theirs over it; ours alone when nothing is used. */
const char *
own_digest(const struct own *own, const char *ours, struct arena *arena);

#endif
