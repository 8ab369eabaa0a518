/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * status.h - how a function says why it could not do what it was asked.
 *
 * Only for what the outside world can cause: bad input, a broken file. A bug
 * in this program is an assert(); running out of memory ends it (core/arena.h).
 */
#ifndef SYS_STATUS_H
#define SYS_STATUS_H

enum status {
    STATUS_OK = 0,
    STATUS_END,       /* clean end of input, between two messages */
    STATUS_TRUNCATED, /* input ended inside a message */
    STATUS_TOO_LARGE, /* a stated limit was exceeded */
    STATUS_IO,        /* read, write or open failed; errno is set */
    STATUS_MISSING,   /* a file that is needed does not exist */
    STATUS_CORRUPT,   /* a file is not what it should be */
    STATUS_INVALID,   /* input is not of the form asked for */
    STATUS_BUSY,      /* another process holds the file */
    STATUS_FULL,      /* no room left on the disk, or none is allowed */
    STATUS_READ_ONLY, /* a file or its folder may not be written */
    STATUS_NEWER,     /* a later version wrote the file */
};

/* Mark every function that returns a status: ignoring one is an error. */
#if defined(__GNUC__)
#define MUST_CHECK __attribute__((warn_unused_result))
#else
#define MUST_CHECK
#endif

/* A sentence for people about a failure: what, where, what to do. */
struct problem {
    enum status status;
    char what[256]; /* names the file or field; "" when there is nothing */
    char hint[160]; /* what to do about it; may be "" */
};

/* Stable kebab-case code, e.g. "too-large". Static storage. */
const char *status_code(enum status status);

/* Fill problem (may be NULL) and return status: `return problem_set(…)`. */
enum status problem_set(struct problem *problem,
                        enum status status,
                        const char *hint,
                        const char *format,
                        ...) __attribute__((format(printf, 4, 5)));

#endif
