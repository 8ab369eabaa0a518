/* SPDX-License-Identifier: EUPL-1.2 */
/* Linux and other POSIX systems. */
/* NOLINTNEXTLINE(bugprone-reserved-identifier,cert-dcl37-c,cert-dcl51-cpp) */
#define _GNU_SOURCE /* close_range */
#include "sys/platform.h"

#include <arpa/inet.h>
#include <assert.h>
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <time.h>
#include <unistd.h>

#define FIRST_STRAY 3       /* descriptors from here on are not ours */
#define STRAY_FALLBACK 1024 /* how far to look where close_range is missing */
#define PATH_BYTES 4096     /* bytes; Linux' PATH_MAX */

/* ---- files ---- */

static enum status
open_status(void)
{
    return errno == ENOENT || errno == ENOTDIR ? STATUS_MISSING : STATUS_IO;
}

enum status
platform_map(const char *path, struct mapping *out)
{
    enum status status = STATUS_OK;
    struct stat info;
    void *bytes = NULL;
    int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);

    if (fd < 0) {
        return open_status();
    }
    if (fstat(fd, &info) != 0) {
        status = STATUS_IO;
    } else if (!S_ISREG(info.st_mode)) {
        errno = S_ISDIR(info.st_mode) ? EISDIR : EINVAL;
        status = STATUS_IO;
    } else if (info.st_size > 0) {
        bytes = mmap(NULL, (size_t)info.st_size, PROT_READ, MAP_SHARED, fd, 0);
        status = bytes == MAP_FAILED ? STATUS_IO : STATUS_OK;
    }
    if (status == STATUS_OK) {
        *out = (struct mapping){bytes, (size_t)info.st_size};
    }
    int saved = errno;

    close(fd);
    errno = saved;
    return status;
}

void
platform_unmap(struct mapping *mapping)
{
    if (mapping->bytes != NULL) {
        /* NOLINTNEXTLINE(performance-no-int-to-ptr): drops a const */
        munmap((void *)(uintptr_t)mapping->bytes, mapping->size);
    }
    *mapping = (struct mapping){0};
}

bool
platform_is_directory(const char *path)
{
    struct stat info;

    return stat(path, &info) == 0 && S_ISDIR(info.st_mode);
}

bool
platform_file_size(const char *path, uint64_t *size)
{
    struct stat info;

    if (stat(path, &info) != 0 || !S_ISREG(info.st_mode)) {
        return false;
    }
    *size = (uint64_t)info.st_size;
    return true;
}

