/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * words_more.h - the other parts of the table of words.c: words_data.c,
 * words_history.c. NULL where another part has the word. Nobody else includes
 * it.
 */
#ifndef REPORT_WORDS_MORE_H
#define REPORT_WORDS_MORE_H

#include "report/words.h"

extern const char *const words_data[WORD_COUNT][LANGUAGE_COUNT];
extern const char *const words_history[WORD_COUNT][LANGUAGE_COUNT];

#endif
