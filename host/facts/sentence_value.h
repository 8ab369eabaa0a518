/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * sentence_value.h - the facts behind the placeholders of a sentence; for
 * sentence.c only.
 */
#ifndef FACTS_SENTENCE_VALUE_H
#define FACTS_SENTENCE_VALUE_H

#include "core/grade.h"
#include "facts/registry.h"
#include "facts/sentence_text.h"

#define UNKNOWN_VALUE "?" /* a defect of the table; tests look for it */

/* A finding with what its words may need. */
struct sentence_context {
    const struct registry *registry;
    const struct dossier *dossier;
    const struct finding *finding;
    const struct party *party; /* NULL: a rule of the page */
    const struct org *org;     /* NULL: not known */
    enum language language;
    struct arena *arena;
};

/* The words kept as "table.name", e.g. "what.font"; NULL when there are none.
 */
const char *sentence_named(const struct sentence_context *context,
                           const char *table,
                           const char *name);

/* The country, or countries, that a finding is about, in words. */
const char *sentence_country(const struct sentence_context *context,
                             enum country_form form);

/* Whether the finding is of the rule with this id. */
bool finding_is(const struct finding *finding, const char *id);

/* The first machine that answered, of all the evidence; NULL: none was seen. */
const struct machine *finding_machine(const struct finding *finding);

/* Registered seat of the network of a party that is not known; "" of others,
 * and where the registries do not tell one. */
struct country finding_registered(const struct sentence_context *context);

/* What a placeholder stands for; never NULL, UNKNOWN_VALUE for a name that
 * there is not and for a fact that is not known. */
const char *sentence_value(const struct sentence_context *context,
                           const char *name);

#endif
