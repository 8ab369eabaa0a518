/* SPDX-License-Identifier: EUPL-1.2 */
/* cocarde dispute: a text about a fact that is wrong, to copy and send. */
#include "cmd/cmd.h"

#include "wire/dispute.h"

#include <string.h>

struct dispute_options {
    const char *query;
    struct date day;
    bool json;
};

static int
read_arguments(struct tool *tool,
               struct arguments *arguments,
               struct dispute_options *options)
{
    const char *argument;
    int status = EXIT_DONE;

    while (status == EXIT_DONE &&
           (argument = arguments_take(arguments)) != NULL) {
        if (strcmp(argument, "--json") == 0) {
            options->json = true;
        } else if (arguments_option(arguments, argument, "--at")) {
            if (!arguments_date(tool, arguments->value, &options->day)) {
                status = EXIT_USAGE;
            }
        } else if (argument[0] != '-' && options->query == NULL) {
            options->query = argument;
        } else if (argument[0] != '-') {
            status = tool_usage(tool, WORD_TOO_MANY_ARGUMENTS, NULL);
        } else if (!arguments_shared(tool, arguments, argument, &status)) {
            status = arguments_fail(tool, argument);
        }
    }
    if (status == EXIT_DONE && options->query == NULL) {
        status = tool_usage(tool, WORD_NEEDS_ARGUMENT, NULL);
    }
    return status;
}

static void
write_reply(struct tool *tool, const struct json_out *out, bool json)
{
    const char *text;

    if (json) {
        tool_write(tool, out->text, out->len);
        tool_write(tool, "\n", 1);
        return;
    }
    text = json_text(
        json_get(json_parse(out->text, out->len, tool->arena, NULL), "text"));
    tool_write(tool, text, strlen(text));
}

int
cmd_dispute(struct tool *tool, struct arguments *arguments)
{
    struct dispute_options options = {.day = tool->today};
    struct problem problem = {0};
    struct json_out out = {0};
    int status = read_arguments(tool, arguments, &options);

    if (status == EXIT_DONE) {
        status = tool_open(tool);
    }
    if (status != EXIT_DONE) {
        return status;
    }
    const char *equals = strchr(options.query, '=');
    const struct dispute_question question = {
        .query = equals == NULL ? options.query
                                : arena_copy(tool->arena,
                                             options.query,
                                             (size_t)(equals - options.query)),
        .ip = equals == NULL ? NULL : equals + 1,
        .day = options.day,
        .language = tool->language,
    };

    if (dispute_write(&out, &tool->sources, &question, tool->arena, &problem) ==
        STATUS_OK) {
        write_reply(tool, &out, options.json);
    } else {
        tool_complain(tool, options.query, problem.what, problem.hint);
        status = EXIT_PARTLY;
    }
    json_out_free(&out);
    return status;
}
