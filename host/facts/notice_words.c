/* SPDX-License-Identifier: EUPL-1.2 */
#include "facts/notice_words.h"

#include <stdint.h>
#include <string.h>

/* Latin letters up to U+017F: each row reaches to its last code point. */
static const struct {
    uint32_t last;
    const char *plain;
} letters[] = {
    {0xC5, "a"},   {0xC6, "ae"},  {0xC7, "c"},  {0xCB, "e"},  {0xCF, "i"},
    {0xD0, "d"},   {0xD1, "n"},   {0xD6, "o"},  {0xD7, ""},   {0xD8, "o"},
    {0xDC, "u"},   {0xDD, "y"},   {0xDE, "th"}, {0xDF, "ss"}, {0xE5, "a"},
    {0xE6, "ae"},  {0xE7, "c"},   {0xEB, "e"},  {0xEF, "i"},  {0xF0, "d"},
    {0xF1, "n"},   {0xF6, "o"},   {0xF7, ""},   {0xF8, "o"},  {0xFC, "u"},
    {0xFD, "y"},   {0xFE, "th"},  {0xFF, "y"},  {0x105, "a"}, {0x10D, "c"},
    {0x111, "d"},  {0x11B, "e"},  {0x123, "g"}, {0x127, "h"}, {0x131, "i"},
    {0x133, "ij"}, {0x135, "j"},  {0x138, "k"}, {0x142, "l"}, {0x14B, "n"},
    {0x151, "o"},  {0x153, "oe"}, {0x159, "r"}, {0x161, "s"}, {0x167, "t"},
    {0x173, "u"},  {0x175, "w"},  {0x178, "y"}, {0x17E, "z"}, {0x17F, "s"},
};

/* After these a full stop is none. */
static const char *const shortened[] = {
    "inc", "ltd", "corp", "co",  "st",  "ste", "av", "ave", "bd", "blvd",
    "tel", "no",  "rd",   "mme", "cie", "cf",  "ex", "fax", NULL,
};

struct reader {
    const char *at;
    struct arena *arena;
    struct words words;
    size_t capacity;
    char *word; /* the one being read, in room for the whole text */
    size_t len;
    unsigned gaps;
};

static bool
is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\0';
}

static bool
is_plain(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
           (c >= '0' && c <= '9');
}

/* A byte of a word in most scripts: a letter, a digit, or of a longer one. */
static bool
is_letter(char c)
{
    return is_plain(c) || (unsigned char)c >= 0xC3;
}

static bool
is_one_of(const char *word, const char *const *list)
{
    for (; *list != NULL; list++) {
        if (strcmp(word, *list) == 0) {
            return true;
        }
    }
    return false;
}

/* "s.a.s" becomes "sas". */
static void
drop_dots(struct reader *reader)
{
    size_t len = 0;

    for (size_t i = 1; i < reader->len; i += 2) {
        if (reader->word[i] != '.' || i + 1 == reader->len) {
            return;
        }
    }
    if (reader->len < 3) {
        return;
    }
    for (size_t i = 0; i < reader->len; i += 2) {
        reader->word[len++] = reader->word[i];
    }
    reader->len = len;
}

static void
end_word(struct reader *reader)
{
    struct words *words = &reader->words;

    if (reader->len == 0) {
        return;
    }
    drop_dots(reader);
    words->list = arena_grow(reader->arena,
                             words->list,
                             words->count,
                             &reader->capacity,
                             sizeof(*words->list));
    words->list[words->count++] = (struct word){
        .text = arena_copy(reader->arena, reader->word, reader->len),
        .gaps = reader->gaps,
    };
    reader->len = 0;
    reader->gaps = 0;
}

static void
gap(struct reader *reader, unsigned gaps)
{
    end_word(reader);
    reader->gaps |= gaps;
}

static void
letter(struct reader *reader, const char *plain)
{
    size_t len = strlen(plain);

    memcpy(reader->word + reader->len, plain, len);
    reader->len += len;
}

/* Length of the mail or web address that begins here; 0: none does. */
static size_t
address_here(const char *at)
{
    static const char local[] = "._%+-";
    size_t len = 0;

    if (strncmp(at, "http://", 7) != 0 && strncmp(at, "https://", 8) != 0 &&
        strncmp(at, "www.", 4) != 0) {
        while (is_plain(at[len]) ||
               (at[len] != '\0' && strchr(local, at[len]) != NULL)) {
            len++;
        }
        if (len == 0 || at[len] != '@') {
            return 0;
        }
    }
    while (!is_blank(at[len]) && strchr(",;()<>\"", at[len]) == NULL) {
        len++;
    }
    return len;
}

