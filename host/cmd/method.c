/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * METHOD.md: the method for people, made from the tables that judge. The two
 * total tables are found by asking every rule about every cell, so that they
 * cannot differ from what is done.
 */
#include "cmd/cmd.h"

#include "cmd/method_text.h"
#include "core/exposure.h"
#include "core/rules.h"

static const char *
sentence(const struct tool *tool, const char *key, enum language language)
{
    const char *text = registry_sentence(tool->sources.registry, key, language);

    return text == NULL ? "" : text;
}

static void
letters(struct tool *tool)
{
    fputs(method_letters, tool->out);
    for (int letter = LETTER_A; letter <= LETTER_E; letter++) {
        const char *name = letter_name((enum letter)letter);
        const char *key = arena_format(tool->arena, "letter.%s", name);

        fprintf(tool->out,
                "| **%s** | %s | %s |\n",
                name,
                sentence(tool, key, LANGUAGE_EN),
                sentence(tool, key, LANGUAGE_FR));
    }
}

/* Which role each kind of request has, as the judgement works it out. */
static void
roles(struct tool *tool)
{
    fputs(method_roles, tool->out);
    for (int i = RESOURCE_DOCUMENT; i <= RESOURCE_COUNT; i++) {
        enum resource kind =
            i == RESOURCE_COUNT ? RESOURCE_OTHER : (enum resource)i;
        struct contact contact = {0};
        enum resource decides;
        role_set set;
        const char *between = "";

        contact.counts[kind] = 1;
        set = contact_roles(&contact, false, &decides);
        fprintf(tool->out, "| `%s` | ", resource_name(kind));
        for (int role = ROLE_REDIRECT; role < ROLE_COUNT; role++) {
            if (set & SET_OF(role)) {
                fprintf(tool->out, "%s%s", between, role_name((enum role)role));
                between = " or ";
            }
        }
        fputs(" |\n", tool->out);
    }
}

/* "D (R6)" for one cell, "A" when no rule caps it. */
static void
cell(struct tool *tool, const struct reading *reading, enum axis axis)
{
    for (size_t i = 0; i < rules_count(); i++) {
        const struct rule *rule = rules_at(i);

        if (rule->axis == axis && rule->effect == EFFECT_CAP &&
            rule->applies(reading)) {
            fprintf(tool->out, " %s (%s) |", letter_name(rule->cap), rule->id);
            return;
        }
    }
    fputs(reading->role == ROLE_REDIRECT ? " shown |" : " A |", tool->out);
}

static void
reach_table(struct tool *tool)
{
    fputs(method_reach, tool->out);
    for (int role = ROLE_COUNT - 1; role >= 0; role--) {
        fprintf(tool->out, "| %s |", role_name((enum role)role));
        for (int reach = 0; reach < REACH_COUNT; reach++) {
            const struct reading reading = {
                .role = (enum role)role,
                .reach = (enum reach_class)reach,
            };

            cell(tool, &reading, AXIS_REACH);
        }
        fputc('\n', tool->out);
    }
    fputs(method_after_reach, tool->out);
}

static void
destination_table(struct tool *tool)
{
    fputs(method_destination, tool->out);
    for (int role = ROLE_COUNT - 1; role >= 0; role--) {
        fprintf(tool->out, "| %s |", role_name((enum role)role));
        for (int to = 0; to < DESTINATION_COUNT; to++) {
            const struct reading reading = {
                .role = (enum role)role,
                .destination = (enum destination)to,
            };

            cell(tool, &reading, AXIS_DESTINATION);
        }
        fputc('\n', tool->out);
    }
    fputs(method_after_destination, tool->out);
}

static const char *
effect_words(const struct rule *rule)
{
    switch (rule->effect) {
    case EFFECT_CAP:
        return "at best";
    case EFFECT_NOTE:
        return "a note: said, never counted";
    case EFFECT_RANGE:
        return "two readings: the grade becomes a range";
    case EFFECT_NOT_RATED:
        return "no grade";
    }
    return "";
}

/* Both languages of a sentence, when the table has it. */
static void
both(struct tool *tool, const char *key)
{
    const char *english = sentence(tool, key, LANGUAGE_EN);

    if (english[0] != '\0') {
        fprintf(tool->out,
                "\n> %s  \n> *%s*\n",
                english,
                sentence(tool, key, LANGUAGE_FR));
    }
}

static void
rules(struct tool *tool)
{
    static const char *const variants[] = {
        "",
        ".proxy",
        ".form",
        ".service",
        ".operator",
        ".no-address",
        ".registered",
        ".maybe",
        ".strict",
    };

    fputs(method_rules, tool->out);
    for (size_t i = 0; i < rules_count(); i++) {
        const struct rule *rule = rules_at(i);

        fprintf(tool->out,
                "\n### %s: %s\n\nAxis: %s. Effect: %s%s%s. Basis: %s. Since "
                "%s.\n",
                rule->id,
                rule->title,
                rule->axis == AXIS_NONE ? "none" : axis_name(rule->axis),
                effect_words(rule),
                rule->effect == EFFECT_CAP ? " " : "",
                rule->effect == EFFECT_CAP ? letter_name(rule->cap) : "",
                rule->basis,
                rule->since);
        for (size_t k = 0; k < sizeof(variants) / sizeof(variants[0]); k++) {
            both(tool,
                 arena_format(tool->arena, "%s%s", rule->id, variants[k]));
        }
    }
}

/* What is said when something is not known. */
static void
doubts(struct tool *tool)
{
    static const char *const keys[] = {
        "role.maybe",
        "class.maybe",
        "T.place-maybe",
        "T.listing-maybe",
        "T.entity-maybe",
        "T.unknown-party",
        "C.phase-maybe",
    };

    fputs(method_doubts, tool->out);
    for (size_t i = 0; i < sizeof(keys) / sizeof(keys[0]); i++) {
        both(tool, keys[i]);
    }
    fputs(method_notes, tool->out);
    for (int i = 0; i < NOTE_COUNT; i++) {
        both(tool,
             arena_format(tool->arena,
                          "note.%s",
                          page_note_name((enum page_note)(1U << i))));
    }
}

void
cmd_method(struct tool *tool)
{
    char digest[RULES_DIGEST_SIZE];

    fprintf(tool->out, method_head, METHOD_VERSION, rules_digest(digest));
    letters(tool);
    roles(tool);
    reach_table(tool);
    destination_table(tool);
    fputs(method_consent, tool->out);
    fputs(method_letters_made, tool->out);
    rules(tool);
    doubts(tool);
    fputs(method_tail, tool->out);
}
