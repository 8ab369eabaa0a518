/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * notice_cues.h - what the words of a legal notice speak of, in French and in
 * English: hosting, hosting that is denied, or another trade. Pure.
 */
#ifndef FACTS_NOTICE_CUES_H
#define FACTS_NOTICE_CUES_H

#include "facts/notice_words.h"

enum cue {
    CUE_NONE = 0,
    CUE_HOST,
    CUE_DENIED, /* "n'est plus hébergé", "formerly hosted" */
    CUE_OTHER,  /* design, publishing, domain name, cookies … */
};

/* One for each word; in arena. */
enum cue *notice_cues(const struct words *words, struct arena *arena);

/* Whether a name from word first on, of count words, is said not to be meant:
 * "ni chez X", "X is not", "filiale de X", "rue X". */
bool notice_not_meant(const struct words *words, size_t first, size_t count);

/* Whether a name stands right after words of hosting and ends there, as a word
 * of everyday language must to be a name: "Hébergeur : Orange, 111 quai …". */
bool notice_stands_alone(const struct words *words,
                         const enum cue *cues,
                         size_t first,
                         size_t count);

#endif
