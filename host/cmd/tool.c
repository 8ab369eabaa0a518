/* SPDX-License-Identifier: EUPL-1.2 */
#include "cmd/cmd.h"

#include "sys/paths.h"

#include <errno.h>
#include <string.h>

const char *
arguments_take(struct arguments *arguments)
{
    return *arguments->next == NULL ? NULL : *arguments->next++;
}

bool
arguments_option(struct arguments *arguments,
                 const char *argument,
                 const char *name)
{
    size_t len = strlen(name);

    arguments->value = NULL;
    if (strncmp(argument, name, len) != 0) {
        return false;
    }
    if (argument[len] == '=') {
        arguments->value = argument + len + 1;
    } else if (argument[len] == '\0') {
        arguments->value = arguments_take(arguments);
    }
    return arguments->value != NULL;
}

/* Options that take a value, for saying which complaint it is. */
static bool
wants_value(const char *argument)
{
    static const char *const names[] = {"--at", "--lang", "--data"};

    for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
        if (strcmp(argument, names[i]) == 0) {
            return true;
        }
    }
    return false;
}

int
arguments_fail(struct tool *tool, const char *argument)
{
    return tool_usage(tool,
                      wants_value(argument) ? WORD_NEEDS_VALUE
                                            : WORD_UNKNOWN_OPTION,
                      argument);
}

bool
arguments_shared(struct tool *tool,
                 struct arguments *arguments,
                 const char *argument,
                 int *status)
{
    if (arguments_option(arguments, argument, "--data")) {
        tool->option = arguments->value;
        return true;
    }
    if (arguments_option(arguments, argument, "--lang")) {
        if (!language_parse(arguments->value, &tool->language)) {
            *status = tool_usage(tool, WORD_NOT_A_LANGUAGE, arguments->value);
        }
        return true;
    }
    return false;
}

bool
arguments_date(struct tool *tool, const char *text, struct date *out)
{
    struct date date = date_parse(text);

    if (date.ymd == 0) {
        tool_usage(tool, WORD_NOT_A_DATE, text);
        return false;
    }
    *out = date;
    return true;
}

int
tool_usage(struct tool *tool, enum word complaint, const char *about)
{
    const char *const values[] = {about, NULL};
    const char *const none[] = {NULL};

    tool_complain(tool,
                  NULL,
                  word_with(complaint,
                            tool->language,
                            tool->arena,
                            about == NULL ? none : values),
                  word(WORD_SEE_HELP, tool->language));
    return EXIT_USAGE;
}

int
tool_open(struct tool *tool)
{
    struct problem problem = {0};
    struct paths_start start = paths_here(tool->option, tool->arena);

    if (tool->data != NULL) {
        return EXIT_DONE;
    }
    tool->data = paths_data(&start, tool->arena);
    if (sources_open_own(tool->data,
                         PATHS_SYSTEM_SECOND,
                         paths_own_used(&start, tool->arena),
                         &tool->sources,
                         &problem) != STATUS_OK) {
        tool_complain(tool, NULL, problem.what, problem.hint);
        tool->data = NULL;
        return EXIT_PARTLY;
    }
    for (int i = 0; i < OWN_COUNT; i++) {
        const struct own_file *file = &tool->sources.own.files[i];

        if (file->present && file->problem.status != STATUS_OK) {
            tool_complain(tool, NULL, file->problem.what, file->problem.hint);
        }
    }
    return EXIT_DONE;
}

/* Names of files and of captures hold what they like. */
static void
put_plain(FILE *out, const char *text)
{
    for (; *text != '\0'; text++) {
        unsigned char c = (unsigned char)*text;

        fputc(c < 0x20 || c == 0x7f ? '?' : c, out);
    }
}

void
tool_complain(struct tool *tool,
              const char *subject,
              const char *what,
              const char *hint)
{
    /* What was said before it stands before it, also in one terminal. */
    if (tool_heard(tool)) {
        errno = 0;
        fflush(tool->out);
        tool_heard(tool);
    }
    fputs("cocarde: ", tool->err);
    if (subject != NULL) {
        put_plain(tool->err, subject);
        fputs(": ", tool->err);
    }
    put_plain(tool->err, what);
    if (hint != NULL && hint[0] != '\0') {
        fputs("; ", tool->err);
        put_plain(tool->err, hint);
    }
    fputc('\n', tool->err);
}

bool
tool_heard(struct tool *tool)
{
    if (ferror(tool->out) && tool->unwritten == 0) {
        tool->unwritten = errno != 0 ? errno : EIO;
    }
    return tool->unwritten == 0;
}

bool
tool_write(struct tool *tool, const char *bytes, size_t len)
{
    errno = 0;
    fwrite(bytes, 1, len, tool->out);
    return tool_heard(tool);
}

int
tool_finish(struct tool *tool, int status)
{
    const char *why;

    if (tool->unwritten == 0) {
        errno = 0;
        fflush(tool->out);
    }
    if (tool_heard(tool)) {
        return status;
    }
    /* A pipe or, between programs, a socket whose reader has gone. */
    if (tool->unwritten != EPIPE && tool->unwritten != ECONNRESET) {
        why = strerror(tool->unwritten);
        tool_complain(tool,
                      NULL,
                      word_with(WORD_CANNOT_WRITE,
                                tool->language,
                                tool->arena,
                                (const char *const[]){why, NULL}),
                      NULL);
    }
    return EXIT_PARTLY;
}
