/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Both files are mapped by libmaxminddb. Addresses are looked up from their
 * bytes, never from text (a look-up by text costs half as much again).
 */
#include "facts/geo.h"

#include "facts/geo_parts.h"
#include "sys/mem.h"
#include "sys/platform.h"

#include <errno.h>
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
    MMDB_s seats; /* when has_seats */
    bool has_seats;
};

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
open_file(const char *full, MMDB_s *file, struct problem *problem)
{
    int error;

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
geo_open_files(const struct geo_files *files,
               struct geo **out,
               struct problem *problem)
{
    struct geo *geo = mem_alloc(1, sizeof(*geo));
    enum status status = open_file(files->country, &geo->country, problem);

    if (status == STATUS_OK) {
        status = open_file(files->network, &geo->network, problem);
    }
    if (status == STATUS_OK && files->seats != NULL) {
        status = open_file(files->seats, &geo->seats, problem);
        geo->has_seats = status == STATUS_OK;
    }
    if (status != STATUS_OK) {
        geo_close(geo);
        return status;
    }
    *out = geo;
    return STATUS_OK;
}

enum status
geo_open(const char *dir, struct geo **out, struct problem *problem)
{
    char country[PATH_BYTES];
    char network[PATH_BYTES];
    const struct geo_files files = {.country = country, .network = network};
    int len = snprintf(country, sizeof(country), "%s/country.mmdb", dir);

    if (len < 0 || (size_t)len >= sizeof(country)) {
        return problem_set(problem,
                           STATUS_MISSING,
                           HINT,
                           "country.mmdb: the path is too long");
    }
    (void)snprintf(network, sizeof(network), "%s/asn.mmdb", dir);
    return geo_open_files(&files, out, problem);
}

void
geo_close(struct geo *geo)
{
    if (geo == NULL) {
        return;
    }
    MMDB_close(&geo->country);
    MMDB_close(&geo->network);
    MMDB_close(&geo->seats);
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
    return geo_country_of(&found.entry);
}

/* The seat by another file, when it has the same network there. */
static struct country
seat_of(const struct geo *geo, const struct address *address, uint32_t number)
{
    int error = MMDB_SUCCESS;
    MMDB_lookup_result_s found = look_up(&geo->seats, address, &error);

    if (error != MMDB_SUCCESS || !found.found_entry ||
        geo_number_of(&found.entry) != number) {
        return (struct country){""};
    }
    return geo_registered_of(&found.entry);
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
        network.number = geo_number_of(&found.entry);
    }
    if (network.number != 0) {
        network.name = geo_name_of(&found.entry, arena);
        network.registered = geo_registered_of(&found.entry);
    }
    if (network.number != 0 && geo->has_seats) {
        network.registered = seat_of(geo, address, network.number);
    }
    return network;
}

/* Civil date of a number of seconds since 1970 (Howard Hinnant,
 * "chrono-compatible low-level date algorithms": years begin in March). */
struct date
geo_date_of_epoch(uint64_t seconds)
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

const char *
geo_country_type(const struct geo *geo)
{
    return geo->country.metadata.database_type;
}

const char *
geo_network_type(const struct geo *geo)
{
    return geo->network.metadata.database_type;
}

struct date
geo_country_date(const struct geo *geo)
{
    return geo_date_of_epoch(geo->country.metadata.build_epoch);
}

struct date
geo_network_date(const struct geo *geo)
{
    return geo_date_of_epoch(geo->network.metadata.build_epoch);
}
