/* SPDX-License-Identifier: EUPL-1.2 */
/* cocarde lookup: everything that the data says of one machine. */
#include "cmd/cmd.h"

#include "report/text.h"
#include "wire/rating.h"

#include <string.h>

struct lookup {
    struct tool *tool;
    struct arena *arena; /* of one query */
    struct json_out *out;
    struct date day;
    bool json;
};

/* The reply to a query that has none, in the same line as an answer. */
static void
write_error(const struct lookup *lookup,
            const char *query,
            const struct problem *problem)
{
    json_out_reset(lookup->out);
    json_begin_object(lookup->out);
    json_put_string(lookup->out, "schema", "cocarde.lookup/1");
    json_put_string(lookup->out, "query", query);
    json_key(lookup->out, "err");
    json_begin_object(lookup->out);
    json_put_string(lookup->out, "msg", problem->what);
    json_put_string(lookup->out, "hint", problem->hint);
    json_end_object(lookup->out);
    json_end_object(lookup->out);
}

/* One query: "HOST", "IP" or "HOST=IP". An exit status. */
static int
answer(const struct lookup *lookup, const char *query)
{
    struct problem problem = {0};
    const char *equals = strchr(query, '=');
    const char *name =
        equals == NULL
            ? query
            : arena_copy(lookup->arena, query, (size_t)(equals - query));
    enum status status;

    json_out_reset(lookup->out);
    status = rating_lookup(lookup->out,
                           &lookup->tool->sources,
                           name,
                           equals == NULL ? NULL : equals + 1,
                           lookup->day,
                           lookup->tool->language,
                           lookup->arena,
                           &problem);
    if (status != STATUS_OK) {
        tool_complain(lookup->tool, query, problem.what, problem.hint);
        write_error(lookup, query, &problem);
    }
    if (lookup->json) {
        tool_write(lookup->tool, lookup->out->text, lookup->out->len);
        tool_write(lookup->tool, "\n", 1);
    } else if (status == STATUS_OK) {
        const struct text text = {
            .out = lookup->tool->out,
            .registry = lookup->tool->sources.registry,
            .language = lookup->tool->language,
            .arena = lookup->arena,
        };

        text_lookup(
            &text,
            json_parse(
                lookup->out->text, lookup->out->len, lookup->arena, NULL));
    }
    return status == STATUS_OK ? EXIT_DONE : EXIT_PARTLY;
}

static int
answer_all(struct lookup *lookup, const char *const *queries, size_t count)
{
    int status = EXIT_DONE;

    for (size_t i = 0; i < count && tool_heard(lookup->tool); i++) {
        if (i > 0 && !lookup->json) {
            fputc('\n', lookup->tool->out);
        }
        if (answer(lookup, queries[i]) != EXIT_DONE) {
            status = EXIT_PARTLY;
        }
        arena_reset(lookup->arena);
    }
    return status;
}

static int
read_arguments(struct lookup *lookup,
               struct arguments *arguments,
               const char ***queries,
               size_t *count)
{
    struct tool *tool = lookup->tool;
    const char *argument;
    size_t capacity = 0;
    int status = EXIT_DONE;

    while (status == EXIT_DONE &&
           (argument = arguments_take(arguments)) != NULL) {
        if (argument[0] != '-') {
            *queries = arena_grow(
                tool->arena, *queries, *count, &capacity, sizeof(**queries));
            (*queries)[(*count)++] = argument;
        } else if (strcmp(argument, "--json") == 0) {
            lookup->json = true;
        } else if (strcmp(argument, "--text") == 0) {
            lookup->json = false;
        } else if (arguments_option(arguments, argument, "--at")) {
            if (!arguments_date(tool, arguments->value, &lookup->day)) {
                status = EXIT_USAGE;
            }
        } else if (!arguments_shared(tool, arguments, argument, &status)) {
            status = arguments_fail(tool, argument);
        }
    }
    if (status == EXIT_DONE && *count == 0) {
        status = tool_usage(tool, WORD_NEEDS_ARGUMENT, NULL);
    }
    return status;
}

int
cmd_lookup(struct tool *tool, struct arguments *arguments)
{
    struct arena arena = {0};
    struct json_out out = {0};
    struct lookup lookup = {
        .tool = tool, .arena = &arena, .out = &out, .day = tool->today};
    const char **queries = NULL;
    size_t count = 0;
    int status = read_arguments(&lookup, arguments, &queries, &count);

    if (status == EXIT_DONE) {
        status = tool_open(tool);
    }
    if (status == EXIT_DONE) {
        status = answer_all(&lookup, queries, count);
    }
    json_out_free(&out);
    arena_finish(&arena);
    return status;
}
