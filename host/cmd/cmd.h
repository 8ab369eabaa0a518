/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * cmd.h - the subcommands of the command line, and what they share. One file
 * each; host/cocarde.c holds their table.
 */
#ifndef CMD_CMD_H
#define CMD_CMD_H

#include "core/arena.h"
#include "facts/identify.h"
#include "report/words.h"
#include "wire/json.h"

#include <stdio.h>

/* Exit statuses of the program. */
#define EXIT_DONE 0
#define EXIT_PARTLY 1 /* something could not be read or rated */
#define EXIT_USAGE 2

/* What every command works with. Nothing of it outlives main(). */
struct tool {
    FILE *out;
    FILE *err;
    int unwritten; /* errno of the first write that failed; 0: none did */
    enum language language;
    struct date today;   /* passed in, so that tests choose it */
    const char *option;  /* --data; NULL: search */
    struct arena *arena; /* of the program: arguments, paths */
    const char *data;    /* data directory; NULL before tool_open() */
    struct sources sources;
};

/* The arguments of one command, taken one after the other. */
struct arguments {
    char **next; /* ends with a NULL */
    const char *value;
};

struct command {
    const char *name;
    enum word usage;
    /* arguments: what follows the command's name. Returns an exit status. */
    int (*run)(struct tool *tool, struct arguments *arguments);
};

int cmd_rate(struct tool *tool, struct arguments *arguments);
int cmd_lookup(struct tool *tool, struct arguments *arguments);
int cmd_dispute(struct tool *tool, struct arguments *arguments);
int cmd_rules(struct tool *tool, struct arguments *arguments);
int cmd_data(struct tool *tool, struct arguments *arguments);
int cmd_compare(struct tool *tool, struct arguments *arguments);
int cmd_history(struct tool *tool, struct arguments *arguments);
int cmd_version(struct tool *tool, struct arguments *arguments);

/* METHOD.md to tool->out: `rules --markdown`. */
void cmd_method(struct tool *tool);

/* ---- arguments ---- */

/* The next argument, NULL at the end. */
const char *arguments_take(struct arguments *arguments);

/*
 * Whether argument is the option name, alone or as "name=value"; in either
 * case its value is then in arguments->value.
 *
 * Returns false too when the value is missing: then arguments->value is NULL,
 * and arguments_fail() says so.
 */
bool arguments_option(struct arguments *arguments,
                      const char *argument,
                      const char *name);

/* An argument that is an option, and none that is known: say so. Returns
 * EXIT_USAGE. */
int arguments_fail(struct tool *tool, const char *argument);

/* The options that every command takes: --lang and --data. Sets *status to
 * EXIT_USAGE when the value is no good. */
bool arguments_shared(struct tool *tool,
                      struct arguments *arguments,
                      const char *argument,
                      int *status);

/* --at DATE; says what is wrong and returns false when it is no date. */
bool arguments_date(struct tool *tool, const char *text, struct date *out);

/* Print usage of a command to err and return EXIT_USAGE. */
int tool_usage(struct tool *tool, enum word complaint, const char *about);

/* ---- the rest ---- */

/* Find and open the data. EXIT_DONE, or EXIT_PARTLY after saying why not. */
int tool_open(struct tool *tool);

/* "cocarde: SUBJECT: WHAT; HINT" on err; subject may be NULL. */
void tool_complain(struct tool *tool,
                   const char *subject,
                   const char *what,
                   const char *hint);

/* Write len bytes of a reply; false when they do not get through. */
bool tool_write(struct tool *tool, const char *bytes, size_t len);

/* Whether all that was written to out so far got through. */
bool tool_heard(struct tool *tool);

/* Flush; EXIT_DONE, or EXIT_PARTLY when what was written is not all there. A
 * reader that went away (head) is no failure to talk about. */
int tool_finish(struct tool *tool, int status);

#endif
