/* SPDX-License-Identifier: EUPL-1.2 */
/* The file that is ours to write. */
#include "sys/db.h"

#include "sys/db_parts.h"

#include <errno.h>
#include <sqlite3.h>

/* Lines of our own file: see db_open_own. A journal that has grown is made
 * small again at the next occasion. */
static const char own_settings[] = "PRAGMA journal_mode = WAL;"
                                   "PRAGMA synchronous = NORMAL;"
                                   "PRAGMA secure_delete = ON;"
                                   "PRAGMA temp_store = MEMORY;"
                                   "PRAGMA journal_size_limit = 1048576;"
                                   "PRAGMA cell_size_check = ON";

enum status
db_open_own(const char *path,
            const char *hint,
            int busy_ms,
            struct db **out,
            struct problem *problem)
{
    struct db *db = db_new(path, hint);
    int code = sqlite3_open_v2(
        path, &db->handle, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, NULL);

    db->own = true;
    if (code == SQLITE_OK) {
        code = sqlite3_busy_timeout(db->handle, busy_ms);
    }
    return db_set_up(db, code, own_settings, out, problem);
}

enum status
db_open_damaged(const char *path, struct db **out, struct problem *problem)
{
    struct db *db = db_new(path, "");
    int code = sqlite3_open_v2(
        path, &db->handle, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, NULL);

    db->own = true;
    return db_set_up(db, code, "PRAGMA query_only = ON", out, problem);
}

enum status
db_run(struct db *db, const char *sql, struct problem *problem)
{
    int code;

    errno = 0;
    code = sqlite3_exec(db->handle, sql, NULL, NULL, NULL);
    return code == SQLITE_OK ? STATUS_OK : db_fail(db, "none", code, problem);
}

bool
db_in_transaction(const struct db *db)
{
    return sqlite3_get_autocommit(db->handle) == 0;
}

int64_t
db_last_row(const struct db *db)
{
    return sqlite3_last_insert_rowid(db->handle);
}

int64_t
db_changes(const struct db *db)
{
    return sqlite3_changes(db->handle);
}

bool
db_empty_journal(struct db *db)
{
    return sqlite3_wal_checkpoint_v2(
               db->handle, NULL, SQLITE_CHECKPOINT_TRUNCATE, NULL, NULL) ==
           SQLITE_OK;
}

void
db_bind_text(struct db_rows *rows, int parameter, const char *text)
{
    db_check_memory(
        sqlite3_bind_text(rows->statement, parameter, text, -1, SQLITE_STATIC));
}

void
db_bind_integer(struct db_rows *rows, int parameter, int64_t value)
{
    db_check_memory(sqlite3_bind_int64(rows->statement, parameter, value));
}

void
db_bind_bytes(struct db_rows *rows,
              int parameter,
              const void *bytes,
              size_t size)
{
    db_check_memory(sqlite3_bind_blob64(
        rows->statement, parameter, bytes, size, SQLITE_STATIC));
}

enum status
db_finish(struct db_rows *rows, struct problem *problem)
{
    while (db_next(rows)) {
    }
    return db_end(rows, problem);
}

void
db_again(struct db_rows *rows)
{
    (void)sqlite3_reset(rows->statement); /* tells of the last step again */
    (void)sqlite3_clear_bindings(rows->statement);
    rows->code = SQLITE_OK;
}

enum db_kind
db_kind(const struct db_rows *rows, int column)
{
    switch (sqlite3_column_type(rows->statement, column)) {
    case SQLITE_INTEGER:
        return DB_INTEGER;
    case SQLITE_TEXT:
        return DB_TEXT;
    case SQLITE_BLOB:
        return DB_BYTES;
    default:
        return DB_NULL;
    }
}

const unsigned char *
db_bytes(const struct db_rows *rows, int column, size_t *size)
{
    const unsigned char *bytes = sqlite3_column_blob(rows->statement, column);

    *size = (size_t)sqlite3_column_bytes(rows->statement, column);
    return bytes == NULL ? (const unsigned char *)"" : bytes;
}
