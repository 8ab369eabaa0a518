/* SPDX-License-Identifier: EUPL-1.2 */
/* cocarde history: what is kept, from the operations that the extension asks
 * too. */
#include "cmd/history.h"

#include "report/layout.h"
#include "sys/folder.h"
#include "sys/paths.h"

#include <string.h>

const struct json *
history_ask(struct history_tool *with, const char *op, const char *request)
{
    struct problem problem = {0};
    struct protocol_ask ask = {
        .op = op,
        .out = &with->reply,
        .arena = &with->arena,
        .problem = &problem,
    };
    const struct json *reply = NULL;

    ask.request = json_parse(request, strlen(request), &with->arena, NULL);
    json_out_reset(&with->reply);
    if (ask.request != NULL && history_answer(with->history, &ask) == E_NONE) {
        reply =
            json_parse(with->reply.text, with->reply.len, &with->arena, NULL);
    } else {
        tool_complain(with->tool, NULL, problem.what, problem.hint);
    }
    return reply;
}

const char *
history_quoted(struct history_tool *with, const char *text)
{
    struct json_out out = {0};
    const char *quoted;

    json_string(&out, text);
    quoted = arena_copy(&with->arena, out.text, out.len);
    json_out_free(&out);
    return quoted;
}

const char *
history_which(struct history_tool *with, const char *name)
{
    bool number = name[0] != '\0' && name[strspn(name, "0123456789")] == '\0';

    return number ? arena_format(&with->arena, "\"visit\":%.15s", name)
                  : arena_format(&with->arena,
                                 "\"site\":%s",
                                 history_quoted(with, name));
}

/* ---- the commands ---- */

static void
write_json(struct history_tool *with)
{
    tool_write(with->tool, with->reply.text, with->reply.len);
    tool_write(with->tool, "\n", 1);
}

/* Page after page of a list: member holds what print shows. */
static int
print_pages(struct history_tool *with,
            const char *op,
            const char *request,
            const char *member,
            void (*print)(struct history_tool *, const struct json *))
{
    int64_t after = 0;
    bool any = false;

    for (;;) {
        const struct json *next;
        const struct json *reply = history_ask(
            with,
            op,
            arena_format(&with->arena,
                         "{%s,\"limit\":50,\"after\":%lld,\"changes\":true,"
                         "\"today\":true,\"lang\":\"%s\"}",
                         request,
                         (long long)after,
                         with->tool->language == LANGUAGE_FR ? "fr" : "en"));

        if (reply == NULL) {
            return EXIT_PARTLY;
        }
        if (with->json) {
            write_json(with);
        }
        for (const struct json *item = json_first(json_get(reply, member));
             item != NULL && !with->json;
             item = json_next(item)) {
            any = true;
            print(with, item);
        }
        next = json_get(reply, "next");
        if (!json_whole(next, &after) || !tool_heard(with->tool)) {
            break;
        }
    }
    if (!any && !with->json) {
        layout_text(
            with->tool->out, 0, "", word(WORD_NO_VISITS, with->tool->language));
    }
    return EXIT_DONE;
}

static int
history_list(struct history_tool *with)
{
    const char *query = "";

    for (size_t i = 0; i < with->count; i++) {
        query = arena_format(&with->arena, "%s %s", query, with->names[i]);
    }
    return print_pages(
        with,
        "history.list",
        arena_format(&with->arena, "\"query\":%s", history_quoted(with, query)),
        "sites",
        history_print_site);
}

static int
history_show(struct history_tool *with)
{
    const char *which = history_which(with, with->names[0]);
    const struct json *reply;

    if (strncmp(which, "\"site\"", 6) == 0) {
        return print_pages(
            with, "history.site", which, "visits", history_print_visit);
    }
    reply = history_ask(
        with,
        "history.visit",
        arena_format(&with->arena,
                     "{%s,\"lang\":\"%s\"}",
                     which,
                     with->tool->language == LANGUAGE_FR ? "fr" : "en"));
    if (reply == NULL) {
        return EXIT_PARTLY;
    }
    if (with->json) {
        write_json(with);
        return EXIT_DONE;
    }
    history_print_visit(with, json_get(reply, "visit"));
    for (const struct json *finding =
             json_first(json_get(json_get(reply, "rating"), "findings"));
         finding != NULL;
         finding = json_next(finding)) {
        layout_text(with->tool->out,
                    6,
                    history_text_of(finding, "worst"),
                    history_text_of(finding, "text"));
    }
    return EXIT_DONE;
}

