/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * history.h - what history.c (reading) and history_file.c (files, deleting)
 * share. Of no use outside cmd/.
 */
#ifndef CMD_HISTORY_H
#define CMD_HISTORY_H

#include "cmd/cmd.h"
#include "store/history.h"

struct history_tool {
    struct tool *tool;
    struct history *history;
    struct json_out reply;
    struct arena arena; /* of one request */
    const char **names; /* arguments that are no options */
    size_t count;
    const char *folder;
    bool json;
    bool csv;
    bool all;
};

/* Ask as the extension does; the value of "ok", valid until the next call.
 * NULL after saying what is wrong. */
const struct json *
history_ask(struct history_tool *with, const char *op, const char *request);

/* Text as a JSON string. In with->arena. */
const char *history_quoted(struct history_tool *with, const char *text);

/* The member that an argument stands for: "visit":N or "site":"…". */
const char *history_which(struct history_tool *with, const char *name);

/* ---- history_text.c ---- */

/* A member that is a text, "" without; a number, 0 without. */
const char *history_text_of(const struct json *object, const char *name);
int64_t history_whole(const struct json *object, const char *name);

const char *history_cause(struct history_tool *with, const char *cause);
/* One entry of a diff as a sentence. */
const char *history_entry(struct history_tool *with, const struct json *entry);
void history_print_visit(struct history_tool *with, const struct json *visit);
void history_print_site(struct history_tool *with, const struct json *item);

/* Each returns an exit status. */
int history_export(struct history_tool *with);
int history_import(struct history_tool *with);
int history_delete(struct history_tool *with);

#endif
