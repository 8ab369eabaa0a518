/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * sentence_consent.h - the facts behind the placeholders of sentences about
 * consent and legal notices; for sentence_value.c only. Each returns
 * UNKNOWN_VALUE when there is nothing to say.
 */
#ifndef FACTS_SENTENCE_CONSENT_H
#define FACTS_SENTENCE_CONSENT_H

#include "facts/sentence_value.h"

/* {stored}: names of cookies and keys, the first of them. */
const char *sentence_stored(const struct sentence_context *context);

/* {goes_on}, after a refusal: what is stored, else that requests are sent. */
const char *sentence_goes_on(const struct sentence_context *context);

/* {purpose}: what the service behind the evidence is for. */
const char *sentence_purpose(const struct sentence_context *context);

/* {declared}: the hosts that the legal notice names. */
const char *sentence_declared(const struct sentence_context *context);

#endif
