/* SPDX-License-Identifier: EUPL-1.2 */
/* cocarde lookup: everything that the data says of one machine. */
#include "cmd/cmd.h"

#include "report/text.h"
#include "sys/platform.h"
#include "wire/rating.h"

#include <errno.h>
#include <string.h>

#define INPUT_BYTES ((size_t)4096)  /* of standard input at a time */
#define QUERY_BYTES (HOST_MAX + 64) /* of a query: "HOST=IP" and some */

struct lookup {
    struct tool *tool;
    struct arena *arena; /* of one query */
    struct json_out *out;
    struct date day;
    size_t answered;
    bool json;
};

/* Standard input, read in lines. */
struct input {
    char bytes[INPUT_BYTES];
    size_t begin; /* what was read and not taken: begin up to end */
    size_t end;
    bool over;
    int failed; /* errno when reading did not go well, else 0 */
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
answer_next(struct lookup *lookup, const char *query)
{
    int status;

    if (lookup->answered++ > 0 && !lookup->json) {
        fputc('\n', lookup->tool->out);
    }
    status = answer(lookup, query);
    arena_reset(lookup->arena);
    return status;
}

/* Read more into the room behind what is left. Whoever writes to us may wait
 * for the answers so far. */
static void
refill(struct input *input, FILE *out)
{
    size_t left = input->end - input->begin;
    ptrdiff_t got;

    fflush(out);
    memmove(input->bytes, input->bytes + input->begin, left);
    input->begin = 0;
    input->end = left;
    got = platform_read(
        PLATFORM_STDIN, input->bytes + left, INPUT_BYTES - 1 - left);
    input->failed = got < 0 ? errno : 0;
    input->over = got <= 0;
    input->end += got > 0 ? (size_t)got : 0;
}

/*
 * The next line without its end, NULL at the end of input; valid until the
 * next call. A line that no query can be as long as is cut: it stays one that
 * is neither a host name nor an address.
 */
static const char *
next_line(struct input *input, FILE *out)
{
    const char *end = NULL;
    char *line;
    size_t len;

    while (!input->over && (end = memchr(input->bytes + input->begin,
                                         '\n',
                                         input->end - input->begin)) == NULL) {
        if (input->end - input->begin > QUERY_BYTES) {
            input->end = input->begin + QUERY_BYTES;
        }
        refill(input, out);
    }
    line = input->bytes + input->begin;
    if (end == NULL) { /* the last line may lack its end */
        end = memchr(line, '\n', input->end - input->begin);
    }
    if (end == NULL && input->begin == input->end) {
        return NULL;
    }
    len = end == NULL ? input->end - input->begin : (size_t)(end - line);
    input->begin += len + (end != NULL);
    len = len > QUERY_BYTES ? QUERY_BYTES : len;
    len -= len > 0 && line[len - 1] == '\r';
    line[len] = '\0';
    for (size_t i = 0; i < len; i++) {
        line[i] = line[i] == '\0' ? '?' : line[i]; /* no name has it */
    }
    return line;
}

static int
answer_input(struct lookup *lookup)
{
    struct tool *tool = lookup->tool;
    struct input input = {.over = false};
    const char *line;
    int status = EXIT_DONE;

    while (tool_heard(tool) && (line = next_line(&input, tool->out)) != NULL) {
        if (line[0] != '\0' && answer_next(lookup, line) != EXIT_DONE) {
            status = EXIT_PARTLY;
        }
    }
    if (input.failed != 0) {
        const char *why = strerror(input.failed);

        tool_complain(tool,
                      "-",
                      word_with(WORD_CANNOT_READ,
                                tool->language,
                                lookup->arena,
                                (const char *const[]){why, NULL}),
                      NULL);
        status = EXIT_PARTLY;
    }
    return status;
}

static int
answer_all(struct lookup *lookup, const char *const *queries, size_t count)
{
    int status = EXIT_DONE;

    for (size_t i = 0; i < count && tool_heard(lookup->tool); i++) {
        int one = strcmp(queries[i], "-") == 0
                      ? answer_input(lookup)
                      : answer_next(lookup, queries[i]);

        status = one == EXIT_DONE ? status : one;
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
        if (argument[0] != '-' || argument[1] == '\0') {
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
