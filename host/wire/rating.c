/* SPDX-License-Identifier: EUPL-1.2 */
/* The object itself and its short members; the lists are in rating_party.c and
 * rating_finding.c. */
#include "wire/rating.h"

#include "core/rules.h"
#include "wire/rating_parts.h"

#include <stdio.h>

void
rating_make(const struct sources *sources,
            struct page *page,
            struct arena *arena,
            struct rating *out)
{
    identify_page(sources, page, arena);
    out->page = page;
    dossier_build(page, arena, &out->dossier);
    grade_page(&out->dossier, arena, &out->judgement);
}

/* ---- members that several objects have ---- */

static const char *
letter_or_null(enum letter letter)
{
    return letter == LETTER_NONE ? NULL : letter_name(letter);
}

void
rating_put_letters(struct json_out *out, enum letter best, enum letter worst)
{
    json_put_word(out, "best", letter_or_null(best));
    json_put_word(out, "worst", letter_or_null(worst));
}

void
rating_put_text(struct json_out *out, const char *name, const char *text)
{
    json_put_string(out, name, text[0] == '\0' ? NULL : text);
}

void
rating_put_country(struct json_out *out,
                   const char *name,
                   struct country country)
{
    json_put_word(out, name, country_known(country) ? country.code : NULL);
}

void
rating_put_asn(struct json_out *out, uint32_t asn)
{
    json_key(out, "asn");
    if (asn == 0) {
        json_null(out);
    } else {
        json_integer(out, asn);
    }
}

void
rating_put_more(struct json_out *out, size_t count, size_t most)
{
    if (count > most) {
        json_put_integer(out, "more", (int64_t)(count - most));
    }
}

/* ---- the object ---- */

static void
write_page(struct json_out *out, const struct page *page)
{
    json_begin_object(out);
    json_put_string(out, "host", page->host);
    json_put_string(out, "site", page->site);
    json_put_string(out, "at", page->at);
    json_end_object(out);
}

static void
put_grade(struct json_out *out, struct grade grade)
{
    json_put_word(out, "state", grade_state_name(grade.state));
    rating_put_letters(out, grade.best, grade.worst);
}

void
rating_write_grade(struct json_out *out, const struct judgement *judgement)
{
    json_begin_object(out);
    put_grade(out, judgement->grade);
    json_key(out, "axes");
    json_begin_object(out);
    for (int axis = 0; axis < AXIS_COUNT; axis++) {
        json_key(out, axis_name((enum axis)axis));
        json_begin_object(out);
        put_grade(out, judgement->axes[axis]);
        json_end_object(out);
    }
    json_end_object(out);
    json_end_object(out);
}

void
rating_write_criteria(struct json_out *out, const struct criteria *criteria)
{
    json_begin_object(out);
    json_put_word(out, "prior_consent", light_name(criteria->prior_consent));
    json_put_word(out, "personal_data", light_name(criteria->personal_data));
    json_put_word(
        out, "adequate_countries", light_name(criteria->adequate_countries));
    json_end_object(out);
}

static void
write_completeness(struct json_out *out,
                   const struct completeness *completeness,
                   unsigned notes)
{
    json_begin_object(out);
    json_put_integer(out, "contacts", (int64_t)completeness->contacts);
    json_put_integer(out, "identified", (int64_t)completeness->identified);
    json_put_integer(
        out, "without_address", (int64_t)completeness->without_address);
    json_put_integer(out, "cached", (int64_t)completeness->cached);
    json_put_integer(out, "blocked", (int64_t)completeness->blocked);
    json_put_integer(out, "failed", (int64_t)completeness->failed);
    json_put_integer(out, "parties", (int64_t)completeness->parties);
    json_put_integer(out, "read", (int64_t)completeness->read);
    rating_put_text(out, "confidence", completeness->confidence);
    json_key(out, "notes");
    json_begin_array(out);
    for (unsigned i = 0; i < NOTE_COUNT; i++) {
        if ((notes >> i & 1U) != 0) {
            json_string(out, page_note_name((enum page_note)(1U << i)));
        }
    }
    json_end_array(out);
    json_end_object(out);
}

/* What of the user's own is used: said only where there is any. */
static void
write_own(struct json_out *out, const struct own *own)
{
    bool any = false;

    for (int i = 0; i < OWN_COUNT; i++) {
        if (own_uses(own, (enum own_part)i)) {
            if (!any) {
                json_key(out, "own");
                json_begin_array(out);
            }
            any = true;
            json_string(out, own_name((enum own_part)i));
        }
    }
    if (any) {
        json_end_array(out);
    }
}

void
rating_second_opinion(const struct sources *sources,
                      char out[RATING_SECOND_OPINION])
{
    const char *date =
        sources->second == NULL ? "" : second_date(sources->second);

    out[0] = '\0';
    if (date[0] != '\0') {
        (void)snprintf(out, RATING_SECOND_OPINION, "ipfire %s", date);
    }
}

