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

/* {arrives}: "arrives at a machine in India", or "has its recipient in India":
 * which of the two is elsewhere is not the same thing. */
const char *arrives_value(const struct sentence_context *context);

/* {compels}: "the CLOUD Act (18 USC 2713) can compel this company to …, and
 * section 702 of FISA to …": all that the map names for that kind of company
 * on that day, each with what it can compel to; the law of the country when it
 * names none. */
const char *compels_value(const struct sentence_context *context);

/* {decision}: "decision (EU) 2021/1772", the one of adequacy on that day; ""
 * without one. */
const char *decision_value(const struct sentence_context *context);

/* {transfer_law}: "chapter V of the GDPR", the law of the Union on transfers
 * on that day: the directive before 25 May 2018. */
const char *transfer_law_value(const struct sentence_context *context);

/* {consent_law}: "GDPR, arts. 6 and 7", the same on consent. */
const char *consent_law_value(const struct sentence_context *context);

#endif
