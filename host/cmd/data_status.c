/* SPDX-License-Identifier: EUPL-1.2 */
/* cocarde data status: each source, its day, its age, whose it is. */
#include "cmd/data.h"

#include "facts/data_sources.h"
#include "report/layout.h"
#include "sys/platform.h"
#include "wire/data_status.h"
#include "wire/rating.h"

#include <string.h>

/* The files of a data directory that the command line can have open. */
static const char *const files[] = {
    "country.mmdb",
    "asn.mmdb",
    "registry.sqlite",
};
#define FILES (sizeof(files) / sizeof(files[0]))

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

    return second == NULL
               ? ""
               : arena_format(tool->arena, "ipfire %s", second_date(second));
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
    json_put_string(&out, "own", sources->own.dir);
    json_put_string(&out, "data", registry_version(sources->registry));
    json_put_string(&out, "digest", sources->digest);
    json_put_string(
        &out, "countries", data_day(tool, geo_country_date(sources->geo)));
    json_put_string(
        &out, "networks", data_day(tool, geo_network_date(sources->geo)));
    json_put_string(&out, "second_opinion", second[0] == '\0' ? NULL : second);
    data_status_put(&out, sources, tool->today, tool->arena);
    json_key(&out, "versions");
    rating_write_versions(&out, sources);
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

/* "GeoLite2-Country of 2026-11-03, 19 day(s) old, yours since 2026-11-21" */
static const char *
source_text(struct tool *tool, const struct data_source *source)
{
    enum language language = tool->language;
    struct arena *arena = tool->arena;
    const char *built = data_day(tool, source->built);
    const char *text =
        source->type == NULL || source->type[0] == '\0'
            ? built
            : word_with(WORD_OF_DAY,
                        language,
                        arena,
                        (const char *const[]){source->type, built, NULL});

    if (!source->present) {
        return word(WORD_ABSENT, language);
    }
    if (source->days >= 0) {
        const char *days = arena_format(arena, "%d", (int)source->days);

        text = arena_format(arena,
                            "%s, %s",
                            text,
                            word_with(WORD_DAYS_OLD,
                                      language,
                                      arena,
                                      (const char *const[]){days, NULL}));
    }
    if (source->yours) {
        const char *day = data_day(tool, source->imported);

        text = arena_format(arena,
                            "%s, %s",
                            text,
                            day[0] == '\0'
                                ? word(WORD_YOURS, language)
                                : word_with(WORD_YOURS_SINCE,
                                            language,
                                            arena,
                                            (const char *const[]){day, NULL}));
    }
    return text;
}

static void
write_source(struct tool *tool,
             const struct data_source *source,
             enum word label)
{
    enum language language = tool->language;

    data_line(tool, word(label, language), source_text(tool, source));
    if (source->notice[0] != '\0' && source->present) {
        data_line(tool,
                  "",
                  arena_format(tool->arena,
                               "%s%s%s",
                               source->notice,
                               source->link[0] == '\0' ? "" : " ",
                               source->link));
    }
    if (source->old) {
        data_line(tool, "", word(WORD_OLD_DATA, language));
    }
    if (source->problem != NULL) {
        data_line(
            tool,
            "",
            word_with(WORD_LEFT_OUT,
                      language,
                      tool->arena,
                      (const char *const[]){source->problem->what, NULL}));
    }
}

static void
write_text(struct tool *tool)
{
    static const enum word labels[DATA_SOURCES] = {WORD_COUNTRIES_OF,
                                                   WORD_NETWORKS_OF,
                                                   WORD_SECOND_OPINION,
                                                   WORD_FACTS_OF};
    const struct sources *sources = &tool->sources;
    enum language language = tool->language;
    struct data_source list[DATA_SOURCES];

    data_sources(sources, tool->today, list);
    data_line(tool, word(WORD_DATA_DIRECTORY, language), tool->data);
    if (sources->own.dir != NULL) {
        data_line(tool, word(WORD_YOURS, language), sources->own.dir);
    }
    data_line(tool,
              word(WORD_DATA_VERSION, language),
              registry_version(sources->registry));
    data_line(tool, word(WORD_DIGEST, language), sources->digest);
    for (size_t i = 0; i < DATA_SOURCES; i++) {
        write_source(tool, &list[i], labels[i]);
    }
    for (size_t i = 0; i < FILES; i++) {
        data_line(tool,
                  files[i],
                  arena_format(tool->arena,
                               "%.1f MB",
                               (double)size_of(tool, files[i]) / 1e6));
    }
}

int
data_tell_status(struct tool *tool, const struct data_options *options)
{
    int status = tool_open(tool);

    if (status == EXIT_DONE && options->json) {
        write_json(tool);
    } else if (status == EXIT_DONE) {
        write_text(tool);
    }
    return status;
}
