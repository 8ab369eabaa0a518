/* SPDX-License-Identifier: EUPL-1.2 */
/* cocarde version: of the program and of the method in it; needs no data. */
#include "cmd/cmd.h"

#include "core/rules.h"

int
cmd_version(struct tool *tool, struct arguments *arguments)
{
    const char *argument;
    int status = EXIT_DONE;

    while ((argument = arguments_take(arguments)) != NULL) {
        if (!arguments_shared(tool, arguments, argument, &status)) {
            return tool_usage(tool, WORD_TOO_MANY_ARGUMENTS, NULL);
        }
    }
    if (status == EXIT_DONE) {
        fprintf(tool->out,
                "cocarde %s, method %s\n",
                COCARDE_VERSION,
                METHOD_VERSION);
    }
    return status;
}
