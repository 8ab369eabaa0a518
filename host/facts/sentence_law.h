/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * sentence_law.h - the law that a finding is about: of which country, named
 * how, by which act of the Union; for sentence*.c only. Source: METHOD.md §4,
 * §8.
 */
#ifndef FACTS_SENTENCE_LAW_H
#define FACTS_SENTENCE_LAW_H

#include "facts/sentence_value.h"

/* The country whose law a finding of reach is about, or to which a finding of
 * destination says that something goes; "" when it is not known. */
struct country finding_country(const struct sentence_context *context);

/* Whether the decision that covered it on the day of the page has ended. */
bool finding_decision_ended(const struct sentence_context *context);

/* {law}: the one to cite first; the law of the country when there is none. */
const char *law_value(const struct sentence_context *context);

/* {to_law}: all that the map names for that kind of company on that day. */
const char *to_laws_value(const struct sentence_context *context);

/* {decision}: number of the adequacy decision on that day, "" without one. */
const char *decision_value(const struct sentence_context *context);

/* {transfer_law}: the law of the Union on transfers on that day: the
 * directive before 25 May 2018. */
const char *transfer_law_value(const struct sentence_context *context);

#endif
