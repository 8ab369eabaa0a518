/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Writing JSON by appending. Most of a reply's time is spent here, so: room for
 * a whole member is made once, then everything is written through a pointer,
 * and texts are copied eight bytes at a time while nothing in them is special.
 */
#include "wire/json.h"

#include "sys/mem.h"
#include "wire/utf8.h"

#include <stdlib.h>
#include <string.h>

#define SMALLEST ((size_t)16 * 1024) /* bytes; a summary fits in it */
#define LONGEST_ESCAPE 6             /* bytes of \u001f, for one byte of text */
#define LONGEST_INTEGER 20           /* bytes of -2^63 */
#define ALL(byte) (0x0101010101010101U * (uint64_t)(byte))

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

/* Room for n bytes more. */
static void
grow(struct json_out *out, size_t n)
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
        grow(out, n + 1);
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
        grow(out, 1);
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

#define NULL_SIZE 4 /* bytes of null, or quotes around a word and to spare */

static char *
put_null(char *at)
{
    return put_plain(at, "null", NULL_SIZE);
}

/* Bytes that a key takes, quotes and colon too. */
#define KEY_SIZE(len) ((len) + 3)

static char *
put_key(char *at, const char *name, size_t len)
{
    *at = '"';
    at = put_plain(at + 1, name, len);
    return put_plain(at, "\":", 2);
}

void
json_name_key(struct json_out *out, const char *name, size_t len)
{
    end_value(out, put_key(begin_value(out, KEY_SIZE(len)), name, len));
    out->comma = false;
}

static bool
special(char c)
{
    return (unsigned char)(c - ' ') >= 0x80 - ' ' || c == '"' || c == '\\';
}

/* Of eight bytes, how many from the first on are copied as they are. */
static size_t
plain_bytes(uint64_t word)
{
    static const union {
        uint16_t number;
        uint8_t first;
    } order = {1};
    uint64_t quote = word ^ ALL('"');
    uint64_t backslash = word ^ ALL('\\');
    /* The highest bit of each byte that is below ' ', above ASCII, a quote or
     * a backslash; a borrow may set more of them above such a byte only. */
    uint64_t marks =
        (word | (word - ALL(' ')) | (quote - ALL(1)) | (backslash - ALL(1))) &
        ALL(0x80);

    if (marks == 0) {
        return sizeof(word);
    }
    /* Where the first byte is the highest, what is above it cannot be told. */
    return order.first == 1 ? (size_t)__builtin_ctzll(marks) / 8 : 0;
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

/* The character at *text, which special() told apart; *text moves behind it. */
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
    if (len == 0) {
        return put_plain(at, UTF8_REPLACEMENT, 3);
    }
    if (len == 3 && memcmp(c, "\xE2\x80\xA8", 3) == 0) {
        return put_plain(at, "\\u2028", LONGEST_ESCAPE);
    }
    if (len == 3 && memcmp(c, "\xE2\x80\xA9", 3) == 0) {
        return put_plain(at, "\\u2029", LONGEST_ESCAPE);
    }
    return put_plain(at, c, len);
}

/* Bytes that a text may take, with its quotes. */
#define TEXT_SIZE(len) ((len)*LONGEST_ESCAPE + 2)

static char *
put_text(char *at, const char *text, size_t len)
{
    const char *end = text + len;

    *at++ = '"';
    while (text < end) {
        if ((size_t)(end - text) >= sizeof(uint64_t)) {
            uint64_t word;
            size_t n;

            memcpy(&word, text, sizeof(word));
            memcpy(at, &word, sizeof(word)); /* there is room for more */
            n = plain_bytes(word);
            at += n;
            text += n;
            if (n == sizeof(word)) {
                continue;
            }
        }
        while (text < end && !special(*text)) {
            *at++ = *text++;
        }
        if (text == end) {
            break;
        }
        at = put_special(at, &text, end);
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
json_name_string(struct json_out *out,
                 const char *name,
                 size_t len,
                 const char *text)
{
    size_t text_len = text == NULL ? 0 : strlen(text);
    char *at =
        begin_value(out, KEY_SIZE(len) + TEXT_SIZE(text_len) + NULL_SIZE);

    at = put_key(at, name, len);
    at = text == NULL ? put_null(at) : put_text(at, text, text_len);
    end_value(out, at);
}

void
json_name_word(struct json_out *out,
               const char *name,
               size_t len,
               const char *word)
{
    size_t word_len = word == NULL ? 0 : strlen(word);
    char *at = begin_value(out, KEY_SIZE(len) + word_len + NULL_SIZE);

    at = put_key(at, name, len);
    if (word == NULL) {
        at = put_null(at);
    } else {
        *at = '"';
        at = put_plain(at + 1, word, word_len);
        *at++ = '"';
    }
    end_value(out, at);
}

void
json_raw(struct json_out *out, const char *text, size_t len)
{
    end_value(out, put_plain(begin_value(out, len), text, len));
}
