/* SPDX-License-Identifier: EUPL-1.2 */
/* cocarde data: which data this is, and the user's own over it. */
#include "cmd/data.h"

#include "report/layout.h"
#include "sys/paths.h"

#include <string.h>

#define LABEL 20 /* columns of the label of a line */

static const struct part {
    const char *name;
    size_t least; /* arguments after it */
    size_t most;
    int (*run)(struct tool *tool, const struct data_options *options);
} parts[] = {
    {"status", 0, 0, data_tell_status},
    {"verify", 0, 0, data_verify},
    {"import", 1, 1, data_import},
    {"remove", 0, OWN_COUNT, data_remove},
    {"corrections", 0, 0, data_corrections},
};

const char *
data_day(struct tool *tool, struct date day)
{
    if (day.ymd == 0) {
        return "";
    }
    return arena_format(tool->arena,
                        "%04d-%02d-%02d",
                        (int)(day.ymd / 10000),
                        (int)(day.ymd / 100 % 100),
                        (int)(day.ymd % 100));
}

void
data_line(struct tool *tool, const char *label, const char *value)
{
    layout_text(tool->out, LABEL, label, value);
}

const char *
data_own_directory(struct tool *tool)
{
    struct paths_start start = paths_here(tool->option, tool->arena);
    const char *own = paths_own(&start, tool->arena);

    if (own == NULL) {
        tool_complain(
            tool, NULL, word(WORD_NOWHERE_TO_PUT, tool->language), NULL);
    }
    return own;
}

static int
run(struct tool *tool, const struct data_options *options)
{
    for (size_t i = 0; i < sizeof(parts) / sizeof(parts[0]); i++) {
        if (strcmp(parts[i].name, options->what) != 0) {
            continue;
        }
        if (options->nnames < parts[i].least) {
            return tool_usage(tool, WORD_NEEDS_ARGUMENT, NULL);
        }
        return options->nnames > parts[i].most
                   ? tool_usage(tool, WORD_TOO_MANY_ARGUMENTS, NULL)
                   : parts[i].run(tool, options);
    }
    return tool_usage(tool, WORD_UNKNOWN_COMMAND, options->what);
}

int
cmd_data(struct tool *tool, struct arguments *arguments)
{
    struct data_options options = {.what = NULL};
    size_t capacity = 0;
    const char *argument;
    int status = EXIT_DONE;

    while (status == EXIT_DONE &&
           (argument = arguments_take(arguments)) != NULL) {
        if (strcmp(argument, "--json") == 0) {
            options.json = true;
        } else if (argument[0] != '-' && options.what == NULL) {
            options.what = argument;
        } else if (argument[0] != '-') {
            options.names = arena_grow(tool->arena,
                                       options.names,
                                       options.nnames,
                                       &capacity,
                                       sizeof(*options.names));
            options.names[options.nnames++] = argument;
        } else if (!arguments_shared(tool, arguments, argument, &status)) {
            status = arguments_fail(tool, argument);
        }
    }
    if (options.what == NULL) {
        options.what = "status";
    }
    return status == EXIT_DONE ? run(tool, &options) : status;
}
