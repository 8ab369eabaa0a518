/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * data.h - the parts of `cocarde data`, one file each.
 */
#ifndef CMD_DATA_H
#define CMD_DATA_H

#include "cmd/cmd.h"

/* What the person asked for. */
struct data_options {
    const char *what;   /* "status" … */
    const char **names; /* what follows; in the tool's arena */
    size_t nnames;
    bool json;
};

/* Each returns an exit status. */
int data_tell_status(struct tool *tool, const struct data_options *options);
int data_verify(struct tool *tool, const struct data_options *options);
int data_import(struct tool *tool, const struct data_options *options);
int data_remove(struct tool *tool, const struct data_options *options);
int data_corrections(struct tool *tool, const struct data_options *options);

/* Where the user's own data goes, in the tool's arena; NULL after saying that
 * there is no such place. */
const char *data_own_directory(struct tool *tool);

/* "2026-06-01"; "" when it is not told. */
const char *data_day(struct tool *tool, struct date day);

/* "LABEL  VALUE", the values below each other. */
void data_line(struct tool *tool, const char *label, const char *value);

#endif
