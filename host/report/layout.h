/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * layout.h - plain text in lines of at most 80 columns. Columns are characters
 * (code points), not bytes; control characters in what is printed become '?',
 * so that no capture can move the cursor of whoever reads the report.
 */
#ifndef REPORT_LAYOUT_H
#define REPORT_LAYOUT_H

#include "core/arena.h"

#include <stddef.h>
#include <stdio.h>

#define LAYOUT_WIDTH ((size_t)80)

/* Columns that a text takes. */
size_t layout_columns(const char *text);

/* text and spaces up to width columns; the text when it is longer. In arena. */
const char *layout_padded(struct arena *arena, const char *text, size_t width);

/*
 * Print text at a margin, broken at spaces; words longer than a line stand
 * alone. Ends with a line feed; prints nothing for "".
 *
 * lead    printed at the start of the first line, may be ""
 * margin  columns before every line; the lead is padded to it
 */
void layout_text(FILE *out, size_t margin, const char *lead, const char *text);

/* A title: a blank line, the text, a line feed. */
void layout_title(FILE *out, const char *text);

/* left at the left edge, right at the right one, at least a space between. */
void layout_edges(FILE *out, const char *left, const char *right);

#endif
