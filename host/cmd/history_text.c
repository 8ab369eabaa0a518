/* SPDX-License-Identifier: EUPL-1.2 */
/* Sites, visits and changes as lines that people read. */
#include "cmd/history.h"

#include "report/layout.h"

#include <string.h>

const char *
history_text_of(const struct json *object, const char *name)
{
    const char *text = json_text(json_get(object, name));

    return text == NULL ? "" : text;
}

int64_t
history_whole(const struct json *object, const char *name)
{
    int64_t value = 0;

    (void)json_whole(json_get(object, name), &value);
    return value;
}

/* "D", "C–D", or in words that there is none. */
static const char *
letter_of(struct history_tool *with, const struct json *grade)
{
    const char *best = history_text_of(grade, "best");
    const char *worst = history_text_of(grade, "worst");

    if (best[0] == '\0') {
        return word(WORD_NOT_RATED, with->tool->language);
    }
    return strcmp(best, worst) == 0
               ? best
               : arena_format(&with->arena, "%s\u2013%s", best, worst);
}

const char *
history_cause(struct history_tool *with, const char *cause)
{
    enum language language = with->tool->language;

    return word(strcmp(cause, "site") == 0     ? WORD_CAUSE_SITE
                : strcmp(cause, "data") == 0   ? WORD_CAUSE_DATA
                : strcmp(cause, "unseen") == 0 ? WORD_CAUSE_UNSEEN
                                               : WORD_CAUSE_NONE,
                language);
}

/* One entry of a diff as a sentence. */
const char *
history_entry(struct history_tool *with, const struct json *entry)
{
    enum language language = with->tool->language;
    struct arena *arena = &with->arena;
    const char *pattern =
        word_for_change(history_text_of(entry, "what"), language);
    const char *hole = strstr(pattern, "{}");
    const char *before = history_text_of(entry, "before");
    const char *after = history_text_of(entry, "after");
    const char *axis = history_text_of(entry, "axis");
    const char *reason = history_text_of(entry, "reason");
    const char *text = pattern;

    if (hole != NULL) {
        text = arena_format(arena,
                            "%.*s%s%s",
                            (int)(hole - pattern),
                            pattern,
                            history_text_of(entry, "name"),
                            hole + 2);
    }
    if (axis[0] != '\0') {
        text = arena_format(arena, "%s, %s", text, word_for(axis, language));
    }
    if (before[0] != '\0' || after[0] != '\0') {
        text = arena_format(arena, "%s (%s \u2192 %s)", text, before, after);
    }
    if (reason[0] != '\0') {
        text = arena_format(arena,
                            "%s%s%s",
                            text,
                            word(WORD_COLON, language),
                            word_for_reason(reason, language));
    }
    return text;
}

static void
print_change(struct history_tool *with, const struct json *change)
{
    const struct json *first = json_get(change, "first");
    const char *cause = history_cause(with, history_text_of(change, "main"));

    if (!json_is_object(change)) {
        return;
    }
    layout_text(with->tool->out,
                6,
                "",
                json_is_object(first)
                    ? arena_format(&with->arena,
                                   "%s%s%s",
                                   cause,
                                   word(WORD_COLON, with->tool->language),
                                   history_entry(with, first))
                    : cause);
}

void
history_print_visit(struct history_tool *with, const struct json *visit)
{
    const char *today = "";

    if (json_is_object(json_get(visit, "today"))) {
        const char *letter = letter_of(with, json_get(visit, "today"));

        today = arena_format(&with->arena,
                             " (%s)",
                             word_with(WORD_TODAY,
                                       with->tool->language,
                                       &with->arena,
                                       (const char *const[]){letter, NULL}));
    }
    layout_text(with->tool->out,
                6,
                arena_format(&with->arena,
                             "%lld",
                             (long long)history_whole(visit, "visit")),
                arena_format(&with->arena,
                             "%s  %s%s  %s",
                             history_text_of(visit, "at"),
                             letter_of(with, json_get(visit, "grade")),
                             today,
                             history_text_of(visit, "host")));
    print_change(with, json_get(visit, "change"));
}

void
history_print_site(struct history_tool *with, const struct json *item)
{
    const struct json *site = json_get(item, "site");
    const struct json *last = json_get(item, "last");
    const char *count = arena_format(
        &with->arena, "%lld", (long long)history_whole(item, "visits"));
    const char *name = history_text_of(site, "name");

    layout_text(with->tool->out,
                6,
                letter_of(with, json_get(last, "grade")),
                arena_format(&with->arena,
                             "%s%s%s  %s  %s",
                             history_text_of(site, "site"),
                             name[0] == '\0' ? "" : ", ",
                             name,
                             history_text_of(last, "at"),
                             word_with(WORD_VISITS,
                                       with->tool->language,
                                       &with->arena,
                                       (const char *const[]){count, NULL})));
    print_change(with, json_get(item, "change"));
}
