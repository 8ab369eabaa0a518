/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * db.h - reading a SQLite file that nobody writes. The only door to sqlite3.
 *
 * The file is opened read-only and immutable (no lock, no journal is looked
 * for) and its schema is not trusted: no function or virtual table that it
 * names is run. A damaged file is an error of the call that met it.
 */
#ifndef SYS_DB_H
#define SYS_DB_H

#include "core/arena.h"
#include "sys/status.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct db;

/*
 * Open a file.
 *
 * path   borrowed for the call
 * hint   what to do when it cannot be read; borrowed until db_close
 * out    set on STATUS_OK only
 *
 * STATUS_MISSING   no such file
 * STATUS_CORRUPT   no SQLite file
 * STATUS_IO        anything else; problem names the file
 */
MUST_CHECK enum status db_open(const char *path,
                               const char *hint,
                               struct db **out,
                               struct problem *problem);
void db_close(struct db *db); /* NULL is fine */

/* The rows of one query, one after the other. Use only through this API. */
struct db_rows {
    struct db *db;
    void *statement;
    const char *table; /* for the error message; borrowed */
    int code;          /* of the last step, sqlite3's */
};

/*
 * Start a query.
 *
 * table   named when something is wrong; borrowed until db_end
 * sql     without parameters
 *
 * STATUS_CORRUPT   the table or a column is not there, or the file is damaged;
 *                  rows is ended
 */
MUST_CHECK enum status db_query(struct db *db,
                                const char *table,
                                const char *sql,
                                struct db_rows *rows,
                                struct problem *problem);

/* Step to the next row; false after the last one and on damage: db_end tells
 * which. */
bool db_next(struct db_rows *rows);

/*
 * End the query; call after every successful db_query, also when leaving
 * early.
 *
 * STATUS_CORRUPT   the rows read so far are not all of them
 */
MUST_CHECK enum status db_end(struct db_rows *rows, struct problem *problem);

/* Values of the current row. A text is never NULL, ends with NUL and is valid
 * until the next step. */
const char *db_text(const struct db_rows *rows, int column);
int64_t db_integer(const struct db_rows *rows, int column);

/*
 * Read one long text from where it lies, which a row would be copied twice for.
 *
 * table, column   of a table with rowids
 * rowid           of the row
 * text            set on STATUS_OK only; in arena, ends with NUL
 *
 * STATUS_CORRUPT   there is no such text, or the file is damaged
 */
MUST_CHECK enum status db_read(struct db *db,
                               const char *table,
                               const char *column,
                               int64_t rowid,
                               struct arena *arena,
                               char **text,
                               struct problem *problem);

#endif
