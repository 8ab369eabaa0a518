/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * sentence.h - the words of a finding in French or English, from the table
 * `sentences`. The placeholders: sentence_value().
 */
#ifndef FACTS_SENTENCE_H
#define FACTS_SENTENCE_H

#include "core/grade.h"
#include "facts/registry.h"

/*
 * The sentence of a finding, and one more when all its contacts were blocked,
 * cached or perhaps never arrived. Never NULL; in arena. A placeholder whose
 * fact is unknown is a defect of the table: it renders as "?" and a test fails.
 */
const char *sentence_of(const struct registry *registry,
                        const struct dossier *dossier,
                        const struct finding *finding,
                        enum language language,
                        struct arena *arena);

#endif
