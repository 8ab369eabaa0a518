/* SPDX-License-Identifier: EUPL-1.2 */
#include "facts/sentence_text.h"

#include <string.h>

void
sentence_append_bytes(struct sentence_text *text, const char *bytes, size_t len)
{
    if (text->len + len >= text->capacity) {
        size_t capacity = 2 * (text->len + len) + 256;
        char *moved = arena_alloc_raw(text->arena, capacity);

        if (text->len > 0) {
            memcpy(moved, text->bytes, text->len);
        }
        text->bytes = moved;
        text->capacity = capacity;
    }
    memcpy(text->bytes + text->len, bytes, len);
    text->len += len;
    text->bytes[text->len] = '\0';
}

void
sentence_append(struct sentence_text *text, const char *more)
{
    sentence_append_bytes(text, more, strlen(more));
}
