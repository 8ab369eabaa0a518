/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * sentence_text.h - text that grows in an arena, for the sentences.
 */
#ifndef FACTS_SENTENCE_TEXT_H
#define FACTS_SENTENCE_TEXT_H

#include "core/arena.h"

/* NUL-terminated once something was appended; bytes is NULL before. */
struct sentence_text {
    struct arena *arena;
    char *bytes;
    size_t len;
    size_t capacity;
};

void sentence_append(struct sentence_text *text, const char *more);
void sentence_append_bytes(struct sentence_text *text,
                           const char *bytes,
                           size_t len);

#endif
