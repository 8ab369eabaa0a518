/* SPDX-License-Identifier: EUPL-1.2 */
#include "sys/status.h"

#include <stdarg.h>
#include <stdio.h>

const char *
status_code(enum status status)
{
    switch (status) {
    case STATUS_OK:
        return "ok";
    case STATUS_END:
        return "end";
    case STATUS_TRUNCATED:
        return "truncated";
    case STATUS_TOO_LARGE:
        return "too-large";
    case STATUS_IO:
        return "io";
    case STATUS_MISSING:
        return "missing";
    case STATUS_CORRUPT:
        return "corrupt";
    case STATUS_INVALID:
        return "invalid";
    case STATUS_BUSY:
        return "busy";
    case STATUS_FULL:
        return "full";
    case STATUS_READ_ONLY:
        return "read-only";
    case STATUS_NEWER:
        return "newer";
    }
    return "unknown";
}

enum status
problem_set(struct problem *problem,
            enum status status,
            const char *hint,
            const char *format,
            ...)
{
    va_list args;

    if (problem == NULL) {
        return status;
    }
    problem->status = status;
    snprintf(problem->hint, sizeof(problem->hint), "%s", hint);
    va_start(args, format);
    vsnprintf(problem->what, sizeof(problem->what), format, args);
    va_end(args);
    return status;
}
