/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * fold.h - texts compared as a person searches: without regard to case and
 * accents. Latin letters only; what is not Latin is compared as it is.
 */
#ifndef STORE_FOLD_H
#define STORE_FOLD_H

#include "core/arena.h"

#include <stdbool.h>

/* UTF-8 in, lower case without accents out ("Hélène" -> "helene", "œ" -> "o").
 * In arena. */
const char *fold(const char *text, struct arena *arena);

/* The words of a folded text, at the spaces. */
struct fold_words {
    const char **words;
    size_t count;
};
struct fold_words fold_split(const char *folded, struct arena *arena);

/*
 * How well texts (folded; ends with NULL) answer the words: each must be found
 * in one of them.
 *
 * Returns 0 when one is missing, 2 when all of them begin a word, else 1. No
 * words at all: 1.
 */
int fold_match(const char *const *texts, const struct fold_words *words);

#endif
