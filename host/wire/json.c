/* SPDX-License-Identifier: EUPL-1.2 */
/* Reading, by cJSON with its memory in an arena. Writing is json_out.c. */
#include "wire/json.h"

#include "wire/utf8.h"

#include <cjson/cJSON.h>
#include <math.h>
#include <string.h>

#define EXACT 9007199254740992.0 /* 2^53: every whole number up to it */

/* cJSON's hooks know no context and hold for the whole process; it runs in one
 * thread. Set for the length of one json_parse(). */
static struct arena *hooked;

static void *
allocate(size_t size)
{
    return arena_alloc_raw(hooked, size);
}

static void
leave(void *memory)
{
    (void)memory; /* the arena takes it back */
}

static const cJSON *
tree(const struct json *value)
{
    return (const cJSON *)value;
}

static const struct json *
opaque(const cJSON *value)
{
    return (const struct json *)value;
}

/* Value of four hexadecimal digits, or -1. */
static int
hex4(const char *text)
{
    int value = 0;

    for (int i = 0; i < 4; i++) {
        char c = text[i];
        int digit = c >= '0' && c <= '9'   ? c - '0'
                    : c >= 'a' && c <= 'f' ? c - 'a' + 10
                    : c >= 'A' && c <= 'F' ? c - 'A' + 10
                                           : -1;

        if (digit < 0) {
            return -1;
        }
        value = value * 16 + digit;
    }
    return value;
}

/* Bytes of the escape at text[0], a backslash; *broken: it stands for a NUL or
 * for half a character. */
static size_t
escape_length(const char *text, size_t left, bool *broken)
{
    int unit;

    *broken = false;
    if (left < 6 || text[1] != 'u') {
        return left < 2 ? left : 2;
    }
    unit = hex4(text + 2);
    if (unit >= 0xD800 && unit < 0xDC00 && left >= 12 && text[6] == '\\' &&
        text[7] == 'u') {
        int second = hex4(text + 8);

        if (second >= 0xDC00 && second < 0xE000) {
            return 12;
        }
    }
    *broken = unit == 0 || (unit >= 0xD800 && unit < 0xE000);
    return 6;
}

/* Copy bytes; where the next ones go. */
static char *
put(char *at, const char *bytes, size_t len)
{
    memcpy(at, bytes, len);
    return at + len;
}

/* The text itself, or a copy in which broken escapes are \ufffd: all six bytes
 * long, so that every offset stays. */
static const char *
mend_escapes(const char *text, size_t len, struct arena *arena)
{
    char *copy = NULL;
    const char *found;
    size_t at = 0;

    while ((found = memchr(text + at, '\\', len - at)) != NULL) {
        bool broken;

        at = (size_t)(found - text);
        size_t length = escape_length(found, len - at, &broken);

        if (broken) {
            if (copy == NULL) {
                copy = arena_copy(arena, text, len);
            }
            (void)put(copy + at, "\\ufffd", length);
        }
        at += length;
    }
    return copy != NULL ? copy : text;
}

/* The text itself, or a copy in which what is not UTF-8 is U+FFFD, one for
 * each byte. */
static const char *
mend_bytes(const char *text, size_t *len, struct arena *arena)
{
    size_t valid = utf8_valid(text, *len);
    size_t left = *len;
    char *copy;
    char *at;

    if (valid == *len) {
        return text;
    }
    copy = arena_alloc_raw(arena, *len * 3);
    at = copy;
    while (left > 0) {
        at = put(at, text, valid);
        text += valid;
        left -= valid;
        if (left > 0) {
            at = put(at, UTF8_REPLACEMENT, 3);
            text++;
            left--;
            valid = utf8_valid(text, left);
        }
    }
    *len = (size_t)(at - copy);
    return copy;
}

/* Bounded by its second argument. */
static bool
deeper_than(const cJSON *value, int levels) /* NOLINT(misc-no-recursion) */
{
    for (; value != NULL; value = value->next) {
        if (value->child != NULL &&
            (levels == 0 || deeper_than(value->child, levels - 1))) {
            return true;
        }
    }
    return false;
}

