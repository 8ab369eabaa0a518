/* SPDX-License-Identifier: EUPL-1.2 */
/* cocarde data status: which data this is, and how old. */
#include "cmd/cmd.h"

#include "report/layout.h"
#include "sys/platform.h"

#include <string.h>

/* The files of a data directory that the command line can have open. */
static const char *const files[] = {
    "country.mmdb",
    "asn.mmdb",
    "registry.sqlite",
};
#define FILES (sizeof(files) / sizeof(files[0]))

/* "2026-06-01"; "" when it is not told. */
static const char *
day_text(struct tool *tool, struct date day)
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

static uint64_t
size_of(struct tool *tool, const char *name)
{
    uint64_t size = 0;

    platform_file_size(arena_format(tool->arena, "%s/%s", tool->data, name),
                       &size);
    return size;
}

/* "" when there is no second opinion. */
static const char *
second_text(const struct tool *tool)
{
    const struct second *second = tool->sources.second;

    if (second == NULL ||
        (!second_present(second, 4) && !second_present(second, 6))) {
        return "";
    }
    return arena_format(tool->arena, "ipfire %s", second_date(second));
}

static void
write_json(struct tool *tool)
{
    const struct sources *sources = &tool->sources;
    const char *second = second_text(tool);
    struct json_out out = {0};

    json_begin_object(&out);
    json_put_string(&out, "schema", "cocarde.data/1");
    json_put_string(&out, "directory", tool->data);
    json_put_string(&out, "data", registry_version(sources->registry));
    json_put_string(&out, "digest", registry_digest(sources->registry));
    json_put_string(
        &out, "countries", day_text(tool, geo_country_date(sources->geo)));
    json_put_string(
        &out, "networks", day_text(tool, geo_network_date(sources->geo)));
    json_put_string(&out, "second_opinion", second[0] == '\0' ? NULL : second);
    json_key(&out, "files");
    json_begin_array(&out);
    for (size_t i = 0; i < FILES; i++) {
        json_begin_object(&out);
        json_put_string(&out, "name", files[i]);
        json_put_integer(&out, "bytes", (int64_t)size_of(tool, files[i]));
        json_end_object(&out);
    }
    json_end_array(&out);
    json_end_object(&out);
    tool_write(tool, out.text, out.len);
    tool_write(tool, "\n", 1);
    json_out_free(&out);
}

static void
line(struct tool *tool, const char *label, const char *value)
{
    layout_text(tool->out, 20, label, value);
}

static void
write_text(struct tool *tool)
{
    const struct sources *sources = &tool->sources;
    enum language language = tool->language;
    const char *second = second_text(tool);

    line(tool, word(WORD_DATA_DIRECTORY, language), tool->data);
    line(tool,
         word(WORD_DATA_VERSION, language),
         registry_version(sources->registry));
    line(tool, word(WORD_DIGEST, language), registry_digest(sources->registry));
    line(tool,
         word(WORD_COUNTRIES_OF, language),
         day_text(tool, geo_country_date(sources->geo)));
    line(tool,
         word(WORD_NETWORKS_OF, language),
         day_text(tool, geo_network_date(sources->geo)));
    line(tool,
         word(WORD_SECOND_OPINION, language),
         second[0] == '\0' ? word(WORD_ABSENT, language) : second);
    for (size_t i = 0; i < FILES; i++) {
        line(tool,
             files[i],
             arena_format(tool->arena,
                          "%.1f MB",
                          (double)size_of(tool, files[i]) / 1e6));
    }
}

int
cmd_data(struct tool *tool, struct arguments *arguments)
{
    const char *what = NULL;
    const char *argument;
    bool json = false;
    int status = EXIT_DONE;

    while (status == EXIT_DONE &&
           (argument = arguments_take(arguments)) != NULL) {
        if (strcmp(argument, "--json") == 0) {
            json = true;
        } else if (argument[0] != '-' && what == NULL) {
            what = argument;
        } else if (argument[0] != '-') {
            status = tool_usage(tool, WORD_TOO_MANY_ARGUMENTS, NULL);
        } else if (!arguments_shared(tool, arguments, argument, &status)) {
            status = arguments_fail(tool, argument);
        }
    }
    if (status == EXIT_DONE && what != NULL && strcmp(what, "status") != 0) {
        status = tool_usage(tool, WORD_UNKNOWN_COMMAND, what);
    }
    if (status == EXIT_DONE) {
        status = tool_open(tool);
    }
    if (status == EXIT_DONE && json) {
        write_json(tool);
    } else if (status == EXIT_DONE) {
        write_text(tool);
    }
    return status;
}
