/* SPDX-License-Identifier: EUPL-1.2 */
#include "sys/log.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

static enum log_level most = LOG_WARNING;

static const char *const names[] = {"error", "warning", "info", "debug"};

void
log_set_level(enum log_level level)
{
    most = level;
}

void
log_line(enum log_level level, const char *format, ...)
{
    char line[LOG_LINE];
    va_list args;

    if (level > most) {
        return;
    }
    va_start(args, format);
    (void)vsnprintf(line, sizeof(line), format, args);
    va_end(args);
    for (char *c = line; *c != '\0'; c++) {
        if ((unsigned char)*c < ' ' || *c == 0x7F) {
            *c = '?'; /* a terminal obeys control characters */
        }
    }
    (void)fprintf(stderr, "cocarde: %s: %s\n", names[level], line);
}

void
log_problem(const struct problem *problem)
{
    if (problem->hint[0] != '\0') {
        log_line(LOG_ERROR, "%s (%s)", problem->what, problem->hint);
    } else {
        log_line(LOG_ERROR, "%s", problem->what);
    }
}
