/* SPDX-License-Identifier: EUPL-1.2 */
#include "store/fold.h"

#include <string.h>

/* The base letters of U+00C0 to U+017F. '*' and '/' stand for the two signs. */
static const char base[] =
    "aaaaaaaceeeeiiiidnooooo*ouuuuytsaaaaaaaceeeeiiiidnooooo/ouuuuyty"
    "aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiiijjkkkllllllllll"
    "nnnnnnnnnoooooooorrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs";
#define FIRST 0xC0U
_Static_assert(sizeof(base) - 1 == 0x180 - FIRST, "one for each letter");

const char *
fold(const char *text, struct arena *arena)
{
    size_t len = strlen(text);
    char *out = arena_copy(arena, text, len);
    char *at = out;

    for (size_t i = 0; i < len; i++) {
        unsigned char c = (unsigned char)text[i];
        unsigned char next = (unsigned char)text[i + 1];
        unsigned letter = (c & 0x1FU) << 6 | (next & 0x3FU);

        if (c >= 0xC3 && c <= 0xC5 && (next & 0xC0U) == 0x80 &&
            letter >= FIRST) {
            *at++ = base[letter - FIRST];
            i++;
        } else {
            *at++ = (char)(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
        }
    }
    *at = '\0';
    return out;
}

struct fold_words
fold_split(const char *folded, struct arena *arena)
{
    struct fold_words words = {0};
    size_t capacity = 0;

    for (;;) {
        size_t len;

        folded += strspn(folded, " \t");
        len = strcspn(folded, " \t");
        if (len == 0) {
            return words;
        }
        words.words = arena_grow(
            arena, words.words, words.count, &capacity, sizeof(*words.words));
        words.words[words.count++] = arena_copy(arena, folded, len);
        folded += len;
    }
}

/* Whether a letter or figure stands before: then no word begins here. */
static bool
inside_word(const char *text, const char *at)
{
    unsigned char before = at > text ? (unsigned char)at[-1] : ' ';

    return (before >= 'a' && before <= 'z') ||
           (before >= '0' && before <= '9') || before >= 0x80;
}

static int
match_word(const char *const *texts, const char *word)
{
    int found = 0;

    for (; *texts != NULL && found < 2; texts++) {
        const char *at = *texts;

        while (found < 2 && (at = strstr(at, word)) != NULL) {
            found = inside_word(*texts, at) ? 1 : 2;
            at++;
        }
    }
    return found;
}

int
fold_match(const char *const *texts, const struct fold_words *words)
{
    int least = words->count == 0 ? 1 : 2;

    for (size_t i = 0; i < words->count && least > 0; i++) {
        int found = match_word(texts, words->words[i]);

        least = found < least ? found : least;
    }
    return least;
}
