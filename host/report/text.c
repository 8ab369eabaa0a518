/* SPDX-License-Identifier: EUPL-1.2 */
#include "report/text.h"

#include "report/layout.h"
#include "report/words.h"

#include <string.h>

const char *
text_letters(const struct text *text, const struct json *grade)
{
    const char *best = text_of(grade, "best");
    const char *worst = text_of(grade, "worst");

    if (best[0] == '\0' && worst[0] == '\0') {
        return "–";
    }
    if (strcmp(best, worst) == 0) {
        return best;
    }
    return arena_format(text->arena, "%s–%s", best, worst);
}

const char *
text_network(const struct text *text, const struct json *object)
{
    double asn = 0;

    return json_number(json_get(object, "asn"), &asn) && asn > 0
               ? arena_format(text->arena, " AS%.0f", asn)
               : "";
}

static const char *
sentence(const struct text *text, const char *prefix, const char *name)
{
    const char *key = arena_format(text->arena, "%s%s", prefix, name);
    const char *found = registry_sentence(text->registry, key, text->language);

    return found == NULL ? key : found;
}

static bool
state_is(const struct json *grade, const char *state)
{
    return strcmp(text_of(grade, "state"), state) == 0;
}

static void
grade(const struct text *text, const struct json *rating)
{
    const struct json *grade = json_get(rating, "grade");
    const char *lead =
        arena_format(text->arena, "  %s", text_letters(text, grade));
    const char *best = text_of(grade, "best");
    const char *worst = text_of(grade, "worst");

    fputc('\n', text->out);
    if (best[0] == '\0') {
        layout_text(text->out, 8, lead, word(WORD_NOT_RATED, text->language));
    } else if (strcmp(best, worst) == 0) {
        layout_text(text->out, 8, lead, sentence(text, "letter.", worst));
    } else {
        layout_text(text->out, 8, lead, word(WORD_RANGE, text->language));
        layout_text(text->out,
                    12,
                    arena_format(text->arena, "        %s", best),
                    sentence(text, "letter.", best));
        layout_text(text->out,
                    12,
                    arena_format(text->arena, "        %s", worst),
                    sentence(text, "letter.", worst));
    }
}

static void
axis(const struct text *text,
     const struct json *rating,
     const char *name,
     enum word label,
     enum word question)
{
    const struct json *axis =
        json_get(json_get(json_get(rating, "grade"), "axes"), name);
    const char *lead = arena_format(
        text->arena,
        "  %s %s",
        layout_padded(text->arena, word(label, text->language), 12),
        text_letters(text, axis));

    layout_text(text->out,
                22,
                lead,
                state_is(axis, "not-assessed")
                    ? word(WORD_NOT_ASSESSED, text->language)
                    : word(question, text->language));
}

static void
unknown(const struct text *text, const struct json *all)
{
    if (json_count(all) == 0) {
        return;
    }
    layout_title(text->out, word(WORD_UNKNOWN_TITLE, text->language));
    for (const struct json *one = json_first(all); one != NULL;
         one = json_next(one)) {
        const char *ip = text_of(one, "ip");

        layout_text(text->out,
                    4,
                    "",
                    arena_format(text->arena,
                                 "%s%s%s%s",
                                 text_of(one, "host"),
                                 ip[0] == '\0' ? "" : " ",
                                 ip,
                                 text_network(text, one)));
    }
}

/* "A, B and C" */
static const char *
names(const struct text *text, const struct json *all)
{
    const char *joined = "";

    for (const struct json *name = json_first(all); name != NULL;
         name = json_next(name)) {
        const char *between =
            json_next(name) == NULL ? word(WORD_AND, text->language) : ", ";

        joined = arena_format(text->arena,
                              "%s%s%s",
                              joined,
                              name == json_first(all) ? "" : between,
                              json_text(name));
    }
    return joined;
}

static void
lever(const struct text *text, const struct json *steps)
{
    if (json_count(steps) == 0) {
        return;
    }
    layout_title(text->out, word(WORD_LEVER, text->language));
    for (const struct json *step = json_first(steps); step != NULL;
         step = json_next(step)) {
        const char *without = names(text, json_get(step, "names"));
        const char *grade = text_of(step, "grade");
        const char *more = "";

        if (json_bool(json_get(step, "change_host"), false)) {
            more = arena_format(
                text->arena, ", %s", word(WORD_CHANGE_HOST, text->language));
        }
        if (json_bool(json_get(step, "own_storage"), false)) {
            more = arena_format(text->arena,
                                "%s (%s)",
                                more,
                                word(WORD_OWN_STORAGE, text->language));
        }
        layout_text(text->out,
                    4,
                    "",
                    arena_format(
                        text->arena,
                        "%s%s%s%s",
                        word_with(step == json_first(steps) ? WORD_WITHOUT
                                                            : WORD_THEN_WITHOUT,
                                  text->language,
                                  text->arena,
                                  (const char *const[]){without, NULL}),
                        more,
                        word(WORD_COLON, text->language),
                        grade[0] == '\0' ? word(WORD_NO_PROMISE, text->language)
                                         : grade));
    }
}

