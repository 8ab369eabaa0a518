/* SPDX-License-Identifier: EUPL-1.2 */
/* Values by key, whatever the file calls itself (research: ip-data.md §6). */
#include "facts/geo_parts.h"

#include <string.h>

typedef const char *const path[3]; /* keys from the record down, then NULL */

/* The value at a path of keys; false when there is none of this type. */
static bool
value_at(const MMDB_entry_s *entry,
         const char *const *keys,
         uint32_t type,
         MMDB_entry_data_s *value)
{
    MMDB_entry_s start = *entry;

    return MMDB_aget_value(&start, value, keys) == MMDB_SUCCESS &&
           value->has_data && value->type == type;
}

/* The code in a value that is a text of two letters. */
static struct country
country_in(const MMDB_entry_data_s *value)
{
    char text[3] = "";

    if (value->data_size == 2) {
        memcpy(text, value->utf8_string, 2);
    }
    return country_parse(text);
}

/* The registered_country of MaxMind's files says where a block is registered,
 * not where the machine is: not read. */
struct country
geo_country_of(const MMDB_entry_s *entry)
{
    static path paths[] = {
        {"country", "iso_code"},
        {"country_code"},
        {"country"}, /* two letters; other files have a name there */
        {"geo", "country_code"},
        {NULL}, /* the record itself is a text */
    };
    MMDB_entry_data_s value;

    for (size_t i = 0; i < sizeof(paths) / sizeof(paths[0]); i++) {
        if (value_at(entry, paths[i], MMDB_DATA_TYPE_UTF8_STRING, &value)) {
            struct country country = country_in(&value);

            if (country_known(country)) {
                return country;
            }
        }
    }
    return (struct country){""};
}

/* The number in "AS15169"; 0 when it is not one. */
static uint32_t
number_in(const char *text, size_t len)
{
    uint64_t number = 0;

    if (len < 3 || len > 12 || memcmp(text, "AS", 2) != 0) {
        return 0;
    }
    for (size_t i = 2; i < len; i++) {
        if (text[i] < '0' || text[i] > '9') {
            return 0;
        }
        number = number * 10 + (uint64_t)(text[i] - '0');
    }
    return number <= UINT32_MAX ? (uint32_t)number : 0;
}

/* Whole numbers come in several widths. */
static bool
whole_at(const MMDB_entry_s *entry, const char *const *keys, uint32_t *out)
{
    MMDB_entry_data_s value;
    uint64_t number;

    if (value_at(entry, keys, MMDB_DATA_TYPE_UINT32, &value)) {
        number = value.uint32;
    } else if (value_at(entry, keys, MMDB_DATA_TYPE_UINT64, &value)) {
        number = value.uint64;
    } else if (value_at(entry, keys, MMDB_DATA_TYPE_UINT16, &value)) {
        number = value.uint16;
    } else {
        return false;
    }
    *out = number <= UINT32_MAX ? (uint32_t)number : 0;
    return true;
}

uint32_t
geo_number_of(const MMDB_entry_s *entry)
{
    static path number = {"autonomous_system_number"};
    static path text = {"asn"};
    static path traits = {"traits", "autonomous_system_number"};
    MMDB_entry_data_s value;
    uint32_t found = 0;

    if (whole_at(entry, number, &found)) {
        return found;
    }
    if (value_at(entry, text, MMDB_DATA_TYPE_UTF8_STRING, &value)) {
        return number_in(value.utf8_string, value.data_size);
    }
    if (whole_at(entry, text, &found) || whole_at(entry, traits, &found)) {
        return found;
    }
    return 0;
}

const char *
geo_name_of(const MMDB_entry_s *entry, struct arena *arena)
{
    static path paths[] = {
        {"autonomous_system_organization"},
        {"as_name"},
        {"name"},
        {"traits", "autonomous_system_organization"},
    };
    MMDB_entry_data_s value;

    for (size_t i = 0; i < sizeof(paths) / sizeof(paths[0]); i++) {
        if (value_at(entry, paths[i], MMDB_DATA_TYPE_UTF8_STRING, &value)) {
            return arena_copy(arena, value.utf8_string, value.data_size);
        }
    }
    return "";
}

/* A text of our own file; MaxMind's have a map under this name, which says
 * where a block is registered, not the seat of who announces it. */
struct country
geo_registered_of(const MMDB_entry_s *entry)
{
    static path registered = {"registered_country"};
    MMDB_entry_data_s value;

    return value_at(entry, registered, MMDB_DATA_TYPE_UTF8_STRING, &value)
               ? country_in(&value)
               : (struct country){""};
}
