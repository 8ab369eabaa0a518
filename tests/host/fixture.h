/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * fixture.h - a small data directory for tests of facts/: registry.sqlite made
 * from data/schema.sql, rows.sql and data/packed.sql, with its MANIFEST. Tests
 * run at the top of the tree.
 */
#ifndef TESTS_FIXTURE_H
#define TESTS_FIXTURE_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>
#include <sqlite3.h>

#define FIXTURE_MAX_FILE ((size_t)1024 * 1024)

struct fixture {
    char dir[32];
};

static const char *const fixture_files[] = {
    "registry.sqlite", "country.mmdb", "asn.mmdb", "MANIFEST"};

static inline void
fixture_path(const struct fixture *fixture, const char *name, char path[64])
{
    snprintf(path, 64, "%s/%s", fixture->dir, name);
}

/* The bytes of a file; *len of them. free() them. */
static inline unsigned char *
fixture_read(const char *path, size_t *len)
{
    FILE *f = fopen(path, "rb");
    unsigned char *bytes = malloc(FIXTURE_MAX_FILE);

    assert_non_null(f);
    assert_non_null(bytes);
    *len = fread(bytes, 1, FIXTURE_MAX_FILE - 1, f);
    assert_int_equal(fclose(f), 0);
    bytes[*len] = '\0';
    return bytes;
}

static inline void
fixture_write(const struct fixture *fixture,
              const char *name,
              const void *bytes,
              size_t len)
{
    char path[64];
    FILE *f;

    fixture_path(fixture, name, path);
    f = fopen(path, "wb");
    assert_non_null(f);
    assert_int_equal(fwrite(bytes, 1, len, f), len);
    assert_int_equal(fclose(f), 0);
}

/* Sizes of the three files as they are now; the digests are not looked at. */
static inline void
fixture_write_manifest(const struct fixture *fixture)
{
    static const char hex[] = "0123456789abcdef0123456789abcdef"
                              "0123456789abcdef0123456789abcdef";
    char text[1024] = "";
    size_t at = 0;

    for (size_t i = 0; i < 3; i++) {
        char path[64];
        size_t len;

        fixture_path(fixture, fixture_files[i], path);
        free(fixture_read(path, &len));
        at += (size_t)snprintf(text + at,
                               sizeof(text) - at,
                               "sha256:%s %zu %s\n",
                               hex,
                               len,
                               fixture_files[i]);
    }
    at += (size_t)snprintf(text + at,
                           sizeof(text) - at,
                           "version 2026-11-21\ndigest sha256:%s\n",
                           hex);
    fixture_write(fixture, "MANIFEST", text, at);
}

/* Run SQL on the fixture's registry, which is made when it is not there. */
static inline void
fixture_sql(const struct fixture *fixture, const char *sql)
{
    char path[64];
    char *error = NULL;
    sqlite3 *db = NULL;

    fixture_path(fixture, "registry.sqlite", path);
    assert_int_equal(sqlite3_open(path, &db), SQLITE_OK);
    if (sqlite3_exec(db, sql, NULL, NULL, &error) != SQLITE_OK) {
        fail_msg("%s", error);
    }
    assert_int_equal(sqlite3_close(db), SQLITE_OK);
}

/* Run a file of SQL on it. */
static inline void
fixture_run(const struct fixture *fixture, const char *path)
{
    size_t len;
    unsigned char *sql = fixture_read(path, &len);

    fixture_sql(fixture, (const char *)sql);
    free(sql);
}

/* Change the tables, and with them what the host reads. */
static inline void
fixture_change(const struct fixture *fixture, const char *sql)
{
    fixture_sql(fixture, sql);
    fixture_run(fixture, "data/packed.sql");
    fixture_write_manifest(fixture);
}

static inline void
fixture_make(struct fixture *fixture)
{
    snprintf(fixture->dir, sizeof(fixture->dir), "/tmp/cocarde-XXXXXX");
    assert_non_null(mkdtemp(fixture->dir));
    fixture_run(fixture, "data/schema.sql");
    fixture_run(fixture, "tests/host/rows.sql");
    fixture_run(fixture, "data/packed.sql");
    fixture_write(fixture, "country.mmdb", "country", 7);
    fixture_write(fixture, "asn.mmdb", "asn", 3);
    fixture_write_manifest(fixture);
}

static inline void
fixture_remove(const struct fixture *fixture)
{
    for (size_t i = 0; i < 4; i++) {
        char path[64];

        fixture_path(fixture, fixture_files[i], path);
        (void)remove(path);
    }
    assert_int_equal(rmdir(fixture->dir), 0);
}

#endif
