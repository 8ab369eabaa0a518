/* SPDX-License-Identifier: EUPL-1.2 */
#include "sys/platform_write.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define PATH_BYTES 4096 /* Linux' PATH_MAX */
#define MINE 0600       /* a person's own: nobody else reads it */
#define MY_DIRECTORY 0700

enum status
platform_make_directory(const char *path)
{
    char part[PATH_BYTES];
    size_t len = strlen(path);

    if (len == 0 || len >= sizeof(part)) {
        errno = ENAMETOOLONG;
        return STATUS_IO;
    }
    for (size_t i = 1; i <= len; i++) {
        if (path[i] != '/' && path[i] != '\0') {
            continue;
        }
        memcpy(part, path, i);
        part[i] = '\0';
        if (mkdir(part, MY_DIRECTORY) != 0 && errno != EEXIST) {
            return STATUS_IO;
        }
    }
    return STATUS_OK;
}

enum status
platform_create(const char *path, int *fd)
{
    *fd =
        open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, MINE);
    return *fd < 0 ? STATUS_IO : STATUS_OK;
}

enum status
platform_put(int fd, const void *bytes, size_t len)
{
    const char *at = bytes;

    while (len > 0) {
        ssize_t done = write(fd, at, len);

        if (done < 0 && errno != EINTR) {
            return STATUS_IO;
        }
        if (done > 0) {
            at += done;
            len -= (size_t)done;
        }
    }
    return STATUS_OK;
}

void
platform_close(int fd)
{
    int saved = errno;

    close(fd);
    errno = saved;
}

enum status
platform_settle(int fd)
{
    if (fsync(fd) != 0) {
        platform_close(fd);
        return STATUS_IO;
    }
    return close(fd) != 0 ? STATUS_IO : STATUS_OK;
}

/* A rename is on the disk when its directory is. */
static enum status
settle_directory(const char *path)
{
    char directory[PATH_BYTES];
    const char *end = strrchr(path, '/');
    size_t len = end == NULL ? 0 : (size_t)(end - path);
    int fd;

    if (len == 0 || len >= sizeof(directory)) {
        errno = EINVAL; /* paths here are absolute or below a directory */
        return STATUS_IO;
    }
    memcpy(directory, path, len);
    directory[len] = '\0';
    fd = open(directory, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    return fd < 0 ? STATUS_IO : platform_settle(fd);
}

enum status
platform_rename(const char *from, const char *to)
{
    return rename(from, to) != 0 ? STATUS_IO : settle_directory(to);
}

bool
platform_remove(const char *path)
{
    return unlink(path) == 0;
}

bool
platform_remove_directory(const char *path)
{
    char full[PATH_BYTES];
    const struct dirent *entry;
    DIR *dir = opendir(path);

    if (dir == NULL) {
        return errno == ENOENT;
    }
    while ((entry = readdir(dir)) != NULL) {
        int len = snprintf(full, sizeof(full), "%s/%s", path, entry->d_name);

        if (len > 0 && (size_t)len < sizeof(full) && entry->d_name[0] != '.') {
            (void)unlink(full);
        }
    }
    closedir(dir);
    return rmdir(path) == 0;
}

enum status
platform_lock(const char *path, int *fd)
{
    struct flock all = {.l_type = F_WRLCK, .l_whence = SEEK_SET};
    int found = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, MINE);

    if (found < 0) {
        return STATUS_IO;
    }
    if (fcntl(found, F_SETLK, &all) != 0) {
        errno = errno == EACCES ? EAGAIN : errno; /* POSIX allows either */
        platform_close(found);
        return STATUS_IO;
    }
    *fd = found;
    return STATUS_OK;
}
