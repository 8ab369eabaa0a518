/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * log.h - one line to standard error: "cocarde: warning: …". Only the mains
 * and cmd/ log; everything below returns. No host name, address or page above
 * LOG_DEBUG: a browser keeps these lines.
 */
#ifndef SYS_LOG_H
#define SYS_LOG_H

#include "sys/status.h"

enum log_level {
    LOG_ERROR = 0,
    LOG_WARNING,
    LOG_INFO,
    LOG_DEBUG,
};

/* Lines above this level are left out; LOG_WARNING at start. */
void log_set_level(enum log_level level);

/* Control characters in what is printed become '?'; at most LOG_LINE bytes. */
void log_line(enum log_level level, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* A failure with its hint, as an error. */
void log_problem(const struct problem *problem);

#define LOG_LINE 1024 /* bytes of one line, with its end */

#endif
