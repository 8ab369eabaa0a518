/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Both files are mapped by libmaxminddb. Addresses are looked up from their
 * bytes, never from text (a look-up by text costs half as much again), and
 * values by key, whatever the file calls itself (ip-data.md §6).
 */
#include "facts/geo.h"

#include "sys/mem.h"
#include "sys/platform.h"

#include <errno.h>
#include <maxminddb.h>
#include <netinet/in.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>

#define HINT "Reinstall cocarde-data, or run: cocarde data status"
#define PATH_BYTES ((size_t)4096) /* Linux' PATH_MAX */
#define PROBES 64U /* addresses looked up when a file is opened */

struct geo {
    MMDB_s country;
    MMDB_s network;
};

typedef const char *const path[3]; /* keys from the record down, then NULL */

/* The record of an address; has none when found_entry is false. */
static MMDB_lookup_result_s
look_up(const MMDB_s *file, const struct address *address, int *error)
{
    if (address->family == 4) {
        struct sockaddr_in v4 = {.sin_family = AF_INET};

        memcpy(&v4.sin_addr, address->bytes, 4);
        return MMDB_lookup_sockaddr(
            file, (const struct sockaddr *)(const void *)&v4, error);
    }
    struct sockaddr_in6 v6 = {.sin6_family = AF_INET6};

    memcpy(&v6.sin6_addr, address->bytes, 16);
    return MMDB_lookup_sockaddr(
        file, (const struct sockaddr *)(const void *)&v6, error);
}

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
static struct country
country_of(const MMDB_entry_s *entry)
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

static uint32_t
number_of(const MMDB_entry_s *entry)
{
    static path number = {"autonomous_system_number"};
    static path text = {"asn"};
    static path traits = {"traits", "autonomous_system_number"};
    MMDB_entry_data_s value;

    if (value_at(entry, number, MMDB_DATA_TYPE_UINT32, &value)) {
        return value.uint32;
    }
    if (value_at(entry, text, MMDB_DATA_TYPE_UTF8_STRING, &value)) {
        return number_in(value.utf8_string, value.data_size);
    }
    if (value_at(entry, text, MMDB_DATA_TYPE_UINT32, &value) ||
        value_at(entry, traits, MMDB_DATA_TYPE_UINT32, &value)) {
        return value.uint32;
    }
    return 0;
}

static const char *
name_of(const MMDB_entry_s *entry, struct arena *arena)
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
static struct country
registered_of(const MMDB_entry_s *entry)
{
    static path registered = {"registered_country"};
    MMDB_entry_data_s value;

    return value_at(entry, registered, MMDB_DATA_TYPE_UTF8_STRING, &value)
               ? country_in(&value)
               : (struct country){""};
}

/* Look up addresses all over the space: a file whose tree or records are
 * damaged in some place shows it in most of them. */
static bool
is_sound(const MMDB_s *file)
{
    for (unsigned i = 0; i < PROBES; i++) {
        struct address address = {.family = i % 2 == 0 ? 4 : 6};
        MMDB_lookup_result_s found;
        MMDB_entry_data_s value;
        int error = MMDB_SUCCESS;

        address.bytes[0] = (uint8_t)(i % 2 == 0 ? i * 4 : 0x20 + i / 32);
        address.bytes[1] = (uint8_t)(i * 4);
        found = look_up(file, &address, &error);
        if (error == MMDB_IPV6_LOOKUP_IN_IPV4_DATABASE_ERROR) {
            continue;
        }
        if (error != MMDB_SUCCESS ||
            (found.found_entry &&
             MMDB_aget_value(&found.entry,
                             &value,
                             (const char *const[]){NULL}) != MMDB_SUCCESS)) {
            return false;
        }
    }
    return true;
}

static enum status
open_file(const char *dir,
          const char *name,
          MMDB_s *file,
          struct problem *problem)
{
    char full[PATH_BYTES];
    int len = snprintf(full, sizeof(full), "%s/%s", dir, name);
    int error;