static const char *
skip_white(const char *at, const char *end)
{
    while (at < end &&
           (*at == ' ' || *at == '\t' || *at == '\n' || *at == '\r')) {
        at++;
    }
    return at;
}

/* Parse; *at: how far that went, or how far it was understood. */
static const cJSON *
parse(const char *text, size_t len, struct arena *arena, size_t *at)
{
    cJSON_Hooks hooks = {allocate, leave};
    const char *end = text;
    const cJSON *root;

    hooked = arena;
    cJSON_InitHooks(&hooks);
    root = cJSON_ParseWithLengthOpts(text, len, &end, 0);
    hooked = NULL;
    if (root != NULL) {
        end = skip_white(end, text + len);
        root = end == text + len ? root : NULL;
    }
    *at = (size_t)(end - text);
    return root;
}

const struct json *
json_parse(const char *text, size_t len, struct arena *arena, size_t *offset)
{
    size_t mark = len >= 3 && memcmp(text, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0;
    size_t length = len - mark;
    size_t at;
    const char *nul = memchr(text + mark, '\0', length);
    const cJSON *root = NULL;

    if (nul != NULL) {
        at = (size_t)(nul - text) - mark;
    } else {
        const char *mended = mend_bytes(text + mark, &length, arena);

        mended = mend_escapes(mended, length, arena);
        root = parse(mended, length, arena, &at);
    }
    if (root != NULL && deeper_than(root, JSON_MAX_DEPTH)) {
        at = 0;
        root = NULL;
    }
    if (root == NULL && offset != NULL) {
        *offset = mark + at < len ? mark + at : len;
    }
    return opaque(root);
}

const struct json *
json_get(const struct json *object, const char *name)
{
    if (!json_is_object(object)) {
        return NULL;
    }
    for (const cJSON *m = tree(object)->child; m != NULL; m = m->next) {
        if (m->string[0] == name[0] && strcmp(m->string, name) == 0) {
            return opaque(m);
        }
    }
    return NULL;
}

const struct json *
json_first(const struct json *value)
{
    return value == NULL ? NULL : opaque(tree(value)->child);
}

const struct json *
json_next(const struct json *member)
{
    return member == NULL ? NULL : opaque(tree(member)->next);
}

const char *
json_name(const struct json *member)
{
    if (member == NULL || tree(member)->string == NULL) {
        return "";
    }
    return tree(member)->string;
}

size_t
json_count(const struct json *value)
{
    size_t count = 0;

    for (const struct json *m = json_first(value); m != NULL;
         m = json_next(m)) {
        count++;
    }
    return count;
}

bool
json_is_object(const struct json *value)
{
    return value != NULL && cJSON_IsObject(tree(value));
}

bool
json_is_array(const struct json *value)
{
    return value != NULL && cJSON_IsArray(tree(value));
}

bool
json_is_null(const struct json *value)
{
    return value != NULL && cJSON_IsNull(tree(value));
}

const char *
json_text(const struct json *value)
{
    if (value == NULL || !cJSON_IsString(tree(value))) {
        return NULL;
    }
    return tree(value)->valuestring;
}

bool
json_number(const struct json *value, double *out)
{
    if (value == NULL || !cJSON_IsNumber(tree(value)) ||
        !isfinite(tree(value)->valuedouble)) {
        return false;
    }
    *out = tree(value)->valuedouble;
    return true;
}

bool
json_whole(const struct json *value, int64_t *out)
{
    double number;

    if (!json_number(value, &number) || number < -EXACT || number > EXACT ||
        number != (double)(int64_t)number) {
        return false;
    }
    *out = (int64_t)number;
    return true;
}

bool
json_bool(const struct json *value, bool fallback)
{
    if (value == NULL || !cJSON_IsBool(tree(value))) {
        return fallback;
    }
    return cJSON_IsTrue(tree(value));
}
