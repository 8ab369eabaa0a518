/* SPDX-License-Identifier: EUPL-1.2 */
/* db_parts.h - what db.c and db_write.c share. Of no use to others. */
#ifndef SYS_DB_PARTS_H
#define SYS_DB_PARTS_H

#include "sys/db.h"

struct sqlite3;

struct db {
    struct sqlite3 *handle;
    char *path;
    const char *hint;
    bool own; /* we write it */
};

struct db *db_new(const char *path, const char *hint);

/* Settings that hold for every file, then those of this one; closes on
 * failure. code: of the call that opened it. */
MUST_CHECK enum status db_set_up(struct db *db,
                                 int code,
                                 const char *settings,
                                 struct db **out,
                                 struct problem *problem);

/* What sqlite3's code means, in problem. */
enum status db_fail(const struct db *db,
                    const char *table,
                    int code,
                    struct problem *problem);

/* Out of memory ends the process, here as anywhere: asking for more than there
 * can be says so the usual way. */
void db_check_memory(int code);

#endif
