/* SPDX-License-Identifier: EUPL-1.2 */
#include "sys/db.h"

#include "sys/mem.h"
#include "sys/platform.h"

#include <sqlite3.h>
#include <stdlib.h>
#include <string.h>

#define MAP_BYTES "67108864" /* most of a file that is mapped */

struct db {
    sqlite3 *handle;
    char *path;
    const char *hint;
};

/* Out of memory ends the process, here as anywhere: asking for more than there
 * can be says so the usual way. */
static void
check_memory(int code)
{
    if (code == SQLITE_NOMEM) {
        (void)mem_resize(NULL, SIZE_MAX / 2);
    }
}

/* "file:PATH?immutable=1", where what would end the path is %-escaped. */
static char *
uri_of(const char *path, struct arena *arena)
{
    static const char hex[] = "0123456789ABCDEF";
    static const char prefix[] = "file:";
    static const char suffix[] = "?immutable=1";
    size_t len = strlen(path);
    char *uri = arena_alloc(arena, sizeof(prefix) + 3 * len + sizeof(suffix));
    char *at = uri + sizeof(prefix) - 1;

    memcpy(uri, prefix, sizeof(prefix) - 1);
    for (size_t i = 0; i < len; i++) {
        unsigned char c = (unsigned char)path[i];

        if (c == '%' || c == '?' || c == '#') {
            *at++ = '%';
            *at++ = hex[c >> 4];
            *at++ = hex[c & 15];
        } else {
            *at++ = (char)c;
        }
    }
    memcpy(at, suffix, sizeof(suffix));
    return uri;
}

static bool
is_damage(int code)
{
    return code == SQLITE_CORRUPT || code == SQLITE_NOTADB ||
           code == SQLITE_ERROR || code == SQLITE_FORMAT;
}

static enum status
fail(const struct db *db, const char *table, int code, struct problem *problem)
{
    check_memory(code);
    if (is_damage(code)) {
        return problem_set(problem,
                           STATUS_CORRUPT,
                           db->hint,
                           "%s is damaged: table %s (%s)",
                           db->path,
                           table,
                           sqlite3_errmsg(db->handle));
    }
    return problem_set(problem,
                       STATUS_IO,
                       db->hint,
                       "%s cannot be read: table %s (%s)",
                       db->path,
                       table,
                       sqlite3_errstr(code));
}

enum status
db_open(const char *path,
        const char *hint,
        struct db **out,
        struct problem *problem)
{
    struct arena arena = {0};
    struct db *db;
    uint64_t size;
    int code;

    if (!platform_file_size(path, &size)) {
        return problem_set(
            problem, STATUS_MISSING, hint, "%s does not exist", path);
    }
    db = mem_alloc(1, sizeof(*db));
    db->path = mem_copy(path, strlen(path));
    db->hint = hint;
    code = sqlite3_open_v2(uri_of(path, &arena),
                           &db->handle,
                           SQLITE_OPEN_READONLY | SQLITE_OPEN_URI |
                               SQLITE_OPEN_NOMUTEX,
                           NULL);
    arena_finish(&arena);
    if (code == SQLITE_OK) {
        code = sqlite3_extended_result_codes(db->handle, 0);
    }
    if (code == SQLITE_OK) {
        code = sqlite3_db_config(
            db->handle, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
    }
    if (code == SQLITE_OK) {
        /* Mapped, a page costs no system call; without the check a damaged one
         * can pass for one with fewer rows. */
        code = sqlite3_exec(db->handle,
                            "PRAGMA mmap_size = " MAP_BYTES ";"
                            "PRAGMA cell_size_check = ON",
                            NULL,
                            NULL,
                            NULL);
    }
    if (code != SQLITE_OK) {
        enum status status = fail(db, "none", code, problem);

        db_close(db);
        return status;
    }
    *out = db;
    return STATUS_OK;
}

void
db_close(struct db *db)
{
    if (db == NULL) {
        return;
    }
    sqlite3_close(db->handle);
    free(db->path);
    free(db);
}

enum status
db_query(struct db *db,
         const char *table,
         const char *sql,
         struct db_rows *rows,
         struct problem *problem)
{
    sqlite3_stmt *statement = NULL;
    int code = sqlite3_prepare_v2(db->handle, sql, -1, &statement, NULL);

    *rows = (struct db_rows){.db = db, .table = table, .statement = statement};
    return code == SQLITE_OK ? STATUS_OK : fail(db, table, code, problem);
}

bool
db_next(struct db_rows *rows)
{
    rows->code = sqlite3_step(rows->statement);
    return rows->code == SQLITE_ROW;
}

enum status
db_end(struct db_rows *rows, struct problem *problem)
{
    enum status status = STATUS_OK;

    if (rows->code != SQLITE_DONE && rows->code != SQLITE_ROW &&
        rows->code != SQLITE_OK) {
        status = fail(rows->db, rows->table, rows->code, problem);
    }
    sqlite3_finalize(rows->statement);
    *rows = (struct db_rows){0};
    return status;
}

const char *
db_text(const struct db_rows *rows, int column)
{
    const unsigned char *text = sqlite3_column_text(rows->statement, column);

    if (text == NULL) {
        check_memory(sqlite3_errcode(rows->db->handle));
        return "";
    }
    return (const char *)text;
}

int64_t
db_integer(const struct db_rows *rows, int column)
{
    return sqlite3_column_int64(rows->statement, column);
}

enum status
db_read(struct db *db,
        const char *table,
        const char *column,
        int64_t rowid,
        struct arena *arena,
        char **text,
        struct problem *problem)
{
    sqlite3_blob *blob = NULL;
    char *bytes;
    int size;
    int code =
        sqlite3_blob_open(db->handle, "main", table, column, rowid, 0, &blob);

    if (code != SQLITE_OK) {
        return fail(db, table, code, problem);
    }
    size = sqlite3_blob_bytes(blob);
    bytes = arena_alloc_raw(arena, (size_t)size + 1);
    code = sqlite3_blob_read(blob, bytes, size, 0);
    bytes[size] = '\0';
    sqlite3_blob_close(blob);
    if (code != SQLITE_OK) {
        return fail(db, table, code, problem);
    }
    *text = bytes;
    return STATUS_OK;
}
