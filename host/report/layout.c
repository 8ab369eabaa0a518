/* SPDX-License-Identifier: EUPL-1.2 */
#include "report/layout.h"

#include <string.h>

static void
put(FILE *out, const char *text, size_t len)
{
    for (size_t i = 0; i < len; i++) {
        unsigned char c = (unsigned char)text[i];

        fputc(c < 0x20 || c == 0x7f ? '?' : c, out);
    }
}

/* Code points in text[0..len): every byte that does not continue one. */
static size_t
columns(const char *text, size_t len)
{
    size_t count = 0;

    for (size_t i = 0; i < len; i++) {
        count += ((unsigned char)text[i] & 0xc0) != 0x80;
    }
    return count;
}

size_t
layout_columns(const char *text)
{
    return columns(text, strlen(text));
}

const char *
layout_padded(struct arena *arena, const char *text, size_t width)
{
    size_t used = layout_columns(text);

    return arena_format(
        arena, "%s%*s", text, used < width ? (int)(width - used) : 0, "");
}

static void
pad(FILE *out, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        fputc(' ', out);
    }
}

void
layout_text(FILE *out, size_t margin, const char *lead, const char *text)
{
    size_t column = columns(lead, strlen(lead));
    size_t start = column < margin || column == 0 ? margin : column + 1;
    int first = 1;

    if (text[0] == '\0') {
        return;
    }
    put(out, lead, strlen(lead));
    pad(out, start - column);
    column = start;
    while (*text != '\0') {
        size_t len = strcspn(text, " ");
        size_t width = columns(text, len);

        if (!first && column + 1 + width > LAYOUT_WIDTH) {
            fputc('\n', out);
            pad(out, margin);
            column = margin;
            first = 1;
        }
        if (!first) {
            fputc(' ', out);
            column++;
        }
        put(out, text, len);
        column += width;
        first = 0;
        text += len;
        text += strspn(text, " ");
    }
    fputc('\n', out);
}

void
layout_title(FILE *out, const char *text)
{
    fputc('\n', out);
    layout_text(out, 0, "", text);
}

void
layout_edges(FILE *out, const char *left, const char *right)
{
    size_t used = columns(left, strlen(left)) + columns(right, strlen(right));

    put(out, left, strlen(left));
    pad(out, used < LAYOUT_WIDTH ? LAYOUT_WIDTH - used : 1);
    put(out, right, strlen(right));
    fputc('\n', out);
}
