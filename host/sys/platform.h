/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * platform.h - everything that differs between operating systems: files mapped
 * into memory, the text of addresses, standard streams, clock, environment.
 * The only door to the POSIX headers (sys/sandbox has the kernel's); a port to
 * another system is another platform.c behind this header.
 */
#ifndef SYS_PLATFORM_H
#define SYS_PLATFORM_H

#include "core/arena.h"
#include "sys/status.h"

#include <stdbool.h>
#include <stdint.h>

/* ---- files ---- */

/* A file mapped read-only; zeroed: none. */
struct mapping {
    const unsigned char *bytes; /* NULL when size is 0 */
    size_t size;
};

/*
 * Map a regular file. Replace such a file by renaming a new one over it: one
 * that shrinks while it is mapped ends the process (SIGBUS).
 *
 * out   set on STATUS_OK only; unmap it
 *
 * STATUS_MISSING   no such file, or no directory on the way to it
 * STATUS_IO        anything else; errno says why
 */
MUST_CHECK enum status platform_map(const char *path, struct mapping *out);
void platform_unmap(struct mapping *mapping); /* zeroed is fine; zeroes it */

bool platform_is_directory(const char *path);

/* Size in bytes of a regular file; false when it is none. */
bool platform_file_size(const char *path, uint64_t *size);

/*
 * Names in a directory, without "." and "..", in byte order.
 *
 * names, count   set on STATUS_OK only; in arena
 *
 * STATUS_MISSING, STATUS_IO: as platform_map.
 */
MUST_CHECK enum status platform_list(const char *directory,
                                     struct arena *arena,
                                     const char ***names,
                                     size_t *count);

/* Directory of the running program, in arena; NULL when it cannot be told. */
const char *platform_program_directory(struct arena *arena);

/* Value of an environment variable; NULL when unset or empty. Borrowed. */
const char *platform_environment(const char *name);

/* ---- text of addresses (RFC 4291 §2.2; no zone, port or brackets) ---- */

#define PLATFORM_ADDRESS_TEXT 46 /* bytes with the NUL, longest IPv6 */

/*
 * family   4 or 6
 * bytes    network order; the first 4 when family is 4
 *
 * Returns false for any other text, and leaves both alone.
 */
bool platform_address_parse(const char *text, int *family, uint8_t bytes[16]);

/* Canonical text (RFC 5952 for IPv6) into out. family is 4 or 6. */
void platform_address_format(int family,
                             const uint8_t bytes[16],
                             char out[PLATFORM_ADDRESS_TEXT]);

/* ---- standard streams ---- */

/*
 * Make the standard streams safe for a protocol on them. Call first in main,
 * once: closes what the browser left open above them (Firefox: a pipe on 3),
 * opens those of 0-2 that are missing, ignores SIGPIPE and SIGXFSZ, moves
 * output to a private descriptor and points descriptor 1 at standard error, so
 * that nothing which prints can break a frame.
 *
 * Returns the private descriptor for platform_write; -1 when there is none.
 */
int platform_take_stdout(void);

#define PLATFORM_STDIN 0

/* Whether a descriptor is a terminal. */
bool platform_is_terminal(int fd);

/*
 * Read at least one byte, waiting for it; EINTR is hidden.
 * Returns bytes read, 0 at the end of input, -1 on error (errno is set).
 */
ptrdiff_t platform_read(int fd, void *buf, size_t len);

struct platform_part {
    const void *bytes;
    size_t len;
};

#define PLATFORM_MAX_PARTS 4

/*
 * Write all parts one after the other.
 *
 * deadline_ms   time for all of it; a reader that has stopped is not waited
 *               for any longer. Holds for pipes and sockets; a regular file or
 *               a terminal is written without.
 *
 * STATUS_END   the reader is gone, or the deadline has passed
 * STATUS_IO    anything else; errno says why
 * After either, part of it may have been written.
 */
MUST_CHECK enum status platform_write(int fd,
                                      const struct platform_part *parts,
                                      size_t count,
                                      int deadline_ms);

/* Milliseconds of a clock that only goes forward, from an unknown start. */
int64_t platform_clock_ms(void);

#endif
