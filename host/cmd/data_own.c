/* SPDX-License-Identifier: EUPL-1.2 */
/* cocarde data import, remove, corrections: what the user puts over our data.
 */
#include "cmd/data.h"

#include "facts/own_import.h"
#include "report/layout.h"
#include "wire/data_status.h"

#include <string.h>

/* "3.1 %" of a part in all. */
static const char *
share(struct tool *tool, uint32_t part, uint32_t all)
{
    return arena_format(tool->arena,
                        "%.1f %%",
                        all == 0 ? 0.0 : 100.0 * (double)part / (double)all);
}

static const char *
number(struct tool *tool, uint64_t value)
{
    return arena_format(tool->arena, "%llu", (unsigned long long)value);
}

static void
say(struct tool *tool, enum word which, const char *const *values)
{
    layout_text(tool->out,
                0,
                "",
                word_with(which, tool->language, tool->arena, values));
}

static void
write_change(struct tool *tool,
             const struct own_import *import,
             enum own_part part)
{
    const struct own_change *change = &import->changes[part];
    const char *const values[] = {
        data_day(tool, import->before[part]),
        data_day(tool, import->facts.built),
        number(tool, change->asked),
        share(tool, change->another, change->asked),
        share(tool, change->after - change->both, change->asked),
        share(tool, change->before - change->both, change->asked),
        NULL,
    };

    say(tool,
        part == OWN_COUNTRIES ? WORD_CHANGES_COUNTRIES : WORD_CHANGES_NETWORKS,
        values);
}

static void
write_text(struct tool *tool, const struct own_import *import)
{
    const struct geo_facts *facts = &import->facts;
    const char *const none[] = {NULL};
    const char *const values[] = {
        facts->type[0] != '\0' ? facts->type : "MMDB",
        data_day(tool, facts->built),
        number(tool, facts->nodes),
        number(tool, facts->records),
        NULL,
    };

    say(tool, WORD_CHECKED_WHOLE, values);
    for (int i = OWN_COUNTRIES; i <= OWN_NETWORKS; i++) {
        if (import->replaces[i]) {
            write_change(tool, import, (enum own_part)i);
        }
    }
    if (facts->ip_version == 4) {
        say(tool, WORD_NO_IPV6, none);
    }
    say(tool, WORD_HOSTS_KEEP, none);
}

static void
write_json(struct tool *tool, const char *path, const struct own_import *import)
{
    static const char *const ids[] = {"countries", "networks"};
    struct json_out out = {0};

    json_begin_object(&out);
    json_put_string(&out, "schema", "cocarde.import/1");
    json_put_string(&out, "file", path);
    json_put_string(&out, "type", import->facts.type);
    data_status_put_day(&out, "built", import->facts.built, tool->arena);
    json_put_string(&out, "digest", import->digest);
    json_put_integer(&out, "nodes", (int64_t)import->facts.nodes);
    json_put_integer(&out, "records", (int64_t)import->facts.records);
    json_put_boolean(&out, "ipv6", import->facts.ip_version == 6);
    json_key(&out, "replaces");
    json_begin_array(&out);
    for (int i = OWN_COUNTRIES; i <= OWN_NETWORKS; i++) {
        const struct own_change *change = &import->changes[i];

        if (import->replaces[i]) {
            json_begin_object(&out);
            json_put_string(&out, "id", ids[i]);
            data_status_put_day(&out, "before", import->before[i], tool->arena);
            json_put_integer(&out, "asked", change->asked);
            json_put_integer(&out, "answered_before", change->before);
            json_put_integer(&out, "answered", change->after);
            json_put_integer(&out, "another", change->another);
            json_end_object(&out);
        }
    }
    json_end_array(&out);
    json_end_object(&out);
    tool_write(tool, out.text, out.len);
    tool_write(tool, "\n", 1);
    json_out_free(&out);
}

int
data_import(struct tool *tool, const struct data_options *options)
{
    const char *dir = data_own_directory(tool);
    struct problem problem = {0};
    struct own_import import;
    int status = dir == NULL ? EXIT_PARTLY : tool_open(tool);

    if (status != EXIT_DONE) {
        return status;
    }
    if (own_import(dir,
                   options->names[0],
                   &tool->sources,
                   tool->today,
                   tool->arena,
                   &import,
                   &problem) != STATUS_OK) {
        tool_complain(tool, NULL, problem.what, problem.hint);
        return EXIT_PARTLY;
    }
    if (options->json) {
        write_json(tool, options->names[0], &import);
    } else {
        write_text(tool, &import);
    }
    return EXIT_DONE;
}

int
data_remove(struct tool *tool, const struct data_options *options)
{
    static const char *const ids[OWN_COUNT] = {
        "countries", "networks", "corrections"};
    const char *dir = data_own_directory(tool);
    bool parts[OWN_COUNT] = {false};
    bool removed[OWN_COUNT] = {false};
    struct problem problem = {0};
    bool any = false;

    for (size_t n = 0; n < options->nnames; n++) {
        bool known = false;

        for (int i = 0; i < OWN_COUNT; i++) {
            bool same = strcmp(options->names[n], ids[i]) == 0;

            known |= same;
            parts[i] |= same;
        }
        if (!known) {
            return tool_usage(tool, WORD_UNKNOWN_COMMAND, options->names[n]);
        }
    }
    for (int i = 0; i < OWN_COUNT; i++) {
        parts[i] |= options->nnames == 0;
    }
    if (dir == NULL) {
        return EXIT_PARTLY;
    }
    if (own_remove(dir, parts, removed, tool->arena, &problem) != STATUS_OK) {
        tool_complain(tool, NULL, problem.what, problem.hint);
        return EXIT_PARTLY;
    }
    for (int i = 0; i < OWN_COUNT; i++) {
        if (removed[i]) {
            say(tool, WORD_REMOVED, (const char *const[]){ids[i], NULL});
            any = true;
        }
    }
    if (!any) {
        tool_complain(
            tool, dir, word(WORD_NOTHING_OF_YOURS, tool->language), NULL);
    }
    return any ? EXIT_DONE : EXIT_PARTLY;
}

int
data_corrections(struct tool *tool, const struct data_options *options)
{
    const char *dir = data_own_directory(tool);
    const char *path;

    (void)options;
    if (dir == NULL) {
        return EXIT_PARTLY;
    }
    path = arena_format(tool->arena, "%s/corrections", dir);
    fputs(word_with(WORD_CORRECTIONS_IN,
                    tool->language,
                    tool->arena,
                    (const char *const[]){path, path, NULL}),
          tool->out);
    return EXIT_DONE;
}
