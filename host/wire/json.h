/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * json.h - JSON in and out. The only door to cJSON (reading); writing is by
 * appending to one buffer, since that is most of the work of a reply.
 * Source: RFC 8259.
 */
#ifndef WIRE_JSON_H
#define WIRE_JSON_H

#include "core/arena.h"

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

/* ---- reading: a tree in an arena, borrowed ---- */

struct json; /* one value; NULL stands for "absent" in every function below */

/*
 * Parse text[0..len). A UTF-8 byte order mark is skipped. The tree lives in
 * arena; the text is borrowed for the call only. Returns NULL when it is not
 * JSON, or has anything after the value but white space, or a NUL byte, or is
 * nested deeper than JSON_MAX_DEPTH; and then in *offset (may be NULL) the
 * byte where that showed (about: it counts a mended byte as three).
 *
 * Where RFC 8259 leaves a choice: of two members of one name the first counts;
 * a byte that is not UTF-8, the escape \u0000 and half a surrogate pair are
 * read as U+FFFD. So every text is UTF-8, and none ends early.
 */
const struct json *
json_parse(const char *text, size_t len, struct arena *arena, size_t *offset);
#define JSON_MAX_DEPTH 64 /* levels; a HAR needs 9 */

const struct json *json_get(const struct json *object, const char *name);
const struct json *json_first(const struct json *value); /* array or object */
const struct json *json_next(const struct json *member);
const char *json_name(const struct json *member); /* key; "" in an array */
size_t json_count(const struct json *value);
bool json_is_object(const struct json *value);
bool json_is_array(const struct json *value);
const char *json_text(const struct json *value); /* NULL: not a string */
bool json_is_null(const struct json *value);     /* null; not: absent */
/* false, and *out left alone: not a number, or not a finite one */
bool json_number(const struct json *value, double *out);
/* The same for whole numbers that a double holds exactly (up to 2^53). */
bool json_whole(const struct json *value, int64_t *out);
bool json_bool(const struct json *value, bool fallback); /* else fallback */

/* ---- writing: no white space, one line ---- */

struct json_out {
    char *text; /* owned; NUL-terminated after json_finish */
    size_t len;
    size_t capacity;
    bool comma; /* the next value needs one */
};
/* A zeroed struct json_out is ready. json_out_free() gives its memory back;
 * json_out_reset() keeps it for the next reply. */
void json_out_reset(struct json_out *out);
void json_out_free(struct json_out *out);
void json_finish(struct json_out *out); /* puts a NUL behind the text */

void json_begin_object(struct json_out *out);
void json_end_object(struct json_out *out);
void json_begin_array(struct json_out *out);
void json_end_array(struct json_out *out);
static inline void json_key(struct json_out *out, const char *name);
/*
 * NULL: null. Escapes what JSON needs, and U+2028 and U+2029 so that the text
 * is JavaScript too; what is not UTF-8 becomes U+FFFD.
 */
void json_string(struct json_out *out, const char *text);
void json_integer(struct json_out *out, int64_t value);
void json_boolean(struct json_out *out, bool value);
void json_null(struct json_out *out);
/* Key and value in one go, the usual case. */
static inline void
json_put_string(struct json_out *out, const char *name, const char *text);
static inline void
json_put_integer(struct json_out *out, const char *name, int64_t value);
static inline void
json_put_boolean(struct json_out *out, const char *name, bool value);
/* The same for a word of ours ("established", "FR", an address): plain ASCII
 * without quotes or backslashes, copied as it is. */
static inline void
json_put_word(struct json_out *out, const char *name, const char *word);
/* Text that is JSON already, as one value. */
void json_raw(struct json_out *out, const char *text, size_t len);

/*
 * Behind the functions above: a name is nearly always a literal, plain ASCII,
 * and where it is written the compiler knows its length.
 */
void json_word(struct json_out *out, const char *word);

void json_grow(struct json_out *out, size_t n); /* room for n bytes more */

static inline void
json_key(struct json_out *out, const char *name)
{
    size_t len = strlen(name);
    char *at;

    if (out->capacity - out->len < len + sizeof(",\"\":")) {
        json_grow(out, len + sizeof(",\"\":"));
    }
    at = out->text + out->len;
    *at = ',';
    at += out->comma ? 1 : 0;
    *at++ = '"';
    /* NOLINTNEXTLINE(bugprone-not-null-terminated-result): more follows */
    memcpy(at, name, len);
    at += len;
    *at++ = '"';
    *at++ = ':';
    out->len = (size_t)(at - out->text);
    out->comma = false;
}

static inline void
json_put_string(struct json_out *out, const char *name, const char *text)
{
    json_key(out, name);
    json_string(out, text);
}

static inline void
json_put_word(struct json_out *out, const char *name, const char *word)
{
    json_key(out, name);
    json_word(out, word);
}

static inline void
json_put_integer(struct json_out *out, const char *name, int64_t value)
{
    json_key(out, name);
    json_integer(out, value);
}

static inline void
json_put_boolean(struct json_out *out, const char *name, bool value)
{
    json_key(out, name);
    json_boolean(out, value);
}

#endif
