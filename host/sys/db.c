/* SPDX-License-Identifier: EUPL-1.2 */
#include "sys/db.h"

#include "sys/db_parts.h"
#include "sys/mem.h"
#include "sys/platform.h"

#include <errno.h>
#include <sqlite3.h>
#include <stdlib.h>
#include <string.h>

#define MAP_BYTES "67108864" /* most of a file that is mapped */

/* Out of memory ends the process, here as anywhere: asking for more than there
 * can be says so the usual way. */
void
db_check_memory(int code)
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

/* Of a failure that is no damage. */
static enum status
status_of(const struct db *db, int code)
{
    int error = sqlite3_system_errno(db->handle);

    switch (code) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return STATUS_BUSY;
    case SQLITE_FULL:
        return STATUS_FULL;
    case SQLITE_READONLY:
    case SQLITE_CANTOPEN:
    case SQLITE_PERM:
        return db->own ? STATUS_READ_ONLY : STATUS_IO;
    default:
        break;
    }
    /* SQLite does not keep it for a failure to commit, but leaves it. */
    if (error == 0) {
        error = errno;
    }
    switch (error) {
    case ENOSPC:
    case EDQUOT:
    case EFBIG:
        return STATUS_FULL;
    case EROFS:
        return STATUS_READ_ONLY;
    default:
        return STATUS_IO;
    }
}

enum status
db_fail(const struct db *db,
        const char *table,
        int code,
        struct problem *problem)
{
    db_check_memory(code);
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
                       status_of(db, code),
                       db->hint,
                       "%s cannot be %s: table %s (%s)",
                       db->path,
                       db->own ? "read or written" : "read",
                       table,
                       sqlite3_errstr(code));
}

/* Settings that hold for every file, then those of this one; closes on
 * failure. */
enum status
db_set_up(struct db *db,
          int code,
          const char *settings,
          struct db **out,
          struct problem *problem)
{
    if (code == SQLITE_OK) {
        code = sqlite3_extended_result_codes(db->handle, 0);
    }
    if (code == SQLITE_OK) {
        code = sqlite3_db_config(
            db->handle, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
    }
    if (code == SQLITE_OK) {
        code =
            sqlite3_db_config(db->handle, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
    }
    if (code == SQLITE_OK) {
        code = sqlite3_exec(db->handle, settings, NULL, NULL, NULL);
    }
    if (code != SQLITE_OK) {
        enum status status = db_fail(db, "none", code, problem);

        db_close(db);
        return status;
    }
    *out = db;
    return STATUS_OK;
}

struct db *
db_new(const char *path, const char *hint)
{
    struct db *db = mem_alloc(1, sizeof(*db));

    db->path = mem_copy(path, strlen(path));
    db->hint = hint;
    return db;
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
    db = db_new(path, hint);
    code = sqlite3_open_v2(uri_of(path, &arena),
                           &db->handle,
                           SQLITE_OPEN_READONLY | SQLITE_OPEN_URI |
                               SQLITE_OPEN_NOMUTEX,
                           NULL);
    arena_finish(&arena);
    /* Mapped, a page costs no system call; without the check a damaged one can
     * pass for one with fewer rows. */
    return db_set_up(db,
                     code,
                     "PRAGMA mmap_size = " MAP_BYTES ";"
                     "PRAGMA cell_size_check = ON",
                     out,
                     problem);
}

enum status
db_open_bytes(const unsigned char *bytes,
              size_t size,
              const char *name,
              const char *hint,
              struct db **out,
              struct problem *problem)
{
    struct db *db = db_new(name, hint);
    int code = sqlite3_open_v2(":memory:",
                               &db->handle,
                               SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX,
                               NULL);

    if (code == SQLITE_OK) {
        /* Read-only: SQLite does not write what it is not given to keep. */
        code = sqlite3_deserialize(db->handle,
                                   "main",
                                   (unsigned char *)(uintptr_t)bytes,
                                   (sqlite3_int64)size,
                                   (sqlite3_int64)size,
                                   SQLITE_DESERIALIZE_READONLY);
    }
    return db_set_up(db, code, "PRAGMA cell_size_check = ON", out, problem);
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
    return code == SQLITE_OK ? STATUS_OK : db_fail(db, table, code, problem);
}

bool
db_next(struct db_rows *rows)
{
    errno = 0;
    rows->code = sqlite3_step(rows->statement);
    return rows->code == SQLITE_ROW;
}

enum status
db_end(struct db_rows *rows, struct problem *problem)
{
    enum status status = STATUS_OK;

    if (rows->code != SQLITE_DONE && rows->code != SQLITE_ROW &&
        rows->code != SQLITE_OK) {
        status = db_fail(rows->db, rows->table, rows->code, problem);
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
        db_check_memory(sqlite3_errcode(rows->db->handle));
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
        return db_fail(db, table, code, problem);
    }
    size = sqlite3_blob_bytes(blob);
    bytes = arena_alloc_raw(arena, (size_t)size + 1);
    code = sqlite3_blob_read(blob, bytes, size, 0);
    bytes[size] = '\0';
    sqlite3_blob_close(blob);
    if (code != SQLITE_OK) {
        return db_fail(db, table, code, problem);
    }
    *text = bytes;
    return STATUS_OK;
}