static int
compare_names(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

enum status
platform_list(const char *directory,
              struct arena *arena,
              const char ***names,
              size_t *count)
{
    const char **list = NULL;
    size_t capacity = 0;
    size_t n = 0;
    const struct dirent *entry;
    DIR *dir = opendir(directory);

    if (dir == NULL) {
        return open_status();
    }
    while ((entry = readdir(dir)) != NULL) {
        const char *name = entry->d_name;

        if (strcmp(name, ".") == 0 || strcmp(name, "..") == 0) {
            continue;
        }
        list = arena_grow(arena, list, n, &capacity, sizeof(*list));
        list[n++] = arena_copy(arena, name, strlen(name));
    }
    closedir(dir);
    if (n > 1) {
        qsort(list, n, sizeof(*list), compare_names);
    }
    *names = list;
    *count = n;
    return STATUS_OK;
}

const char *
platform_program_directory(struct arena *arena)
{
    char path[PATH_BYTES];
    ssize_t len = readlink("/proc/self/exe", path, sizeof(path));

    if (len <= 0 || (size_t)len >= sizeof(path)) {
        return NULL;
    }
    while (len > 1 && path[len - 1] != '/') {
        len--;
    }
    return arena_copy(arena, path, len > 1 ? (size_t)len - 1 : 1);
}

const char *
platform_environment(const char *name)
{
    const char *value = getenv(name);

    return value != NULL && value[0] != '\0' ? value : NULL;
}

/* ---- text of addresses ---- */

bool
platform_address_parse(const char *text, int *family, uint8_t bytes[16])
{
    uint8_t found[16];
    bool six = strchr(text, ':') != NULL;

    if (inet_pton(six ? AF_INET6 : AF_INET, text, found) != 1) {
        return false;
    }
    *family = six ? 6 : 4;
    memcpy(bytes, found, six ? 16 : 4);
    return true;
}

void
platform_address_format(int family,
                        const uint8_t bytes[16],
                        char out[PLATFORM_ADDRESS_TEXT])
{
    const char *text;

    assert(family == 4 || family == 6);
    text = inet_ntop(
        family == 4 ? AF_INET : AF_INET6, bytes, out, PLATFORM_ADDRESS_TEXT);
    assert(text != NULL);
    (void)text;
}

/* ---- standard streams ---- */

static void
close_strays(void)
{
#if defined(__GLIBC__) && __GLIBC_PREREQ(2, 34)
    if (close_range(FIRST_STRAY, ~0U, 0) == 0) {
        return;
    }
#endif
    long most = sysconf(_SC_OPEN_MAX);

    if (most < 0 || most > STRAY_FALLBACK) {
        most = STRAY_FALLBACK;
    }
    for (int fd = FIRST_STRAY; fd < most; fd++) {
        close(fd);
    }
}

/* A descriptor of 0-2 that is missing would be given to the next file that is
 * opened, and then be read or written as a stream. */
static void
open_missing(void)
{
    for (int fd = 0; fd < FIRST_STRAY; fd++) {
        if (fcntl(fd, F_GETFD) < 0 && errno == EBADF) {
            int opened = open("/dev/null", fd == 0 ? O_RDONLY : O_WRONLY);

            assert(opened < 0 || opened == fd);
            (void)opened;
        }
    }
}

/* Only a pipe or a socket made for us alone: the flag belongs to the open
 * file, and a terminal or a log is shared with others. */
static void
never_block(int fd)
{
    struct stat info;

    if (fstat(fd, &info) == 0 &&
        (S_ISFIFO(info.st_mode) || S_ISSOCK(info.st_mode))) {
        int flags = fcntl(fd, F_GETFL);

        if (flags >= 0) {
            fcntl(fd, F_SETFL, flags | O_NONBLOCK);
        }
    }
}

int
platform_take_stdout(void)
{
    struct sigaction ignore = {.sa_handler = SIG_IGN};
    int out;

    close_strays();
    open_missing();
    sigaction(SIGPIPE, &ignore, NULL);
    sigaction(SIGXFSZ, &ignore, NULL); /* a full quota is an error, no end */
    out = fcntl(STDOUT_FILENO, F_DUPFD_CLOEXEC, FIRST_STRAY);
    if (out >= 0) {
        dup2(STDERR_FILENO, STDOUT_FILENO);
        never_block(out);
    }
    return out;
}

bool
platform_is_terminal(int fd)
{
    return isatty(fd) == 1;
}

ptrdiff_t
platform_read(int fd, void *buf, size_t len)
{
    for (;;) {
        ssize_t got = read(fd, buf, len);

        if (got >= 0) {
            return got;
        }
        if (errno == EAGAIN) { /* the browser made its end non-blocking */
            struct pollfd wait = {.fd = fd, .events = POLLIN};

            if (poll(&wait, 1, -1) < 0 && errno != EINTR) {
                return -1;
            }
        } else if (errno != EINTR) {
            return -1;
        }
    }
}

int64_t
platform_clock_ms(void)
{
    struct timespec now = {0};

    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

/* Wait until fd takes bytes. false: not before the deadline, or never. */
static bool
wait_writable(int fd, int64_t deadline)
{
    for (;;) {
        int64_t left = deadline - platform_clock_ms();
        struct pollfd wait = {.fd = fd, .events = POLLOUT};
        int ready;

        if (left <= 0) {
            return false;
        }
        ready = poll(&wait, 1, (int)left);
        if (ready > 0) {
            return true; /* an error shows in the write that follows */
        }
        if (ready < 0 && errno != EINTR) {
            return false;
        }
    }
}

/* Take n bytes off the front of the vector; the number of parts left. */
static size_t
advance(struct iovec **parts, size_t count, size_t n)
{
    while (count > 0 && n >= (*parts)->iov_len) {
        n -= (*parts)->iov_len;
        (*parts)++;
        count--;
    }
    if (count > 0) {
        (*parts)->iov_base = (char *)(*parts)->iov_base + n;
        (*parts)->iov_len -= n;
    }
    return count;
}

/* What a write that failed means; *deadline is set at the first wait, since
 * most writes have none. STATUS_OK: try again. */
static enum status
after_failure(int fd, int deadline_ms, int64_t *deadline)
{
    if (errno == EINTR) {
        return STATUS_OK;
    }
    if (errno == EPIPE) {
        return STATUS_END;
    }
    if (errno != EAGAIN && errno != EWOULDBLOCK) {
        return STATUS_IO;
    }
    if (*deadline == 0) {
        *deadline = platform_clock_ms() + deadline_ms;
    }
    return wait_writable(fd, *deadline) ? STATUS_OK : STATUS_END;
}

enum status
platform_write(int fd,
               const struct platform_part *parts,
               size_t count,
               int deadline_ms)
{
    struct iovec vector[PLATFORM_MAX_PARTS];
    struct iovec *left = vector;
    enum status status = STATUS_OK;
    int64_t deadline = 0;

    assert(count <= PLATFORM_MAX_PARTS);
    for (size_t i = 0; i < count; i++) {
        /* NOLINTNEXTLINE(performance-no-int-to-ptr): drops a const */
        vector[i].iov_base = (void *)(uintptr_t)parts[i].bytes;
        vector[i].iov_len = parts[i].len;
    }
    count = advance(&left, count, 0);
    while (count > 0 && status == STATUS_OK) {
        ssize_t done = writev(fd, left, (int)count);

        if (done >= 0) {
            count = advance(&left, count, (size_t)done);
        } else {
            status = after_failure(fd, deadline_ms, &deadline);
        }
    }
    return status;
}
