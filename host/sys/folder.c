/* SPDX-License-Identifier: EUPL-1.2 */
#include "sys/folder.h"

#include "sys/mem.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#define OTHERS (S_IRWXG | S_IRWXO)

/* Make each folder on the way; those that are there are left alone. */
static void
make_all(char *path)
{
    for (char *at = path + 1; *at != '\0'; at++) {
        if (*at == '/') {
            *at = '\0';
            (void)mkdir(path, S_IRWXU); /* the last one tells */
            *at = '/';
        }
    }
    (void)mkdir(path, S_IRWXU);
}

enum status
folder_prepare(const char *path)
{
    struct stat info;

    if (stat(path, &info) != 0) {
        char *copy = mem_copy(path, strlen(path));

        make_all(copy);
        free(copy);
        if (stat(path, &info) != 0) {
            return STATUS_READ_ONLY;
        }
    }
    if (!S_ISDIR(info.st_mode) || info.st_uid != geteuid()) {
        return STATUS_INVALID;
    }
    if ((info.st_mode & OTHERS) != 0 && chmod(path, S_IRWXU) != 0) {
        return STATUS_INVALID;
    }
    return STATUS_OK;
}

enum status
folder_make_file(const char *path)
{
    int fd = open(
        path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, S_IRUSR | S_IWUSR);
    struct stat info;
    enum status status = STATUS_OK;

    if (fd < 0) {
        switch (errno) {
        case EACCES:
        case EPERM:
        case EROFS:
        case ENOENT:
            return STATUS_READ_ONLY;
        case ENOSPC:
        case EDQUOT:
            return STATUS_FULL;
        default:
            return STATUS_IO;
        }
    }
    if (fstat(fd, &info) != 0 || !S_ISREG(info.st_mode)) {
        status = STATUS_IO;
    } else if ((info.st_mode & (OTHERS | S_IXUSR)) != 0) {
        /* Of no weight inside a folder that nobody else may enter. */
        (void)fchmod(fd, S_IRUSR | S_IWUSR);
    }
    close(fd);
    return status;
}

bool
folder_rename(const char *from, const char *to)
{
    return rename(from, to) == 0;
}

void
folder_remove(const char *path)
{
    (void)unlink(path);
}

void
folder_wipe(const char *path)
{
    static const char zeros[4096];
    int fd = open(path, O_WRONLY | O_CLOEXEC | O_NOFOLLOW);
    struct stat info;

    if (fd >= 0 && fstat(fd, &info) == 0 && S_ISREG(info.st_mode)) {
        off_t left = info.st_size;

        while (left > 0) {
            size_t part =
                left < (off_t)sizeof(zeros) ? (size_t)left : sizeof(zeros);
            ssize_t written = write(fd, zeros, part);

            if (written <= 0) {
                break; /* what stays is taken away all the same */
            }
            left -= written;
        }
        (void)fsync(fd);
    }
    if (fd >= 0) {
        close(fd);
    }
    folder_remove(path);
}

struct file_identity
folder_identity(const char *path)
{
    struct stat info;

    if (stat(path, &info) != 0) {
        return (struct file_identity){0};
    }
    return (struct file_identity){
        .device = (uint64_t)info.st_dev,
        .file = (uint64_t)info.st_ino,
    };
}

int64_t
folder_now(void)
{
    return (int64_t)time(NULL);
}
