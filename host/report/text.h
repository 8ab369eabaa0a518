/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * text.h - a rating and a look-up as people read them in a terminal. Made from
 * the very JSON that `--json` prints, so that the two can never say different
 * things.
 * Source: DESIGN.md §6 (shape of the JSON), §1 (what must be said).
 */
#ifndef REPORT_TEXT_H
#define REPORT_TEXT_H

#include "core/arena.h"
#include "facts/registry.h"
#include "wire/json.h"

#include <stdio.h>

/* What the report needs besides the JSON: the words. */
struct text {
    FILE *out;
    const struct registry *registry; /* sentences of letters, countries */
    enum language language;
    struct arena *arena; /* for putting lines together */
};

/* rating: "cocarde.rating/1" with everything in it. */
void text_rating(const struct text *text, const struct json *rating);

/* lookup: "cocarde.lookup/1". */
void text_lookup(const struct text *text, const struct json *lookup);

/* Why: findings, of which one sentence holds said once (text_finding.c). */
void text_findings(const struct text *text, const struct json *findings);

/* The five facts about one party of either (text_party.c). */
void text_party(const struct text *text,
                const struct json *party,
                const struct json *laws);

/* A member as text, "" when it is absent or null. */
const char *text_of(const struct json *object, const char *name);

/* "D", "B–D", "–" of a grade, an axis, a finding or a step. */
const char *text_letters(const struct text *text, const struct json *grade);

/* " AS64500" of what has an asn; "" of what has none. */
const char *text_network(const struct text *text, const struct json *object);

/* A country's code -> "FR (France)"; "" -> "unknown". */
const char *text_country(const struct text *text, const char *code);

/* "source, as of 2025-12-31, not re-checked" of a party or a finding; ""
 * without source. */
const char *text_source(const struct text *text, const struct json *said);

/* "seat of the network: France, by the regional registry"; "" for "". */
const char *text_registered(const struct text *text, const char *code);

#endif
