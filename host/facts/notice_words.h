/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * notice_words.h - a text as words that can be compared: small letters without
 * accents, and what stood before each of them. Pure.
 *
 * Apostrophes, hyphens and slashes end a word, so that "d'OVH" and
 * "Clever-Cloud" are two each; a dot inside stays ("wix.com"), but not between
 * single letters ("S.A.S." is "sas"). Addresses of mail and of the web are no
 * words: who has a mailbox somewhere is not hosted there.
 */
#ifndef FACTS_NOTICE_WORDS_H
#define FACTS_NOTICE_WORDS_H

#include "core/arena.h"

#include <stdbool.h>

/* What stands before a word, besides blanks: bits. */
enum gap {
    GAP_COLON = 1,
    GAP_CLAUSE = 2,   /* a comma, a bracket, a dash, a slash, an address */
    GAP_BRACKET = 4,  /* one that opens */
    GAP_SENTENCE = 8, /* a full stop or a semicolon */
    GAP_LINE = 16,
};
#define GAP_ANY (GAP_COLON | GAP_CLAUSE | GAP_SENTENCE | GAP_LINE)
#define GAP_STOP (GAP_SENTENCE | GAP_LINE)

struct word {
    const char *text;
    unsigned gaps;
};

struct words {
    struct word *list; /* one more than count: "" with all gaps */
    size_t count;
};

/* text: UTF-8; bytes that are none are letters of their own. */
struct words notice_words(const char *text, struct arena *arena);

#endif
