/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Country and network from MMDB files: every vendor's schema, from files of
 * one record that this test writes; then damaged files, none of which may do
 * more than be refused or give no answer.
 */
#include <sanitizer/lsan_interface.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "facts/address.h"
#include "facts/geo.h"

/* ---- a writer of MMDB files with one record for every address ---- */

struct bytes {
    uint8_t data[2048];
    size_t len;
};

static void
put(struct bytes *out, const void *data, size_t len)
{
    assert_true(out->len + len <= sizeof(out->data));
    memcpy(out->data + out->len, data, len);
    out->len += len;
}

static void
put_byte(struct bytes *out, unsigned byte)
{
    uint8_t b = (uint8_t)byte;

    put(out, &b, 1);
}

static void
put_map(struct bytes *out, unsigned pairs)
{
    put_byte(out, 7U << 5 | pairs);
}

static void
put_text(struct bytes *out, const char *text)
{
    size_t len = strlen(text);

    if (len < 29) {
        put_byte(out, (unsigned)(2U << 5 | len));
    } else {
        put_byte(out, 2U << 5 | 29);
        put_byte(out, (unsigned)(len - 29));
    }
    put(out, text, len);
}

/* uint16 is type 5, uint32 is 6, uint64 is 9 (an extended type). */
static void
put_number(struct bytes *out, unsigned type, unsigned size, uint64_t value)
{
    if (type < 8) {
        put_byte(out, type << 5 | size);
    } else {
        put_byte(out, size);
        put_byte(out, type - 7);
    }
    for (unsigned i = size; i > 0; i--) {
        put_byte(out, (unsigned)(value >> (8 * (i - 1))) & 0xffU);
    }
}

static void
put_metadata(struct bytes *out, unsigned ip_version, uint64_t epoch)
{
    put(out, "\xab\xcd\xefMaxMind.com", 14);
    put_map(out, 9);
    put_text(out, "node_count");
    put_number(out, 6, 1, 1);
    put_text(out, "record_size");
    put_number(out, 5, 1, 24);
    put_text(out, "ip_version");
    put_number(out, 5, 1, ip_version);
    put_text(out, "database_type");
    put_text(out, "Test");
    put_text(out, "languages");
    put_byte(out, 0);
    put_byte(out, 11 - 7);
    put_text(out, "binary_format_major_version");
    put_number(out, 5, 1, 2);
    put_text(out, "binary_format_minor_version");
    put_number(out, 5, 0, 0);
    put_text(out, "build_epoch");
    put_number(out, 9, 4, epoch);
    put_text(out, "description");
    put_map(out, 0);
}

/* A tree of one node, both branches of which lead to the record. */
static struct bytes
file_of(const struct bytes *record, unsigned ip_version, uint64_t epoch)
{
    struct bytes out = {.len = 0};

    for (int branch = 0; branch < 2; branch++) {
        put(&out, "\0\0\x11", 3); /* node count + 16 + offset 0 */
    }
    put(&out, "\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0", 16);
    put(&out, record->data, record->len);
    put_metadata(&out, ip_version, epoch);
    return out;
}

/* ---- a data directory ---- */

static char dir[] = "/tmp/cocarde-geo-XXXXXX";

static void
write_file(const char *name, const void *data, size_t len)
{
    char path[64];
    FILE *f;

    snprintf(path, sizeof(path), "%s/%s", dir, name);
    f = fopen(path, "wb");
    assert_non_null(f);
    assert_int_equal(fwrite(data, 1, len, f), len);
    assert_int_equal(fclose(f), 0);
}

static void
remove_file(const char *name)
{
    char path[64];

    snprintf(path, sizeof(path), "%s/%s", dir, name);
    (void)remove(path);
}

static int
set_up(void **state)
{
    (void)state;
    return mkdtemp(dir) != NULL ? 0 : -1;
}

static int
tear_down(void **state)
{
    (void)state;
    remove_file("country.mmdb");
    remove_file("asn.mmdb");
    return rmdir(dir);
}

static struct address
address_of(const char *text, struct arena *arena)
{
    struct address address;

    assert_true(address_parse(text, arena, &address));
    return address;
}

static struct bytes
flat_country(const char *code)
{
    struct bytes record = {.len = 0};

    put_map(&record, 1);
    put_text(&record, "country_code");
    put_text(&record, code);
    return record;
}

static struct bytes
flat_network(uint32_t number, const char *name)
{
    struct bytes record = {.len = 0};

    put_map(&record, 2);
    put_text(&record, "autonomous_system_number");
    put_number(&record, 6, 4, number);
    put_text(&record, "autonomous_system_organization");
    put_text(&record, name);
    return record;
}

