/* SPDX-License-Identifier: EUPL-1.2 */
/* The words of a dispute: plain text, one fact a line, ready to be copied into
 * a letter. */
#include "facts/dispute.h"

#include "facts/dispute_say.h"
#include "facts/sentence_text.h"

#include <assert.h>
#include <string.h>

static const struct dispute_hole no_holes[DISPUTE_MAX_HOLES];

/* The value of the hole whose name is text[0..len). */
static const char *
value_of(const struct dispute_hole *holes, const char *text, size_t len)
{
    for (size_t i = 0; i < DISPUTE_MAX_HOLES && holes[i].name != NULL; i++) {
        if (strlen(holes[i].name) == len &&
            memcmp(holes[i].name, text, len) == 0) {
            return holes[i].value;
        }
    }
    return "?";
}

const char *
dispute_say(const struct registry *registry,
            enum language language,
            struct arena *arena,
            const char *key,
            const struct dispute_hole holes[DISPUTE_MAX_HOLES])
{
    struct sentence_text out = {.arena = arena};
    const char *text = registry_sentence(registry, key, language);

    if (text == NULL) { /* a table of before this program */
        return key;
    }
    while (*text != '\0') {
        size_t plain = strcspn(text, "{");
        const char *end = text[plain] == '{' ? strchr(text + plain, '}') : NULL;

        if (end == NULL) {
            sentence_append(&out, text);
            break;
        }
        sentence_append_bytes(&out, text, plain);
        text += plain + 1;
        sentence_append(&out, value_of(holes, text, (size_t)(end - text)));
        text = end + 1;
    }
    return out.bytes == NULL ? "" : out.bytes;
}

const char *
dispute_day(struct date day, struct arena *arena)
{
    return day.ymd == 0 ? "?"
                        : arena_format(arena,
                                       "%04d-%02d-%02d",
                                       (int)(day.ymd / 10000),
                                       (int)(day.ymd / 100 % 100),
                                       (int)(day.ymd % 100));
}

struct writer {
    const struct registry *registry;
    enum language language;
    struct arena *arena;
    struct sentence_text out;
};

static const char *
say(const struct writer *writer,
    const char *key,
    const struct dispute_hole *holes)
{
    return dispute_say(
        writer->registry, writer->language, writer->arena, key, holes);
}

static void
line(struct writer *writer, const char *text)
{
    sentence_append(&writer->out, text);
    sentence_append(&writer->out, "\n");
}

/* Where the row stands: a table of ours, of the user's, or an address file. */
static const char *
place_of(const struct writer *writer, const struct dispute_row *row)
{
    bool file = strstr(row->table, ".mmdb") != NULL;
    const struct dispute_hole holes[DISPUTE_MAX_HOLES] = {
        {"file",
         file ? row->table
              : arena_format(writer->arena,
                             "%s/%s.csv",
                             row->yours ? "corrections" : "data",
                             row->table)},
        {"key", row->key},
    };

    return say(writer, "dispute.row", holes);
}

static void
write_row(struct writer *writer, size_t number, const struct dispute_row *row)
{
    const struct dispute_hole holes[DISPUTE_MAX_HOLES] = {
        {"source", row->source + (row->read ? sizeof("(read) ") - 1 : 0)},
        {"as_of", row->as_of[0] != '\0' ? row->as_of : "?"},
    };

    line(writer,
         arena_format(writer->arena,
                      "%zu. %s\n   %s",
                      number,
                      place_of(writer, row),
                      row->says));
    if (row->source[0] != '\0') {
        line(writer,
             arena_format(
                 writer->arena,
                 "   %s",
                 say(writer,
                     row->read ? "dispute.source.read" : "dispute.source",
                     holes)));
    } else if (row->as_of[0] != '\0') {
        line(writer,
             arena_format(
                 writer->arena, "   %s", say(writer, "dispute.built", holes)));
    }
    if (row->yours) {
        line(writer,
             arena_format(writer->arena,
                          "   %s",
                          say(writer, "dispute.yours", no_holes)));
    }
}

static enum reach_class
worst_of(const struct org *org)
{
    unsigned set = (unsigned)(org->seat_reach | org->control_reach);
    int reach = REACH_COUNT - 1;

    while (reach > 0 && (set >> reach & 1U) == 0) {
        reach--;
    }
    return (enum reach_class)reach;
}

static void
write_effect(struct writer *writer,
             const struct dispute *dispute,
             const struct dispute_effect *effect)
{
    if (effect != NULL) {
        const struct dispute_hole holes[DISPUTE_MAX_HOLES] = {
            {"grade", effect->grade[0] != '\0' ? effect->grade : "–"},
            {"without", effect->without[0] != '\0' ? effect->without : "–"},
            {"rules", effect->rules},
        };

        line(writer,
             say(writer,
                 effect->rules[0] != '\0' ? "dispute.effect"
                                          : "dispute.effect.none",
                 holes));
    } else if (dispute->org != NULL) {
        enum reach_class reach = worst_of(dispute->org);
        const struct dispute_hole holes[DISPUTE_MAX_HOLES] = {
            {"class", reach_name(reach)},
            {"document", letter_name(dispute_letter(reach, ROLE_DOCUMENT))},
            {"active", letter_name(dispute_letter(reach, ROLE_ACTIVE))},
            {"passive", letter_name(dispute_letter(reach, ROLE_PASSIVE))},
        };

        line(writer,
             say(writer,
                 reach == REACH_E ? "dispute.reach.none" : "dispute.reach",
                 holes));
    } else {
        line(writer, say(writer, "dispute.nobody", no_holes));
    }
}

const char *
dispute_subject_line(const struct registry *registry,
                     const struct dispute *dispute,
                     enum language language,
                     struct arena *arena)
{
    const struct dispute_hole holes[DISPUTE_MAX_HOLES] = {
        {"about",
         strcmp(dispute->about, dispute->subject.query) == 0
             ? dispute->about
             : arena_format(
                   arena, "%s (%s)", dispute->about, dispute->subject.query)},
    };

    return dispute_say(registry, language, arena, "dispute.subject", holes);
}

const char *
dispute_text(const struct registry *registry,
             const struct dispute *dispute,
             const struct dispute_effect *effect,
             const char *versions,
             enum language language,
             struct arena *arena)
{
    struct writer writer = {
        .registry = registry,
        .language = language,
        .arena = arena,
        .out = {.arena = arena},
    };
    const struct dispute_hole day[DISPUTE_MAX_HOLES] = {
        {"as_of", dispute_day(dispute->day, arena)}};

    line(&writer, dispute_subject_line(registry, dispute, language, arena));
    line(&writer, versions);
    line(&writer, "");
    line(&writer, say(&writer, "dispute.says", day));
    for (size_t i = 0; i < dispute->nrows; i++) {
        write_row(&writer, i + 1, &dispute->rows[i]);
    }
    if (dispute->nrows == 0) {
        line(&writer, say(&writer, "dispute.no-row", no_holes));
    }
    line(&writer, "");
    write_effect(&writer, dispute, effect);
    line(&writer, "");
    line(&writer, say(&writer, "dispute.wrong", no_holes));
    line(&writer, "…\n");
    line(&writer, say(&writer, "dispute.proof", no_holes));
    line(&writer, "…\n");
    line(&writer, say(&writer, "dispute.end", no_holes));
    return writer.out.bytes;
}