static void
criteria(const struct text *text, const struct json *lights)
{
    static const struct {
        const char *name;
        enum word label;
    } all[] = {
        {"prior_consent", WORD_PRIOR_CONSENT},
        {"personal_data", WORD_PERSONAL_DATA},
        {"adequate_countries", WORD_ADEQUATE_COUNTRIES},
    };

    layout_title(text->out, word(WORD_CRITERIA, text->language));
    for (size_t i = 0; i < sizeof(all) / sizeof(all[0]); i++) {
        layout_text(text->out,
                    4,
                    "",
                    arena_format(text->arena,
                                 "%s%s%s",
                                 word(all[i].label, text->language),
                                 word(WORD_COLON, text->language),
                                 word_for(text_of(lights, all[i].name),
                                          text->language)));
    }
}

static void
completeness(const struct text *text, const struct json *seen)
{
    static const char *const members[] = {"contacts",
                                          "identified",
                                          "without_address",
                                          "cached",
                                          "blocked",
                                          "failed"};
    const char *values[sizeof(members) / sizeof(members[0]) + 1] = {NULL};

    for (size_t i = 0; i < sizeof(members) / sizeof(members[0]); i++) {
        double number = 0;

        json_number(json_get(seen, members[i]), &number);
        values[i] = arena_format(text->arena, "%.0f", number);
    }
    layout_title(text->out, word(WORD_SEEN, text->language));
    layout_text(
        text->out,
        4,
        "",
        word_with(WORD_COMPLETENESS, text->language, text->arena, values));
    for (const struct json *note = json_first(json_get(seen, "notes"));
         note != NULL;
         note = json_next(note)) {
        layout_text(text->out, 4, "", sentence(text, "note.", json_text(note)));
    }
}

static void
versions(const struct text *text, const struct json *versions)
{
    const char *second = text_of(versions, "second_opinion");

    layout_title(text->out, word(WORD_VERSIONS, text->language));
    layout_text(text->out,
                4,
                "",
                arena_format(text->arena,
                             "cocarde %s, METHOD %s, data %s, %s%s%s, %s",
                             text_of(versions, "cocarde"),
                             text_of(versions, "method"),
                             text_of(versions, "data"),
                             word(WORD_SECOND_OPINION, text->language),
                             word(WORD_COLON, text->language),
                             second[0] == '\0' ? word(WORD_NONE, text->language)
                                               : second,
                             text_of(versions, "digest")));
}

void
text_rating(const struct text *text, const struct json *rating)
{
    const struct json *page = json_get(rating, "page");
    const struct json *laws = json_get(rating, "laws");

    layout_edges(text->out, text_of(page, "host"), text_of(page, "at"));
    layout_text(text->out, 0, "", text_of(rating, "file"));
    grade(text, rating);
    fputc('\n', text->out);
    axis(text, rating, "reach", WORD_AXIS_REACH, WORD_ASK_REACH);
    axis(text,
         rating,
         "destination",
         WORD_AXIS_DESTINATION,
         WORD_ASK_DESTINATION);
    axis(text, rating, "consent", WORD_AXIS_CONSENT, WORD_ASK_CONSENT);
    fputc('\n', text->out);
    if (strcmp(text_of(rating, "reading"), "strict") == 0) {
        layout_text(text->out, 2, "", word(WORD_STRICT, text->language));
    }
    layout_text(text->out, 2, "", word(WORD_BELOW_THE_LETTER, text->language));
    text_findings(text, json_get(rating, "findings"));
    if (json_count(json_get(rating, "parties")) > 0) {
        layout_title(text->out, word(WORD_PARTIES, text->language));
    }
    for (const struct json *one = json_first(json_get(rating, "parties"));
         one != NULL;
         one = json_next(one)) {
        /* Known by the name of a cookie only: among the reasons. */
        if (json_count(json_get(one, "contacts")) > 0) {
            text_party(text, one, laws);
        }
    }
    unknown(text, json_get(rating, "unknown"));
    lever(text, json_get(rating, "lever"));
    criteria(text, json_get(rating, "criteria"));
    completeness(text, json_get(rating, "completeness"));
    versions(text, json_get(rating, "versions"));
}
