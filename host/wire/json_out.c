/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Writing JSON by appending. Most of a reply's time is spent here, so: room is
 * made for the longest that a value can be, then it is written through a
 * pointer, and texts are copied sixteen bytes at a time while nothing in them
 * is special.
 */
#include "wire/json.h"

#include "sys/mem.h"
#include "wire/utf8.h"

#include <stdlib.h>
#include <string.h>

#define SMALLEST ((size_t)16 * 1024) /* bytes; a summary fits in it */
#define LONGEST_ESCAPE 6             /* bytes of \u001f, for one byte of text */
#define LONGEST_INTEGER 20           /* bytes of -2^63 */

void
json_out_reset(struct json_out *out)
{
    out->len = 0;
    out->comma = false;
}

void
json_out_free(struct json_out *out)
{
    free(out->text);
    *out = (struct json_out){0};
}

void
json_grow(struct json_out *out, size_t n)
{
    size_t wanted = out->capacity > 0 ? out->capacity : SMALLEST / 2;

    do {
        wanted *= 2;
    } while (wanted - out->len < n);
    out->text = mem_resize(out->text, wanted);
    out->capacity = wanted;
}

/* Where to write up to n bytes; the comma that a value needs is there. */
static inline char *
begin_value(struct json_out *out, size_t n)
{
    char *at;

    if (out->capacity - out->len <= n) {
        json_grow(out, n + 1);
    }
    at = out->text + out->len;
    *at = ',';
    at += out->comma ? 1 : 0;
    return at;
}

/* at is where the writing came to. */
static void
end_value(struct json_out *out, const char *at)
{
    out->len = (size_t)(at - out->text);
    out->comma = true;
}

static char *
put_plain(char *at, const char *text, size_t len)
{
    memcpy(at, text, len);
    return at + len;
}

void
json_finish(struct json_out *out)
{
    if (out->len == out->capacity) {
        json_grow(out, 1);
    }
    out->text[out->len] = '\0';
}

static void
open_with(struct json_out *out, char bracket)
{
    char *at = begin_value(out, 1);

    *at = bracket;
    end_value(out, at + 1);
    out->comma = false;
}

static void
close_with(struct json_out *out, char bracket)
{
    out->comma = false;
    end_value(out, put_plain(begin_value(out, 1), &bracket, 1));
}

void
json_begin_object(struct json_out *out)
{
    open_with(out, '{');
}

void
json_end_object(struct json_out *out)
{
    close_with(out, '}');
}

void
json_begin_array(struct json_out *out)
{
    open_with(out, '[');
}

void
json_end_array(struct json_out *out)
{
    close_with(out, ']');
}

/* Whether a byte is copied as it is. */
static bool
is_plain(char c)
{
    return (unsigned char)c >= ' ' && (unsigned char)c < 0x80 && c != '"' &&
           c != '\\';
}

/* Sixteen bytes that are looked at together: the compiler makes one instruction
 * of each step where the processor has it. */
typedef signed char bytes16 __attribute__((vector_size(16)));
#define EACH(c) ((bytes16){c, c, c, c, c, c, c, c, c, c, c, c, c, c, c, c})

/* How many of them, from the first on, are plain. */
static size_t
plain_bytes(bytes16 bytes)
{
    static const union {
        uint16_t number;
        uint8_t first;
    } order = {1};
    /* As signed numbers, those above ASCII are below ' ' too. */
    bytes16 special =
        (bytes < EACH(' ')) | (bytes == EACH('"')) | (bytes == EACH('\\'));
    uint64_t marks[2];
    size_t n = 0;

    memcpy(marks, &special, sizeof(marks));
    if ((marks[0] | marks[1]) == 0) {
        return sizeof(bytes);
    }
    if (order.first == 1) {
        return marks[0] != 0 ? (size_t)__builtin_ctzll(marks[0]) / 8
                             : 8 + (size_t)__builtin_ctzll(marks[1]) / 8;
    }
    while (special[n] == 0) {
        n++;
    }
    return n;
}

/* The letter behind the backslash; NUL: there is none for this character. */
static char
short_escape(char c)
{
    switch (c) {
    case '"':
    case '\\':
        return c;
    case '\n':
        return 'n';
    case '\r':
        return 'r';
    case '\t':
        return 't';
    default:
        return '\0';
    }
}

static char *
put_escape(char *at, char c)
{
    static const char hex[] = "0123456789abcdef";
    char letter = short_escape(c);

    *at++ = '\\';
    if (letter != '\0') {
        *at++ = letter;
    } else {
        at = put_plain(at, "u00", 3);
        *at++ = hex[(unsigned char)c >> 4];
        *at++ = hex[c & 0x0F];
    }
    return at;
}

