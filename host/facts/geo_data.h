/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * geo_data.h - the data section of an MMDB file, value by value, without
 * believing any of it. The library decodes what is asked for; a file that
 * comes from outside is to be sound in the rest too, and a file that points to
 * itself over and over would keep the library busy for ever.
 * Source: MaxMind DB File Format Specification 2.0, "Output Data Section".
 */
#ifndef FACTS_GEO_DATA_H
#define FACTS_GEO_DATA_H

#include <stdbool.h>
#include <stdint.h>

struct geo_data {
    const uint8_t *bytes;
    uint64_t len;
    uint8_t *known; /* a bit for each byte where a sound value begins */
    uint64_t work;  /* values looked at */
    uint64_t wrong; /* where it is not sound, after false */
};

/* Whether the value at an offset is sound, and all that it leads to. */
bool geo_data_sound(struct geo_data *data, uint64_t offset);

/* The whole number under a key of the map at offset 0, which is sound; false
 * when there is none. */
bool
geo_data_number(const struct geo_data *data, const char *key, uint64_t *out);

#endif