/* Whether a dot between two words ends a sentence. */
static bool
ends_sentence(const struct reader *reader)
{
    const struct words *words = &reader->words;
    const char *last =
        words->count > 0 ? words->list[words->count - 1].text : "";
    const char *next = reader->at;

    while (*next == ' ' || *next == '\t') {
        next++;
    }
    return strlen(last) > 1 && !is_one_of(last, shortened) &&
           !(*next >= 'a' && *next <= 'z');
}

static void
read_ascii(struct reader *reader)
{
    char c = *reader->at++;
    bool inside = reader->len > 0 && is_letter(*reader->at);

    if (is_plain(c)) {
        char text[2] = {c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c};

        letter(reader, text);
    } else if (c == '&' || c == '+' || (c == '.' && inside)) {
        char text[2] = {c};

        letter(reader, text);
    } else if (c == '\n') {
        gap(reader, GAP_LINE);
    } else if (c == ':') {
        gap(reader, GAP_COLON);
    } else if (c == '(' || c == '[') {
        gap(reader, GAP_CLAUSE | GAP_BRACKET);
    } else if (c == ';') {
        gap(reader, GAP_SENTENCE);
    } else if (c == '.' || c == '!' || c == '?') {
        end_word(reader);
        gap(reader, ends_sentence(reader) ? GAP_SENTENCE : 0);
    } else if (c == '-') {
        bool dash = reader->len == 0 && is_blank(*reader->at);

        gap(reader, dash ? GAP_CLAUSE : 0);
    } else if (strchr(",)]/|*", c) != NULL) {
        gap(reader, GAP_CLAUSE);
    } else {
        gap(reader, 0);
    }
}

/* The code point here and its length; the byte itself when it begins none. */
static uint32_t
code_point(const char *at, size_t *len)
{
    const unsigned char *byte = (const unsigned char *)at;
    size_t more = byte[0] >= 0xF0 ? 3 : byte[0] >= 0xE0 ? 2 : 1;
    uint32_t code = byte[0] & (0x3FU >> more);

    *len = 1;
    if (byte[0] < 0xC2 || byte[0] > 0xF4) {
        return 0xFFFD;
    }
    for (size_t i = 1; i <= more; i++) {
        if ((byte[i] & 0xC0) != 0x80) {
            return 0xFFFD;
        }
        code = code << 6 | (byte[i] & 0x3FU);
    }
    *len = more + 1;
    return code;
}

static void
read_other(struct reader *reader)
{
    size_t len;
    uint32_t code = code_point(reader->at, &len);
    const char *bytes = reader->at;

    reader->at += len;
    if (code == 0xAD || code == 0xFEFF || (code >= 0x300 && code <= 0x36F) ||
        (code >= 0x200B && code <= 0x200D)) {
        return; /* not seen, or an accent on the letter before */
    }
    if (code == 0xB7 || code == 0x2022 || (code >= 0x2012 && code <= 0x2015) ||
        (code >= 0x2190 && code <= 0x27BF)) {
        gap(reader, GAP_CLAUSE);
    } else if (code == 0x2028 || code == 0x2029) {
        gap(reader, GAP_LINE);
    } else if (code < 0xC0 || (code >= 0x2000 && code <= 0x206F) ||
               code == 0x3000) {
        gap(reader, 0);
    } else if (code > 0x17F) {
        memcpy(reader->word + reader->len, bytes, len);
        reader->len += len;
    } else {
        size_t row = 0;

        while (letters[row].last < code) {
            row++;
        }
        letter(reader, letters[row].plain);
    }
}

struct words
notice_words(const char *text, struct arena *arena)
{
    struct reader reader = {
        .at = text,
        .arena = arena,
        .word = arena_alloc_raw(arena, strlen(text) + 1),
        .gaps = GAP_LINE,
    };

    while (*reader.at != '\0') {
        size_t skip = reader.len == 0 ? address_here(reader.at) : 0;

        if (skip > 0) {
            reader.at += skip;
            reader.gaps |= GAP_CLAUSE;
        } else if ((unsigned char)*reader.at < 0x80) {
            read_ascii(&reader);
        } else {
            read_other(&reader);
        }
    }
    end_word(&reader);
    reader.words.list = arena_grow(arena,
                                   reader.words.list,
                                   reader.words.count,
                                   &reader.capacity,
                                   sizeof(*reader.words.list));
    reader.words.list[reader.words.count] =
        (struct word){.text = "", .gaps = GAP_ANY};
    return reader.words;
}
