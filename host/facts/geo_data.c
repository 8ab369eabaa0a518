/* SPDX-License-Identifier: EUPL-1.2 */
#include "facts/geo_data.h"

#include <stddef.h>
#include <string.h>

#define DEEPEST 32 /* maps in maps; vendors' files have 4 */

/* Values that may be looked at for each byte of the section. A sound file has
 * less than one; one whose pointers share their targets in a nest more. */
#define WORK_PER_BYTE 16

enum type {
    TYPE_EXTENDED = 0,
    TYPE_POINTER,
    TYPE_TEXT,
    TYPE_DOUBLE,
    TYPE_BYTES,
    TYPE_UINT16,
    TYPE_UINT32,
    TYPE_MAP,
    TYPE_INT32,
    TYPE_UINT64,
    TYPE_UINT128,
    TYPE_ARRAY,
    TYPE_CONTAINER,
    TYPE_END,
    TYPE_BOOLEAN,
    TYPE_FLOAT,
    TYPE_COUNT
};

struct value {
    enum type type;
    uint64_t size;   /* of a pointer: where it leads */
    uint64_t behind; /* its first byte, or element */
};

/* n bytes, most telling first; false when they are not all there. */
static bool
number_at(const struct geo_data *data, uint64_t at, unsigned n, uint64_t *out)
{
    uint64_t number = 0;

    if (at > data->len || data->len - at < n) {
        return false;
    }
    for (unsigned i = 0; i < n; i++) {
        number = number << 8 | data->bytes[at + i];
    }
    *out = number;
    return true;
}

/* What a pointer of so many bytes adds: those before it are the shorter ones'.
 */
static bool
read_pointer(const struct geo_data *data,
             uint64_t at,
             uint8_t control,
             struct value *out)
{
    static const uint64_t from[] = {0, 2048, 526336, 0};
    unsigned bytes = 1U + (control >> 3 & 3U);
    uint64_t high = bytes == 4 ? 0 : control & 7U;
    uint64_t low = 0;

    if (!number_at(data, at, bytes, &low)) {
        return false;
    }
    out->size = (high << (8 * bytes) | low) + from[bytes - 1];
    out->behind = at + bytes;
    return true;
}

/* The head of the value at an offset. */
static bool
read_head(const struct geo_data *data, uint64_t at, struct value *out)
{
    static const uint64_t from[] = {29, 285, 65821};
    uint64_t control = 0;
    uint64_t type;
    uint64_t more = 0;
    unsigned bytes;

    if (!number_at(data, at++, 1, &control)) {
        return false;
    }
    type = control >> 5;
    if (type == TYPE_EXTENDED) {
        if (!number_at(data, at++, 1, &type)) {
            return false;
        }
        type += 7;
        if (type <= TYPE_MAP) {
            return false;
        }
    }
    if (type >= TYPE_COUNT) {
        return false;
    }
    out->type = (enum type)type;
    if (out->type == TYPE_POINTER) {
        return read_pointer(data, at, (uint8_t)control, out);
    }
    out->size = control & 31U;
    if (out->size >= 29) {
        bytes = (unsigned)out->size - 28;
        if (!number_at(data, at, bytes, &more)) {
            return false;
        }
        out->size = from[bytes - 1] + more;
        at += bytes;
    }
    out->behind = at;
    return true;
}

/* Bytes that a value of this type may have; 0: any number. */
static bool
has_size(const struct value *value)
{
    static const uint8_t most[TYPE_COUNT] = {
        [TYPE_UINT16] = 2,
        [TYPE_UINT32] = 4,
        [TYPE_INT32] = 4,
        [TYPE_UINT64] = 8,
        [TYPE_UINT128] = 16,
    };

    switch (value->type) {
    case TYPE_DOUBLE:
        return value->size == 8;
    case TYPE_FLOAT:
        return value->size == 4;
    case TYPE_UINT16:
    case TYPE_UINT32:
    case TYPE_INT32:
    case TYPE_UINT64:
    case TYPE_UINT128:
        return value->size <= most[value->type];
    case TYPE_BOOLEAN:
        return value->size <= 1;
    case TYPE_CONTAINER:
    case TYPE_END:
    case TYPE_EXTENDED:
    case TYPE_COUNT:
        return false; /* no record has them */
    case TYPE_POINTER:
    case TYPE_TEXT:
    case TYPE_BYTES:
    case TYPE_MAP:
    case TYPE_ARRAY:
        break;
    }
    return true;
}

/* What is still to be looked at: elements that stand one behind the other. */
struct level {
    uint64_t at;
    uint64_t left;  /* values */
    bool keyed;     /* they are keys and values in turn: a map */
    uint64_t back;  /* where the level above goes on, behind a pointer; else
                       NONE: where this one ends */
    uint64_t known; /* offset to mark as sound at its end; NONE: none */
};

