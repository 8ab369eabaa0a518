/* SPDX-License-Identifier: EUPL-1.2 */
#include "store/change.h"

#include "store/brief.h"

#include <string.h>

const char *
cause_name(enum cause cause)
{
    switch (cause) {
    case CAUSE_SITE:
        return "site";
    case CAUSE_DATA:
        return "data";
    case CAUSE_UNSEEN:
        return "unseen";
    case CAUSE_NONE:
        break;
    }
    return "none";
}

struct entry *
entries_add(struct entries *entries, struct arena *arena)
{
    entries->entries = arena_grow(arena,
                                  entries->entries,
                                  entries->count,
                                  &entries->capacity,
                                  sizeof(*entries->entries));
    return &entries->entries[entries->count++];
}

/* ---- the same page, said to be something else ---- */

static void
tell_letter(struct change *change,
            const char *what,
            const char *axis,
            const struct side *side,
            struct grade before,
            struct grade after,
            struct arena *arena)
{
    if (letters_same(&before, &after)) {
        return;
    }
    *entries_add(&change->data, arena) = (struct entry){
        .what = what,
        .axis = axis,
        .before = grade_text(before, arena),
        .after = grade_text(after, arena),
        .visit = side->visit->id,
    };
}

/* A party as it was said to be, if it was. */
static bool
find_said(const struct json *body, const struct party *party, struct brief *out)
{
    for (const struct json *item =
             json_first(json_get(json_get(body, "said"), "parties"));
         item != NULL;
         item = json_next(item)) {
        if (brief_read(item, out) && strcmp(out->texts[0], party->label) == 0 &&
            out->texts[1] != NULL &&
            strcmp(out->texts[1], capacity_name(party->capacity)) == 0) {
            return true;
        }
    }
    return false;
}

static const char *
range_text(const char *best, const char *worst, struct arena *arena)
{
    if (worst == NULL) {
        return "";
    }
    return best == NULL || strcmp(best, worst) == 0
               ? worst
               : arena_format(arena, "%s\u2013%s", best, worst);
}

static bool
differs(const char *a, const char *b)
{
    return strcmp(a == NULL ? "" : a, b == NULL ? "" : b) != 0;
}

static const char *
name_or_null(enum letter letter)
{
    return letter == LETTER_NONE ? NULL : letter_name(letter);
}

/* Companies that were then read as reached by other laws, or weighed
 * otherwise, or that were not known. */
static void
tell_parties(struct change *change,
             const struct side *side,
             struct arena *arena)
{
    const struct dossier *dossier = &side->rating.dossier;

    for (size_t i = 0; i < dossier->nparties; i++) {
        const struct party *party = &dossier->parties[i];
        const char *country =
            party->org == NULL || !country_known(party->org->controlled_from)
                ? NULL
                : party->org->controlled_from.code;
        const char *best = name_or_null(side->letters[i].best);
        const char *worst = name_or_null(side->letters[i].worst);
        struct brief said = {{NULL}};
        bool found = find_said(side->body, party, &said);

        if (found && !differs(said.texts[2], country) &&
            !differs(said.texts[4], best) && !differs(said.texts[5], worst)) {
            continue;
        }
        *entries_add(&change->data, arena) = (struct entry){
            .what = found ? "party-read-otherwise" : "party-recognised",
            .org = party->org == NULL ? NULL : party->label,
            .name = party->called,
            .capacity = capacity_name(party->capacity),
            .country = country,
            .before =
                found ? range_text(said.texts[4], said.texts[5], arena) : NULL,
            .after = range_text(best, worst, arena),
            .visit = side->visit->id,
        };
    }
}

static void
tell_version(struct change *change,
             const char *what,
             const char *before,
             const char *after,
             struct arena *arena)
{
    *entries_add(&change->data, arena) =
        (struct entry){.what = what, .before = before, .after = after};
}

static const char *
reading_of(bool strict)
{
    return strict ? "strict" : "standard";
}

/* One visit: what was said of it then, and what is said of it now. */
static void
tell_side(struct change *change, const struct side *side, struct arena *arena)
{
    const struct kept_letters *said = &side->visit->letters;
    const struct kept_letters own = letters_of(&side->own.judgement);
    const struct kept_letters then = letters_of(&side->rating.judgement);
    size_t before = change->data.count;

    tell_letter(
        change, "letter", NULL, side, said->grades[0], own.grades[0], arena);
    for (int i = 0; i < AXIS_COUNT; i++) {
        tell_letter(change,
                    "letter",
                    axis_name((enum axis)i),
                    side,
                    said->grades[1 + i],
                    own.grades[1 + i],
                    arena);
    }
    if (change->data.count > before) {
        tell_parties(change, side, arena);
    }
    tell_letter(
        change, "day", NULL, side, own.grades[0], then.grades[0], arena);
    if (side->visit->strict != side->rating.page->strict) {
        *entries_add(&change->data, arena) = (struct entry){
            .what = "reading",
            .before = reading_of(side->visit->strict),
            .after = reading_of(side->rating.page->strict),
            .visit = side->visit->id,
        };
    }
}

