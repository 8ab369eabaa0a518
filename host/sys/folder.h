/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * folder.h - the one folder in which something of the person's is written, and
 * the files in it: nobody else may read them (0700, 0600).
 */
#ifndef SYS_FOLDER_H
#define SYS_FOLDER_H

#include "core/arena.h"
#include "sys/status.h"

#include <stdbool.h>
#include <stdint.h>

/*
 * Make the folder and those above it that are missing, and see to it that only
 * its owner may enter. Writes no file. Call before the sandbox, which then lets
 * nothing but this folder be written.
 *
 * STATUS_READ_ONLY   it cannot be made
 * STATUS_INVALID     something else has its name, or it is not ours alone and
 *                    cannot be made so
 */
MUST_CHECK enum status folder_prepare(const char *path);

/*
 * Make an empty file that only its owner may read and write. One that is there
 * is left as it is, but for who may read it.
 *
 * STATUS_READ_ONLY   the folder may not be written
 * STATUS_FULL        no room
 * STATUS_IO          anything else
 */
MUST_CHECK enum status folder_make_file(const char *path);

/* Give a file of the folder another name in it; false when that fails. */
bool folder_rename(const char *from, const char *to);

/* Take a file away; one that is not there is fine. */
void folder_remove(const char *path);

/* The same, after its bytes were overwritten. */
void folder_wipe(const char *path);

/* Which file a name stands for; zeroed: none. */
struct file_identity {
    uint64_t device;
    uint64_t file;
};
struct file_identity folder_identity(const char *path);

/* Seconds since 1970 in UTC, by the clock of the system. */
int64_t folder_now(void);

#endif