#define NONE UINT64_MAX

static bool
is_known(const struct geo_data *data, uint64_t at)
{
    return (data->known[at / 8] >> (at % 8) & 1) != 0;
}

static void
make_known(struct geo_data *data, uint64_t at)
{
    data->known[at / 8] = (uint8_t)(data->known[at / 8] | 1U << (at % 8));
}

/* Look at one value of the deepest level; false when it is not sound. */
static bool
take(struct geo_data *data, struct level *levels, size_t *depth)
{
    struct level *level = &levels[*depth - 1];
    bool key = level->keyed && level->left % 2 == 0;
    uint64_t at = level->at;
    uint64_t back = NONE;
    struct value value;

    data->wrong = at;
    if (data->work++ / WORK_PER_BYTE > data->len ||
        !read_head(data, at, &value) || !has_size(&value)) {
        return false;
    }
    level->left--;
    if (value.type == TYPE_POINTER) {
        back = value.behind;
        at = value.size;
        level->at = back;
        if (at >= data->len || !read_head(data, at, &value) ||
            !has_size(&value) || value.type == TYPE_POINTER ||
            (key && value.type != TYPE_TEXT)) {
            return false; /* a pointer never leads to a pointer */
        }
        if (is_known(data, at)) {
            return true;
        }
    }
    if (key && value.type != TYPE_TEXT) {
        return false;
    }
    if (value.type == TYPE_MAP || value.type == TYPE_ARRAY) {
        if (*depth > DEEPEST || value.size > data->len) {
            return false;
        }
        levels[(*depth)++] = (struct level){
            .at = value.behind,
            .left = value.type == TYPE_MAP ? 2 * value.size : value.size,
            .keyed = value.type == TYPE_MAP,
            .back = back,
            .known = at,
        };
        return true;
    }
    if (value.type != TYPE_BOOLEAN && data->len - value.behind < value.size) {
        return false; /* the size of a boolean is its value */
    }
    make_known(data, at);
    if (back == NONE) {
        level->at =
            value.behind + (value.type == TYPE_BOOLEAN ? 0 : value.size);
    }
    return true;
}

bool
geo_data_sound(struct geo_data *data, uint64_t offset)
{
    struct level levels[DEEPEST + 2];
    size_t depth = 1;

    data->wrong = offset;
    if (offset >= data->len) {
        return false;
    }
    if (is_known(data, offset)) {
        return true;
    }
    levels[0] =
        (struct level){.at = offset, .left = 1, .back = NONE, .known = NONE};
    while (depth > 0) {
        struct level *level = &levels[depth - 1];

        if (level->left > 0) {
            if (!take(data, levels, &depth)) {
                return false;
            }
            continue;
        }
        if (level->known != NONE) {
            make_known(data, level->known);
        }
        depth--;
        if (depth > 0 && level->back == NONE) {
            levels[depth - 1].at = level->at;
        }
    }
    return true;
}

/* Where the sound value at an offset ends. */
static uint64_t
skip(const struct geo_data *data, uint64_t at)
{
    struct value value;

    for (uint64_t left = 1; left > 0 && read_head(data, at, &value); left--) {
        at = value.behind;
        if (value.type == TYPE_MAP) {
            left += 2 * value.size;
        } else if (value.type == TYPE_ARRAY) {
            left += value.size;
        } else if (value.type != TYPE_POINTER && value.type != TYPE_BOOLEAN) {
            at += value.size;
        }
    }
    return at;
}

/* The head of a value, or of that to which it points. */
static bool
read_target(const struct geo_data *data, uint64_t at, struct value *out)
{
    return read_head(data, at, out) &&
           (out->type != TYPE_POINTER || read_head(data, out->size, out));
}

bool
geo_data_number(const struct geo_data *data, const char *key, uint64_t *out)
{
    struct value map;
    uint64_t at;

    if (!read_head(data, 0, &map) || map.type != TYPE_MAP) {
        return false;
    }
    at = map.behind;
    for (uint64_t i = 0; i < map.size; i++) {
        struct value name;
        struct value value;
        uint64_t after = skip(data, at);

        if (!read_target(data, at, &name) ||
            !read_target(data, after, &value)) {
            return false;
        }
        if (name.size == strlen(key) &&
            memcmp(data->bytes + name.behind, key, name.size) == 0) {
            return (value.type == TYPE_UINT16 || value.type == TYPE_UINT32 ||
                    value.type == TYPE_UINT64) &&
                   number_at(data, value.behind, (unsigned)value.size, out);
        }
        at = skip(data, after);
    }
    return false;
}