void
rating_write_versions(struct json_out *out, const struct sources *sources)
{
    char second[RATING_SECOND_OPINION];

    rating_second_opinion(sources, second);
    json_begin_object(out);
    json_put_string(out, "cocarde", COCARDE_VERSION);
    json_put_string(out, "method", METHOD_VERSION);
    json_put_string(out, "method_digest", sources->method);
    json_put_string(out, "data", registry_version(sources->registry));
    json_put_string(out, "digest", sources->digest);
    rating_put_text(out, "second_opinion", second);
    write_own(out, &sources->own);
    json_end_object(out);
}

static void
write_lists(const struct rating_writer *writer)
{
    struct json_out *out = writer->out;
    size_t findings;
    size_t parties;
    size_t unknown;

    json_key(out, "findings");
    findings = rating_write_findings(writer);
    json_key(out, "parties");
    parties = rating_write_parties(writer);
    json_key(out, "unknown");
    unknown = rating_write_unknown(writer);
    json_key(out, "laws");
    rating_write_laws(writer);
    if (findings + parties + unknown > 0) {
        json_key(out, "more");
        json_begin_object(out);
        json_put_integer(out, "findings", (int64_t)findings);
        json_put_integer(out, "parties", (int64_t)parties);
        json_put_integer(out, "unknown", (int64_t)unknown);
        json_end_object(out);
    }
}

static void
write_rating(const struct rating_writer *writer,
             const struct page *page,
             enum rating_detail detail,
             const char *file)
{
    struct json_out *out = writer->out;

    json_begin_object(out);
    json_put_string(out, "schema", "cocarde.rating/1");
    if (file != NULL) {
        json_put_string(out, "file", file);
    }
    json_key(out, "page");
    write_page(out, page);
    json_put_word(out, "reading", page->strict ? "strict" : "standard");
    json_key(out, "grade");
    rating_write_grade(out, writer->judgement);
    if (detail == RATING_FULL) {
        write_lists(writer);
    }
    json_key(out, "lever");
    rating_write_lever(writer);
    if (detail == RATING_FULL) {
        json_key(out, "criteria");
        rating_write_criteria(out, &writer->judgement->criteria);
    }
    json_key(out, "completeness");
    write_completeness(out, &writer->judgement->completeness, page->notes);
    json_key(out, "versions");
    rating_write_versions(out, writer->sources);
    json_end_object(out);
}

void
rating_write(struct json_out *out,
             const struct sources *sources,
             const struct rating *rating,
             enum rating_detail detail,
             enum language language,
             const char *file,
             struct arena *arena)
{
    const struct rating_writer writer = {
        .out = out,
        .sources = sources,
        .dossier = &rating->dossier,
        .judgement = &rating->judgement,
        .language = language,
        .arena = arena,
        .items = RATING_NO_LIMIT,
        .entries = RATING_NO_LIMIT,
    };

    write_rating(&writer, rating->page, detail, file);
}

void
rating_write_within(struct json_out *out,
                    size_t most,
                    const struct sources *sources,
                    const struct rating *rating,
                    enum rating_detail detail,
                    enum language language,
                    struct arena *arena)
{
    /* The last one is some tens of kilobytes at most, whatever the page. */
    static const struct {
        size_t items;
        size_t entries;
    } cuts[] = {
        {RATING_NO_LIMIT, RATING_NO_LIMIT},
        {RATING_NO_LIMIT, 32},
        {RATING_NO_LIMIT, 4},
        {1024, 4},
        {256, 2},
        {64, 1},
        {16, 1},
    };
    const struct json_out before = *out;

    for (size_t i = 0; i < sizeof(cuts) / sizeof(cuts[0]); i++) {
        const struct rating_writer writer = {
            .out = out,
            .sources = sources,
            .dossier = &rating->dossier,
            .judgement = &rating->judgement,
            .language = language,
            .arena = arena,
            .items = cuts[i].items,
            .entries = cuts[i].entries,
        };

        out->len = before.len;
        out->comma = before.comma;
        write_rating(&writer, rating->page, detail, NULL);
        if (out->len - before.len <= most) {
            return;
        }
    }
}

static const char *
effect_name(enum effect effect)
{
    switch (effect) {
    case EFFECT_CAP:
        return "cap";
    case EFFECT_NOTE:
        return "note";
    case EFFECT_RANGE:
        return "range";
    case EFFECT_NOT_RATED:
        break;
    }
    return "not-rated";
}

void
rating_write_rules(struct json_out *out)
{
    char method[RULES_DIGEST_SIZE];

    json_begin_object(out);
    json_put_string(out, "method", METHOD_VERSION);
    json_put_string(out, "method_digest", rules_digest(method));
    json_key(out, "rules");
    json_begin_array(out);
    for (size_t i = 0; i < rules_count(); i++) {
        const struct rule *rule = rules_at(i);

        json_begin_object(out);
        json_put_string(out, "id", rule->id);
        json_put_word(out,
                      "axis",
                      rule->axis == AXIS_NONE ? NULL : axis_name(rule->axis));
        json_put_string(out, "effect", effect_name(rule->effect));
        json_put_string(out, "cap", letter_or_null(rule->cap));
        json_put_string(out, "title", rule->title);
        json_put_string(out, "basis", rule->basis);
        json_put_string(out, "since", rule->since);
        json_end_object(out);
    }
    json_end_array(out);
    json_end_object(out);
}