static int
history_diff(struct history_tool *with)
{
    static const char *const causes[] = {"site", "data", "unseen"};
    const struct json *reply =
        history_ask(with,
                    "history.diff",
                    arena_format(&with->arena,
                                 "{\"a\":%.15s,\"b\":%.15s}",
                                 with->names[0],
                                 with->names[1]));

    if (reply == NULL) {
        return EXIT_PARTLY;
    }
    if (with->json) {
        write_json(with);
        return EXIT_DONE;
    }
    history_print_visit(with, json_get(reply, "a"));
    history_print_visit(with, json_get(reply, "b"));
    for (size_t i = 0; i < sizeof(causes) / sizeof(causes[0]); i++) {
        const struct json *entry = json_first(json_get(reply, causes[i]));

        if (entry != NULL) {
            layout_title(with->tool->out, history_cause(with, causes[i]));
        }
        for (; entry != NULL; entry = json_next(entry)) {
            layout_text(with->tool->out, 2, "", history_entry(with, entry));
        }
    }
    layout_title(with->tool->out, "");
    layout_text(
        with->tool->out, 0, "", word(WORD_OTHER_PAGE, with->tool->language));
    return EXIT_DONE;
}

static const struct {
    const char *name;
    size_t least; /* arguments */
    size_t most;
    int (*run)(struct history_tool *with);
} commands[] = {
    {"list", 0, 20, history_list},
    {"show", 1, 1, history_show},
    {"diff", 2, 2, history_diff},
    {"export", 0, 1, history_export},
    {"import", 1, 1, history_import},
    {"delete", 0, 1, history_delete},
};
#define COMMANDS (sizeof(commands) / sizeof(commands[0]))

static int
read_arguments(struct history_tool *with, struct arguments *arguments)
{
    const char *argument;
    size_t capacity = 0;
    int status = EXIT_DONE;

    while (status == EXIT_DONE &&
           (argument = arguments_take(arguments)) != NULL) {
        if (strcmp(argument, "--json") == 0) {
            with->json = true;
        } else if (strcmp(argument, "--csv") == 0) {
            with->csv = true;
        } else if (strcmp(argument, "--all") == 0) {
            with->all = true;
        } else if (arguments_option(arguments, argument, "--history")) {
            with->folder = arguments->value;
        } else if (argument[0] != '-' || argument[1] == '\0') {
            with->names = arena_grow(with->tool->arena,
                                     with->names,
                                     with->count,
                                     &capacity,
                                     sizeof(*with->names));
            with->names[with->count++] = argument;
        } else if (!arguments_shared(
                       with->tool, arguments, argument, &status)) {
            status = arguments_fail(with->tool, argument);
        }
    }
    return status;
}

static int
run(struct history_tool *with, size_t command)
{
    struct tool *tool = with->tool;
    int status = tool_open(tool);

    if (status == EXIT_DONE) {
        const struct history_start start = {
            .sources = &tool->sources,
            .sites = own_sites(&tool->sources.own, tool->data, tool->arena),
            .folder = paths_history(with->folder, tool->arena),
            .now = folder_now,
        };

        with->history = history_new(&start);
        status = commands[command].run(with);
        history_close(with->history);
    }
    json_out_free(&with->reply);
    arena_finish(&with->arena);
    return status;
}

int
cmd_history(struct tool *tool, struct arguments *arguments)
{
    struct history_tool with = {.tool = tool};
    const char *name = arguments_take(arguments);
    size_t command = 0;
    int status;

    while (command < COMMANDS &&
           (name == NULL || strcmp(commands[command].name, name) != 0)) {
        command++;
    }
    if (command == COMMANDS) {
        return name == NULL ? tool_usage(tool, WORD_NEEDS_ARGUMENT, NULL)
                            : tool_usage(tool, WORD_UNKNOWN_COMMAND, name);
    }
    status = read_arguments(&with, arguments);
    if (status == EXIT_DONE && with.count < commands[command].least) {
        status = tool_usage(tool, WORD_NEEDS_ARGUMENT, NULL);
    }
    if (status == EXIT_DONE && with.count > commands[command].most) {
        status = tool_usage(tool, WORD_TOO_MANY_ARGUMENTS, NULL);
    }
    return status == EXIT_DONE ? run(&with, command) : status;
}
