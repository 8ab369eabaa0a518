/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * words_data.h - the second half of the table of words.c; NULL where the
 * first has the word. Nobody else includes it.
 */
#ifndef REPORT_WORDS_DATA_H
#define REPORT_WORDS_DATA_H

#include "report/words.h"

extern const char *const words_data[WORD_COUNT][LANGUAGE_COUNT];

#endif