static void
write_records(const struct bytes *country, const struct bytes *network)
{
    struct bytes file = file_of(country, 6, 1780272000); /* 2026-06-01 */

    write_file("country.mmdb", file.data, file.len);
    file = file_of(network, 6, 1709164800); /* 2024-02-29 */
    write_file("asn.mmdb", file.data, file.len);
}

static struct geo *
open_records(const struct bytes *country, const struct bytes *network)
{
    struct problem problem = {.status = STATUS_OK};
    struct geo *geo = NULL;

    write_records(country, network);
    if (geo_open(dir, &geo, &problem) != STATUS_OK) {
        fail_msg("%s", problem.what);
    }
    return geo;
}

/* ---- tests ---- */

static void
test_flat_schema(void **state)
{
    struct bytes country = flat_country("FR");
    struct bytes network = flat_network(4200000001, "Réseau d'essai");
    struct geo *geo = open_records(&country, &network);
    struct arena arena = {0};
    const char *const addresses[] = {"1.2.3.4", "223.1.1.1", "2a00::1", "::1"};

    (void)state;
    for (size_t i = 0; i < 4; i++) {
        struct address address = address_of(addresses[i], &arena);
        struct network_record found = geo_network(geo, &address, &arena);

        assert_string_equal(geo_country(geo, &address).code, "FR");
        assert_int_equal(found.number, 4200000001);
        assert_string_equal(found.name, "Réseau d'essai");
        assert_string_equal(found.registered.code, "");
    }
    assert_int_equal(geo_country_date(geo).ymd, 20260601);
    assert_int_equal(geo_network_date(geo).ymd, 20240229);
    arena_finish(&arena);
    geo_close(geo);
}

/* One record of a vendor's country file, and what it says. */
static const struct {
    const char *what;
    const char *keys[4]; /* key, key or value, value */
    const char *code;
} country_schemas[] = {
    {"GeoLite2, DB-IP", {"country", "iso_code", "DE"}, "DE"},
    {"ip-location-db", {"country_code", "nl"}, "NL"},
    {"IPinfo country_asn", {"country", "IT"}, "IT"},
    {"IPinfo Core", {"geo", "country_code", "ES"}, "ES"},
    {"sing-geoip", {"fr"}, "FR"},
    {"Kosovo", {"country_code", "XK"}, "XK"},
    {"a name of a country", {"country", "United States"}, ""},
    {"registered only", {"registered_country", "iso_code", "US"}, ""},
    {"Europe", {"country_code", "EU"}, ""},
    {"Asia and Pacific", {"country_code", "AP"}, ""},
    {"unknown", {"country_code", "ZZ"}, ""},
    {"question marks", {"country_code", "??"}, ""},
    {"Tor", {"country_code", "T1"}, ""},
    {"empty", {"country_code", ""}, ""},
    {"one letter", {"country_code", "F"}, ""},
    {"three letters", {"country_code", "FRA"}, ""},
    {"something else", {"continent", "EU"}, ""},
};

static void
test_country_schemas(void **state)
{
    struct arena arena = {0};
    struct address address = address_of("1.2.3.4", &arena);

    (void)state;
    for (size_t i = 0; i < sizeof(country_schemas) / sizeof(country_schemas[0]);
         i++) {
        struct bytes record = {.len = 0};
        struct bytes network = flat_network(1, "");
        struct geo *geo;

        for (size_t k = 0; country_schemas[i].keys[k] != NULL; k++) {
            if (country_schemas[i].keys[k + 1] != NULL) {
                put_map(&record, 1);
            }
            put_text(&record, country_schemas[i].keys[k]);
        }
        geo = open_records(&record, &network);
        if (strcmp(geo_country(geo, &address).code, country_schemas[i].code) !=
            0) {
            fail_msg("%s: \"%s\"",
                     country_schemas[i].what,
                     geo_country(geo, &address).code);
        }
        geo_close(geo);
    }
    arena_finish(&arena);
}

/* A country that is a text under a key that other vendors use for a map: the
 * next key is still read. */
static void
test_country_name_beside_code(void **state)
{
    struct bytes record = {.len = 0};
    struct bytes network = flat_network(1, "");
    struct arena arena = {0};
    struct address address = address_of("1.2.3.4", &arena);
    struct geo *geo;

    (void)state;
    put_map(&record, 2);
    put_text(&record, "country");
    put_text(&record, "United States");
    put_text(&record, "country_code");
    put_text(&record, "US");
    geo = open_records(&record, &network);
    assert_string_equal(geo_country(geo, &address).code, "US");
    geo_close(geo);
    arena_finish(&arena);
}

