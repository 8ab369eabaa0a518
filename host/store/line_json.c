/* SPDX-License-Identifier: EUPL-1.2 */
#include "store/brief.h"
#include "store/lines.h"

#include <string.h>

static void
put_versions(struct json_out *out, const struct kept_versions *versions)
{
    json_key(out, "versions");
    json_begin_object(out);
    json_put_string(out, "cocarde", versions->cocarde);
    json_put_string(out, "method", versions->method);
    json_put_string(out, "method_digest", versions->method_digest);
    json_put_string(out, "data", versions->data);
    json_put_string(out, "digest", versions->digest);
    json_put_string(out, "second_opinion", versions->second);
    json_end_object(out);
}

static void
put_kept(struct json_out *out,
         const struct visit *visit,
         const struct kept_site *site,
         const struct json *body)
{
    json_key(out, "kept");
    json_begin_object(out);
    json_put_string(out, "site", site->domain);
    json_put_boolean(out, "followed", site->followed);
    json_put_word(out, "reading", visit->strict ? "strict" : "standard");
    json_key(out, "grade");
    letters_write(out, &visit->letters);
    json_key(out, "counts");
    json_begin_array(out);
    for (size_t i = 0; i < KEPT_COUNTS; i++) {
        json_integer(out, visit->counts[i]);
    }
    json_end_array(out);
    json_put_string(out, "control", visit->control);
    json_put_string(out, "who", visit->who);
    put_versions(out, &visit->versions);
    json_key(out, "said");
    brief_copy_said(out, json_get(body, "said"));
    json_end_object(out);
}

void
line_write_json(struct json_out *out,
                const struct visit *visit,
                const struct kept_site *site,
                const struct json *body,
                struct arena *arena)
{
    const struct page *page = visit_page(body, arena);

    if (page == NULL) {
        return;
    }
    json_begin_object(out);
    json_put_string(out, "schema", "cocarde.page/1");
    brief_write_page(out, page);
    put_kept(out, visit, site, body);
    json_end_object(out);
    out->comma = false; /* the next line begins anew */
}

/* ---- back ---- */

static bool
read_letter(const struct json *object, const char *name, enum letter *out)
{
    const char *text = json_text(json_get(object, name));

    if (text == NULL) {
        *out = LETTER_NONE;
        return true;
    }
    if (strlen(text) != 1 || text[0] < 'A' || text[0] > 'E') {
        return false;
    }
    *out = (enum letter)(LETTER_A + (text[0] - 'A'));
    return true;
}

static bool
read_grade(const struct json *object, struct grade *out)
{
    const char *state = json_text(json_get(object, "state"));

    for (int i = GRADE_NOT_ASSESSED; i <= GRADE_NOT_RATED; i++) {
        if (state != NULL &&
            strcmp(state, grade_state_name((enum grade_state)i)) == 0) {
            out->state = (enum grade_state)i;
            return read_letter(object, "best", &out->best) &&
                   read_letter(object, "worst", &out->worst) &&
                   out->best <= out->worst &&
                   (out->best == LETTER_NONE) == (out->worst == LETTER_NONE);
        }
    }
    return false;
}

static bool
read_letters(const struct json *grade, struct kept_letters *out)
{
    const struct json *axes = json_get(grade, "axes");

    if (!read_grade(grade, &out->grades[0])) {
        return false;
    }
    for (int i = 0; i < AXIS_COUNT; i++) {
        if (!read_grade(json_get(axes, axis_name((enum axis)i)),
                        &out->grades[1 + i])) {
            return false;
        }
    }
    return true;
}

#define MOST_WORD 80 /* bytes of a version, as ours are or shorter */

static const char *
word_of(const struct json *object, const char *name)
{
    const char *text = json_text(json_get(object, name));

    return text == NULL || strlen(text) > MOST_WORD ? "" : text;
}

/* Of the letters and signs that we write, or nothing. */
static const char *
plain_of(const struct json *object, const char *name)
{
    static const char plain[] = "abcdefghijklmnopqrstuvwxyz"
                                "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-.?;:|";
    const char *text = json_text(json_get(object, name));

    return text == NULL || text[strspn(text, plain)] != '\0' ? "" : text;
}

bool
line_read_kept(const struct json *kept, struct visit *visit, bool *followed)
{
    const struct json *versions = json_get(kept, "versions");
    const struct json *count = json_first(json_get(kept, "counts"));
    const char *reading = json_text(json_get(kept, "reading"));
    struct kept_letters letters = {0};

    *followed = json_bool(json_get(kept, "followed"), false);
    if (!read_letters(json_get(kept, "grade"), &letters)) {
        return false;
    }
    visit->letters = letters;
    visit->strict = reading != NULL && strcmp(reading, "strict") == 0;
    for (size_t i = 0; i < KEPT_COUNTS; i++, count = json_next(count)) {
        int64_t value = 0;

        visit->counts[i] =
            json_whole(count, &value) && value >= 0 && value <= UINT32_MAX
                ? (uint32_t)value
                : 0;
    }
    visit->control = plain_of(kept, "control");
    visit->who = plain_of(kept, "who");
    visit->versions = (struct kept_versions){
        .cocarde = word_of(versions, "cocarde"),
        .method = word_of(versions, "method"),
        .method_digest = word_of(versions, "method_digest"),
        .data = word_of(versions, "data"),
        .digest = word_of(versions, "digest"),
        .second = word_of(versions, "second_opinion"),
    };
    return true;
}