    if (len < 0 || (size_t)len >= sizeof(full)) {
        return problem_set(
            problem, STATUS_MISSING, HINT, "%s: the path is too long", name);
    }
    error = MMDB_open(full, MMDB_MODE_MMAP, file);
    if (error == MMDB_FILE_OPEN_ERROR && errno == ENOENT) {
        return problem_set(
            problem, STATUS_MISSING, HINT, "%s does not exist", full);
    }
    if (error == MMDB_FILE_OPEN_ERROR || error == MMDB_IO_ERROR) {
        uint64_t size;

        /* An empty file cannot be mapped, which looks like a failed read. */
        if (platform_file_size(full, &size) && size == 0) {
            return problem_set(
                problem, STATUS_CORRUPT, HINT, "%s is empty", full);
        }
        return problem_set(problem,
                           STATUS_IO,
                           HINT,
                           "%s cannot be read (%s)",
                           full,
                           MMDB_strerror(error));
    }
    if (error == MMDB_SUCCESS && !is_sound(file)) {
        MMDB_close(file);
        error = MMDB_CORRUPT_SEARCH_TREE_ERROR;
    }
    if (error != MMDB_SUCCESS) {
        *file = (MMDB_s){0};
        return problem_set(problem,
                           STATUS_CORRUPT,
                           HINT,
                           "%s is damaged or no MMDB file (%s)",
                           full,
                           MMDB_strerror(error));
    }
    return STATUS_OK;
}

enum status
geo_open(const char *dir, struct geo **out, struct problem *problem)
{
    struct geo *geo = mem_alloc(1, sizeof(*geo));
    enum status status = open_file(dir, "country.mmdb", &geo->country, problem);

    if (status == STATUS_OK) {
        status = open_file(dir, "asn.mmdb", &geo->network, problem);
        if (status != STATUS_OK) {
            MMDB_close(&geo->country);
        }
    }
    if (status != STATUS_OK) {
        free(geo);
        return status;
    }
    *out = geo;
    return STATUS_OK;
}

void
geo_close(struct geo *geo)
{
    if (geo == NULL) {
        return;
    }
    MMDB_close(&geo->country);
    MMDB_close(&geo->network);
    free(geo);
}

struct country
geo_country(const struct geo *geo, const struct address *address)
{
    int error = MMDB_SUCCESS;
    MMDB_lookup_result_s found = look_up(&geo->country, address, &error);

    if (error != MMDB_SUCCESS || !found.found_entry) {
        return (struct country){""};
    }
    return country_of(&found.entry);
}

struct network_record
geo_network(const struct geo *geo,
            const struct address *address,
            struct arena *arena)
{
    int error = MMDB_SUCCESS;
    MMDB_lookup_result_s found = look_up(&geo->network, address, &error);
    struct network_record network = {.name = ""};

    if (error == MMDB_SUCCESS && found.found_entry) {
        network.number = number_of(&found.entry);
    }
    if (network.number != 0) {
        network.name = name_of(&found.entry, arena);
        network.registered = registered_of(&found.entry);
    }
    return network;
}

/* Civil date of a number of seconds since 1970 (Howard Hinnant,
 * "chrono-compatible low-level date algorithms": years begin in March). */
static struct date
date_of_epoch(uint64_t seconds)
{
    uint64_t days = seconds / 86400 + 719468;
    uint64_t era = days / 146097;
    uint64_t day = days % 146097;
    uint64_t year = (day - day / 1460 + day / 36524 - day / 146096) / 365;
    uint64_t of_year = day - (365 * year + year / 4 - year / 100);
    uint64_t month = (5 * of_year + 2) / 153;
    uint64_t of_month = of_year - (153 * month + 2) / 5 + 1;

    year += era * 400 + (month >= 10);
    month = month < 10 ? month + 3 : month - 9;
    if (seconds == 0 || year > 9999) {
        return (struct date){0};
    }
    return (struct date){(int32_t)(year * 10000 + month * 100 + of_month)};
}

struct date
geo_country_date(const struct geo *geo)
{
    return date_of_epoch(geo->country.metadata.build_epoch);
}

struct date
geo_network_date(const struct geo *geo)
{
    return date_of_epoch(geo->network.metadata.build_epoch);
}