static const struct {
    const char *asn; /* text under "asn"; NULL: a number under "traits" */
    const char *name_key;
    uint32_t number;
} network_schemas[] = {
    {"AS15169", "as_name", 15169},
    {"AS4294967294", "name", 4294967294},
    {"AS4294967297", "name", 0},
    {"AS99999999999999", "name", 0},
    {"AS", "name", 0},
    {"15169", "name", 0},
    {"AS15x", "name", 0},
    {"", "name", 0},
    {NULL, "autonomous_system_organization", 15169},
};

static void
test_network_schemas(void **state)
{
    struct arena arena = {0};
    struct address address = address_of("2a00::1", &arena);

    (void)state;
    for (size_t i = 0; i < sizeof(network_schemas) / sizeof(network_schemas[0]);
         i++) {
        struct bytes record = {.len = 0};
        struct bytes country = flat_country("FR");
        struct network_record found;
        struct geo *geo;

        if (network_schemas[i].asn == NULL) {
            put_map(&record, 1);
            put_text(&record, "traits");
        }
        put_map(&record, 2);
        if (network_schemas[i].asn == NULL) {
            put_text(&record, "autonomous_system_number");
            put_number(&record, 6, 4, 15169);
        } else {
            put_text(&record, "asn");
            put_text(&record, network_schemas[i].asn);
        }
        put_text(&record, network_schemas[i].name_key);
        put_text(&record, "Google LLC");
        geo = open_records(&country, &record);
        found = geo_network(geo, &address, &arena);
        assert_int_equal(found.number, network_schemas[i].number);
        assert_string_equal(found.name,
                            network_schemas[i].number != 0 ? "Google LLC" : "");
        geo_close(geo);
    }
    arena_finish(&arena);
}

/* The seat by the registries: a text in our file. MaxMind has a map under the
 * same name, which is about a block and not about who announces it. */
static void
test_registered_country(void **state)
{
    static const struct {
        const char *value; /* NULL: a map with iso_code FR */
        uint32_t asn;
        const char *code;
    } cases[] = {
        {"FR", 64500, "FR"},
        {"fr", 64500, "FR"},
        {"EU", 64500, ""},
        {"France", 64500, ""},
        {"", 64500, ""},
        {NULL, 64500, ""},
        {"FR", 0, ""}, /* of no network */
    };
    struct arena arena = {0};
    struct address address = address_of("2a00::1", &arena);

    (void)state;
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        struct bytes record = {.len = 0};
        struct bytes country = flat_country("FR");
        struct geo *geo;

        put_map(&record, 2);
        put_text(&record, "autonomous_system_number");
        put_number(&record, 6, 4, cases[i].asn);
        put_text(&record, "registered_country");
        if (cases[i].value == NULL) {
            put_map(&record, 1);
            put_text(&record, "iso_code");
            put_text(&record, "FR");
        } else {
            put_text(&record, cases[i].value);
        }
        geo = open_records(&country, &record);
        assert_string_equal(geo_network(geo, &address, &arena).registered.code,
                            cases[i].code);
        geo_close(geo);
    }
    arena_finish(&arena);
}

/* A file for IPv4 only has no answer for IPv6, and that is no error. */
static void
test_ipv4_only_file(void **state)
{
    struct bytes country = flat_country("FR");
    struct bytes network = flat_network(1, "");
    struct bytes file = file_of(&country, 4, 86400);
    struct arena arena = {0};
    struct address v4 = address_of("1.2.3.4", &arena);
    struct address v6 = address_of("2a00::1", &arena);
    struct geo *geo = NULL;

    (void)state;
    write_records(&country, &network);
    write_file("country.mmdb", file.data, file.len);
    assert_int_equal(geo_open(dir, &geo, NULL), STATUS_OK);
    assert_string_equal(geo_country(geo, &v4).code, "FR");
    assert_string_equal(geo_country(geo, &v6).code, "");
    assert_int_equal(geo_country_date(geo).ymd, 19700102);
    geo_close(geo);
    arena_finish(&arena);
}

/* The failure names the file and says what to do. */
static void
expect_failure(enum status expected, const char *name)
{
    struct problem problem = {.status = STATUS_OK};
    struct geo *geo = NULL;

    assert_int_equal(geo_open(dir, &geo, &problem), expected);
    assert_null(geo);
    assert_int_equal(problem.status, expected);
    assert_non_null(strstr(problem.what, name));
    assert_non_null(strstr(problem.hint, "cocarde data status"));
}