static void
change_data(struct change *change, struct arena *arena)
{
    const struct kept_versions *a = &change->a.visit->versions;
    const struct kept_versions *b = &change->b.visit->versions;

    tell_side(change, &change->a, arena);
    tell_side(change, &change->b, arena);
    if (strcmp(a->method_digest, b->method_digest) != 0) {
        tell_version(change, "method", a->method, b->method, arena);
    }
    if (strcmp(a->digest, b->digest) != 0) {
        tell_version(change, "data", a->data, b->data, arena);
    }
}

/* ---- which cause to name ---- */

/* Whether an entry is about somebody who holds the worse of two letters. */
static bool
holds(const struct entries *entries, enum letter worst)
{
    for (size_t i = 0; i < entries->count; i++) {
        if (worst != LETTER_NONE && entries->entries[i].worst >= worst) {
            return true;
        }
    }
    return false;
}

static enum cause
main_cause(const struct change *change)
{
    if (change->moved_unseen) {
        return CAUSE_UNSEEN;
    }
    if (change->moved_site) {
        return CAUSE_SITE;
    }
    if (change->moved_data) {
        return CAUSE_DATA;
    }
    return change->site.count > 0     ? CAUSE_SITE
           : change->data.count > 0   ? CAUSE_DATA
           : change->unseen.count > 0 ? CAUSE_UNSEEN
                                      : CAUSE_NONE;
}

static void
weigh(struct change *change)
{
    const struct grade a = change->a.rating.judgement.grade;
    const struct grade b = change->b.rating.judgement.grade;
    enum letter worst = a.worst > b.worst ? a.worst : b.worst;

    if (!letters_same(&a, &b)) {
        change->moved_unseen = holds(&change->unseen, worst);
        change->moved_site =
            !change->moved_unseen && holds(&change->site, worst);
        /* The letter moved and nobody in the lists holds it: then it is not
         * known why, which is no change of the site. */
        if (!change->moved_site && !change->moved_unseen) {
            change->moved_unseen = change->unseen.count > 0;
            change->moved_site =
                !change->moved_unseen && change->site.count > 0;
        }
    }
    change->moved_data =
        !letters_same(&change->a.visit->letters.grades[0], &a) ||
        !letters_same(&change->b.visit->letters.grades[0], &b);
    change->main = main_cause(change);
}

static bool
rate_side(const struct ask *ask,
          const struct visit *visit,
          struct date day,
          struct side *out)
{
    out->visit = visit;
    out->body = body_read(ask->history, visit->id, ask->arena);
    if (!visit_again(ask, out->body, (struct date){0}, &out->own)) {
        return false;
    }
    if (out->own.page->date.ymd == day.ymd) {
        out->rating = out->own;
    } else if (!visit_again(ask, out->body, day, &out->rating)) {
        return false;
    }
    out->letters = rating_party_letters(
        &out->rating.dossier, &out->rating.judgement, ask->arena);
    return true;
}

bool
change_work_out(const struct ask *ask,
                const struct visit *a,
                const struct visit *b,
                struct change *out)
{
    const struct date day = date_parse(b->at);

    *out = (struct change){.same_site = a->site == b->site};
    if (!rate_side(ask, a, day, &out->a) || !rate_side(ask, b, day, &out->b)) {
        return false;
    }
    change_pages(out, ask->arena);
    change_data(out, ask->arena);
    weigh(out);
    return true;
}

enum error
change_write_short(struct ask *ask, const struct visit *visit)
{
    struct json_out *out = ask->out;
    struct visit before;
    struct change change;
    int64_t id;
    enum error error =
        visit_beside(ask->history, visit, false, &id, ask->problem);

    if (error == E_NONE && id != 0) {
        error = visit_load(ask->history, id, ask->arena, &before, ask->problem);
    }
    if (error != E_NONE) {
        return error;
    }
    if (id == 0 || !change_work_out(ask, &before, visit, &change)) {
        json_null(out);
        return E_NONE;
    }
    json_begin_object(out);
    json_put_integer(out, "from", id);
    json_put_integer(out, "to", visit->id);
    json_put_word(out, "main", cause_name(change.main));
    json_put_integer(out, "site", (int64_t)change.site.count);
    json_put_integer(out, "data", (int64_t)change.data.count);
    json_put_integer(out, "unseen", (int64_t)change.unseen.count);
    json_put_boolean(out,
                     "moved",
                     change.moved_site || change.moved_data ||
                         change.moved_unseen);
    json_key(out, "first");
    change_write_first(out, &change);
    json_end_object(out);
    return E_NONE;
}
