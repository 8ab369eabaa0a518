/* SPDX-License-Identifier: EUPL-1.2 */
/* cocarde rules: the method as it is compiled in, from the very table that
 * judges. */
#include "cmd/cmd.h"

#include "core/rules.h"
#include "report/layout.h"
#include "wire/rating.h"

#include <string.h>

/* What a rule does to the letter, in one word. */
static const char *
cap_of(const struct rule *rule)
{
    switch (rule->effect) {
    case EFFECT_CAP:
        return letter_name(rule->cap);
    case EFFECT_NOTE:
        return "note";
    case EFFECT_RANGE:
        return "range";
    case EFFECT_NOT_RATED:
        break;
    }
    return "not-rated";
}

/* Some rules speak differently of different cases: keys "ID.…". */
static const char *const variants[] = {
    "",
    ".proxy",
    ".service",
    ".operator",
    ".no-address",
};
#define VARIANTS (sizeof(variants) / sizeof(variants[0]))

static const char *
sentence(struct tool *tool, const struct rule *rule, size_t variant)
{
    return registry_sentence(
        tool->sources.registry,
        arena_format(tool->arena, "%s%s", rule->id, variants[variant]),
        tool->language);
}

static void
write_text(struct tool *tool)
{
    for (size_t i = 0; i < rules_count(); i++) {
        const struct rule *rule = rules_at(i);

        if (i > 0) {
            fputc('\n', tool->out);
        }
        layout_text(
            tool->out,
            18,
            arena_format(tool->arena,
                         "%s %s",
                         layout_padded(tool->arena, rule->id, 4),
                         cap_of(rule)),
            arena_format(tool->arena,
                         "%s: %s",
                         word_for(axis_name(rule->axis), tool->language),
                         rule->title));
        layout_text(tool->out, 18, "", rule->basis);
        for (size_t variant = 0; variant < VARIANTS; variant++) {
            const char *text = sentence(tool, rule, variant);

            if (text != NULL) {
                layout_text(tool->out, 18, "", text);
            }
        }
    }
}

static void
write_json(struct tool *tool)
{
    struct json_out out = {0};

    rating_write_rules(&out);
    tool_write(tool, out.text, out.len);
    tool_write(tool, "\n", 1);
    json_out_free(&out);
}

int
cmd_rules(struct tool *tool, struct arguments *arguments)
{
    void (*form)(struct tool *) = write_text;
    const char *argument;
    int status = EXIT_DONE;

    while (status == EXIT_DONE &&
           (argument = arguments_take(arguments)) != NULL) {
        if (strcmp(argument, "--json") == 0) {
            form = write_json;
        } else if (strcmp(argument, "--markdown") == 0) {
            form = cmd_method;
        } else if (strcmp(argument, "--text") == 0) {
            form = write_text;
        } else if (!arguments_shared(tool, arguments, argument, &status)) {
            status = arguments_fail(tool, argument);
        }
    }
    if (status == EXIT_DONE) {
        status = tool_open(tool);
    }
    if (status == EXIT_DONE) {
        form(tool);
    }
    return status;
}