static void
test_missing_and_wrong_files(void **state)
{
    static const char *const names[] = {"country.mmdb", "asn.mmdb"};
    static const char page[] = "<!DOCTYPE html><title>404</title>";
    struct bytes country = flat_country("FR");
    struct bytes network = flat_network(1, "");
    struct problem problem = {.status = STATUS_OK};
    struct geo *geo = NULL;
    char long_dir[5000];

    (void)state;
    for (size_t i = 0; i < 2; i++) {
        write_records(&country, &network);
        remove_file(names[i]);
        expect_failure(STATUS_MISSING, names[i]);
        write_file(names[i], "", 0);
        expect_failure(STATUS_CORRUPT, names[i]);
        write_file(names[i], page, sizeof(page) - 1);
        expect_failure(STATUS_CORRUPT, names[i]);
        write_file(names[i], names, 1);
        expect_failure(STATUS_CORRUPT, names[i]);
    }
    memset(long_dir, 'x', sizeof(long_dir) - 1);
    long_dir[sizeof(long_dir) - 1] = '\0';
    assert_int_equal(geo_open(long_dir, &geo, &problem), STATUS_MISSING);
    assert_non_null(strstr(problem.what, "country.mmdb"));
    geo_close(NULL);
}

/* Ask a file that may be damaged: any answer will do, or none. */
static void
ask(struct arena *arena)
{
    static const char *const addresses[] = {
        "0.0.0.1", "90.1.1.1", "200.1.1.1", "2a00::1", "9000::1", "::1"};
    struct problem problem = {.status = STATUS_OK};
    struct geo *geo = NULL;
    enum status status;

    /* libmaxminddb 1.7.1 forgets the description when the metadata after it
     * turns out to be damaged; every other test looks for leaks. */
    __lsan_disable();
    status = geo_open(dir, &geo, &problem);
    __lsan_enable();
    if (status != STATUS_OK) {
        assert_true(problem.what[0] != '\0' && problem.hint[0] != '\0');
        return;
    }
    for (size_t i = 0; i < sizeof(addresses) / sizeof(addresses[0]); i++) {
        struct address address = address_of(addresses[i], arena);
        struct network_record network = geo_network(geo, &address, arena);
        struct country country = geo_country(geo, &address);

        assert_true(strlen(country.code) == 0 || strlen(country.code) == 2);
        assert_non_null(network.name);
        assert_true(network.registered.code[0] == '\0' ||
                    strlen(network.registered.code) == 2);
    }
    (void)geo_country_date(geo);
    geo_close(geo);
    arena_reset(arena);
}

static void
test_truncated_files(void **state)
{
    struct bytes country = flat_country("FR");
    struct bytes network = flat_network(64500, "Test");
    struct bytes file = file_of(&country, 6, 1780272000);
    struct arena arena = {0};

    (void)state;
    for (size_t len = 0; len < file.len; len++) {
        write_records(&country, &network);
        write_file("country.mmdb", file.data, len);
        ask(&arena);
    }
    arena_finish(&arena);
}

static void
test_flipped_bytes(void **state)
{
    static const uint8_t masks[] = {0x01, 0x20, 0x80, 0xff};
    struct bytes country = flat_country("FR");
    struct bytes network = flat_network(64500, "Test");
    struct bytes files[2];
    const char *const names[] = {"country.mmdb", "asn.mmdb"};
    struct arena arena = {0};

    (void)state;
    files[0] = file_of(&country, 6, 1780272000);
    files[1] = file_of(&network, 6, 1780272000);
    for (size_t f = 0; f < 2; f++) {
        write_records(&country, &network);
        for (size_t at = 0; at < files[f].len; at++) {
            for (size_t m = 0; m < sizeof(masks); m++) {
                struct bytes copy = files[f];

                copy.data[at] ^= masks[m];
                write_file(names[f], copy.data, copy.len);
                ask(&arena);
            }
        }
    }
    arena_finish(&arena);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_flat_schema),
        cmocka_unit_test(test_country_schemas),
        cmocka_unit_test(test_country_name_beside_code),
        cmocka_unit_test(test_network_schemas),
        cmocka_unit_test(test_registered_country),
        cmocka_unit_test(test_ipv4_only_file),
        cmocka_unit_test(test_missing_and_wrong_files),
        cmocka_unit_test(test_truncated_files),
        cmocka_unit_test(test_flipped_bytes),
    };

    return cmocka_run_group_tests_name("geo", tests, set_up, tear_down);
}
