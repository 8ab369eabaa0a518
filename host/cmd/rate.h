/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * rate.h - what rate.c (captures) and rate_lines.c (pages as JSON lines)
 * share. Of no use outside cmd/.
 */
#ifndef CMD_RATE_H
#define CMD_RATE_H

#include "cmd/cmd.h"

enum form {
    FORM_TEXT = 0,
    FORM_JSON,
    FORM_PAGE,  /* the page itself, for rating it again */
    FORM_LINES, /* pages as JSON lines in, ratings as JSON lines out */
};

struct rate {
    struct tool *tool;
    enum form form;
    const char *at;      /* --at; NULL: the capture's own date */
    struct date day;     /* of at */
    struct arena arena;  /* of one file; of one line */
    struct json_out out; /* of one page */
    size_t line;         /* in the file, from 1; 0: it is not read by lines */
    size_t written;      /* pages so far */
    int status;
    bool before_choice; /* everything came before a choice */
    bool strict;
    bool broken; /* nobody reads our output any more */
};

/* Rate a page and write what the form asks for. */
void rate_page(struct rate *rate, const char *file, struct page *page);

/* Say what could not be read or rated; the status is then EXIT_PARTLY. */
void rate_fail(struct rate *rate,
               const char *file,
               const char *what,
               const char *hint);

/* The same for a file that cannot be read; errno says why. */
void rate_cannot_read(struct rate *rate, const char *file, enum status status);

/*
 * Rate the pages of a file, one a line, as they come: for each line in, one
 * line out, at once. "-" is standard input. PROTOCOL.md, "Pages as lines".
 */
void rate_lines(struct rate *rate, const char *file);

#endif