/* The character at *text, which is not plain; *text moves behind it. */
static char *
put_special(char *at, const char **text, const char *end)
{
    const char *c = *text;
    size_t len;

    if ((unsigned char)*c < 0x80) {
        *text = c + 1;
        return put_escape(at, *c);
    }
    len = utf8_character(c, (size_t)(end - c));
    *text = c + (len > 0 ? len : 1);
    switch (len) {
    case 0:
        return put_plain(at, UTF8_REPLACEMENT, 3);
    case 2:
        return put_plain(at, c, 2);
    case 3:
        if (memcmp(c, "\xE2\x80\xA8", 3) == 0) {
            return put_plain(at, "\\u2028", LONGEST_ESCAPE);
        }
        if (memcmp(c, "\xE2\x80\xA9", 3) == 0) {
            return put_plain(at, "\\u2029", LONGEST_ESCAPE);
        }
        return put_plain(at, c, 3);
    default:
        return put_plain(at, c, 4);
    }
}

/* Bytes that a text may take, with its quotes. */
#define TEXT_SIZE(len) ((len)*LONGEST_ESCAPE + 2)

/* Sixteen bytes at *text up to one that is not plain, and what stands for that
 * one; *text moves behind them. */
static inline char *
put_sixteen(char *at, const char **text, const char *end)
{
    bytes16 bytes;
    size_t n;

    memcpy(&bytes, *text, sizeof(bytes));
    memcpy(at, &bytes, sizeof(bytes)); /* there is room for more */
    n = plain_bytes(bytes);
    *text += n;
    return n == sizeof(bytes) ? at + n : put_special(at + n, text, end);
}

/* The same of the last eight to fifteen: their first and their last eight. */
static inline char *
put_eight_or_more(char *at, const char **text, const char *end)
{
    size_t left = (size_t)(end - *text);
    uint64_t halves[2];
    bytes16 bytes;
    size_t n;

    memcpy(&halves[0], *text, sizeof(halves[0]));
    memcpy(&halves[1], end - sizeof(halves[1]), sizeof(halves[1]));
    memcpy(&bytes, halves, sizeof(bytes));
    memcpy(at, &halves[0], sizeof(halves[0]));
    memcpy(at + left - sizeof(halves[1]), &halves[1], sizeof(halves[1]));
    n = plain_bytes(bytes);
    if (n >= sizeof(halves[0])) {
        n = left - (sizeof(bytes) - n);
    }
    *text += n;
    return n == left ? at + n : put_special(at + n, text, end);
}

/* The last few bytes at *text, which has sixteen or more before its end in all.
 * They are looked at together with those before them, and where all sixteen are
 * plain they are written together: what stood there already is the same. */
static inline char *
put_last(char *at, const char **text, const char *end)
{
    size_t left = (size_t)(end - *text);
    bytes16 bytes;

    memcpy(&bytes, end - sizeof(bytes), sizeof(bytes));
    if (plain_bytes(bytes) == sizeof(bytes)) {
        memcpy(at + left - sizeof(bytes), &bytes, sizeof(bytes));
        at += left;
        *text = end;
    }
    return at;
}

static char *
put_text(char *at, const char *text, size_t len)
{
    const char *end = text + len;

    *at++ = '"';
    while ((size_t)(end - text) >= sizeof(bytes16)) {
        at = put_sixteen(at, &text, end);
    }
    if (text < end && len >= sizeof(bytes16)) {
        at = put_last(at, &text, end);
    }
    while ((size_t)(end - text) >= sizeof(uint64_t)) {
        at = put_eight_or_more(at, &text, end);
    }
    while (text < end) {
        if (is_plain(*text)) {
            *at++ = *text++;
        } else {
            at = put_special(at, &text, end);
        }
    }
    *at++ = '"';
    return at;
}

void
json_string(struct json_out *out, const char *text)
{
    if (text == NULL) {
        json_null(out);
    } else {
        size_t len = strlen(text);

        end_value(out, put_text(begin_value(out, TEXT_SIZE(len)), text, len));
    }
}

static char *
put_integer(char *at, int64_t value)
{
    char digits[LONGEST_INTEGER];
    size_t first = sizeof(digits);
    uint64_t rest = value < 0 ? 0 - (uint64_t)value : (uint64_t)value;

    do {
        digits[--first] = (char)('0' + rest % 10);
        rest /= 10;
    } while (rest > 0);
    if (value < 0) {
        *at++ = '-';
    }
    return put_plain(at, digits + first, sizeof(digits) - first);
}

void
json_integer(struct json_out *out, int64_t value)
{
    end_value(out, put_integer(begin_value(out, LONGEST_INTEGER), value));
}

void
json_boolean(struct json_out *out, bool value)
{
    json_raw(out, value ? "true" : "false", value ? 4 : 5);
}

void
json_null(struct json_out *out)
{
    json_raw(out, "null", 4);
}

void
json_word(struct json_out *out, const char *word)
{
    if (word == NULL) {
        json_null(out);
    } else {
        size_t len = strlen(word);
        char *at = begin_value(out, len + 2);

        *at = '"';
        at = put_plain(at + 1, word, len);
        *at++ = '"';
        end_value(out, at);
    }
}

void
json_raw(struct json_out *out, const char *text, size_t len)
{
    end_value(out, put_plain(begin_value(out, len), text, len));
}
