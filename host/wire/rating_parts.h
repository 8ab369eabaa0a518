/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * rating_parts.h - the lists of a rating, shared by rating.c and lookup.c. Of
 * no use outside wire/.
 */
#ifndef WIRE_RATING_PARTS_H
#define WIRE_RATING_PARTS_H

#include "wire/rating.h"

#define RATING_NO_LIMIT SIZE_MAX

/* What is written, where, and how much of it. */
struct rating_writer {
    struct json_out *out;
    const struct sources *sources;
    const struct dossier *dossier;
    const struct judgement *judgement; /* NULL: nothing is judged (lookup) */
    enum language language;
    struct arena *arena;
    size_t items; /* findings, parties, unknown, names in a step of the lever */
    size_t entries; /* contacts of a party, evidence of a finding */
};

/* Each writes one array, and returns how many elements it left out. */
size_t rating_write_findings(const struct rating_writer *writer);
size_t rating_write_parties(const struct rating_writer *writer);
size_t rating_write_unknown(const struct rating_writer *writer);

/* The party at an index of the dossier, as one object. */
void rating_write_party(const struct rating_writer *writer, size_t index);

/* The contacts of a party, or what it stores, as one array; then a member that
 * says how many were left out, when any was. */
void rating_write_exposures(const struct rating_writer *writer,
                            const struct exposure *exposures,
                            size_t count,
                            bool stored);

/* Each writes one array. */
void rating_write_laws(const struct rating_writer *writer);
void rating_write_lever(const struct rating_writer *writer);

/* Members whose unknown country or 0 is null. */
void rating_put_country(struct json_out *out,
                        const char *name,
                        struct country country);
void rating_put_asn(struct json_out *out, uint32_t asn);

/* Members that say what the registry says of an organisation, and its class
 * when only one is possible; all null for NULL. */
void
rating_put_org(struct json_out *out, const struct org *org, reach_set reaches);

/* "more": how many were left out, when any was. */
void rating_put_more(struct json_out *out, size_t count, size_t most);

#endif
