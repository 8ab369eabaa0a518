/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Writing JSON by appending. Nearly all bytes are plain: runs of them are
 * found eight at a time and copied whole; room for a value is made once.
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
reserve(struct json_out *out, size_t n)
{
    if (out->capacity - out->len < n) {
        size_t wanted = out->capacity > 0 ? out->capacity : SMALLEST / 2;

        do {
            wanted *= 2;
        } while (wanted - out->len < n);
        out->text = mem_resize(out->text, wanted);
        out->capacity = wanted;
    }
}

static void
append(struct json_out *out, const char *text, size_t len)
{
    memcpy(out->text + out->len, text, len);
    out->len += len;
}

static void
append_byte(struct json_out *out, char c)
{
    out->text[out->len++] = c;
}

/* Make room for a value of n bytes, and put the comma before it. */
static void
begin_value(struct json_out *out, size_t n)
{
    reserve(out, n + 1);
    if (out->comma) {
        append_byte(out, ',');
    }
    out->comma = true;
}

void
json_finish(struct json_out *out)
{
    reserve(out, 1);
    out->text[out->len] = '\0';
}

static void
open_with(struct json_out *out, char bracket)
{
    begin_value(out, 1);
    append_byte(out, bracket);
    out->comma = false;
}

static void
close_with(struct json_out *out, char bracket)
{
    reserve(out, 1);
    append_byte(out, bracket);
    out->comma = true;
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

void
json_key(struct json_out *out, const char *name)
{
    size_t len = strlen(name);

    begin_value(out, len + 3);
    append_byte(out, '"');
    append(out, name, len);
    append_byte(out, '"');
    append_byte(out, ':');
    out->comma = false;
}

/* Whether eight bytes hold one that is not copied as it is: below ' ', above
 * ASCII, a quote or a backslash. A borrow starts at such a byte only, so that
 * the answer for the whole word is exact. */
static bool
any_special(const char *bytes)
{
    uint64_t word;
    uint64_t quote;
    uint64_t backslash;

    memcpy(&word, bytes, sizeof(word));
    quote = word ^ ALL('"');
    backslash = word ^ ALL('\\');
    return ((word | (word - ALL(' ')) | (quote - ALL(1)) |
             (backslash - ALL(1))) &
            ALL(0x80)) != 0;
}

static bool
special(char c)
{
    return (unsigned char)c < ' ' || (unsigned char)c >= 0x80 || c == '"' ||
           c == '\\';
}

/* Bytes from text[0] on that are copied as they are. */
static size_t
plain_run(const char *text, size_t len)
{
    size_t n = 0;

    while (len - n >= sizeof(uint64_t) && !any_special(text + n)) {
        n += sizeof(uint64_t);
    }
    while (n < len && !special(text[n])) {
        n++;
    }
    return n;
}

static void
append_ascii(struct json_out *out, char c)
{
    static const char hex[] = "0123456789abcdef";
    const char short_form = c == '"'    ? '"'
                            : c == '\\' ? '\\'
                            : c == '\n' ? 'n'
                            : c == '\r' ? 'r'
                            : c == '\t' ? 't'
                                        : '\0';

    append_byte(out, '\\');
    if (short_form != '\0') {
        append_byte(out, short_form);
    } else {
        append(out, "u00", 3);
        append_byte(out, hex[(unsigned char)c >> 4]);
        append_byte(out, hex[c & 0x0F]);
    }
}

/* Append the character at text[0], which special() told apart; how
 * many bytes it has. */
static size_t
append_special(struct json_out *out, const char *text, size_t left)
{
    size_t len;

    if ((unsigned char)text[0] < 0x80) {
        append_ascii(out, text[0]);
        return 1;
    }
    len = utf8_character(text, left);
    if (len == 0) {
        append(out, UTF8_REPLACEMENT, 3);
        return 1;
    }
    if (len == 3 && memcmp(text, "\xE2\x80\xA8", 3) == 0) {
        append(out, "\\u2028", 6);
    } else if (len == 3 && memcmp(text, "\xE2\x80\xA9", 3) == 0) {
        append(out, "\\u2029", 6);
    } else {
        append(out, text, len);
    }
    return len;
}

void
json_string(struct json_out *out, const char *text)
{
    size_t len;

    if (text == NULL) {
        json_null(out);
        return;
    }
    len = strlen(text);
    begin_value(out, len * LONGEST_ESCAPE + 2);
    append_byte(out, '"');
    while (len > 0) {
        size_t n = plain_run(text, len);

        append(out, text, n);
        if (n < len) {
            n += append_special(out, text + n, len - n);
        }
        text += n;
        len -= n;
    }
    append_byte(out, '"');
}

void
json_integer(struct json_out *out, int64_t value)
{
    char digits[LONGEST_INTEGER];
    size_t at = sizeof(digits);
    uint64_t rest = value < 0 ? 0 - (uint64_t)value : (uint64_t)value;

    do {
        digits[--at] = (char)('0' + rest % 10);
        rest /= 10;
    } while (rest > 0);
    begin_value(out, LONGEST_INTEGER);
    if (value < 0) {
        append_byte(out, '-');
    }
    append(out, digits + at, sizeof(digits) - at);
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
json_put_string(struct json_out *out, const char *name, const char *text)
{
    json_key(out, name);
    json_string(out, text);
}

void
json_put_integer(struct json_out *out, const char *name, int64_t value)
{
    json_key(out, name);
    json_integer(out, value);
}

void
json_put_boolean(struct json_out *out, const char *name, bool value)
{
    json_key(out, name);
    json_boolean(out, value);
}

void
json_raw(struct json_out *out, const char *text, size_t len)
{
    begin_value(out, len);
    append(out, text, len);
}
