/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * db.h - SQLite files: those that nobody writes, and the one that we do. The
 * only door to sqlite3.
 *
 * A file of the data is opened read-only and immutable (no lock, no journal is
 * looked for). No schema is trusted: no function or virtual table that it
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

/*
 * The same for a file that is in memory already.
 *
 * bytes   of the file, borrowed until db_close
 * name    of the file, for messages
 */
MUST_CHECK enum status db_open_bytes(const unsigned char *bytes,
                                     size_t size,
                                     const char *name,
                                     const char *hint,
                                     struct db **out,
                                     struct problem *problem);

/*
 * Open a file of ours to read and write it. It exists (an empty one is a new
 * database). With a write-ahead journal, so that a process which is killed
 * leaves nothing half written, and what is deleted is overwritten. Nothing is
 * put in temporary files.
 *
 * busy_ms   how long a call waits for another process that writes
 *
 * STATUS_CORRUPT, STATUS_BUSY, STATUS_FULL, STATUS_READ_ONLY, STATUS_IO
 */
MUST_CHECK enum status db_open_own(const char *path,
                                   const char *hint,
                                   int busy_ms,
                                   struct db **out,
                                   struct problem *problem);

/* Read-only, of a file that is damaged: what can still be read, and no check
 * in the way. */
MUST_CHECK enum status
db_open_damaged(const char *path, struct db **out, struct problem *problem);

/*
 * Run statements that give no rows.
 *
 * STATUS_CORRUPT, STATUS_BUSY, STATUS_FULL, STATUS_READ_ONLY, STATUS_IO:
 * nothing of the last statement was done
 */
MUST_CHECK enum status
db_run(struct db *db, const char *sql, struct problem *problem);

/* Whether a transaction is under way: a failure may have ended it. */
bool db_in_transaction(const struct db *db);

/* Number of the row that was put in last. */
int64_t db_last_row(const struct db *db);

/* Rows that the last statement took away or changed. */
int64_t db_changes(const struct db *db);

/* Carry the journal over into the file and empty it; false while another
 * process reads what it holds. */
bool db_empty_journal(struct db *db);

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
 * sql     its parameters ?1, ?2 … are set by db_bind_*, before the first step;
 *         what is not set is NULL
 *
 * STATUS_CORRUPT   the table or a column is not there, or the file is damaged;
 *                  rows is ended
 */
MUST_CHECK enum status db_query(struct db *db,
                                const char *table,
                                const char *sql,
                                struct db_rows *rows,
                                struct problem *problem);

/* Set a parameter, counted from 1. What text and bytes point to is borrowed
 * until db_end. NULL: null. */
void db_bind_text(struct db_rows *rows, int parameter, const char *text);
void db_bind_integer(struct db_rows *rows, int parameter, int64_t value);
void db_bind_bytes(struct db_rows *rows,
                   int parameter,
                   const void *bytes,
                   size_t size);

/* Step to the end, and end. As db_end. */
MUST_CHECK enum status db_finish(struct db_rows *rows, struct problem *problem);

/* Begin anew with other parameters. Not after a failure. */
void db_again(struct db_rows *rows);

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
enum db_kind {
    DB_NULL = 0,
    DB_INTEGER,
    DB_TEXT,
    DB_BYTES,
};
enum db_kind db_kind(const struct db_rows *rows, int column);
/* Never NULL; may hold anything. */
const unsigned char *
db_bytes(const struct db_rows *rows, int column, size_t *size);

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
