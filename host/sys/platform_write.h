/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * platform_write.h - files that are written: for the command line, before or
 * without the sandbox. A file is written beside its name and renamed over it,
 * so that who reads meanwhile has the old one or the new one, and a fall of
 * the machine leaves either.
 */
#ifndef SYS_PLATFORM_WRITE_H
#define SYS_PLATFORM_WRITE_H

#include "sys/status.h"

#include <stdbool.h>
#include <stddef.h>

/* Every status but OK is STATUS_IO, and errno says why. */

/* A directory of this user alone, with those above it; one that exists is
 * fine. */
MUST_CHECK enum status platform_make_directory(const char *path);

/* A new, empty file of this user alone; one that exists is emptied. */
MUST_CHECK enum status platform_create(const char *path, int *fd);
MUST_CHECK enum status platform_put(int fd, const void *bytes, size_t len);

/* Close it, once its bytes are on the disk. fd is closed on every status. */
MUST_CHECK enum status platform_settle(int fd);

/* Give it its name, in the same directory; the directory is on the disk then.
 */
MUST_CHECK enum status platform_rename(const char *from, const char *to);

void platform_close(int fd);
bool platform_remove(const char *path); /* false: errno says why not */

/* A directory and the plain files in it; false when something is left. */
bool platform_remove_directory(const char *path);

/* Keep others out until platform_close(*fd) or the end of the process. errno
 * is EAGAIN when another process is inside. */
MUST_CHECK enum status platform_lock(const char *path, int *fd);

#endif
