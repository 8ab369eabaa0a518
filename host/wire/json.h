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

/* ---- reading: a tree in an arena, borrowed ---- */

struct json; /* one value; NULL stands for "absent" in every function below */

/*
 * Parse text[0..len). A UTF-8 byte order mark is skipped. The tree lives in
 * arena. Returns NULL when it is not JSON, and in *offset (may be NULL) the
 * byte where that showed. Nesting deeper than JSON_MAX_DEPTH is refused.
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
bool json_number(const struct json *value, double *out);
bool json_bool(const struct json *value, bool fallback);

/* ---- writing ---- */

struct json_out {
    char *text; /* NUL-terminated after json_finish; owned, malloc */
    size_t len;
    size_t capacity;
    bool comma; /* the next value needs one */
};
/* A zeroed struct json_out is ready. json_out_free() gives its memory back;
 * json_out_reset() keeps it for the next reply. */
void json_out_reset(struct json_out *out);
void json_out_free(struct json_out *out);

void json_begin_object(struct json_out *out);
void json_end_object(struct json_out *out);
void json_begin_array(struct json_out *out);
void json_end_array(struct json_out *out);
void json_key(struct json_out *out, const char *name);
void json_string(struct json_out *out, const char *text); /* NULL: null */
void json_integer(struct json_out *out, int64_t value);
void json_boolean(struct json_out *out, bool value);
void json_null(struct json_out *out);
/* Key and value in one go, the usual case. */
void json_put_string(struct json_out *out, const char *name, const char *text);
void json_put_integer(struct json_out *out, const char *name, int64_t value);
void json_put_boolean(struct json_out *out, const char *name, bool value);
/* Text that is JSON already, as one value. */
void json_raw(struct json_out *out, const char *text, size_t len);

#endif
