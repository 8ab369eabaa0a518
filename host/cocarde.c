/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * cocarde - the command line: the same judgement as the native host, for
 * captures in files. What is in the table below is all there is.
 */
#include "cmd/cmd.h"

#include "sys/platform.h"

#include <string.h>
#include <time.h>

static const struct command commands[] = {
    {"rate", WORD_USAGE_RATE, cmd_rate},
    {"lookup", WORD_USAGE_LOOKUP, cmd_lookup},
    {"dispute", WORD_USAGE_DISPUTE, cmd_dispute},
    {"compare", WORD_USAGE_COMPARE, cmd_compare},
    {"history", WORD_USAGE_HISTORY, cmd_history},
    {"rules", WORD_USAGE_RULES, cmd_rules},
    {"data", WORD_USAGE_DATA, cmd_data},
    {"version", WORD_USAGE_VERSION, cmd_version},
};

static const struct command *
find_command(const char *name)
{
    for (size_t i = 0; i < sizeof(commands) / sizeof(commands[0]); i++) {
        if (strcmp(commands[i].name, name) == 0) {
            return &commands[i];
        }
    }
    return NULL;
}

/* POSIX: LC_ALL, then LC_MESSAGES, then LANG; the first that is set counts. */
static enum language
language_here(void)
{
    static const char *const names[] = {"LC_ALL", "LC_MESSAGES", "LANG"};
    enum language language = LANGUAGE_EN;

    for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
        const char *value = platform_environment(names[i]);

        if (value != NULL) {
            language_parse(value, &language);
            break;
        }
    }
    return language;
}

/* Today in UTC, for questions that bear no date. */
static struct date
today(void)
{
    time_t now = time(NULL);
    const struct tm *utc = gmtime(&now);
    struct date date = {0};

    if (utc != NULL) {
        date.ymd = (utc->tm_year + 1900) * 10000 + (utc->tm_mon + 1) * 100 +
                   utc->tm_mday;
    }
    return date;
}

static int
help(struct tool *tool, const struct command *command)
{
    fputs(word(command == NULL ? WORD_USAGE : command->usage, tool->language),
          tool->out);
    return EXIT_DONE;
}

/* Whether --help stands among the arguments of a command. */
static bool
asks_help(char *const *arguments)
{
    for (; *arguments != NULL && strcmp(*arguments, "--") != 0; arguments++) {
        if (strcmp(*arguments, "--help") == 0 ||
            strcmp(*arguments, "-h") == 0) {
            return true;
        }
    }
    return false;
}

static int
run(struct tool *tool, struct arguments *arguments, const char *name)
{
    const struct command *command = find_command(name);

    if (strcmp(name, "help") == 0 || strcmp(name, "--help") == 0 ||
        strcmp(name, "-h") == 0) {
        const char *about = arguments_take(arguments);

        command = about == NULL ? NULL : find_command(about);
        return about != NULL && command == NULL
                   ? tool_usage(tool, WORD_UNKNOWN_COMMAND, about)
                   : help(tool, command);
    }
    if (strcmp(name, "--version") == 0) {
        return cmd_version(tool, arguments);
    }
    if (command == NULL) {
        return tool_usage(tool,
                          name[0] == '-' ? WORD_UNKNOWN_OPTION
                                         : WORD_UNKNOWN_COMMAND,
                          name);
    }
    return asks_help(arguments->next) ? help(tool, command)
                                      : command->run(tool, arguments);
}

int
main(int argc, char **argv)
{
    struct arena arena = {0};
    struct tool tool = {
        .out = stdout,
        .err = stderr,
        .language = language_here(),
        .today = today(),
        .arena = &arena,
    };
    struct arguments arguments = {.next = argc > 0 ? argv + 1 : argv};
    const char *name = arguments_take(&arguments);
    int status = EXIT_DONE;

    while (status == EXIT_DONE && name != NULL &&
           arguments_shared(&tool, &arguments, name, &status)) {
        name = arguments_take(&arguments);
    }
    if (status == EXIT_DONE && name == NULL) {
        fputs(word(WORD_USAGE, tool.language), tool.err);
        status = EXIT_USAGE;
    } else if (status == EXIT_DONE) {
        status = tool_finish(&tool, run(&tool, &arguments, name));
    }
    sources_close(&tool.sources);
    arena_finish(&arena);
    return status;
}
